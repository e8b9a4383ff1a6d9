package leopard.rules.month;

import static leopard.rules.month.GivenTree.given;
import static org.assertj.core.api.Assertions.assertThat;

import leopard.model.DataStatus;
import leopard.model.Lang;
import org.junit.jupiter.api.Test;

/** What becomes of a node some or all of whose parts have no figures. */
final class MissingPartsTest {

    @Test
    void what_is_missing_leaves_a_mean_and_its_weight_goes_to_the_others() {
        var scored = given("missing: reweight, mean: [{A, weight: 3}, {B, weight: 1}, {C, weight: 1}]")
                .unit("u", "A=80", "B=90")
                .run();
        assertThat(scored.score()).isEqualTo("82.50");
        assertThat(scored.treated("u", "C")).isEqualTo("REWEIGHT");
        assertThat(scored.line("u", "C").score()).isNull();
    }

    @Test
    void what_is_missing_counts_as_zero_unless_something_else_is_said() {
        assertThat(given("mean: [{A}, {B}]").unit("u", "A=80").run().score()).isEqualTo("40.00");
        assertThat(given("missing: zero, mean: [{A}, {B}]")
                        .unit("u", "A=80")
                        .run()
                        .score())
                .isEqualTo("40.00");
    }

    @Test
    void a_share_of_full_marks_may_stand_for_what_is_missing() {
        var scored = given("missing: {share: 0.6}, sum: [{A, points: 50}, {B, points: 50, value: {factor: 1}}]"
                        .replace(", value: {factor: 1}}]", "}]"))
                .unit("u", "A=40")
                .run();
        assertThat(scored.score()).isEqualTo("70.00");
        assertThat(scored.treated("u", "B")).isEqualTo("SHARE");
    }

    @Test
    void the_absence_of_a_part_goes_before_what_the_node_says() {
        var scored = given("missing: reweight, mean: [{A}, {B, absence: {MISSING: zero}}, {C}]")
                .unit("u", "A=80")
                .run();
        assertThat(scored.score()).isEqualTo("40.00");
    }

    @Test
    void the_share_of_the_weight_that_must_be_there_is_there_or_not() {
        String fields = "missing: {at_least: 0.6}, mean: [{A, weight: 3}, {B, weight: 2}, {C, weight: 5}]";
        assertThat(given(fields).unit("u", "A=80", "B=90").run().score()).isEqualTo("none");
        var scored =
                given(fields.replace("0.6", "0.5")).unit("u", "A=80", "B=90").run();
        assertThat(scored.score()).as("just enough").isEqualTo("84.00");
        var little = given(fields).unit("u", "A=80").run();
        assertThat(little.status()).isEqualTo(DataStatus.MISSING);
        assertThat(little.note()).isEqualTo("3/10 of the weight is there, less than 0.6");
    }

    @Test
    void thirds_of_the_weight_are_exact() {
        String fields = "missing: {at_least: %s}, mean: [{A}, {B}, {C}]";
        assertThat(given(fields.formatted("0.66"))
                        .unit("u", "A=80", "B=90")
                        .run()
                        .score())
                .isEqualTo("85.00");
        assertThat(given(fields.formatted("0.67"))
                        .unit("u", "A=80", "B=90")
                        .run()
                        .score())
                .isEqualTo("none");
    }

    @Test
    void what_does_not_apply_is_asked_for_as_well_unless_the_share_is_of_what_applies() {
        String fields = "missing: {at_least: 0.6, of: %s}, mean: [{A}, {B}]";
        assertThat(given(fields.formatted("all"))
                        .unit("u", "A=80", "B=NA")
                        .run()
                        .score())
                .isEqualTo("none");
        assertThat(given(fields.formatted("applicable"))
                        .unit("u", "A=80", "B=NA")
                        .run()
                        .score())
                .isEqualTo("80.00");
    }

    @Test
    void a_filled_score_is_not_there() {
        assertThat(given("missing: {as: zero, at_least: 0.6}, mean: [{A}, {B}]")
                        .unit("u", "A=80")
                        .run()
                        .score())
                .isEqualTo("none");
        assertThat(given("missing: {as: zero, at_least: 0.5}, mean: [{A}, {B}]")
                        .unit("u", "A=80")
                        .run()
                        .score())
                .isEqualTo("40.00");
    }

