package leopard.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/** Roots of fractions, found with whole numbers alone, so that every digit is right. */
public final class Roots {

    /** Significant digits where no scale is declared: as many as IEEE decimal128 has. */
    private static final MathContext UNDECLARED = MathContext.DECIMAL128;

    private Roots() {}

    /**
     * A number that has the first {@code scale} decimals of the root and rounds to fewer decimals as the root does, in
     * every mode: the root itself where it ends there, otherwise one between its two neighbours.
     *
     * @param x at least 0
     * @param degree at least 1
     */
    public static Rational root(Rational x, int degree, int scale) {
        if (x.signum() < 0 || degree < 1) {
            throw new IllegalArgumentException("root of degree " + degree + " of " + x);
        }
        Rational shifted = x.times(power(Rational.of(10), (long) scale * degree));
        BigInteger whole = shifted.floor()
                .round(0, RoundingMode.UNNECESSARY)
                .toBigDecimal()
                .toBigIntegerExact();
        BigInteger root = floor(whole, degree);
        Decimal digits = Decimal.of(new BigDecimal(root, scale));
        boolean ends =
                power(Rational.of(Decimal.of(new BigDecimal(root))), degree).equals(shifted);
        // A 1 after the last decimal is neither nothing nor a half.
        return Rational.of(ends ? digits : digits.plus(Decimal.of(1, scale + 1)));
    }

    /** The root rounded half up to 34 significant digits. */
    public static Rational root(Rational x, int degree) {
        if (x.isZero()) {
            return Rational.ZERO;
        }
        int enough = UNDECLARED.getPrecision() + 2;
        for (int scale = enough; ; scale += enough) {
            BigDecimal close = root(x, degree, scale).printed().toBigDecimal();
            if (close.scale() <= scale || close.precision() >= enough) {
                return Rational.of(Decimal.of(close.round(UNDECLARED)));
            }
        }
    }

    /** {@code base} to the power of {@code exponent}, which is not negative. */
    public static Rational power(Rational base, long exponent) {
        Rational result = Rational.ONE;
        Rational square = base;
        for (long rest = exponent; rest > 0; rest >>= 1) {
            if ((rest & 1) != 0) {
                result = result.times(square);
            }
            if (rest > 1) {
                square = square.times(square);
            }
        }
        return result;
    }

    /** The largest whole number whose power is not above {@code x}: Newton's method from above. */
    private static BigInteger floor(BigInteger x, int degree) {
        if (x.signum() == 0 || degree == 1) {
            return x;
        }
        BigInteger n = BigInteger.valueOf(degree);
        BigInteger less = BigInteger.valueOf(degree - 1L);
        BigInteger at = start(x, degree);
        while (true) {
            BigInteger next =
                    at.multiply(less).add(x.divide(at.pow(degree - 1))).divide(n);
            if (next.compareTo(at) >= 0) {
                return at;
            }
            at = next;
        }
    }

    /** Not below the root and not far above it: the root of its leading digits, which are few. */
    private static BigInteger start(BigInteger x, int degree) {
        int bits = x.bitLength() / degree;
        if (bits < 8) {
            return BigInteger.ONE.shiftLeft(bits + 1);
        }
        int half = bits / 2;
        BigInteger leading = x.shiftRight(half * degree).add(BigInteger.ONE);
        return floor(leading, degree).add(BigInteger.ONE).shiftLeft(half);
    }
}
