package leopard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands beside a scheme and decides with it: tables that it names, and rules of experts. */
class BesideSchemeIT {

    private static final String RULE = """
            rule "E1 走访太少"
            when
                $u : Unit( )
                Reading( unitId == $u.unitId, indicator == "visits", ago == 0, $n : value, value < 15 )
            then
                effects.notRanked( $u );
                effects.warn( $u, "RED", "只走访 {1} 次", $n );
            end
            """;

    @TempDir
    Path temp;

    private ExampleCase year;

    @BeforeEach
    void year() throws IOException {
        Path folder = Files.createDirectories(temp.resolve("year"));
        Files.createDirectories(folder.resolve("rules"));
        Files.createDirectories(folder.resolve("tables"));
        year = new ExampleCase(folder)
                .write("scheme.yaml", """
                        leopard: 1
                        id: year
                        title: 年度方案
                        version: {id: "1"}
                        period: {every: month, readings: of_the_period}
                        indicators:
                          visits: {title: 走访, kind: count}
                        tables:
                        - {id: T, file: tables/visits.csv}
                        score:
                          id: total
                          title: 总分
                          sum:
                          - {id: visits, points: 10, table: T}
                        rankings:
                        - {by: total, ties: {method: competition}}
                        """)
                .write("tables/visits.csv", "visits,share,text\n< 20,0.5,少\n>= 20,1,足\n")
                .write("rules/experts.drl", RULE)
                .write("units.csv", "unit,name,group\nA,甲,\nB,乙,\n")
                .write("readings.csv", "unit,indicator,period,value\nA,visits,2024-03,10\nB,visits,2024-03,20\n");
    }

    private Call call(String command, String... more) {
        String[] all = new String[more.length + 2];
        all[0] = command;
        all[1] = year.folder().toString();
        System.arraycopy(more, 0, all, 2, more.length);
        return Call.inEnglish(all);
    }

    @Test
    void both_decide_and_say_so() throws IOException {
        Path out = year.score("2024-03", temp.resolve("out"));
        assertThat(Files.readString(out.resolve("ranking.csv")))
                .contains("2024-03,total,,A,甲,5.00,,1,,VETOED,专家规则 走访太少(E1):不排名")
                .contains("2024-03,total,,B,乙,10.00,1,1,,RANKED");
        assertThat(Files.readString(out.resolve("warnings.csv"))).contains("2024-03,A,,RULE,RED,只走访 10 次,,");
        assertThat(Files.readString(out.resolve("lines.csv"))).contains("visits=20;row=2;factor=1");
    }

    @Test
    void both_are_sealed_and_verified_and_compared_with_the_case_of_today() throws IOException {
        Path out = year.score("2024-03", temp.resolve("out"));
        assertThat(Files.readString(out.resolve("seal.json")))
                .contains("\"rules/experts.drl\"", "\"tables/visits.csv\"");
        assertThat(Files.readString(out.resolve("inputs/rules/experts.drl"))).isEqualTo(RULE);
        Call verified = Call.inEnglish("verify", out.toString());
        assertThat(verified.err()).isEmpty();
        assertThat(verified.exit()).isZero();

        year.replace("rules/experts.drl", "value < 15", "value < 5");
        year.replace("tables/visits.csv", "< 20,0.5", "< 20,0.4");
        Call against =
                Call.inEnglish("verify", out.toString(), "--case", year.folder().toString());
        assertThat(against.exit()).isEqualTo(1);
        assertThat(against.out()).contains("rules/experts.drl", "value < 5", "tables/visits.csv", "< 20,0.4");

        assertThat(year.score("2024-03", out)).isEqualTo(out);
        Files.writeString(out.resolve("inputs/rules/notes.txt"), "mine");
        assertThat(call("score", "--period", "2024-03", "--out", out.toString()).messages())
                .singleElement()
                .asString()
                .contains("inputs/rules/notes.txt");
    }

    @Test
    void the_rules_are_printed_with_those_of_the_scheme() {
        assertThat(call("rules").out())
                .contains("effects.notRanked( \"E1\", $u );", "rules/experts.drl:1", "//   2: >= 20 → 1 | 足");
    }

    @Test
    void a_rule_that_is_not_admitted_is_told_with_its_line_and_what_to_write() throws IOException {
        year.replace("rules/experts.drl", "$u : Unit( )", "$u : Unit( name.length() > 1 )");
        Call call = call("score", "--period", "2024-03");
        assertThat(call.exit()).isEqualTo(3);
        assertThat(call.messages())
                .singleElement()
                .asString()
                .contains("rules/experts.drl:3: 'name.' is no field. write the field alone");
    }

    @Test
    void a_table_that_is_not_there_is_told() throws IOException {
        Files.delete(year.folder().resolve("tables/visits.csv"));
        Call call = call("check");
        assertThat(call.exit()).isEqualTo(3);
        assertThat(call.out() + call.err()).contains("tables/visits.csv");
    }
}
