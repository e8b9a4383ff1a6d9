package leopard.intake;

import static leopard.intake.Scene.checking;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import leopard.model.Indicator.Kind;
import leopard.model.Indicator.LinkKind;
import leopard.model.Lang;
import leopard.model.Vintage;
import leopard.scheme.CheckRule;
import org.junit.jupiter.api.Test;

class FigureChecksTest {

    private static Scene rate(String printed, String numerator, String denominator) {
        return checking(CheckRule.Kind.RATIO_VS_PARTS).ratio("R").parts("R", printed, numerator, denominator);
    }

    @Test
    void a_printed_rate_that_is_not_its_parts_is_found_with_the_denominator_that_fits() {
        Scene scene = rate("83", "5", "10");
        assertThat(scene.only().severity()).isEqualTo(CheckRule.Severity.ERROR);
        assertThat(scene.said())
                .contains("5/10 = 50.00%, outside [82.5000, 83.5000]")
                .contains("with the denominator 6 it would match (5/6 = 83.33%)");
        assertThat(scene.only().message().in(Lang.ZH)).contains("5/10 = 50.00%").contains("分母若为 6 则相符");
    }

    @Test
    void no_denominator_is_guessed_where_several_or_none_would_fit() {
        assertThat(rate("83", "500", "1000").said()).doesNotContain("with the denominator");
        assertThat(rate("83", "1", "10").said()).doesNotContain("with the denominator");
        assertThat(rate("83", "5.5", "10").said()).doesNotContain("with the denominator");
        assertThat(rate("83", "0", "10").said()).doesNotContain("with the denominator");
    }

    @Test
    void a_rate_rounded_to_its_digits_matches() {
        assertThat(rate("92", "311", "338").checks()).isEmpty();
        assertThat(rate("92.01", "311", "338").checks()).isEmpty();
        assertThat(rate("92.00", "311", "338").checks()).containsExactly("ratio_vs_parts");
    }

    @Test
    void half_a_unit_of_the_last_digit_still_matches() {
        assertThat(rate("12", "1", "8").checks()).isEmpty(); // 12.5
        assertThat(rate("13", "1", "8").checks()).isEmpty();
        assertThat(rate("12", "12501", "100000").checks()).containsExactly("ratio_vs_parts");
    }

    @Test
    void a_declared_tolerance_is_added_and_its_edge_passes() {
        assertThat(checking(CheckRule.Kind.RATIO_VS_PARTS, "tolerance", "1")
                        .ratio("R")
                        .parts("R", "12.0", "1305", "10000")
                        .checks())
                .isEmpty();
        assertThat(checking(CheckRule.Kind.RATIO_VS_PARTS, "tolerance", "1")
                        .ratio("R")
                        .parts("R", "12.0", "13051", "100000")
                        .checks())
                .containsExactly("ratio_vs_parts");
    }

    @Test
    void what_cannot_be_divided_or_is_not_printed_or_is_approximate_is_passed_over() {
        assertThat(rate("83", "0", "0").checks()).isEmpty();
        assertThat(checking(CheckRule.Kind.RATIO_VS_PARTS)
                        .ratio("R")
                        .parts("R", null, "5", "10")
                        .checks())
                .isEmpty();
        assertThat(checking(CheckRule.Kind.RATIO_VS_PARTS)
                        .ratio("R")
                        .reading("甲", "R", "2024-Q2", "83", "5", "10", Vintage.FINAL, true, null)
                        .checks())
                .isEmpty();
    }

    @Test
    void only_the_figure_that_counts_is_looked_at() {
        assertThat(checking(CheckRule.Kind.RATIO_VS_PARTS)
                        .ratio("R")
                        .reading("甲", "R", "2024-Q2", "83", "5", "10", Vintage.ESTIMATE, false, null)
                        .parts("R", "50", "5", "10")
                        .checks())
                .isEmpty();
    }

    private static Scene ranked(String rank, String progress) {
        return checking(CheckRule.Kind.RANK_VS_SCHEDULE)
                .economy()
                .linked("K", "位", Kind.RANK, LinkKind.RANK_OF, "V")
                .settled("K", rank)
                .settled("P", progress);
    }

    @Test
    void a_first_place_far_behind_the_schedule_is_found() {
        Scene scene = ranked("1", "9.2");
        assertThat(scene.only().indicator()).isEqualTo("V");
        assertThat(scene.said()).contains("ranked 1").contains("9.2 − 50 = -40.8");
    }

    @Test
    void thirty_points_behind_is_not_yet_far_and_fourth_is_not_ahead() {
        assertThat(ranked("1", "20").checks()).isEmpty();
        assertThat(ranked("1", "19.9").checks()).containsExactly("rank_vs_schedule");
        assertThat(ranked("3", "19.9").checks()).containsExactly("rank_vs_schedule");
        assertThat(ranked("4", "19.9").checks()).isEmpty();
        assertThat(ranked("1", "54.1").checks()).isEmpty();
    }

    @Test
    void a_rank_may_be_that_of_the_progress_itself() {
        assertThat(checking(CheckRule.Kind.RANK_VS_SCHEDULE)
                        .economy()
                        .linked("K", "位", Kind.RANK, LinkKind.RANK_OF, "P")
                        .settled("K", "1")
                        .settled("P", "10")
                        .only()
                        .indicator())
                .isEqualTo("P");
    }

    @Test
    void a_rank_without_progress_says_nothing_about_the_schedule() {
        assertThat(checking(CheckRule.Kind.RANK_VS_SCHEDULE)
                        .economy()
                        .linked("K", "位", Kind.RANK, LinkKind.RANK_OF, "V")
                        .settled("K", "1")
                        .checks())
                .isEmpty();
    }

    private static Scene hoardings(String value, String measure) {
        return checking(CheckRule.Kind.UNIT_SUSPECT, "expected", List.of("围挡=米", "围挡=延米"))
                .titled("U1", "新增绿化", "平方米", Kind.COUNT)
                .titled("U2", "墙体出新", "平方米", Kind.COUNT)
                .titled("U3", "新建围挡", measure, Kind.COUNT)
                .settled("U1", "1610")
                .settled("U2", "1150")
                .settled("U3", value);
    }

    @Test
    void a_measure_that_such_things_do_not_have_is_suspect() {
        assertThat(hoardings("373.2", "平方米").said())
                .contains("usually measured in 米/延米")
                .contains("the only one of those in 平方米 with decimals");
        assertThat(hoardings("373", "平方米").said()).doesNotContain("with decimals");
        assertThat(hoardings("373.2", "米").checks()).isEmpty();
        assertThat(hoardings("373.2", "延米").checks()).isEmpty();
    }

    @Test
    void the_measure_of_the_row_comes_first() {
        assertThat(hoardings("373.2", "平方米").details(null, "米", "").checks()).isEmpty();
    }

    @Test
    void whole_things_are_not_counted_in_fractions() {
        Scene scene = checking(CheckRule.Kind.UNIT_SUSPECT).indicator("N", "个", Kind.COUNT);
        assertThat(scene.settled("N", "3.5").said()).contains("no whole number");
        assertThat(checking(CheckRule.Kind.UNIT_SUSPECT)
                        .indicator("N", "个", Kind.COUNT)
                        .settled("N", "3.0")
                        .checks())
                .isEmpty();
        assertThat(checking(CheckRule.Kind.UNIT_SUSPECT)
                        .indicator("N", "亿元", Kind.FLOW)
                        .settled("N", "3.5")
                        .checks())
                .isEmpty();
    }
}
