package leopard.score;

import leopard.model.Powers;
import leopard.scheme.Rounding;

/**
 * The fast form of a curve: long arithmetic over a slice of the units, to the same digits as {@link LineArithmetic}.
 * Whoever makes one has checked that nothing can overflow. Cells without a figure get some number, which nobody reads.
 */
abstract class Kernel {

    /** Says that points of this kernel are quotients that need not end, so that only {@link #scores} is there. */
    static final int QUOTIENTS = -1;

    /** From here a score has more digits than it may have. */
    static final double TOO_LARGE = 1e18;

    /** Decimals of what {@link #points} gives, or {@link #QUOTIENTS}. */
    abstract int scale();

    /** No points that {@link #points} gives are larger than this, up or down. */
    abstract double bound();

    /**
     * Exact points times {@code 10^scale} of the units {@code [from, to)}.
     *
     * @param first the unit whose points go into {@code out[0]}
     */
    abstract void points(int from, int to, long[] out, int first);

    /** Whether scores can be rounded to so many decimals within long arithmetic, and all have 18 digits at most. */
    boolean allows(Rounding rounding) {
        int lift = rounding.scale() - scale();
        if (-lift > Powers.MAX) {
            return false;
        }
        return lift < 0 || bound() * Powers.ten(lift) < TOO_LARGE;
    }

    /** Rounded points times {@code 10^rounding.scale} of the units {@code [from, to)}, in the cells of these units. */
    void scores(int from, int to, Rounding rounding, long[] out) {
        points(from, to, out, 0);
        int shift = scale() - rounding.scale();
        if (shift > 0) {
            LongRounding.dropDigits(out, from, to, shift, rounding.mode());
        } else if (shift < 0) {
            long factor = Powers.ten(-shift);
            for (int i = from; i < to; i++) {
                out[i] *= factor;
            }
        }
    }

    /** The largest absolute number of an array. */
    static double magnitude(long[] values) {
        long largest = 0;
        long least = 0;
        for (long each : values) {
            largest = Math.max(largest, each);
            least = Math.min(least, each);
        }
        return Math.max((double) largest, -(double) least);
    }
}
