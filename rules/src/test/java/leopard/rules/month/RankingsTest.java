package leopard.rules.month;

import static leopard.rules.month.GivenMonth.rows;
import static leopard.rules.month.GivenMonth.standing;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import leopard.award.Award;
import leopard.model.Lang;
import leopard.run.AssessmentRun;
import org.junit.jupiter.api.Test;

/** Ties, groups, coarser decimals, normalisation, provisional scores and the year's roll-up. */
final class RankingsTest {

    private static GivenMonth given(String within, String ties, String more) {
        return GivenMonth.with("""
                rankings:
                - id: total
                  by: total
                  within: %s
                  values: {twice: 2 * B}
                  ties: %s
                """.formatted(within, ties) + more);
    }

    private static final String SHARED = "{method: competition, chain: [], else: shared}";

    @Test
    void equal_totals_share_a_rank_in_the_order_of_their_ids() {
        assertThat(rows(given("all", SHARED, "")
                        .unit("c", "80")
                        .unit("b", "90")
                        .unit("a", "90")
                        .run()))
                .containsExactly("a 1 91.00", "b 1 91.00", "c 3 81.00");
    }

    @Test
    void dense_ranks_leave_no_gap() {
        assertThat(rows(given("all", "{method: dense, chain: [], else: shared}", "")
                        .unit("c", "80")
                        .unit("b", "90")
                        .unit("a", "90")
                        .run()))
                .containsExactly("a 1 91.00", "b 1 91.00", "c 2 81.00");
    }

    @Test
    void the_chain_decides_between_equal_totals_and_says_what_it_looked_at() {
        var run = given("all", "{method: competition, chain: [twice desc, events.deduct asc], else: shared}", "")
                .unit("a", "g", "80", "10")
                .unit("b", "g", "70", "20")
                .unit("c", "g", "71", "20")
                .table("events", """
                        unit,event,kind,level,points,matter,date,document,verified,reason
                        c,e1,deduct,通报,,,2024-05-01,,yes,
                        """)
                .run();
        assertThat(rows(run)).containsExactly("b 1 90.00", "c 2 90.00", "a 3 90.00");
        assertThat(standing(run, "c").reason().in(Lang.ZH)).isEqualTo("同分,依次比较:twice=40, events.deduct=1.00");
    }

    @Test
    void what_the_chain_cannot_decide_is_shared_and_said_so() {
        var run = given("all", "{method: competition, chain: [A desc], else: shared}", "")
                .unit("a", "80")
                .unit("b", "80")
                .run();
        assertThat(rows(run)).containsExactly("a 1 81.00", "b 1 81.00");
        assertThat(standing(run, "b").reason().in(Lang.ZH)).endsWith("并列第 1");
    }

    @Test
    void groups_are_ranked_apart_and_listed_by_name() {
        var run = given("group", SHARED, "")
                .unit("a", "乙组", "80", "1")
                .unit("b", "甲组", "70", "1")
                .unit("c", "乙组", "90", "1")
                .run();
        assertThat(rows(run)).containsExactly("c 1 91.00", "a 2 81.00", "b 1 71.00");
        assertThat(standing(run, "a").of()).isEqualTo(2);
        assertThat(standing(run, "a").group()).isEqualTo("乙组");
    }

    @Test
    void coarser_decimals_make_ties_and_print_the_rounded_score() {
        var run = GivenMonth.with("""
                        rankings:
                        - {id: total, by: total, within: all, decimals: 1, ties: {method: competition, chain: [], else: shared}}
                        """)
                .unit("a", "79.05")
                .unit("b", "79.14")
                .unit("c", "-80.05")
                .run();
        assertThat(rows(run)).containsExactly("a 1 80.1", "b 1 80.1", "c 3 -79.1");
    }

    @Test
    void permuting_units_and_rows_changes_nothing() {
        List<String> once = rows(given("all", SHARED, "")
                .unit("a", "80")
                .unit("b", "90")
                .unit("c", "80")
                .run());
        List<String> again = rows(given("all", SHARED, "")
                .unit("c", "80")
                .unit("b", "90")
                .unit("a", "80")
                .run());
        assertThat(again).isEqualTo(once);
    }