    @Test
    void in_a_sum_the_weight_is_the_full_marks() {
        String fields = "missing: {at_least: 0.7}, points: 100, sum: [{A, points: 70}, {B, points: 30}]";
        assertThat(given(fields).unit("u", "A=35").run().score()).isEqualTo("50.00");
        assertThat(given(fields).unit("u", "B=30").run().score()).isEqualTo("none");
    }

    @Test
    void one_missing_part_empties_a_node_that_wants_all_of_them() {
        var scored =
                given("missing: no_score, mean: [{A}, {B}]").unit("u", "A=80").run();
        assertThat(scored.score()).isEqualTo("none");
        assertThat(scored.note()).isEqualTo("one of its parts is missing, so it has no score");
        assertThat(given("missing: no_score, mean: [{A}, {B}]")
                        .unit("u", "A=80", "B=NA")
                        .run()
                        .score())
                .as("what does not apply is not missing")
                .isEqualTo("80.00");
    }

    @Test
    void it_empties_that_node_only_and_the_one_above_applies_its_own_policy() {
        String inner = "{id: M, title: M, missing: no_score, mean: [{A}, {B}]}";
        assertThat(given("missing: reweight, mean: [" + inner + ", {C}]")
                        .unit("u", "A=80", "C=60")
                        .run()
                        .score())
                .isEqualTo("60.00");
        assertThat(given("mean: [" + inner + ", {C}]")
                        .unit("u", "A=80", "C=60")
                        .run()
                        .score())
                .isEqualTo("30.00");
        assertThat(given("missing: no_score, mean: [" + inner + ", {C}]")
                        .unit("u", "A=80", "C=60")
                        .run()
                        .score())
                .isEqualTo("none");
    }

    @Test
    void no_score_of_a_criterion_goes_up_to_the_root_unless_a_node_holds_it() {
        String part = "{id: M, title: M, mean: [{A, absence: {MISSING: no_score}}, {B}]}";
        assertThat(given("mean: [" + part + ", {C}]")
                        .unit("u", "B=80", "C=60")
                        .run()
                        .score())
                .isEqualTo("none");
        assertThat(given("mean: [" + part.replace("mean:", "missing: no_score, mean:") + ", {C}]")
                        .unit("u", "B=80", "C=60")
                        .run()
                        .score())
                .isEqualTo("30.00");
    }

    @Test
    void a_node_none_of_whose_parts_counts_is_missing_above() {
        String inner = "{id: M, title: M, missing: reweight, mean: [{A}, {B}]}";
        var scored = given("missing: reweight, mean: [" + inner + ", {C}]")
                .unit("u", "C=60")
                .run();
        assertThat(scored.score()).isEqualTo("60.00");
        assertThat(scored.line("u", "M").status()).isEqualTo(DataStatus.MISSING);
    }

    @Test
    void a_node_of_which_nothing_applies_does_not_apply() {
        String inner = "{id: M, title: M, mean: [{A}, {B}]}";
        var scored = given("mean: [" + inner + ", {C}]")
                .unit("u", "A=NA", "B=NA", "C=60")
                .run();
        assertThat(scored.score()).isEqualTo("60.00");
        assertThat(scored.line("u", "M").status()).isEqualTo(DataStatus.NOT_APPLICABLE);
        assertThat(given("mean: [{A}, {B}]").unit("u", "A=NA", "B=NA").run().status())
                .isEqualTo(DataStatus.NOT_APPLICABLE);
    }

    @Test
    void no_score_at_the_root_of_a_ranking_is_no_score() {
        var scored = GivenTree.of(
                        "{id: N, title: N, missing: no_score, mean: [{A}, {B}]}",
                        "rankings: [{by: N, ties: {method: competition}}]\n")
                .unit("a", "A=80")
                .unit("b", "A=80", "B=70")
                .run();
        assertThat(scored.ranks()).containsExactly("b 1 75.00", "a NO_SCORE null");
    }

    @Test
    void the_mean_of_the_group_stands_for_a_score_that_is_missing() {
        var scored = given("missing: group_mean, mean: [{A}, {B}]")
                .unitOf("g", "town", "a", "A=80", "B=70")
                .unitOf("g", "town", "b", "A=80", "B=71.01")
                .unitOf("g", "town", "c", "A=60")
                .unitOf("h", "town", "d", "A=60", "B=10")
                .run();
        assertThat(scored.score("c", "B")).as("(70 + 71.01) / 2 = 70.505").isEqualTo("70.51");
        assertThat(scored.score("c", "N")).isEqualTo("65.26");
        assertThat(scored.treated("c", "B")).isEqualTo("GROUP_MEAN");
        assertThat(scored.line("c", "B").status()).isEqualTo(DataStatus.MISSING);
        assertThat(scored.line("c", "B").justification().note().in(Lang.EN))
                .isEqualTo("units of its group with a score: 2");
    }

