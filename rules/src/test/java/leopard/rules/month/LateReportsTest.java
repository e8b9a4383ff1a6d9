package leopard.rules.month;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import leopard.model.Lang;
import leopard.rules.scheme.SchemeReader;
import leopard.run.AssessmentRun;
import org.junit.jupiter.api.Test;

/** Figures that come in after their deadline 迟报 (R31). */
final class LateReportsTest {

    private static final String SCHEME = """
            leopard: 1
            id: small
            title: 小方案
            version: {id: "1"}
            period: {every: month, readings: to_date}
            %s
            indicators:
              X: {title: 甲, owner: 数据局%s}
            score:
              id: total
              title: 总分
              points: 10
              sum:
              - {id: X, points: 10, completion: {target: 10, cap: 1}}
              - id: events
                title: 加减分
                events:
                  bonus: {cap: none, per_matter: all, levels: {}}
                  deduct: {cap: 12, per_matter: all, levels: {迟报: 1, 缺报: 2}}
                  document: optional
            """;

    private static final String FIVE_DAYS = "reporting: {days: 5, grace: 2, propose: 迟报, at_most: 1}";

    private static AssessmentRun run(String reporting, String own, String events, String... rows) {
        return GivenMonth.ofScheme(SCHEME.formatted(reporting, own))
                .bare("a")
                .table("events", "unit,event,kind,level,date\n" + events)
                .submitted(rows)
                .run();
    }

    private static AssessmentRun on(String reporting, String own, String day) {
        return run(reporting, own, "", "a,X,2024-06,8,1," + day);
    }

    private static List<String> found(AssessmentRun run) {
        return run.findings().stream()
                .map(f -> f.check() + " " + f.unit() + " " + f.message().in(Lang.ZH))
                .toList();
    }

    private static List<String> checks(AssessmentRun run) {
        return run.findings().stream().map(f -> f.check()).toList();
    }

    private static String score(AssessmentRun run) {
        return String.valueOf(run.sheet(0).roots().get(0).score());
    }

    @Test
    void within_the_days_of_grace_nothing_is_late() {
        assertThat(found(on(FIVE_DAYS, "", "2024-07-07"))).isEmpty();
    }

    @Test
    void a_day_later_a_deduction_is_proposed_and_not_made() {
        AssessmentRun late = on(FIVE_DAYS, "", "2024-07-08");
        assertThat(score(late)).isEqualTo("8.00");
        assertThat(found(late))
                .containsExactly(
                        "event_proposed a X 甲 迟报,建议记减分事项“迟报”(每次 1 分);登记到 events 后才扣分,本年至今已登记 0 次",
                        "reported_late a X 甲 于 2024-07-08 报送,晚于 2024-07-05(宽限 2 日),由 a 负责;照常计分");
    }

    @Test
    void a_late_figure_may_count_as_missing() {
        AssessmentRun late = on("reporting: {days: 5, late: MISSING}", "", "2024-07-06");
        assertThat(score(late)).isEqualTo("0.00");
        assertThat(found(late)).containsExactly("reported_late a X 甲 于 2024-07-06 报送,晚于 2024-07-05,由 a 负责;按缺报计");
        assertThat(score(on("reporting: {days: 5, late: MISSING}", "", "2024-07-05")))
                .isEqualTo("8.00");
    }

    @Test
    void what_is_late_and_counts_as_missing_is_proposed_once_as_late() {
        AssessmentRun late = on(
                "reporting: {days: 5, late: MISSING, propose: 迟报}\nabsence: {MISSING: {as: zero, propose: 缺报}}",
                "",
                "2024-07-06");
        assertThat(checks(late)).containsExactly("event_proposed", "reported_late");
        assertThat(found(late).get(0)).contains("迟报,建议记减分事项“迟报”");
    }

    @Test
    void what_is_missing_is_proposed_by_the_same_level_unless_absence_names_another() {
        assertThat(found(run(FIVE_DAYS, "", "")).get(0)).contains("缺报,建议记减分事项“迟报”");
        assertThat(found(run(FIVE_DAYS + "\nabsence: {MISSING: {as: zero, propose: 缺报}}", "", ""))
                        .get(0))
                .contains("缺报,建议记减分事项“缺报”");
    }

    @Test
    void no_more_is_proposed_than_there_may_be() {
        AssessmentRun late = run(FIVE_DAYS, "", "a,e1,deduct,迟报,2024-05-10\n", "a,X,2024-06,8,1,2024-07-20");
        assertThat(checks(late)).containsExactly("reported_late");
    }

    @Test
    void a_correction_of_a_figure_that_was_in_time_is_not_late() {
        AssessmentRun corrected = run(FIVE_DAYS, "", "", "a,X,2024-06,8,1,2024-07-01", "a,X,2024-06,9,2,2024-08-01");
        assertThat(found(corrected)).isEmpty();
        assertThat(score(corrected)).isEqualTo("9.00");
        AssessmentRun late = run(
                "reporting: {days: 5, late: MISSING}",
                "",
                "",
                "a,X,2024-06,8,1,2024-07-10",
                "a,X,2024-06,9,2,2024-08-01");
        assertThat(score(late)).isEqualTo("0.00");
    }

    @Test
    void a_figure_without_a_day_is_not_late() {
        assertThat(found(on(FIVE_DAYS, "", ""))).isEmpty();
    }

    @Test
    void the_department_that_owns_the_figure_may_answer_for_it() {
        AssessmentRun late = on(FIVE_DAYS, ", reporting: {days: 3, grace: 0, responsible: owner}", "2024-07-04");
        assertThat(found(late))
                .containsExactly(
                        "event_proposed a X 甲 迟报,建议记减分事项“迟报”(每次 1 分)(由 数据局 承担);登记到 events 后才扣分,本年至今已登记 0 次",
                        "reported_late a X 甲 于 2024-07-04 报送,晚于 2024-07-03,由 数据局 负责;照常计分");
    }

    @Test
    void an_indicator_may_have_no_deadline() {
        assertThat(found(on(FIVE_DAYS, ", reporting: none", "2025-01-01"))).isEmpty();
    }

    @Test
    void periods_without_dates_have_no_deadlines() {
        String scheme = SCHEME.formatted(FIVE_DAYS, "")
                .replace("{every: month, readings: to_date}", "{list: [R1], readings: of_the_period}");
        assertThat(SchemeReader.read("scheme.yaml", scheme).problems())
                .singleElement()
                .asString()
                .contains("deadlines (reporting) need periods that have dates");
    }
}
