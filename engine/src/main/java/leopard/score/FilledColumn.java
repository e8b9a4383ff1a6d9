package leopard.score;

import java.util.BitSet;
import java.util.function.Function;
import leopard.model.Column;
import leopard.model.DataStatus;
import leopard.model.Rational;
import leopard.scheme.Fill;
import leopard.scheme.MissingPolicy.TreatedAs;
import org.jspecify.annotations.Nullable;

/**
 * A column whose gaps were filled.
 *
 * @param column as it counts
 * @param before as it was
 */
record FilledColumn(Column column, Column before, TreatedAs as) {

    /** Whether the unit's figure is not its own. */
    boolean is(int unit) {
        return column.status(unit).hasValue() && !before.status(unit).hasValue();
    }

    /** All units whose figure is not their own. */
    BitSet units() {
        BitSet units = new BitSet();
        for (int i = 0; i < column.size(); i++) {
            units.set(i, is(i));
        }
        return units;
    }

    /** Why the figure was not there. */
    DataStatus why(int unit) {
        return before.status(unit);
    }

    /**
     * Fills gaps.
     *
     * @param earlier the same figures in another period
     * @param applying units that have the figure at all
     * @param barred units barred by an event
     */
    static FilledColumn of(
            Fill fill,
            Column before,
            Figures figures,
            Function<Figures, Column> earlier,
            BitSet applying,
            BitSet barred) {
        int n = before.size();
        byte[] status = before.statuses().clone();
        @Nullable Rational[] values = new Rational[n];
        Filler filler = filler(fill, before, figures, earlier, applying, barred);
        boolean any = false;
        for (int i = 0; i < n; i++) {
            if (before.status(i).hasValue()) {
                values[i] = before.exact(i);
            } else if (applying.get(i) && fill.statuses().contains(before.status(i))) {
                values[i] = filler.value(i);
                if (values[i] != null) {
                    status[i] = (byte) DataStatus.OK.ordinal();
                    any = true;
                }
            }
        }
        return new FilledColumn(any ? Column.ofExact(values, status) : before, before, fill.as());
    }

    /** What counts for a unit without a figure; null where there is nothing to take. */
    private interface Filler {
        @Nullable
        Rational value(int unit);
    }

    private static Filler filler(
            Fill fill,
            Column before,
            Figures figures,
            Function<Figures, Column> earlier,
            BitSet applying,
            BitSet barred) {
        return switch (fill.as()) {
            case FIXED -> unit -> fill.number() == null ? null : Rational.of(fill.number());
            case GROUP_MEAN -> means(fill, before, figures, applying, barred);
            case LAST_VALUE -> unit -> lastValue(fill, figures, earlier, unit);
            case REWEIGHT, ZERO, SHARE, NO_SCORE, AS_SUBMITTED, DEDUCTIONS, NOT_RANKED ->
                throw new IllegalArgumentException("fills nothing: " + fill.as());
        };
    }

    private static Filler means(Fill fill, Column before, Figures figures, BitSet applying, BitSet barred) {
        Groups groups = figures.groups(fill.over().within());
        Rational[] sums = new Rational[groups.size()];
        int[] counts = new int[groups.size()];
        for (int i = 0; i < before.size(); i++) {
            boolean takesPart = fill.over().all() || (figures.units().isRanked(i) && !barred.get(i));
            if (takesPart && applying.get(i) && before.status(i).hasValue()) {
                int group = groups.of(i);
                sums[group] = counts[group] == 0 ? before.exact(i) : sums[group].plus(before.exact(i));
                counts[group]++;
            }
        }
        return unit -> {
            int group = groups.of(unit);
            return counts[group] == 0 ? null : sums[group].over(Rational.of(counts[group]));
        };
    }

    private static @Nullable Rational lastValue(
            Fill fill, Figures figures, Function<Figures, Column> earlier, int unit) {
        var period = figures.period().previous();
        for (int i = 0; i < fill.back() && period != null && !figures.isBeforeAllReadings(period); i++) {
            Column column = earlier.apply(figures.at(period));
            if (column.status(unit).hasValue()) {
                return column.exact(unit);
            }
            period = period.previous();
        }
        return null;
    }
}
