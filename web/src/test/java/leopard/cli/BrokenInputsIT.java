package leopard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Everything that people get wrong, one row each: what is broken, the exit code, and every message. There is exactly one
 * message per problem, no stack trace, and nothing is written.
 */
class BrokenInputsIT {

    private static final String UNITS = "unit,name,group\nA1,东岱村,村\nA2,凌家村,村\n";
    private static final String READINGS = """
            unit,indicator,period,value,numerator,denominator
            A1,visits,2024-06,9,,
            A2,visits,2024-06,7,,
            A1,rate,2024-06,,45,48
            A2,rate,2024-06,,30,40
            """;
    /** A small sound scheme. */
    static final String SCHEME = """
            leopard: 1
            id: small
            title: 小方案
            version: {id: "2024.1", from: 2024-01}
            source: 测试
            period: {every: month, readings: to_date, starts: "01-01"}
            indicators:
              visits: {title: 走访次数, measure: 次, kind: count}
              rate: {title: 整改率, ratio: {of: 整改数, to: 发现数}}
            score:
              id: total
              title: 总分
              points: 100
              sum:
              - {id: A, title: 整改, points: 60, of: rate, completion: {target: 1, cap: 1}}
              - {id: B, title: 走访, points: 40, of: visits, completion: {target: 10, cap: 1}}
            rankings:
            - {id: total, by: total, within: all, ties: {method: competition, else: shared}}
            """;

    /** Breaks a case that is sound. */
    @FunctionalInterface
    interface Damage {
        void to(ExampleCase sound) throws IOException;
    }

    /**
     * A row of the table.
     *
     * @param messages beginnings of the messages, in their order
     */
    record Broken(String what, Damage damage, int exit, List<String> messages) {
        @Override
        public String toString() {
            return what;
        }
    }

    private static Broken broken(String what, Damage damage, int exit, String... messages) {
        return new Broken(what, damage, exit, List.of(messages));
    }

