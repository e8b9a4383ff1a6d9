package leopard.score;

import java.math.RoundingMode;
import leopard.model.Column;
import leopard.model.Decimal;
import leopard.model.Powers;
import leopard.model.Rational;
import leopard.scheme.Rounding;
import org.jspecify.annotations.Nullable;

/** {@code W · clip(round(x / T), floor, cap)}. */
final class CompletionKernel extends Kernel {

    private final long[] numerators;
    private final long @Nullable [] denominators;
    private final long up;
    private final long down;
    private final RoundingMode mode;
    private final long floor;
    private final long cap;
    private final long points;
    private final int scale;
    private final double bound;

    private CompletionKernel(
            long[] numerators,
            long @Nullable [] denominators,
            long up,
            long down,
            RoundingMode mode,
            long floor,
            long cap,
            long points,
            int scale,
            double bound) {
        this.numerators = numerators;
        this.denominators = denominators;
        this.up = up;
        this.down = down;
        this.mode = mode;
        this.floor = floor;
        this.cap = cap;
        this.points = points;
        this.scale = scale;
        this.bound = bound;
    }

    /**
     * A kernel, or null where long arithmetic might not do.
     *
     * @param target T, not zero
     */
    static @Nullable CompletionKernel of(
            Column column,
            Rational target,
            @Nullable Decimal floor,
            @Nullable Decimal cap,
            Rounding ratio,
            Decimal full) {
        Column.Fixed values = column.values();
        Column.Fixed numerators = column.numerators();
        Column.Fixed denominators = column.denominators();
        long[] fraction = target.asLongs();
        Long points = full.unscaledIfSmall();
        if (fraction == null || fraction[0] <= 0 || points == null) {
            return null;
        }
        if ((floor != null && !floor.fits(ratio.scale())) || (cap != null && !cap.fits(ratio.scale()))) {
            return null;
        }
        Column.Fixed top = values != null ? values : numerators;
        if (top == null || (values == null && (denominators == null || hasNegative(denominators)))) {
            return null;
        }
        int shift = ratio.scale() - top.scale() + (values != null || denominators == null ? 0 : denominators.scale());
        if (Math.abs(shift) > Powers.MAX) {
            return null;
        }
        double upwards = (double) fraction[1] * (shift > 0 ? Powers.ten(shift) : 1);
        double downwards = (double) fraction[0] * (shift < 0 ? Powers.ten(-shift) : 1);
        double largest = top.magnitude() * upwards;
        double divisor = values != null || denominators == null ? downwards : denominators.magnitude() * downwards;
        if (largest > LongRounding.SAFE || divisor > LongRounding.SAFE) {
            return null;
        }
        double ratioBound = Math.max(
                cap == null ? largest : Math.abs(cap.unscaledAt(ratio.scale())),
                floor == null ? largest : Math.abs(floor.unscaledAt(ratio.scale())));
        if (ratioBound * Math.abs((double) points) > LongRounding.SAFE) {
            return null;
        }
        return new CompletionKernel(
                top.unscaled(),
                values != null || denominators == null ? null : denominators.unscaled(),
                fraction[1] * (shift > 0 ? Powers.ten(shift) : 1),
                fraction[0] * (shift < 0 ? Powers.ten(-shift) : 1),
                ratio.mode(),
                floor == null ? Long.MIN_VALUE : floor.unscaledAt(ratio.scale()),
                cap == null ? Long.MAX_VALUE : cap.unscaledAt(ratio.scale()),
                points,
                ratio.scale() + full.scale(),
                ratioBound * Math.abs((double) points));
    }

    private static boolean hasNegative(Column.Fixed denominators) {
        for (long each : denominators.unscaled()) {
            if (each < 0) {
                return true;
            }
        }
        return false;
    }

    @Override
    int scale() {
        return scale;
    }

    @Override
    double bound() {
        return bound;
    }

    @Override
    void points(int from, int to, long[] out, int first) {
        for (int i = from; i < to; i++) {
            long divisor = denominators == null ? down : denominators[i] * down;
            long ratio = divisor <= 0 ? 0 : LongRounding.divide(numerators[i] * up, divisor, mode);
            out[i - first] = Math.min(Math.max(ratio, floor), cap) * points;
        }
    }
}
