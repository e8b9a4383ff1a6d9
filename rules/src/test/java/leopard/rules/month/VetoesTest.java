package leopard.rules.month;

import static leopard.rules.month.GivenMonth.rows;
import static leopard.rules.month.GivenMonth.standing;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import leopard.model.Lang;
import leopard.run.AssessmentRun;
import leopard.score.Explanation;
import leopard.score.ScoreLine;
import org.junit.jupiter.api.Test;

/** What a veto 一票否决 (R16) does to scores, grades and ranks, when, and beside others. */
final class VetoesTest {

    private static final String SCHEME = """
            leopard: 1
            id: small
            title: 小方案
            version: {id: "1", from: 2023-01, to: 2025-12}
            period: {every: month, readings: %s}
            indicators:
              X: {title: 安全, measure: 分}
              Y: {title: 环保, measure: 分}
            score:
              id: total
              title: 总分
              points: 100
              floor: 0
              sum:
              - {id: C, title: 共性, points: 60, sum: [{id: A, title: 安全, points: 60, of: X, completion: {target: 60, cap: 1}}]}
              - {id: B, title: 环保, points: 40, of: Y, completion: {target: 40, cap: 1}}
            vetoes:
            %s
            rankings:
            - id: total
              by: total
              ties: {method: competition}
              grades:
                bands: [[优, 90], [良, 80], [中, 60], [差, 0]]
                quota: none
                limits: before_quota
            """;

    private static final String ROWS = "unit,event,kind,level,matter,date,document,verified,lifted\n";

    private static AssessmentRun runIn(String readings, String vetoes, String period, String... events) {
        return GivenMonth.ofScheme(SCHEME.formatted(readings, vetoes))
                .bare("a")
                .bare("b")
                .reading("a", "X", period, "60")
                .reading("a", "Y", period, "38")
                .reading("b", "X", period, "45")
                .reading("b", "Y", period, "40")
                .table("events", ROWS + String.join("\n", events) + "\n")
                .run(period);
    }

    private static AssessmentRun run(String vetoes, String... events) {
        return runIn("to_date", vetoes, "2024-06", events);
    }

    private static String veto(String id, String date) {
        return "a,%s,veto,%s,,%s,,yes,".formatted(id, id.substring(0, 2), date);
    }

    private static List<String> lines(AssessmentRun run) {
        List<String> rows = new ArrayList<>();
        collect(run.sheet(0).roots().get(0), rows);
        return rows;
    }

    private static void collect(ScoreLine line, List<String> into) {
        into.add(line.id() + " " + line.score());
        line.parts().forEach(part -> collect(part, into));
    }

    private static ScoreLine line(AssessmentRun run, String id) {
        return Objects.requireNonNull(run.sheet(0).roots().get(0).find(id), id);
    }

    @Test
    void thirty_points_off_are_a_line_of_the_total() {
        AssessmentRun run = run("- {id: V1, title: 较大事故, deduct: 30, decided_by: 应急局}", veto("V1", "2024-05-01"));
        assertThat(lines(run)).containsExactly("total 68.00", "C 60.00", "A 60.00", "B 38.00", "total.V1.V1 -30.00");
        assertThat(Explanation.formula(line(run, "total"), Lang.ZH)).isEqualTo("98.00 − 30 = 68.00");
        assertThat(line(run, "total").justification().note().in(Lang.ZH)).isEqualTo("一票否决 较大事故(V1,事项 V1,应急局认定):扣 30 分");
        assertThat(rows(run)).containsExactly("b 1 85.00 良", "a 2 68.00 中");
        assertThat(standing(run, "a").reason().in(Lang.EN)).contains("decided by 应急局", "30 points off the total");
    }

    @Test
    void points_taken_off_go_below_the_floor_of_the_sum() {
        assertThat(lines(run("- {id: V1, title: 事故, deduct: 130}", veto("V1", "2024-05-01"))))
                .contains("total -32.00", "total.V1.V1 -130.00");
    }

    @Test
    void of_a_component_points_off_count_in_what_stands_above_it() {
        assertThat(lines(run("- {id: V1, title: 事故, deduct: 5.5, of: [C]}", veto("V1", "2024-05-01"))))
                .containsExactly("total 92.50", "C 54.50", "A 60.00", "C.V1.V1 -5.50", "B 38.00");
    }

