package leopard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scheme that takes the scores of another one as figures, and a town that is scored by its villages. */
class OtherResultsIT {

    private static final String OTHER = """
            leopard: 1
            id: visits
            title: 走访
            version: {id: "1"}
            period: {every: month, readings: of_the_period}
            indicators:
              X: {title: 走访, kind: count}
            score:
              id: total
              title: 总分
              sum:
              - {id: A, title: 走访, of: X, value: {factor: 1}, absence: {MISSING: no_score}}
            """;

    private static final String SCHEME = """
            leopard: 1
            id: whole
            title: 综合
            version: {id: "1"}
            period: {every: month, readings: of_the_period}
            units: {types: [village, town]}
            indicators:
              own: {title: 自评, kind: count}
              now: {title: 当月走访得分, result: {of: visits, node: total}}
              may: {title: 五月走访得分, result: {of: visits, node: A, period: 2024-05}}
              villages: {title: 各村平均, members: {of: total, take: mean}}
            score:
              id: total
              title: 总分
              sum:
              - {id: O, title: 自评, types: [village], of: own, value: {factor: 1}}
              - {id: N, title: 当月, types: [village], of: now, value: {factor: 10}, absence: {MISSING: zero}}
              - {id: M, title: 五月, types: [village], of: may, value: {factor: 100}, absence: {MISSING: zero}}
              - {id: V, title: 各村, types: [town], of: villages, value: {factor: 1}}
            """;

    @TempDir
    Path temp;

    private ExampleCase whole;

    @BeforeEach
    void cases() throws IOException {
        Path folder = Files.createDirectories(temp.resolve("whole"));
        new ExampleCase(Files.createDirectories(temp.resolve("visits")))
                .write("scheme.yaml", OTHER)
                .write("units.csv", "unit,name,group\nA,甲,\nB,乙,\nZ,外,\n")
                .write("readings.csv", """
                        unit,indicator,period,value
                        A,X,2024-05,3
                        B,X,2024-05,4
                        A,X,2024-06,5
                        Z,X,2024-06,9
                        """)
                .score("all", folder.resolve("results/visits"));
        whole = new ExampleCase(folder)
                .write("scheme.yaml", SCHEME)
                .write("units.csv", "unit,name,group,type\nA,甲,,village\nB,乙,,village\nT,镇,,town\n")
                .write("members.csv", "parent,unit,from,to\nT,A,,\nT,B,2024-06,\n")
                .write("readings.csv", """
                        unit,indicator,period,value
                        A,own,2024-05,1
                        A,own,2024-06,1
                        B,own,2024-06,2
                        """);
    }

    private List<String> scores(Path result, String line) throws IOException {
        return Files.readAllLines(result.resolve("lines.csv")).stream()
                .map(row -> row.split(",", -1))
                .filter(cell -> cell[2].equals(line))
                .map(cell -> String.join(" ", cell[0], cell[1], cell[7], cell[8]))
                .toList();
    }

    @Test
    void a_score_of_the_same_or_of_a_fixed_period_is_a_figure_and_a_missing_unit_is_missing() throws IOException {
        Path out = whole.score("2024-06", temp.resolve("out"));
        assertThat(scores(out, "N")).containsExactly("2024-06 A 50.00 OK", "2024-06 B 0.00 MISSING");
        assertThat(scores(out, "M")).containsExactly("2024-06 A 300.00 OK", "2024-06 B 400.00 OK");
        assertThat(scores(out, "total"))
                .containsExactly("2024-06 A 351.00 OK", "2024-06 B 402.00 OK", "2024-06 T 376.50 OK");
    }

    @Test
    void the_line_says_where_its_figure_comes_from() {
        Call call = Call.inEnglish("explain", whole.folder().toString(), "--period", "2024-06", "--unit", "A");
        assertThat(call.err()).isEmpty();
        assertThat(call.out()).contains("now comes from visits (total, 2024-06)");
        Call town = Call.leopard("explain", whole.folder().toString(), "--period", "2024-06", "--unit", "T");
        assertThat(town.out()).contains("villages 取自 A 351.00, B 402.00");
    }

    @Test
    void the_seal_holds_the_seal_and_the_lines_of_the_other_result_and_is_verified() throws IOException {
        Path out = whole.score("all", temp.resolve("out"));
        assertThat(Files.readString(out.resolve("seal.json")))
                .contains("\"results/visits/seal.json\"", "\"results/visits/lines.csv\"", "\"members.csv\"");
        assertThat(Files.readString(out.resolve("inputs/readings.csv"))).doesNotContain("now", "may", "villages");
        Call verified = Call.inEnglish(
                "verify", out.toString(), "--case", whole.folder().toString());
        assertThat(verified.err()).isEmpty();
        assertThat(verified.out()).startsWith("Verified: ");
        assertThat(verified.exit()).isZero();
        assertThat(whole.score("all", out)).isEqualTo(out);
    }

    @Test
    void a_result_that_was_changed_since_is_refused() throws IOException {
        Path lines = whole.file("results/visits/lines.csv");
        Files.writeString(
                lines, Files.readString(lines).replace("2024-06,A,total,,总分,,,5.00", "2024-06,A,total,,总分,,,6.00"));
        Call call = Call.inEnglish("check", whole.folder().toString());
        assertThat(call.exit()).isEqualTo(4);
        assertThat(call.messages())
                .containsExactly(
                        "error: results/visits/lines.csv: changed since it was sealed. put the result there as it"
                                + " was sealed");
    }

    @Test
    void a_line_or_a_period_that_the_result_does_not_have_is_an_error() throws IOException {
        whole.replace("scheme.yaml", "node: total}", "node: totl}")
                .replace("scheme.yaml", "period: 2024-05", "period: 2023-05");
        Call call = Call.inEnglish("check", whole.folder().toString());
        assertThat(call.exit()).isEqualTo(4);
        assertThat(call.messages())
                .containsExactly(
                        "error: results/visits/lines.csv: the result has no line A in 2023-05. check result of the"
                                + " indicator",
                        "error: results/visits/lines.csv: the result has no line totl. check result of the indicator");
    }

    @Test
    void a_result_that_is_not_there_is_an_error() throws IOException {
        whole.replace("scheme.yaml", "{of: visits, node: total}", "{of: visit, node: total}");
        Call call = Call.inEnglish("score", whole.folder().toString(), "--period", "2024-06");
        assertThat(call.exit()).isEqualTo(3);
        assertThat(call.messages())
                .containsExactly(
                        "error: results/visit/lines.csv: there is no such file. the folder of a case holds a"
                                + " results/visit/lines.csv",
                        "error: results/visit/seal.json: there is no such file. the folder of a case holds a"
                                + " results/visit/seal.json");
    }
}
