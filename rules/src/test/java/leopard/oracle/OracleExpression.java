package leopard.oracle;

import static leopard.oracle.OracleFigures.exact;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import leopard.model.DataStatus;
import leopard.model.Series;
import leopard.oracle.OracleFigures.Figure;
import leopard.scheme.Condition;
import leopard.scheme.Conditional;
import leopard.scheme.Expression;
import org.jspecify.annotations.Nullable;

/** Works out a formula once, and remembers what it did without. */
final class OracleExpression {

    private static final BigInteger LONGEST = BigInteger.TEN.pow(120);

    private final Function<String, Figure> names;
    private DataStatus worst = DataStatus.OK;

    OracleExpression(Function<String, Figure> names) {
        this.names = names;
    }

    DataStatus status(@Nullable Fraction value) {
        if (value == null) {
            return worst;
        }
        return worst == DataStatus.DISPUTED ? worst : DataStatus.OK;
    }

    private @Nullable Fraction without(DataStatus why) {
        worst = OracleFigures.worse(worst, why);
        return null;
    }

    /** Null where something it needs is not there. */
    @Nullable
    Fraction value(Expression expression) {
        Fraction value = any(expression);
        return value != null && value.above().abs().compareTo(LONGEST.multiply(value.below())) >= 0
                ? without(DataStatus.OVERFLOW)
                : value;
    }

    private @Nullable Fraction any(Expression expression) {
        if (expression instanceof Expression.Constant constant) {
            return exact(constant.number());
        }
        if (expression instanceof Expression.Name name) {
            Figure figure = names.apply(name.id());
            worst = OracleFigures.worse(worst, figure.status());
            return figure.status().hasValue() ? figure.value() : null;
        }
        if (expression instanceof Expression.Negative negative) {
            Fraction operand = any(negative.operand());
            return operand == null ? null : operand.negated();
        }
        if (expression instanceof Expression.Binary binary) {
            return binary(binary, any(binary.left()), any(binary.right()));
        }
        if (expression instanceof Expression.Rounded rounded) {
            Fraction places = any(rounded.decimals());
            Fraction value = any(rounded.of());
            return value == null || places == null
                    ? null
                    : Fraction.of(value.round(places.above().intValueExact(), rounded.mode()));
        }
        return expression instanceof Expression.Call call ? called(call) : conditional((Conditional) expression);
    }

    private @Nullable Fraction binary(Expression.Binary binary, @Nullable Fraction left, @Nullable Fraction right) {
        if (left == null || right == null) {
            return null;
        }
        return switch (binary.operator()) {
            case PLUS -> left.plus(right);
            case MINUS -> left.minus(right);
            case TIMES -> left.times(right);
            case OVER -> right.signum() == 0 ? without(DataStatus.ZERO_DENOMINATOR) : left.over(right);
        };
    }

    private @Nullable Fraction conditional(Conditional conditional) {
        if (conditional instanceof Conditional.If choice) {
            Boolean holds = holds(choice.test());
            return holds == null ? null : any(holds ? choice.then() : choice.otherwise());
        }
        if (conditional instanceof Conditional.IfMissing either) {
            Fraction value = any(either.of());
            return value == null ? any(either.fallback()) : value;
        }
        long found = 0;
        Conditional.Count count = (Conditional.Count) conditional;
        for (Condition test : count.tests()) {
            Boolean holds = holds(test);
            found += holds != null && holds ? 1 : 0;
        }
        for (Expression figure : count.figures()) {
            found += any(figure) == null ? 0 : 1;
        }
        return Fraction.of(found);
    }

    /** Null where nobody can tell. */
    private @Nullable Boolean holds(Condition condition) {
        if (condition instanceof Condition.Not not) {
            Boolean part = holds(not.part());
            return part == null ? null : !part;
        }
        if (condition instanceof Condition.And and) {
            return all(and.parts(), true);
        }
        if (condition instanceof Condition.Or or) {
            return all(or.parts(), false);
        }
        Condition.Comparison comparison = (Condition.Comparison) condition;
        Fraction left = any(comparison.left());
        if (left == null) {
            return null;
        }
        int sign = left.compareTo(exact(comparison.right()));
        return switch (comparison.comparator()) {
            case BELOW -> sign < 0;
            case AT_MOST -> sign <= 0;
            case ABOVE -> sign > 0;
            case AT_LEAST -> sign >= 0;
            case EQUAL -> sign == 0;
            case UNEQUAL -> sign != 0;
        };
    }

