package leopard.scheme;

import java.math.RoundingMode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import leopard.model.Decimal;
import leopard.model.Rational;
import leopard.model.Roots;
import org.jspecify.annotations.Nullable;

/**
 * Arithmetic over named figures, as a scheme writes it: {@code C2 + C3}, {@code 100 * value / target}. Exact throughout;
 * a division by zero has no value.
 */
public sealed interface Expression {

    /** The exact value, or null where it divides by zero. {@code figures} knows every name. */
    @Nullable
    Rational value(Function<String, Rational> figures);

    /** As a scheme would write it, with no more brackets than it needs. */
    String text();

    /** Adds the names used to {@code into}, in the order of their first appearance. */
    void collectNames(Set<String> into);

    /** The same with every name replaced. */
    Expression with(Function<String, Expression> replacement);

    /** How tightly its outermost operation binds: sums 1, products 2, signs 3, all else 4. */
    int binding();

    static Expression number(Decimal value) {
        return new Constant(value);
    }

    /** Names used, in the order of their first appearance. */
    default Set<String> names() {
        Set<String> found = new LinkedHashSet<>();
        collectNames(found);
        return found;
    }

    /** Its value where it is a plain number, otherwise null. */
    default @Nullable Decimal constant() {
        return this instanceof Constant c ? c.number : null;
    }

    private static String bracketed(Expression expression, int binding) {
        return expression.binding() < binding ? "(" + expression.text() + ")" : expression.text();
    }

    /** A number as written. */
    record Constant(Decimal number) implements Expression {
        @Override
        public Rational value(Function<String, Rational> figures) {
            return Rational.of(number);
        }

        @Override
        public String text() {
            return number.toString();
        }

        @Override
        public void collectNames(Set<String> into) {}

        @Override
        public Expression with(Function<String, Expression> replacement) {
            return this;
        }

        @Override
        public int binding() {
            return number.signum() < 0 ? 3 : 4;
        }
    }

    /** A figure by name. */
    record Name(String id) implements Expression {
        private static final Pattern PLAIN =
                Pattern.compile("(?!(?:and|or|not)$)[\\p{L}_][\\p{L}0-9_]*(?:\\.[\\p{L}0-9_]+)*");

        @Override
        public Rational value(Function<String, Rational> figures) {
            return figures.apply(id);
        }

        /** In backquotes where it would read as something else. */
        @Override
        public String text() {
            return PLAIN.matcher(id).matches() ? id : "`" + id + "`";
        }

        @Override
        public void collectNames(Set<String> into) {
            into.add(id);
        }

        @Override
        public Expression with(Function<String, Expression> replacement) {
            return replacement.apply(id);
        }

        @Override
        public int binding() {
            return 4;
        }
    }

    /** {@code -operand}. */
    record Negative(Expression operand) implements Expression {
        @Override
        public @Nullable Rational value(Function<String, Rational> figures) {
            Rational value = operand.value(figures);
            return value == null ? null : value.negate();
        }

        @Override
        public String text() {
            return "-" + bracketed(operand, 4);
        }

        @Override
        public void collectNames(Set<String> into) {
            operand.collectNames(into);
        }

        @Override
        public Expression with(Function<String, Expression> replacement) {
            return new Negative(operand.with(replacement));
        }

        @Override
        public int binding() {
            return 3;
        }
    }

    /** {@code left operator right}. */
    record Binary(Operator operator, Expression left, Expression right) implements Expression {
        @Override
        public @Nullable Rational value(Function<String, Rational> figures) {
            Rational a = left.value(figures);
            Rational b = right.value(figures);
            return a == null || b == null ? null : operator.apply(a, b);
        }

        @Override
        public String text() {
            return bracketed(left, operator.binding) + " " + operator.sign + " "
                    + bracketed(right, operator.binding + 1);
        }

        @Override
        public void collectNames(Set<String> into) {
            left.collectNames(into);
            right.collectNames(into);
        }

        @Override
        public Expression with(Function<String, Expression> replacement) {
            return new Binary(operator, left.with(replacement), right.with(replacement));
        }

        @Override
        public int binding() {
            return operator.binding;
        }
    }

