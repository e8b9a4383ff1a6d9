package leopard.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * An exact quotient of two decimals: what a formula is worth before its next declared rounding point. {@code 60/56}
 * stays {@code 60/56}, so that {@code 55.93 · 60/56} rounds to 59.93 and not to 59.92.
 */
public final class Rational implements Comparable<Rational> {

    public static final Rational ZERO = new Rational(BigDecimal.ZERO, BigDecimal.ONE);
    public static final Rational ONE = new Rational(BigDecimal.ONE, BigDecimal.ONE);

    /** How a quotient that never ends is printed: as many digits as IEEE decimal128 has. */
    private static final MathContext PRINTED = MathContext.DECIMAL128;

    /** Beyond this many digits a quotient is brought to lowest terms, so that long sums stay small. */
    private static final int REDUCE_ABOVE = 60;

    private final BigDecimal numerator;
    private final BigDecimal denominator;

    private Rational(BigDecimal numerator, BigDecimal denominator) {
        this.numerator = numerator;
        this.denominator = denominator;
    }

    public static Rational of(Decimal value) {
        return new Rational(value.toBigDecimal(), BigDecimal.ONE);
    }

    public static Rational of(long whole) {
        return new Rational(BigDecimal.valueOf(whole), BigDecimal.ONE);
    }

    /**
     * The exact quotient.
     *
     * @throws ArithmeticException if {@code denominator} is zero
     */
    public static Rational of(Decimal numerator, Decimal denominator) {
        return of(numerator).over(of(denominator));
    }

    public boolean isZero() {
        return numerator.signum() == 0;
    }

    public int signum() {
        return numerator.signum();
    }

    public Rational plus(Rational other) {
        if (denominator.compareTo(other.denominator) == 0) {
            return make(numerator.add(other.numerator), denominator);
        }
        return make(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    public Rational minus(Rational other) {
        return plus(other.negate());
    }

    public Rational times(Rational other) {
        return make(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    /**
     * The exact quotient.
     *
     * @throws ArithmeticException if {@code other} is zero
     */
    public Rational over(Rational other) {
        if (other.isZero()) {
            throw new ArithmeticException("division by zero");
        }
        BigDecimal up = numerator.multiply(other.denominator);
        BigDecimal down = denominator.multiply(other.numerator);
        return down.signum() < 0 ? make(up.negate(), down.negate()) : make(up, down);
    }

    public Rational negate() {
        return new Rational(numerator.negate(), denominator);
    }

    public Rational abs() {
        return signum() < 0 ? negate() : this;
    }

    /** Whether it has more than so many digits before the decimal point. */
    public boolean hasMoreDigitsThan(int digits) {
        int most = (numerator.precision() - numerator.scale()) - (denominator.precision() - denominator.scale()) + 1;
        return most > digits && abs().compareTo(Rational.of(Decimal.of(BigDecimal.TEN.pow(digits)))) >= 0;
    }

    public Rational min(Rational other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public Rational max(Rational other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** The whole number at or below this one. */
    public Rational floor() {
        return Rational.of(round(0, RoundingMode.FLOOR));
    }

    /** The nearest number with {@code scale} decimals. */
    public Decimal round(int scale, RoundingMode mode) {
        return Decimal.of(numerator.divide(denominator, scale, mode));
    }

    /** This number as a decimal that ends; null where there is none ({@code 1/3}). */
    public @Nullable Decimal toDecimal() {
        if (denominator.compareTo(BigDecimal.ONE) == 0) {
            return Decimal.of(numerator);
        }
        Rational reduced = reduced();
        BigInteger rest = reduced.denominator.toBigIntegerExact();
        int fives = 0;
        int twos = rest.getLowestSetBit();
        rest = rest.shiftRight(twos);
        BigInteger five = BigInteger.valueOf(5);
        while (true) {
            BigInteger[] quotient = rest.divideAndRemainder(five);
            if (quotient[1].signum() != 0) {
                break;
            }
            rest = quotient[0];
            fives++;
        }
        if (!rest.equals(BigInteger.ONE)) {
            return null;
        }
        return Decimal.of(
                reduced.numerator.divide(reduced.denominator, Math.max(twos, fives), RoundingMode.UNNECESSARY));
    }

    /** The number with all its digits, without trailing zeros; a quotient that never ends is printed with 34 digits. */
    public Decimal printed() {
        Decimal exact = toDecimal();
        return exact != null ? exact.stripped() : Decimal.of(numerator.divide(denominator, PRINTED));
    }

    /** Numerator and denominator in lowest terms, where both fit into a long; otherwise null. */
    public long @Nullable [] asLongs() {
        BigInteger[] lowest = lowestTerms();
        return lowest[0].bitLength() < Long.SIZE && lowest[1].bitLength() < Long.SIZE
                ? new long[] {lowest[0].longValue(), lowest[1].longValue()}
                : null;
    }

    /** Numerator and positive denominator in lowest terms. */
    BigInteger[] lowestTerms() {
        Rational lowest = reduced();
        return new BigInteger[] {lowest.numerator.toBigIntegerExact(), lowest.denominator.toBigIntegerExact()};
    }

    private static Rational make(BigDecimal numerator, BigDecimal denominator) {
        Rational result = new Rational(numerator, denominator);
        return numerator.precision() + denominator.precision() > REDUCE_ABOVE && denominator.precision() > 1
                ? result.reduced()
                : result;
    }

    private Rational reduced() {
        int scale = Math.max(0, Math.max(numerator.scale(), denominator.scale()));
        BigInteger up = numerator.setScale(scale, RoundingMode.UNNECESSARY).unscaledValue();
        BigInteger down = denominator.setScale(scale, RoundingMode.UNNECESSARY).unscaledValue();
        BigInteger common = up.gcd(down);
        if (common.signum() == 0) {
            return ZERO;
        }
        return new Rational(new BigDecimal(up.divide(common)), new BigDecimal(down.divide(common)));
    }

    @Override
    public int compareTo(Rational other) {
        int denominators = denominator.compareTo(other.denominator);
        return denominators == 0
                ? numerator.compareTo(other.numerator)
                : numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    /** Equality of value: {@code 1/2}, {@code 2/4} and {@code 0.50} are the same number. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Rational that && compareTo(that) == 0;
    }

    @Override
    public int hashCode() {
        Rational reduced = reduced();
        return 31 * reduced.numerator.stripTrailingZeros().hashCode()
                + reduced.denominator.stripTrailingZeros().hashCode();
    }

    /** A decimal where it ends, a fraction in lowest terms where it does not: {@code 0.5}, {@code 5/12}. */
    @Override
    public String toString() {
        Decimal exact = toDecimal();
        if (exact != null) {
            return exact.stripped().toString();
        }
        Rational reduced = reduced();
        return reduced.numerator.toPlainString() + "/" + reduced.denominator.toPlainString();
    }
}
