package leopard.score;

import java.util.ArrayList;
import java.util.List;
import leopard.model.Decimal;
import leopard.model.Powers;
import leopard.model.Rational;
import leopard.scheme.Comparator;
import leopard.scheme.Curve;
import leopard.scheme.Rounding;
import org.jspecify.annotations.Nullable;

/**
 * {@code W · share} where x decides between a few shares: 达标法 and 分档法. Both are a list of tests, the first that holds
 * decides.
 */
final class ShareKernel extends Kernel {

    private final long[] x;
    private final long[] bounds;
    private final boolean least;
    private final boolean inclusive;
    private final long[] points;
    private final int scale;

    private ShareKernel(long[] x, long[] bounds, boolean least, boolean inclusive, long[] points, int scale) {
        this.x = x;
        this.bounds = bounds;
        this.least = least;
        this.inclusive = inclusive;
        this.points = points;
        this.scale = scale;
    }

    static @Nullable ShareKernel of(Measured measured, Curve.Tier tier, Decimal full) {
        List<Decimal> shares = new ArrayList<>();
        List<Decimal> bounds = new ArrayList<>();
        for (Curve.Tier.Step step : tier.steps()) {
            if (tier.includes(step) != tier.inclusive()) {
                return null;
            }
            bounds.add(step.bound());
            shares.add(step.share());
        }
        shares.add(tier.rest());
        return of(measured, bounds, tier.upwards(), tier.inclusive(), shares, full);
    }

    /** Null also for tests of equality, which hold for no range. */
    static @Nullable ShareKernel of(Measured measured, Curve.PassFail test, Decimal full) {
        Comparator comparator = test.comparator();
        if (comparator == Comparator.EQUAL || comparator == Comparator.UNEQUAL) {
            return null;
        }
        boolean least = comparator == Comparator.AT_LEAST || comparator == Comparator.ABOVE;
        boolean inclusive = comparator == Comparator.AT_LEAST || comparator == Comparator.AT_MOST;
        return of(measured, List.of(test.threshold()), least, inclusive, List.of(Decimal.ONE, test.otherwise()), full);
    }

    private static @Nullable ShareKernel of(
            Measured measured,
            List<Decimal> bounds,
            boolean least,
            boolean inclusive,
            List<Decimal> shares,
            Decimal full) {
        Measured.Fixed fixed = measured.fast();
        if (fixed == null) {
            return null;
        }
        long[] aligned = new long[bounds.size()];
        for (int i = 0; i < aligned.length; i++) {
            if (!bounds.get(i).fits(fixed.scale())) {
                return null;
            }
            aligned[i] = bounds.get(i).unscaledAt(fixed.scale());
        }
        int scale = full.scale();
        for (Decimal share : shares) {
            scale = Math.max(scale, share.times(full).scale());
        }
        long[] points = new long[shares.size()];
        for (int i = 0; i < points.length; i++) {
            Decimal each = shares.get(i).times(full);
            if (scale > Powers.MAX || !each.fits(scale)) {
                return null;
            }
            points[i] = each.unscaledAt(scale);
        }
        return new ShareKernel(fixed.x().values(), aligned, least, inclusive, points, scale);
    }

    @Override
    int scale() {
        return scale;
    }

    @Override
    double bound() {
        return magnitude(points);
    }

    @Override
    void points(int from, int to, long[] out, int first) {
        fill(from, to, points, out, first);
    }

    @Override
    void scores(int from, int to, Rounding rounding, long[] out) {
        long[] rounded = new long[points.length];
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] =
                    rounding.round(Rational.of(Decimal.of(points[i], scale))).unscaledAt(rounding.scale());
        }
        fill(from, to, rounded, out, 0);
    }

    private void fill(int from, int to, long[] values, long[] out, int first) {
        int count = bounds.length;
        for (int i = from; i < to; i++) {
            int step = 0;
            long value = x[i];
            while (step < count && !holds(value, bounds[step])) {
                step++;
            }
            out[i - first] = values[step];
        }
    }

    private boolean holds(long value, long bound) {
        if (value == bound) {
            return inclusive;
        }
        return least ? value > bound : value < bound;
    }
}
