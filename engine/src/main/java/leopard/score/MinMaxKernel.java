package leopard.score;

import java.util.Arrays;
import java.util.BitSet;
import leopard.model.Column;
import leopard.model.Decimal;
import leopard.model.Powers;
import leopard.scheme.Curve.Better;
import leopard.scheme.Population;
import leopard.scheme.Relation.MinMax;
import leopard.scheme.Rounding;
import org.jspecify.annotations.Nullable;

/** Repeats {@link MinMaxComparison} for all units at once, in longs. */
final class MinMaxKernel {

    private final MinMax relation;
    private final Participants participants;
    private final Figures figures;
    private final Measured x;
    private final Rounding position;

    MinMaxKernel(MinMax relation, Participants participants, Figures figures, Measured x, Rounding position) {
        this.relation = relation;
        this.participants = participants;
        this.figures = figures;
        this.x = x;
        this.position = position;
    }

    /** Where every figure lies; null where only exact arithmetic can tell. */
    Column.@Nullable Fixed positions() {
        Measured.Fixed fast = x.fast();
        Population population = relation.population();
        if (fast == null) {
            return null;
        }
        if (population != null && population.periods().span() != Population.Span.NOW) {
            return null;
        }
        int n = x.column().size();
        long unit = Powers.ten(position.scale());
        Decimal span = relation.to().minus(relation.from());
        int scale = relation.isShare() ? position.scale() : position.scale() + span.scale();
        Decimal equal = relation.whenEqual() == null ? Decimal.ZERO : relation.whenEqual();
        if (scale > Powers.MAX
                || !equal.fits(position.scale())
                || !relation.from().fits(scale)) {
            return null;
        }
        long[] results = fast.x().values().clone();
        long stretch = relation.isShare() ? 1 : span.unscaledAt(span.scale());
        long from = relation.isShare() ? 0 : relation.from().unscaledAt(scale);
        double most = LongRounding.SAFE / 2 / unit / Math.max(1, Math.abs((double) stretch));
        LongEnds ends = new LongEnds(population == null ? Population.RANKABLE : population, fast);
        for (int i = 0; i < n; i++) {
            if (!x.has(i)) {
                continue;
            }
            long low = ends.low[ends.groups.of(i)];
            long high = ends.high[ends.groups.of(i)];
            // A group without figures, and numbers too large for longs, are left to exact arithmetic.
            if (Math.max(Math.abs((double) results[i]), Math.max(Math.abs((double) low), Math.abs((double) high)))
                    > most) {
                return null;
            }
            long width = high - low;
            long above = relation.better() == Better.HIGH ? results[i] - low : high - results[i];
            long share = width == 0
                    ? equal.unscaledAt(position.scale())
                    : LongRounding.divide(width > 0 ? above * unit : -above * unit, Math.abs(width), position.mode());
            if (width != 0 && relation.clamp()) {
                share = Math.min(Math.max(share, 0), unit);
            }
            results[i] = from + stretch * share;
        }
        return Column.Fixed.of(results, scale);
    }

    /** The ends of each group in longs. */
    private final class LongEnds {
        private final Groups groups;
        private final long[] low;
        private final long[] high;

        LongEnds(Population population, Measured.Fixed fast) {
            this.groups = figures.groups(population.within());
            this.low = new long[groups.size()];
            this.high = new long[groups.size()];
            Arrays.fill(low, Long.MAX_VALUE);
            Arrays.fill(high, Long.MIN_VALUE);
            long[] values = fast.x().values();
            BitSet who = participants.now(population, figures, x);
            for (int i = who.nextSetBit(0); i >= 0; i = who.nextSetBit(i + 1)) {
                int group = groups.of(i);
                low[group] = Math.min(low[group], values[i]);
                high[group] = Math.max(high[group], values[i]);
            }
            fix(low, relation.ends().low(), fast.scale());
            fix(high, relation.ends().high(), fast.scale());
        }

        private static void fix(long[] ends, @Nullable Decimal fixed, int scale) {
            if (fixed != null) {
                Arrays.fill(ends, fixed.fits(scale) ? fixed.unscaledAt(scale) : Long.MAX_VALUE);
            }
        }
    }
}
