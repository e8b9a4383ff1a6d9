package leopard.rules.month;

import static leopard.rules.month.GivenMonth.standing;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import leopard.model.Lang;
import leopard.model.Problem;
import leopard.model.Text;
import leopard.rules.drools.DroolsCompiler;
import leopard.rules.scheme.Companions;
import leopard.rules.scheme.SchemeReader;
import leopard.run.AssessmentRun;
import leopard.score.Explanation;
import leopard.score.ScoreLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Decision tables: which rows match, what follows by each hit policy, what is said of gaps and overlaps. */
class TablesTest {

    private static final String SCHEME = """
            leopard: 1
            id: small
            title: 小方案
            version: {id: "1", from: 2024-01, to: 2025-12}
            period: {every: month, readings: to_date}
            units: {types: [village, office]}
            indicators:
              X: {title: 得分, measure: 分}
              R: {title: 比率, ratio: {of: 甲, to: 乙}}
            tables:
            %s
            score:
              id: total
              title: 总分
              sum:
              - {id: A, title: 甲, points: 10, table: T}
            rankings:
            - by: total
              ties: {method: competition}
              grades: {bands: [[优秀, 9], [良好, 5], [较差, 0]], limits: before_quota}
            """;

    private static String table(String rest) {
        return SCHEME.formatted("- {id: T, " + rest + "}");
    }

    private static SchemeReader.Result read(String scheme) {
        return SchemeReader.read("s.yaml", scheme);
    }

    private static List<String> problems(String rest) {
        return read(table(rest)).problems().stream().map(p -> p.in(Lang.EN)).toList();
    }

    private static List<String> warnings(String rest) {
        assertThat(problems(rest)).isEmpty();
        return read(table(rest)).warnings().stream().map(p -> p.in(Lang.EN)).toList();
    }

    private static AssessmentRun run(String scheme, String... xs) {
        GivenMonth month = GivenMonth.whole(scheme);
        for (int i = 0; i < xs.length; i++) {
            month.typed("u" + i, "g", i % 2 == 0 ? "village" : "office", xs[i]);
        }
        return month.run();
    }

    private static List<String> scores(String rest, String... xs) {
        AssessmentRun run = run(table(rest), xs);
        return Stream.iterate(0, i -> i < xs.length, i -> i + 1)
                .map(i -> String.valueOf(standing(run, "u" + i).score()))
                .toList();
    }

    private static ScoreLine line(AssessmentRun run, int unit) {
        return run.sheet(unit).roots().get(0).parts().get(0);
    }

    @Test
    void an_interval_has_or_has_not_its_ends() {
        String table =
                "inputs: [X], outputs: [share], rows: [[\"< 60\", 0], [\"[60..80)\", 0.5], [\"[80..100]\", 1], [\"> 100\", 0.9]]";
        assertThat(scores(table, "59.99", "60", "79.99", "80", "100", "100.01"))
                .containsExactly("0.00", "5.00", "5.00", "10.00", "10.00", "9.00");
    }

    @Test
    void cells_are_lists_negations_and_anything() {
        String table =
                "hit: FIRST, inputs: [X, unit.type], outputs: [points], rows: [[\"1, 3, (5..6)\", village, 1], [\"not(2, >= 7)\", \"-\", 2], [\"-\", \"not(office)\", 3], [\"-\", \"-\", 4]]";
        assertThat(scores(table, "3", "3", "5.5", "5.5", "5", "2", "2", "7"))
                .containsExactly("1.00", "2.00", "1.00", "2.00", "2.00", "4.00", "3.00", "4.00");
    }

    @Test
    void the_row_that_matched_is_named_in_both_languages() {
        AssessmentRun run = run(
                table(
                        "hit: FIRST, inputs: [X, unit.type], outputs: [share, text], rows: [[\">= 90\", village, 1, 优], [\"-\", \"-\", 0.25, 其他]]"),
                "95",
                "95");
        ScoreLine village = line(run, 0);
        assertThat(village.justification().note().in(Lang.ZH)).isEqualTo("表 T:第 1 行(>= 90 | village):优");
        assertThat(village.justification().note().in(Lang.EN)).isEqualTo("table T: row 1 (>= 90 | village):优");
        assertThat(line(run, 1).justification().note().in(Lang.ZH)).isEqualTo("表 T:第 2 行(- | -):其他");
        assertThat(Explanation.formula(village, Lang.ZH)).contains("10");
        assertThat(Explanation.steps(village)).contains("unit.type=village").contains("X=95", "row=1");
    }

