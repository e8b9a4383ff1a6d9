package leopard.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * To how many digits a function without a finite result is given.
 *
 * @param significant whether {@code digits} counts significant digits, at most {@link #MOST_DECIMALS} of them decimals;
 *     otherwise it counts decimals
 */
public record Precision(boolean significant, int digits, RoundingMode mode) {

    /** What a function gives where nothing else is declared: as many digits as IEEE decimal128 has. */
    public static final Precision DEFAULT = new Precision(true, 34, RoundingMode.HALF_UP);

    /** The smallest number other than zero has this many decimals. */
    public static final int MOST_DECIMALS = Decimal.MAX_DIGITS;

    public static Precision decimals(int scale, RoundingMode mode) {
        return new Precision(false, scale, mode);
    }

    Decimal round(BigInteger numerator, BigInteger denominator) {
        BigDecimal up = new BigDecimal(numerator);
        BigDecimal down = new BigDecimal(denominator);
        if (!significant) {
            return Decimal.of(up.divide(down, digits, mode));
        }
        // The quotient is rounded once: where it is so small that decimals run out first, by decimals.
        BigDecimal rounded = up.divide(down, new MathContext(digits, mode));
        return Decimal.of(rounded.scale() > MOST_DECIMALS ? up.divide(down, MOST_DECIMALS, mode) : rounded);
    }
}