    @Test
    void a_criterion_is_set_to_zero_and_says_why() {
        AssessmentRun run = run("- {id: V1, title: 虚报, zero: true, of: [A]}", veto("V1", "2024-05-01"));
        assertThat(lines(run)).containsExactly("total 38.00", "C 0.00", "A 0.00", "B 38.00");
        assertThat(Explanation.formula(line(run, "A"), Lang.ZH)).isEqualTo("60.00 × 0 = 0.00");
        assertThat(line(run, "A").justification().note().in(Lang.EN))
                .isEqualTo("veto 虚报 (V1, event V1): no points for it");
        assertThat(Explanation.steps(line(run, "A"))).contains("before_veto=60.00", "after_veto=0.00");
    }

    @Test
    void a_component_set_to_zero_keeps_its_parts_and_an_adjustment() {
        AssessmentRun run = run("- {id: V1, title: 虚报, zero: true}", veto("V1", "2024-05-01"));
        assertThat(lines(run)).containsExactly("total 0.00", "C 60.00", "A 60.00", "B 38.00", "total.adj -98.00");
        assertThat(line(run, "total.adj").justification().note().in(Lang.ZH)).contains("虚报", "该项计零分");
    }

    @Test
    void points_off_a_criterion_stand_in_its_own_arithmetic() {
        AssessmentRun run = run("- {id: V1, title: 虚报, deduct: 7, of: [B]}", veto("V1", "2024-05-01"));
        assertThat(lines(run)).contains("B 31.00", "total 91.00");
        assertThat(Explanation.formula(line(run, "B"), Lang.EN)).isEqualTo("38.00 − 7 = 31.00");
    }

    @Test
    void a_line_without_a_score_gets_none() {
        AssessmentRun run = GivenMonth.ofScheme(
                        SCHEME.formatted("to_date", "- {id: V1, title: 虚报, zero: true, of: [B]}")
                                .replace("of: Y, ", "of: Y, absence: {MISSING: reweight}, "))
                .bare("a")
                .reading("a", "X", "2024-06", "45")
                .table("events", ROWS + veto("V1", "2024-05-01") + "\n")
                .run();
        assertThat(lines(run)).contains("B null", "total 75.00");
    }

    @Test
    void two_vetoes_add_up_or_the_worst_holds() {
        String two =
                "- {id: V1, title: 甲, deduct: 30, together: %1$s}\n- {id: V2, title: 乙, deduct: 20, together: %1$s}";
        String[] events = {veto("V1", "2024-05-01"), veto("V2", "2024-04-01")};
        assertThat(lines(run(two.formatted("adds"), events)))
                .contains("total 48.00", "total.V1.V1 -30.00", "total.V2.V2 -20.00");
        AssessmentRun worst = run(two.formatted("worst"), events);
        assertThat(lines(worst)).contains("total 68.00", "total.V1.V1 -30.00", "total.V2.V2 0.00");
        assertThat(line(worst, "total.V2.V2").justification().note().in(Lang.ZH))
                .isEqualTo("已按更重的一项否决,本项不再计");
        assertThat(lines(run(
                        "- {id: V1, title: 甲, deduct: 30, together: worst}",
                        veto("V1a", "2024-05-01"),
                        veto("V1b", "2024-05-02"))))
                .contains("total 68.00", "total.V1.V1a -30.00", "total.V1.V1b 0.00");
        assertThat(lines(run("- {id: V1, title: 甲, deduct: 30}", veto("V1a", "2024-05-01"), veto("V1b", "2024-05-02"))))
                .contains("total 38.00");
    }

    @Test
    void one_grade_lower_than_by_the_score() {
        AssessmentRun run = run("- {id: V1, title: 事故, grades_lower: 1}", veto("V1", "2024-05-01"));
        assertThat(rows(run)).containsExactly("a 1 98.00 良", "b 2 85.00 良");
        assertThat(standing(run, "a").reason().in(Lang.ZH)).contains("降 1 等");
        assertThat(rows(run("- {id: V1, title: 事故, grades_lower: 9}", veto("V1", "2024-05-01"))))
                .contains("a 1 98.00 差");
    }

    @Test
    void lowerings_add_up_or_the_worst_of_them_holds_and_then_limits_come() {
        String two =
                "- {id: V1, title: 甲, grades_lower: 1, together: %1$s}\n- {id: V2, title: 乙, grades_lower: 1, together: %1$s}";
        String[] events = {veto("V1", "2024-05-01"), veto("V2", "2024-04-01")};
        assertThat(rows(run(two.formatted("adds"), events))).contains("a 1 98.00 中");
        assertThat(rows(run(two.formatted("worst"), events))).contains("a 1 98.00 良");
        assertThat(rows(run("- {id: V1, title: 甲, grades_lower: 1}\n- {id: V2, title: 乙, grade_at_most: 良}", events)))
                .contains("a 1 98.00 良");
        assertThat(rows(run("- {id: V1, title: 甲, grade: worst}", veto("V1", "2024-05-01"))))
                .contains("a 1 98.00 差");
    }

