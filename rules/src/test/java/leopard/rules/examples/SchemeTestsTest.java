package leopard.rules.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import leopard.model.Lang;
import leopard.proof.Difference;
import leopard.proof.SchemeProof;
import leopard.proof.SchemeRule;
import leopard.proof.TestOutcome;
import leopard.rule.RuleException;
import leopard.rules.drools.DroolsCompiler;
import leopard.rules.scheme.SchemeReader;
import leopard.rules.scheme.TestsReader;
import leopard.scheme.Scheme;
import leopard.scheme.SchemeVersions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tests that authors put beside their schemes, run through the real intake and the real rules. */
class SchemeTestsTest {

    private static final String SCHEME = """
            leopard: 1
            id: s
            title: 小方案
            version: {id: "1"}
            period: {every: month, readings: to_date}
            indicators:
              X: {title: 率, ratio: {of: 甲, to: 乙}}
              Y: {title: 数}
            score:
              id: total
              title: 总分
              points: 100
              sum:
              - {id: A, title: 甲, points: 60, of: X, completion: {target: 1, cap: 1}}
              - {id: B, title: 乙, points: 40, of: Y, value: {factor: 1}}
            red_lines: [{id: L1, title: 红线, when: A.ratio < 0.5, grade_at_most: 差}]
            rankings:
            - by: total
              ties: {method: competition}
              grades: {bands: [[好, 80], [差, 0]], quota: {grade: 好, share: 0.5, round: floor, of: ranked, edge_tie: none}, limits: before_quota}
            awards:
            - {id: best, title: 奖, rankings: [total], award: {places: 1, at_least: 90, shared_by_at_most: 1, dispute: ignored}}
            checks: [{check: ratio_vs_parts, dispute: true}]
            """;

    private static Scheme scheme(byte[] text) {
        SchemeReader.Result read = SchemeReader.read("scheme.yaml", text);
        assertThat(read.problems()).isEmpty();
        return Objects.requireNonNull(read.scheme());
    }

    private static SchemeProof.Result run(Scheme scheme, byte[] tests) throws RuleException {
        TestsReader.Result read = TestsReader.read("tests.yaml", tests, SchemeVersions.of(scheme));
        assertThat(read.problems()).isEmpty();
        return SchemeProof.run(
                SchemeVersions.of(scheme), List.of(DroolsCompiler.create().compile(scheme)), read.tests());
    }

