package leopard.rules.curves;

import static leopard.rules.curves.GivenCriterion.given;
import static leopard.rules.curves.GivenCriterion.ofRatio;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Figures on a common scale: min–max, standard scores, distances, ranks, percentile ranks, R22 raw full marks. */
final class NormalisationsTest {

    private static GivenCriterion three(String kind) {
        return given(kind).x("a", "20").x("b", "15").x("c", "10");
    }

    @Test
    void the_largest_has_1_the_smallest_0_and_the_others_lie_between() {
        var month = three("min_max: {bounds: {over: all_units}, when_equal: 1}").june();
        assertThat(month.of("a", "b", "c")).containsExactly("1.00", "0.50", "0.00");
        assertThat(month.note("b")).isEqualTo("smallest: c, largest: a");
        assertThat(month.steps("b")).isEqualTo("min=10;max=20;position=0.5000;unrounded=0.5");
    }

    @Test
    void a_mean_of_many_quotients_has_as_many_digits_as_it_takes() {
        GivenCriterion many = ofRatio("rounding: {ratio: none}, z_score: {over: all_units, deviation: population}");
        for (int i = 0; i < 12; i++) {
            many.ratio("u" + i, String.valueOf(9_805 + 4_711 * i), String.valueOf(38_303 + 1_009 * i * i));
        }
        assertThat(many.june().of("u0", "u11")).containsExactly("-2.46", "-0.78");
    }

    @Test
    void points_multiply_the_position_and_to_stretches_it() {
        assertThat(three("points: 8, min_max: {bounds: {over: all_units}, when_equal: 1}")
                        .june()
                        .of("a", "b", "c"))
                .containsExactly("8.00", "4.00", "0.00");
        var month = three("min_max: {bounds: {over: all_units}, to: [60, 100], when_equal: 1}")
                .june();
        assertThat(month.of("a", "b", "c")).containsExactly("100.00", "80.00", "60.00");
        assertThat(month.formula("b")).isEqualTo("60 + 40 × 0.5000 = 80.00");
    }

    @Test
    void where_low_is_better_the_position_is_counted_from_the_largest() {
        assertThat(three("min_max: {bounds: {over: all_units}, better: low, when_equal: 1}")
                        .june()
                        .of("a", "b", "c"))
                .containsExactly("0.00", "0.50", "1.00");
    }

    @Test
    void equal_bounds_have_the_position_that_is_declared_or_none() {
        assertThat(given("min_max: {bounds: {over: all_units}, when_equal: 0.5}")
                        .x("a", "3")
                        .x("b", "3")
                        .june()
                        .of("a"))
                .isEqualTo("0.50");
        var month = given("min_max: {bounds: {over: all_units}, when_equal: NOT_APPLICABLE}")
                .x("a", "3")
                .x("b", "3")
                .june();
        assertThat(month.of("a")).isEqualTo("NOT_APPLICABLE");
        assertThat(month.note("a")).isEqualTo("both bounds are the same");
    }

    @Test
    void fixed_goalposts_reach_beyond_0_and_1_unless_they_clamp() {
        assertThat(given("min_max: {bounds: {low: 20, high: 85}}")
                        .x("a", "85")
                        .x("b", "7")
                        .june()
                        .of("a", "b"))
                .containsExactly("1.00", "-0.20");
        assertThat(given("min_max: {bounds: {low: 20, high: 85}, clamp: true}")
                        .x("a", "98")
                        .x("b", "7")
                        .june()
                        .of("a", "b"))
                .containsExactly("1.00", "0.00");
    }

    @Test
    void goalposts_may_differ_per_unit_type() {
        var month = given("min_max: {bounds: {by_type: {town: {low: 0, high: 100}, zone: {low: 0, high: 50}}}}")
                .x("a", "50")
                .zone("z", "50")
                .june();
        assertThat(month.of("a", "z")).containsExactly("0.50", "1.00");
        var only = given("min_max: {bounds: {by_type: {town: {low: 0, high: 100}}}}")
                .zone("z", "50")
                .june();
        assertThat(only.of("z")).isEqualTo("NOT_APPLICABLE");
        assertThat(only.note("z")).isEqualTo("there are no bounds for this type of unit");
    }

    @Test
    void one_end_may_be_fixed_and_the_other_observed() {
        var month = three("min_max: {bounds: {over: all_units, low: 0}, when_equal: 1}")
                .june();
        assertThat(month.of("a", "b", "c")).containsExactly("1.00", "0.75", "0.50");
        assertThat(month.note("b")).isEqualTo("largest: a");
    }