    private @Nullable Boolean all(List<Condition> parts, boolean neutral) {
        boolean unknown = false;
        for (Condition part : parts) {
            Boolean holds = holds(part);
            unknown |= holds == null;
            if (holds != null && holds != neutral) {
                return holds;
            }
        }
        return unknown ? null : neutral;
    }

    private @Nullable Fraction called(Expression.Call call) {
        List<Fraction> arguments = new ArrayList<>();
        boolean complete = true;
        for (Expression argument : call.arguments()) {
            Fraction each = any(argument);
            complete &= each != null;
            arguments.add(each == null ? Fraction.ZERO : each);
        }
        return complete ? called(call.function(), arguments) : null;
    }

    private @Nullable Fraction called(Expression.NamedFunction function, List<Fraction> arguments) {
        Fraction first = arguments.get(0);
        Fraction sum = arguments.stream().reduce(Fraction.ZERO, Fraction::plus);
        return switch (function) {
            case MIN -> arguments.stream().reduce(first, Fraction::min);
            case MAX -> arguments.stream().reduce(first, Fraction::max);
            case ABS -> first.signum() < 0 ? first.negated() : first;
            case FLOOR -> Fraction.of(first.round(0, RoundingMode.FLOOR));
            case CEIL -> Fraction.of(first.round(0, RoundingMode.CEILING));
            case SUM -> sum;
            case MEAN -> sum.over(Fraction.of(arguments.size()));
            case POW -> power(first, arguments.get(1));
            case ROOT -> root(first, arguments.get(1).above().intValueExact());
            case SQRT -> root(first, 2);
            case EXP ->
                first.signum() == 0 ? Fraction.ONE : Fraction.of(Series.printed(Series.exponential(decimal(first))));
            case LN, LOG10 ->
                first.signum() <= 0
                        ? without(DataStatus.DOMAIN_ERROR)
                        : logarithm(first, function == Expression.NamedFunction.LOG10);
        };
    }

    private static Fraction logarithm(Fraction of, boolean toTen) {
        BigDecimal natural = Series.logarithm(decimal(of));
        BigDecimal result = toTen ? natural.divide(Series.logarithm(BigDecimal.TEN), Series.LONG) : natural;
        return Fraction.of(Series.printed(result.setScale(150, RoundingMode.HALF_UP)));
    }

    private static BigDecimal decimal(Fraction of) {
        return new BigDecimal(of.above()).divide(new BigDecimal(of.below()), Series.LONG);
    }

    private @Nullable Fraction root(Fraction of, int degree) {
        if (of.signum() < 0) {
            Fraction size = degree % 2 == 0 ? without(DataStatus.DOMAIN_ERROR) : root(of.negated(), degree);
            return size == null ? null : size.negated();
        }
        return power(of, Fraction.ONE.over(Fraction.of(degree)));
    }

    private @Nullable Fraction power(Fraction base, Fraction exponent) {
        if (exponent.signum() == 0) {
            return Fraction.ONE;
        }
        int up = exponent.above().intValueExact();
        int down = exponent.below().intValueExact();
        if ((base.signum() == 0 && up < 0) || (base.signum() < 0 && down > 1)) {
            return without(DataStatus.DOMAIN_ERROR);
        }
        BigInteger above = down == 1 ? base.above() : Series.wholeRoot(base.above(), down);
        BigInteger below = down == 1 ? base.below() : Series.wholeRoot(base.below(), down);
        if (above == null || below == null) {
            return Fraction.of(Series.printed(Series.power(decimal(base), decimal(exponent))));
        }
        Fraction whole = new Fraction(above.pow(Math.abs(up)), below.pow(Math.abs(up)));
        return up < 0 ? Fraction.ONE.over(whole) : whole;
    }
}
