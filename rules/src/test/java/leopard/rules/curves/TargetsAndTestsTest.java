package leopard.rules.curves;

import static leopard.rules.curves.GivenCriterion.given;
import static leopard.rules.curves.GivenCriterion.ofRatio;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** R01 completion, R02 schedules, R03 pass or fail, R04 changes per unit, R08 points for ranks. */
final class TargetsAndTestsTest {

    @Test
    void over_achievement_counts_up_to_the_cap() {
        assertThat(given("points: 0.5, completion: {target: 100, cap: 1.2}")
                        .x("a", "120")
                        .x("b", "130")
                        .june()
                        .of("a", "b"))
                .containsExactly("0.60", "0.60");
        assertThat(given("points: 0.5, completion: {target: 100, cap: 1}")
                        .x("a", "120")
                        .june()
                        .of("a"))
                .isEqualTo("0.50");
    }

    @Test
    void a_negative_figure_is_drawn_up_to_the_floor() {
        assertThat(given("points: 10, completion: {target: 100, cap: 1, floor: 0}")
                        .x("a", "-20")
                        .june()
                        .of("a"))
                .isEqualTo("0.00");
        assertThat(given("points: 10, completion: {target: 100, cap: 1}")
                        .x("a", "-20")
                        .june()
                        .of("a"))
                .isEqualTo("-2.00");
    }

    @Test
    void each_unit_may_have_a_target_of_its_own() {
        var month = given("points: 10, completion: {target: Y * 2, cap: 1}")
                .x("a", "3")
                .y("a", "2")
                .x("b", "3")
                .y("b", "0")
                .x("c", "3")
                .june();
        assertThat(month.of("a", "b", "c")).containsExactly("7.50", "NOT_APPLICABLE", "MISSING");
        assertThat(month.steps("a")).contains("target=4;value=3;ratio=0.7500;");
    }

    @Test
    void a_target_that_comes_out_as_zero_or_less_has_the_status_that_is_declared() {
        assertThat(given("points: 10, completion: {target: nothing * 3, cap: 1}")
                        .x("a", "3")
                        .june()
                        .of("a"))
                .isEqualTo("NOT_APPLICABLE");
        assertThat(given("points: 10, completion: {target: nothing * 3, cap: 1, no_target: MISSING}")
                        .x("a", "3")
                        .june()
                        .of("a"))
                .isEqualTo("MISSING");
        assertThat(given("points: 10, completion: {target: nothing - 5, cap: 1, no_target: MISSING}")
                        .x("a", "3")
                        .june()
                        .of("a"))
                .isEqualTo("MISSING");
        assertThat(given("points: 10, completion: {target: Y, cap: 1, no_target: MISSING}")
                        .x("a", "3")
                        .y("a", "-1")
                        .june()
                        .of("a"))
                .isEqualTo("MISSING");
    }

    @Test
    void a_formula_may_do_without_the_figure_of_its_own_line() {
        assertThat(ofRatio("expression: {formula: 'if_missing(x, 4)'}")
                        .ratio("a", "0", "0")
                        .ratio("b", "1", "2")
                        .june()
                        .of("a", "b"))
                .containsExactly("4.00", "0.50");
    }

    /** A year's target of 20 of which a quarter is due in March: five. */
    private static final String QUARTER = "points: 30, schedule: {target: 20, cap: 1}";

    @Test
    void six_projects_against_five_that_are_due_are_full_marks_and_four_are_24_points() {
        var march = given(QUARTER).x("a", "2024-03", "6").x("b", "2024-03", "4").in("2024-03");
        assertThat(march.of("a", "b")).containsExactly("30.00", "24.00");
    }

    private static final String SEASON =
            "schedule: {target: 20, cap: 1, shares: [0, 0, 0.25, 0.5, 0.8, 1, 1, 1, 1, 1, 1, 1]%s}";

    @Test
    void a_seasonal_task_follows_a_table_of_its_own() {
        var month = given("points: 30, " + SEASON.formatted(""))
                .x("a", "2024-03", "4")
                .x("a", "2024-06", "10")
                .x("a", "2024-02", "1");
        assertThat(month.in("2024-03").of("a")).isEqualTo("24.00");
        assertThat(month.june().of("a")).isEqualTo("15.00");
    }

    @Test
    void before_anything_is_due_the_task_does_not_apply_or_has_a_share_of_the_marks() {
        assertThat(given("points: 30, " + SEASON.formatted(""))
                        .x("a", "2024-02", "1")
                        .in("2024-02")
                        .of("a"))
                .isEqualTo("NOT_APPLICABLE");
        assertThat(given("points: 30, " + SEASON.formatted(", not_due: MISSING"))
                        .x("a", "2024-02", "1")
                        .in("2024-02")
                        .of("a"))
                .isEqualTo("MISSING");
        var month = given("points: 30, " + SEASON.formatted(", not_due: {share: 0.5}"))
                .x("a", "2024-02", "1")
                .in("2024-02");
        assertThat(month.of("a")).isEqualTo("15.00");
        assertThat(month.note("a")).isEqualTo("nothing is due yet");
    }

    @Test
    void a_schedule_may_be_named_once_and_used_by_many() {
        assertThat(given(
                                "schedules: {late: {shares: [0, 0, 0, 0, 0, 0.1, 0.2, 0.4, 0.6, 0.8, 0.9, 1]}}",
                                "points: 30, schedule: {target: 20, cap: 1, by: late}")
                        .x("a", "1")
                        .june()
                        .of("a"))
                .isEqualTo("15.00");
    }

    @Test
    void the_gap_to_the_schedule_is_printed_in_percentage_points() {
        var month = given("points: 30, schedule: {target: 20, cap: 1, gap_pp: true}")
                .x("a", "7")
                .june();
        assertThat(month.steps("a")).contains("gap_pp=-15.00;");
        assertThat(month.of("a")).isEqualTo("21.00");
    }

