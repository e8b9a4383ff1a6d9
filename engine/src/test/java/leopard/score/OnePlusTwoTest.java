package leopard.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import leopard.model.DataStatus;
import leopard.model.Decimal;
import leopard.scheme.MissingPolicy.TreatedAs;
import org.junit.jupiter.api.Test;

/** Every known figure of the villages and communities, June 2024, from the worked example. */
class OnePlusTwoTest {

    private static final ScoreBoard BOARD = OnePlusTwo.board();

    private static ScoreLine line(String unit, String line) {
        return Given.line(BOARD, unit, line);
    }

    private static void scores(String unit, String... expected) {
        String[] lines = {
            "A1",
            "A2",
            "A3",
            "A4",
            "A5",
            "A6",
            "A7",
            "A8",
            "C1",
            "C2",
            "C3",
            "events.bonus",
            "events.deduct",
            "events",
            "total",
            "year.months",
            "year"
        };
        for (int i = 0; i < lines.length; i++) {
            Points score = line(unit, lines[i]).score();
            assertThat(score == null ? "" : score.toString())
                    .as("%s %s", unit, lines[i])
                    .isEqualTo(expected[i]);
        }
    }

    @Test
    void every_printed_score_of_the_five_units() {
        scores(
                "凌家村", "11.40", "5.65", "10.00", "8.00", "8.00", "2.40", "5.00", "5.40", "55.85", "22.00", "9.00",
                "1.00", "0.00", "1.00", "87.85", "89.64", "90.38");
        scores(
                "邹傅村", "12.00", "6.55", "9.55", "8.00", "7.33", "4.00", "5.00", "4.50", "56.93", "20.00", "19.07",
                "0.00", "0.00", "0.00", "96.00", "92.60", "92.84");
        scores(
                "东岱村", "9.78", "4.80", "9.13", "7.70", "6.00", "2.40", "5.00", "6.00", "50.81", "21.06", "10.00",
                "3.00", "-3.00", "0.00", "81.87", "86.21", "87.23");
        scores(
                "华林社区", "12.00", "8.00", "10.00", "8.00", "8.00", "", "5.00", "5.00", "60.00", "19.80", "22.00", "2.50",
                "0.00", "2.50", "104.30", "95.08", "95.61");
        scores(
                "示例社区", "3.20", "6.04", "8.40", "", "0.00", "0.00", "0.00", "4.00", "24.97", "5.50", "12.00", "0.00",
                "-0.60", "-0.60", "41.87", "63.52", "62.11");
    }

    private static void steps(String unit, String line, String expected) {
        Map<String, String> printed = new LinkedHashMap<>();
        for (String cell : Explanation.steps(line(unit, line)).split(";")) {
            String[] parts = cell.split("=", 2);
            printed.put(parts[0], parts[1]);
        }
        for (String cell : expected.split(";")) {
            String[] parts = cell.split("=", 2);
            assertThat(printed).as("%s %s", unit, line).containsKey(parts[0]);
            String value = printed.getOrDefault(parts[0], "");
            Decimal number = Decimal.parse(parts[1]);
            if (number == null) {
                assertThat(value).as("%s %s %s", unit, line, parts[0]).isEqualTo(parts[1]);
            } else {
                assertThat(Decimal.of(value))
                        .as("%s %s %s", unit, line, parts[0])
                        .isEqualByComparingTo(number);
            }
        }
    }

    @Test
    void the_figures_on_the_way_to_the_lines_of_dongdai() {
        steps("东岱村", "A1", "rate=0.9038;factor=0.81520;unrounded=9.78240");
        steps("东岱村", "A2", "min=71.2;max=83.6;position=0.0000;factor=0.6000;unrounded=4.8000");
        steps("东岱村", "A3", "shortfall_pp=1.75;deduction=0.875;unrounded=9.125");
        steps("东岱村", "A4", "rate=0.9630;factor=0.9630;unrounded=7.7040");
        steps("东岱村", "A5", "annual_target=24;schedule=0.5;ratio=0.7500;factor=0.7500;unrounded=6.0000");
        steps("东岱村", "A6", "factor=0.6;unrounded=2.4");
        steps("东岱村", "A7", "factor=1;unrounded=5");
        steps("东岱村", "A8", "difference=6;adjust=1;unrounded=6");
        steps("东岱村", "C1", "sum_lines=50.81;applicable_weight=60;reweight_factor=60/60;component=50.81");
        steps(
                "东岱村",
                "C2",
                "due_weight=70;credit=67.0;ratio=0.9571;ratio_capped=0.9571;difficulty=1.1;"
                        + "before_cap=21.05620;cap=22.0;m1.factor=1;m2.factor=0.9;m3.factor=0;m2.counts=true;m3.counts=false");
        steps("东岱村", "events", "bonus=3.00;deduct=3.00;net=0.00");
        steps("东岱村", "events.bonus", "matter.m1=3.0");
    }