    @Test
    void a_ratio_is_rounded_first_and_may_be_in_percent() {
        String rows = "rows: [[\"< 90\", 0], [\">= 90\", 1]], outputs: [share], inputs: [{of: R, in: percent}]";
        AssessmentRun run = GivenMonth.whole(table(rows))
                .typed("u0", "g", "village", "1")
                .parts("u0", "R", "899996", "1000000")
                .typed("u1", "g", "office", "1")
                .parts("u1", "R", "89994", "100000")
                .run();
        assertThat(standing(run, "u0").score()).hasToString("10.00");
        assertThat(standing(run, "u1").score()).hasToString("0.00");
    }

    @Test
    void an_absent_figure_is_treated_as_the_criterion_says() {
        AssessmentRun run = run(
                table("inputs: [X], outputs: [share], rows: [[\"< 60\", 0], [\">= 60\", 1]]")
                        .replace("table: T", "table: T, absence: {MISSING: {share: 0.3}}"),
                "");
        assertThat(standing(run, "u0").score()).hasToString("3.00");
    }

    static Stream<Arguments> policies() {
        String rows = "rows: [[\">= 10\", 1], [\">= 20\", 3], [\">= 30\", 2]]";
        return Stream.of(
                Arguments.of("hit: FIRST, otherwise: 0, " + rows, List.of("1.00", "1.00", "0.00")),
                Arguments.of("hit: PRIORITY, order: high, otherwise: 0, " + rows, List.of("3.00", "3.00", "0.00")),
                Arguments.of("hit: PRIORITY, order: low, otherwise: 0, " + rows, List.of("1.00", "1.00", "0.00")),
                Arguments.of("hit: PRIORITY, order: [2, 3, 1], otherwise: 0, " + rows, List.of("2.00", "3.00", "0.00")),
                Arguments.of("hit: COLLECT_SUM, " + rows, List.of("6.00", "4.00", "0.00")),
                Arguments.of("hit: COLLECT_MIN, otherwise: 9, " + rows, List.of("1.00", "1.00", "9.00")),
                Arguments.of("hit: COLLECT_MAX, otherwise: 9, " + rows, List.of("3.00", "3.00", "9.00")),
                Arguments.of("hit: COLLECT_COUNT, " + rows, List.of("3.00", "2.00", "0.00")),
                Arguments.of(
                        "hit: ANY, rows: [[\">= 10\", 1], [\">= 20\", 1], [\"< 10\", 0]]",
                        List.of("1.00", "1.00", "0.00")),
                Arguments.of(
                        "hit: UNIQUE, rows: [[\"[10..30)\", 1], [\">= 30\", 2], [\"< 10\", 0]]",
                        List.of("2.00", "1.00", "0.00")));
    }

    @ParameterizedTest
    @MethodSource("policies")
    void the_hit_policy_says_what_follows(String table, List<String> scores) {
        assertThat(scores(table + ", inputs: [X], outputs: [points]", "30", "29.99", "9"))
                .isEqualTo(scores);
    }

    @Test
    void an_uncovered_interval_is_named() {
        String head = "inputs: [X], outputs: [share], ";
        assertThat(problems(head + "rows: [[\"< 60\", 0], [\"(60..80)\", 0.5], [\"> 80\", 1]]"))
                .containsExactly("s.yaml:11:48: no row covers X: 60, 80. Add a row, or give otherwise");
        assertThat(problems(head + "rows: [[\"[0..60)\", 0], [\"[70..100]\", 1]]"))
                .containsExactly("s.yaml:11:48: no row covers X: < 0, [60..70), > 100. Add a row, or give otherwise");
        assertThat(problems(head + "rows: [[\"not(5)\", 0]]"))
                .containsExactly("s.yaml:11:48: no row covers X: 5. Add a row, or give otherwise");
        assertThat(problems(head + "rows: [[\"[0..60)\", 0]], otherwise: 1")).isEmpty();
    }

    @Test
    void an_uncovered_box_is_named() {
        assertThat(
                        problems(
                                "inputs: [X, unit.type, unit.group], outputs: [share], rows: [[\"< 60\", \"-\", \"-\", 0], [\">= 60\", village, \"-\", 1], [\"[60..70)\", office, a, 1]]"))
                .containsExactlyInAnyOrder(
                        "s.yaml:11:71: no row covers X: [60..70); unit.type: office; unit.group: not(a). Add a row, or give otherwise",
                        "s.yaml:11:71: no row covers X: >= 70; unit.type: office. Add a row, or give otherwise");
    }

