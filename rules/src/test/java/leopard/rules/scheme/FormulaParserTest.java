package leopard.rules.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import leopard.model.Decimal;
import leopard.model.Rational;
import leopard.rules.scheme.FormulaTokens.Fault;
import leopard.scheme.Comparator;
import leopard.scheme.Condition;
import leopard.scheme.Conditional;
import leopard.scheme.Expression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Formulas and conditions as schemes write them. */
class FormulaParserTest {

    private static final Map<String, Rational> FIGURES = Map.of(
            "a", Rational.of(Decimal.of(2)),
            "b", Rational.of(Decimal.of(3)),
            "c", Rational.of(Decimal.of(5)),
            "分", Rational.of(Decimal.of(7)),
            "x.y", Rational.of(Decimal.of(11)),
            "100m", Rational.of(Decimal.of(13)),
            "a-b", Rational.of(Decimal.of(17)),
            "C1.ratio", Rational.of(Decimal.of("0.25")));

    private static Rational figure(String name) {
        Rational value = FIGURES.get(name);
        if (value == null) {
            throw new AssertionError("no figure " + name);
        }
        return value;
    }

    private static Expression expression(String text) throws Fault {
        return FormulaParser.expression(text).value();
    }

    private static Condition condition(String text) throws Fault {
        return FormulaParser.condition(text).value();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "1 + 2 * 3 | 7",
                "(1 + 2) * 3 | 9",
                "10 - 3 - 2 | 5",
                "10 - (3 - 2) | 9",
                "24 / 4 / 2 | 3",
                "24 / (4 / 2) | 12",
                "2 * -a | -4",
                "-a * b | -6",
                "-(a + b) | -5",
                "a - -b | 5",
                "--a | 2",
                "min(a, b, c) + max(a, b) | 5",
                "abs(a - c) | 3",
                "floor(7 / a) + ceil(7 / a) | 7",
                "floor(-7 / a) | -4",
                "1 / 3 * 3 | 1",
                "分 + x.y | 18",
                "`100m` / 13 | 1",
                "`a-b` - a | 15",
                "`C1`.ratio * 4 | 1",
                "0.1 + 0.2 | 0.3",
                "100 * a / b * b | 200"
            })
    void operations_bind_as_in_school(String text, String value) throws Fault {
        Rational result = expression(text).value(FormulaParserTest::figure);

        assertThat(result).isNotNull().isEqualByComparingTo(Rational.of(Decimal.of(value)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a + b * c",
                "(a + b) * c",
                "a - (b - c)",
                "a / (b * c)",
                "a / b * c",
                "-a * b",
                "-(a + b)",
                "a - -2",
                "-2 * a",
                "min(a, b + c, 3)",
                "floor(a / 2)",
                "100 * 分 / x.y",
                "`100m` + `a-b`",
                "`and` + a",
                "C1.ratio"
            })
    void a_formula_reads_its_own_text_again(String text) throws Fault {
        Expression parsed = expression(text);

        assertThat(parsed.text()).isEqualTo(text);
        assertThat(expression(parsed.text())).isEqualTo(parsed);
    }

    @Test
    void any_formula_reads_its_own_text_again() throws Fault {
        SplittableRandom random = new SplittableRandom(20240630);
        for (int i = 0; i < 2000; i++) {
            Expression made = random(random, 5);
            Expression once = expression(made.text());
            assertThat(expression(once.text())).as(made.text()).isEqualTo(once);
            Rational value = made.value(FormulaParserTest::figure);
            Rational again = once.value(FormulaParserTest::figure);
            assertThat(again == null).as(made.text()).isEqualTo(value == null);
            if (value != null && again != null) {
                assertThat(again.compareTo(value)).as(made.text()).isZero();
            }
        }
    }

    private static Condition comparison(String name, Comparator comparator) {
        return new Condition.Comparison(new Expression.Name(name), comparator, Decimal.ONE);
    }

    private static Expression random(SplittableRandom random, int depth) {
        int choice = depth == 0 ? random.nextInt(2) : random.nextInt(11);
        return switch (choice) {
            case 0 -> Expression.number(Decimal.of(random.nextInt(1, 100), random.nextInt(3)));
            case 1 ->
                new Expression.Name(FIGURES.keySet().stream().sorted().toList().get(random.nextInt(FIGURES.size())));
            case 2 -> new Expression.Negative(random(random, depth - 1));
            case 3 ->
                new Expression.Call(
                        Expression.NamedFunction.MAX, List.of(random(random, depth - 1), random(random, depth - 1)));
            case 8 ->
                new Expression.Rounded(
                        random(random, depth - 1),
                        Expression.number(Decimal.of(random.nextInt(4))),
                        RoundingMode.values()[random.nextInt(7)]);
            case 9 ->
                new Conditional.If(
                        comparison("a", Comparator.ABOVE), random(random, depth - 1), random(random, depth - 1));
            case 10 ->
                new Conditional.IfMissing(
                        new Conditional.Count(
                                List.of(comparison("b", Comparator.UNEQUAL)), List.of(random(random, depth - 1))),
                        random(random, depth - 1));
            default ->
                new Expression.Binary(
                        Expression.Operator.values()[choice - 4], random(random, depth - 1), random(random, depth - 1));
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A1.ratio < 0.9000",
                "a >= 1 and b <= 2 and c != 3",
                "a == 1 or b > 2 and c < 3",
                "(a == 1 or b > 2) and c < 3",
                "not (a > 1 or b > 2)",
                "C2 + C3 >= 30.5",
                "max(a, b) - c < -10"
            })
    void a_condition_reads_its_own_text_again(String text) throws Fault {
        Condition parsed = condition(text);

        assertThat(parsed.text()).isEqualTo(text);
        assertThat(condition(parsed.text())).isEqualTo(parsed);
    }

    @Test
    void and_binds_tighter_than_or_and_not_tighter_than_both() throws Fault {
        assertThat(condition("a > 1 or b > 1 and not c > 1"))
                .isEqualTo(new Condition.Or(List.of(
                        condition("a > 1"),
                        new Condition.And(List.of(condition("b > 1"), new Condition.Not(condition("c > 1")))))));
    }

    @Test
    void brackets_may_hold_a_test_or_a_number() throws Fault {
        assertThat(condition("((a + b) * c >= 1)")).isEqualTo(condition("(a + b) * c >= 1"));
        assertThat(condition("(a > 1) and (b > 1)")).isEqualTo(condition("a > 1 and b > 1"));
        assertThat(condition("(a > 1 and b > 1) and c > 1")).isEqualTo(condition("a > 1 and b > 1 and c > 1"));
    }

    @Test
    void a_comparison_is_turned_round_until_a_number_stands_on_the_right() throws Fault {
        assertThat(condition("60 <= C1"))
                .isEqualTo(new Condition.Comparison(new Expression.Name("C1"), Comparator.AT_LEAST, Decimal.of(60)));
        assertThat(condition("C1 > C2").text()).isEqualTo("C1 - C2 > 0");
        assertThat(condition("C1 < 1 / 3").text()).isEqualTo("C1 - 1 / 3 < 0");
    }

    @Test
    void names_are_told_with_their_places() throws Fault {
        assertThat(FormulaParser.expression("C2 + `100m` * 总分.score").uses())
                .containsExactly(
                        new FormulaParser.Use("C2", 0),
                        new FormulaParser.Use("100m", 5),
                        new FormulaParser.Use("总分.score", 14));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "\"\" | 0 | the formula ends where a number or name should follow",
                "a + | 3 | the formula ends where a number or name should follow",
                "a b | 2 | an operator is missing before 'b'",
                "a + * b | 4 | a number or name is missing before '*'",
                "(a + b | 0 | this ( is never closed",
                "a + b) | 5 | there is one ) too many",
                "(a b) | 3 | an operator or ) is missing before 'b'",
                "a / 0 | 4 | this divides by zero",
                "a / 0.00 | 4 | this divides by zero",
                "100m + 1 | 0 | '100m' is neither a number nor a name; write an id that begins with a digit as `100m`",
                "1. + a | 0 | a digit must follow the decimal point",
                "a + `b | 4 | the closing ` is missing",
                "`` + a | 0 | there is no id between the backquotes",
                "a × b | 2 | '×' cannot stand here; multiplication is written *",
                "\uFF08a\uFF09 | 0 | '\uFF08' cannot stand here; use ASCII punctuation",
                "a % b | 2 | '%' cannot stand here",
                "total(a) | 0 | there is no function 'total'",
                "round(a) | 0 | round cannot take 1 arguments",
                "round(a, 2, half_up) | 0 | round cannot take 3 arguments",
                "round(a, 0.5) | 9 | round keeps a whole number of decimals, at most 34",
                "round(a, 35) | 9 | round keeps a whole number of decimals, at most 34",
                "if(a > 1, 2) | 0 | if cannot take 2 arguments",
                "if(a, 1, 2) | 3 | a test such as A1 >= 60 is expected here, this is a number",
                "sum(a > 1) | 4 | a number is expected here, this is a test",
                "pow(a) | 0 | pow cannot take 1 arguments",
                "count() | 0 | count cannot take 0 arguments",
                "abs() | 0 | abs cannot take 0 arguments",
                "min() | 0 | min cannot take 0 arguments",
                "a > 1 | 0 | a number is expected here, this is a test",
                "1 + (a > 1) | 4 | a number is expected here, this is a test",
                "and + 1 | 0 | a number or name is missing before 'and'"
            })
    void a_fault_in_a_formula_is_told_with_its_column(String text, int offset, String message) {
        assertThatExceptionOfType(Fault.class)
                .isThrownBy(() -> FormulaParser.expression(text))
                .withMessage(message)
                .satisfies(f -> assertThat(f.offset()).isEqualTo(offset));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "a | 0 | a test such as A1 >= 60 is expected here, this is a number",
                "a > 1 and b | 10 | a test such as A1 >= 60 is expected here, this is a number",
                "not a | 4 | a test such as A1 >= 60 is expected here, this is a number",
                "1 < a < 3 | 6 | compare two numbers at a time; write a range as x >= 60 and x < 80",
                "1 < 2 | 2 | neither side of the comparison names a figure",
                "a = 1 | 2 | '=' cannot stand here; equality is written ==",
                "a > 1 && b > 1 | 6 | instead of && write and",
                "!(a > 1) | 0 | '!' cannot stand here; write not",
                "a ≥ 1 | 2 | '≥' cannot stand here; write >=",
                "a > 1 or | 8 | the formula ends where a number or name should follow",
                "a > | 3 | the formula ends where a number or name should follow"
            })
    void a_fault_in_a_condition_is_told_with_its_column(String text, int offset, String message) {
        assertThatExceptionOfType(Fault.class)
                .isThrownBy(() -> FormulaParser.condition(text))
                .withMessage(message)
                .satisfies(f -> assertThat(f.offset()).isEqualTo(offset));
    }

    @Test
    void neither_long_nor_deep_formulas_exhaust_anything() {
        assertThatExceptionOfType(Fault.class)
                .isThrownBy(() -> FormulaParser.expression("(".repeat(1000) + "a" + ")".repeat(900)))
                .withMessage("nested more than 50 deep");
        assertThatExceptionOfType(Fault.class)
                .isThrownBy(() -> FormulaParser.expression("-".repeat(1999) + "a"))
                .withMessage("nested more than 50 deep");
        assertThatExceptionOfType(Fault.class)
                .isThrownBy(() -> FormulaParser.condition("not ".repeat(400) + "a > 1"))
                .withMessage("nested more than 50 deep");
        assertThatExceptionOfType(Fault.class)
                .isThrownBy(() -> FormulaParser.expression("a + ".repeat(501) + "a"))
                .withMessage("a formula of more than 2000 characters");
    }

    @Test
    void a_number_keeps_every_digit() throws Fault {
        assertThat(expression("0.10000000000000000000000000000000000001").constant())
                .isEqualTo(Decimal.of("0.10000000000000000000000000000000000001"));
    }
}
