package leopard.rules.month;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import leopard.run.AssessmentRun;
import leopard.score.ScoreLine;
import org.junit.jupiter.api.Test;

/** Figures counted over tasks and milestones. */
final class CountedTasksTest {

    private static final String SCHEME = """
            leopard: 1
            id: small
            title: 小方案
            version: {id: "1"}
            period: {every: month, readings: to_date}
            indicators:
              X: {title: 数}
              N: {title: 任务数, rows: {of: tasks}}
              HARD: {title: 难, rows: {of: tasks, where: {difficulty: {above: 1}, kind: {not: progress}}}}
              TARGET: {title: 目标合计, rows: {of: tasks, take: sum, column: target, where: {component: K1}}}
              MAX: {title: 最高难度, rows: {of: tasks, take: max, column: difficulty}}
              DUE: {title: 到期, rows: {of: milestones, where: {due: true}}}
              OPEN: {title: 逾期, rows: {of: milestones, where: {due: true, done: false}}}
              CHECKED: {title: 核验权重, rows: {of: milestones, take: sum, column: weight, where: {done: true, verified: true, task: t1}}}
            score:
              id: total
              title: 总分
              sum:
              - id: K1
                title: 任务
                points: 10
                task:
                  kinds: {milestone: {late_per_month: 0.1, late_floor: 0.5, done_before_due: counts}, numeric: over_target_due, progress: as_read}
                  ratio_cap: 1
                  difficulties: any
                  score_cap: none
              - {id: N, value: {factor: 1}}
              - {id: HARD, value: {factor: 1}}
              - {id: TARGET, value: {factor: 1}}
              - {id: MAX, value: {factor: 1}}
              - {id: DUE, value: {factor: 1}}
              - {id: OPEN, value: {factor: 1}}
              - {id: CHECKED, value: {factor: 1}}
            """;

    private static Map<String, String> figures(String period) {
        AssessmentRun run = GivenMonth.ofScheme(SCHEME)
                .bare("a")
                .bare("b")
                .reading("a", "X", "2024-06", "1")
                .table("tasks", """
                        unit,component,task,title,kind,target,difficulty
                        a,K1,t1,修路,milestone,,1.2
                        a,,t2,招商,numeric,30,1.1
                        a,,t3,绿化,progress,,1.3
                        """)
                .table("milestones", """
                        unit,task,milestone,weight,due,period,done,verified
                        a,t1,m1,2,2024-05-31,,2024-06-02,yes
                        a,t1,m2,3,2024-06-30,,2024-06-30,no
                        a,t1,m3,5,2024-06-15,,,yes
                        a,t1,m4,7,2024-06-01,2024-07,,yes
                        """)
                .run(period);
        Map<String, String> figures = new TreeMap<>();
        for (int unit = 0; unit < 2; unit++) {
            for (ScoreLine line : run.sheet(unit).roots().get(0).parts()) {
                figures.put(run.units().get(unit).id() + " " + line.id(), line.score() + " " + line.status());
            }
        }
        return figures;
    }

    @Test
    void tasks_are_counted_by_what_they_are() {
        assertThat(figures("2024-06"))
                .containsEntry("a N", "3.00 OK")
                .containsEntry("a HARD", "2.00 OK")
                .containsEntry("a MAX", "1.30 OK")
                .containsEntry("a TARGET", "0.00 OK");
    }

    @Test
    void milestones_are_due_and_done_as_they_stand_at_the_end_of_the_period() {
        assertThat(figures("2024-06"))
                .as("m4 is booked in July, whatever its date")
                .containsEntry("a DUE", "3.00 OK")
                .containsEntry("a OPEN", "1.00 OK")
                .containsEntry("a CHECKED", "2.00 OK");
        assertThat(figures("2024-05"))
                .containsEntry("a DUE", "1.00 OK")
                .containsEntry("a OPEN", "1.00 OK")
                .containsEntry("a CHECKED", "0.00 OK");
        assertThat(figures("2024-07")).containsEntry("a DUE", "4.00 OK").containsEntry("a OPEN", "2.00 OK");
    }

    @Test
    void of_no_task_there_is_no_greatest() {
        assertThat(figures("2024-06")).containsEntry("b N", "0.00 OK").containsEntry("b MAX", "0.00 MISSING");
    }
}
