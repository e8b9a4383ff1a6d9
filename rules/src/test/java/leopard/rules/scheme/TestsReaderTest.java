package leopard.rules.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import leopard.model.Lang;
import leopard.model.Problem;
import leopard.proof.Expected;
import leopard.proof.GivenTable;
import leopard.proof.SchemeTest;
import leopard.scheme.SchemeVersions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code tests.yaml}: what a test gives becomes rows of tables, what it expects is known by the scheme, mistakes are said. */
class TestsReaderTest {

    private static final Schema SCHEMA = SchemaTest.schema("/leopard/tests.schema.json");

    /** A little of everything that a test may give and expect. */
    private static final String TESTS = """
            leopard: 1
            defaults: {period: 2024-06, type: village, area: 北}
            tests:
            - test: 一个单位
              readings: {A1: 45/48, A2: MISSING, A3: {value: 12, verified: no}}
              other_periods: {2024-05: {A3: 9}}
              tasks:
                C2: {kind: milestone, milestones: [{weight: 1, due: 2024-05, done: 2024-05}]}
                C3: {kind: numeric, target: 10, reading: 4}
              events: [{kind: bonus, level: 省级, document: 文件}]
              tables: {history: [{period: 2024-05, node: total, score: 80}]}
              expect:
                lines: {A1: 16.6, A3: {points: 0, value: 12, status: PENDING, treated_as: ZERO}, year.months: none}
                total: 40
                rank: 1
                grade: 较差
                status: RANKED
                vetoes: []
                red_lines: [L1]
                awards: {best.total: VACANT}
                warnings: {schedule: {A3: GREY}}
                checks: [ratio_vs_parts]
            - test: 几个单位
              period: 2024-07
              units:
                甲: {type: office, readings: {YEAR: 88}, expect: {rankings: {total: {rank: 1}}}}
                乙: {ranked: no, expect: {status: EXCLUDED}}
            """;

    private static TestsReader.Result read(String text) {
        return TestsReader.read(
                "tests.yaml",
                text.getBytes(StandardCharsets.UTF_8),
                SchemeVersions.of(SmallScheme.read(SmallScheme.text())));
    }

    private static List<String> rows(SchemeTest test, String table) {
        GivenTable given = test.tables().get(table);
        return given == null
                ? List.of("no such table")
                : given.rows().stream()
                        .map(row -> String.join(
                                ",",
                                row.cells().stream().map(cell -> cell.text()).toList()))
                        .toList();
    }

    private static List<String> messages(List<Problem> problems) {
        return problems.stream().map(p -> p.in(Lang.EN)).toList();
    }

    @Test
    void what_a_test_gives_becomes_rows_of_the_tables_of_a_case() {
        TestsReader.Result result = read(TESTS);
        assertThat(messages(result.problems())).isEmpty();
        SchemeTest one = result.tests().get(0);
        assertThat(one.name()).isEqualTo("一个单位");
        assertThat(one.place().line()).isEqualTo(4);
        assertThat(rows(one, "units")).containsExactly("unit,,,village,北");
        assertThat(rows(one, "readings"))
                .containsExactly(
                        "unit,A1,2024-06,,45,48,,",
                        "unit,A2,2024-06,,,,MISSING,",
                        "unit,A3,2024-06,12,,,,no",
                        "unit,A3,2024-05,9,,,,",
                        "unit,C3,2024-06,4,,,,");
        assertThat(rows(one, "tasks")).containsExactly("unit,C2,C2,,milestone,", "unit,C3,C3,,numeric,10");
        assertThat(rows(one, "milestones")).containsExactly("unit,C2,M1,1,2024-05,2024-05");
        assertThat(rows(one, "events")).containsExactly("unit,e1,bonus,省级,2024-06-30,文件");
        assertThat(rows(one, "history")).containsExactly("2024-05,small,unit,total,80");
        assertThat(one.expected())
                .hasSize(15)
                .contains(
                        new Expected.Line(one.expected().get(1).place(), "unit", "A3", Expected.LineField.POINTS, "0"));
    }

    @Test
    void a_yearly_indicator_is_given_for_the_year_of_the_period() {
        assertThat(rows(read(TESTS).tests().get(1), "readings")).containsExactly("甲,YEAR,2024,88");
    }