    private static SchemeProof.Result run(String tests) throws RuleException {
        return run(
                scheme(SCHEME.getBytes(StandardCharsets.UTF_8)),
                ("leopard: 1\ndefaults: {period: 2024-06}\ntests:\n" + tests).getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> differences(SchemeProof.Result result) {
        return result.outcomes().stream()
                .flatMap(outcome -> outcome.differences().stream())
                .map(SchemeTestsTest::inWords)
                .toList();
    }

    private static String inWords(Difference d) {
        return String.join(
                "|",
                String.valueOf(d.place().line()),
                d.unit(),
                d.subject(),
                d.what().in(Lang.EN),
                d.expected().in(Lang.EN),
                d.got().in(Lang.EN),
                d.explanation().in(Lang.EN));
    }

    @ParameterizedTest
    @CsvSource({"xilin-1plus2,26", "xilin-1plus1,8", "xilin-leopard-award,11"})
    void the_tests_of_a_shipped_scheme_pass_and_touch_every_rule(String name, int least) throws Exception {
        SchemeProof.Result result = run(
                scheme(Files.readAllBytes(Path.of("examples", name, "scheme.yaml"))),
                Files.readAllBytes(Path.of("examples", name, "tests.yaml")));

        assertThat(result.outcomes()).hasSizeGreaterThanOrEqualTo(least).allMatch(TestOutcome::passed);
        assertThat(result.untouched()).isEmpty();
    }

    @Test
    void a_criterion_is_tested_alone_and_the_arithmetic_stands_beside_the_difference() throws Exception {
        assertThat(differences(run("- {test: 率, readings: {X: 3/4}, expect: {lines: {A: 44}}}\n")))
                .containsExactly("4|unit|A|points|44|45.00|60 × 0.7500 = 45.00");
    }

    @Test
    void numbers_are_compared_by_value_and_not_by_their_digits() throws Exception {
        assertThat(differences(run("- {test: 率, readings: {X: 3/4}, expect: {lines: {A: 45.000}}}\n")))
                .isEmpty();
    }

    @Test
    void what_is_not_there_is_none_and_what_is_there_is_not() throws Exception {
        assertThat(differences(run("""
                - {test: 无, readings: {X: 0/0}, expect: {lines: {A: none}}}
                - {test: 有, readings: {X: 1/4}, expect: {lines: {A: none}, grade: none}}
                """)))
                .containsExactly(
                        "5|unit|A|points|none|15.00|60 × 0.2500 = 15.00",
                        "5|unit|total|grade|none|差|score 15.00 · red line 红线 (L1): grade at most 差");
    }

    @Test
    void a_list_of_fired_rules_means_these_and_no_others() throws Exception {
        assertThat(differences(run("""
                - {test: 触, readings: {X: 1/4}, expect: {red_lines: []}}
                - {test: 未触, readings: {X: 3/4}, expect: {red_lines: [L1]}}
                - {test: 核查, readings: {X: {value: 0.9, numerator: 3, denominator: 4}}, expect: {checks: []}}
                """)))
                .hasSize(3)
                .contains("4|unit||red lines|none|L1|红线", "5|unit||red lines|L1|none|")
                .last()
                .asString()
                .startsWith("6|unit||checks|none|ratio_vs_parts|");
    }

    @Test
    void an_award_that_nobody_gets_is_vacant_for_every_unit() throws Exception {
        assertThat(differences(run("""
                - {test: 空缺, readings: {X: 3/4, Y: 5}, expect: {awards: {best.total: VACANT}}}
                - test: 授予
                  units:
                    甲: {readings: {X: 1/1, Y: 35}, expect: {awards: {best.total: AWARDED}}}
                    乙: {readings: {X: 1/1, Y: 31}, expect: {awards: {best.total: none}}}
                """))).isEmpty();
    }

    @Test
    void a_unit_that_does_not_exist_in_the_period_is_a_difference() throws Exception {
        assertThat(differences(run("- {test: 已撤, to: 2024-05, readings: {X: 3/4}, expect: {lines: {A: 45}}}\n")))
                .containsExactly("4|unit||unit|2024-06|none|the unit is not there in that period");
    }

    @Test
    void a_rule_is_touched_by_an_expectation_that_names_it_and_not_by_taking_part() throws Exception {
        SchemeProof.Result result =
                run("- {test: 总分, readings: {X: 3/4, Y: 40}, expect: {total: 85, red_lines: []}}\n");
        assertThat(result.failed()).isZero();
        assertThat(result.untouched())
                .extracting(SchemeRule::id)
                .containsExactly("A", "B", "L1", "total", "total.好", "total.差", "total.好", "best.total");
    }

    @Test
    void a_quota_is_touched_where_it_kept_a_unit_from_its_grade() throws Exception {
        SchemeProof.Result result = run("""
                - test: 名额
                  units:
                    甲: {readings: {X: 1/1, Y: 40}, expect: {grade: 好}}
                    乙: {readings: {X: 1/1, Y: 30}, expect: {grade: 差}}
                """);
        assertThat(result.failed()).isZero();
        assertThat(result.untouched()).extracting(SchemeRule::kind).doesNotContain(SchemeRule.Kind.QUOTA);
    }

    @Test
    void a_list_of_the_scheme_is_given_row_by_row() throws Exception {
        String scheme = """
                leopard: 1
                id: s
                title: 项目
                version: {id: "1"}
                period: {every: month, readings: to_date}
                lists: {projects: {title: 项目库, columns: {name: text, invest: number}}}
                score:
                  id: total
                  title: 总分
                  sum:
                  - id: P
                    title: 项目积分
                    project_points: {list: projects, cap: 30, terms: [{column: invest, title: 规模, factor: 2}]}
                """;
        String tests = """
                leopard: 1
                tests:
                - test: 每亿元两分
                  period: 2024-06
                  tables: {projects: [{name: 甲, invest: 5}, {name: 乙, invest: 3.5}]}
                  expect: {lines: {P: 17}}
                - test: 封顶
                  period: 2024-06
                  tables: {projects: [{name: 甲, invest: 50}]}
                  expect: {lines: {P: 30}}
                """;
        SchemeProof.Result result =
                run(scheme(scheme.getBytes(StandardCharsets.UTF_8)), tests.getBytes(StandardCharsets.UTF_8));
        assertThat(differences(result)).isEmpty();
        assertThat(result.failed()).isZero();
    }

    @Test
    void figures_that_no_table_could_have_are_mistakes_with_their_lines() throws Exception {
        SchemeProof.Result result = run("""
                - test: 错
                  readings:
                    X: 3/0
                    Z: 4
                  expect: {lines: {A: 0}}
                """);
        assertThat(result.outcomes().get(0).problems())
                .hasSize(2)
                .extracting(problem -> problem.place().line())
                .containsExactly(6, 7);
        assertThat(result.failed()).isEqualTo(1);
    }
}
