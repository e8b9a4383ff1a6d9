package leopard.rules.periods;

import static leopard.rules.periods.Season.formula;
import static leopard.rules.periods.Season.rolledUp;
import static leopard.rules.periods.Season.score;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import leopard.model.Lang;
import leopard.run.AssessmentRun;
import org.junit.jupiter.api.Test;

/** Units that are renamed, merge or split 承接: what they take over in a roll-up. */
class SuccessionTest {

    private static final String MEAN = "mean: {of: total, barred: counted, weight: 1}";

    @Test
    void a_renamed_unit_keeps_its_scores() {
        AssessmentRun run = rolledUp(MEAN)
                .table("units", "unit,name,group,from,to,succeeds\nold,旧名,,,R2,\nnew,新名,,R3,,old\n")
                .unit("old", "6 8")
                .reading("new", "X", "R3", "10")
                .run("R3");
        assertThat(score(run, "new", "year")).isEqualTo("8.00");
        assertThat(formula(run, "new", "year.R1", Lang.EN)).isEqualTo("taken over, their mean: old 6.00");
        assertThat(run.units().indexOf("old")).isNegative();
    }

    @Test
    void merged_units_hand_over_their_mean_weighted_by_share() {
        Season season = rolledUp(MEAN)
                .table(
                        "units",
                        "unit,name,group,from,to,succeeds,share\na,甲,,,R1,,\nb,乙,,,R1,,\nc,丙,,R2,,a;b,0.75;0.25\n")
                .unit("a", "10")
                .unit("b", "7")
                .reading("c", "X", "R2", "9");
        AssessmentRun run = season.run("R2");
        assertThat(score(run, "c", "year.R1")).isEqualTo("9.25");
        assertThat(score(run, "c", "year")).isEqualTo("9.13");
        assertThat(formula(run, "c", "year.R1", Lang.ZH)).isEqualTo("承接(平均):a 10.00 × 0.75,b 7.00 × 0.25");
    }

    @Test
    void merged_units_hand_over_their_sum_where_the_roll_up_says_so() {
        AssessmentRun run = rolledUp("sum: {of: total, barred: counted, succession: sum}")
                .table("units", "unit,name,group,from,to,succeeds\na,甲,,,R1,\nb,乙,,,R1,\nc,丙,,R2,,a;b\n")
                .unit("a", "10")
                .unit("b", "7")
                .reading("c", "X", "R2", "9")
                .run("R2");
        assertThat(score(run, "c", "year")).isEqualTo("26.00");
    }

    @Test
    void of_a_split_unit_each_part_takes_its_share_of_a_sum_and_the_whole_of_a_mean() {
        String units = "unit,name,group,from,to,succeeds,share\na,甲,,,R1,,\nb,乙,,R2,,a,0.6\nc,丙,,R2,,a,0.4\n";
        AssessmentRun sum = rolledUp("sum: {of: total, barred: counted, succession: sum}")
                .table("units", units)
                .unit("a", "10")
                .unit("b", "- 1")
                .unit("c", "- 1")
                .run("R2");
        assertThat(score(sum, "b", "year")).isEqualTo("7.00");
        assertThat(score(sum, "c", "year")).isEqualTo("5.00");
        AssessmentRun mean = rolledUp(MEAN)
                .table("units", units)
                .unit("a", "10")
                .unit("b", "- 1")
                .unit("c", "- 1")
                .run("R2");
        assertThat(score(mean, "b", "year")).isEqualTo("5.50");
        assertThat(score(mean, "c", "year")).isEqualTo("5.50");
    }

    @Test
    void a_new_unit_starts_from_nothing_where_the_roll_up_says_so() {
        AssessmentRun run = rolledUp("sum: {of: total, barred: counted, succession: new}")
                .table("units", "unit,name,group,from,to,succeeds\na,甲,,,R1,\nc,丙,,R2,,a\n")
                .unit("a", "10")
                .unit("c", "- 9")
                .run("R2");
        assertThat(score(run, "c", "year")).isEqualTo("9.00");
    }

    @Test
    void succession_goes_on_through_several_names_and_own_scores_come_first() {
        AssessmentRun run = rolledUp("sum: {of: total, barred: counted}")
                .table("units", "unit,name,group,from,to,succeeds\na,甲,,,R1,\nb,乙,,R2,R2,a\nc,丙,,R3,,b\nd,丁,,,,\n")
                .unit("a", "1")
                .unit("b", "- 2")
                .unit("c", "- - 4")
                .unit("d", "8 8 8")
                .run("R3");
        assertThat(score(run, "c", "year")).isEqualTo("7.00");
        assertThat(score(run, "d", "year")).isEqualTo("24.00");
    }