    @Test
    void each_unit_of_several_says_what_a_test_of_one_says_and_takes_the_defaults() {
        SchemeTest several = read(TESTS).tests().get(1);
        assertThat(several.period().id()).isEqualTo("2024-07");
        assertThat(rows(several, "units")).containsExactly("甲,,,office,北,", "乙,,,village,北,no");
    }

    @Test
    void votes_are_listed_or_counted() {
        String vote =
                "vote: {levels: {好: 100, 差: 40}, abstain: \"-\", classes: [{id: 领导, weight: 1}], trim: none, min_votes: 1, full_mark: 100}";
        String scheme = SmallScheme.with("    of: A4\n    value: {factor: 1}\n", "    " + vote + "\n");
        for (String votes : List.of("[好, 差, \"-\"]", "{好: 1, 差: 1, \"-\": 1}")) {
            TestsReader.Result result = TestsReader.read(
                    "tests.yaml",
                    ("leopard: 1\ntests: [{test: 票, period: 2024-06, type: village, votes: {领导: " + votes
                                    + "}, expect: {lines: {V.领导: 70}}}]\n")
                            .getBytes(StandardCharsets.UTF_8),
                    SchemeVersions.of(SmallScheme.read(scheme)));
            assertThat(messages(result.problems())).isEmpty();
            assertThat(rows(result.tests().get(0), "votes"))
                    .containsExactly("2024-06,unit,领导,1,好", "2024-06,unit,领导,2,差", "2024-06,unit,领导,3,-");
        }
    }

