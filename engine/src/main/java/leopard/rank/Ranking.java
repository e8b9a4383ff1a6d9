package leopard.rank;

import java.util.Arrays;
import leopard.model.Decimal;
import leopard.scheme.RankingRule.TieMethod;

/**
 * Ranks of the units of one population. Units with equal keys share a rank and stand in the order of the unit list,
 * which is the order of their ids: the order of rows shows nowhere.
 */
public final class Ranking {

    private final int[] order;
    private final int[] ranks;
    private final TieMethod method;

    Ranking(int[] order, int[] ranks, TieMethod method) {
        this.order = order;
        this.ranks = ranks;
        this.method = method;
    }

    /** How many units have a rank. */
    public int size() {
        return order.length;
    }

    /** The unit in place {@code i}, from 0. */
    public int unit(int i) {
        return order[i];
    }

    /**
     * The rank of a unit, from 1; 0 if it has none. Where several share places 1 3 3 4 or 1 2.5 2.5 4 it is the first of the
     * places that they share: what awards and quotas go by.
     */
    public int rank(int unit) {
        return ranks[unit];
    }

    /** The rank as the tie method has it: 3 in 1 3 3 4, 2.5 in 1 2.5 2.5 4; zero if the unit has none. */
    public Decimal printed(int unit) {
        int rank = ranks[unit];
        int more = rank == 0 ? 0 : sharing(unit) - 1;
        return switch (method) {
            case COMPETITION, DENSE, ORDINAL -> Decimal.of(rank);
            case MODIFIED -> Decimal.of((long) rank + more);
            case FRACTIONAL ->
                more % 2 == 0 ? Decimal.of((long) rank + more / 2) : Decimal.of((2L * rank + more) * 5, 1);
        };
    }

    /** How many units share the rank of a ranked unit, itself included. */
    public int sharing(int unit) {
        int rank = ranks[unit];
        return placeAfter(rank) - placeAfter(rank - 1);
    }

    /** The first place behind all units of that rank and of better ones. */
    private int placeAfter(int rank) {
        int low = 0;
        int high = order.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ranks[order[middle]] <= rank) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The place of a ranked unit in the order, from 0; -1 if it has no rank. */
    public int place(int unit) {
        int rank = ranks[unit];
        if (rank == 0) {
            return -1;
        }
        return Arrays.binarySearch(order, placeAfter(rank - 1), placeAfter(rank), unit);
    }

    /** The largest rank that somebody has; 0 if nobody is ranked. */
    public int last() {
        return order.length == 0 ? 0 : ranks[order[order.length - 1]];
    }

    /** Whether the unit in place {@code i} shares its rank. */
    public boolean isShared(int i) {
        int rank = ranks[order[i]];
        return (i > 0 && ranks[order[i - 1]] == rank) || (i + 1 < order.length && ranks[order[i + 1]] == rank);
    }
}
