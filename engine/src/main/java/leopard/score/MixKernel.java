package leopard.score;

import java.util.List;
import leopard.model.Decimal;
import leopard.model.Powers;
import org.jspecify.annotations.Nullable;

/** {@code Σ share · points}, not rounded in between. */
final class MixKernel extends Kernel {

    private final List<Kernel> parts;
    private final long[] factors;
    private final int scale;
    private final double bound;

    private MixKernel(List<Kernel> parts, long[] factors, int scale, double bound) {
        this.parts = parts;
        this.factors = factors;
        this.scale = scale;
        this.bound = bound;
    }

    static @Nullable MixKernel of(List<Kernel> parts, List<Decimal> shares) {
        int scale = 0;
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).scale() == QUOTIENTS) {
                return null;
            }
            scale = Math.max(scale, parts.get(i).scale() + shares.get(i).scale());
        }
        if (scale > Powers.MAX) {
            return null;
        }
        long[] factors = new long[parts.size()];
        double bound = 0;
        for (int i = 0; i < factors.length; i++) {
            int lift = scale - parts.get(i).scale();
            if (!shares.get(i).fits(lift)) {
                return null;
            }
            factors[i] = shares.get(i).unscaledAt(lift);
            bound += Math.abs((double) factors[i]) * parts.get(i).bound();
        }
        return bound > LongRounding.SAFE ? null : new MixKernel(List.copyOf(parts), factors, scale, bound);
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
        long[] part = new long[to - from];
        for (int k = 0; k < factors.length; k++) {
            parts.get(k).points(from, to, part, from);
            long factor = factors[k];
            for (int i = from; i < to; i++) {
                out[i - first] = (k == 0 ? 0 : out[i - first]) + part[i - from] * factor;
            }
        }
    }
}