    @Test
    void rows_that_overlap_are_named_with_where() {
        assertThat(problems("inputs: [X], outputs: [share], rows: [[\"<= 60\", 0], [\">= 60\", 1]]"))
                .containsExactly(
                        "s.yaml:11:64: rows 1, 2 overlap at X: 60. Correct the bounds, or take another hit such as FIRST");
        assertThat(problems("hit: ANY, inputs: [X], outputs: [share], rows: [[\"<= 60\", 0], [\">= 50\", 1]]"))
                .containsExactly(
                        "s.yaml:11:74: rows 1, 2 say different things at X: [50..60]. Correct the bounds, or take another hit such as FIRST");
    }

    @Test
    void a_row_behind_others_is_told() {
        assertThat(
                        warnings(
                                "hit: FIRST, inputs: [X], outputs: [share], rows: [[\"< 60\", 0], [\"-\", 1], [\"> 80\", 0.5]]"))
                .containsExactly("s.yaml:11:85: row 3 never decides anything. Other rows cover it");
    }

    @Test
    void a_table_that_is_too_large_to_be_looked_through_is_refused() {
        StringBuilder rows = new StringBuilder();
        for (int row = 0; row < 40; row++) {
            rows.append(row == 0 ? "[" : ", [");
            for (int input = 0; input < 8; input++) {
                rows.append("\"not(").append(row * 8 + input).append(")\", ");
            }
            rows.append("1]");
        }
        assertThat(problems(
                        "inputs: [X, X + 1, X + 2, X + 3, X + 4, X + 5, X + 6, X + 7], outputs: [share], hit: FIRST, rows: ["
                                + rows + "]"))
                .hasSize(1)
                .first()
                .asString()
                .contains("more than 1000000 combinations");
    }

    @Test
    void two_hundred_rows_are_looked_through() {
        StringBuilder rows = new StringBuilder("[\"< 0\", \"-\", 0]");
        for (int row = 0; row < 100; row++) {
            rows.append(", [\"[%s..%s)\", village, 0.5], [\"[%s..%s)\", office, 0.%s]"
                    .formatted(row, row + 1, row, row + 1, row));
        }
        rows.append(", [\">= 100\", \"-\", 1]");
        assertThat(scores("inputs: [X, unit.type], outputs: [share], rows: [" + rows + "]", "99.5", "50.99", "100"))
                .containsExactly("5.00", "5.00", "10.00");
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("inputs: [X], outputs: [share], rows: [[\"60-80\", 1]]", "'60-80' is no number"),
                Arguments.of("inputs: [X], outputs: [share], rows: [[\"[80..60)\", 1]]", "no number lies in [80..60)"),
                Arguments.of("inputs: [X], outputs: [share], rows: [[\"(5..5]\", 1]]", "no number lies in (5..5]"),
                Arguments.of("inputs: [X], outputs: [share], rows: [[\"5,,6\", 1]]", "has an empty item"),
                Arguments.of("inputs: [X], outputs: [share], rows: [[\"\", 1]]", "anything at all is written -"),
                Arguments.of(
                        "inputs: [X], outputs: [share], rows: [[\"-\", many]]",
                        "share: expected a number, found 'many'"),
                Arguments.of("inputs: [X], outputs: [share], rows: [[\"-\"]]", "row 1 has 1 cells instead of 2"),
                Arguments.of("inputs: [Z], outputs: [share], rows: [[\"-\", 1]]", "there is no indicator 'Z'"),
                Arguments.of("inputs: [total], outputs: [share], rows: [[\"-\", 1]]", "there is no indicator 'total'"),
                Arguments.of("inputs: [X.status], outputs: [share], rows: [[\"-\", 1]]", "cannot look at X.status"),
                Arguments.of(
                        "inputs: [unit.colour], outputs: [share], rows: [[\"-\", 1]]",
                        "there is no field of a unit 'colour'"),
                Arguments.of(
                        "inputs: [unit.type], outputs: [share], rows: [[town, 1], [\"-\", 1]], hit: FIRST",
                        "there is no unit.type 'town'"),
                Arguments.of("inputs: [X], outputs: [text], rows: [[\"-\", a]]", "gives neither share nor points"),
                Arguments.of(
                        "inputs: [X], outputs: [share, points], rows: [[\"-\", 1, 1]]", "give one of share and points"),
                Arguments.of("inputs: [X], outputs: [share, grade], rows: [[\"-\", 1, 极好]]", "there is no grade '极好'"),
                Arguments.of("inputs: [X], outputs: [marks], rows: [[\"-\", 1]]", "there is no output 'marks'"),
                Arguments.of(
                        "inputs: [X], outputs: [share], rows: [[\"-\", 1]], hit: COLLECT", "which are no one score"),
                Arguments.of(
                        "inputs: [X], outputs: [share], rows: [[\"-\", 1]], hit: PRIORITY", "PRIORITY needs order"),
                Arguments.of(
                        "inputs: [X], outputs: [share], rows: [[\"-\", 1]], order: high", "order goes with PRIORITY"),
                Arguments.of(
                        "inputs: [X], outputs: [share], rows: [[\"-\", 1]], hit: PRIORITY, order: [2]",
                        "order does not name the result 1"),
                Arguments.of(
                        "inputs: [X], outputs: [share], rows: [[\"< 5\", 1]], otherwise: [1, 2]",
                        "otherwise takes 1 results"),
                Arguments.of("inputs: [X], outputs: [share]", "one of rows and file"),
                Arguments.of("file: ../x.csv", "a .csv of the folder tables"),
                Arguments.of("file: tables/x.csv", "there is no file tables/x.csv"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void a_mistake_is_told(String table, String says) {
        assertThat(problems(table)).hasSize(1).first().asString().contains(says);
        assertThat(read(table(table)).problems().get(0).message().in(Lang.ZH)).containsPattern("\\p{IsHan}");
    }

    private static SchemeReader.Result csv(String text) {
        Companions files = file ->
                Map.of("tables/t.csv", text.getBytes(StandardCharsets.UTF_8)).get(file);
        return SchemeReader.read("s.yaml", table("file: tables/t.csv"), files);
    }

    @Test
    void a_table_may_stand_beside_the_scheme() {
        SchemeReader.Result read = csv(
                "\uFEFFX,unit.type,share,text\r\n\"< 60\",-,0,\"差, \"\"低\"\"\"\r\n>= 60,village,1,\r\n\">= 60\",office,0.5,\r\n");
        assertThat(read.problems()).isEmpty();
        AssessmentRun run = GivenMonth.of(read)
                .typed("u0", "g", "village", "60")
                .typed("u1", "g", "office", "60")
                .typed("u2", "g", "office", "0")
                .run();
        assertThat(standing(run, "u0").score()).hasToString("10.00");
        assertThat(standing(run, "u1").score()).hasToString("5.00");
        assertThat(line(run, 2).justification().note().in(Lang.ZH)).isEqualTo("表 T:第 1 行(< 60 | -):差, \"低\"");
    }

    @Test
    void mistakes_of_a_file_have_its_lines() {
        List<Problem> problems = csv("X,share\n< 60,0\n>= 60,many\n").problems();
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).in(Lang.EN)).isEqualTo("tables/t.csv:3: share: expected a number, found 'many'");
        assertThat(csv("X,share\n<= 60,0\n\n>= 60,1\n").problems())
                .extracting(p -> p.in(Lang.EN))
                .containsExactly(
                        "tables/t.csv:4: rows 1, 2 overlap at X: 60. Correct the bounds, or take another hit such as FIRST");
    }