    /** A function of one or more arguments. */
    record Call(NamedFunction function, List<Expression> arguments) implements Expression {
        @Override
        public @Nullable Rational value(Function<String, Rational> figures) {
            Rational[] values = new Rational[arguments.size()];
            for (int i = 0; i < values.length; i++) {
                Rational each = arguments.get(i).value(figures);
                if (each == null) {
                    return null;
                }
                values[i] = each;
            }
            return function.apply(values);
        }

        @Override
        public String text() {
            return function.word + "("
                    + String.join(", ", arguments.stream().map(Expression::text).toList()) + ")";
        }

        @Override
        public void collectNames(Set<String> into) {
            arguments.forEach(a -> a.collectNames(into));
        }

        @Override
        public Expression with(Function<String, Expression> replacement) {
            return new Call(
                    function, arguments.stream().map(a -> a.with(replacement)).toList());
        }

        @Override
        public int binding() {
            return 4;
        }
    }

    /** {@code base ^ exponent}: what an explanation prints; a scheme writes no such thing. */
    record Power(Expression base, int exponent) implements Expression {
        @Override
        public @Nullable Rational value(Function<String, Rational> figures) {
            Rational value = base.value(figures);
            return value == null ? null : Roots.power(value, exponent);
        }

        @Override
        public String text() {
            return bracketed(base, 4) + "^" + exponent;
        }

        @Override
        public void collectNames(Set<String> into) {
            base.collectNames(into);
        }

        @Override
        public Expression with(Function<String, Expression> replacement) {
            return new Power(base.with(replacement), exponent);
        }

        @Override
        public int binding() {
            return 3;
        }
    }

    /**
     * {@code radicand ^ (1/degree)}: what an explanation prints. No value where the radicand is negative.
     *
     * @param scale decimals that its value has to round rightly to; null for 34 significant digits
     */
    record Root(Expression radicand, int degree, @Nullable Integer scale) implements Expression {
        @Override
        public @Nullable Rational value(Function<String, Rational> figures) {
            Rational value = radicand.value(figures);
            if (value == null || value.signum() < 0) {
                return null;
            }
            return scale == null ? Roots.root(value, degree) : Roots.root(value, degree, scale);
        }

        @Override
        public String text() {
            return bracketed(radicand, 4) + "^(1/" + degree + ")";
        }

        @Override
        public void collectNames(Set<String> into) {
            radicand.collectNames(into);
        }

        @Override
        public Expression with(Function<String, Expression> replacement) {
            return new Root(radicand.with(replacement), degree, scale);
        }

        @Override
        public int binding() {
            return 3;
        }
    }

    /** The four operations. */
    enum Operator {
        PLUS("+", 1),
        MINUS("-", 1),
        TIMES("*", 2),
        OVER("/", 2);

        private final String sign;
        private final int binding;

        Operator(String sign, int binding) {
            this.sign = sign;
            this.binding = binding;
        }

        public String sign() {
            return sign;
        }

        public int binding() {
            return binding;
        }

        @Nullable
        Rational apply(Rational left, Rational right) {
            return switch (this) {
                case PLUS -> left.plus(right);
                case MINUS -> left.minus(right);
                case TIMES -> left.times(right);
                case OVER -> right.isZero() ? null : left.over(right);
            };
        }
    }

    /** The functions that need no rounding of their own. */
    enum NamedFunction {
        MIN("min", 1, Integer.MAX_VALUE),
        MAX("max", 1, Integer.MAX_VALUE),
        ABS("abs", 1, 1),
        FLOOR("floor", 1, 1),
        CEIL("ceil", 1, 1);

        private final String word;
        private final int least;
        private final int most;

        NamedFunction(String word, int least, int most) {
            this.word = word;
            this.least = least;
            this.most = most;
        }

        public String word() {
            return word;
        }

        public boolean takes(int arguments) {
            return arguments >= least && arguments <= most;
        }

        Rational apply(Rational[] arguments) {
            Rational result = arguments[0];
            switch (this) {
                case ABS -> result = result.abs();
                case FLOOR -> result = Rational.of(result.round(0, RoundingMode.FLOOR));
                case CEIL -> result = Rational.of(result.round(0, RoundingMode.CEILING));
                case MIN -> {
                    for (Rational each : arguments) {
                        result = result.min(each);
                    }
                }
                case MAX -> {
                    for (Rational each : arguments) {
                        result = result.max(each);
                    }
                }
            }
            return result;
        }
    }
}
