package leopard.oracle;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import leopard.scheme.Rounding;

/**
 * A number that need not be a fraction: the root of one. Whatever is asked about it is answered by comparing powers of whole
 * numbers.
 *
 * @param radicand not below 0 unless the degree is 1
 */
record OracleAmount(Fraction radicand, int degree) {

    /** Significant digits that an unrounded root is cut to. */
    private static final int DIGITS = 34;

    static OracleAmount of(Fraction exact) {
        return new OracleAmount(exact, 1);
    }

    private int compareTo(Fraction limit) {
        if (degree > 1 && limit.signum() < 0) {
            return 1;
        }
        return radicand.compareTo(
                new Fraction(limit.above().pow(degree), limit.below().pow(degree)));
    }

    OracleAmount min(Fraction limit) {
        return compareTo(limit) > 0 ? of(limit) : this;
    }

    OracleAmount max(Fraction limit) {
        return compareTo(limit) < 0 ? of(limit) : this;
    }

    /** As printed. */
    BigDecimal round(int scale, RoundingMode mode) {
        if (degree == 1) {
            return radicand.round(scale, mode);
        }
        BigInteger above = radicand.above().multiply(BigInteger.TEN.pow(Math.max(scale, 0) * degree));
        BigInteger below = radicand.below().multiply(BigInteger.TEN.pow(Math.max(-scale, 0) * degree));
        BigInteger whole = root(above.divide(below), degree);
        boolean exact = whole.pow(degree).multiply(below).equals(above);
        int half = above.shiftLeft(degree)
                .compareTo(whole.shiftLeft(1).add(BigInteger.ONE).pow(degree).multiply(below));
        boolean up = switch (mode) {
            case UP, CEILING -> !exact;
            case DOWN, FLOOR -> false;
            case HALF_UP -> half >= 0;
            case HALF_DOWN -> half > 0;
            case HALF_EVEN -> half > 0 || (half == 0 && whole.testBit(0));
            case UNNECESSARY -> throw new IllegalArgumentException("no rounding: " + mode);
        };
        return new BigDecimal(up ? whole.add(BigInteger.ONE) : whole, scale);
    }

    /** What everything further is computed from. */
    Fraction kept(Rounding rounding) {
        return rounding.onlyPrinted() ? unrounded() : Fraction.of(round(rounding.scale(), rounding.mode()));
    }

    /** The number itself, a root to 34 significant digits. */
    Fraction unrounded() {
        if (degree == 1) {
            return radicand;
        }
        BigInteger above = root(radicand.above(), degree);
        BigInteger below = root(radicand.below(), degree);
        if (above.pow(degree).equals(radicand.above()) && below.pow(degree).equals(radicand.below())) {
            return new Fraction(above, below);
        }
        int scale = DIGITS;
        while (round(scale, RoundingMode.DOWN).precision() < DIGITS) {
            scale += DIGITS;
        }
        scale += DIGITS - round(scale, RoundingMode.DOWN).precision();
        return Fraction.of(round(scale, RoundingMode.HALF_UP));
    }

    /** The largest whole number whose power is not above. */
    private static BigInteger root(BigInteger power, int degree) {
        if (power.signum() == 0) {
            return BigInteger.ZERO;
        }
        BigInteger next = BigInteger.ONE.shiftLeft(power.bitLength() / degree + 1);
        BigInteger root;
        do {
            root = next;
            next = root.multiply(BigInteger.valueOf(degree - 1L))
                    .add(power.divide(root.pow(degree - 1)))
                    .divide(BigInteger.valueOf(degree));
        } while (next.compareTo(root) < 0);
        return root;
    }
}
