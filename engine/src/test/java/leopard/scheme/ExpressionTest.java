package leopard.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.RoundingMode;
import java.util.List;
import leopard.model.Decimal;
import leopard.model.Period;
import leopard.model.Rational;
import leopard.scheme.Expression.Binary;
import leopard.scheme.Expression.Call;
import leopard.scheme.Expression.Name;
import leopard.scheme.Expression.NamedFunction;
import leopard.scheme.Expression.Negative;
import leopard.scheme.Expression.Operator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExpressionTest {

    private static Expression number(String text) {
        return Expression.number(Decimal.of(text));
    }

    private static Expression of(Operator operator, Expression left, Expression right) {
        return new Binary(operator, left, right);
    }

    private static @Nullable Rational value(Expression expression) {
        return expression.value(name -> Rational.of(name.length()));
    }

    @Test
    void brackets_stand_only_where_they_change_the_value() {
        Expression sum = of(Operator.PLUS, number("1"), number("2"));
        assertThat(of(Operator.TIMES, sum, number("3")).text()).isEqualTo("(1 + 2) * 3");
        assertThat(of(Operator.PLUS, sum, number("3")).text()).isEqualTo("1 + 2 + 3");
        assertThat(of(Operator.MINUS, number("3"), sum).text()).isEqualTo("3 - (1 + 2)");
        Expression product = of(Operator.TIMES, number("24"), number("0.5"));
        assertThat(of(Operator.OVER, number("9"), product).text()).isEqualTo("9 / (24 * 0.5)");
        assertThat(new Negative(sum).text()).isEqualTo("-(1 + 2)");
    }

    @Test
    void arithmetic_is_exact() {
        Expression thirds = of(Operator.TIMES, of(Operator.OVER, number("1"), number("3")), number("3"));
        assertThat(value(thirds)).isEqualTo(Rational.ONE);
        assertThat(value(of(Operator.OVER, number("1"), of(Operator.MINUS, number("2"), number("2.0")))))
                .isNull();
        assertThat(value(new Negative(of(Operator.OVER, number("1"), number("0")))))
                .isNull();
    }

    @Test
    void functions_are_those_of_whole_numbers_also_below_zero() {
        assertThat(value(new Call(NamedFunction.FLOOR, List.of(number("-1.5")))))
                .hasToString("-2");
        assertThat(value(new Call(NamedFunction.CEIL, List.of(number("-1.5"))))).hasToString("-1");
        assertThat(value(new Call(NamedFunction.ABS, List.of(number("-1.5"))))).hasToString("1.5");
        assertThat(value(new Call(NamedFunction.MIN, List.of(number("3"), number("-1"), number("2")))))
                .hasToString("-1");
        assertThat(value(new Call(NamedFunction.MAX, List.of(number("3"), number("-1"), number("4")))))
                .hasToString("4");
        assertThat(NamedFunction.FLOOR.takes(2)).isFalse();
        assertThat(NamedFunction.MIN.takes(3)).isTrue();
    }

    @Test
    void names_are_told_in_the_order_of_their_first_appearance_and_can_be_replaced() {
        Expression formula = of(Operator.PLUS, new Name("C3"), of(Operator.TIMES, new Name("C2"), new Name("C3")));
        assertThat(formula.names()).containsExactly("C3", "C2");
        assertThat(formula.with(name -> number(name.substring(1))).text()).isEqualTo("3 + 2 * 3");
        assertThat(number("2.50").constant()).isEqualTo(Decimal.of("2.50"));
        assertThat(formula.constant()).isNull();
    }

    @Test
    void a_schedule_is_linear_unless_it_is_given() {
        assertThat(Schedule.LINEAR.share(Period.of("2024-05"))).hasToString("5/12");
        Schedule quarters =
                new Schedule(List.of(Decimal.of("0.20"), Decimal.of("0.50"), Decimal.of("0.70"), Decimal.of("1")));
        assertThat(quarters.share(Period.of("2024-Q2"))).hasToString("0.5");
    }

    @Test
    void a_version_holds_for_periods_that_lie_within_it() {
        SchemeVersion version = new SchemeVersion("1", Period.of("2024-03"), Period.of("2024-Q3"));
        assertThat(version.covers(Period.of("2024-02"))).isFalse();
        assertThat(version.covers(Period.of("2024-03"))).isTrue();
        assertThat(version.covers(Period.of("2024-09"))).isTrue();
        assertThat(version.covers(Period.of("2024-10"))).isFalse();
        assertThat(version.covers(Period.of("2024-Q1"))).isFalse();
        assertThat(version.covers(Period.of("2024"))).isFalse();
        assertThat(new SchemeVersion("1", null, null).covers(Period.of("1999"))).isTrue();
    }

    @Test
    void ties_are_rounded_as_declared() {
        Rational tie = Rational.of(Decimal.of("0.88125"));
        assertThat(new Rounding(4, RoundingMode.HALF_UP).round(tie)).hasToString("0.8813");
        assertThat(new Rounding(4, RoundingMode.HALF_EVEN).round(tie)).hasToString("0.8812");
        assertThat(new Rounding(4, RoundingMode.HALF_UP).round(tie.negate())).hasToString("-0.8813");
    }
}
