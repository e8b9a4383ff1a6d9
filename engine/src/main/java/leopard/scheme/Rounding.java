package leopard.scheme;

import java.math.RoundingMode;
import leopard.model.Decimal;
import leopard.model.Rational;

/**
 * A declared rounding point.
 *
 * @param scale decimals kept, 0 to 12
 * @param mode HALF_UP unless a scheme says otherwise: ties go away from zero, also below zero
 * @param onlyPrinted whether the rounded number is printed alone and everything goes on with the exact one
 */
public record Rounding(int scale, RoundingMode mode, boolean onlyPrinted) {

    /** The most decimals that a scheme may declare. */
    public static final int MAX_SCALE = 12;

    public Rounding(int scale, RoundingMode mode) {
        this(scale, mode, false);
    }

    /** No rounding: exact values are used and printed with so many decimals. */
    public static Rounding none(int printScale) {
        return new Rounding(printScale, RoundingMode.HALF_UP, true);
    }

    /** The number as it is printed. */
    public Decimal round(Rational exact) {
        return exact.round(scale, mode);
    }

    /** The number as it is printed. */
    public Decimal round(Decimal exact) {
        return exact.round(scale, mode);
    }

    /** The number that everything further is computed from. */
    public Rational kept(Rational exact) {
        return onlyPrinted ? exact : Rational.of(round(exact));
    }
}