    @Test
    void a_table_limits_grades_by_red_lines() throws Exception {
        String scheme = table("inputs: [X], outputs: [share], rows: [[\"-\", 1]]")
                .replace("score:\n", """
                        - id: G
                          hit: FIRST
                          inputs: [X, A.status, unit.type]
                          outputs: [grade, text]
                          rows:
                          - ["< 60", "-", "-", 较差, 不及格]
                          - ["[60..80)", OK, village, 良好, ""]
                          - ["not(> 90)", "-", office, 良好, 机关]
                        score:
                        """)
                .replace("rankings:", "red_lines:\n- {id: L, title: 等次, table: G}\nrankings:");
        assertThat(read(scheme).problems()).isEmpty();
        AssessmentRun run = run(scheme, "59", "79", "79", "91", "");
        assertThat(standing(run, "u0").grade()).isEqualTo("较差");
        assertThat(standing(run, "u1").grade()).isEqualTo("良好");
        assertThat(standing(run, "u2").grade()).isEqualTo("良好");
        assertThat(standing(run, "u3").grade()).isEqualTo("优秀");
        assertThat(standing(run, "u0").reason().in(Lang.ZH)).startsWith("红线 等次:不及格(L.1):等次不高于较差");
        assertThat(standing(run, "u4").reason().in(Lang.ZH)).doesNotContain("L.");
        String rules = DroolsCompiler.create()
                .compile(java.util.Objects.requireNonNull(read(scheme).scheme()))
                .text();
        assertThat(rules)
                .contains("rule \"red line L.2 等次\"")
                .contains("type == \"village\"")
                .contains("//   1: - → 1");
    }

    @Test
    void the_words_of_a_table_are_there_in_both_languages() {
        Text note = line(run(table("inputs: [X], outputs: [share], rows: [[\"< 5\", 1]], otherwise: 0"), "7"), 0)
                .justification()
                .note();
        assertThat(note.in(Lang.ZH)).isEqualTo("表 T:其他情形");
        assertThat(note.in(Lang.EN)).isEqualTo("table T: otherwise");
    }
}
