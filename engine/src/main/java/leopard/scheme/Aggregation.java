package leopard.scheme;

import java.util.Set;
import leopard.model.Decimal;
import leopard.model.Rational;
import org.jspecify.annotations.Nullable;

/** How the score of a node comes from the scores of its parts 合成方式. Parts that do not count are left out first. */
public sealed interface Aggregation {

    /** Whether parts carry points of the whole, so that they stand in it as addends and not as inputs. */
    default boolean adds() {
        return false;
    }

    /** Whether parts may have weights. */
    default boolean weighs() {
        return false;
    }

    /** Forms that need nothing else to be said. */
    enum Plain implements Aggregation {
        /** Σ s; what falls away is made up for by the full marks of the others. */
        SUM,
        /** Σ w·s. */
        WEIGHTED_SUM,
        /** Σ w·s / Σ w. */
        MEAN,
        /** (Π s^w)^(1/Σ w) 几何平均 (R38). */
        GEOMETRIC_MEAN,
        /** Σ w / Σ (w/s) 调和平均; 0 where one of the scores is. */
        HARMONIC_MEAN,
        /** Π s. */
        PRODUCT,
        MINIMUM,
        MAXIMUM,
        /** The middle score, or the mean of the two in the middle 中位数. */
        MEDIAN;

        @Override
        public boolean adds() {
            return this == SUM;
        }

        @Override
        public boolean weighs() {
            return this == WEIGHTED_SUM || this == MEAN || this == GEOMETRIC_MEAN || this == HARMONIC_MEAN;
        }
    }

    /**
     * The best or worst n; all where there are fewer.
     *
     * @param best the highest, otherwise the lowest; of equal ones those that stand first
     * @param mean whether they are averaged, otherwise added up
     * @param fixed whether a mean is always of n, so that what is not there counts as 0
     */
    record Chosen(boolean best, int n, boolean mean, boolean fixed) implements Aggregation {
        @Override
        public boolean adds() {
            return !mean;
        }
    }

    /**
     * The mean without the k highest and k lowest (R20); the plain mean of fewer than {@code 2k + 1}.
     *
     * @param drop k; of equal extremes one each
     */
    record Trimmed(int drop) implements Aggregation {}

    /**
     * The number of parts that are met 达标项数, so many points for each.
     *
     * @param test how a score is compared
     * @param score with what; null for full marks
     * @param share share of its full marks that a part is compared with, where {@code score} is null
     */
    record Count(Comparator test, @Nullable Decimal score, Decimal share, Decimal each) implements Aggregation {}

    /**
     * Parts compared in their order 字典序: the score is the first part's, and a ranking by the node goes by the others
     * where it is equal.
     *
     * @param ascending parts of which a lower score is better
     */
    record Lexicographic(Set<String> ascending) implements Aggregation {}

    /**
     * What a node does about parts that have no score.
     *
     * @param oneEmpties whether one part that is missing leaves the node without a score, and the nodes above it alone
     * @param atLeast share of the weight that has to be there, null for any
     * @param ofApplicable whether parts that do not apply are left out of that share
     */
    record Gaps(boolean oneEmpties, @Nullable Rational atLeast, boolean ofApplicable) {
        /** Whatever is there is enough. */
        public static final Gaps ALLOWED = new Gaps(false, null, false);
    }
}
