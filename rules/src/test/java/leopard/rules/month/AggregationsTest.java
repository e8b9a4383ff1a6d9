package leopard.rules.month;

import static leopard.rules.month.GivenTree.given;
import static org.assertj.core.api.Assertions.assertThat;

import leopard.model.DataStatus;
import leopard.score.Role;
import org.junit.jupiter.api.Test;

/** What the parts of a node come to, in every way that a scheme can say. */
final class AggregationsTest {

    private static GivenTree four(String fields) {
        return given(fields).unit("u", "A=75.368", "B=96.844", "C=74.940", "D=83.404");
    }

    @Test
    void a_weighted_sum_adds_each_score_times_its_weight() {
        var scored = given("weighted_sum: [{A, weight: 0.3}, {B, weight: 0.7}]")
                .unit("u", "A=80", "B=90.55")
                .run();
        assertThat(scored.score()).isEqualTo("87.39");
        assertThat(scored.formula()).isEqualTo("0.3 × 80.00 + 0.7 × 90.55 = 87.385 → 87.39");
    }

    @Test
    void a_weighted_sum_does_not_divide_by_the_weights() {
        assertThat(given("weighted_sum: [{A, weight: 2}, {B, weight: 1/2}]")
                        .unit("u", "A=10", "B=1")
                        .run()
                        .score())
                .isEqualTo("20.50");
    }

    @Test
    void what_is_left_out_of_a_weighted_sum_is_made_up_for_by_weights() {
        var scored = given("missing: reweight, weighted_sum: [{A, weight: 0.3}, {B, weight: 0.7}]")
                .unit("u", "B=90")
                .run();
        assertThat(scored.score()).isEqualTo("90.00");
        assertThat(scored.note()).contains("1/0.7");
    }

    @Test
    void a_mean_without_weights_counts_every_part_once() {
        var scored =
                given("mean: [{A}, {B}, {C}]").unit("u", "A=80", "B=90", "C=90").run();
        assertThat(scored.score()).isEqualTo("86.67");
        assertThat(scored.formula()).isEqualTo("(80.00 + 90.00 + 90.00) ÷ 3 = 86.6666… → 86.67");
    }

    @Test
    void a_mean_by_thirds_is_exact() {
        var scored = given("mean: [{A, weight: 1/3}, {B, weight: 2/3}]")
                .unit("u", "A=0.01", "B=0.02")
                .run();
        assertThat(scored.formula()).isEqualTo("(0.01 + 2 × 0.02) ÷ 3 = 0.0166… → 0.02");
        assertThat(given("mean: [{A, weight: 1/3}, {B, weight: 1/6}]")
                        .unit("u", "A=3", "B=0.015")
                        .run()
                        .score())
                .isEqualTo("2.01");
    }

    @Test
    void the_parts_of_a_mean_are_inputs_and_do_not_add_up() {
        var scored = given("mean: [{A}, {B}]").unit("u", "A=80", "B=90").run();
        assertThat(scored.line("u", "A").role()).isEqualTo(Role.INPUT);
        assertThat(scored.line("u", "N").parts()).hasSize(2);
        assertThat(scored.line("u", "N").full()).isNull();
    }

    @Test
    void the_geometric_mean_of_the_rules_is_82_18() {
        var scored =
                four("geometric_mean: [{A, rounding: {line: 3}}, {B, rounding: {line: 3}}, {C, rounding: {line: 3}}, {D, rounding: {line: 3}}]")
                        .run();
        assertThat(scored.score()).isEqualTo("82.18");
        assertThat(scored.formula()).startsWith("(75.368 × 96.844 × 74.940 × 83.404)^(1/4) = 82.18");
    }

    @Test
    void a_geometric_mean_may_have_weights() {
        var scored = given("geometric_mean: [{A, weight: 0.75}, {B, weight: 0.25}]")
                .unit("u", "A=16", "B=81")
                .run();
        assertThat(scored.score()).isEqualTo("24.00");
        assertThat(scored.formula()).isEqualTo("(16.00^3 × 81.00)^(1/4) = 24.00");
    }