    @Test
    void reaching_the_target_exactly_passes_and_missing_it_gives_nothing() {
        assertThat(given("points: 5, pass_fail: {at_least: 90}")
                        .x("a", "90")
                        .x("b", "89.99")
                        .june()
                        .of("a", "b"))
                .containsExactly("5.00", "0.00");
        assertThat(given("points: 5, pass_fail: {above: 90}")
                        .x("a", "90")
                        .june()
                        .of("a"))
                .isEqualTo("0.00");
    }

    @Test
    void the_figure_is_rounded_before_the_test_where_that_is_said() {
        String kind = "points: 5, pass_fail: {%sat_least: 90}";
        assertThat(given(kind.formatted("")).x("a", "89.95").june().of("a")).isEqualTo("0.00");
        var month = given(kind.formatted("decimals: 1, "))
                .x("a", "89.95")
                .x("b", "89.94")
                .june();
        assertThat(month.of("a", "b")).containsExactly("5.00", "0.00");
        assertThat(month.steps("b")).startsWith("rounded=89.9;");
    }

    @Test
    void a_ratio_is_rounded_once_from_its_parts() {
        // 0.89445 rounds to 0.8945 and on to 89.5, but 89.445 rounds to 89.4.
        String kind = "points: 5, pass_fail: {in: percent, decimals: 1, at_least: 89.5}";
        assertThat(ofRatio(kind).ratio("a", "89445", "100000").june().of("a")).isEqualTo("0.00");
        assertThat(ofRatio(kind).ratio("a", "89450", "100000").june().of("a")).isEqualTo("5.00");
    }

    @Test
    void each_tier_may_say_whether_its_bound_belongs_to_it() {
        var month = given(
                        "points: 100, tier: {from: [[100, 1], [80, 0.75], [50, 0.5, exclusive]], bound: inclusive, rest: 0}")
                .x("a", "100")
                .x("b", "80")
                .x("c", "50")
                .x("d", "50.1")
                .x("e", "99.99")
                .june();
        assertThat(month.of("a", "b", "c", "d", "e")).containsExactly("100.00", "75.00", "0.00", "50.00", "75.00");
        assertThat(month.note("d")).isEqualTo("50.1 is in tier 3 (> 50)");
    }

    @Test
    void tiers_of_two_conditions_are_written_as_a_formula() {
        var month = given("points: 10, expression: {formula: \"W * if(x >= 90 and Y <= 2, 1, if(x >= 80, 0.8, 0))\"}")
                .x("a", "95")
                .y("a", "2")
                .x("b", "95")
                .y("b", "3")
                .x("c", "79")
                .y("c", "0")
                .june();
        assertThat(month.of("a", "b", "c")).containsExactly("10.00", "8.00", "0.00");
    }

    @Test
    void twenty_points_at_the_target_and_half_a_point_for_each_one_above_up_to_ten() {
        var month = given("per_unit: {start: 20, at: 100, above: 0.5, max_above: 10, steps: pro_rata, min: 0}")
                .x("a", "103")
                .x("b", "150")
                .x("c", "90")
                .june();
        assertThat(month.of("a", "b", "c")).containsExactly("21.50", "30.00", "20.00");
    }

    @Test
    void below_the_target_the_points_may_be_in_proportion() {
        var month = given(
                        "points: 20, per_unit: {start: {share: 0.8}, at: 50, below: proportional, above: 1, unit: 5, steps: whole, min: 0}")
                .x("a", "25")
                .x("b", "50")
                .x("c", "62")
                .x("d", "0")
                .june();
        assertThat(month.of("a", "b", "c", "d")).containsExactly("8.00", "16.00", "18.00", "0.00");
    }

    @Test
    void the_first_five_places_have_60_57_54_51_and_48_points() {
        var month = given("rank_points: {table: [60, 57, 54, 51, 48], over: all_units}")
                .x("a", "9")
                .x("b", "8")
                .x("c", "7")
                .x("d", "6")
                .x("e", "5")
                .unit("f")
                .june();
        assertThat(month.of("a", "b", "c", "d", "e", "f"))
                .containsExactly("60.00", "57.00", "54.00", "51.00", "48.00", "MISSING");
        assertThat(month.note("a")).isEqualTo("5 units ranked");
    }

    @Test
    void equal_figures_share_the_better_points_or_the_mean_of_their_places() {
        String kind = "rank_points: {table: [60, 57, 54, 51, 48], tie: %s, over: rankable_units}";
        assertThat(given(kind.formatted("better"))
                        .x("a", "9")
                        .x("b", "8")
                        .x("c", "8")
                        .x("d", "6")
                        .june()
                        .of("a", "b", "c", "d"))
                .containsExactly("60.00", "57.00", "57.00", "51.00");
        var month = given(kind.formatted("mean"))
                .x("a", "9")
                .x("b", "8")
                .x("c", "8")
                .x("d", "6")
                .guest("y", "8")
                .guest("z", "7")
                .june();
        assertThat(month.of("a", "b", "c", "d", "y", "z"))
                .containsExactly("60.00", "55.50", "55.50", "51.00", "55.50", "51.00");
        assertThat(month.formula("b")).isEqualTo("111 ÷ 2 = 55.50");
    }

    @Test
    void the_mean_of_tied_places_stops_at_the_floor_like_any_other() {
        assertThat(given("points: 10, rank_points: {step: 0.4, floor: 0.5, tie: mean, over: all_units}")
                        .x("a", "9")
                        .x("b", "9")
                        .x("c", "9")
                        .june()
                        .of("a"))
                .isEqualTo("7.00");
    }
}
