package leopard.scheme;

import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import leopard.model.Decimal;
import leopard.model.Text;
import org.jspecify.annotations.Nullable;

/**
 * One ranking 排名 of the units by the score of a node or a roll-up, or by a reading.
 *
 * @param by id of the node, roll-up or indicator that it goes by
 * @param within grouping inside which it ranks, null to rank all together
 * @param decimals decimals that it looks at, null for the score as printed, {@link #EXACT} for the unrounded score
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
        List<TieStep> chain,
        Map<String, Expression> values,
        @Nullable Grades grades,
        @Nullable Normalisation normalised,
        boolean provisional,
        Order order,
        Participants participants,
        @Nullable Movement movement,
        List<RankColumn> columns) {

    /** Value of {@code decimals} that stands for the score before it is rounded. */
    public static final int EXACT = Integer.MAX_VALUE;

    /** A ranking of all units, the highest score first, equal scores sharing a rank. */
    public RankingRule(
            String id,
            Text title,
            String by,
            @Nullable String within,
            @Nullable Integer decimals,
            TieMethod ties,
            List<? extends TieStep> chain,
            Map<String, Expression> values,
            @Nullable Grades grades,
            @Nullable Normalisation normalised,
            boolean provisional) {
        this(
                id,
                title,
                by,
                within,
                decimals,
                ties,
                List.copyOf(chain),
                values,
                grades,
                normalised,
                provisional,
                Order.DESCENDING,
                Participants.ALL,
                null,
                List.of());
    }

    /**
     * The same ranking of another node.
     *
     * @param then further figures that a lexicographic ranking of that node goes by
     */
    public RankingRule of(String node, Text nodeTitle, List<TieKey> then) {
        return new RankingRule(
                node,
                nodeTitle,
                node,
                within,
                decimals,
                ties,
                chain,
                values,
                grades,
                normalised,
                provisional,
                new Order(order.ascending, then, order.last, order.positionPrinted),
                participants,
                movement,
                columns);
    }

    /** How equal scores share ranks 并列. */
    public enum TieMethod {
        /** 1 2 2 4. */
        COMPETITION,
        /** 1 3 3 4. */
        MODIFIED,
        /** 1 2 2 3. */
        DENSE,
        /** 1 2 3 4: no rank is shared. */
        ORDINAL,
        /** 1 2.5 2.5 4. */
        FRACTIONAL
    }

    /**
     * A figure that decides: a line, a reading, a value of the ranking, or the positive sum of a deduction node. A unit
     * without it comes last.
     *
     * @param descending whether the higher figure comes first
     */
    public record TieKey(String figure, boolean descending) implements TieStep {
        @Override
        public String label() {
            return figure;
        }
    }

    /**
     * Which way the ranking goes.
     *
     * @param ascending whether the lowest score is the best
     * @param then further figures of a lexicographic ranking, before the chain and always printed
     * @param last what decides where the chain does not
     * @param positionPrinted whether {@link TieMethod#FRACTIONAL} prints the first of the shared places instead of their mean
     */
    public record Order(boolean ascending, List<TieKey> then, LastResort last, boolean positionPrinted) {
        public static final Order DESCENDING = new Order(false, List.of(), LastResort.SHARED, false);
    }

    /** What decides between units that the chain leaves equal. */
    public enum LastResort {
        /** Nothing: they share the rank. */
        SHARED,
        /** The column {@code order} of the table of units, then the id. */
        ORDER,
        /** The id. */
        ID
    }

    /**
     * Who takes part 参评范围; a unit that does not is not listed.
     *
     * @param types unit types, all if empty
     * @param when condition that a unit has to meet, null for none
     * @param rankedIn id of a ranking, declared before this one, that a unit has to have a rank in; null for none
     * @param withoutData what becomes of a unit that nothing was read for in the period
     * @param minGroup least number of ranked units in a group
     * @param smallRanked whether a smaller group is still ranked, but without grades and awards
     */
    public record Participants(
            List<String> types,
            @Nullable Condition when,
            @Nullable String rankedIn,
            WithoutData withoutData,
            int minGroup,
            boolean smallRanked) {
        public static final Participants ALL = new Participants(List.of(), null, null, WithoutData.AS_SCORED, 1, false);
    }

    /** What becomes of a unit without any reading, task, event or vote in the period. */
    public enum WithoutData {
        /** It has the score that its missing figures are given. */
        AS_SCORED,
        /** Listed without score and rank. */
        NO_SCORE,
        /** Not listed, and in no mean, quota or number of units. */
        LEFT_OUT
    }

    /**
     * 名次变动: the rank of an earlier period beside that of this one.
     *
     * @param back how many periods earlier
     * @param common whether both ranks are counted among the units that are ranked in both periods
     * @param inReason whether the movement also stands in the reason
     */
    public record Movement(int back, boolean common, boolean inReason) {}

    /**
     * A column that is computed from ranks, after all rankings; no score is ever computed from it.
     *
     * @param name of the column
     * @param formula over {@code rank}, {@code of}, {@code score}, and these of another ranking: {@code L1.rank}; null where
     *     {@code points} says it
     * @param points points for each rank from the first on, those below have {@code rest}
     * @param shared whether units that share a place each have the mean of the points for the places that they take up
     * @param decimals decimals printed, null for all there are
     */
    public record RankColumn(
            String name,
            @Nullable Expression formula,
            List<Decimal> points,
            Decimal rest,
            boolean shared,
            @Nullable Integer decimals) {}

    /**
     * Grades by score, limited by red lines and vetoes and by quota (R26, R27).
     *
     * @param bands from the best down, each with its lowest score; with its highest score where the ranking is ascending
     * @param capsFirst whether red lines and vetoes come before the quota, so that a place they free goes to the next unit
     * @param promotions what lifts a unit by one grade, however many of them it meets (R28)
     * @param promotedFirst whether promotions come before the quota
     */
    public record Grades(
            List<Band> bands,
            List<Quota> quotas,
            boolean capsFirst,
            List<Promotion> promotions,
            boolean promotedFirst) {

        /** Grades without promotions. */
        public Grades(List<Band> bands, List<Quota> quotas, boolean capsFirst) {
            this(bands, quotas, capsFirst, List.of(), false);
        }

        /** @param from printed score that the grade begins at; null where every score has it that no better grade takes */
        public record Band(String grade, @Nullable Decimal from) {}

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
     * @param share share of the units, or null where {@code count} gives the number
     * @param count most units that get it, for a fixed number
     * @param rounding FLOOR, HALF_UP or CEILING
     * @param of what n counts
     * @param edge what becomes of units that share a rank across the edge
     * @param withBetter whether units with a better grade take up places as well
     */
    public record Quota(
            String grade,
            @Nullable Decimal share,
            int count,
            RoundingMode rounding,
            Counted of,
            EdgeTie edge,
            boolean withBetter) {

        /** A share for the grade alone. */
        public Quota(String grade, Decimal share, RoundingMode rounding, boolean ofAll, boolean edgeTieGetsIt) {
            this(
                    grade,
                    share,
                    0,
                    rounding,
                    ofAll ? Counted.ALL : Counted.RANKED,
                    edgeTieGetsIt ? EdgeTie.ALL : EdgeTie.NONE,
                    false);
        }
    }

    /** What the n of a quota counts; guests, which are never ranked, are in none of them. */
    public enum Counted {
        /** All units of the period, vetoed ones and those without a score included. */
        ALL,
        /** All of them but the vetoed ones. */
        UNVETOED,
        /** Those that have a rank. */
        RANKED
    }

    /** What becomes of units that share a rank across the edge of a quota. */
    public enum EdgeTie {
        /** None of them gets the grade. */
        NONE,
        /** Two get it both; of more than two none. */
        BOTH,
        /** All of them get it. */
        ALL
    }

    /**
     * 直接晋档 (R28): lifts the grade by one, by a condition or by events that count.
     *
     * @param when condition, null where events do it
     * @param events for each level of bonus events how many of them it takes; any one of the levels is enough
     */
    public record Promotion(
            String id, Text title, String clause, @Nullable Condition when, Map<String, Integer> events) {}

    /**
     * 组间归一 (R24): {@code score · round(overall mean / group mean)} over the ranked units; shown beside the score.
     *
     * @param minGroup least number of ranked units of each group; with fewer in any group there is none at all
     */
    public record Normalisation(String within, Rounding factor, int minGroup) {}
}
