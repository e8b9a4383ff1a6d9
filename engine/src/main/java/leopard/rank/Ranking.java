package leopard.rank;

/**
 * Ranks of the units of one population. Units with equal keys share a rank and stand in the order of the unit list,
 * which is the order of their ids: the order of rows shows nowhere.
 */
public final class Ranking {

    private final int[] order;
    private final int[] ranks;

    Ranking(int[] order, int[] ranks) {
        this.order = order;
        this.ranks = ranks;
    }

    /** How many units have a rank. */
    public int size() {
        return order.length;
    }

    /** The unit in place {@code i}, from 0. */
    public int unit(int i) {
        return order[i];
    }

    /** The rank of a unit, from 1; 0 if it has none. */
    public int rank(int unit) {
        return ranks[unit];
    }

    /** The place of a ranked unit in the order, from 0; -1 if it has no rank. */
    public int place(int unit) {
        int rank = ranks[unit];
        int low = 0;
        int high = rank == 0 ? 0 : order.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            int other = order[middle];
            boolean before = ranks[other] == rank ? other < unit : ranks[other] < rank;
            if (before) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return rank == 0 ? -1 : low;
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
