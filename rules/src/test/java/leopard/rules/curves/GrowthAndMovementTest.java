package leopard.rules.curves;

import static leopard.rules.curves.GivenCriterion.given;
import static leopard.rules.curves.GivenCriterion.ofRatio;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** R12 growth, R15 movement of ranks, R11 static and dynamic. */
final class GrowthAndMovementTest {

    /** 80 % of the points where it stays flat, one point more for each 5 %, half of the points more at most. */
    private static final String FLAT_IS_80 =
            "points: 10, growth: {base: year_ago, %sper_unit: {in: percent, start: {share: 0.8}, at: 0, unit: 5, above: 1, max_above: 5, steps: whole, min: 0}}";

    @Test
    void flat_is_80_percent_of_the_points_and_each_5_percent_more_is_a_point_up_to_half_of_them() {
        var month = given(FLAT_IS_80.formatted(""))
                .x("a", "2023-06", "100")
                .x("a", "100")
                .x("b", "2023-06", "100")
                .x("b", "112")
                .x("c", "2023-06", "100")
                .x("c", "180")
                .x("d", "2023-06", "100")
                .x("d", "90")
                .june();
        assertThat(month.of("a", "b", "c", "d")).containsExactly("8.00", "10.00", "13.00", "8.00");
        assertThat(month.steps("b")).startsWith("base=100;growth=0.1200;surplus_pp=2;");
        assertThat(month.note("b")).isEqualTo("base period 2023-06");
    }

    @Test
    void negative_growth_counts_as_declared_whatever_the_curve_says() {
        var month = given(FLAT_IS_80.formatted("below_zero: 0, "))
                .x("a", "2023-06", "100")
                .x("a", "99")
                .x("b", "2023-06", "100")
                .x("b", "100")
                .june();
        assertThat(month.of("a", "b")).containsExactly("0.00", "8.00");
        assertThat(month.note("a")).endsWith("negative, counts as 0");
    }

    @Test
    void negative_growth_may_be_deducted_by_the_curve() {
        assertThat(given(
                                "growth: {base: previous, per_unit: {in: percent, start: 0, at: 0, above: 0.1, below: -0.2, steps: pro_rata, min: -5}}")
                        .x("a", "2024-05", "100")
                        .x("a", "90")
                        .x("b", "2024-05", "100")
                        .x("b", "30")
                        .june()
                        .of("a", "b"))
                .containsExactly("-2.00", "-5.00");
    }

    @Test
    void there_is_no_growth_on_a_base_of_zero() {
        String kind = "growth: {base: previous,%s value: {in: percent, factor: 1}}";
        var month = given(kind.formatted("")).x("a", "2024-05", "0").x("a", "9").june();
        assertThat(month.of("a")).isEqualTo("NOT_APPLICABLE");
        assertThat(month.note("a")).isEqualTo("the base is zero: there is no growth");
        assertThat(given(kind.formatted(" base_zero: MISSING,"))
                        .x("a", "2024-05", "0")
                        .x("a", "9")
                        .june()
                        .of("a"))
                .isEqualTo("MISSING");
    }

    @Test
    void an_increment_needs_no_division_so_that_a_base_of_zero_does() {
        assertThat(given("growth: {base: previous, as: increment, value: {factor: 1}}")
                        .x("a", "2024-05", "0")
                        .x("a", "9")
                        .x("b", "2024-05", "-2")
                        .x("b", "1")
                        .june()
                        .of("a", "b"))
                .containsExactly("9.00", "3.00");
    }

    @Test
    void a_negative_base_divides_by_its_size_unless_it_is_refused() {
        String kind = "growth: {base: previous,%s value: {in: percent, factor: 1}}";
        assertThat(given(kind.formatted(""))
                        .x("a", "2024-05", "-10")
                        .x("a", "-5")
                        .june()
                        .of("a"))
                .isEqualTo("50.00");
        var month = given(kind.formatted(" base_negative: NOT_APPLICABLE,"))
                .x("a", "2024-05", "-10")
                .x("a", "-5")
                .june();
        assertThat(month.of("a")).isEqualTo("NOT_APPLICABLE");
        assertThat(month.note("a")).isEqualTo("the base is negative: growth is not taken");
    }

    @Test
    void a_unit_without_a_base_has_the_status_that_is_declared() {
        var month = given("growth: {base: previous, value: {factor: 1}}")
                .x("a", "9")
                .x("b", "2024-05", "1")
                .x("b", "1")
                .june();
        assertThat(month.of("a", "b")).containsExactly("NOT_APPLICABLE", "0.00");
        assertThat(month.note("a")).isEqualTo("there is no base (base period 2024-05)");
        assertThat(given("growth: {base: previous, no_base: MISSING, value: {factor: 1}}")
                        .x("a", "9")
                        .june()
                        .of("a"))
                .isEqualTo("MISSING");
    }

    @Test
    void the_base_may_stand_beside_the_figure_or_be_a_formula() {
        assertThat(given("growth: {base: reported, value: {in: percent, factor: 1}}")
                        .base("a", "12", "10")
                        .base("b", "12", "")
                        .june()
                        .of("a", "b"))
                .containsExactly("20.00", "NOT_APPLICABLE");
        assertThat(given("growth: {base: Y * k, value: {in: percent, factor: 1}}")
                        .x("a", "12")
                        .y("a", "5")
                        .x("b", "12")
                        .june()
                        .of("a", "b"))
                .containsExactly("20.00", "MISSING");
    }