    private static final String NORMALISED = """
              normalised: {within: group, method: overall_mean/group_mean, factor_scale: 4, overall: mean_of_units, over: ranked, min_group: %s, too_small: refuse_all}
            """;

    private static GivenMonth oneUnitInAGroup(int least) {
        return given("all", SHARED, NORMALISED.formatted(least))
                .unit("凌家村", "村", "86.85", "1")
                .unit("邹傅村", "村", "95.00", "1")
                .unit("东岱村", "村", "80.87", "1")
                .unit("华林社区", "社区", "103.30", "1");
    }

    @Test
    void normalisation_rounds_its_factor_first() {
        AssessmentRun run = oneUnitInAGroup(1).run();
        assertThat(Objects.toString(standing(run, "凌家村").normalised())).isEqualTo("91.75");
        assertThat(Objects.toString(standing(run, "邹傅村").normalised())).isEqualTo("100.26");
        assertThat(Objects.toString(standing(run, "东岱村").normalised())).isEqualTo("85.51");
        assertThat(Objects.toString(standing(run, "华林社区").normalised())).isEqualTo("92.50");
    }

    @Test
    void one_group_that_is_too_small_refuses_it_for_all() {
        AssessmentRun run = oneUnitInAGroup(3).run();
        assertThat(standing(run, "凌家村").normalised()).isNull();
        assertThat(run.statistics().stream()
                        .filter(s -> s.name().equals("normalisation_factor"))
                        .toList())
                .hasSize(2)
                .allMatch(s -> s.value() == null && !s.note().isEmpty());
    }

    @Test
    void the_provisional_score_counts_what_is_pending_and_changes_no_rank() {
        AssessmentRun run = given("all", SHARED, "  provisional: true\n")
                .unit("a", "80")
                .unit("b", "g", "70", "")
                .pending("b", "Y", "20")
                .run();
        assertThat(rows(run)).containsExactly("a 1 81.00", "b 2 70.00");
        assertThat(Objects.toString(standing(run, "b").provisional())).isEqualTo("90.00");
        assertThat(standing(run, "a").provisional()).isNull();
    }

    private static final String YEAR = """
            rollups:
            - id: year
              title: 年度汇总
              mean: {of: total, title: 月度平均, over: present, from: history_else_computed, barred: counted, weight: 0.6}
              figures: {YEAR: 0.4}
            """;

    private static String year(AssessmentRun run, String unit) {
        return Objects.toString(run.board().scores("year").get(run.units().indexOf(unit)));
    }

    @Test
    void the_roll_up_takes_months_present_from_history_and_computes_the_others() {
        AssessmentRun run = given("all", SHARED, YEAR)
                .unit("a", "80")
                .reading("a", "X", "2024-04", "60")
                .reading("a", "Y", "2024-04", "0")
                .reading("a", "YEAR", "2024", "90")
                .table("history", "period,scheme,unit,node,score,rank,of\n2024-05,small,a,total,70.00,,\n")
                .run();
        // (60.00 + 70.00 + 81.00) / 3 = 70.33; 0.6 · 70.33 + 0.4 · 90
        assertThat(year(run, "a")).isEqualTo("78.20");
    }

    @Test
    void history_wins_over_what_would_be_computed_and_a_finding_says_so() {
        AssessmentRun run = given("all", SHARED, YEAR)
                .unit("a", "80")
                .reading("a", "X", "2024-05", "60")
                .reading("a", "Y", "2024-05", "0")
                .reading("a", "YEAR", "2024", "90")
                .table("history", "period,scheme,unit,node,score,rank,of\n2024-05,small,a,total,70.00,,\n")
                .run();
        // (70.00 + 81.00) / 2 = 75.50; 0.6 · 75.50 + 0.4 · 90
        assertThat(year(run, "a")).isEqualTo("81.30");
        assertThat(run.findings())
                .anyMatch(f -> f.check().equals("history_vs_computed")
                        && f.message().in(Lang.ZH).contains("70.00")
                        && f.message().in(Lang.ZH).contains("60.00"));
    }