    /** Something to replace, what stands there then, and what is said about it. */
    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(
                        "readings: {A1",
                        "readngs: {A1",
                        "5:3: 'readngs' is not a key of a test. Did you mean readings?"),
                Arguments.of(
                        "- test: 几个单位", "- test: 一个单位", "23:9: the test '一个单位' stands here twice, first in line 4"),
                Arguments.of(
                        "{period: 2024-06, type",
                        "{period: 2024-Q2, type",
                        "2:20: period: expected a period of the scheme (2024-06), found '2024-Q2'"),
                Arguments.of("{period: 2024-06, type", "{type", "4:3: the test has no period"),
                Arguments.of("period: 2024-07", "period: 2025-07", "24:11: no version of the scheme covers 2025-07"),
                Arguments.of("period: 2024-07", "period: July", "24:11: period: expected a period"),
                Arguments.of("2024-05: {A3: 9}", "May: {A3: 9}", "6:19: other_periods: expected a period"),
                Arguments.of("verified: no}", "verifid: no}", "'verifid' is not a key of A3. Did you mean verified?"),
                Arguments.of("{A1: 16.6", "{AA1: 16.6", "13:13: there is no line 'AA1'. Did you mean A1?"),
                Arguments.of("A1: 16.6", "A1: much", "lines: expected a number or 'none', found 'much'"),
                Arguments.of(
                        "status: PENDING", "status: PENDNG", "'PENDNG' is none of its words. Did you mean PENDING?"),
                Arguments.of("treated_as: ZERO", "treated_as: NIL", "treated_as: 'NIL' is none of its words"),
                Arguments.of("grade: 较差", "grade: 极差", "16:12: there is no grade '极差'"),
                Arguments.of(
                        "red_lines: [L1]", "red_lines: [L2]", "19:17: there is no red line 'L2'. Did you mean L1?"),
                Arguments.of("vetoes: []", "vetoes: [V9]", "there is no veto 'V9'. Did you mean V1?"),
                Arguments.of("best.total", "best.totl", "there is no award 'best.totl'. Did you mean best.total?"),
                Arguments.of("{best.total: VACANT}", "{best.total: NOBODY}", "'NOBODY' is none of its words"),
                Arguments.of(
                        "{schedule: {A3", "{scedule: {A3", "there is no warning 'scedule'. Did you mean schedule?"),
                Arguments.of("A3: GREY", "A3: GRAY", "'GRAY' is none of its words. Did you mean GREY?"),
                Arguments.of(
                        "[ratio_vs_parts]",
                        "[ratio_vs_part]",
                        "there is no data check 'ratio_vs_part'. Did you mean ratio_vs_parts?"),
                Arguments.of(
                        "rankings: {total:", "rankings: {totl:", "there is no ranking 'totl'. Did you mean total?"),
                Arguments.of(
                        "tables: {history",
                        "tables: {histry",
                        "'histry' is not a key of tables of a test. Did you mean history?"),
                Arguments.of(
                        "  units:\n",
                        "  readings: {A1: 1/2}\n  units:\n",
                        "with units, 'readings' belongs to one of them"),
                Arguments.of("    乙: {ranked", "    乙/丙: {ranked", "units: expected an id of 1 to 64 letters"),
                Arguments.of(
                        "kind: bonus, level",
                        "kind: bonus, levl",
                        "'levl' is not a key of an event. Did you mean level?"),
                Arguments.of("leopard: 1\n", "leopard: 2\n", "leopard: '2' is none of its words"),
                Arguments.of("leopard: 1\n", "", "the tests lacks the key 'leopard'"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void a_mistake_is_said_with_its_place_in_both_languages(String find, String replacement, String message) {
        TestsReader.Result result = read(replaced(find, replacement));
        assertThat(messages(result.problems()))
                .anySatisfy(text -> assertThat(text).contains(message));
        assertThat(result.problems()).allSatisfy(p -> assertThat(p.in(Lang.ZH)).isNotEqualTo(p.in(Lang.EN)));
        assertThat(result.tests()).isEmpty();
    }

    private static String replaced(String find, String replacement) {
        assertThat(TESTS.split(java.util.regex.Pattern.quote(find), -1))
                .as(find)
                .hasSize(2);
        return TESTS.replace(find, replacement);
    }

    @Test
    void all_mistakes_are_said_at_once() {
        String text = TESTS.replace("A1: 16.6", "AA1: 16.6")
                .replace("grade: 较差", "grade: 极差")
                .replace("A3: GREY", "A3: GRAY");
        assertThat(read(text).problems()).hasSize(3);
    }

    @Test
    void a_test_that_expects_nothing_is_a_mistake() {
        assertThat(messages(read("leopard: 1\ntests: [{test: 空, period: 2024-06, type: village}]\n")
                        .problems()))
                .containsExactly("tests.yaml:2:9: the test expects nothing. Say under expect what should come out");
    }

    @Test
    void a_rank_without_its_ranking_is_clear_only_where_there_is_one() {
        String scheme =
                SmallScheme.with("rollups:\n", "- {id: other, title: 另, by: C1, ties: {method: dense}}\nrollups:\n");
        TestsReader.Result result = TestsReader.read(
                "tests.yaml",
                "leopard: 1\ntests: [{test: 名次, period: 2024-06, type: village, expect: {rank: 1}}]\n"
                        .getBytes(StandardCharsets.UTF_8),
                SchemeVersions.of(SmallScheme.read(scheme)));
        assertThat(messages(result.problems()))
                .containsExactly("tests.yaml:2:61: the scheme has several rankings; 'rank' could mean any of them. "
                        + "Write rankings: {RANKING: {…}}");
    }

    @Test
    void the_schema_takes_what_the_reader_takes() {
        assertThat(SchemaTest.errors(SCHEMA, TESTS)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"xilin-1plus2", "xilin-1plus1", "xilin-leopard-award"})
    void the_schema_takes_the_shipped_tests(String name) throws IOException {
        assertThat(SchemaTest.errors(SCHEMA, Files.readString(Path.of("examples", name, "tests.yaml"))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "readings: {A1=readngs: {A1",
                "verified: no}=verifid: no}",
                "A1: 16.6=A1: much",
                "status: PENDING=status: PENDNG",
                "treated_as: ZERO=treated_as: NIL",
                "{best.total: VACANT}={best.total: NOBODY}",
                "A3: GREY=A3: GRAY",
                "kind: bonus, level=kind: bonus, levl",
                "status: RANKED=status: FIRST",
                "2024-05: {A3: 9}=五月: {A3: 9}",
                "leopard: 1=leopard: 2"
            })
    void a_structural_mistake_is_refused_by_the_schema_too(String change) {
        String[] sides = change.split("=");
        String text = replaced(sides[0], sides[1]);
        assertThat(read(text).problems()).isNotEmpty();
        assertThat(SchemaTest.errors(SCHEMA, text)).isNotEmpty();
    }
}
