package leopard.rules.month;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import leopard.model.Lang;
import leopard.run.AssessmentRun;
import leopard.score.Explanation;
import leopard.score.ScoreLine;
import org.junit.jupiter.api.Test;

/** Difficulties 难度系数 are fixed before results are known (R21). */
final class DifficultyTest {

    private static final String SCHEME = """
            leopard: 1
            id: small
            title: 小方案
            version: {id: "1"}
            period: {every: month, readings: to_date}
            schedule: {linear: 12}
            indicators: {X: {title: 数}}
            score:
              id: K1
              title: 重点工作
              points: 20
              task:
                kinds: {numeric: over_target_due}
                ratio_cap: 1.1
                difficulties: any
                score_cap: 22
                %s
            """;

    private static AssessmentRun run(String keys, String difficulty, String fixed) {
        return GivenMonth.ofScheme(SCHEME.formatted(keys))
                .bare("a")
                .reading("a", "X", "2024-06", "45")
                .table(
                        "tasks",
                        "unit,component,task,title,kind,target,difficulty,indicator,fixed\na,K1,t1,修路,numeric,100,"
                                + difficulty + ",X," + fixed + "\n")
                .run();
    }

    private static String score(AssessmentRun run) {
        return String.valueOf(line(run).score());
    }

    private static ScoreLine line(AssessmentRun run) {
        return run.sheet(0).roots().get(0);
    }

    private static List<String> found(AssessmentRun run) {
        return run.findings().stream()
                .filter(f -> f.check().equals("difficulty_late"))
                .map(f -> f.unit() + " " + f.message().in(Lang.ZH))
                .toList();
    }

    private static final String BY_MARCH = "difficulty_fixed_by: \"03-31\"";

    @Test
    void a_difficulty_fixed_on_the_last_day_counts() {
        AssessmentRun run = run(BY_MARCH, "1.2", "2024-03-31");
        assertThat(score(run)).as("20 · 0.9 · 1.2").isEqualTo("21.60");
        assertThat(found(run)).isEmpty();
    }

    @Test
    void one_fixed_a_day_later_counts_as_1_and_is_found() {
        AssessmentRun run = run(BY_MARCH, "1.2", "2024-04-01");
        assertThat(score(run)).isEqualTo("18.00");
        assertThat(found(run)).containsExactly("a 任务 t1(修路):难度系数 1.2 于 2024-04-01 确定,晚于 2024-03-31,按 1 计");
        assertThat(Explanation.steps(line(run))).contains("difficulty=1");
        assertThat(line(run).justification().note().in(Lang.EN))
                .isEqualTo("task: 修路; the difficulty 1.2 was fixed on 2024-04-01, after 2024-03-31: it counts as 1");
    }

    @Test
    void one_that_nobody_dates_was_not_fixed_in_time() {
        AssessmentRun run = run(BY_MARCH, "1.2", "");
        assertThat(score(run)).isEqualTo("18.00");
        assertThat(found(run)).containsExactly("a 任务 t1(修路):难度系数 1.2 没有写明确定日期(应不晚于 2024-03-31),按 1 计");
    }

    @Test
    void a_late_one_may_count_as_another_number_or_as_it_is_stated() {
        assertThat(score(run(BY_MARCH + "\n    late_difficulty: 0.9", "1.2", "2024-05")))
                .isEqualTo("16.20");
        AssessmentRun stated = run(BY_MARCH + "\n    late_difficulty: as_stated", "1.2", "2024-05");
        assertThat(score(stated)).isEqualTo("21.60");
        assertThat(found(stated)).hasSize(1);
    }

    @Test
    void a_month_is_its_first_day_and_last_year_is_early_enough() {
        assertThat(score(run("difficulty_fixed_by: \"03-01\"", "1.2", "2024-03")))
                .isEqualTo("21.60");
        assertThat(score(run(BY_MARCH, "1.2", "2023-12-20"))).isEqualTo("21.60");
    }

    @Test
    void a_difficulty_of_1_needs_no_date() {
        assertThat(found(run(BY_MARCH, "1.0", ""))).isEmpty();
        assertThat(found(run(BY_MARCH, "", ""))).isEmpty();
    }

    @Test
    void without_a_last_day_difficulties_count_whenever_they_were_fixed() {
        AssessmentRun run = run("", "1.2", "2024-06-30");
        assertThat(score(run)).isEqualTo("21.60");
        assertThat(found(run)).isEmpty();
    }
}
