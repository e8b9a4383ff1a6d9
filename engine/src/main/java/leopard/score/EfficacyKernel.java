package leopard.score;

import java.util.Arrays;
import leopard.model.Decimal;
import leopard.model.Powers;
import leopard.scheme.Curve;
import leopard.scheme.Rounding;
import org.jspecify.annotations.Nullable;

/** {@code W · (base + span · round((x − low) / (high − low))) / 100}. */
final class EfficacyKernel extends Kernel {

    private final long[] x;
    private final Groups groups;
    private final long[] low;
    private final long[] high;
    private final long step;
    private final Rounding position;
    private final boolean clamp;
    private final boolean zeroBelowZero;
    private final long base;
    private final long span;
    private final long negative;
    private final long equal;
    private final int scale;
    private final double bound;

    private EfficacyKernel(
            long[] x,
            Groups groups,
            long[] low,
            long[] high,
            Curve.Efficacy curve,
            Rounding position,
            long[] points,
            int scale,
            double bound) {
        this.x = x;
        this.groups = groups;
        this.low = low;
        this.high = high;
        this.step = Powers.ten(position.scale());
        this.position = position;
        this.clamp = curve.clamp();
        this.zeroBelowZero = curve.belowZero() != null;
        this.base = points[0];
        this.span = points[1];
        this.negative = points[2];
        this.equal = points[3];
        this.scale = scale;
        this.bound = bound;
    }

    /** @param population null where the bounds are fixed */
    static @Nullable EfficacyKernel of(
            Measured measured,
            Curve.Efficacy curve,
            @Nullable PopulationFigures population,
            Groups groups,
            Rounding position,
            Decimal full) {
        Measured.Fixed fixed = measured.fast();
        if (fixed == null) {
            return null;
        }
        long[] x = fixed.x().values();
        long[] low = new long[groups.size()];
        long[] high = new long[groups.size()];
        for (int g = 0; g < low.length; g++) {
            Curve.Efficacy.Bounds bounds = curve.bounds();
            if (bounds != null) {
                if (!bounds.low().fits(fixed.scale()) || !bounds.high().fits(fixed.scale())) {
                    return null;
                }
                low[g] = bounds.low().unscaledAt(fixed.scale());
                high[g] = bounds.high().unscaledAt(fixed.scale());
            } else if (population != null && population.least(g) >= 0) {
                boolean up = curve.better() == Curve.Better.HIGH;
                low[g] = x[up ? population.least(g) : population.most(g)];
                high[g] = x[up ? population.most(g) : population.least(g)];
            }
        }
        int s = position.scale();
        Decimal hundredth = Decimal.of(1, 2);
        Decimal base = curve.base().times(full).times(hundredth);
        Decimal span = curve.span().times(full).times(hundredth);
        Decimal negative =
                curve.belowZero() == null ? Decimal.ZERO : curve.belowZero().times(full);
        Decimal equal = curve.whenEqual() == Curve.Efficacy.WhenEqual.FULL ? full : base;
        int pointScale =
                Math.max(Math.max(base.scale(), span.scale()), Math.max(negative.scale() - s, equal.scale() - s));
        int scale = pointScale + s;
        if (scale > Powers.MAX) {
            return null;
        }
        Decimal[] all = {base, span, negative, equal};
        for (Decimal each : all) {
            if (!each.fits(scale)) {
                return null;
            }
        }
        double widest = magnitude(x);
        for (int g = 0; g < low.length; g++) {
            widest = Math.max(widest, Math.max(Math.abs((double) low[g]), Math.abs((double) high[g])));
        }
        double numerator = 2 * widest * Powers.ten(s);
        double product = (curve.clamp() ? Powers.ten(s) : numerator) * Math.abs((double) span.unscaledAt(pointScale));
        if (numerator > LongRounding.SAFE || product > LongRounding.SAFE / 2) {
            return null;
        }
        long[] points = {
            base.unscaledAt(scale), span.unscaledAt(pointScale), negative.unscaledAt(scale), equal.unscaledAt(scale)
        };
        double bound = product + magnitude(points);
        return new EfficacyKernel(x, groups, low, high, curve, position, points, scale, bound);
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
        if (low.length == 1 && low[0] == high[0] && !zeroBelowZero) {
            Arrays.fill(out, from - first, to - first, equal);
            return;
        }
        for (int i = from; i < to; i++) {
            int g = groups.of(i);
            long width = high[g] - low[g];
            if (zeroBelowZero && x[i] < 0) {
                out[i - first] = negative;
            } else if (width == 0) {
                out[i - first] = equal;
            } else {
                long above = (x[i] - low[g]) * step;
                long share = width > 0
                        ? LongRounding.divide(above, width, position.mode())
                        : LongRounding.divide(-above, -width, position.mode());
                if (clamp) {
                    share = Math.min(Math.max(share, 0), step);
                }
                out[i - first] = base + span * share;
            }
        }
    }
}
