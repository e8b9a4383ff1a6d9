package leopard.rules.curves;

import static leopard.rules.curves.GivenCriterion.given;
import static leopard.rules.curves.GivenCriterion.ofRatio;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** R09 ratio to the best, R10 relative to the mean. */
final class BestAndMeanTest {

    @Test
    void the_first_gets_6_points_and_the_others_in_proportion() {
        var month = given("points: 6, ratio_to_best: {over: all_units}")
                .x("a", "80")
                .x("b", "60")
                .x("c", "20")
                .june();
        assertThat(month.of("a", "b", "c")).containsExactly("6.00", "4.50", "1.50");
        assertThat(month.formula("b")).isEqualTo("6 × 0.75 = 4.50");
        assertThat(month.note("b")).isEqualTo("best: a");
        assertThat(month.steps("b")).isEqualTo("best=80;ratio=0.7500;ratio_capped=0.75;unrounded=4.5");
    }

    @Test
    void where_low_is_better_the_best_is_divided_by_the_figure() {
        var month = given("points: 6, ratio_to_best: {over: all_units, better: low}")
                .x("a", "2")
                .x("b", "3")
                .june();
        assertThat(month.of("a", "b")).containsExactly("6.00", "4.00");
    }

    @Test
    void a_negative_figure_is_drawn_up_to_the_floor() {
        var month = given("points: 6, ratio_to_best: {over: all_units}")
                .x("a", "10")
                .x("b", "-5")
                .june();
        assertThat(month.of("b")).isEqualTo("0.00");
        assertThat(given("points: 6, ratio_to_best: {over: all_units, floor: none}")
                        .x("a", "10")
                        .x("b", "-5")
                        .june()
                        .of("b"))
                .isEqualTo("-3.00");
        assertThat(given("points: 6, ratio_to_best: {over: all_units, floor: 0.3}")
                        .x("a", "10")
                        .x("b", "1")
                        .june()
                        .of("b"))
                .isEqualTo("1.80");
    }

    @Test
    void a_best_that_is_not_above_zero_leaves_the_share_undefined() {
        var month = given("points: 6, ratio_to_best: {over: all_units}")
                .x("a", "0")
                .x("b", "-5")
                .june();
        assertThat(month.of("a", "b")).containsExactly("NOT_APPLICABLE", "NOT_APPLICABLE");
        assertThat(month.note("a")).isEqualTo("the best figure, 0, is not above 0: no share of it");
        assertThat(given("points: 6, ratio_to_best: {over: all_units, better: low, undefined: MISSING}")
                        .x("a", "0")
                        .x("b", "5")
                        .june()
                        .of("b"))
                .isEqualTo("MISSING");
    }

    @Test
    void a_guest_beyond_the_best_is_capped_unless_that_is_lifted() {
        assertThat(given("points: 6, ratio_to_best: {over: rankable_units}")
                        .x("a", "10")
                        .guest("z", "15")
                        .june()
                        .of("z"))
                .isEqualTo("6.00");
        assertThat(given("points: 6, ratio_to_best: {over: rankable_units, cap: none}")
                        .x("a", "10")
                        .guest("z", "15")
                        .june()
                        .of("z"))
                .isEqualTo("9.00");
    }

    @Test
    void each_group_has_its_own_best() {
        var month = given("points: 6, ratio_to_best: {over: all_units, within: group}")
                .in("甲", "a", "10")
                .in("甲", "b", "5")
                .in("乙", "c", "4")
                .june();
        assertThat(month.of("a", "b", "c")).containsExactly("6.00", "3.00", "6.00");
    }

    @Test
    void the_best_of_an_earlier_period_is_named_with_its_period() {
        var month = given("points: 6, ratio_to_best: {over: all_units, periods: [2024-01]}")
                .x("a", "2024-01", "40")
                .x("b", "2024-01", "20")
                .x("a", "30")
                .x("b", "50")
                .june();
        assertThat(month.of("a", "b")).containsExactly("4.50", "6.00");
        assertThat(month.note("a")).isEqualTo("best: a (2024-01)");
    }

    @Test
    void a_half_point_for_each_year_above_the_mean_age_is_taken() {
        var month = given(
                        "points: 10, relative_to_mean: {over: all_units, start: points, above: -0.5, steps: pro_rata, min: 0}")
                .x("a", "46")
                .x("b", "40")
                .x("c", "37")
                .june();
        assertThat(month.of("a", "b", "c")).containsExactly("7.50", "10.00", "10.00");
        assertThat(month.steps("a")).startsWith("mean=41;difference=5;");
    }

