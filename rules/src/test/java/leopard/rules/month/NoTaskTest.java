package leopard.rules.month;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import leopard.model.Lang;
import leopard.run.AssessmentRun;
import leopard.score.Explanation;
import leopard.score.ScoreLine;
import org.junit.jupiter.api.Test;

/** Units with only a part of the list 无任务单位 (R30), and reports that are missing 缺报 (R31). */
final class NoTaskTest {

    private static final String SCHEME = """
            leopard: 1
            id: small
            title: 小方案
            version: {id: "1"}
            period: {every: month, readings: to_date}
            absence: {NOT_APPLICABLE: %s, MISSING: {as: zero, propose: 迟报, at_most: 2}}
            indicators:
              X: {title: 甲}
              Y: {title: 乙}
              Z: {title: 丙}
            score:
              id: total
              title: 总分
              points: 30
              %s
              sum:
              - {id: X, points: 10, completion: {target: 10, cap: 1}}
              - {id: Y, points: 10, completion: {target: 10, cap: 1}}
              - {id: Z, points: 10, completion: {target: 10, cap: 1}}
              - id: events
                title: 加减分
                events:
                  bonus: {cap: none, per_matter: all, levels: {}}
                  deduct: {cap: 12, per_matter: all, levels: {迟报: 1}}
                  document: optional
            """;

    private static final String EVENTS = "unit,event,kind,level,date\n";

    private static AssessmentRun run(String treatment, String floor, String x, String y, String events) {
        return GivenMonth.ofScheme(SCHEME.formatted(treatment, floor))
                .bare("a")
                .table("events", EVENTS + events)
                .reading("a", "X", "2024-06", x)
                .reading("a", "Y", "2024-06", y)
                .notApplicable("a", "Z")
                .run("2024-06");
    }

    private static ScoreLine total(AssessmentRun run) {
        return run.sheet(0).roots().get(0);
    }

    @Test
    void where_a_task_does_not_apply_the_deductions_of_the_others_are_doubled() {
        AssessmentRun run = run("{deductions: 2}", "floor: none", "8", "9.5", "");
        ScoreLine total = total(run);
        // 30 − 2 · (20 − 17.5)
        assertThat(total.score()).hasToString("25.00");
        assertThat(Explanation.steps(total)).contains("sum_lines=17.5", "component=25.00");
        assertThat(total.justification().note().in(Lang.ZH)).isEqualTo("不适用项目不扣分,其余扣分按 2 倍计");
        assertThat(total.parts().get(2).treatedAs()).hasToString("DEDUCTIONS");
        assertThat(total.parts().get(4).id()).isEqualTo("total.adj");
    }

    @Test
    void nothing_lost_is_nothing_doubled_and_re_weighting_gives_another_score() {
        assertThat(total(run("{deductions: 2}", "floor: none", "10", "10", "")).score())
                .hasToString("30.00");
        assertThat(total(run("reweight", "floor: none", "8", "9.5", "")).score())
                .hasToString("26.25");
        assertThat(total(run("{share: 0.6}", "floor: none", "8", "9.5", "")).score())
                .hasToString("23.50");
    }

    @Test
    void what_is_re_weighted_beside_it_leaves_the_sum_and_the_rest_is_scaled_up() {
        String scheme = SCHEME.formatted("{deductions: 2}", "floor: none")
                .replace("MISSING: {as: zero, propose: 迟报, at_most: 2}", "MISSING: reweight");
        ScoreLine total = total(GivenMonth.ofScheme(scheme)
                .bare("a")
                .reading("a", "Y", "2024-06", "8")
                .notApplicable("a", "Z")
                .run("2024-06"));
        // (20 − 2 · (10 − 8)) · 30 / 20
        assertThat(total.score()).hasToString("24.00");
    }

    @Test
    void what_the_others_gained_is_not_doubled() {
        String scheme = SCHEME.formatted("{deductions: 2}", "floor: none").replace("cap: 1}", "cap: none}");
        ScoreLine total = total(GivenMonth.ofScheme(scheme)
                .bare("a")
                .reading("a", "X", "2024-06", "9")
                .reading("a", "Y", "2024-06", "12")
                .notApplicable("a", "Z")
                .run("2024-06"));
        assertThat(total.score()).hasToString("31.00");
    }

    @Test
    void doubled_deductions_stop_at_the_floor_of_the_sum() {
        assertThat(total(run("{deductions: 2}", "floor: none", "0", "0", "")).score())
                .hasToString("-10.00");
        assertThat(total(run("{deductions: 2}", "floor: 0", "0", "0", "")).score())
                .hasToString("0.00");
    }

    @Test
    void bonuses_and_deductions_come_on_top_and_are_not_doubled() {
        assertThat(total(run("{deductions: 2}", "floor: none", "8", "9.5", "a,e1,deduct,迟报,2024-05-01\n"))
                        .score())
                .hasToString("24.00");
    }

    @Test
    void a_missing_report_is_proposed_until_the_unit_has_as_many_events_as_may_be() {
        assertThat(proposed(run("reweight", "floor: none", "", "9", ""))).hasSize(1);
        assertThat(proposed(run("reweight", "floor: none", "", "9", "a,e1,deduct,迟报,2024-05-01\n")))
                .hasSize(1);
        assertThat(proposed(run(
                        "reweight", "floor: none", "", "9", "a,e1,deduct,迟报,2024-05-01\na,e2,deduct,迟报,2024-06-01\n")))
                .isEmpty();
    }

    private static List<String> proposed(AssessmentRun run) {
        return run.findings().stream()
                .filter(f -> f.check().equals("event_proposed"))
                .map(f -> f.indicator())
                .toList();
    }
}