    @Test
    void bounds_to_date_look_back_bounds_of_all_periods_also_ahead_and_both_name_what_they_took() {
        String kind = "min_max: {bounds: {over: all_units, periods: %s}, when_equal: 1}";
        var toDate = three(kind.formatted("to_date"))
                .x("a", "2024-01", "0")
                .x("a", "2024-07", "40")
                .june();
        assertThat(toDate.of("a", "c")).containsExactly("1.00", "0.50");
        assertThat(toDate.note("a")).isEqualTo("smallest: a (2024-01), largest: a");
        var all = three(kind.formatted("all"))
                .x("a", "2024-01", "0")
                .x("a", "2024-07", "40")
                .june();
        assertThat(all.of("a", "c")).containsExactly("0.50", "0.25");
        assertThat(all.note("c")).isEqualTo("smallest: a (2024-01), largest: a (2024-07)");
        var one = three(kind.formatted("[2024-01]"))
                .x("a", "2024-01", "0")
                .x("b", "2024-01", "40")
                .june();
        assertThat(one.of("a", "c")).containsExactly("0.50", "0.25");
    }

    @Test
    void bounds_run_within_a_group_and_leave_guests_out_where_that_is_said() {
        var month = given("min_max: {bounds: {over: rankable_units, within: area}, when_equal: 1}")
                .in("甲", "a", "10")
                .in("甲", "b", "0")
                .in("乙", "c", "7")
                .unit("z", "甲", "town", "", "no")
                .x("z", "20")
                .june();
        assertThat(month.of("a", "b", "c", "z")).containsExactly("1.00", "0.00", "1.00", "2.00");
    }

    @Test
    void efficacy_may_take_its_bounds_from_all_periods_too() {
        String kind =
                "points: 10, efficacy: {base: 60, span: 40, bounds: {over: all_units, periods: %s}, when_equal: full, clamp: false}";
        assertThat(three(kind.formatted("now")).x("a", "2024-07", "30").june().of("a"))
                .isEqualTo("10.00");
        var month = three(kind.formatted("all")).x("a", "2024-07", "30").june();
        assertThat(month.of("a", "c")).containsExactly("8.00", "6.00");
        assertThat(month.note("a")).isEqualTo("smallest: c; largest: a (2024-07)");
    }

    @Test
    void a_standard_score_divides_by_the_deviation_of_the_population_or_of_a_sample() {
        var month = given("rounding: {line: 4, ratio: 4}, z_score: {over: all_units, deviation: population}")
                .x("a", "2")
                .x("b", "4")
                .x("c", "6")
                .june();
        assertThat(month.of("a", "b", "c")).containsExactly("-1.2247", "0.0000", "1.2247");
        assertThat(month.steps("c"))
                .startsWith("mean=4;variance=8/3;standard_deviation=1.63299316185545206546485604980");
        var sample = given("rounding: {line: 4, ratio: 4}, z_score: {over: all_units, deviation: sample}")
                .x("a", "2")
                .x("b", "4")
                .x("c", "6")
                .june();
        assertThat(sample.of("a", "b", "c")).containsExactly("-1.0000", "0.0000", "1.0000");
    }

    private static GivenCriterion eight(String mode) {
        return given("rounding: {line: 0, ratio: 0, mode: %s}, z_score: {over: all_units, deviation: population}"
                        .formatted(mode))
                .x("a", "2")
                .x("b", "4")
                .x("c", "4")
                .x("d", "4")
                .x("e", "5")
                .x("f", "5")
                .x("g", "7")
                .x("h", "9");
    }

    @Test
    void a_standard_score_on_a_tie_is_rounded_as_declared() {
        // The mean is 5, the deviation 2: a has -1.5, b -0.5, g 1, h 2.
        assertThat(eight("HALF_UP").june().of("a", "b", "g", "h")).containsExactly("-2", "-1", "1", "2");
        assertThat(eight("HALF_EVEN").june().of("a", "b", "g", "h")).containsExactly("-2", "0", "1", "2");
        assertThat(eight("FLOOR").june().of("a", "b", "g", "h")).containsExactly("-2", "-1", "1", "2");
        assertThat(eight("CEILING").june().of("a", "b", "g", "h")).containsExactly("-1", "0", "1", "2");
    }

    @Test
    void without_rounding_positions_and_standard_scores_go_on_exactly() {
        String none = "rounding: {line: 12, ratio: none}, ";
        assertThat(given(none + "min_max: {bounds: {low: 0, high: 3}}")
                        .x("a", "2")
                        .june()
                        .of("a"))
                .isEqualTo("0.666666666667");
        assertThat(given(none + "z_score: {over: all_units, deviation: population}")
                        .x("a", "2")
                        .x("b", "4")
                        .x("c", "6")
                        .june()
                        .of("a"))
                .isEqualTo("-1.224744871392");
    }