    @Test
    void growth_above_the_mean_of_the_city_is_worth_one_point_however_far_above() {
        var month = given("relative_to_mean: {over: all_units, start: 0, above: 1, steps: fixed, min: 0}")
                .x("a", "9")
                .x("b", "6")
                .x("c", "3")
                .june();
        assertThat(month.of("a", "b", "c")).containsExactly("1.00", "0.00", "0.00");
    }

    @Test
    void the_mean_takes_the_unit_itself_in_unless_it_is_left_out() {
        String kind =
                "relative_to_mean: {over: all_units, itself: %s, start: 0, above: 1, below: -1, steps: pro_rata, min: none}";
        assertThat(given(kind.formatted("included"))
                        .x("a", "9")
                        .x("b", "6")
                        .x("c", "3")
                        .june()
                        .of("a", "b", "c"))
                .containsExactly("3.00", "0.00", "-3.00");
        var month = given(kind.formatted("left_out"))
                .x("a", "9")
                .x("b", "6")
                .x("c", "3")
                .june();
        assertThat(month.of("a", "b", "c")).containsExactly("4.50", "0.00", "-4.50");
        assertThat(month.note("a")).isEqualTo("of 2 units, without the unit itself");
    }

    @Test
    void a_unit_alone_has_no_others_to_compare_with() {
        assertThat(given(
                                "relative_to_mean: {over: all_units, itself: left_out, start: 0, above: 1, steps: pro_rata, min: none}")
                        .x("a", "9")
                        .june()
                        .of("a"))
                .isEqualTo("NOT_APPLICABLE");
    }

    @Test
    void who_has_no_figure_is_not_in_the_mean() {
        assertThat(given("relative_to_mean: {over: all_units, start: 0, above: 1, steps: pro_rata, min: none}")
                        .x("a", "9")
                        .x("b", "3")
                        .unit("c")
                        .june()
                        .of("a", "c"))
                .containsExactly("3.00", "MISSING");
    }

    @Test
    void an_indicator_weighs_the_mean() {
        var month = given(
                        "relative_to_mean: {over: all_units, weights: Y, start: 0, above: 1, below: -1, steps: pro_rata, min: none}")
                .x("a", "10")
                .y("a", "1")
                .x("b", "4")
                .y("b", "2")
                .x("c", "100")
                .y("c", "0")
                .june();
        assertThat(month.of("a", "b", "c")).containsExactly("4.00", "-2.00", "94.00");
    }

    @Test
    void a_third_stays_exact_unless_the_mean_is_rounded_first() {
        String kind =
                "relative_to_mean: {over: all_units,%s start: 0, above: 100, below: -100, steps: pro_rata, min: none}";
        assertThat(given(kind.formatted(""))
                        .x("a", "2")
                        .x("b", "1")
                        .x("c", "1")
                        .june()
                        .of("a", "b"))
                .containsExactly("66.67", "-33.33");
        assertThat(given(kind.formatted(" decimals: 1,"))
                        .x("a", "2")
                        .x("b", "1")
                        .x("c", "1")
                        .june()
                        .of("a", "b"))
                .containsExactly("70.00", "-30.00");
    }

    @Test
    void the_median_of_an_even_number_lies_between_the_two_in_the_middle() {
        var month = given(
                        "relative_to_mean: {over: all_units, centre: median, start: 0, above: 1, below: -1, steps: pro_rata, min: none}")
                .x("a", "1")
                .x("b", "2")
                .x("c", "5")
                .x("d", "100")
                .june();
        assertThat(month.of("a", "d")).containsExactly("-2.50", "96.50");
    }

    @Test
    void whole_units_of_five_above_the_mean_count_and_parts_of_them_do_not() {
        var month = given(
                        "relative_to_mean: {over: all_units, start: 0, unit: 5, above: 1, below: -1, steps: whole, min: none}")
                .x("a", "20.0")
                .x("b", "9.9")
                .x("c", "0.1")
                .june();
        assertThat(month.of("a", "b", "c")).containsExactly("2.00", "0.00", "-1.00");
    }

    @Test
    void any_kind_may_judge_the_difference_to_the_mean() {
        var month = ofRatio(
                        "points: 4, relative_to_mean: {over: all_units, in: percent, tier: {from: [[10, 1], [0, 0.5]], bound: inclusive, rest: 0}}")
                .ratio("a", "9", "10")
                .ratio("b", "7", "10")
                .ratio("c", "8", "10")
                .june();
        assertThat(month.of("a", "b", "c")).containsExactly("4.00", "0.00", "2.00");
    }
}