    @Test
    void zero_kills_a_geometric_mean() {
        var scored =
                given("geometric_mean: [{A}, {B}]").unit("u", "A=0", "B=81").run();
        assertThat(scored.score()).isEqualTo("0.00");
        assertThat(scored.note()).isEqualTo("A is zero, so that the whole is");
    }

    @Test
    void a_geometric_mean_of_a_negative_score_is_outside_the_domain_and_treated_as_missing() {
        var scored = given("absence: {MISSING: no_score}, geometric_mean: [{A}, {B}]")
                .unit("u", "A=-1", "B=81")
                .run();
        assertThat(scored.score()).isEqualTo("none");
        assertThat(scored.status()).isEqualTo(DataStatus.DOMAIN_ERROR);
        assertThat(scored.note()).contains("negative");
        assertThat(given("mean: [{id: M, title: M, harmonic_mean: [{A}, {B}]}, {C}]")
                        .unit("u", "A=-1", "B=81", "C=50")
                        .run()
                        .score())
                .as("zero by default, as what is missing")
                .isEqualTo("25.00");
    }

    @Test
    void a_tie_of_a_geometric_mean_is_a_tie_and_what_is_next_to_it_is_not() {
        // The root of 0.015129 is 0.123; that of 0.01500625 is 0.1225, a tie; of a hair more or less it is none.
        for (String[] each : new String[][] {
            {"0.015129", "0.123"}, {"0.01500625", "0.122"}, {"0.0150062500001", "0.123"}, {"0.0150062499999", "0.122"}
        }) {
            assertThat(given("rounding: {line: 3, mode: HALF_EVEN}, geometric_mean: [{A, rounding: none}, {B}]")
                            .unit("u", "A=" + each[0], "B=1")
                            .run()
                            .score())
                    .as(each[0])
                    .isEqualTo(each[1]);
        }
    }

    @Test
    void a_harmonic_mean_looks_at_the_reciprocals() {
        var scored = given("harmonic_mean: [{A}, {B, weight: 1}]".replace("{A}", "{A, weight: 2}"))
                .unit("u", "A=60", "B=30")
                .run();
        assertThat(scored.score()).isEqualTo("45.00");
        assertThat(scored.formula()).isEqualTo("3 ÷ (2 ÷ 60.00 + 1 ÷ 30.00) = 45.00");
        assertThat(given("harmonic_mean: [{A}, {B}]")
                        .unit("u", "A=40", "B=60")
                        .run()
                        .score())
                .isEqualTo("48.00");
        assertThat(given("harmonic_mean: [{A}, {B}]")
                        .unit("u", "A=0", "B=60")
                        .run()
                        .score())
                .isEqualTo("0.00");
    }

    @Test
    void a_product_multiplies_and_takes_the_sign() {
        var scored = given("product: [{A}, {B}, {C}]")
                .unit("u", "A=80", "B=0.95", "C=-1")
                .run();
        assertThat(scored.score()).isEqualTo("-76.00");
        assertThat(scored.formula()).isEqualTo("80.00 × 0.95 × (−1.00) = −76.00");
    }

    @Test
    void the_lowest_or_the_highest_counts() {
        var low = given("minimum: [{A}, {B}]").unit("u", "A=80", "B=75.5").run();
        assertThat(low.formula()).isEqualTo("min(80.00, 75.50) = 75.50");
        assertThat(given("minimum: [{A}, {B}]")
                        .unit("u", "A=75.5", "B=80")
                        .run()
                        .formula())
                .isEqualTo("min(75.50, 80.00) = 75.50");
        var high = given("maximum: [{A}, {B}, {C}]")
                .unit("u", "A=-3", "B=-1", "C=-2")
                .run();
        assertThat(high.score()).isEqualTo("-1.00");
    }

