package leopard.rule;

import java.util.List;
import leopard.award.Award;
import leopard.model.Ledger;
import leopard.model.ScoreEvent;
import leopard.model.UnitList;
import leopard.scheme.Plan;
import leopard.scheme.Veto;
import leopard.score.EventVerdict;
import leopard.score.ScoreBoard;
import leopard.score.Shards;
import leopard.watch.Warning;

/**
 * The compiled rules of one scheme version. Immutable, and safe for many threads at once. Every list it returns is sorted,
 * so that the order in which rules fire shows nowhere.
 */
public interface RuleBook {

    /** The rules as a person can read them, the criterion and clause above each. */
    String text();

    /** Before anything is computed: which curve, full marks and status apply to each unit type and criterion. */
    Plan plan();

    /**
     * Pass 1, bonus and deduction events: which count, how many times, and what beats them.
     *
     * @param events those of the units and of the time that count in the period, vetoes left out or ignored
     * @param pendingCounts whether an event that nobody has verified yet counts as if it were
     */
    List<EventVerdict> judgeEvents(List<ScoreEvent> events, boolean pendingCounts);

    /**
     * Pass 1, vetoes that an event names. An event that is not verified vetoes nobody.
     *
     * @param events as for {@link #judgeEvents}
     */
    List<Ruling> judgeVetoes(List<ScoreEvent> events, UnitList units);

    /**
     * Pass 1, red lines, promotions by condition, and who takes part in a ranking: conditions over the figures and scores of
     * each unit. Every unit passes the rules.
     */
    List<Ruling> judgeUnits(ScoreBoard board, Shards shards);

    /** Limits of ranks, awards and grades that rules of experts may put on units, in the order of the rules. */
    default List<Veto> limits() {
        return List.of();
    }

    /**
     * Pass 1, rules of experts: over units, their lines, readings, past scores and events. Every unit passes them.
     *
     * @param ledger with answers to disputes put in its readings
     * @param events events that count in the period, vetoes included
     * @throws RuleLimitException if a rule would have to look at more combinations than rules may
     */
    default ExpertRulings judgeByExperts(ScoreBoard board, Ledger ledger, List<ScoreEvent> events) {
        return ExpertRulings.NONE;
    }

    /** Pass 1, promotions by events that count. */
    List<Ruling> judgePromotions(List<EventVerdict> verdicts, UnitList units);

    /** Pass 2, quotas of grades in a contest. */
    List<QuotaRuling> judgeQuotas(Contest contest);

    /** Pass 2, awards and notices of a contest; in the scheme's order, then place, then unit. */
    List<Award> judgeAwards(Contest contest);

    /** Pass 2, lights: each item that has a schedule, with its gap in percentage points as printed. */
    List<Warning> judgeSchedules(ScoreBoard board);

    /**
     * Pass 2, lights that become others because of the periods before.
     *
     * @param before what {@link #judgeSchedules} gave for the periods before, the latest first
     */
    List<Warning> judgeInARow(List<Warning> now, List<List<Warning>> before);
}
