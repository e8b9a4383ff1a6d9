package leopard.score;

import java.util.List;
import leopard.model.Decimal;
import leopard.model.Powers;
import leopard.scheme.Curve;
import leopard.scheme.Rounding;
import org.jspecify.annotations.Nullable;

/**
 * {@code W · y(x)} between points. Each segment is one fraction {@code (a + b · x) / d} of whole numbers, so that a slope
 * that never ends as a decimal is still exact.
 */
final class PiecewiseKernel extends Kernel {

    private final long[] x;
    private final long[] starts;
    private final long[] a;
    private final long[] b;
    private final long[] d;
    private final int scale;

    private PiecewiseKernel(long[] x, long[] starts, long[] a, long[] b, long[] d, int scale) {
        this.x = x;
        this.starts = starts;
        this.a = a;
        this.b = b;
        this.d = d;
        this.scale = scale;
    }

    static @Nullable PiecewiseKernel of(Measured measured, Curve.Piecewise curve, Decimal full) {
        Measured.Fixed fixed = measured.fast();
        if (fixed == null) {
            return null;
        }
        List<Curve.Piecewise.Point> points = curve.points();
        int n = points.size();
        int yScale = full.scale();
        Decimal below = curve.below() == null ? points.get(0).y() : curve.below();
        Decimal above = curve.above() == null ? points.get(n - 1).y() : curve.above();
        for (Curve.Piecewise.Point point : points) {
            if (!point.x().fits(fixed.scale())) {
                return null;
            }
            yScale = Math.max(yScale, point.y().times(full).scale());
        }
        yScale = Math.max(
                yScale, Math.max(below.times(full).scale(), above.times(full).scale()));
        if (yScale > Powers.MAX
                || !below.times(full).fits(yScale)
                || !above.times(full).fits(yScale)) {
            return null;
        }
        long[] starts = new long[n];
        long[] a = new long[n + 1];
        long[] b = new long[n + 1];
        long[] d = new long[n + 1];
        a[0] = below.times(full).unscaledAt(yScale);
        d[0] = 1;
        double widest = magnitude(fixed.x().values());
        for (int i = 0; i < n; i++) {
            Decimal y = points.get(i).y().times(full);
            if (!y.fits(yScale)) {
                return null;
            }
            starts[i] = points.get(i).x().unscaledAt(fixed.scale());
            long y0 = y.unscaledAt(yScale);
            if (i == n - 1) {
                a[n] = above.times(full).unscaledAt(yScale);
                d[n] = 1;
                continue;
            }
            Decimal next = points.get(i + 1).y().times(full);
            if (!next.fits(yScale)) {
                return null;
            }
            long dx = points.get(i + 1).x().unscaledAt(fixed.scale()) - starts[i];
            long dy = next.unscaledAt(yScale) - y0;
            double bound = Math.abs((double) y0) * dx + Math.abs((double) dy) * (widest + Math.abs((double) starts[i]));
            if (bound > LongRounding.SAFE) {
                return null;
            }
            a[i + 1] = y0 * dx - dy * starts[i];
            b[i + 1] = dy;
            d[i + 1] = dx;
        }
        return new PiecewiseKernel(fixed.x().values(), starts, a, b, d, yScale);
    }

    @Override
    int scale() {
        return QUOTIENTS;
    }

    @Override
    double bound() {
        return Double.MAX_VALUE;
    }

    @Override
    void points(int from, int to, long[] out, int first) {
        throw new UnsupportedOperationException("quotients need not end");
    }

    @Override
    void scores(int from, int to, Rounding rounding, long[] out) {
        int shift = scale - rounding.scale();
        long up = shift < 0 ? Powers.ten(-shift) : 1;
        long down = shift > 0 ? Powers.ten(shift) : 1;
        int count = starts.length;
        for (int i = from; i < to; i++) {
            long value = x[i];
            int segment = 0;
            while (segment < count && value >= starts[segment]) {
                segment++;
            }
            out[i] = LongRounding.divide((a[segment] + b[segment] * value) * up, d[segment] * down, rounding.mode());
        }
    }

    @Override
    boolean allows(Rounding rounding) {
        int shift = scale - rounding.scale();
        double widest = magnitude(x);
        double worst = 0;
        double largest = 0;
        for (int i = 0; i < d.length; i++) {
            double top = Math.abs((double) a[i]) + Math.abs((double) b[i]) * widest;
            largest = Math.max(largest, top / d[i] * Math.pow(10, -shift));
            worst = Math.max(
                    worst, shift < 0 ? top * Powers.ten(-shift) : Math.max(top, (double) d[i] * Powers.ten(shift)));
        }
        return worst <= LongRounding.SAFE && largest < TOO_LARGE;
    }
}