    @Test
    void the_best_two_of_three_add_up_and_the_third_is_taken_off_again() {
        var scored = given("best: {n: 2, then: sum, of: [{A}, {B}, {C}]}")
                .unit("u", "A=8", "B=9", "C=7")
                .run();
        assertThat(scored.score()).isEqualTo("17.00");
        assertThat(scored.line("u", "C").role()).isEqualTo(Role.ADDEND);
        assertThat(String.valueOf(scored.line("u", "N.adj").score())).isEqualTo("-7.00");
        assertThat(scored.note()).isEqualTo("left out: C");
    }

    @Test
    void of_equal_scores_the_first_is_taken() {
        var scored = given("best: {n: 1, then: sum, of: [{A}, {B}]}")
                .unit("u", "A=8", "B=8")
                .run();
        assertThat(scored.note()).isEqualTo("left out: B");
        assertThat(given("worst: {n: 1, then: mean, of: [{A}, {B}]}")
                        .unit("u", "A=8", "B=8")
                        .run()
                        .note())
                .isEqualTo("left out: B");
    }

    @Test
    void fewer_than_n_are_all_taken_and_averaged_over_themselves_unless_the_divisor_is_fixed() {
        String fields = "missing: reweight, best: {n: 3, then: mean, %s of: [{A}, {B}, {C}, {D}]}";
        assertThat(given(fields.formatted("")).unit("u", "A=8", "B=10").run().score())
                .isEqualTo("9.00");
        assertThat(given(fields.formatted("divide_by: n,"))
                        .unit("u", "A=8", "B=10")
                        .run()
                        .score())
                .isEqualTo("6.00");
    }

    @Test
    void the_worst_two_are_averaged() {
        var scored = given("worst: {n: 2, then: mean, of: [{A}, {B}, {C}]}")
                .unit("u", "A=8", "B=9", "C=7")
                .run();
        assertThat(scored.formula()).isEqualTo("(8.00 + 7.00) ÷ 2 = 7.50");
    }

    @Test
    void a_trimmed_mean_drops_one_of_equal_extremes() {
        var scored = given("trimmed_mean: {drop: 1, of: [{A}, {B}, {C}, {D}]}")
                .unit("u", "A=9", "B=9", "C=6", "D=6")
                .run();
        assertThat(scored.score()).isEqualTo("7.50");
        assertThat(scored.note()).isEqualTo("left out: B, C");
    }

    @Test
    void too_few_scores_to_trim_give_the_plain_mean() {
        String fields = "missing: reweight, trimmed_mean: {drop: 1, of: [{A}, {B}, {C}]}";
        assertThat(given(fields).unit("u", "A=9", "B=6").run().score()).isEqualTo("7.50");
        assertThat(given(fields).unit("u", "A=9", "B=6", "C=8").run().score()).isEqualTo("8.00");
    }

    @Test
    void the_median_is_in_the_middle_or_between_the_two() {
        assertThat(given("median: [{A}, {B}, {C}]")
                        .unit("u", "A=9", "B=1", "C=3")
                        .run()
                        .score())
                .isEqualTo("3.00");
        var even = given("median: [{A}, {B}, {C}, {D}]")
                .unit("u", "A=9", "B=1", "C=3.01", "D=4")
                .run();
        assertThat(even.formula()).isEqualTo("(3.01 + 4.00) ÷ 2 = 3.505 → 3.51");
    }

    @Test
    void what_is_met_is_counted() {
        assertThat(given("count: {met: {at_least: 60}, of: [{A}, {B}, {C}]}")
                        .unit("u", "A=60", "B=59.99", "C=80")
                        .run()
                        .score())
                .isEqualTo("2.00");
        assertThat(given("count: {met: {above: 60}, each: 2.5, of: [{A}, {B}, {C}]}")
                        .unit("u", "A=60", "B=61", "C=80")
                        .run()
                        .formula())
                .isEqualTo("2 × 2.5 = 5.00");
        assertThat(given("count: {met: {below: 0}, of: [{A}]}")
                        .unit("u", "A=0")
                        .run()
                        .score())
                .isEqualTo("0.00");
    }