    @Test
    void a_unit_that_was_there_without_a_score_takes_nothing_over() {
        AssessmentRun run = rolledUp("sum: {of: total, barred: counted}")
                .table("units", "unit,name,group,from,to,succeeds\na,甲,,,R1,\nc,丙,,,,a\n")
                .unit("a", "5")
                .unit("c", "- 4")
                .run("R2");
        assertThat(score(run, "c", "year")).isEqualTo("4.00");
    }

    @Test
    void published_scores_of_a_predecessor_are_taken_over_too() {
        AssessmentRun run = rolledUp("sum: {of: total, barred: counted}")
                .table("units", "unit,name,group,from,to,succeeds\na,甲,,,R1,\nc,丙,,R2,,a\n")
                .table("history", "period,scheme,unit,node,score\nR1,season,a,total,3\n")
                .unit("c", "- 4")
                .run("R2");
        assertThat(score(run, "c", "year")).isEqualTo("7.00");
    }

    @Test
    void circles_unknown_units_and_odd_shares_are_told() {
        assertThat(rolledUp(MEAN)
                        .table(
                                "units",
                                "unit,name,group,succeeds,share\na,甲,,b,\nb,乙,,a,\nc,丙,,x,\nd,丁,,a;b,0.5\ne,戊,,a,-1\nf,己,,a;a,\n")
                        .unit("a", "1")
                        .problems())
                .containsExactly(
                        "units.csv:2 [succeeds]: the unit “a” succeeds itself in the end. check succeeds in each row",
                        "units.csv:3 [succeeds]: the unit “b” succeeds itself in the end. check succeeds in each row",
                        "units.csv:4 [succeeds]: there is no unit “x”. the unit that is succeeded must be in the table"
                                + " too",
                        "units.csv:5 [share]: it succeeds 2 units, but share has 1. write one for each, separated by ;,"
                                + " or none",
                        "units.csv:6 [share]: “-1” is not a number above 0. write a number such as 0.6",
                        "units.csv:7 [succeeds]: the unit “a” stands there twice. write it once");
    }

    private static final String RENAMED = """
            unit,name,group,from,to,succeeds
            old,旧名,,,R2,
            new,新名,,R3,,old
            x,它,,,R2,
            y,分出一,,R3,,x
            z,分出二,,R3,,x
            """;

    private static final String LOOKING_BACK = """
            leopard: 1
            id: season
            title: 赛季
            version: {id: "1"}
            period: {list: [R1, R2, R3, R4], readings: to_date}
            indicators:
              X: {title: 得分}
              X.sum: {title: 累计, formula: X, window: {take: sum, absent: skip}}
            score:
              id: total
              title: 总分
              sum:
              - {id: A, title: 累计, value: {factor: 1}, of: X.sum}
              - {id: B, title: 本期, value: {factor: 1}, of: X, absence: {MISSING: last_value}}
              - id: events
                title: 加减分
                events:
                  bonus: {cap: none, per_matter: all, levels: {市级: 100}, repeat: none}
                  deduct: {cap: none, per_matter: all, levels: {通报: 1}, repeat: none}
                  document: optional
            rankings:
            - {by: total, ties: {method: competition}, movement: {back: 1, reason: true}}
            """;

    @Test
    void values_to_date_last_values_and_events_go_on_under_a_new_name_and_not_after_a_split() {
        Season season = Season.of(LOOKING_BACK)
                .table("units", RENAMED)
                .table("events", "unit,event,kind,level,date,period\nold,e,bonus,市级,,R1\nx,e,bonus,市级,,R1\n")
                .unit("old", "1 2")
                .unit("x", "1 2")
                .unit("new", "- - 4 8")
                .unit("y", "- - 4 8")
                .unit("z", "- - - 8");
        AssessmentRun run = season.run("R3");
        assertThat(score(run, "new", "A")).isEqualTo("7.00");
        assertThat(score(run, "new", "events")).isEqualTo("100.00");
        assertThat(score(run, "new", "events.old.e")).isEqualTo("100.00");
        assertThat(reason(run, "new")).contains("R2");
        assertThat(reason(run, "y")).contains("new");
        assertThat(score(run, "y", "A")).isEqualTo("4.00");
        assertThat(score(run, "y", "events")).isEqualTo("0.00");
    }

    private static String reason(AssessmentRun run, String unit) {
        return Objects.requireNonNull(run.rankings().get(0).standing(run.units().indexOf(unit)))
                .reason()
                .in(Lang.EN);
    }

    @Test
    void a_last_value_goes_on_under_a_new_name() {
        AssessmentRun run = Season.of(LOOKING_BACK)
                .table("units", RENAMED)
                .table("events", "unit,event,kind,level,date,period\n")
                .unit("old", "1 2")
                .unit("x", "1 2")
                .unit("y", "- - 5")
                .run("R3");
        assertThat(score(run, "new", "B")).isEqualTo("2.00");
    }
}
