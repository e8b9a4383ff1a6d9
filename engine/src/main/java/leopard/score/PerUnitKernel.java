package leopard.score;

import leopard.model.Decimal;
import leopard.model.Powers;
import leopard.scheme.Curve;
import org.jspecify.annotations.Nullable;

/** {@code clip(start + change, min, max)} with one term over the criterion's own figure. */
final class PerUnitKernel extends Kernel {

    private final long[] x;
    private final long at;
    private final long one;
    private final boolean whole;
    private final long below;
    private final long above;
    private final long maxBelow;
    private final long maxAbove;
    private final long start;
    private final long min;
    private final long max;
    private final int scale;
    private final double bound;

    private PerUnitKernel(
            long[] x,
            long at,
            long one,
            boolean whole,
            long[] rates,
            long[] limits,
            long start,
            int scale,
            double bound) {
        this.x = x;
        this.at = at;
        this.one = one;
        this.whole = whole;
        this.below = rates[0];
        this.above = rates[1];
        this.maxBelow = limits[0];
        this.maxAbove = limits[1];
        this.min = limits[2];
        this.max = limits[3];
        this.start = start;
        this.scale = scale;
        this.bound = bound;
    }

    static @Nullable PerUnitKernel of(Measured measured, Curve.PerUnit curve, Decimal start) {
        Measured.Fixed fixed = measured.fast();
        if (fixed == null || curve.terms().size() != 1) {
            return null;
        }
        Curve.PerUnit.Term term = curve.terms().get(0);
        boolean plain = term.unit().compareTo(Decimal.ONE) == 0
                && !term.proportional()
                && curve.steps() != Curve.PerUnit.Steps.FIXED;
        if (!plain || term.of() != null || !term.at().fits(fixed.scale())) {
            return null;
        }
        boolean whole = curve.steps() == Curve.PerUnit.Steps.WHOLE;
        int rateScale = Math.max(term.below().scale(), term.above().scale());
        int scale = rateScale + (whole ? 0 : fixed.scale());
        @Nullable Decimal[] limits = {term.maxBelow(), term.maxAbove(), curve.min(), curve.max()};
        for (Decimal limit : limits) {
            scale = Math.max(scale, limit == null ? 0 : limit.stripped().scale());
        }
        scale = Math.max(scale, start.stripped().scale());
        int lift = scale - (whole ? 0 : fixed.scale());
        if (scale > Powers.MAX || !term.below().fits(lift) || !term.above().fits(lift) || !start.fits(scale)) {
            return null;
        }
        long at = term.at().unscaledAt(fixed.scale());
        long one = Powers.ten(fixed.scale());
        long[] rates = {term.below().unscaledAt(lift), term.above().unscaledAt(lift)};
        long[] bounds = {Long.MAX_VALUE, Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE};
        for (int i = 0; i < bounds.length; i++) {
            Decimal limit = limits[i];
            if (limit != null) {
                if (!limit.fits(scale)) {
                    return null;
                }
                bounds[i] = limit.unscaledAt(scale);
            }
        }
        long[] x = fixed.x().values();
        double distance = magnitude(x) + Math.abs((double) at);
        double steepest = Math.max(Math.abs((double) rates[0]), Math.abs((double) rates[1]));
        double bound = distance * steepest + Math.abs((double) start.unscaledAt(scale));
        for (Decimal limit : limits) {
            bound += limit == null ? 0 : Math.abs((double) limit.unscaledAt(scale));
        }
        if (bound > LongRounding.SAFE) {
            return null;
        }
        return new PerUnitKernel(x, at, one, whole, rates, bounds, start.unscaledAt(scale), scale, bound);
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
            long distance = x[i] - at;
            boolean up = distance > 0;
            long steps = up ? distance : -distance;
            if (whole) {
                steps /= one;
            }
            long limit = up ? maxAbove : maxBelow;
            long change = steps * (up ? above : below);
            if (change > limit) {
                change = limit;
            } else if (limit != Long.MAX_VALUE && change < -limit) {
                change = -limit;
            }
            out[i - first] = Math.min(Math.max(start + change, min), max);
        }
    }
}