    @Test
    void the_mean_may_be_that_of_another_grouping_or_of_all() {
        String fields = "missing: {as: group_mean, within: %s}, mean: [{A}, {B}]";
        for (String[] each : new String[][] {{"all", "40.00"}, {"area", "70.00"}, {"type", "10.00"}}) {
            var scored = given(fields.formatted(each[0]))
                    .unitOf("g", "street", "a", "A=80", "B=70")
                    .unitOf("g", "town", "c", "A=60")
                    .unitOf("h", "town", "d", "A=60", "B=10")
                    .run();
            assertThat(scored.score("c", "B")).as(each[0]).isEqualTo(each[1]);
        }
    }

    @Test
    void who_does_not_have_the_node_is_left_out_of_the_mean_of_the_group() {
        var scored = given("missing: group_mean, mean: [{A}, {B, types: [town]}]")
                .unitOf("g", "street", "a", "A=80")
                .unitOf("g", "town", "b", "A=80", "B=70")
                .unitOf("g", "town", "c", "A=60")
                .run();
        assertThat(scored.score("c", "N")).as("(60 + 70) / 2").isEqualTo("65.00");
        assertThat(scored.score("a", "N")).isEqualTo("80.00");
    }

    @Test
    void where_nobody_in_the_group_has_a_score_there_is_no_mean_and_the_part_is_left_out() {
        var scored = given("missing: group_mean, mean: [{A}, {B}]")
                .unitOf("g", "town", "a", "A=80")
                .unitOf("h", "town", "b", "A=60", "B=10")
                .run();
        assertThat(scored.score("a", "N")).isEqualTo("80.00");
        assertThat(scored.line("a", "B").justification().note().in(Lang.EN)).contains("does not count");
    }

    @Test
    void a_filled_node_counts_above_and_may_itself_be_a_mean_of_its_group() {
        String inner = "{id: M, title: M, missing: no_score, absence: {MISSING: group_mean}, sum: [{A}, {B}]}";
        var scored = given("mean: [" + inner + ", {C}]")
                .unit("a", "A=30", "B=40", "C=50")
                .unit("b", "A=30", "C=50")
                .run();
        assertThat(scored.score("b", "M")).isEqualTo("70.00");
        assertThat(scored.score("b", "N")).isEqualTo("60.00");
        assertThat(String.valueOf(scored.line("b", "M.adj").score()))
                .as("the parts still add up")
                .isEqualTo("40.00");
    }

    @Test
    void the_last_score_of_the_node_stands_for_one_that_is_missing() {
        String fields = "missing: last_value, mean: [{A}, {B}]";
        var scored = given(fields)
                .unit("u", "A=80")
                .read("u", "2024-05", "A=70")
                .read("u", "2024-04", "A=70", "B=60.126")
                .read("u", "2024-03", "A=70", "B=1")
                .read("u", "2024-07", "A=70", "B=2")
                .run();
        assertThat(scored.score("u", "B")).isEqualTo("60.13");
        assertThat(scored.score()).isEqualTo("70.07");
        assertThat(scored.treated("u", "B")).isEqualTo("LAST_VALUE");
        assertThat(scored.line("u", "B").justification().note().in(Lang.EN)).isEqualTo("the score of 2024-04");
    }

    @Test
    void a_published_score_goes_before_the_computed_one() {
        var scored = given("missing: last_value, mean: [{A}, {B}]")
                .unit("u", "A=80")
                .read("u", "2024-04", "A=70", "B=60")
                .history("period,scheme,unit,node,score,rank,of\n2024-04,tree,u,B,50.00,,\n")
                .run();
        assertThat(scored.score("u", "B")).isEqualTo("50.00");
    }

    @Test
    void who_never_had_a_score_has_none_to_take_over() {
        var scored = given("missing: last_value, mean: [{A}, {B}]")
                .unit("u", "A=80")
                .read("u", "2024-07", "B=60")
                .run();
        assertThat(scored.score("u", "B")).isEqualTo("none");
        assertThat(scored.score()).isEqualTo("80.00");
    }
}
