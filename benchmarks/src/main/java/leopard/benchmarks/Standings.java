package leopard.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import leopard.award.Award;

/**
 * Ranks, grades and awards in plain Java: packed longs sorted, one pass for the rest. The peers use it too, so that they are
 * measured for what rules do and not for how they sort.
 */
final class Standings {

    private static final int INDEX_BITS = 20;
    private static final int CHAIN_BITS = 14;
    private static final int LEADER_FLOOR = 9500;
    private static final int LAGGARD_BELOW = 6000;
    private static final int LEADER_SHARED_BY = 2;

    private Standings() {}

    /** Rank of each unit that has a figure, the highest first, equal ones sharing the better rank; 0 for the others. */
    static int[] ranksOf(long[] values, byte[] statuses) {
        int n = values.length;
        long[] packed = new long[n];
        int count = 0;
        long most = Long.MIN_VALUE;
        for (long value : values) {
            most = Math.max(most, value);
        }
        for (int i = 0; i < n; i++) {
            if (statuses[i] == MonthColumns.OK) {
                packed[count++] = (most - values[i]) << INDEX_BITS | i;
            }
        }
        Arrays.sort(packed, 0, count);
        return shared(packed, count, n);
    }

    private static int[] shared(long[] packed, int count, int n) {
        int[] ranks = new int[n];
        long mask = (1L << INDEX_BITS) - 1;
        long before = -1;
        int rank = 0;
        for (int i = 0; i < count; i++) {
            long key = packed[i] >>> INDEX_BITS;
            if (key != before) {
                rank = i + 1;
                before = key;
            }
            ranks[(int) (packed[i] & mask)] = rank;
        }
        return ranks;
    }

    /**
     * Everything that needs the totals.
     *
     * @param limits best grade that the red lines leave to each unit
     */
    static MonthResult of(long[][] lines, long[][] components, long[] totals, byte[] limits) {
        int n = totals.length;
        long[] packed = new long[n];
        long most = 1L << CHAIN_BITS;
        for (int i = 0; i < n; i++) {
            long personal = components[0][i] + components[1][i];
            packed[i] = ((most - totals[i]) << CHAIN_BITS | (most - personal)) << INDEX_BITS | i;
        }
        Arrays.sort(packed);
        int[] ranks = shared(packed, n, n);
        int[] grades = new int[n];
        for (int i = 0; i < n; i++) {
            long total = totals[i];
            int band = total >= 9000 ? 0 : total >= 8000 ? 1 : total >= 6500 ? 2 : 3;
            grades[i] = Math.max(band, limits[i]);
        }
        applyQuota(packed, ranks, grades);
        return new MonthResult(lines, components, totals, ranks, grades, awards(packed, ranks, totals));
    }

    /** At most three tenths of the units are 优秀, in the order of their ranks; who shares a rank across the edge is not. */
    private static void applyQuota(long[] packed, int[] ranks, int[] grades) {
        int n = packed.length;
        long mask = (1L << INDEX_BITS) - 1;
        int places = n * 3 / 10;
        int given = 0;
        int start = 0;
        while (start < n) {
            int rank = ranks[(int) (packed[start] & mask)];
            int end = start;
            int wanting = 0;
            while (end < n && ranks[(int) (packed[end] & mask)] == rank) {
                wanting += grades[(int) (packed[end] & mask)] == 0 ? 1 : 0;
                end++;
            }
            boolean full = given + wanting > places;
            for (int i = start; i < end && full; i++) {
                int unit = (int) (packed[i] & mask);
                grades[unit] = Math.max(grades[unit], 1);
            }
            // 名额用完即止: nobody behind a group that did not fit gets what it left.
            given = full ? places : given + wanting;
            start = end;
        }
    }

    private static List<MonthResult.Given> awards(long[] packed, int[] ranks, long[] totals) {
        List<MonthResult.Given> given = new ArrayList<>();
        int n = packed.length;
        long mask = (1L << INDEX_BITS) - 1;
        int winners = 0;
        while (winners < n && ranks[(int) (packed[winners] & mask)] == 1) {
            winners++;
        }
        String award = MonthScheme.AWARD + "." + MonthScheme.RANKING;
        if (n == 0 || totals[(int) (packed[0] & mask)] < LEADER_FLOOR) {
            given.add(new MonthResult.Given(award, "", 0, Award.Outcome.VACANT.name()));
        } else if (winners > LEADER_SHARED_BY) {
            given.add(new MonthResult.Given(award, "", 0, Award.Outcome.WITHHELD.name()));
        } else {
            for (int i = 0; i < winners; i++) {
                String unit = MonthColumns.unitId((int) (packed[i] & mask));
                given.add(new MonthResult.Given(award, unit, 1, Award.Outcome.AWARDED.name()));
            }
        }
        String notice = MonthScheme.NOTICE + "." + MonthScheme.RANKING;
        int last = n == 0 ? 0 : ranks[(int) (packed[n - 1] & mask)];
        for (int i = 0; i < n; i++) {
            int unit = (int) (packed[i] & mask);
            if (ranks[unit] == last && totals[unit] < LAGGARD_BELOW) {
                given.add(new MonthResult.Given(notice, MonthColumns.unitId(unit), last, Award.Outcome.NOTICE.name()));
            }
        }
        return given;
    }
}