    @Test
    void history_of_another_scheme_node_or_year_is_not_taken() {
        AssessmentRun run = given("all", SHARED, YEAR)
                .unit("a", "80")
                .reading("a", "YEAR", "2024", "90")
                .table("history", """
                        period,scheme,unit,node,score,rank,of
                        2024-05,other,a,total,1.00,,
                        2024-04,small,a,A,2.00,,
                        2023-12,small,a,total,3.00,,
                        """)
                .run();
        assertThat(year(run, "a")).isEqualTo("84.60");
    }

    @Test
    void without_the_yearly_figure_there_is_no_roll_up() {
        AssessmentRun run = given("all", SHARED, YEAR).unit("a", "80").run();
        assertThat(year(run, "a")).isEqualTo("null");
    }

    @Test
    void a_ranking_by_the_roll_up_has_a_provisional_score_too() {
        AssessmentRun run = GivenMonth.with(YEAR + """
                rankings:
                - {id: year, by: year, within: all, ties: {method: competition, chain: [], else: shared}, provisional: true}
                """)
                .unit("a", "g", "70", "")
                .pending("a", "Y", "20")
                .reading("a", "YEAR", "2024", "90")
                .run();
        // 0.6 · 70 + 0.4 · 90, with the pending 20 points 0.6 · 90 + 0.4 · 90
        assertThat(rows(run)).containsExactly("a 1 78.00");
        assertThat(Objects.toString(standing(run, "a").provisional())).isEqualTo("90.00");
    }

    @Test
    void a_month_in_which_a_red_line_bars_a_unit_is_left_out_of_its_year_where_the_scheme_says_so() {
        String leftOut = YEAR.replace("barred: counted", "barred: left_out");
        GivenMonth given = GivenMonth.with(leftOut + """
                red_lines:
                - {id: L1, title: 乙为零, when: B == 0, ranked: false, awards: false, without_value: not_applied}
                rankings:
                - {id: total, by: total, within: all, ties: {method: competition, chain: [], else: shared}}
                """)
                .unit("a", "80")
                .reading("a", "X", "2024-05", "60")
                .reading("a", "Y", "2024-05", "0")
                .reading("a", "YEAR", "2024", "90");
        // May is left out: 0.6 · 81 + 0.4 · 90
        assertThat(year(given.run(), "a")).isEqualTo("84.60");
    }

    private static final String TWO_TREES = """
            awards:
            - {id: best, title: 奖, rankings: [total], award: {places: 1, at_least: none, shared_by_at_most: 2, dispute: blocks}}
            """;

    @Test
    void a_group_that_the_tree_does_not_apply_to_is_no_part_of_the_ranking() {
        AssessmentRun run = GivenMonth.ofTypes("""
                        rankings:
                        - id: total
                          by: total
                          within: group
                          ties: {method: competition, chain: [], else: shared}
                          normalised: {within: group, method: overall_mean/group_mean, factor_scale: 4, overall: mean_of_units, over: ranked, min_group: 1, too_small: refuse_all}
                        """ + TWO_TREES)
                .typed("a", "甲", "village", "80")
                .typed("b", "乙", "office", "90")
                .run();
        assertThat(rows(run)).containsExactly("a 1 81.00");
        assertThat(Objects.toString(standing(run, "a").normalised())).isEqualTo("81.00");
        assertThat(run.awards()).singleElement().matches(award -> award.unit().equals("a"));
        assertThat(run.statistics()).noneMatch(s -> s.group().equals("乙"));
    }

    @Test
    void an_award_by_the_roll_up_waits_for_the_dispute_about_a_month() {
        GivenMonth given =
                GivenMonth.ofRatio(YEAR + """
                rankings:
                - {id: year, by: year, within: all, ties: {method: competition, chain: [], else: shared}}
                awards:
                - {id: best, title: 奖, rankings: [year], award: {places: 1, at_least: none, shared_by_at_most: 2, dispute: blocks}}
                checks:
                - {check: ratio_vs_parts, severity: error, dispute: true}
                """).ratio("a", "83", "5", "10").reading("a", "YEAR", "2024", "90");
        assertThat(given.run().awards()).singleElement().matches(award -> award.outcome() == Award.Outcome.BLOCKED);
    }
}
