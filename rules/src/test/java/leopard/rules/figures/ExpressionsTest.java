package leopard.rules.figures;

import static org.assertj.core.api.Assertions.assertThat;

import leopard.model.Lang;
import leopard.rules.figures.GivenFigures.Scored;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R37 自定义公式: points by a formula, and what becomes of what cannot be computed. */
final class ExpressionsTest {

    private static final String INDICATORS = """
            X: {title: 甲}
            Y: {title: 乙}
            Z: {title: 丙}
            """;

    private static GivenFigures line(String formula, String more) {
        return GivenFigures.of(
                INDICATORS,
                "- {id: K, title: 条, points: 10, expression: {formula: \"%s\"%s}}".formatted(formula, more));
    }

    private static String score(String formula, String... figures) {
        return line(formula, "").unit("a", figures).run().of("a", "K");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "W * min(1, X / Y) | 5.00",
                "X * X - Y / 2 | 6.00",
                "if(X >= 3, 10, 20) | 10.00",
                "if(X > 3 and not Y == 7, 10, 20) | 20.00",
                "if(X != 3 or Y < 8, 1.5, 2.5) | 1.50",
                "min(X, Y, 8) + max(X, Y) | 9.00",
                "round(X / 8, 1) | 0.40",
                "round(0.25, 1) | 0.30",
                "round(0.25, 1, HALF_EVEN) | 0.20",
                "round(-0.25, 1, FLOOR) | -0.30",
                "round(1234, -2) | 1200.00",
                "floor(-X / 2) + ceil(X / 2) | 0.00",
                "abs(X - 2 * Y) | 9.00",
                "pow(2, X) | 8.00",
                "pow(Y, 0.5) | 2.45",
                "sqrt(X * 12) | 6.00",
                "root(-27, X) | -3.00",
                "ln(1) + exp(0) + log10(1000) | 4.00",
                "round(ln(X), 6) | 1.10",
                "sum(X, Y, 1) | 10.00",
                "mean(X, Y) | 4.50",
                "count(X > 1, Y > 100, X == 3) | 2.00",
                "100 * X / Y * 0.1 | 5.00",
            })
    void a_formula_gives_its_points_directly(String formula, String score) {
        assertThat(score(formula, "X=3", "Y=6")).isEqualTo(score);
    }

    @Test
    void the_score_stays_within_min_and_max() {
        GivenFigures given = line("X - 5", ", min: 0, max: 3");
        Scored run = given.unit("a", "X=1").unit("b", "X=7").unit("c", "X=90").run();
        assertThat(run.of("a", "K")).isEqualTo("0.00");
        assertThat(run.of("b", "K")).isEqualTo("2.00");
        assertThat(run.of("c", "K")).isEqualTo("3.00");
    }

    @Test
    void the_figure_of_the_line_is_called_x_and_a_ratio_is_rounded_first() {
        Scored run = GivenFigures.of(
                        INDICATORS,
                        "- {id: K, title: 条, points: 10, of: {numerator: X, denominator: Y}, rounding: {ratio: 2},"
                                + " expression: {in: percent, formula: W * x / 50}}")
                .unit("a", "X=1", "Y=3")
                .run();
        // 1/3 is 0.33, in percent 33; 10 * 33 / 50.
        assertThat(run.of("a", "K")).isEqualTo("6.60");
    }

    @Test
    void without_full_marks_a_formula_stands_by_itself() {
        Scored run = GivenFigures.of(INDICATORS, "- {id: K, title: 条, expression: {formula: W * X + Y}}")
                .unit("a", "X=1", "Y=2.5")
                .run();
        // W is 1 where there are none.
        assertThat(run.of("a", "K")).isEqualTo("3.50");
    }

    @Test
    void a_part_of_a_mix_can_be_a_formula() {
        Scored run = GivenFigures.of(
                        INDICATORS,
                        "- {id: K, title: 条, points: 10, of: X, mix: [{share: 0.5, expression: {formula: W * x / 10}},"
                                + " {share: 0.5, of: Y, completion: {target: 10, cap: 1}}]}")
                .unit("a", "X=4", "Y=8")
                .run();
        assertThat(run.of("a", "K")).isEqualTo("6.00");
    }

    @Test
    void only_the_branch_that_is_taken_is_computed() {
        assertThat(score("if(X > 0, ln(X), -1)", "X=0")).isEqualTo("-1.00");
        assertThat(score("if(Y == 0, 7, X / Y)", "X=1", "Y=0")).isEqualTo("7.00");
        // Z was not reported, and nobody asks for it.
        assertThat(score("if(X > 0, X, Z)", "X=2")).isEqualTo("2.00");
        assertThat(score("if(X > 0, X, Z)", "X=-2")).isEqualTo("0.00 MISSING ZERO");
    }

    @Test
    void a_test_that_is_decided_without_a_missing_figure_is_decided() {
        assertThat(score("if(X > 0 or Z > 0, 1, 2)", "X=2")).isEqualTo("1.00");
        assertThat(score("if(X > 0 and Z > 0, 1, 2)", "X=-2")).isEqualTo("2.00");
        assertThat(score("if(X > 0 and Z > 0, 1, 2)", "X=2")).isEqualTo("0.00 MISSING ZERO");
    }

    @Test
    void a_missing_figure_can_be_replaced_and_counted() {
        assertThat(score("if_missing(Z, 3) + X", "X=2")).isEqualTo("5.00");
        assertThat(score("if_missing(ln(X), 9)", "X=0")).isEqualTo("9.00");
        assertThat(score("sum(if_missing(X, 0), if_missing(Z, 0)) / count(X, Y, Z)", "X=2", "Y=3"))
                .isEqualTo("1.00");
        assertThat(score("count(Z > 0, Z <= 0)", "X=2")).isEqualTo("0.00");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ln(X)",
                "log10(X)",
                "ln(X - 1)",
                "sqrt(X - 1)",
                "root(-16, 4)",
                "pow(X - 8, 0.5)",
                "pow(X, -1)",
                "round(X, Y)",
                "root(8, Y)",
            })
    void what_has_no_value_is_a_status_and_counts_as_missing(String formula) {
        assertThat(score(formula, "X=0", "Y=0.5")).isEqualTo("0.00 DOMAIN_ERROR ZERO");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"exp(1000)", "pow(10, 200)", "pow(-10, 121)", "pow(10, 119) * pow(10, 119)", "pow(10, 17)"})
    void what_has_too_many_digits_is_a_status_and_counts_as_missing(String formula) {
        assertThat(score(formula, "X=0")).isEqualTo("0.00 OVERFLOW ZERO");
    }

    @Test
    void a_division_by_zero_is_a_zero_denominator_as_ever() {
        assertThat(score("X / Y", "X=1", "Y=0")).isEqualTo("- ZERO_DENOMINATOR REWEIGHT");
    }

    @Test
    void a_criterion_may_treat_what_is_outside_the_domain_otherwise() {
        Scored run = GivenFigures.of(INDICATORS, """
                        - {id: K, title: 条, points: 10, expression: {formula: ln(X)}, absence: {DOMAIN_ERROR: {share: 0.4}}}
                        - {id: L, title: 条, points: 10, expression: {formula: ln(X)}, absence: {MISSING: no_score, DOMAIN_ERROR: as_missing}}
                        - {id: M, title: 条, points: 10, expression: {formula: Y}, absence: {DOMAIN_ERROR: reweight}}
                        """).unit("a", "X=0").run();
        assertThat(run.of("a", "K")).isEqualTo("4.00 DOMAIN_ERROR SHARE");
        assertThat(run.of("a", "L")).isEqualTo("- DOMAIN_ERROR NO_SCORE");
        assertThat(run.of("a", "M")).isEqualTo("0.00 MISSING ZERO");
    }

    @Test
    void what_is_missing_says_more_than_what_is_outside_the_domain() {
        assertThat(score("ln(X) + Z", "X=0")).isEqualTo("0.00 MISSING ZERO");
    }

    @Test
    void rounding_a_function_rounds_once() {
        // 0.4054651081081643819780131154643491… read as 34 digits first would not change it; 2 and 3 decimals do.
        assertThat(score("round(ln(1.5), 3)", "X=1")).isEqualTo("0.41");
        assertThat(score("1000 * round(ln(1.5), 3)", "X=1")).isEqualTo("405.00");
        assertThat(score("1000000 * round(pow(X / 3, 3), 6)", "X=1")).isEqualTo("37037.00");
    }

    @Test
    void the_sheet_tells_which_branch_was_taken_and_works_it_out() {
        Scored run = line("if(X >= 3, W * sqrt(X) / 4, W)", ", max: 10")
                .unit("a", "X=5")
                .run();
        assertThat(run.of("a", "K")).isEqualTo("5.59");
        assertThat(run.printed("a", Lang.EN)).contains("5 ≥ 3 holds").contains("10 × sqrt(5) ÷ 4 = 5.5901… → 5.59");
        assertThat(run.printed("a", Lang.ZH)).contains("5 ≥ 3 成立").contains("10 × sqrt(5) ÷ 4 = 5.5901… → 5.59");
    }

    @Test
    void names_and_numbers_of_arguments_are_checked_where_they_stand() {
        assertThat(GivenFigures.problems(
                        INDICATORS, "- {id: K, title: 条, expression: {formula: \"X + if(X, 1, 2)\"}}", ""))
                .containsExactly("s.yaml:16:53: formula: a test such as A1 >= 60 is expected here, this is a number");
    }

    @Test
    void an_indicator_cannot_be_called_as_the_full_marks_are() {
        assertThat(GivenFigures.problems(
                        "W: {title: 甲}", "- {id: K, title: 条, points: 1, expression: {formula: W}}", ""))
                .singleElement()
                .asString()
                .contains("here W is the full marks (W) or the figure (x) of the line");
    }

    @Test
    void a_formula_with_x_needs_something_to_read() {
        assertThat(GivenFigures.problems(INDICATORS, "- {id: K, title: 条, points: 1, expression: {formula: x}}", ""))
                .singleElement()
                .asString()
                .contains("K does not say which indicator it reads");
    }
}
