package leopard.scheme;

import java.math.RoundingMode;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import leopard.model.DataStatus;
import leopard.model.Decimal;
import leopard.model.Precision;
import leopard.model.Rational;
import leopard.model.RealFunctions;
import leopard.model.Roots;
import org.jspecify.annotations.Nullable;

/**
 * Arithmetic over named figures, as a scheme writes it: {@code C2 + C3}, {@code 100 * value / target}. Exact throughout,
 * but for roots, logarithms and their like, which are correctly rounded.
 */
public sealed interface Expression
        permits Expression.Constant,
                Expression.Name,
                Expression.Negative,
                Expression.Binary,
                Expression.Call,
                Expression.Power,
                Expression.Root,
                Expression.Rounded,
                Conditional,
                Question {

    /** Where an expression finds its figures, and where it says why it has no value. */
    interface Lookup {

        /** The figure of that name; null where it is not there. */
        @Nullable
        Rational figure(String name);

        /** The answer to a question about other units or periods; null where there is none. */
        default @Nullable Rational answer(Question question) {
            throw new IllegalArgumentException("only conditions ask " + question.text());
        }

        /** A word about the unit or about the data of a line: {@code unit.type}, {@code A1.status}. */
        default String word(String field) {
            throw new IllegalArgumentException("only conditions ask for " + field);
        }

        /** Told of every operation without a result. */
        default void fails(DataStatus why) {}
    }

    /**
     * The exact value; null where a figure is not there, where it divides by zero, and outside the domain of a function.
     */
    @Nullable
    Rational evaluate(Lookup figures);

    /** As {@link #evaluate}, for those who do not ask why there is no value. */
    default @Nullable Rational value(Function<String, @Nullable Rational> figures) {
        return evaluate(figures::apply);
    }

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
        public Rational evaluate(Lookup figures) {
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
        public @Nullable Rational evaluate(Lookup figures) {
            return figures.figure(id);
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
        public @Nullable Rational evaluate(Lookup figures) {
            Rational value = operand.evaluate(figures);
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
        public @Nullable Rational evaluate(Lookup figures) {
            Rational a = left.evaluate(figures);
            Rational b = right.evaluate(figures);
            if (a == null || b == null) {
                return null;
            }
            Rational result = operator.apply(a, b);
            if (result == null) {
                figures.fails(DataStatus.ZERO_DENOMINATOR);
            }
            return result;
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
        public @Nullable Rational evaluate(Lookup figures) {
            return within(figures, Precision.DEFAULT);
        }

        /** The value to so many digits, where the function is one that has to be rounded. */
        @Nullable
        Rational within(Lookup figures, Precision precision) {
            Rational[] values = new Rational[arguments.size()];
            boolean complete = true;
            for (int i = 0; i < values.length; i++) {
                // All are looked at, so that all that is not there is known.
                Rational each = arguments.get(i).evaluate(figures);
                complete &= each != null;
                values[i] = each == null ? Rational.ZERO : each;
            }
            if (!complete) {
                return null;
            }
            Rational result = function.apply(values, precision);
            if (result == null) {
                figures.fails(function.failure(values));
            }
            return result;
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
        public @Nullable Rational evaluate(Lookup figures) {
            Rational value = base.evaluate(figures);
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
        public @Nullable Rational evaluate(Lookup figures) {
            Rational value = radicand.evaluate(figures);
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

    /**
     * {@code round(of, decimals)}: rounded once, also where {@code of} is a function that has to be rounded itself.
     *
     * @param decimals a whole number from -12 to {@link #MOST_DECIMALS}; of any other there is no value
     * @param mode half up where a formula names none
     */
    record Rounded(Expression of, Expression decimals, RoundingMode mode) implements Expression {

        public static final int MOST_DECIMALS = 34;
        private static final int LEAST_DECIMALS = -12;

        @Override
        public @Nullable Rational evaluate(Lookup figures) {
            Rational scale = decimals.evaluate(figures);
            if (scale == null || !isScale(scale)) {
                of.evaluate(figures);
                if (scale != null) {
                    figures.fails(DataStatus.DOMAIN_ERROR);
                }
                return null;
            }
            int places = scale.round(0, RoundingMode.UNNECESSARY).toBigDecimal().intValueExact();
            Rational value = of instanceof Call call
                    ? call.within(figures, Precision.decimals(places, mode))
                    : of.evaluate(figures);
            return value == null ? null : Rational.of(value.round(places, mode));
        }

        /** Whether a number can say how many decimals are kept. */
        public static boolean isScale(Rational number) {
            return number.equals(number.floor())
                    && number.compareTo(Rational.of(LEAST_DECIMALS)) >= 0
                    && number.compareTo(Rational.of(MOST_DECIMALS)) <= 0;
        }

        @Override
        public String text() {
            return "round(" + of.text() + ", " + decimals.text()
                    + (mode == RoundingMode.HALF_UP ? "" : ", " + mode.name()) + ")";
        }

        @Override
        public void collectNames(Set<String> into) {
            of.collectNames(into);
            decimals.collectNames(into);
        }

        @Override
        public Expression with(Function<String, Expression> replacement) {
            return new Rounded(of.with(replacement), decimals.with(replacement), mode);
        }

        @Override
        public int binding() {
            return 4;
        }
    }

    /** The functions of numbers alone. */
    enum NamedFunction {
        MIN("min", 1, Integer.MAX_VALUE),
        MAX("max", 1, Integer.MAX_VALUE),
        ABS("abs", 1, 1),
        FLOOR("floor", 1, 1),
        CEIL("ceil", 1, 1),
        SUM("sum", 1, Integer.MAX_VALUE),
        MEAN("mean", 1, Integer.MAX_VALUE),
        POW("pow", 2, 2),
        ROOT("root", 2, 2),
        SQRT("sqrt", 1, 1),
        LN("ln", 1, 1),
        LOG10("log10", 1, 1),
        EXP("exp", 1, 1);

        private static final int MOST_ROOTS = 1000;

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

        /** Null outside its domain. */
        @Nullable
        Rational apply(Rational[] arguments, Precision precision) {
            Rational first = arguments[0];
            return switch (this) {
                case ABS -> first.abs();
                case FLOOR -> Rational.of(first.round(0, RoundingMode.FLOOR));
                case CEIL -> Rational.of(first.round(0, RoundingMode.CEILING));
                case MIN -> Arrays.stream(arguments).reduce(first, Rational::min);
                case MAX -> Arrays.stream(arguments).reduce(first, Rational::max);
                case SUM -> sum(arguments);
                case MEAN -> sum(arguments).over(Rational.of(arguments.length));
                case POW -> RealFunctions.pow(first, arguments[1], precision);
                case ROOT -> {
                    Rational degree = arguments[1];
                    boolean whole = degree.equals(degree.floor())
                            && degree.signum() > 0
                            && degree.compareTo(Rational.of(MOST_ROOTS)) <= 0;
                    yield whole
                            ? RealFunctions.root(
                                    first,
                                    degree.round(0, RoundingMode.UNNECESSARY)
                                            .toBigDecimal()
                                            .intValueExact(),
                                    precision)
                            : null;
                }
                case SQRT -> RealFunctions.sqrt(first, precision);
                case LN -> RealFunctions.ln(first, precision);
                case LOG10 -> RealFunctions.log10(first, precision);
                case EXP -> RealFunctions.exp(first, precision);
            };
        }

        /** Why there is no value: outside the domain, or too many digits. */
        private DataStatus failure(Rational[] arguments) {
            boolean whole = this == POW && arguments[1].equals(arguments[1].floor());
            boolean growsTooLong =
                    this == EXP || (this == POW && (arguments[0].signum() > 0 || (arguments[0].signum() < 0 && whole)));
            return growsTooLong ? DataStatus.OVERFLOW : DataStatus.DOMAIN_ERROR;
        }

        private static Rational sum(Rational[] arguments) {
            return Arrays.stream(arguments).reduce(Rational.ZERO, Rational::plus);
        }
    }
}
