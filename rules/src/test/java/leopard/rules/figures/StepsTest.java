package leopard.rules.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import leopard.model.Lang;
import leopard.rules.figures.GivenFigures.Scored;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a figure goes through before its curve: filled, winsorised, clipped, transformed, in the order that is written. */
final class StepsTest {

    private static GivenFigures of(String steps) {
        return of(steps, "value: {factor: 1}");
    }

    private static GivenFigures of(String steps, String kind) {
        return GivenFigures.of("""
                X: {title: 甲}
                Y: {title: 乙}
                """, "- {id: K, title: 条, points: 10, of: X, steps: [%s], %s}".formatted(steps, kind));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{transform: {power: 2}} | 25.00",
                "{transform: {power: 0.5}} | 2.24",
                "{transform: {root: 3}} | 1.71",
                "{transform: ln} | 1.61",
                "{transform: log10} | 0.70",
                "{transform: sqrt} | 2.24",
                "{transform: reverse} | -5.00",
                "{transform: reverse}, {transform: abs} | 5.00",
                "{transform: reciprocal} | 0.20",
                "{transform: {difference_to: 97}} | -92.00",
                "{transform: {difference_to: Y}} | -3.00",
                "{transform: {reverse_from: 100}} | 95.00",
                "{transform: {formula: 'round(ln(1 + x), 1)'}} | 1.80",
                "{clip: {max: 4}} | 4.00",
                "{clip: {min: 6, max: 7}} | 6.00",
                "{clip: {min: Y}} | 8.00",
                "{clip: {max: 4}}, {transform: {power: 2}} | 16.00",
                "{transform: {power: 2}}, {clip: {max: 4}} | 4.00",
            })
    void steps_are_taken_in_the_order_in_which_they_stand(String steps, String score) {
        assertThat(of(steps).unit("a", "X=5", "Y=8").run().of("a", "K")).isEqualTo(score);
    }

    @Test
    void a_step_outside_its_domain_is_a_status_and_may_be_filled_by_a_later_one() {
        assertThat(of("{transform: ln}").unit("a", "X=0").run().of("a", "K")).isEqualTo("0.00 DOMAIN_ERROR ZERO");
        assertThat(of("{transform: reciprocal}").unit("a", "X=0").run().of("a", "K"))
                .isEqualTo("- ZERO_DENOMINATOR REWEIGHT");
        assertThat(of("{transform: ln}, {missing: 3}").unit("a", "X=0").run().of("a", "K"))
                .isEqualTo("3.00 DOMAIN_ERROR FIXED");
    }

    @Test
    void a_missing_figure_is_filled_and_counts_in_later_steps_and_bounds() {
        Scored run = of(
                        "{missing: 0}, {transform: {difference_to: 10}}",
                        "efficacy: {base: 0, span: 100, bounds: {over: all_units}, when_equal: full, clamp: true}")
                .unit("a", "X=5")
                .unit("b", "X=10")
                .unit("c")
                .run();
        // Between -10, which is c's, and 0.
        assertThat(run.of("a", "K")).isEqualTo("5.00");
        assertThat(run.of("b", "K")).isEqualTo("10.00");
        assertThat(run.of("c", "K")).isEqualTo("0.00 MISSING FIXED");
        assertThat(run.steps("c", "K")).contains("filled=0", "transformed=-10");
    }

    @Test
    void bounds_and_ranks_may_leave_filled_figures_out() {
        String bounds = "efficacy: {base: 0, span: 100, bounds: {over: all_units%s}, when_equal: full, clamp: true}";
        GivenFigures counted = of("{missing: 0}", bounds.formatted(""));
        GivenFigures observed = of("{missing: 0}", bounds.formatted(", figures: observed"));
        GivenFigures ranked =
                of("{missing: 9}", "rank_points: {step: 0.1, floor: 0, over: all_units, figures: observed}");
        for (GivenFigures each : List.of(counted, observed, ranked)) {
            each.unit("a", "X=5").unit("b", "X=6").unit("c", "X=10").unit("d");
        }
        assertThat(counted.run().of("b", "K")).isEqualTo("6.00");
        assertThat(observed.run().of("b", "K")).isEqualTo("2.00");
        assertThat(observed.run().of("d", "K")).isEqualTo("0.00 MISSING FIXED");
        assertThat(ranked.run().of("b", "K")).isEqualTo("9.00");
        assertThat(ranked.run().of("a", "K")).isEqualTo("8.00");
        // It has the rank that it would have among the others.
        assertThat(ranked.run().of("d", "K")).isEqualTo("9.00 MISSING FIXED");
    }

    @Test
    void a_filled_indicator_is_left_out_of_observed_bounds_as_well() {
        Scored run = GivenFigures.of("""
                        X: {title: 甲}
                        D: {title: 派生, formula: X, missing: 0}
                        """, """
                        - {id: K, title: 条, points: 10, of: D, efficacy: {base: 0, span: 100, bounds: {over: all_units, figures: observed}, when_equal: full, clamp: true}}
                        """)
                .unit("a", "X=5")
                .unit("b", "X=6")
                .unit("c", "X=10")
                .unit("d")
                .run();
        assertThat(run.of("b", "K")).isEqualTo("2.00");
    }

    @Test
    void the_mean_may_be_that_of_a_group_and_of_units_that_can_be_ranked() {
        GivenFigures given = of("{missing: {as: group_mean, within: area, over: rankable_units}}")
                .unit("a", "north", "village", true, "X=4")
                .unit("b", "north", "village", true, "X=7")
                .unit("guest", "north", "village", false, "X=100")
                .unit("c", "north", "village", true)
                .unit("d", "south", "village", true)
                .unit("e", "west", "village", true, "X=NOT_APPLICABLE");
        Scored run = given.run();
        assertThat(run.of("c", "K")).isEqualTo("5.50 MISSING GROUP_MEAN");
        // Nobody in the south has a figure, and what does not apply is no gap.
        assertThat(run.of("d", "K")).isEqualTo("0.00 MISSING ZERO");
        assertThat(run.of("e", "K")).isEqualTo("- NOT_APPLICABLE REWEIGHT");
    }

    @Test
    void the_last_value_is_the_latest_one_that_is_there() {
        GivenFigures given = of("{missing: last_value}, {transform: {power: 2}}")
                .unit("a")
                .month("a", "2024-04", "X=3")
                .month("a", "2024-02", "X=9")
                .unit("b");
        assertThat(given.run().of("a", "K")).isEqualTo("9.00 MISSING LAST_VALUE");
        assertThat(given.run().of("b", "K")).isEqualTo("0.00 MISSING ZERO");
        GivenFigures near = of("{missing: {as: last_value, back: 1}}").unit("a").month("a", "2024-04", "X=3");
        assertThat(near.run().of("a", "K")).isEqualTo("0.00 MISSING ZERO");
    }

    @Test
    void the_sheet_of_a_filled_line_says_what_was_missing_and_what_counted() {
        Scored run = of("{missing: group_mean}, {transform: sqrt}")
                .unit("a", "X=9")
                .unit("b")
                .run();
        assertThat(run.printed("b", Lang.EN))
                .contains("missing: group mean")
                .contains("filled value 9")
                .contains("sqrt(9) = 3");
        assertThat(run.printed("b", Lang.ZH)).contains("缺报: 按组平均计").contains("填补值 9");
    }

    @Test
    void the_highest_and_lowest_take_the_next_value() {
        Scored run = of("{winsorise: {highest: 2, lowest: 1}}")
                .unit("a", "X=1")
                .unit("b", "X=3")
                .unit("c", "X=5")
                .unit("d", "X=90")
                .unit("e", "X=100")
                .unit("f")
                .run();
        assertThat(run.of("a", "K")).isEqualTo("3.00");
        assertThat(run.of("b", "K")).isEqualTo("3.00");
        assertThat(run.of("d", "K")).isEqualTo("5.00");
        assertThat(run.of("e", "K")).isEqualTo("5.00");
        assertThat(run.of("f", "K")).isEqualTo("0.00 MISSING ZERO");
        assertThat(run.printed("e", Lang.EN)).contains("min(100, 5) = 5");
    }

    @Test
    void where_nothing_would_be_left_between_nothing_is_winsorised() {
        Scored run = of("{winsorise: {highest: 1, lowest: 1}}")
                .unit("a", "X=1")
                .unit("b", "X=3")
                .run();
        assertThat(run.of("a", "K")).isEqualTo("1.00");
        assertThat(run.of("b", "K")).isEqualTo("3.00");
    }

    @Test
    void a_guest_is_held_to_the_limits_of_the_others_within_its_group() {
        Scored run = of("{winsorise: {highest: 1, over: rankable_units, within: area}}")
                .unit("a", "north", "village", true, "X=1")
                .unit("b", "north", "village", true, "X=2")
                .unit("c", "south", "village", true, "X=50")
                .unit("d", "south", "village", true, "X=60")
                .unit("guest", "south", "village", false, "X=70")
                .run();
        assertThat(run.of("b", "K")).isEqualTo("1.00");
        assertThat(run.of("d", "K")).isEqualTo("50.00");
        assertThat(run.of("guest", "K")).isEqualTo("50.00");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"linear | 17.50 | 32.50", "weibull | 12.50 | 37.50", "nearest_rank | 10.00 | 30.00"})
    void percentiles_are_interpolated_as_declared(String interpolation, String low, String high) {
        Scored run = of("{winsorise: {percentiles: [25, 75], interpolation: %s}}".formatted(interpolation))
                .unit("a", "X=10")
                .unit("b", "X=20")
                .unit("c", "X=30")
                .unit("d", "X=40")
                .run();
        assertThat(run.of("a", "K")).isEqualTo(low);
        assertThat(run.of("b", "K")).isEqualTo("20.00");
        assertThat(run.of("d", "K")).isEqualTo(high);
    }

    @Test
    void the_outermost_figure_is_drawn_in_while_skewness_and_kurtosis_are_too_large() {
        // 1 to 9 and 100: G1 = 3.12, G2 = 9.8; with 100 at 9 both are small.
        GivenFigures given = of("{winsorise: {skewness: 2, kurtosis: 3.5, most: 5}}");
        for (int i = 1; i <= 9; i++) {
            given.unit("u" + i, "X=" + i);
        }
        Scored run = given.unit("z", "X=100").run();
        assertThat(run.of("z", "K")).isEqualTo("9.00");
        assertThat(run.of("u1", "K")).isEqualTo("1.00");
    }

    @Test
    void no_more_figures_are_changed_than_allowed() {
        GivenFigures given = of("{winsorise: {skewness: 0.1, kurtosis: -3, most: 1}}");
        for (int i = 1; i <= 8; i++) {
            given.unit("u" + i, "X=" + i * i);
        }
        Scored run = given.unit("y", "X=-900").unit("z", "X=-900").run();
        // Both of the lowest would have to change.
        assertThat(run.of("z", "K")).isEqualTo("-900.00");
    }

    @Test
    void a_curve_after_steps_sees_no_ratio_any_more_but_what_the_steps_made() {
        Scored run = GivenFigures.of("""
                        X: {title: 甲}
                        Y: {title: 乙}
                        """, """
                        - {id: K, title: 条, points: 10, of: {numerator: X, denominator: Y}, steps: [{transform: {power: 2}}], completion: {target: 1, cap: none}}
                        - {id: L, title: 条, points: 10, of: {numerator: X, denominator: Y}, steps: [{clip: {max: 40}}], per_unit: {in: percent, start: 0, at: 0, above: 0.1, steps: pro_rata, min: 0}}
                        - {id: M, title: 条, points: 10, of: X, steps: [{clip: {max: 4}}], expression: {formula: x + X}}
                        """).unit("a", "X=1", "Y=2").run();
        assertThat(run.of("a", "K")).isEqualTo("2.50");
        assertThat(run.of("a", "L")).isEqualTo("4.00");
        assertThat(run.of("a", "M")).isEqualTo("2.00");
    }

    @Test
    void ranks_go_by_the_figures_that_the_steps_made() {
        Scored run = of("{transform: abs}", "rank_points: {step: 0.1, floor: 0, over: all_units}")
                .unit("a", "X=-9")
                .unit("b", "X=5")
                .run();
        assertThat(run.of("a", "K")).isEqualTo("10.00");
        assertThat(run.of("b", "K")).isEqualTo("9.00");
    }

    @Test
    void steps_that_contradict_themselves_are_refused() {
        assertThat(GivenFigures.problems("X: {title: 甲}", """
                        - id: K
                          title: 条
                          points: 10
                          of: X
                          value: {factor: 1}
                          steps:
                          - {clip: {min: 5, max: 4}}
                          - {winsorise: {percentiles: [95, 5], interpolation: linear}}
                          - {missing: {as: last_value, within: area}}
                          - {winsorise: {highest: 1, skewness: 2, kurtosis: 3, most: 1}}
                          - {missing: nobody}
                        """, ""))
                .containsExactly(
                        "s.yaml:20:20: min 5 is above max 4",
                        "s.yaml:21:33: percentiles are two numbers, the lower one first: [5, 95]",
                        "s.yaml:22:34: the key 'within' does not go with this way of filling",
                        "s.yaml:23:19: winsorise takes one of: highest and lowest, percentiles, skewness with kurtosis",
                        "s.yaml:24:17: missing: expected group_mean, last_value or a number, found 'nobody'");
    }
}
