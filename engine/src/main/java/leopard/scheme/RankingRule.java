package leopard.scheme;

import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import leopard.model.Decimal;
import leopard.model.Text;
import org.jspecify.annotations.Nullable;

/**
 * One ranking 排名 of the units by the score of a root.
 *
 * @param by id of the root whose score it goes by
 * @param within grouping inside which it ranks, null to rank all together
 * @param decimals decimals that it looks at, null for the score as printed
 * @param values named figures that the chain uses, {@code personal: C2 + C3}
 * @param grades grades 等次, null for none
 * @param normalised comparison between groups, null for none
 * @param provisional whether the score is also given as if everything pending were verified
 */
public record RankingRule(
        String id,
        Text title,
        String by,
        @Nullable String within,
        @Nullable Integer decimals,
        TieMethod ties,
        List<TieKey> chain,
        Map<String, Expression> values,
        @Nullable Grades grades,
        @Nullable Normalisation normalised,
        boolean provisional) {

    /** How equal scores share ranks 并列: 1 2 2 4, 1 2 2 3. */
    public enum TieMethod {
        COMPETITION,
        DENSE
    }

    /**
     * A step of the tie-break chain.
     *
     * @param figure a line, a value of the ranking, or the positive sum of a deduction node
     */
    public record TieKey(String figure, boolean descending) {}

    /**
     * Grades by score, limited by red lines and vetoes and by quota (R26, R27).
     *
     * @param bands from the best down, each with its lowest score
     * @param capsFirst whether red lines and vetoes come before the quota, so that a place they free goes to the next unit
     */
    public record Grades(List<Band> bands, List<Quota> quotas, boolean capsFirst) {

        /** @param from lowest printed score of the grade */
        public record Band(String grade, Decimal from) {}

        /** Position of the grade among the bands, 0 for the best; -1 if there is none of that name. */
        public int indexOf(String grade) {
            for (int i = 0; i < bands.size(); i++) {
                if (bands.get(i).grade.equals(grade)) {
                    return i;
                }
            }
            return -1;
        }
    }

    /**
     * 等次比例: at most {@code round(share · n)} units get the grade; the others get the next one.
     *
     * @param rounding FLOOR, HALF_UP or CEILING
     * @param ofAll whether n counts all units of the period, vetoed ones included and guests that are never ranked left
     *     out, or only those that have a rank
     * @param edgeTieGetsIt whether units that share a rank across the edge all get the grade, or none of them
     */
    public record Quota(String grade, Decimal share, RoundingMode rounding, boolean ofAll, boolean edgeTieGetsIt) {}

    /**
     * 组间归一 (R24): {@code score · round(overall mean / group mean)} over the ranked units; shown beside the score.
     *
     * @param minGroup least number of ranked units of each group; with fewer in any group there is none at all
     */
    public record Normalisation(String within, Rounding factor, int minGroup) {}
}
