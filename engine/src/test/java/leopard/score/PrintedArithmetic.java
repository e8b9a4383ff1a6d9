package leopard.score;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import leopard.model.Lang;
import leopard.model.Series;
import org.jspecify.annotations.Nullable;

/**
 * Reads the arithmetic that {@link Explanation} prints as a person with a calculator would, and works it out again in
 * fractions of whole numbers. It shares nothing with the code that printed it.
 */
public final class PrintedArithmetic {

    /** The printed sheet has a line for the head of each score line: indent, words, and the columns at the end. */
    private static final Pattern OPERATOR_FIRST = Pattern.compile("\\s*[+−×÷=→] .*");

    private PrintedArithmetic() {}

    /** Checks formulas, steps and the whole printed sheet in both languages; returns how many equations it worked out. */
    public static int check(ScoreSheet sheet) {
        int[] checked = new int[1];
        for (Lang lang : Lang.values()) {
            sheet.forEach(line -> {
                String formula = Explanation.formula(line, lang);
                if (!formula.isEmpty()) {
                    String result = checkEquation(formula);
                    checked[0]++;
                    Points score = line.score();
                    if (score == null
                            || new BigDecimal(result).compareTo(score.value().toBigDecimal()) != 0) {
                        throw new AssertionError(line.id() + ": the formula ends in " + result + ", the score is "
                                + score + ": " + formula);
                    }
                }
            });
            StringBuilder text = new StringBuilder();
            try {
                Explanation.write(sheet, List.of(), lang, text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            checked[0] += checkText(text.toString());
        }
        checkSums(sheet);
        return checked[0];
    }

    /** Checks that the printed score of every line with parts is the sum of the printed scores of its parts. */
    public static void checkSums(ScoreSheet sheet) {
        Set<String> ids = new TreeSet<>();
        sheet.forEach(line -> {
            if (!ids.add(line.id())) {
                throw new AssertionError("two lines are called " + line.id());
            }
            BigDecimal sum = BigDecimal.ZERO;
            boolean adds = false;
            for (ScoreLine part : line.parts()) {
                if (!line.id().equals(part.parent())) {
                    throw new AssertionError(part.id() + " says that it belongs to " + part.parent());
                }
                if (part.role() != Role.INPUT) {
                    adds = true;
                    Points score = part.score();
                    sum = score == null ? sum : sum.add(new BigDecimal(score.toString()));
                }
            }
            Points own = line.score();
            BigDecimal total = own == null ? BigDecimal.ZERO : new BigDecimal(own.toString());
            if (adds && sum.compareTo(total) != 0) {
                throw new AssertionError(line.id() + " has " + own + ", its parts add up to " + sum);
            }
        });
    }

    /** Checks every equation in a printed text; returns how many there were. */
    public static int checkText(String text) {
        int found = 0;
        for (String row : unwrapped(text)) {
            int at = row.indexOf(" = ");
            int arrow = row.indexOf(" → ");
            int left = at >= 0 ? at : arrow;
            if (left > 0) {
                String equation = equationIn(row, left);
                if (equation != null) {
                    checkEquation(equation);
                    found++;
                } else if (at >= 0) {
                    throw new AssertionError("cannot read the arithmetic in: " + row);
                }
            }
        }
        return found;
    }

    private static List<String> unwrapped(String text) {
        List<String> rows = new ArrayList<>();
        for (String row : text.split("\n", -1)) {
            if (!rows.isEmpty() && OPERATOR_FIRST.matcher(row).matches()) {
                rows.set(rows.size() - 1, rows.get(rows.size() - 1) + " " + row.strip());
            } else {
                rows.add(row);
            }
        }
        return rows;
    }

    /** The longest end of the words before the first equals sign that is arithmetic, with what follows. */
    private static @Nullable String equationIn(String row, int left) {
        for (int start = 0; start < left; start++) {
            if (start == 0 || row.charAt(start - 1) == ' ') {
                if (isArithmetic(row.substring(start, left))) {
                    return row.substring(start);
                }
            }
        }
        return null;
    }

    private static boolean isArithmetic(String text) {
        try {
            new Reader(text).all();
            return true;
        } catch (NotArithmetic e) {
            return false;
        }
    }

    private static final Pattern NUMBER = Pattern.compile("−?[0-9]+(?:\\.[0-9]+)?");

    /**
     * Checks {@code a × b = c → d}, {@code a × b = c}, {@code c → d} or a plain number.
     *
     * @return the last number, with an ASCII sign; of one that goes on the digits that are printed
     */
    public static String checkEquation(String equation) {
        String[] rounded = equation.split(" → ", -1);
        if (rounded.length > 2) {
            throw new AssertionError("two roundings in one equation: " + equation);
        }
        String[] sides = rounded[0].split(" = ", -1);
        if (sides.length > 2) {
            throw new AssertionError("two equals signs in one equation: " + equation);
        }
        Fraction value = read(sides[0], equation);
        String last = sides[0];
        if (sides.length == 2) {
            last = sides[1];
            checkDigits(value, last, equation);
        }
        if (rounded.length == 2) {
            last = rounded[1];
            checkRounded(value, number(last, equation), equation);
        } else if (last.endsWith("…")) {
            last = last.substring(0, last.length() - 1);
        }
        return number(last, equation).toPlainString();
    }

    private static void checkDigits(Fraction value, String printed, String equation) {
        if (!printed.endsWith("…")) {
            if (!value.equals(Fraction.of(number(printed, equation)))) {
                throw new AssertionError("it is " + value + ": " + equation);
            }
            return;
        }
        BigDecimal digits = number(printed.substring(0, printed.length() - 1), equation);
        Fraction size = value.abs();
        Fraction shown = Fraction.of(digits.abs());
        Fraction next = Fraction.of(digits.abs().add(digits.ulp()));
        boolean sameSign = digits.signum() == 0 || value.signum() == digits.signum();
        if (!sameSign || size.compareTo(shown) < 0 || size.compareTo(next) >= 0) {
            throw new AssertionError("it is " + value + ": " + equation);
        }
    }

    /** Half up, away from zero; a rounding of another kind must be nearer than one unit of the last digit. */
    private static void checkRounded(Fraction value, BigDecimal printed, String equation) {
        Fraction distance = value.minus(Fraction.of(printed)).abs();
        if (distance.compareTo(Fraction.of(printed.ulp())) >= 0) {
            throw new AssertionError("it is " + value + ": " + equation);
        }
    }

    /** Checks that an equation is rounded half up, as the schemes of the examples do. */
    public static void checkHalfUp(String equation) {
        checkEquation(equation);
        int arrow = equation.indexOf(" → ");
        if (arrow >= 0) {
            Fraction value = read(equation.substring(0, arrow).split(" = ", -1)[0], equation);
            BigDecimal printed = number(equation.substring(arrow + 3), equation);
            Fraction twice = value.minus(Fraction.of(printed)).abs().times(Fraction.of(BigDecimal.valueOf(2)));
            int near = twice.compareTo(Fraction.of(printed.ulp()));
            boolean away = Fraction.of(printed).abs().compareTo(value.abs()) > 0;
            if (near > 0 || (near == 0 && !away)) {
                throw new AssertionError("not half up: " + equation);
            }
        }
    }

    private static Fraction read(String expression, String equation) {
        try {
            return new Reader(expression).all();
        } catch (NotArithmetic e) {
            throw new AssertionError("cannot read the arithmetic in: " + equation, e);
        }
    }

    private static BigDecimal number(String text, String equation) {
        Matcher number = NUMBER.matcher(text);
        if (!number.matches()) {
            throw new AssertionError("'" + text + "' is not a number in: " + equation);
        }
        return new BigDecimal(text.replace('−', '-'));
    }

    private static final class NotArithmetic extends Exception {
        private static final long serialVersionUID = 1L;

        NotArithmetic(String message) {
            super(message);
        }
    }

    /** A fraction of two whole numbers in lowest terms. */
    private record Fraction(BigInteger up, BigInteger down) implements Comparable<Fraction> {

        static Fraction of(BigDecimal value) {
            int scale = Math.max(0, value.scale());
            return make(value.setScale(scale).unscaledValue(), BigInteger.TEN.pow(scale));
        }

        private static Fraction make(BigInteger up, BigInteger down) {
            BigInteger common = up.gcd(down);
            BigInteger sign = BigInteger.valueOf(down.signum());
            return new Fraction(
                    up.divide(common).multiply(sign), down.divide(common).multiply(sign));
        }

        Fraction plus(Fraction other) {
            return make(up.multiply(other.down).add(other.up.multiply(down)), down.multiply(other.down));
        }

        Fraction minus(Fraction other) {
            return plus(new Fraction(other.up.negate(), other.down));
        }

        Fraction times(Fraction other) {
            return make(up.multiply(other.up), down.multiply(other.down));
        }

        Fraction over(Fraction other) throws NotArithmetic {
            if (other.signum() == 0) {
                throw new NotArithmetic("division by zero");
            }
            return make(up.multiply(other.down), down.multiply(other.up));
        }

        Fraction abs() {
            return new Fraction(up.abs(), down);
        }

        int signum() {
            return up.signum();
        }

        BigDecimal decimal() {
            return new BigDecimal(up).divide(new BigDecimal(down), Series.LONG);
        }

        Fraction round(Fraction decimals, RoundingMode mode) {
            return of(new BigDecimal(up).divide(new BigDecimal(down), decimals.up.intValueExact(), mode));
        }

        Fraction floor() {
            BigInteger[] parts = up.divideAndRemainder(down);
            BigInteger whole = parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
            return new Fraction(whole, BigInteger.ONE);
        }

        @Override
        public int compareTo(Fraction other) {
            return up.multiply(other.down).compareTo(other.up.multiply(down));
        }
    }

    /** Decimals that a root is worked out to, more than are ever printed. */
    private static final int ROOT_DECIMALS = 30;

    /** The root of a fraction: where it does not end, a number that is not on the last decimal but just beyond it. */
    private static Fraction wholeRoot(Fraction x, int degree) throws NotArithmetic {
        if (x.signum() < 0) {
            throw new NotArithmetic("root of a negative number");
        }
        BigInteger lift = BigInteger.TEN.pow(ROOT_DECIMALS * degree);
        BigInteger[] whole = x.up.multiply(lift).divideAndRemainder(x.down);
        BigInteger low = BigInteger.ZERO;
        BigInteger high = BigInteger.ONE.shiftLeft(whole[0].bitLength() / degree + 1);
        while (high.subtract(low).compareTo(BigInteger.ONE) > 0) {
            BigInteger middle = low.add(high).shiftRight(1);
            if (middle.pow(degree).compareTo(whole[0]) <= 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        boolean ends = whole[1].signum() == 0 && low.pow(degree).equals(whole[0]);
        Fraction shown = Fraction.of(new BigDecimal(low, ROOT_DECIMALS));
        return ends ? shown : shown.plus(Fraction.of(new BigDecimal(BigInteger.ONE, ROOT_DECIMALS + 1)));
    }

    /** Sums of products of signed powers: numbers, brackets, min max floor ceil abs. */
    private static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        Fraction all() throws NotArithmetic {
            Fraction value = sum();
            blanks();
            if (at != text.length()) {
                throw new NotArithmetic("left over: " + text.substring(at));
            }
            return value;
        }

        private Fraction sum() throws NotArithmetic {
            Fraction value = product();
            while (true) {
                if (takes('+')) {
                    value = value.plus(product());
                } else if (takes('−')) {
                    value = value.minus(product());
                } else {
                    return value;
                }
            }
        }

        private Fraction product() throws NotArithmetic {
            Fraction value = signed();
            while (true) {
                if (takes('×')) {
                    value = value.times(signed());
                } else if (takes('÷')) {
                    value = value.over(signed());
                } else {
                    return value;
                }
            }
        }

        private Fraction signed() throws NotArithmetic {
            if (takes('−')) {
                Fraction value = signed();
                return new Fraction(value.up.negate(), value.down);
            }
            return raised();
        }

        /** A factor, {@code factor^3} or {@code factor^(1/3)}. */
        private Fraction raised() throws NotArithmetic {
            Fraction value = factor();
            if (!takes('^')) {
                return value;
            }
            if (takes('(')) {
                require('1');
                require('/');
                int degree = whole();
                require(')');
                return wholeRoot(value, degree);
            }
            int exponent = whole();
            return new Fraction(value.up.pow(exponent), value.down.pow(exponent));
        }

        private int whole() throws NotArithmetic {
            int start = at;
            while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                at++;
            }
            if (at == start || at > start + 5) {
                throw new NotArithmetic("no whole number at " + start + " of " + text);
            }
            return Integer.parseInt(text.substring(start, at));
        }

        private Fraction factor() throws NotArithmetic {
            blanks();
            if (takes('(')) {
                Fraction value = sum();
                require(')');
                return value;
            }
            int start = at;
            while (at < text.length() && isOfName(text.charAt(at), at > start)) {
                at++;
            }
            if (at > start) {
                return call(text.substring(start, at));
            }
            while (at < text.length()
                    && ((text.charAt(at) >= '0' && text.charAt(at) <= '9') || text.charAt(at) == '.')) {
                at++;
            }
            String digits = text.substring(start, at);
            if (!NUMBER.matcher(digits).matches()) {
                throw new NotArithmetic("no number at " + start + " of " + text);
            }
            return Fraction.of(new BigDecimal(digits));
        }

        private @Nullable RoundingMode mode() {
            blanks();
            for (RoundingMode mode : RoundingMode.values()) {
                if (text.startsWith(mode.name() + ")", at)) {
                    at += mode.name().length();
                    return mode;
                }
            }
            return null;
        }

        private static boolean isOfName(char c, boolean inside) {
            return (c >= 'a' && c <= 'z') || (inside && c >= '0' && c <= '9');
        }

        private Fraction call(String name) throws NotArithmetic {
            require('(');
            List<Fraction> arguments = new ArrayList<>();
            arguments.add(sum());
            RoundingMode mode = RoundingMode.HALF_UP;
            while (takes(',')) {
                RoundingMode named = mode();
                mode = named == null ? mode : named;
                if (named == null) {
                    arguments.add(sum());
                }
            }
            require(')');
            Fraction first = arguments.get(0);
            return switch (name) {
                case "min" -> arguments.stream().reduce(first, (a, b) -> a.compareTo(b) <= 0 ? a : b);
                case "max" -> arguments.stream().reduce(first, (a, b) -> a.compareTo(b) >= 0 ? a : b);
                case "floor" -> first.floor();
                case "ceil" -> {
                    Fraction down = new Fraction(first.up.negate(), first.down).floor();
                    yield new Fraction(down.up.negate(), down.down);
                }
                case "abs" -> first.abs();
                case "sum" -> sum(arguments);
                case "mean" -> sum(arguments).over(Fraction.of(BigDecimal.valueOf(arguments.size())));
                case "round" -> first.round(arguments.get(1), mode);
                case "pow" -> power(first, arguments.get(1));
                case "root" -> root(first, arguments.get(1));
                case "sqrt" -> root(first, Fraction.of(BigDecimal.valueOf(2)));
                case "ln" -> Fraction.of(Series.logarithm(first.decimal()));
                case "exp" -> Fraction.of(Series.exponential(first.decimal()));
                case "log10" ->
                    Fraction.of(Series.logarithm(first.decimal())
                            .divide(Series.logarithm(BigDecimal.TEN), Series.LONG)
                            .setScale(100, RoundingMode.HALF_UP));
                default -> throw new NotArithmetic("no function " + name);
            };
        }

        private static Fraction sum(List<Fraction> terms) {
            return terms.stream().reduce(Fraction.of(BigDecimal.ZERO), Fraction::plus);
        }

        private static Fraction root(Fraction of, Fraction degree) throws NotArithmetic {
            return of.signum() < 0
                    ? new Fraction(root(of.abs(), degree).up.negate(), root(of.abs(), degree).down)
                    : power(of, Fraction.of(BigDecimal.ONE).over(degree));
        }

        /** Whole powers exactly, others to more digits than are printed: a root that ends, ends within 100 decimals. */
        private static Fraction power(Fraction base, Fraction exponent) throws NotArithmetic {
            if (exponent.down.equals(BigInteger.ONE)) {
                Fraction whole = new Fraction(
                        base.up.pow(exponent.up.abs().intValueExact()),
                        base.down.pow(exponent.up.abs().intValueExact()));
                return exponent.signum() < 0 ? Fraction.of(BigDecimal.ONE).over(whole) : whole;
            }
            return base.signum() == 0
                    ? base
                    : Fraction.of(
                            Series.power(base.decimal(), exponent.decimal()).setScale(100, RoundingMode.HALF_UP));
        }

        private void require(char sign) throws NotArithmetic {
            if (!takes(sign)) {
                throw new NotArithmetic(sign + " expected at " + at + " of " + text);
            }
        }

        private boolean takes(char sign) {
            blanks();
            if (at < text.length() && text.charAt(at) == sign) {
                at++;
                return true;
            }
            return false;
        }

        private void blanks() {
            while (at < text.length() && text.charAt(at) == ' ') {
                at++;
            }
        }
    }
}
