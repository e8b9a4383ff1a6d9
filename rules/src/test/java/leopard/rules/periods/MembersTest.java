package leopard.rules.periods;

import static leopard.rules.periods.Season.line;
import static leopard.rules.periods.Season.score;
import static org.assertj.core.api.Assertions.assertThat;

import leopard.model.DataStatus;
import leopard.model.Lang;
import leopard.run.AssessmentRun;
import org.junit.jupiter.api.Test;

/** Parent units that are scored by what their members scored 成员: a town of its villages. */
class MembersTest {

    private static final String SCHEME = """
            leopard: 1
            id: season
            title: 赛季
            version: {id: "1"}
            period: {list: [R1, R2, R3, R4, R5, R6], readings: of_the_period}
            units: {types: [village, town, county]}
            indicators:
              X: {title: 得分}
              V: {title: 成员, members: {of: total, %s}}
            score:
            - id: total
              title: 总分
              sum:
              - {id: A, title: 自身, types: [village], value: {factor: 1}, of: X, absence: {MISSING: no_score}}
              - {id: B, title: 各村, types: [town, county], value: {factor: 1}, of: V, absence: {MISSING: no_score}}
            rankings:
            - {by: total, within: type, ties: {method: competition}}
            rollups:
            - {id: year, title: 汇总, sum: {of: total, barred: counted}}
            """;

    private static final String UNITS =
            "unit,name,group,type\nv1,一村,,village\nv2,二村,,village\nv3,三村,,village\nt,镇,,town\ns,街,,town\n";

    private static Season members(String how) {
        return Season.of(SCHEME.formatted(how))
                .table("units", UNITS)
                .table("members", "parent,unit,share\nt,v1,3\nt,v2,1\nt,v3,\n");
    }

    @Test
    void a_town_has_the_mean_of_its_villages() {
        AssessmentRun run = members("take: mean")
                .unit("v1", "1")
                .unit("v2", "2")
                .unit("v3", "2")
                .run("R1");
        assertThat(line(run, "t", "B").input()).isEqualTo("1.6667");
        assertThat(score(run, "t", "total")).isEqualTo("1.67");
        assertThat(line(run, "t", "B").justification().note().in(Lang.EN))
                .isEqualTo("V comes from v1 1.00, v2 2.00, v3 2.00");
    }

    @Test
    void members_may_count_by_their_share() {
        AssessmentRun mean = members("take: mean, weight: share")
                .unit("v1", "1")
                .unit("v2", "2")
                .unit("v3", "6")
                .run("R1");
        assertThat(line(mean, "t", "B").input()).isEqualTo("2.2000");
        AssessmentRun sum = members("take: sum, weight: share")
                .unit("v1", "1")
                .unit("v2", "2")
                .unit("v3", "6")
                .run("R1");
        assertThat(score(sum, "t", "total")).isEqualTo("11.00");
    }

    @Test
    void the_best_count_all_where_fewer_and_of_equal_ones_the_earlier_id() {
        AssessmentRun run = members("take: sum, best: 2")
                .unit("v1", "2")
                .unit("v2", "5")
                .unit("v3", "2")
                .run("R1");
        assertThat(score(run, "t", "total")).isEqualTo("7.00");
        assertThat(line(run, "t", "B").justification().note().in(Lang.ZH))
                .isEqualTo("V 取自 v1 2.00, v2 5.00;未计入 v3 2.00");
        assertThat(score(members("take: sum, worst: 2").unit("v1", "2").run("R1"), "t", "total"))
                .isEqualTo("2.00");
        assertThat(score(
                        members("take: mean, worst: 2, rounding: {decimals: 1, mode: FLOOR}")
                                .unit("v1", "2")
                                .unit("v2", "5.9")
                                .unit("v3", "2.3")
                                .run("R1"),
                        "t",
                        "total"))
                .isEqualTo("2.10");
    }

    @Test
    void a_town_without_members_or_without_scores_of_them_is_missing() {
        AssessmentRun run = members("take: mean")
                .unit("v1", "- 1")
                .unit("v2", "- 1")
                .reading("v3", "X", "R2", "1")
                .run("R2");
        assertThat(line(run, "s", "B").status()).isEqualTo(DataStatus.MISSING);
        assertThat(score(run, "s", "total")).isEqualTo("null");
        assertThat(score(run, "t", "total")).isEqualTo("1.00");
    }

    @Test
    void what_a_village_earned_before_it_moved_stays_with_its_former_town() {
        AssessmentRun run = Season.of(SCHEME.formatted("take: sum"))
                .table("units", UNITS)
                .table("members", "parent,unit,from,to\nt,v1,,\nt,v2,,R1\ns,v2,R2,\n")
                .unit("v1", "1 1")
                .unit("v2", "10 20")
                .run("R2");
        assertThat(score(run, "t", "total")).isEqualTo("1.00");
        assertThat(score(run, "t", "year")).isEqualTo("12.00");
        assertThat(score(run, "s", "total")).isEqualTo("20.00");
        assertThat(score(run, "s", "year")).isEqualTo("20.00");
        assertThat(score(run, "v2", "year")).isEqualTo("30.00");
    }

    @Test
    void members_of_members_are_computed_first() {
        AssessmentRun run = Season.of(SCHEME.formatted("take: sum"))
                .table("units", UNITS + "a,县,,county\n")
                .table("members", "parent,unit\na,t\na,s\nt,v1\nt,v2\ns,v3\n")
                .unit("v1", "1")
                .unit("v2", "2")
                .unit("v3", "4")
                .run("R1");
        assertThat(score(run, "a", "total")).isEqualTo("7.00");
        assertThat(line(run, "a", "B").justification().note().in(Lang.EN)).isEqualTo("V comes from s 4.00, t 3.00");
    }

    @Test
    void circles_overlaps_and_unknown_units_are_told() {
        assertThat(Season.of(SCHEME.formatted("take: sum"))
                        .table("units", UNITS)
                        .table(
                                "members",
                                "parent,unit,from,to,share\nt,s,,,\ns,t,,,\nt,v1,,R2,\nt,v1,R2,,\nt,v9,,,\nt,v2,R3,R2,0\n")
                        .reading("t", "V", "R1", "3")
                        .unit("v1", "1")
                        .problems())
                .containsExactly(
                        "members.csv:2: “s” is a member of itself in the end. check who belongs to whom",
                        "members.csv:3: “t” is a member of itself in the end. check who belongs to whom",
                        "members.csv:5: “v1” is a member of “t” already (members.csv:4) at that time. check from and to",
                        "members.csv:6 [unit]: there is no unit “v9”. Did you mean v1?",
                        "members.csv:7 [share]: the share 0 is not above 0. write a positive number",
                        "members.csv:7 [to]: the last day R2 comes before the first, R3. check both dates",
                        "readings.csv:2 [indicator]: indicator V comes from scores, it cannot be reported. remove it");
    }

    @Test
    void a_scheme_with_members_needs_the_table() {
        assertThat(Season.of(SCHEME.formatted("take: sum"))
                        .table("units", UNITS)
                        .unit("v1", "1")
                        .problems())
                .containsExactly("members.csv: table members is missing: the scheme has indicators out of the scores of"
                        + " members. add this file with the columns parent,unit");
    }
}
