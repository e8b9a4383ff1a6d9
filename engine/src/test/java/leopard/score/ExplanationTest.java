package leopard.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import leopard.model.Lang;
import leopard.model.Text;
import org.junit.jupiter.api.Test;

class ExplanationTest {

    private static final ScoreBoard BOARD = OnePlusTwo.board();

    private static String text(String unit, Lang lang) throws IOException {
        StringBuilder text = new StringBuilder();
        Explanation.write(Given.sheet(BOARD, unit), List.of(Text.of("第 4 名", "rank 4")), lang, text);
        return text.toString();
    }

    private static String formula(String unit, String line) {
        return Explanation.formula(Given.line(BOARD, unit, line), Lang.ZH);
    }

    private static String steps(String unit, String line) {
        return Explanation.steps(Given.line(BOARD, unit, line));
    }

    @Test
    void everything_that_the_sheets_of_the_worked_example_print_can_be_worked_out_again() {
        for (int i = 0; i < BOARD.units().size(); i++) {
            assertThat(PrintedArithmetic.check(BOARD.sheet(i))).isGreaterThan(80);
        }
    }

    @Test
    void a_formula_has_the_numbers_put_in_and_shows_the_rounding() {
        assertThat(formula("东岱村", "A1")).isEqualTo("12 × 0.8152 = 9.7824 → 9.78");
        assertThat(formula("东岱村", "A3")).isEqualTo("10 − 0.875 = 9.125 → 9.13");
        assertThat(formula("东岱村", "C2")).isEqualTo("20 × 0.9571 × 1.1 = 21.0562 → 21.06");
        assertThat(formula("凌家村", "C2")).isEqualTo("min(24, 22) = 22.00");
        assertThat(formula("示例社区", "C1")).isEqualTo("21.64 × 60 ÷ 52 = 24.9692… → 24.97");
        assertThat(formula("示例社区", "total")).isEqualTo("24.97 + 5.50 + 12.00 − 0.60 = 41.87");
        assertThat(formula("示例社区", "C1.adj")).isEqualTo("24.97 − 21.64 = 3.33");
        assertThat(formula("东岱村", "events.d2")).isEqualTo("−1.0 × 2 = −2.00");
    }

    @Test
    void a_line_without_arithmetic_has_no_formula() {
        assertThat(formula("示例社区", "A5")).isEmpty();
        assertThat(formula("华林社区", "A6")).isEmpty();
    }

    @Test
    void steps_carry_every_figure_by_its_name() {
        assertThat(steps("东岱村", "A1")).isEqualTo("rate=0.9038;factor=0.8152;unrounded=9.7824");
        assertThat(steps("邹傅村", "C3"))
                .isEqualTo("actual=52;annual_target=120;schedule=0.5;ratio=0.8667;ratio_capped=0.8667;"
                        + "difficulty=1.1;before_cap=19.0674;cap=22;unrounded=19.0674");
        assertThat(steps("华林社区", "C1"))
                .isEqualTo("sum_lines=56;applicable_weight=56;reweight_factor=60/56;component=60.00");
    }

    @Test
    void a_missing_figure_is_said_to_count_as_zero() throws IOException {
        assertThat(text("示例社区", Lang.ZH)).contains("缺报: 计零分").contains("分母为零: 权重转移");
        assertThat(text("示例社区", Lang.EN)).contains("missing: zero").contains("zero denominator: re-weighted");
    }

    @Test
    void milestones_are_a_list_with_their_dates_and_factors() throws IOException {
        assertThat(text("东岱村", Lang.ZH))
                .contains("阵地建设完成                   30  2024-05    2024-06    是       1 − 0.1 × 1 = 0.9")
                .contains("省级验收                       30  2024-09    —          —        — (未到期)");
        assertThat(text("示例社区", Lang.ZH)).contains("2024-05    2024-05    否       0 (待核验)");
    }

    @Test
    void an_event_says_why_it_counts_or_does_not() throws IOException {
        assertThat(text("东岱村", Lang.ZH))
                .contains("2024-02-05 · 级别 市级 · 事项 m1 · 市司〔2024〕9号 ·\n            同一事项已按更高一项计分,本项不计(e1)\n")
                .contains("2024-03-22 · 级别 省级 · 事项 m1 · 浙司〔2024〕31号 · 计入\n")
                .contains("· 年内再次发生,加倍\n          −1.0 × 2 = −2.00\n");
    }

    @Test
    void no_row_is_wider_than_a_hundred_columns() throws IOException {
        for (int i = 0; i < BOARD.units().size(); i++) {
            for (Lang lang : Lang.values()) {
                assertThat(text(BOARD.units().get(i).id(), lang).lines()).allMatch(row -> CellWidth.of(row) <= 100);
            }
        }
    }

    @Test
    void standings_come_first_and_the_kind_of_rounding_last() throws IOException {
        assertThat(text("东岱村", Lang.ZH))
                .startsWith("得分单  东岱村 (村)  2024年6月\n第 4 名\n")
                .endsWith("→ 为取整:四舍五入; 括号内的得分供计算,不计入合计\n");
    }
}
