package leopard.model;

import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Where an indicator comes from that nobody reports: out of scores. */
public sealed interface Origin {

    /**
     * A parent unit's figure out of what its members 成员 scored in the period. Members without a score are left out.
     *
     * @param node what the members are scored by
     * @param sum whether their sum is taken, and not their mean
     * @param byShare whether each counts by its share in the table {@code members}
     * @param best only so many of the highest, all where there are fewer; null for all
     * @param worst only so many of the lowest, all where there are fewer; null for all
     * @param scale decimals that the figure is rounded to
     */
    record Members(
            String node,
            boolean sum,
            boolean byShare,
            @Nullable Integer best,
            @Nullable Integer worst,
            int scale,
            RoundingMode mode)
            implements Origin {}

    /**
     * A score in the sealed result of another scheme 其他方案的结果.
     *
     * @param result folder of the result, under {@code results/} in the case
     * @param node line of it
     * @param period its period; null for the period that is scored
     */
    record Result(String result, String node, @Nullable String period) implements Origin {}
}
