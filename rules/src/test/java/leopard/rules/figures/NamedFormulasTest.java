package leopard.rules.figures;

import static org.assertj.core.api.Assertions.assertThat;

import leopard.model.Lang;
import leopard.rules.figures.GivenFigures.Scored;
import org.junit.jupiter.api.Test;

/** Formulas with names and arguments 命名公式. */
final class NamedFormulasTest {

    private static final String INDICATORS = "X: {title: 甲}\nY: {title: 乙}\n";

    @Test
    void a_formula_is_called_with_the_arguments_of_each_line() {
        // Decathlon: 100 m and long jump (in cm).
        Scored run = GivenFigures.of(INDICATORS, """
                        - {id: K, title: 百米, of: X, expression: {formula: "track(25.4347, 18, 1.81)"}}
                        - {id: L, title: 跳远, of: Y, expression: {formula: "field(0.14354, 220, 1.4)"}}
                        """, """
                        formulas:
                          track: {arguments: [a, b, c], formula: "floor(a * pow(b - x, c))"}
                          field: {arguments: [a, b, c], formula: "floor(a * pow(x - b, c))"}
                        """)
                .unit("a", "X=10.55", "Y=780")
                .run();
        assertThat(run.of("a", "K")).isEqualTo("963.00");
        assertThat(run.of("a", "L")).isEqualTo("1010.00");
        assertThat(run.printed("a", Lang.EN)).contains("floor(25.4347 × pow(18 − 10.55, 1.81)) = 963");
    }

    @Test
    void a_formula_may_call_another_one_that_stands_below_it() {
        Scored run = GivenFigures.of(
                        INDICATORS + "Z: {title: 丙, formula: \"twice(share(X, Y))\"}\n",
                        "- {id: K, title: 条, of: Z, value: {factor: 1}}",
                        """
                        parameters: {k: 100}
                        formulas:
                          twice: {arguments: [a], formula: "2 * same(a)"}
                          same: {arguments: [X], formula: X}
                          share: {arguments: [part, whole], formula: k * part / whole}
                        """)
                .unit("a", "X=3", "Y=8")
                .run();
        assertThat(run.of("a", "K")).isEqualTo("75.00");
    }

    @Test
    void an_argument_hides_an_indicator_of_the_same_name() {
        Scored run = GivenFigures.of(
                        INDICATORS,
                        "- {id: K, title: 条, expression: {formula: \"f(Y, X)\"}}",
                        "formulas: {f: {arguments: [X, Y], formula: 10 * X + Y}}\n")
                .unit("a", "X=1", "Y=2")
                .run();
        assertThat(run.of("a", "K")).isEqualTo("21.00");
    }

    @Test
    void what_is_wrong_with_a_formula_is_said_once_where_it_stands() {
        assertThat(GivenFigures.problems(INDICATORS, """
                        - {id: K, title: 条, expression: {formula: "f(1) + f(2) + h(1)"}}
                        - {id: L, title: 条, of: X, completion: {target: "g(2)", cap: 1}, points: 1}
                        - {id: M, title: 条, expression: {formula: "g(2, 3)"}}
                        """, """
                        formulas:
                          f: {arguments: [a], formula: a * nothing}
                          g: {arguments: [a], formula: a * X}
                          round: {formula: 1}
                          h: {arguments: [b, b], formula: b}
                        """))
                .containsExactly(
                        "s.yaml:15:60: formula: h cannot take 1 arguments",
                        "s.yaml:17:46: formula: g cannot take 2 arguments",
                        "s.yaml:19:36: there is no indicator 'nothing'. Known: a, W, x, X, Y, p",
                        "s.yaml:21:3: 'round' cannot name a formula: letters, digits and _, and no function's name",
                        "s.yaml:22:22: 'b' cannot name an argument here");
    }

    @Test
    void formulas_that_call_each_other_are_an_error() {
        assertThat(GivenFigures.problems(
                        INDICATORS,
                        "- {id: K, title: 条, expression: {formula: \"f(X)\"}}",
                        "formulas: {f: {arguments: [a], formula: g(a) + 1}, g: {arguments: [a], formula: f(a)}}\n"))
                .singleElement()
                .asString()
                .contains("formulas call each other in a circle: f → g → f");
    }

    @Test
    void formulas_that_grow_without_end_are_refused() {
        StringBuilder formulas = new StringBuilder("formulas:\n  f0: {arguments: [a], formula: a + a + a + a}\n");
        for (int i = 1; i < 20; i++) {
            String call = "f" + (i - 1) + "(a)";
            formulas.append("  f%d: {arguments: [a], formula: %s + %s + %s}\n".formatted(i, call, call, call));
        }
        assertThat(GivenFigures.problems(
                        INDICATORS, "- {id: K, title: 条, expression: {formula: f19(X)}}", formulas.toString()))
                .isNotEmpty()
                .allSatisfy(p -> assertThat(p).contains("with the named formulas put in, more than 20000 characters"));
    }
}
