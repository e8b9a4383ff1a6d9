package leopard.rules.periods;

import static leopard.rules.periods.Season.score;
import static org.assertj.core.api.Assertions.assertThat;

import leopard.run.AssessmentRun;
import org.junit.jupiter.api.Test;

/** A scheme that changes in the season 方案版本: what holds for events of before, and for what looks back. */
class VersionsTest {

    private static final String SCHEME = """
            leopard: 1
            id: season
            title: 赛季
            version: %s
            period: {list: [R1, R2, R3, R4], readings: to_date}
            indicators:
              X: {title: 得分}
            score:
              id: total
              title: 总分
              sum:
              - {id: A, title: 得分, of: X, value: {factor: %s}, absence: {MISSING: no_score}}
              - id: events
                title: 加减分
                events:
                  bonus: {cap: none, per_matter: all, levels: %s, repeat: none}
                  deduct: {cap: none, per_matter: all, levels: {通报: 1}, repeat: none}
                  document: optional
            rollups:
            - {id: best, title: 最好两轮, sum: {of: A, barred: counted, best: 2}}
            """;

    private static Season changed(String events) {
        return Season.of(SCHEME.formatted("{id: \"1\", to: R2}", "1", "{市级: 10, 区级: 5}"))
                .version("schemes/2.yaml", SCHEME.formatted("{id: \"2\", from: R3}", "100", "{市级: 1}"))
                .table("events", "unit,event,kind,level,date,period\n" + events)
                .unit("a", "7 9 0.05 0.08");
    }

    @Test
    void the_best_rounds_are_chosen_among_scores_of_both_versions() {
        AssessmentRun run = changed("").run("R4");
        assertThat(score(run, "a", "best.R2")).isEqualTo("9.00");
        assertThat(score(run, "a", "best.R4")).isEqualTo("8.00");
        assertThat(score(run, "a", "best")).isEqualTo("17.00");
        assertThat(changed("").runs("all")).hasSize(4);
    }

    @Test
    void earlier_events_are_worth_what_the_present_version_says_or_nothing() {
        Season season = changed("a,e1,bonus,市级,,R1\na,e2,bonus,区级,,R2\n");
        assertThat(score(season.run("R2"), "a", "events")).isEqualTo("15.00");
        assertThat(score(season.run("R3"), "a", "events")).isEqualTo("1.00");
    }

    @Test
    void a_level_that_is_not_in_force_when_the_event_counts_is_an_error() {
        assertThat(changed("a,e1,bonus,区级,,R3\n").problems())
                .containsExactly(
                        "events.csv:2 [level]: the level “区级” is not one of version 2 of the scheme, which is in"
                                + " force on R3. expected one of: 市级");
    }
}