    @Test
    void the_growth_of_a_rate_is_taken_from_the_rounded_rates_or_in_percentage_points() {
        var month = ofRatio("growth: {in: percent, base: Y, as: increment, value: {factor: 1}}")
                .ratio("a", "2", "3")
                .y("a", "60")
                .june();
        assertThat(month.of("a")).isEqualTo("6.67");
    }

    @Test
    void growth_is_rounded_before_the_curve_meets_it() {
        var month = given(
                        "points: 10, growth: {base: previous, tier: {in: percent, from: [[33.33, 1]], bound: inclusive, rest: 0}}")
                .x("a", "2024-05", "3")
                .x("a", "4")
                .june();
        assertThat(month.of("a")).isEqualTo("10.00");
    }

    @Test
    void five_places_down_cost_one_point_ten_down_two_and_five_up_earn_half_a_point() {
        var month = given(
                "rank_movement: {over: all_units, tier: {from: [[10, -2], [5, -1], [-4, 0]], bound: inclusive, rest: 0.5}}");
        String units = "abcdefghijkl";
        String then = "abcdefghijkl";
        String now = "lcdefgbhijak";
        for (int i = 0; i < units.length(); i++) {
            String unit = units.substring(i, i + 1);
            month.x(unit, "2024-05", String.valueOf(100 - then.indexOf(unit)));
            month.x(unit, String.valueOf(100 - now.indexOf(unit)));
        }
        var june = month.june();
        assertThat(june.of("a", "b", "l", "c")).containsExactly("-2.00", "-1.00", "0.50", "0.00");
        assertThat(june.steps("a")).startsWith("rank=11;previous_rank=1;movement=10;");
    }

    @Test
    void places_lost_are_positive_and_both_populations_are_said() {
        var month = given("rank_movement: {over: all_units, value: {factor: -1}}")
                .x("a", "2024-05", "9")
                .x("b", "2024-05", "8")
                .x("a", "1")
                .x("b", "2")
                .x("c", "3")
                .june();
        assertThat(month.of("a", "b", "c")).containsExactly("-2.00", "0.00", "NOT_APPLICABLE");
        assertThat(month.steps("a")).startsWith("rank=3;previous_rank=1;movement=2;");
        assertThat(month.note("a")).isEqualTo("3 units ranked now, 2 in 2024-05");
        assertThat(month.note("c")).isEqualTo("there is no rank of 2024-05");
    }

    @Test
    void among_the_units_of_both_periods_newcomers_push_nobody_down() {
        var month = given("rank_movement: {over: all_units, among: both, new: unmoved, value: {factor: -1}}")
                .x("a", "2024-05", "9")
                .x("b", "2024-05", "8")
                .x("gone", "2024-05", "10")
                .x("a", "1")
                .x("b", "2")
                .x("c", "3")
                .june();
        assertThat(month.of("a", "b", "c")).containsExactly("-1.00", "1.00", "0.00");
        assertThat(month.note("a")).isEqualTo("2 units ranked now, 2 in 2024-05");
    }

    @Test
    void movement_against_the_year_before_looks_at_the_same_month() {
        var month = given("rank_movement: {since: year_ago, over: all_units, better: low, value: {factor: -1}}")
                .x("a", "2023-06", "9")
                .x("b", "2023-06", "8")
                .x("a", "1")
                .x("b", "2")
                .june();
        assertThat(month.of("a", "b")).containsExactly("1.00", "-1.00");
    }

    @Test
    void static_and_dynamic_are_mixed_40_to_60() {
        var month = given(
                        "points: 10, mix: [{share: 0.4, completion: {target: 100, cap: 1}}, {share: 0.6, growth: {base: year_ago, piecewise: {in: percent, points: [[0, 0], [10, 1]], below: 0, above: last}}}]")
                .x("a", "2023-06", "80")
                .x("a", "84")
                .june();
        assertThat(month.of("a")).isEqualTo("6.36");
    }

    @Test
    void without_a_base_the_static_part_takes_over_the_share_of_growth_where_that_is_said() {
        String kind =
                "points: 10, mix: [{share: 0.4, completion: {target: 100, cap: 1}}, {share: 0.6,%s growth: {base: year_ago, value: {factor: 1}}}]";
        assertThat(given(kind.formatted("")).x("a", "84").june().of("a")).isEqualTo("NOT_APPLICABLE");
        var month = given(kind.formatted(" absent: reweight,"))
                .x("a", "84")
                .unit("b")
                .june();
        assertThat(month.of("a", "b")).containsExactly("8.40", "MISSING");
        assertThat(month.note("a")).isEqualTo("part 2 has no figure: the others take over its share");
    }

    @Test
    void growth_may_be_normalised_within_the_group() {
        var month = given(
                        "points: 10, growth: {base: previous, efficacy: {base: 60, span: 40, bounds: {over: all_units}, when_equal: full, clamp: false}}")
                .x("a", "2024-05", "10")
                .x("a", "12")
                .x("b", "2024-05", "10")
                .x("b", "11")
                .x("c", "2024-05", "10")
                .x("c", "10")
                .june();
        assertThat(month.of("a", "b", "c")).containsExactly("10.00", "8.00", "6.00");
        assertThat(given("points: 10, growth: {base: previous, rank: {over: all_units, order: best_last}}")
                        .x("a", "2024-05", "10")
                        .x("a", "12")
                        .x("b", "2024-05", "10")
                        .x("b", "11")
                        .june()
                        .of("a", "b"))
                .containsExactly("20.00", "10.00");
    }
}
