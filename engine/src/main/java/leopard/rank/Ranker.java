package leopard.rank;

import java.util.Arrays;
import java.util.BitSet;
import leopard.scheme.RankingRule.TieMethod;

/**
 * Ranks units by a decimal column and a tie-break chain. Numbers are compared as scaled longs, so no float ever decides
 * a tie.
 */
public final class Ranker {

    private static final int DIGIT_BITS = 11;
    private static final int DIGITS = 1 << DIGIT_BITS;

    /** Wider ranges are left to a comparison sort: a radix sort would need too many passes. */
    private static final int MAX_RADIX_BITS = 4 * DIGIT_BITS;

    private Ranker() {}

    /**
     * Ranks the eligible units.
     *
     * @param units number of units that the columns have
     * @param eligible units that take part
     */
    public static Ranking rank(int units, BitSet eligible, RankKey key, TiePolicy ties) {
        return rank(numbers(eligible), new int[units], key, ties);
    }

    /**
     * Ranks the units of one group among several.
     *
     * @param eligible units of the group that take part, in the order of the list
     * @param ranks rank of each unit of all groups, into which those of this group are written
     */
    public static Ranking rank(int[] eligible, int[] ranks, RankKey key, TiePolicy ties) {
        int[] order = ordered(eligible, key, ties);
        int rank = 0;
        for (int i = 0; i < order.length; i++) {
            if (i == 0 || differs(order[i - 1], order[i], key, ties)) {
                rank = ties.method() == TieMethod.DENSE ? rank + 1 : i + 1;
            }
            ranks[order[i]] = rank;
        }
        return new Ranking(order, ranks);
    }

    /** Units by {@code key}, then by the chain, equal ones by their number: the last key first, each sort being stable. */
    private static int[] ordered(int[] eligible, RankKey key, TiePolicy ties) {
        int[] order = eligible;
        for (int k = ties.chain().size() - 1; k >= 0; k--) {
            order = sorted(order, ties.chain().get(k));
        }
        return sorted(order, key);
    }

    private static int[] numbers(BitSet eligible) {
        int[] numbers = new int[eligible.cardinality()];
        int count = 0;
        for (int i = eligible.nextSetBit(0); i >= 0; i = eligible.nextSetBit(i + 1)) {
            numbers[count++] = i;
        }
        return numbers;
    }

    private static int[] sorted(int[] order, RankKey key) {
        if (order.length < 2) {
            return order;
        }
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        for (int unit : order) {
            long value = key.value(unit);
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        long width = most - least;
        int bits = Long.SIZE - Long.numberOfLeadingZeros(width);
        if (width < 0 || bits > MAX_RADIX_BITS) {
            Integer[] boxed = Arrays.stream(order).boxed().toArray(Integer[]::new);
            Arrays.sort(boxed, key::compare);
            return Arrays.stream(boxed).mapToInt(Integer::intValue).toArray();
        }
        return radixSorted(order, key, key.isDescending() ? most : least, bits);
    }

    /** Least significant digit first; stable, so equal units keep their order. */
    private static int[] radixSorted(int[] units, RankKey key, long origin, int bits) {
        int[] from = units;
        int[] to = new int[units.length];
        for (int shift = 0; shift < bits; shift += DIGIT_BITS) {
            int[] start = new int[DIGITS + 1];
            for (int unit : from) {
                start[digit(key, unit, origin, shift) + 1]++;
            }
            for (int i = 1; i <= DIGITS; i++) {
                start[i] += start[i - 1];
            }
            for (int unit : from) {
                to[start[digit(key, unit, origin, shift)]++] = unit;
            }
            int[] swap = from;
            from = to;
            to = swap;
        }
        return from;
    }

    private static int digit(RankKey key, int unit, long origin, int shift) {
        long distance = Math.abs(key.value(unit) - origin);
        return (int) (distance >>> shift) & (DIGITS - 1);
    }

    private static int compareChain(int a, int b, TiePolicy ties) {
        for (RankKey key : ties.chain()) {
            int decided = key.compare(a, b);
            if (decided != 0) {
                return decided;
            }
        }
        return 0;
    }

    private static boolean differs(int a, int b, RankKey key, TiePolicy ties) {
        return key.compare(a, b) != 0 || compareChain(a, b, ties) != 0;
    }
}
