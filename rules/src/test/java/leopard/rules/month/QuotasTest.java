package leopard.rules.month;

import static leopard.rules.month.GivenCase.reason;
import static leopard.rules.month.GivenCase.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import leopard.run.AssessmentRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Grades by place, by ascending scores, promotions, and what happens at the edges of quotas. */
final class QuotasTest {

    private static GivenCase given(String grades) {
        return given("", grades);
    }

    private static GivenCase given(String more, String grades) {
        return GivenCase.with("""
                vetoes:
                - {id: V1, title: 造假, by: event, ranked: false, awards: false}
                rankings:
                - id: total
                  by: total
                  ties: {method: competition}
                %s  grades:
                %s""".formatted(more, grades.indent(4)));
    }

    private static List<String> grades(AssessmentRun run) {
        return rows(run, "total").stream()
                .filter(row -> row.split(" ").length > 3)
                .map(row -> row.split(" ")[0] + row.split(" ")[3])
                .toList();
    }

    @Test
    void prizes_go_by_place_alone_where_bands_have_no_bound() {
        AssessmentRun run =
                given("""
                        bands: [[一等, none], [二等, none], [其他, none]]
                        quota: [{grade: 一等, count: 1, edge_tie: none}, {grade: 二等, count: 2, edge_tie: none}]
                        limits: before_quota
                        """).units("a b c d").scores("a=-5 b=4 c=3 d=2").run("R1");
        assertThat(grades(run)).containsExactly("b一等", "c二等", "d二等", "a其他");
        assertThat(reason(run, "total", "c")).isEqualTo("the quota of 一等 (1) is full, so 二等");
    }

    @ParameterizedTest
    @CsvSource({
        "none, a乙 b乙 c乙",
        "both, a甲 b甲 c乙",
        "all, a甲 b甲 c乙",
    })
    void two_that_share_a_rank_across_the_edge(String edge, String expected) {
        AssessmentRun run =
                given("""
                        bands: [[甲, none], [乙, none]]
                        quota: {grade: 甲, count: 1, edge_tie: %s}
                        limits: before_quota
                        """.formatted(edge)).units("a b c").scores("a=9 b=9 c=1").run("R1");
        assertThat(grades(run)).containsExactly(expected.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "none, a乙 b乙 c乙",
        "both, a乙 b乙 c乙",
        "all, a甲 b甲 c甲",
    })
    void three_that_share_a_rank_across_the_edge(String edge, String expected) {
        AssessmentRun run =
                given("""
                        bands: [[甲, none], [乙, none]]
                        quota: {grade: 甲, count: 2, edge_tie: %s}
                        limits: before_quota
                        """.formatted(edge)).units("a b c").scores("a=9 b=9 c=9").run("R1");
        assertThat(grades(run)).containsExactly(expected.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        // five units: a is vetoed, b has no score
        "all_units, 0.4, floor, 2",
        "unvetoed, 0.4, floor, 1",
        "ranked, 0.4, floor, 1",
        "unvetoed, 0.5, floor, 2",
        "ranked, 0.5, floor, 1",
        "ranked, 0.5, half_up, 2",
        "ranked, 0.4, ceiling, 2",
        "ranked, 0, ceiling, 0",
        "ranked, 1, floor, 3",
    })
    void what_n_counts_and_how_it_is_rounded_is_declared(String of, String share, String round, int places) {
        AssessmentRun run = given("""
                        bands: [[甲, none], [乙, none]]
                        quota: {grade: 甲, share: %s, round: %s, of: %s, edge_tie: none}
                        limits: before_quota
                        """.formatted(share, round, of))
                .units("a b c d e")
                .scores("a=99 c=3 d=2 e=1")
                .table("events", "unit,event,kind,level,period,verified\na,v,veto,V1,R1,yes\n")
                .run("R1");
        assertThat(grades(run)).filteredOn(g -> g.endsWith("甲")).hasSize(places);
        assertThat(grades(run)).hasSize(3);
    }

    @Test
    void better_grades_take_up_places_where_the_quota_is_cumulative() {
        String grades = """
                bands: [[优, 90], [良, 60], [中, 0]]
                quota: {grade: 良, count: 3, edge_tie: none, places: %s}
                limits: before_quota
                """;
        GivenCase own =
                given(grades.formatted("of_the_grade")).units("a b c d e").scores("a=95 b=91 c=80 d=70 e=65");
        assertThat(grades(own.run("R1"))).containsExactly("a优", "b优", "c良", "d良", "e良");
        GivenCase all =
                given(grades.formatted("with_better_grades")).units("a b c d e").scores("a=95 b=91 c=80 d=70 e=65");
        assertThat(grades(all.run("R1"))).containsExactly("a优", "b优", "c良", "d中", "e中");
    }

