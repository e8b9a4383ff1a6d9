package leopard.score;

import java.util.BitSet;
import java.util.TreeMap;
import leopard.model.Rational;
import leopard.rank.RankKey;
import leopard.rank.Ranker;
import leopard.rank.Ranking;
import leopard.rank.TiePolicy;
import leopard.scheme.Curve.Better;
import leopard.scheme.Population;
import org.jspecify.annotations.Nullable;

/** Smallest and largest figure, and the rank of each figure, in the population that a curve names. */
final class PopulationFigures {

    private final Groups groups;
    private final Measured x;
    private final int[][] members;
    private final int[] least;
    private final int[] most;
    private @Nullable Ranking[] ranks = new Ranking[0];

    /** @param present units of the population that have a figure */
    PopulationFigures(Population population, Figures figures, Measured x, BitSet present) {
        this.groups = figures.groups(population.within());
        this.x = x;
        this.members = new int[groups.size()][];
        this.least = new int[groups.size()];
        this.most = new int[groups.size()];
        for (int g = 0; g < members.length; g++) {
            members[g] = groups.members(g, present);
            findExtremes(g);
        }
    }

    private void findExtremes(int group) {
        least[group] = -1;
        most[group] = -1;
        Measured.Fixed fast = x.fast();
        for (int i : members[group]) {
            if (least[group] < 0) {
                least[group] = i;
                most[group] = i;
            } else if (fast != null) {
                long[] values = fast.x().values();
                if (values[i] < values[least[group]]) {
                    least[group] = i;
                }
                if (values[i] > values[most[group]]) {
                    most[group] = i;
                }
            } else {
                Rational value = x.exact(i);
                if (value.compareTo(x.exact(least[group])) < 0) {
                    least[group] = i;
                }
                if (value.compareTo(x.exact(most[group])) > 0) {
                    most[group] = i;
                }
            }
        }
    }

    Groups groups() {
        return groups;
    }

    /** Number of units of the group with a figure. */
    int size(int group) {
        return members[group].length;
    }

    /** A unit with the smallest figure of the group; -1 if nobody has one. */
    int least(int group) {
        return least[group];
    }

    /** A unit with the largest figure of the group; -1 if nobody has one. */
    int most(int group) {
        return most[group];
    }

    /**
     * Rank of the unit's figure in its group, equal figures sharing the better rank. A unit outside the population has the
     * rank that it would have in it.
     */
    int rank(int unit, Better better) {
        Ranking ranking = ranking(groups.of(unit), better);
        int rank = ranking.rank(unit);
        if (rank > 0) {
            return rank;
        }
        int low = 0;
        int high = ranking.size();
        Rational own = x.exact(unit);
        while (low < high) {
            int middle = (low + high) >>> 1;
            int sign = x.exact(ranking.unit(middle)).compareTo(own);
            boolean ahead = better == Better.HIGH ? sign > 0 : sign < 0;
            if (ahead) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low + 1;
    }

    /** How many units of the population have the rank of the unit's figure; 1 for a figure that nobody else has. */
    int tied(int unit, Better better) {
        Ranking ranking = ranking(groups.of(unit), better);
        int rank = rank(unit, better);
        int tied = 0;
        while (rank - 1 + tied < ranking.size()
                && x.exact(ranking.unit(rank - 1 + tied)).compareTo(x.exact(unit)) == 0) {
            tied++;
        }
        return Math.max(1, tied);
    }

    Ranking ranking(int group, Better better) {
        if (ranks.length == 0) {
            ranks = new Ranking[groups.size()];
        }
        Ranking known = ranks[group];
        if (known == null) {
            long[] codes = codes();
            RankKey key = better == Better.HIGH ? RankKey.descending(codes) : RankKey.ascending(codes);
            known = Ranker.rank(members[group], new int[codes.length], key, TiePolicy.SHARED);
            ranks[group] = known;
        }
        return known;
    }

    /** The figures as longs of the same order: themselves, or their places among the distinct exact values. */
    private long[] codes() {
        Measured.Fixed fast = x.fast();
        if (fast != null) {
            return fast.x().values();
        }
        int n = x.column().size();
        long[] codes = new long[n];
        TreeMap<Rational, Long> distinct = new TreeMap<>();
        for (int i = 0; i < n; i++) {
            if (x.has(i)) {
                distinct.put(x.exact(i), 0L);
            }
        }
        long next = 0;
        for (var each : distinct.entrySet()) {
            each.setValue(next++);
        }
        for (int i = 0; i < n; i++) {
            if (x.has(i)) {
                codes[i] = distinct.getOrDefault(x.exact(i), 0L);
            }
        }
        return codes;
    }
}
