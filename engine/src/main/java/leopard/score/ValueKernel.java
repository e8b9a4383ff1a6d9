package leopard.score;

import leopard.model.Decimal;
import org.jspecify.annotations.Nullable;

/** {@code x · factor}. */
final class ValueKernel extends Kernel {

    private final long[] x;
    private final long factor;
    private final int scale;

    private ValueKernel(long[] x, long factor, int scale) {
        this.x = x;
        this.factor = factor;
        this.scale = scale;
    }

    /** @param points points for each unit of x */
    static @Nullable ValueKernel of(Measured measured, Decimal points) {
        Measured.Fixed fixed = measured.fast();
        Long factor = points.unscaledIfSmall();
        if (fixed == null || factor == null) {
            return null;
        }
        return magnitude(fixed.x().values()) * Math.abs((double) factor) > LongRounding.SAFE
                ? null
                : new ValueKernel(fixed.x().values(), factor, fixed.scale() + points.scale());
    }

    @Override
    int scale() {
        return scale;
    }

    @Override
    double bound() {
        return magnitude(x) * Math.abs((double) factor);
    }

    @Override
    void points(int from, int to, long[] out, int first) {
        for (int i = from; i < to; i++) {
            out[i - first] = x[i] * factor;
        }
    }
}
