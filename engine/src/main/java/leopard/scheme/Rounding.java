package leopard.scheme;

import java.math.RoundingMode;
import leopard.model.Decimal;
import leopard.model.Rational;

/**
 * A declared rounding point.
 *
 * @param scale decimals kept, 0 to 12
 * @param mode HALF_UP unless a scheme says otherwise: ties go away from zero, also below zero
 */
public record Rounding(int scale, RoundingMode mode) {

    /** The most decimals that a scheme may declare. */
    public static final int MAX_SCALE = 12;

    public Decimal round(Rational exact) {
        return exact.round(scale, mode);
    }

    public Decimal round(Decimal exact) {
        return exact.round(scale, mode);
    }
}
