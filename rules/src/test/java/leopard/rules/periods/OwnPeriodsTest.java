package leopard.rules.periods;

import static leopard.rules.periods.Season.score;
import static org.assertj.core.api.Assertions.assertThat;

import leopard.run.AssessmentRun;
import org.junit.jupiter.api.Test;

/** Periods that a scheme declares itself 自定周期: seasons, dates, the schedule, events and milestones booked in periods. */
class OwnPeriodsTest {

    private static final String SCHEME = """
            leopard: 1
            id: season
            title: 赛季
            version: {id: "1"}
            period: %s
            indicators:
              X: {title: 得分}
            score:
              id: total
              title: 总分
              sum:
              - {id: A, title: 进度, points: 100, of: X, completion: {target: 100 * p, cap: none}, absence: {MISSING: zero}}
              - id: events
                title: 加减分
                events:
                  bonus: {cap: none, per_matter: all, levels: {市级: 1}, repeat: none}
                  deduct: {cap: none, per_matter: all, levels: {通报: 1}, repeat: {factor: 2, levels: [通报], same: level}}
                  document: optional
            """;

    private static final String TWO_SEASONS = "{list: [{id: A1, from: 2024-03-01, to: 2024-03-10, parent: S1},"
            + " {id: A2, from: 2024-03-20, to: 2024-03-31, parent: S1},"
            + " {id: B1, from: 2024-04-01, to: 2024-04-10, parent: S2}], readings: %s}";

    private static Season dated(String readings, String events) {
        return Season.of(SCHEME.formatted(TWO_SEASONS.formatted(readings)))
                .table("units", "unit,name,group,from,to\na,a,,,\nb,b,,A2,2024-03-31\n")
                .table("events", "unit,event,kind,level,date,period\n" + events)
                .reading("a", "X", "A1", "10")
                .reading("a", "X", "A2", "10")
                .reading("a", "X", "B1", "10");
    }

    @Test
    void the_schedule_goes_by_the_number_in_the_season() {
        Season season = dated("to_date", "");
        assertThat(score(season.run("A1"), "a", "A")).isEqualTo("20.00");
        assertThat(score(season.run("A2"), "a", "A")).isEqualTo("10.00");
        assertThat(score(season.run("B1"), "a", "A")).isEqualTo("10.00");
    }

    @Test
    void events_count_by_date_or_by_the_period_that_they_are_booked_in() {
        String events = "a,e1,bonus,市级,2024-03-10,\na,e2,bonus,市级,2024-03-15,\na,e3,bonus,市级,2024-03-05,A2\n";
        Season alone = dated("of_the_period", events);
        assertThat(score(alone.run("A1"), "a", "events")).isEqualTo("1.00");
        assertThat(score(alone.run("A2"), "a", "events")).isEqualTo("1.00");
        Season toDate = dated("to_date", events);
        assertThat(score(toDate.run("A1"), "a", "events")).isEqualTo("1.00");
        assertThat(score(toDate.run("A2"), "a", "events")).isEqualTo("3.00");
        assertThat(score(toDate.run("B1"), "a", "events")).isEqualTo("0.00");
    }

    @Test
    void a_repetition_is_one_within_the_season() {
        Season season = dated("to_date", "a,e1,deduct,通报,2024-03-05,\na,e2,deduct,通报,,A2\na,e3,deduct,通报,,B1\n");
        assertThat(score(season.run("A2"), "a", "events")).isEqualTo("-3.00");
        assertThat(score(season.run("B1"), "a", "events")).isEqualTo("-1.00");
    }

    @Test
    void units_come_and_go_with_a_period_or_a_day() {
        Season season = dated("to_date", "");
        assertThat(season.run("A1").units().indexOf("b")).isNegative();
        assertThat(season.run("A2").units().indexOf("b")).isNotNegative();
        assertThat(season.run("B1").units().indexOf("b")).isNegative();
    }

    @Test
    void a_school_year_of_calendar_months_goes_on_over_new_year() {
        Season season = Season.of(
                        SCHEME.formatted("{list: [2024-11, 2024-12, 2025-01], ids: calendar, readings: to_date}"))
                .table("events", "unit,event,kind,level,date,period\na,e,bonus,市级,2024-11-20,\n")
                .reading("a", "X", "2024-11", "10")
                .reading("a", "X", "2025-01", "50");
        AssessmentRun run = season.run("2025-01");
        assertThat(score(run, "a", "events")).isEqualTo("1.00");
        assertThat(score(run, "a", "A")).isEqualTo("50.00");
        assertThat(season.runs("2024-11..2025-01")).hasSize(2);
    }

    private static final String TASKS = """
            leopard: 1
            id: season
            title: 赛季
            version: {id: "1"}
            period: {list: [R1, R2, R3, R4], readings: to_date}
            indicators:
              X: {title: 得分}
            score:
              id: total
              title: 总分
              sum:
              - {id: X, title: 甲, value: {factor: 0}}
              - id: K
                title: 重点工作
                points: 100
                task:
                  kinds:
                    milestone: {late_per_month: 0.1, late_floor: 0.5, done_before_due: waits, done_after_period: not_done, nothing_due: NOT_APPLICABLE}
                  ratio_cap: none
                  difficulties: any
                  score_cap: none
            """;

    @Test
    void milestones_are_due_in_periods_and_late_by_periods() {
        Season season = Season.of(TASKS)
                .table("tasks", "unit,component,task,title,kind\na,K,t,任务,milestone\n")
                .table(
                        "milestones",
                        "unit,task,milestone,weight,due,period,done\na,t,m1,1,,R1,R3\na,t,m2,1,R3,,\na,t,m3,2,,R4,R4\n")
                .unit("a", "1 1 1 1");
        assertThat(score(season.run("R1"), "a", "K")).isEqualTo("0.00");
        assertThat(score(season.run("R3"), "a", "K")).isEqualTo("40.00");
        assertThat(score(season.run("R4"), "a", "K")).isEqualTo("70.00");
    }
}
