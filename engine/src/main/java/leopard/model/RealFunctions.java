package leopard.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Powers, roots, logarithms and the exponential function, correctly rounded: the decimal that is nearest to the true value
 * in the declared {@link Precision}, whatever machine computes it. A result that ends is recognised; any other is enclosed
 * with growing precision until both ends round to the same decimal (Ziv's strategy). By {@link Precision#DEFAULT} a result
 * that is a fraction stays exact up to {@link Decimal#MAX_DIGITS} digits.
 *
 * <p>Outside its domain, and where a result has more than {@link Decimal#MAX_DIGITS} digits before the point, a function
 * has no value: null.
 */
public final class RealFunctions {

    private static final int FIRST_BITS = 192;

    /** The exponential function of anything beyond this has more digits, or more zeros, than a number may have. */
    private static final int FARTHEST_EXPONENT = 300;

    /** An exact power with more digits than this is longer than any rounding point, so no tie can be among them. */
    private static final long MOST_EXACT_BITS = 20_000;

    private RealFunctions() {}

    /** The natural logarithm; null for {@code x <= 0}. */
    public static @Nullable Rational ln(Rational x, Precision precision) {
        if (x.signum() <= 0) {
            return null;
        }
        if (x.equals(Rational.ONE)) {
            return Rational.ZERO;
        }
        BigInteger[] terms = x.lowestTerms();
        return narrowed(bits -> Enclosure.ln(terms[0], terms[1], bits), precision);
    }

    /** The logarithm to the base of ten; null for {@code x <= 0}. */
    public static @Nullable Rational log10(Rational x, Precision precision) {
        if (x.signum() <= 0) {
            return null;
        }
        BigInteger[] terms = x.lowestTerms();
        BigDecimal power = new BigDecimal(terms[0].max(terms[1])).stripTrailingZeros();
        if (terms[0].min(terms[1]).equals(BigInteger.ONE)
                && power.unscaledValue().equals(BigInteger.ONE)) {
            long exponent = -power.scale();
            return Rational.of(terms[1].equals(BigInteger.ONE) ? exponent : -exponent);
        }
        return narrowed(bits -> Enclosure.ln(terms[0], terms[1], bits).over(Enclosure.ln10(bits)), precision);
    }

    /** e to the power of {@code x}. */
    public static @Nullable Rational exp(Rational x, Precision precision) {
        if (x.isZero()) {
            return Rational.ONE;
        }
        if (x.abs().compareTo(Rational.of(FARTHEST_EXPONENT)) > 0) {
            return x.signum() > 0 ? null : vanishing(precision);
        }
        BigInteger[] terms = x.lowestTerms();
        return narrowed(bits -> Enclosure.of(terms[0], terms[1], bits).exp(), precision);
    }

    /** The square root; null for {@code x < 0}. */
    public static @Nullable Rational sqrt(Rational x, Precision precision) {
        return root(x, 2, precision);
    }

    /**
     * The n-th root; of a negative number only where {@code n} is odd, else null.
     *
     * @param n at least 1
     */
    public static @Nullable Rational root(Rational x, int n, Precision precision) {
        if (n < 1) {
            throw new IllegalArgumentException("no root of degree " + n);
        }
        if (x.signum() >= 0) {
            return pow(x, Rational.ONE.over(Rational.of(n)), precision);
        }
        if (n % 2 == 0) {
            return null;
        }
        Rational size = root(x.negate(), n, mirrored(precision));
        return size == null ? null : size.negate();
    }

    /**
     * A power; {@code pow(x, 0)} is 1, of zero as well. Null for a negative power of zero and for a power of a negative
     * number that is not whole.
     */
    public static @Nullable Rational pow(Rational base, Rational exponent, Precision precision) {
        if (exponent.isZero() || base.equals(Rational.ONE)) {
            return Rational.ONE;
        }
        if (base.isZero()) {
            return exponent.signum() > 0 ? Rational.ZERO : null;
        }
        BigInteger[] power = exponent.lowestTerms();
        if (base.signum() > 0) {
            return positivePower(base, power, precision);
        }
        if (!power[1].equals(BigInteger.ONE)) {
            return null;
        }
        boolean odd = power[0].testBit(0);
        Rational size = positivePower(base.negate(), power, odd ? mirrored(precision) : precision);
        return size == null || !odd ? size : size.negate();
    }

    private static @Nullable Rational positivePower(Rational base, BigInteger[] power, Precision precision) {
        BigInteger[] terms = base.lowestTerms();
        if (base.equals(Rational.ONE)) {
            return Rational.ONE;
        }
        Enclosure rough = logarithm(terms, power, FIRST_BITS);
        BigInteger farthest = BigInteger.valueOf(FARTHEST_EXPONENT).shiftLeft(FIRST_BITS);
        if (rough.low().compareTo(farthest) > 0) {
            return null;
        }
        if (rough.high().compareTo(farthest.negate()) < 0) {
            return vanishing(precision);
        }
        BigInteger up = perfectRoot(terms[0], power[1]);
        BigInteger down = up == null ? null : perfectRoot(terms[1], power[1]);
        if (up != null && down != null) {
            BigInteger size = power[0].abs();
            long bits = Math.max(up.bitLength(), down.bitLength());
            if (size.bitLength() < Integer.SIZE && size.longValue() * bits <= MOST_EXACT_BITS) {
                BigInteger a = up.pow(size.intValue());
                BigInteger b = down.pow(size.intValue());
                return power[0].signum() > 0 ? exact(a, b, precision) : exact(b, a, precision);
            }
        }
        return narrowed(bits -> logarithm(terms, power, bits).exp(), precision);
    }

    private static Enclosure logarithm(BigInteger[] base, BigInteger[] exponent, int bits) {
        return Enclosure.of(exponent[0], exponent[1], bits).times(Enclosure.ln(base[0], base[1], bits));
    }

    /** The whole n-th root of a positive number; null where it has none. */
    private static @Nullable BigInteger perfectRoot(BigInteger value, BigInteger degree) {
        if (value.equals(BigInteger.ONE) || degree.equals(BigInteger.ONE)) {
            return value;
        }
        if (degree.compareTo(BigInteger.valueOf(value.bitLength())) >= 0) {
            return null;
        }
        int n = degree.intValueExact();
        // Newton from above, until it no longer falls.
        BigInteger root = BigInteger.ONE.shiftLeft(value.bitLength() / n + 1);
        while (true) {
            BigInteger next = root.multiply(BigInteger.valueOf(n - 1L))
                    .add(value.divide(root.pow(n - 1)))
                    .divide(degree);
            if (next.compareTo(root) >= 0) {
                return root.pow(n).equals(value) ? root : null;
            }
            root = next;
        }
    }

    private static @Nullable Rational exact(BigInteger numerator, BigInteger denominator, Precision precision) {
        Rational value = Rational.of(Decimal.of(new BigDecimal(numerator)), Decimal.of(new BigDecimal(denominator)));
        if (!precision.significant()) {
            return withinLimit(precision.round(numerator, denominator));
        }
        boolean plain = digits(numerator) <= Decimal.MAX_DIGITS && digits(denominator) <= Decimal.MAX_DIGITS;
        return plain ? value : withinLimit(precision.round(numerator, denominator));
    }

    private static int digits(BigInteger value) {
        return new BigDecimal(value).precision();
    }

    /** What a positive number that is too small to be told from zero rounds to. */
    private static @Nullable Rational vanishing(Precision precision) {
        return withinLimit(precision.round(BigInteger.ONE, BigInteger.TEN.pow(2 * Decimal.MAX_DIGITS)));
    }

    private static Precision mirrored(Precision precision) {
        return new Precision(
                precision.significant(),
                precision.digits(),
                switch (precision.mode()) {
                    case FLOOR -> RoundingMode.CEILING;
                    case CEILING -> RoundingMode.FLOOR;
                    case UP, DOWN, HALF_UP, HALF_DOWN, HALF_EVEN, UNNECESSARY -> precision.mode();
                });
    }

    /** Only for values that are no fractions: one that ended would never be decided. */
    private static @Nullable Rational narrowed(IntFunction<Enclosure> function, Precision precision) {
        for (int bits = FIRST_BITS; ; bits *= 2) {
            Enclosure between = function.apply(bits);
            BigInteger unit = BigInteger.ONE.shiftLeft(bits);
            Decimal low = precision.round(between.low(), unit);
            if (low.compareTo(precision.round(between.high(), unit)) == 0) {
                return withinLimit(low);
            }
        }
    }

    private static @Nullable Rational withinLimit(Decimal value) {
        Rational exact = value.toRational();
        return exact.hasMoreDigitsThan(Decimal.MAX_DIGITS) ? null : exact;
    }
}
