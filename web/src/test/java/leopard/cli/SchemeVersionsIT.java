package leopard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A year in which the scheme was changed in April, from the command line. */
class SchemeVersionsIT {

    private static final String SCHEME = """
            leopard: 1
            id: year
            title: 年度方案
            version: {id: "1", from: 2024-01, to: 2024-03}
            period: {every: month, readings: of_the_period}
            indicators:
              visits: {title: 走访, kind: count}
            score:
              id: total
              title: 总分
              sum:
              - {id: A, title: 走访, of: visits, value: {factor: 1}}
            rankings:
            - {by: total, ties: {method: competition}}
            rollups:
            - id: mean
              title: 平均
              mean: {of: total, weight: 1, barred: counted}
            """;

    @TempDir
    Path temp;

    private ExampleCase year;

    @BeforeEach
    void year() throws IOException {
        Path folder = Files.createDirectories(temp.resolve("year"));
        Files.createDirectories(folder.resolve("schemes"));
        year = new ExampleCase(folder)
                .write("scheme.yaml", SCHEME)
                .write(
                        "schemes/from-april.yaml",
                        SCHEME.replace("{id: \"1\", from: 2024-01, to: 2024-03}", "{id: \"2\", from: 2024-04}")
                                .replace("factor: 1}", "factor: 2}")
                                .replace("indicators:\n", "indicators:\n  letters: {title: 来信, kind: count}\n"))
                .write("units.csv", "unit,name,group\nA,甲,\nB,乙,\n")
                .write("readings.csv", """
                        unit,indicator,period,value
                        A,visits,2024-03,10
                        B,visits,2024-03,20
                        A,visits,2024-04,30
                        B,visits,2024-04,20
                        A,letters,2024-04,1
                        """);
    }

    private List<String> lines(String result, String line) throws IOException {
        return Files.readAllLines(temp.resolve(result).resolve("lines.csv")).stream()
                .map(row -> row.split(",", -1))
                .filter(cell -> cell[2].equals(line))
                .map(cell -> String.join(" ", cell[0], cell[1], cell[7]))
                .toList();
    }

    @Test
    void each_month_of_a_range_is_scored_by_the_version_of_its_time() throws IOException {
        year.score("2024-03..2024-04", temp.resolve("out"));
        assertThat(lines("out", "total"))
                .containsExactly("2024-03 A 10.00", "2024-03 B 20.00", "2024-04 A 60.00", "2024-04 B 40.00");
    }

    /** April: (10 + 60) / 2, March by version 1 and April by version 2. */
    @Test
    void a_roll_up_takes_each_earlier_month_as_its_own_version_scored_it() throws IOException {
        year.score("2024-04", temp.resolve("out"));
        assertThat(lines("out", "mean")).containsExactly("2024-04 A 35.00", "2024-04 B 30.00");
    }

    @Test
    void the_seal_holds_every_version_and_the_result_is_verified() throws IOException {
        Path out = year.score("all", temp.resolve("out"));
        assertThat(Files.readString(out.resolve("seal.json")))
                .contains("\"version\": \"1, 2\"", "\"scheme.yaml\"", "\"schemes/from-april.yaml\"");
        Call verified = Call.inEnglish("verify", out.toString());
        assertThat(verified.err()).isEmpty();
        assertThat(verified.exit()).isZero();

        year.replace("schemes/from-april.yaml", "factor: 2}", "factor: 3}");
        Call against =
                Call.inEnglish("verify", out.toString(), "--case", year.folder().toString());
        assertThat(against.exit()).isEqualTo(1);
        assertThat(against.out()).contains("schemes/from-april.yaml", "factor: 3}");

        assertThat(year.score("all", out)).isEqualTo(out);
        Files.writeString(out.resolve("inputs/schemes/notes.txt"), "mine");
        assertThat(Call.inEnglish("score", year.folder().toString(), "--period", "all", "--out", out.toString())
                        .messages())
                .singleElement()
                .asString()
                .contains("the folder holds inputs/schemes/notes.txt besides a result; it is not replaced");
    }

    @Test
    void a_forged_version_is_noticed() throws IOException {
        Path out = year.score("all", temp.resolve("out"));
        Path forged = out.resolve("inputs/schemes/from-april.yaml");
        Files.writeString(forged, Files.readString(forged).replace("factor: 2}", "factor: 3}"));
        Call verified = Call.inEnglish("verify", out.toString());
        assertThat(verified.exit()).isEqualTo(1);
        assertThat(verified.out()).contains("inputs/schemes/from-april.yaml: changed since it was sealed");
    }

    @Test
    void a_hole_between_versions_is_an_error_even_where_no_figures_are() throws IOException {
        year.replace("scheme.yaml", "to: 2024-03", "to: 2024-02");
        Call call = Call.inEnglish("score", year.folder().toString(), "--period", "2024-04");
        assertThat(call.exit()).isEqualTo(3);
        assertThat(call.messages())
                .containsExactly("error: schemes/from-april.yaml [version]: there is a hole between version 1"
                        + " (to 2024-02) and version 2 (from 2024-04). check from and to of version in each file");
    }

    @Test
    void versions_that_overlap_or_differ_in_what_they_measure_are_errors() throws IOException {
        year.replace("scheme.yaml", "to: 2024-03", "to: 2024-04")
                .replace("schemes/from-april.yaml", "visits: {title: 走访,", "visits: {title: 走访, measure: 次,")
                .replace("schemes/from-april.yaml", "id: year", "id: other");
        Call call = Call.inEnglish("check", year.folder().toString());
        assertThat(call.exit()).isEqualTo(3);
        assertThat(call.messages())
                .containsExactly(
                        "error: schemes/from-april.yaml [id]: this is the scheme 'other', but scheme.yaml is the scheme"
                                + " 'year'. the versions of a case have one id",
                        "error: schemes/from-april.yaml [version]: version 2 (from 2024-04) overlaps version 1 in"
                                + " scheme.yaml (to 2024-04). check from and to of version in each file",
                        "error: schemes/from-april.yaml [visits]: the unit of measure, ratio or period of the indicator"
                                + " 'visits' is not that of scheme.yaml. use another id for the new indicator");
    }

    @Test
    void a_version_without_the_node_that_is_rolled_up_is_an_error() throws IOException {
        year.replace("scheme.yaml", "  id: total\n", "  id: sum\n")
                .replace("scheme.yaml", "by: total", "by: sum")
                .replace("scheme.yaml", "of: total", "of: sum");
        Call call = Call.inEnglish("check", year.folder().toString());
        assertThat(call.messages())
                .containsExactly("error: schemes/from-april.yaml [mean]: mean rolls up total, which version 1"
                        + " (scheme.yaml), in force before it, does not have. let both versions use one id for that"
                        + " node");
    }

    @Test
    void a_month_before_the_first_version_is_told() throws IOException {
        year.append("readings.csv", "A,visits,2023-12,1\n");
        assertThat(Call.inEnglish("score", year.folder().toString(), "--period", "2023-12")
                        .messages())
                .containsExactly("error: --period: versions 1, 2 of the scheme do not cover 2023-12 (they hold from"
                        + " 2024-01 to —)");
    }

    @Test
    void the_rules_of_every_version_are_printed() {
        Call call = Call.inEnglish("rules", year.folder().toString());
        assertThat(call.err()).isEmpty();
        assertThat(call.out().split("package ", -1)).hasSize(3);
    }
}
