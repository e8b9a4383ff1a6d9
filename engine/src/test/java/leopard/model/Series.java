package leopard.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Exponentials and logarithms by plain series in 200 digits, to compare with: no enclosures, nothing shared. */
public final class Series {

    public static final MathContext LONG = new MathContext(200);

    private static final MathContext PRINTED = new MathContext(34, RoundingMode.HALF_UP);

    private Series() {}

    /** Argument divided by 2^20, Taylor series, squared twenty times. */
    public static BigDecimal exponential(BigDecimal x) {
        BigDecimal small = x.divide(BigDecimal.valueOf(1L << 20), LONG);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        for (int i = 1; i < 120; i++) {
            term = term.multiply(small, LONG).divide(BigDecimal.valueOf(i), LONG);
            sum = sum.add(term, LONG);
        }
        for (int i = 0; i < 20; i++) {
            sum = sum.multiply(sum, LONG);
        }
        return sum;
    }

    /** Newton's iteration for the zero of exp(y) - x, from what a double knows. */
    public static BigDecimal logarithm(BigDecimal x) {
        BigDecimal y = new BigDecimal(Math.log(x.doubleValue()));
        for (int i = 0; i < 5; i++) {
            y = y.add(x.divide(exponential(y), LONG).subtract(BigDecimal.ONE), LONG);
        }
        return y;
    }

    public static BigDecimal power(BigDecimal base, BigDecimal exponent) {
        return exponential(exponent.multiply(logarithm(base), LONG));
    }

    /** With 34 significant digits, or at most 120 decimals. */
    public static BigDecimal printed(BigDecimal value) {
        BigDecimal rounded = value.round(PRINTED);
        return rounded.scale() > 120 ? value.setScale(120, RoundingMode.HALF_UP) : rounded;
    }

    /** The whole n-th root of a whole number; null where it has none. */
    public static @Nullable BigInteger wholeRoot(BigInteger of, int n) {
        if (of.signum() == 0) {
            return of;
        }
        BigInteger root = power(new BigDecimal(of), BigDecimal.ONE.divide(BigDecimal.valueOf(n), LONG))
                .setScale(0, RoundingMode.HALF_UP)
                .toBigInteger();
        return root.pow(n).equals(of) ? root : null;
    }
}
