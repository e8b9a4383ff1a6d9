package leopard.scheme;

import java.util.List;
import leopard.model.Decimal;
import org.jspecify.annotations.Nullable;

/** One step of a tie-break chain 并列处理: what is looked at where everything before it is equal. */
public sealed interface TieStep permits RankingRule.TieKey, TieStep.CountBack, TieStep.HeadToHead, TieStep.Decision {

    /** What the step is called in the reason of a place. */
    String label();

    /**
     * 名次倒数比较: most first places, then most second places, and so on.
     *
     * @param positions indicators that hold a position in each period, several of one period each counting; empty where
     *     {@code ranking} gives the positions
     * @param ranking id of a ranking whose rank of each period is the position; null where indicators hold them
     * @param deepest last position that is counted, null for all
     * @param over periods whose positions count
     * @param counting roll-up that says which periods count, for {@link Over#COUNTING}
     */
    record CountBack(
            List<String> positions,
            @Nullable String ranking,
            @Nullable Integer deepest,
            Over over,
            @Nullable String counting)
            implements TieStep {
        @Override
        public String label() {
            return "count_back";
        }
    }

    /** Which periods a count-back looks at. */
    enum Over {
        /** Of the same season or year, up to this period. */
        TO_DATE,
        /** Those whose result counts in a roll-up. */
        COUNTING,
        /** All of the season or year that there are figures of, later ones too. */
        SEASON
    }

    /**
     * 相互战绩: a table among exactly those that are tied, of the results that they had against each other.
     *
     * @param win points of a win, likewise of a draw and a loss
     * @param compared what the small table is ordered by
     * @param again whether those that it leaves equal are compared once more among themselves alone
     */
    record HeadToHead(Decimal win, Decimal draw, Decimal loss, List<Measure> compared, boolean again)
            implements TieStep {
        @Override
        public String label() {
            return "head_to_head";
        }
    }

    /** What a table of results between units adds up. */
    enum Measure {
        POINTS,
        DIFFERENCE,
        SCORED,
        WINS
    }

    /** 另行决定: the order that the table {@code decisions} has for these units. */
    record Decision() implements TieStep {
        @Override
        public String label() {
            return "decision";
        }
    }
}
