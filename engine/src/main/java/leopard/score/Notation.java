package leopard.score;

import java.math.RoundingMode;
import java.util.List;
import leopard.model.Decimal;
import leopard.model.Rational;
import leopard.scheme.Expression;
import leopard.scheme.Expression.NamedFunction;
import leopard.scheme.Expression.Operator;
import leopard.scheme.Rounding;
import org.jspecify.annotations.Nullable;

/**
 * Writes arithmetic the way people do: {@code 12 × 0.8152 = 9.7824 → 9.78}. What stands before the equals sign is worth
 * what stands after it; digits that go on end in an ellipsis; the arrow is a rounding.
 */
final class Notation {

    /** A quotient with more decimals than this is not written out. */
    static final int MOST_DECIMALS = 12;

    /** Decimals of a number that goes on, beyond those that its rounding looks at. */
    private static final int MORE_DECIMALS = 2;

    private static final int DECIMALS_UNROUNDED = 6;

    private Notation() {}

    /** The formula of a step, its value and its rounding; just the number where there is nothing to compute. */
    static String equation(Expression formula, Rational exact, @Nullable Rounding rounding) {
        String left = text(formula);
        boolean plain = isNumber(formula);
        Decimal ended = exact.toDecimal();
        if (rounding == null) {
            return plain ? left : left + " = " + digits(exact, DECIMALS_UNROUNDED);
        }
        Decimal rounded = rounding.round(exact);
        if (ended != null && ended.compareTo(rounded) == 0) {
            return plain ? number(rounded) : left + " = " + number(rounded);
        }
        String unrounded = plain ? left : left + " = " + digits(exact, rounding.scale() + MORE_DECIMALS);
        return unrounded + " → " + number(rounded);
    }

    /** Whether there is nothing to compute. */
    static boolean isNumber(Expression formula) {
        return formula instanceof Expression.Constant
                || (formula instanceof Expression.Negative negative
                        && negative.operand() instanceof Expression.Constant);
    }

    private static String digits(Rational exact, int decimals) {
        Decimal ended = exact.toDecimal();
        if (ended != null && ended.stripped().scale() <= MOST_DECIMALS) {
            return number(ended.stripped());
        }
        Decimal cut = exact.round(decimals, RoundingMode.DOWN);
        return (cut.signum() == 0 && exact.signum() < 0 ? "−" : "") + number(cut) + "…";
    }

    /** Digits with a proper minus sign. */
    static String number(Decimal value) {
        return value.toString().replace('-', '−');
    }

    /** A formula with the signs × ÷ − and no more brackets than it needs; negative numbers after an operator have some. */
    static String text(Expression formula) {
        if (formula instanceof Expression.Constant constant) {
            return number(constant.number());
        }
        if (formula instanceof Expression.Name name) {
            return name.id();
        }
        if (formula instanceof Expression.Negative negative) {
            String operand = text(negative.operand());
            boolean brackets = negative.operand().binding() < Operator.TIMES.binding() || operand.startsWith("−");
            return "−" + (brackets ? "(" + operand + ")" : operand);
        }
        if (formula instanceof Expression.Binary binary) {
            int binding = binary.operator().binding();
            String left = text(binary.left());
            String right = text(binary.right());
            boolean rightBrackets = binary.right().binding() <= binding || right.startsWith("−");
            return (binary.left().binding() < binding ? "(" + left + ")" : left)
                    + " " + sign(binary.operator()) + " "
                    + (rightBrackets ? "(" + right + ")" : right);
        }
        if (formula instanceof Expression.Power power) {
            return factor(power.base()) + "^" + power.exponent();
        }
        if (formula instanceof Expression.Root root) {
            return factor(root.radicand()) + "^(1/" + root.degree() + ")";
        }
        if (!(formula instanceof Expression.Call call)) {
            return formula instanceof Expression.Rounded rounded ? rounded(rounded) : formula.text();
        }
        return call.function().word() + "("
                + String.join(
                        ", ", call.arguments().stream().map(Notation::text).toList()) + ")";
    }

    private static String factor(Expression base) {
        String text = text(base);
        return base.binding() < 4 ? "(" + text + ")" : text;
    }

    private static String rounded(Expression.Rounded rounded) {
        boolean halfUp = rounded.mode() == RoundingMode.HALF_UP;
        return "round(" + text(rounded.of()) + ", " + text(rounded.decimals())
                + (halfUp ? "" : ", " + rounded.mode().name()) + ")";
    }

    private static String sign(Operator operator) {
        return switch (operator) {
            case PLUS -> "+";
            case MINUS -> "−";
            case TIMES -> "×";
            case OVER -> "÷";
        };
    }

    /** The formula without limits that do not bind: the value is the same. */
    static Expression withoutIdleLimits(Expression formula) {
        if (formula instanceof Expression.Negative negative) {
            return new Expression.Negative(withoutIdleLimits(negative.operand()));
        }
        if (formula instanceof Expression.Binary binary) {
            return new Expression.Binary(
                    binary.operator(), withoutIdleLimits(binary.left()), withoutIdleLimits(binary.right()));
        }
        if (formula instanceof Expression.Rounded rounded) {
            return new Expression.Rounded(withoutIdleLimits(rounded.of()), rounded.decimals(), rounded.mode());
        }
        if (!(formula instanceof Expression.Call call)) {
            return formula;
        }
        List<Expression> arguments =
                call.arguments().stream().map(Notation::withoutIdleLimits).toList();
        boolean limit = call.function() == NamedFunction.MIN || call.function() == NamedFunction.MAX;
        if (limit && arguments.size() == 2) {
            Rational result = value(formula);
            Expression first = arguments.get(0);
            Expression second = arguments.get(1);
            // Of two plain numbers the first is the figure and the second its limit.
            if (second.constant() != null && result.equals(value(first))) {
                return first;
            }
            if (first.constant() != null && second.constant() == null && result.equals(value(second))) {
                return second;
            }
        }
        return new Expression.Call(call.function(), arguments);
    }

    private static Rational value(Expression numbers) {
        Rational value = numbers.value(name -> Rational.ZERO);
        if (value == null) {
            throw new ArithmeticException("division by zero in " + numbers.text());
        }
        return value;
    }
}