    @Test
    void in_an_ascending_ranking_bands_have_highest_scores_and_89_995_is_graded_as_printed() {
        AssessmentRun run = given("  order: ascending\n", """
                        bands: [[优, 90], [良, 95.005], [其他, none]]
                        limits: before_quota
                        """)
                .units("a b c d")
                .scores("a=90.004 b=90.005 c=95.004 d=95.005")
                .run("R1");
        assertThat(rows(run, "total")).containsExactly("a 1 90.00 优", "b 2 90.01 良", "c 3 95.00 良", "d 4 95.01 其他");
    }

    private static final String PROMOTED = """
            bands: [[优, 90], [良, 80], [中, 0]]
            quota: {grade: 优, count: 1, edge_tie: none}
            limits: before_quota
            promotions:
            - {id: P1, title: 重大项目, events: {省级: 2}}
            - {id: P2, title: 另一得分, when: Y >= 5}
            promote: %s
            """;

    private static GivenCase promoted(String when) {
        return given(PROMOTED.formatted(when))
                .units("a b c d")
                .readings("a,X,R1,95\nb,X,R1,75\nb,Y,R1,6\nc,X,R1,79\nc,Y,R1,1\nd,X,R1,81\n")
                .table("events", """
                        unit,event,kind,level,period,verified
                        b,e1,bonus,省级,R1,yes
                        b,e2,bonus,省级,R1,yes
                        c,e1,bonus,省级,R1,yes
                        d,e1,bonus,省级,R1,yes
                        d,e2,bonus,省级,R1,yes
                        d,e3,bonus,省级,R1,no
                        """);
    }

    @Test
    void two_triggers_lift_by_one_grade_only() {
        AssessmentRun run = promoted("after_quota").run("R1");
        // b: 81 is 良, and one up for both promotions; c has one event of two needed; d: 81 is 良.
        assertThat(grades(run)).containsExactly("a优", "b优", "d优", "c良");
        assertThat(reason(run, "total", "b")).startsWith("promotion: 重大项目 (P1), 另一得分 (P2), one grade up");
        assertThat(reason(run, "total", "d")).startsWith("promotion: 重大项目 (P1), one grade up");
    }

    @Test
    void a_promotion_before_the_quota_competes_for_its_places() {
        assertThat(grades(promoted("before_quota").run("R1"))).containsExactly("a优", "b良", "d良", "c良");
    }

    @Test
    void a_lowering_comes_before_a_promotion_at_the_same_time() {
        for (String when : List.of("before_quota", "after_quota")) {
            AssessmentRun run = GivenCase.with("""
                    red_lines:
                    - {id: L1, title: 事故, when: B >= 5, grades_lower: 1}
                    rankings:
                    - id: total
                      by: total
                      ties: {method: competition}
                      grades:
                        bands: [[优, 90], [良, 80], [中, 0]]
                        quota: none
                        limits: %1$s
                        promotions: [{id: P, title: 进位, when: B >= 5}]
                        promote: %1$s
                    """.formatted(when))
                    .units("a")
                    .readings("a,X,R1,95\na,Y,R1,5\n")
                    .run("R1");
            assertThat(grades(run)).as(when).containsExactly("a优");
        }
    }

    @Test
    void the_best_grade_has_none_above_it_and_a_limit_holds_after_a_promotion() {
        AssessmentRun run = GivenCase.with("""
                        red_lines:
                        - {id: L1, title: 红线, when: Y > 8, grade_at_most: 良}
                        rankings:
                        - id: total
                          by: total
                          ties: {method: competition}
                          grades:
                            bands: [[优, 90], [良, 80], [中, 0]]
                            limits: before_quota
                            promotions: [{id: P, title: 进位, when: Y >= 5}]
                        """)
                .units("a b c")
                .readings("a,X,R1,95\na,Y,R1,5\nb,X,R1,75\nb,Y,R1,9\nc,X,R1,50\nc,Y,R1,9\n")
                .run("R1");
        assertThat(grades(run)).containsExactly("a优", "b良", "c良");
        assertThat(reason(run, "total", "a")).isEmpty();
    }
}