    @Test
    void two_roundings_of_the_ratio_of_a5_would_give_another_digit() {
        steps("邹傅村", "A5", "ratio=0.9167;unrounded=7.3336");
    }

    @Test
    void a_task_has_two_caps_one_before_and_one_after_the_difficulty() {
        steps("华林社区", "C2", "ratio=1.2500;ratio_capped=1.1;difficulty=0.9;before_cap=19.80");
        steps("华林社区", "C3", "ratio=1.0500;ratio_capped=1.0500;before_cap=23.10;cap=22");
        steps("凌家村", "C2", "ratio=1.0000;difficulty=1.2;before_cap=24.00000");
    }

    @Test
    void full_marks_of_what_does_not_apply_are_moved_inside_the_component() {
        steps("华林社区", "C1", "sum_lines=56.00;applicable_weight=56;reweight_factor=60/56;component=60.00");
        steps("示例社区", "C1", "sum_lines=21.64;applicable_weight=52;reweight_factor=60/52;component=24.97");
        assertThat(line("华林社区", "C1.adj").score()).isEqualTo(Points.of("4.00"));
        assertThat(line("示例社区", "C1.adj").score()).isEqualTo(Points.of("3.33"));
        assertThat(Given.sheet(BOARD, "东岱村").line("C1.adj")).isNull();
    }

    @Test
    void absence_is_said_and_how_it_counts() {
        assertThat(line("华林社区", "A6").status()).isEqualTo(DataStatus.NOT_APPLICABLE);
        assertThat(line("华林社区", "A6").treatedAs()).isEqualTo(TreatedAs.REWEIGHT);
        assertThat(line("示例社区", "A4").status()).isEqualTo(DataStatus.ZERO_DENOMINATOR);
        assertThat(line("示例社区", "A5").status()).isEqualTo(DataStatus.MISSING);
        assertThat(line("示例社区", "A5").treatedAs()).isEqualTo(TreatedAs.ZERO);
        assertThat(line("示例社区", "C3").status()).isEqualTo(DataStatus.PENDING);
        assertThat(line("示例社区", "total").status()).isEqualTo(DataStatus.OK);
    }

    @Test
    void a_line_may_exceed_its_full_marks_and_then_misses_nothing() {
        assertThat(line("东岱村", "A8").missing()).isEqualTo(Points.of("0.00"));
        assertThat(line("东岱村", "A1").missing()).isEqualTo(Points.of("2.22"));
        assertThat(line("华林社区", "total").missing()).isEqualTo(Points.of("0.00"));
    }

    @Test
    void what_waits_for_verification_counts_in_the_provisional_score() {
        Given given = OnePlusTwo.given();
        given.pendingCounts = true;
        ScoreBoard provisional = given.board();
        assertThat(Given.line(provisional, "示例社区", "C3").score()).isEqualTo(Points.of("22.00"));
        assertThat(Given.line(provisional, "示例社区", "total").score()).isEqualTo(Points.of("51.87"));
        assertThat(Given.line(provisional, "东岱村", "total").score()).isEqualTo(Points.of("81.87"));
    }

    @Test
    void every_sheet_adds_up_and_its_arithmetic_is_right() {
        for (int i = 0; i < BOARD.units().size(); i++) {
            assertThat(PrintedArithmetic.check(BOARD.sheet(i))).isPositive();
        }
    }

    @Test
    void a_changed_figure_shows_in_exactly_the_lines_that_it_moves() {
        ScoreSheet before = Given.sheet(OnePlusTwo.given().board(), "东岱村");
        Given given = OnePlusTwo.given();
        given.readings.removeIf(r -> r.unit().equals("东岱村") && r.indicator().equals("A3"));
        given.reading("东岱村", "A3", "96.25");
        ScoreSheet after = Given.sheet(given.board(), "东岱村");
        assertThat(ScoreSheetDiff.between(before, after))
                .extracting(ScoreSheetDiff.Change::line)
                .containsExactly("total", "C1", "A3");
        assertThat(ScoreSheetDiff.between(before, after).get(2).points()).isEqualByComparingTo(Decimal.of("0.5"));
        assertThat(ScoreSheetDiff.between(after, after)).isEmpty();
    }
}
