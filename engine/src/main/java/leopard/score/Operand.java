package leopard.score;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import leopard.model.Decimal;
import leopard.model.Rational;
import leopard.scheme.Expression;
import leopard.scheme.Expression.Binary;
import leopard.scheme.Expression.Call;
import leopard.scheme.Expression.NamedFunction;
import leopard.scheme.Expression.Operator;

/** Formulas with the numbers put in. */
final class Operand {

    private Operand() {}

    static Expression of(Decimal value) {
        return Expression.number(value);
    }

    /** The number's digits, or a fraction where they do not end. */
    static Expression of(Rational value) {
        Decimal decimal = value.toDecimal();
        if (decimal != null) {
            return Expression.number(decimal.stripped());
        }
        String[] parts = value.toString().split("/", 2);
        return over(number(parts[0]), number(parts[1]));
    }

    /** Intermediate results may have more digits than anything that is read or printed. */
    private static Expression number(String digits) {
        return Expression.number(Decimal.of(new BigDecimal(digits)));
    }

    static Expression of(long whole) {
        return Expression.number(Decimal.of(whole));
    }

    static Expression plus(Expression left, Expression right) {
        return new Binary(Operator.PLUS, left, right);
    }

    static Expression minus(Expression left, Expression right) {
        return new Binary(Operator.MINUS, left, right);
    }

    static Expression times(Expression left, Expression right) {
        return new Binary(Operator.TIMES, left, right);
    }

    static Expression over(Expression left, Expression right) {
        return new Binary(Operator.OVER, left, right);
    }

    static Expression min(Expression left, Expression right) {
        return new Call(NamedFunction.MIN, List.of(left, right));
    }

    static Expression max(Expression left, Expression right) {
        return new Call(NamedFunction.MAX, List.of(left, right));
    }

    static Expression sum(List<Expression> terms) {
        return terms.stream().reduce(Operand::plus).orElseGet(() -> of(0));
    }

    static Expression sum(Expression... terms) {
        return sum(Arrays.asList(terms));
    }

    static Expression hundredth(Expression of) {
        return over(of, of(100));
    }

    /** What a formula with the numbers put in is worth. */
    static Rational valueOf(Expression numbers) {
        Rational value = numbers.value(name -> Rational.ZERO);
        if (value == null) {
            throw new ArithmeticException("no value: " + numbers.text());
        }
        return value;
    }
}