    @Test
    void full_marks_or_a_share_of_them_are_met() {
        String parts = "of: [{A, points: 10}, {B, points: 20}]";
        assertThat(given("count: {met: full, " + parts + "}")
                        .unit("u", "A=10", "B=19.99")
                        .run()
                        .score())
                .isEqualTo("1.00");
        assertThat(given("count: {met: {share: 0.6}, " + parts + "}")
                        .unit("u", "A=6", "B=12")
                        .run()
                        .score())
                .isEqualTo("2.00");
    }

    @Test
    void parts_that_are_compared_in_their_order_decide_a_ranking_one_after_the_other() {
        String tree = "{id: N, title: N, lexicographic: {ascending: [C], of: [{A}, {B}, {C}]}}";
        String[] each = {"- {by: N, ties: {method: competition}}", "- {each: nodes, ties: {method: competition}}"};
        for (String ranking : each) {
            var scored = GivenTree.of(tree, "rankings:\n" + ranking + "\n")
                    .unit("a", "A=1", "B=2", "C=3")
                    .unit("b", "A=1", "B=2", "C=2")
                    .unit("c", "A=1", "B=3", "C=9")
                    .unit("d", "A=2", "B=0", "C=9")
                    .unit("e", "A=1", "B=2", "C=3")
                    .run();
            assertThat(scored.score("a", "N")).isEqualTo("1.00");
            assertThat(scored.ranks()).containsExactly("d 1 2.00", "c 2 1.00", "b 3 1.00", "a 4 1.00", "e 4 1.00");
        }
    }

    @Test
    void without_its_first_part_a_node_of_parts_in_their_order_has_no_score() {
        String fields = "missing: reweight, lexicographic: {of: [{A}, {B}]}";
        assertThat(given(fields).unit("u", "B=5").run().score()).isEqualTo("none");
        assertThat(given(fields).unit("u", "A=NA", "B=5").run().status()).isEqualTo(DataStatus.NOT_APPLICABLE);
    }

    @Test
    void an_unrounded_node_may_be_ranked_exactly() {
        String tree = "{id: N, title: N, rounding: {line: none, print_scale: 2}, mean: [{A}, {B}, {C}]}";
        for (String[] each : new String[][] {{"printed", "1"}, {"exact", "2"}, {"4", "2"}}) {
            var scored = GivenTree.of(
                            tree,
                            "rankings:\n- {by: N, decimals: %s, ties: {method: competition}}\n".formatted(each[0]))
                    .unit("a", "A=1", "B=1", "C=1")
                    .unit("b", "A=1", "B=1", "C=0.99")
                    .run();
            assertThat(scored.ranks()).containsExactly("a 1 1.00", "b " + each[1] + " 1.00");
        }
    }

    @Test
    void limits_hold_for_every_way_to_put_parts_together() {
        assertThat(given("cap: 5, product: [{A}, {B}]")
                        .unit("u", "A=3", "B=2")
                        .run()
                        .score())
                .isEqualTo("5.00");
        assertThat(given("floor: 1.5, geometric_mean: [{A}, {B}]")
                        .unit("u", "A=1", "B=2")
                        .run()
                        .score())
                .isEqualTo("1.50");
        assertThat(given("cap: 1.4145, rounding: {line: 3}, geometric_mean: [{A}, {B}]")
                        .unit("u", "A=1", "B=2")
                        .run()
                        .score())
                .isEqualTo("1.414");
    }

    @Test
    void an_intermediate_figure_may_have_another_name() {
        var scored = given("names: {geometric_mean: index}, geometric_mean: [{A}, {B}]")
                .unit("u", "A=4", "B=9")
                .run();
        assertThat(leopard.score.Explanation.steps(scored.line("u", "N"))).isEqualTo("index=6.00");
    }
}
