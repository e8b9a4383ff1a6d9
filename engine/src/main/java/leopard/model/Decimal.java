package leopard.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An exact decimal number as it was printed: {@code 8.50} keeps its two decimals. Order is by value ({@code 8.5} and
 * {@code 8.50} compare as equal), {@link #equals} also looks at the printed scale.
 */
public final class Decimal implements Comparable<Decimal> {

    /** More digits than any figure of an assessment has; a longer one is refused, so that no input can exhaust memory. */
    public static final int MAX_DIGITS = 120;

    /** The largest exponent of ten that a written number may carry ({@code 2e-06}). */
    public static final int MAX_EXPONENT = 99;

    public static final Decimal ZERO = new Decimal(BigDecimal.ZERO);
    public static final Decimal ONE = new Decimal(BigDecimal.ONE);
    public static final Decimal HUNDRED = new Decimal(BigDecimal.valueOf(100));

    private final BigDecimal value;

    private Decimal(BigDecimal value) {
        this.value = value.scale() < 0 ? value.setScale(0) : value;
    }

    /** The number {@code unscaled / 10^scale}, printed with {@code scale} decimals. */
    public static Decimal of(long unscaled, int scale) {
        return new Decimal(BigDecimal.valueOf(unscaled, scale));
    }

    public static Decimal of(long whole) {
        return new Decimal(BigDecimal.valueOf(whole));
    }

    public static Decimal of(BigDecimal value) {
        return new Decimal(value);
    }

    /**
     * Reads ASCII digits with an optional sign, decimal point and exponent.
     *
     * @throws NumberFormatException if the text is anything else, or beyond {@link #MAX_DIGITS} or {@link #MAX_EXPONENT}
     */
    public static Decimal of(String text) {
        Decimal parsed = parse(text);
        if (parsed == null) {
            throw new NumberFormatException("not a decimal number: " + text);
        }
        return parsed;
    }

    /** As {@link #of(String)}, but null where the text is no such number. */
    public static @Nullable Decimal parse(String text) {
        int length = text.length();
        int at = 0;
        if (at < length && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
            at++;
        }
        int digits = 0;
        int decimals = 0;
        boolean point = false;
        for (; at < length; at++) {
            char c = text.charAt(at);
            if (c >= '0' && c <= '9') {
                digits++;
                decimals += point ? 1 : 0;
            } else if (c == '.' && !point) {
                point = true;
            } else {
                break;
            }
        }
        if (digits == 0 || digits > MAX_DIGITS || (point && decimals == 0)) {
            return null;
        }
        if (at == length) {
            return digits <= 18 ? small(text, decimals) : new Decimal(new BigDecimal(text));
        }
        char e = text.charAt(at);
        if ((e != 'e' && e != 'E') || !isExponent(text, at + 1)) {
            return null;
        }
        return new Decimal(new BigDecimal(text));
    }

    private static Decimal small(String text, int decimals) {
        long unscaled = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                unscaled = unscaled * 10 + (c - '0');
            }
        }
        return of(text.charAt(0) == '-' ? -unscaled : unscaled, decimals);
    }

    private static boolean isExponent(String text, int from) {
        int at = from;
        if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
            at++;
        }
        int start = at;
        int exponent = 0;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c < '0' || c > '9') {
                return false;
            }
            exponent = Math.min(exponent * 10 + (c - '0'), MAX_EXPONENT + 1);
        }
        return at > start && exponent <= MAX_EXPONENT;
    }

    public BigDecimal toBigDecimal() {
        return value;
    }

    /** Number of decimals it was printed with; never negative. */
    public int scale() {
        return value.scale();
    }

    public int signum() {
        return value.signum();
    }

    public Decimal plus(Decimal other) {
        return new Decimal(value.add(other.value));
    }

    public Decimal minus(Decimal other) {
        return new Decimal(value.subtract(other.value));
    }

    public Decimal times(Decimal other) {
        return new Decimal(value.multiply(other.value));
    }

    public Decimal negate() {
        return new Decimal(value.negate());
    }

    public Decimal abs() {
        return value.signum() < 0 ? negate() : this;
    }

    public Decimal min(Decimal other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public Decimal max(Decimal other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** Rounded to, or padded to, {@code scale} decimals. */
    public Decimal round(int scale, RoundingMode mode) {
        return new Decimal(value.setScale(scale, mode));
    }

    /** Without trailing zeros: {@code 24.00000} becomes {@code 24}. */
    public Decimal stripped() {
        return value.signum() == 0 ? ZERO : new Decimal(value.stripTrailingZeros());
    }

    public Rational toRational() {
        return Rational.of(this);
    }

    /** Whether {@link #unscaledAt} gives this number exactly. */
    public boolean fits(int scale) {
        if (value.scale() > scale && value.stripTrailingZeros().scale() > scale) {
            return false;
        }
        return value.precision() - value.scale() + scale <= 18;
    }

    /** This number times {@code 10^scale}; only where {@link #fits} says so. */
    public long unscaledAt(int scale) {
        return value.setScale(scale, RoundingMode.UNNECESSARY).unscaledValue().longValueExact();
    }

    /** The digits without the point; null where they need more than 18. */
    public @Nullable Long unscaledIfSmall() {
        BigInteger unscaled = value.unscaledValue();
        return unscaled.bitLength() <= 59 ? unscaled.longValue() : null;
    }

    @Override
    public int compareTo(Decimal other) {
        return value.compareTo(other.value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Decimal that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(value);
    }

    /** Plain digits with the printed scale, never an exponent, never grouped. */
    @Override
    public String toString() {
        return value.toPlainString();
    }
}