    @Test
    void a_standard_score_may_be_brought_to_another_mean_and_deviation_and_limited() {
        String kind = "z_score: {over: all_units, deviation: population, to: [50, 10]%s}";
        assertThat(given(kind.formatted(""))
                        .x("a", "2")
                        .x("b", "4")
                        .x("c", "6")
                        .june()
                        .of("a", "b", "c"))
                .containsExactly("37.75", "50.00", "62.25");
        assertThat(given(kind.formatted(", limit: 1"))
                        .x("a", "2")
                        .x("b", "4")
                        .x("c", "6")
                        .june()
                        .of("a", "b", "c"))
                .containsExactly("40.00", "50.00", "60.00");
        assertThat(given(kind.formatted(", better: low"))
                        .x("a", "2")
                        .x("b", "4")
                        .x("c", "6")
                        .june()
                        .of("a", "b", "c"))
                .containsExactly("62.25", "50.00", "37.75");
    }

    @Test
    void where_nobody_differs_a_standard_score_is_average_or_does_not_apply() {
        String kind = "z_score: {over: all_units, deviation: sample%s}";
        assertThat(given(kind.formatted("")).x("a", "3").x("b", "3").june().of("a"))
                .isEqualTo("0.00");
        assertThat(given(kind.formatted(", when_equal: NOT_APPLICABLE"))
                        .x("a", "3")
                        .x("b", "3")
                        .june()
                        .of("a"))
                .isEqualTo("NOT_APPLICABLE");
        assertThat(given(kind.formatted(", when_equal: NOT_APPLICABLE"))
                        .x("a", "3")
                        .june()
                        .of("a"))
                .isEqualTo("NOT_APPLICABLE");
    }

    @Test
    void a_distance_runs_to_the_best_a_unit_the_mean_or_a_number() {
        assertThat(three("distance: {from: best, over: all_units, as: difference}")
                        .june()
                        .of("a", "b", "c"))
                .containsExactly("0.00", "-5.00", "-10.00");
        assertThat(three("distance: {from: worst, over: all_units, as: difference}")
                        .june()
                        .of("a", "b", "c"))
                .containsExactly("10.00", "5.00", "0.00");
        assertThat(three("distance: {from: {unit: b}, as: ratio}").june().of("a", "b", "c"))
                .containsExactly("1.33", "1.00", "0.67");
        assertThat(three("distance: {from: mean, over: all_units, as: relative}")
                        .june()
                        .of("a", "b", "c"))
                .containsExactly("0.33", "0.00", "-0.33");
        assertThat(three("distance: {from: median, over: all_units, as: difference, sign: dropped}")
                        .june()
                        .of("a", "b", "c"))
                .containsExactly("5.00", "0.00", "5.00");
        assertThat(three("distance: {from: 40, as: ratio}").june().of("a", "b", "c"))
                .containsExactly("0.50", "0.38", "0.25");
    }

    @Test
    void a_reference_unit_need_not_take_part_and_may_be_of_an_earlier_period() {
        var month = three("distance: {from: {unit: all}, as: ratio, periods: [2024-01]}")
                .guest("all", "99")
                .x("all", "2024-01", "10")
                .june();
        assertThat(month.of("a", "all")).containsExactly("2.00", "9.90");
        assertThat(month.note("a")).isEqualTo("reference: all");
    }

    @Test
    void without_a_reference_or_with_a_zero_to_divide_by_there_is_no_distance() {
        assertThat(three("distance: {from: {unit: z}, as: difference}").june().of("a"))
                .isEqualTo("NOT_APPLICABLE");
        var zero = three("distance: {from: 0, as: ratio, undefined: MISSING}").june();
        assertThat(zero.of("a")).isEqualTo("MISSING");
        assertThat(zero.note("a")).isEqualTo("the reference is zero");
    }

    private static GivenCriterion tied(String kind) {
        return given(kind).x("a", "9").x("b", "7").x("c", "7").x("d", "1");
    }

    @Test
    void a_rank_shares_places_as_declared() {
        assertThat(tied("rank: {over: all_units}").june().of("a", "b", "c", "d"))
                .containsExactly("1.00", "2.00", "2.00", "4.00");
        assertThat(tied("rank: {over: all_units, ties: worse}").june().of("a", "b", "c", "d"))
                .containsExactly("1.00", "3.00", "3.00", "4.00");
        assertThat(tied("rank: {over: all_units, ties: mean}").june().of("a", "b", "c", "d"))
                .containsExactly("1.00", "2.50", "2.50", "4.00");
        assertThat(tied("rank: {over: all_units, ties: dense}").june().of("a", "b", "c", "d"))
                .containsExactly("1.00", "2.00", "2.00", "3.00");
        assertThat(tied("rank: {over: all_units, better: low}").june().of("a", "b", "c", "d"))
                .containsExactly("4.00", "2.00", "2.00", "1.00");
    }