    static Stream<Broken> inputs() {
        return Stream.of(
                broken(
                        "no scheme",
                        sound -> sound.delete("scheme.yaml"),
                        3,
                        "scheme.yaml: there is no such file. the folder of a case holds a scheme.yaml"),
                broken(
                        "no table of units",
                        sound -> sound.delete("units.csv"),
                        4,
                        "units.csv: table units is missing: every scheme needs it."),
                broken(
                        "no table of readings",
                        sound -> sound.delete("readings.csv"),
                        4,
                        "readings.csv: table readings is missing: every scheme needs it."),
                broken(
                        "no scheme and no units",
                        sound -> sound.delete("scheme.yaml").delete("units.csv"),
                        3,
                        "scheme.yaml: there is no such file. the folder of a case holds a scheme.yaml",
                        "units: this table is missing. add units.csv"),
                broken(
                        "a column is missing",
                        readings("unit,indicator,period,value", "unit,indicator,period,amount"),
                        4,
                        "readings.csv [value]: column value is missing."),
                broken(
                        "the key column is missing",
                        sound -> sound.write("units.csv", "name,group\n东岱村,村\n"),
                        4,
                        "units.csv [unit]: column unit is missing. table units needs the columns unit,name,group"),
                broken(
                        "a column twice",
                        sound -> sound.write("units.csv", "unit,name,group,name\nA1,东岱村,村,x\nA2,凌家村,村,x\n"),
                        4,
                        "units.csv:1: columns 2 and 4 are both named “name”. rename or remove one of them"),
                broken(
                        "an unknown unit",
                        readings("A2,visits", "A3,visits"),
                        4,
                        "readings.csv:3 [unit]: there is no unit “A3”. Did you mean A1?"),
                broken(
                        "an unknown indicator",
                        readings("A2,visits", "A2,vists"),
                        4,
                        "readings.csv:3 [indicator]: there is no indicator “vists” in the catalogue."),
                broken(
                        "a reading twice",
                        sound -> sound.append("readings.csv", "A1,visits,2024-06,9,,\n"),
                        4,
                        "readings.csv:6: repeats readings.csv:2: A1, visits, 2024-06, FINAL, revision 1."),
                broken(
                        "a unit twice",
                        sound -> sound.append("units.csv", "A1,东岱村,村\n"),
                        4,
                        "units.csv:4 [unit]: unit “A1” repeats units.csv:2. remove one of the rows"),
                broken(
                        "a unit in two groups",
                        sound -> sound.append("units.csv", "A1,东岱村,社区\n"),
                        4,
                        "units.csv:4 [group]: unit “A1” is in two groups: “村” (units.csv:2) and “社区”."),
                broken(
                        "text in a number",
                        readings("2024-06,9", "2024-06,nine"),
                        4,
                        "readings.csv:2 [value]: “nine” is not a number."),
                broken(
                        "NaN",
                        readings("2024-06,9", "2024-06,NaN"),
                        4,
                        "readings.csv:2 [value]: “NaN” is not a number."),
                broken(
                        "infinity",
                        readings("2024-06,9", "2024-06,Infinity"),
                        4,
                        "readings.csv:2 [value]: “Infinity” is not a number."),
                broken(
                        "1e999",
                        readings("2024-06,9", "2024-06,1e999"),
                        4,
                        "readings.csv:2 [value]: the exponent of “1e999” is beyond ±99. check the number"),
                broken(
                        "a percent sign nobody declared",
                        readings("2024-06,9", "2024-06,9%"),
                        4,
                        "readings.csv:2 [value]: “9%” has a percent sign, but the unit of measure of visits is “次”."),
                broken(
                        "a negative denominator",
                        readings("45,48", "45,-48"),
                        4,
                        "readings.csv:4 [denominator]: the denominator -48 is below 0. check the denominator"),
                broken(
                        "a denominator of zero under something",
                        readings("45,48", "45,0"),
                        4,
                        "readings.csv:4 [denominator]: 45/0: the denominator is 0, the numerator is not."),
                broken(
                        "a period that is none",
                        readings("A1,visits,2024-06", "A1,visits,2024-13"),
                        4,
                        "readings.csv:2 [period]: “2024-13” is not a period."),
                broken(
                        "several things at once",
                        readings(
                                "A1,visits,2024-06,9,,\nA2,visits,2024-06,7",
                                "A9,visits,2024-06,9,,\nA2,visits,2024-06,x"),
                        4,
                        "readings.csv:2 [unit]: there is no unit “A9”. Did you mean A1?",
                        "readings.csv:3 [value]: “x” is not a number."),
                broken(
                        "scheme and tables at once",
                        sound -> sound.replace("scheme.yaml", "points: 60", "points: 55")
                                .delete("units.csv"),
                        3,
                        "scheme.yaml:13:11: the parts of total have 95 points, its full marks are 100: 5 too few",
                        "units: this table is missing. add units.csv"),
                broken(
                        "half-encoded GBK",
                        sound -> sound.write("units.csv", halfEncoded()),
                        4,
                        "units.csv:2: byte 20 is not UTF-8, and the file is not GB18030 either; perhaps it mixes the two."),
                broken(
                        "a binary file",
                        sound -> sound.write("units.csv", binary()),
                        4,
                        "units.csv:1: byte 1 is NUL: this is not a text file."),
                broken(
                        "UTF-16",
                        sound -> sound.write("units.csv", bytes(UNITS, "UTF-16")),
                        4,
                        "units.csv: is UTF-16 (“Unicode text”)."),
                broken(
                        "an empty file",
                        sound -> sound.write("readings.csv", ""),
                        4,
                        "readings.csv: is empty, expected a header line."),
                broken(
                        "a header only",
                        sound -> sound.write("readings.csv", "unit,indicator,period,value,numerator,denominator\n"),
                        2,
                        "--period: 2024-06 has no figures to score; no period has figures to score"),
                broken(
                        "units: a header only",
                        sound -> sound.write("units.csv", "unit,name,group\n"),
                        4,
                        "units.csv: the table has no unit. write one row for each unit below the header"),
                broken(
                        "a line of 10 MB",
                        sound -> sound.append("readings.csv", "A1,visits,2024-05," + "9".repeat(10 << 20) + ",,\n"),
                        4,
                        "readings.csv:6: is longer than 1048576 characters; perhaps a closing quotation mark or a line break is missing."),
                broken(
                        "a quote that never ends",
                        sound -> sound.append("units.csv", "A3,\"未完,村\n"),
                        4,
                        "units.csv:4: a cell that begins in this line opens a quotation mark that is not closed before the file ends."),
                broken(
                        "a row with too many cells",
                        sound -> sound.append("units.csv", "A3,三,村,x,y\n"),
                        4,
                        "units.csv:4: line has 5 cells, the header has 3 columns."),
                broken(
                        "a row with too few cells",
                        sound -> sound.append("units.csv", "A3\n"),
                        4,
                        "units.csv:4: line has 1 cells, the header has 3 columns. add the missing cells"),
                broken(
                        "a folder where a table belongs",
                        sound -> Files.createDirectory(sound.delete("units.csv").file("units.csv")),
                        4,
                        "units.csv: this is not a file. put a .csv file there, or give it another name"),
                broken(
                        "a table that is a link out of the case",
                        sound -> Files.createSymbolicLink(
                                sound.delete("units.csv").file("units.csv"), outside(sound, UNITS)),
                        4,
                        "units.csv: this path leads out of the folder of the case."),
                broken(
                        "a scheme that is a link out of the case",
                        sound -> Files.createSymbolicLink(
                                sound.delete("scheme.yaml").file("scheme.yaml"), outside(sound, SCHEME)),
                        3,
                        "scheme.yaml: this path leads out of the folder of the case."),
                broken(
                        "an unknown key",
                        scheme("source: 测试", "sorce: 测试"),
                        3,
                        "scheme.yaml:5:1: 'sorce' is not a key of the scheme. Did you mean source?"),
                broken(
                        "a duplicate key",
                        scheme("title: 小方案", "title: 小方案\ntitle: 大方案"),
                        3,
                        "scheme.yaml:4:1: the key 'title' stands here twice, first in line 3"),
                broken(
                        "an anchor",
                        scheme("title: 小方案", "title: &a 小方案"),
                        3,
                        "scheme.yaml:3:8: anchors (&) are refused. Write it out, or refer to it by name with like"),
                broken(
                        "an anchor bomb",
                        scheme("source: 测试", "source: &a [&b [x, x], *b]"),
                        3,
                        "scheme.yaml:5:9: anchors (&) are refused.",
                        "scheme.yaml:5:9: source: expected text, found a list",
                        "scheme.yaml:5:13: anchors (&) are refused.",
                        "scheme.yaml:5:24: aliases (*) are refused."),
                broken(
                        "deep nesting",
                        sound -> sound.write("scheme.yaml", deeplyNested()),
                        3,
                        "scheme.yaml:5:9: source: expected text, found a list",
                        "scheme.yaml:5:48: nested more than 40 deep"),
                broken(
                        "a tab",
                        scheme("  id: total", "\tid: total"),
                        3,
                        "scheme.yaml:11:1: this is not YAML: found character '\\t(TAB)' that cannot start any token."),
                broken(
                        "no YAML at all",
                        sound -> sound.write("scheme.yaml", "{{{"),
                        3,
                        "scheme.yaml:1:4: this is not YAML: expected the node content, but found '<stream end>'."),
                broken("an empty scheme", sound -> sound.write("scheme.yaml", ""), 3, "scheme.yaml: the file is empty"),
                broken(
                        "a scheme that is a list",
                        sound -> sound.write("scheme.yaml", "- a\n- b\n"),
                        3,
                        "scheme.yaml:1:1: the scheme: expected a mapping, found a list"),
                broken(
                        "a scheme in GBK",
                        sound -> sound.write("scheme.yaml", bytes(SCHEME, "GB18030")),
                        3,
                        "scheme.yaml:3:9: this is not UTF-8. Save the file as UTF-8"),
                broken(
                        "weights of 95 in 100",
                        scheme("points: 60", "points: 55"),
                        3,
                        "scheme.yaml:13:11: the parts of total have 95 points, its full marks are 100: 5 too few"),
                broken(
                        "an unknown indicator in the scheme",
                        scheme("of: rate,", "of: rat,"),
                        3,
                        "scheme.yaml:15:40: there is no indicator 'rat'. Did you mean rate? "),
                broken(
                        "a criterion twice",
                        scheme("id: B,", "id: A,"),
                        3,
                        "scheme.yaml:16:10: the id 'A' stands here twice, first in line 15"),
                broken(
                        "a number that is text",
                        scheme("points: 60", "points: sixty"),
                        3,
                        "scheme.yaml:15:32: points: expected a number above 0, found 'sixty'"),
                broken(
                        "an unknown curve",
                        scheme("of: rate, completion", "of: rate, completio"),
                        3,
                        "scheme.yaml:15:46: 'completio' is not a key of A. Did you mean completion? "),
                broken(
                        "a ranking of nothing",
                        scheme("by: total", "by: totl"),
                        3,
                        "scheme.yaml:18:19: there is no node 'totl'. Did you mean total? "),
                broken(
                        "indicators that are made of each other",
                        scheme("  rate:", "  a: {title: a, formula: b + 1}\n  b: {title: b, formula: a + 1}\n  rate:"),
                        3,
                        "scheme.yaml:9:26: formulas go round in a circle: a → b → a"),
                broken(
                        "sources that name no plugin",
                        sound -> sound.write("sources.yaml", "sources:\n  - {plugin: cvs}\n"),
                        3,
                        "sources.yaml:2:14: there is no plugin cvs. did you mean csv? there are: csv"),
                broken(
                        "sources with an unknown key and a wrong choice",
                        sound -> sound.write(
                                "sources.yaml", "sources:\n  - {plugin: csv, foldr: ., encoding: latin1}\n"),
                        3,
                        "sources.yaml:2:19: source csv has no key foldr. did you mean folder? ",
                        "sources.yaml:2:29: csv.encoding: “latin1” is none of its choices: auto, utf-8, gb18030."),
                broken(
                        "sources with a path out of the case",
                        sound -> sound.write(
                                "sources.yaml", "sources:\n  - plugin: csv\n    tables: {units: ../units.csv}\n"),
                        3,
                        "../units.csv [tables.units]: this path leads out of the folder of the case."),
                broken(
                        "sources that are no YAML",
                        sound -> sound.write("sources.yaml", "sources: [\n"),
                        3,
                        "sources.yaml:2:1: this is not YAML: expected the node content, but found '<stream end>'."));
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void each_broken_input_gets_its_messages_its_code_and_leaves_nothing_behind(Broken broken, @TempDir Path temp)
            throws IOException {
        ExampleCase sound = sound(temp);
        broken.damage().to(sound);
        Path results = Files.createDirectory(temp.resolve("results"));
        Map<String, String> before = ExampleCase.contents(temp);

        Call call = Call.inEnglish(
                "score",
                sound.folder().toString(),
                "--period",
                "2024-06",
                "--out",
                results.resolve("june").toString());

        List<String> messages = new ArrayList<>();
        for (String message : call.messages()) {
            messages.add(message.replaceFirst("^error: ", ""));
        }
        assertThat(messages).as(call.err()).hasSameSizeAs(broken.messages());
        for (int i = 0; i < messages.size(); i++) {
            assertThat(messages.get(i)).startsWith(broken.messages().get(i));
        }
        assertThat(call.exit()).isEqualTo(broken.exit());
        assertThat(call.out()).isEmpty();
        assertThat(call.err()).doesNotContain("Exception").doesNotContain("\tat ");
        assertThat(ExampleCase.contents(temp)).isEqualTo(before);
        try (Stream<Path> left = Files.list(results)) {
            assertThat(left).isEmpty();
        }
    }

    private static ExampleCase sound(Path temp) throws IOException {
        ExampleCase sound = new ExampleCase(Files.createDirectory(temp.resolve("小方案")));
        return sound.write("scheme.yaml", SCHEME).write("units.csv", UNITS).write("readings.csv", READINGS);
    }

    @Test
    void the_case_that_is_broken_here_is_sound(@TempDir Path temp) throws IOException {
        Path out = sound(temp).score("2024-06", temp.resolve("out"));
        assertThat(CsvText.rows(out.resolve("ranking.csv")))
                .extracting(row -> row.get("unit") + " " + row.get("score"))
                .containsExactly("A1 92.25", "A2 73.00");
    }

    @Test
    void a_check_of_all_periods_names_the_readings_where_there_are_no_figures(@TempDir Path temp) throws IOException {
        ExampleCase empty = sound(temp).write("readings.csv", "unit,indicator,period,value,numerator,denominator\n");
        Call all = Call.inEnglish("check", empty.folder().toString());
        assertThat(all.exit()).isEqualTo(4);
        assertThat(all.messages()).hasSize(1).first().asString().startsWith("error: readings.csv: all has no figures");
        Call one = Call.inEnglish("check", empty.folder().toString(), "--period", "2024-06");
        assertThat(one.exit()).isEqualTo(2);
        assertThat(one.messages()).hasSize(1).first().asString().startsWith("error: --period: 2024-06 has no figures");
    }

    @Test
    void a_finding_that_no_check_of_the_scheme_makes_is_a_false_alarm_too_if_it_is_not_expected(@TempDir Path temp)
            throws IOException {
        ExampleCase answered = sound(temp).write("note.csv", "a\n1\n").write("answers.csv", """
                        check,unit,indicator,period,decision,reason
                        ratio_vs_parts,A1,rate,2024-06,kept,核实
                        """);
        Files.createDirectory(answered.file("expected"));
        answered.write("expected/findings.csv", "severity,check,unit,indicator\n");
        Call call = Call.inEnglish("check", answered.folder().toString());
        assertThat(call.out().lines().filter(line -> line.startsWith("found and not expected")))
                .as(call.out() + call.err())
                .hasSize(1)
                .first()
                .asString()
                .contains("A1")
                .doesNotContain("unknown_table");
        assertThat(call.exit()).isEqualTo(1);
    }

    @Test
    void there_are_at_least_forty_of_them() {
        assertThat(inputs().count()).isGreaterThanOrEqualTo(40);
    }

    /** {@code scheme.yaml} with one place changed. */
    private static Damage scheme(String before, String after) {
        return sound -> sound.replace("scheme.yaml", before, after);
    }

    /** {@code readings.csv} with one place changed. */
    private static Damage readings(String before, String after) {
        return sound -> sound.replace("readings.csv", before, after);
    }

    private static byte[] bytes(String text, String charset) {
        return text.getBytes(Charset.forName(charset));
    }

    /** The table of units in GB18030, cut in the middle of a character. */
    private static byte[] halfEncoded() {
        byte[] gbk = bytes("unit,name,group\nA1,东岱村,村\nA2,凌家", "GB18030");
        byte[] cut = new byte[gbk.length - 1];
        System.arraycopy(gbk, 0, cut, 0, cut.length);
        return cut;
    }

    private static byte[] binary() {
        byte[] bytes = new byte[4096];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31 % 256);
        }
        return bytes;
    }

    private static String deeplyNested() {
        return SCHEME.replace("测试", "[".repeat(5_000) + "]".repeat(5_000));
    }

    /** A file beside the case. */
    private static Path outside(ExampleCase sound, String text) throws IOException {
        return Files.writeString(sound.folder().resolveSibling("outside.txt"), text);
    }
}
