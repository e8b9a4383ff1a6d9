package leopard.rank;

/**
 * One thing that units are compared by: a number per unit, all at one scale.
 */
public final class RankKey implements TieBreak {

    private final long[] values;
    private final boolean descending;

    private RankKey(long[] values, boolean descending) {
        this.values = values;
        this.descending = descending;
    }

    /** The higher the better. */
    public static RankKey descending(long[] values) {
        return new RankKey(values, true);
    }

    /** The lower the better. */
    public static RankKey ascending(long[] values) {
        return new RankKey(values, false);
    }

    long value(int unit) {
        return values[unit];
    }

    boolean isDescending() {
        return descending;
    }

    /** Negative if {@code a} comes before {@code b}. */
    int compare(int a, int b) {
        return descending ? Long.compare(values[b], values[a]) : Long.compare(values[a], values[b]);
    }
}