    @Test
    void a_rank_may_count_from_the_last() {
        assertThat(tied("rank: {over: all_units, order: best_last}").june().of("a", "b", "c", "d"))
                .containsExactly("4.00", "3.00", "3.00", "1.00");
        assertThat(tied("rank: {over: all_units, ties: dense, order: best_last}")
                        .june()
                        .of("a", "b", "c", "d"))
                .containsExactly("3.00", "2.00", "2.00", "1.00");
    }

    @Test
    void a_guest_has_the_rank_that_it_would_have() {
        var month = given("rank: {over: rankable_units}")
                .x("a", "9")
                .x("b", "5")
                .guest("z", "7")
                .june();
        assertThat(month.of("a", "z", "b")).containsExactly("1.00", "2.00", "2.00");
        assertThat(month.note("z")).isEqualTo("3 units ranked");
    }

    @Test
    void percentile_ranks_follow_the_formula_that_is_named() {
        assertThat(tied("percentile_rank: {over: all_units, formula: inclusive}")
                        .june()
                        .of("a", "b", "c", "d"))
                .containsExactly("1.00", "0.33", "0.33", "0.00");
        assertThat(tied("percentile_rank: {over: all_units, formula: exclusive}")
                        .june()
                        .of("a", "b", "c", "d"))
                .containsExactly("0.80", "0.40", "0.40", "0.20");
        assertThat(tied("percentile_rank: {over: all_units, formula: midpoint}")
                        .june()
                        .of("a", "b", "c", "d"))
                .containsExactly("0.88", "0.50", "0.50", "0.13");
        assertThat(tied("percentile_rank: {over: all_units, formula: at_or_below}")
                        .june()
                        .of("a", "b", "c", "d"))
                .containsExactly("1.00", "0.75", "0.75", "0.25");
        assertThat(tied("percentile_rank: {over: all_units, formula: below}")
                        .june()
                        .of("a", "b", "c", "d"))
                .containsExactly("0.75", "0.25", "0.25", "0.00");
    }

    @Test
    void a_single_unit_is_at_the_top_of_an_inclusive_percentile_rank() {
        assertThat(given("percentile_rank: {over: all_units, formula: inclusive}")
                        .x("a", "3")
                        .june()
                        .of("a"))
                .isEqualTo("1.00");
    }

    @Test
    void a_percentile_rank_may_be_tiered_in_percent() {
        assertThat(
                        tied("points: 10, percentile_rank: {over: all_units, formula: at_or_below, tier: {in: percent, from: [[90, 1], [50, 0.8]], bound: inclusive, rest: 0.5}}")
                                .june()
                                .of("a", "b", "d"))
                .containsExactly("10.00", "8.00", "5.00");
    }

    @Test
    void a_department_that_scores_out_of_400_is_brought_to_40_points() {
        var month = given("points: 40, rescale: {raw_full: 400}")
                .x("a", "350")
                .x("b", "333")
                .june();
        assertThat(month.of("a", "b")).containsExactly("35.00", "33.30");
        assertThat(month.steps("a")).isEqualTo("raw_full=400;ratio=0.875;unrounded=35");
    }

    @Test
    void raw_full_marks_may_be_a_figure_of_the_unit_or_of_its_type() {
        assertThat(given("points: 10, rescale: {raw_full: Y}")
                        .x("a", "120")
                        .y("a", "150")
                        .x("b", "80")
                        .y("b", "100")
                        .june()
                        .of("a", "b"))
                .containsExactly("8.00", "8.00");
        assertThat(given("points: 10, rescale: {raw_full: {town: 150, zone: 100}}")
                        .x("a", "120")
                        .zone("z", "120")
                        .june()
                        .of("a", "z"))
                .containsExactly("8.00", "12.00");
        assertThat(given("points: 10, rescale: {raw_full: {town: 150, zone: 100}, cap: 1}")
                        .zone("z", "120")
                        .june()
                        .of("z"))
                .isEqualTo("10.00");
    }

    @Test
    void raw_full_marks_of_zero_leave_nothing_to_convert() {
        var month = given("points: 10, rescale: {raw_full: Y}")
                .x("a", "5")
                .y("a", "0")
                .x("b", "5")
                .june();
        assertThat(month.of("a", "b")).containsExactly("NOT_APPLICABLE", "MISSING");
        assertThat(month.note("a")).isEqualTo("the raw full marks are not above 0");
        assertThat(month.note("b")).isEqualTo("there are no raw full marks");
    }

    @Test
    void a_conversion_is_rounded_once() {
        assertThat(given("points: 30, rescale: {raw_full: 7}")
                        .x("a", "1")
                        .june()
                        .of("a"))
                .isEqualTo("4.29");
    }

    @Test
    void a_ratio_is_taken_in_percent_where_that_is_said() {
        assertThat(ofRatio("min_max: {in: percent, bounds: {low: 50, high: 100}}")
                        .ratio("a", "3", "4")
                        .june()
                        .of("a"))
                .isEqualTo("0.50");
    }
}
