package leopard.scheme;

import java.util.List;
import leopard.model.Decimal;
import leopard.model.Text;
import org.jspecify.annotations.Nullable;

/**
 * What bars a unit, takes its points or limits its grade: 一票否决 (R16) by an event, 红线 (R17) by a condition.
 *
 * @param when condition of a red line; null where a veto event names it
 * @param grade grade it gets whatever its score, {@link #WORST} for the worst there is, null for none
 * @param gradeAtMost best grade it can get, null for none
 * @param gradesLower how many grades lower than by its score, 0 for none
 * @param ranked whether it is still ranked
 * @param awards whether it can still win an award
 * @param sanction what it does to scores, null for nothing
 * @param adds whether deductions and lowerings of several such add up; otherwise the worst of them holds
 * @param terms when it holds and what it takes
 */
public record Veto(
        String id,
        Text title,
        String clause,
        @Nullable Condition when,
        @Nullable String grade,
        @Nullable String gradeAtMost,
        int gradesLower,
        boolean ranked,
        boolean awards,
        @Nullable Sanction sanction,
        boolean adds,
        Terms terms) {

    /** Stands for the worst grade of whatever ranking. */
    public static final String WORST = "worst";

    /** One that limits grades, ranks and awards alone. */
    public Veto(
            String id,
            Text title,
            String clause,
            @Nullable Condition when,
            @Nullable String grade,
            @Nullable String gradeAtMost,
            boolean ranked,
            boolean awards) {
        this(id, title, clause, when, grade, gradeAtMost, 0, ranked, awards, null, true, Terms.PLAIN);
    }

    /**
     * What becomes of the scores of some nodes.
     *
     * @param nodes ids of the nodes; empty for every root
     * @param deduct points that are taken off, null for none
     * @param zero whether the score becomes 0
     */
    public record Sanction(List<String> nodes, @Nullable Decimal deduct, boolean zero) {}

    /** In which periods an event of a veto holds. */
    public enum Holds {
        /** As bonuses and deductions do: from its date to the end of the year, or in its period alone. */
        AS_EVENTS,
        /** From the period of its date to the end of the year. */
        FROM_DATE,
        /** In the period of its date alone. */
        PERIOD,
        /** In every period of its year, earlier ones too. */
        YEAR,
        /** From the period of its date on, until it is lifted. */
        UNTIL_LIFTED
    }

    /**
     * @param documentRequired whether an event without a document vetoes nobody
     * @param decidedBy who decides that it holds; empty if nobody is named
     */
    public record Terms(Holds holds, boolean documentRequired, Text decidedBy) {
        public static final Terms PLAIN = new Terms(Holds.AS_EVENTS, false, Text.EMPTY);
    }
}