    @Test
    void a_veto_holds_from_its_date_in_its_period_for_its_year_or_until_it_is_lifted() {
        String veto = "- {id: V1, title: 事故, deduct: 30, holds: %s}";
        assertThat(held(veto.formatted("from_date"), "2024-05-31")).isEqualTo("2024-05 2024-06 2024-12");
        assertThat(held(veto.formatted("period"), "2024-05-31")).isEqualTo("2024-05");
        assertThat(held(veto.formatted("year"), "2024-05-31")).isEqualTo("2024-04 2024-05 2024-06 2024-12");
        assertThat(held(veto.formatted("until_lifted"), "2024-05-31")).isEqualTo("2024-05 2024-06 2024-12 2025-01");
        assertThat(held("- {id: V1, title: 事故, deduct: 30}", "2024-05-31"))
                .as("to date, as bonuses and deductions do")
                .isEqualTo("2024-05 2024-06 2024-12");
    }

    private static String held(String vetoes, String date) {
        List<String> periods = new ArrayList<>();
        for (String period : List.of("2024-04", "2024-05", "2024-06", "2024-12", "2025-01")) {
            if (lines(runIn("to_date", vetoes, period, veto("V1", date))).contains("total 68.00")) {
                periods.add(period);
            }
        }
        return String.join(" ", periods);
    }

    @Test
    void in_a_scheme_of_single_periods_a_veto_holds_in_its_own() {
        String veto = "- {id: V1, title: 事故, deduct: 30}";
        assertThat(lines(runIn("of_the_period", veto, "2024-05", veto("V1", "2024-05-31"))))
                .contains("total 68.00");
        assertThat(lines(runIn("of_the_period", veto, "2024-06", veto("V1", "2024-05-31"))))
                .contains("total 98.00");
    }

    @Test
    void a_veto_is_lifted_on_a_date() {
        String veto = "- {id: V1, title: 事故, deduct: 30, holds: until_lifted}";
        String lifted = "a,e1,veto,V1,,2024-03-01,,yes,%s";
        assertThat(lines(run(veto, lifted.formatted("2024-07-01")))).contains("total 68.00");
        assertThat(lines(run(veto, lifted.formatted("2024-06-30")))).contains("total 98.00");
    }

    @Test
    void or_by_an_event_of_its_matter_or_of_none_that_is_verified() {
        String veto = "- {id: V1, title: 事故, deduct: 30, holds: until_lifted}\n- {id: V2, title: 甲, deduct: 1}";
        String imposed = "a,e1,veto,V1,桥,2024-03-01,,yes,";
        assertThat(lines(run(veto, imposed, "a,l1,lift,V1,桥,2024-06-30,,yes,"))).contains("total 98.00");
        assertThat(lines(run(veto, imposed, "a,l1,lift,V1,,2024-03-01,,yes,"))).contains("total 98.00");
        assertThat(lines(run(veto, imposed, "a,l1,lift,V1,路,2024-06-30,,yes,"))).contains("total 68.00");
        assertThat(lines(run(veto, imposed, "a,l1,lift,V2,,2024-06-30,,yes,"))).contains("total 68.00");
        assertThat(lines(run(veto, imposed, "a,l1,lift,V1,,2024-06-30,,no,"))).contains("total 68.00");
        assertThat(lines(run(veto, imposed, "a,l1,lift,V1,,2024-02-28,,yes,"))).contains("total 68.00");
        assertThat(lines(run(veto, imposed, "a,l1,lift,V1,,2024-07-01,,yes,"))).contains("total 68.00");
        assertThat(lines(run(veto, imposed, "b,l1,lift,V1,,2024-06-01,,yes,"))).contains("total 68.00");
    }

    @Test
    void where_a_document_is_required_none_bars_nobody() {
        String veto = "- {id: V1, title: 事故, deduct: 30, document: required}";
        assertThat(lines(run(veto, veto("V1", "2024-05-01")))).contains("total 98.00");
        assertThat(lines(run(veto, "a,e1,veto,V1,,2024-05-01,通报3号,yes,"))).contains("total 68.00");
    }

    @Test
    void an_unranked_unit_can_be_printed_with_zero() {
        AssessmentRun run = run("- {id: V1, title: 造假, ranked: false, zero: true}", veto("V1", "2024-05-01"));
        assertThat(rows(run)).containsExactly("b 1 85.00 良", "a - 0.00");
    }
}
