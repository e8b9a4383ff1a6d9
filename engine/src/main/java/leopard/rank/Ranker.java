package leopard.rank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
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
        List<RankKey> keys = leadingKeys(key, ties);
        int[] order = ordered(eligible, keys);
        BitSet starts = starts(order, keys);
        List<? extends TieBreak> rest =
                ties.chain().subList(keys.size() - 1, ties.chain().size());
        if (!rest.isEmpty()) {
            order = split(order, starts, rest);
        }
        int rank = 0;
        for (int i = 0; i < order.length; i++) {
            if (ties.method() == TieMethod.ORDINAL) {
                rank = i + 1;
            } else if (starts.get(i)) {
                rank = ties.method() == TieMethod.DENSE ? rank + 1 : i + 1;
            }
            ranks[order[i]] = rank;
        }
        return new Ranking(order, ranks, ties.method());
    }

    /** The keys that come before anything that has to be asked about tied units: by them all units are sorted at once. */
    private static List<RankKey> leadingKeys(RankKey key, TiePolicy ties) {
        List<RankKey> keys = new ArrayList<>();
        keys.add(key);
        for (TieBreak each : ties.chain()) {
            if (!(each instanceof RankKey next)) {
                break;
            }
            keys.add(next);
        }
        return keys;
    }

    /** Units by the keys, equal ones by their number: the last key first, each sort being stable. */
    private static int[] ordered(int[] eligible, List<RankKey> keys) {
        int[] order = eligible;
        for (int k = keys.size() - 1; k >= 0; k--) {
            order = sorted(order, keys.get(k));
        }
        return order;
    }

    /** The places at which a unit differs from the one before it. */
    private static BitSet starts(int[] order, List<RankKey> keys) {
        BitSet starts = new BitSet(order.length);
        for (int i = 0; i < order.length; i++) {
            starts.set(i, i == 0 || differs(order[i - 1], order[i], keys));
        }
        return starts;
    }

    private static boolean differs(int a, int b, List<RankKey> keys) {
        for (RankKey key : keys) {
            if (key.compare(a, b) != 0) {
                return true;
            }
        }
        return false;
    }

    /** Splits what is tied; {@code starts} is brought up to date. */
    private static int[] split(int[] order, BitSet starts, List<? extends TieBreak> chain) {
        List<int[]> classes = new ArrayList<>();
        int from = 0;
        while (from < order.length) {
            int next = starts.nextSetBit(from + 1);
            int to = next < 0 ? order.length : next;
            addSplit(Arrays.copyOfRange(order, from, to), chain, classes);
            from = to;
        }
        int[] result = new int[order.length];
        int at = 0;
        for (int[] each : classes) {
            System.arraycopy(each, 0, result, at, each.length);
            starts.clear(at, at + each.length);
            starts.set(at);
            at += each.length;
        }
        return result;
    }

    private static void addSplit(int[] tied, List<? extends TieBreak> chain, List<int[]> into) {
        if (tied.length == 1 || chain.isEmpty()) {
            into.add(tied);
            return;
        }
        List<? extends TieBreak> rest = chain.subList(1, chain.size());
        for (int[] part : parts(tied, chain.get(0))) {
            addSplit(part, rest, into);
        }
    }

    private static List<int[]> parts(int[] tied, TieBreak by) {
        if (by instanceof TieSplit split) {
            return split.split(tied);
        }
        RankKey key = (RankKey) by;
        int[] order = sorted(tied, key);
        List<int[]> parts = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= order.length; i++) {
            if (i == order.length || key.compare(order[i - 1], order[i]) != 0) {
                parts.add(Arrays.copyOfRange(order, from, i));
                from = i;
            }
        }
        return parts;
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
}
