package leopard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A season whose rounds the scheme declares itself, from the command line. */
class OwnPeriodsIT {

    private static final String SCHEME = """
            leopard: 1
            id: league
            title: 联赛
            version: {id: "1", from: R01}
            source: 测试
            period:
              list: [R01, R02, {id: R03, title: 第三轮}, R04]
              readings: to_date
            indicators:
              goals: {title: 进球, kind: count}
            score:
              id: total
              title: 总分
              sum:
              - {id: A, title: 进球, of: goals, value: {factor: 3}, absence: {MISSING: no_score}}
              - id: events
                title: 奖罚
                events:
                  bonus: {cap: none, per_matter: all, levels: {主场: 1}, repeat: none}
                  deduct: {cap: none, per_matter: all, levels: {红牌: 2}, repeat: {factor: 2, levels: [红牌], same: level}}
                  document: optional
            rankings:
            - {by: total, ties: {method: competition}}
            """;

    @TempDir
    Path temp;

    private ExampleCase league;

    @BeforeEach
    void league() throws IOException {
        league = new ExampleCase(Files.createDirectories(temp.resolve("league")))
                .write("scheme.yaml", SCHEME)
                .write("units.csv", "unit,name,group,from,to\nA,甲,,,\nB,乙,,R02,R03\n")
                .write("readings.csv", """
                        unit,indicator,period,value
                        A,goals,R01,2
                        A,goals,R02,1
                        B,goals,R02,4
                        A,goals,R03,0
                        B,goals,R03,1
                        A,goals,R04,5
                        """)
                .write("events.csv", """
                        unit,event,kind,level,date,period
                        A,e1,deduct,红牌,,R02
                        A,e2,deduct,红牌,,R04
                        A,e3,bonus,主场,R03,
                        """);
    }

    private List<String> ranking(String period) {
        Call call = Call.leopard("score", league.folder().toString(), "--period", period);
        assertThat(call.err()).isEmpty();
        return call.out()
                .lines()
                .skip(1)
                .map(row -> row.split(",", -1))
                .map(cell -> String.join(" ", cell[0], cell[3], cell[5], cell[6], cell[7]))
                .toList();
    }

    @Test
    void a_round_is_asked_for_by_its_id() {
        assertThat(ranking("R03")).containsExactly("R03 B 3.00 1 2", "R03 A -1.00 2 2");
    }

    @Test
    void a_range_and_all_take_the_rounds_in_the_order_of_the_list() {
        assertThat(ranking("R02..R03"))
                .containsExactly("R02 B 12.00 1 2", "R02 A 1.00 2 2", "R03 B 3.00 1 2", "R03 A -1.00 2 2");
        assertThat(ranking("all")).startsWith("R01 A 6.00 1 1").endsWith("R04 A 10.00 1 1");
    }

    /** R04: 15 + 1 of R03 − 2 of R02 − 2 · 2 of R04. */
    @Test
    void events_of_earlier_rounds_of_the_season_count_to_date_and_repeat() {
        assertThat(ranking("R04")).containsExactly("R04 A 10.00 1 1");
    }

    @Test
    void a_round_that_the_list_does_not_have_is_a_usage_error() {
        Call call = Call.inEnglish("score", league.folder().toString(), "--period", "R05");
        assertThat(call.exit()).isEqualTo(2);
        assertThat(call.messages())
                .containsExactly("error: --period: this scheme has no period R05; the periods that it declares:"
                        + " R01, R02, R03, R04");
        assertThat(Call.inEnglish("score", league.folder().toString(), "--period", "R03..R01")
                        .messages())
                .containsExactly("error: --period: the range begins at R03, after its end R01");
    }

    @Test
    void a_table_with_another_round_or_a_date_says_what_may_stand_there() throws IOException {
        league.append("readings.csv", "A,goals,R09,1\nA,goals,2024-06,1\n")
                .append("units.csv", "C,丙,,2024-01-01,\n")
                .append("events.csv", "A,e4,bonus,主场,2024-06-01,\nA,e5,bonus,主场,,\n");
        Call call = Call.inEnglish("check", league.folder().toString());
        assertThat(call.exit()).isEqualTo(4);
        assertThat(call.messages())
                .containsExactly(
                        "error: events.csv:5 [date]: “2024-06-01” is no period of the scheme, whose periods have no"
                                + " dates. expected one of: R01, R02, R03, R04",
                        "error: events.csv:6 [date]: date is empty. fill in the cell",
                        "error: readings.csv:8 [period]: the scheme has no period “R09”. expected one of: R01, R02, R03,"
                                + " R04",
                        "error: readings.csv:9 [period]: 2024-06 is not a period of goals. expected one of: R01, R02,"
                                + " R03, R04",
                        "error: units.csv:4 [from]: “2024-01-01” is no period of the scheme, whose periods have no"
                                + " dates. expected one of: R01, R02, R03, R04");
    }

    @Test
    void the_sheet_bears_the_title_of_the_round() {
        Call call = Call.leopard("explain", league.folder().toString(), "--period", "R03", "--unit", "B");
        assertThat(call.out()).startsWith("得分单  乙 B  第三轮");
    }

    @Test
    void a_sealed_season_is_verified_and_compared() throws IOException {
        Path one = league.score("all", temp.resolve("one"));
        assertThat(Call.inEnglish("verify", one.toString()).out()).startsWith("Verified: ");
        assertThat(Files.readString(one.resolve("inputs/units.csv"))).contains("B,乙,,,R02,R03,");
        assertThat(Files.readString(one.resolve("inputs/events.csv"))).contains("R02,R02,", "R03,,");
        league.replace("readings.csv", "A,goals,R03,0", "A,goals,R03,2");
        Path two = league.score("all", temp.resolve("two"));
        Call diff = Call.inEnglish("diff", one.toString(), two.toString());
        assertThat(diff.exit()).isEqualTo(1);
        assertThat(diff.out()).contains("R03");
        assertThat(Call.inEnglish("check", league.folder().toString()).exit()).isZero();
    }
}
