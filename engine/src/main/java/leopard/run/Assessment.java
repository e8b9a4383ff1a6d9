package leopard.run;

import java.util.ArrayList;
import java.util.List;
import leopard.award.Award;
import leopard.intake.DataChecks;
import leopard.intake.Finding;
import leopard.intake.Settled;
import leopard.model.Ledger;
import leopard.model.Period;
import leopard.model.ScoreEvent;
import leopard.model.UnitList;
import leopard.rule.RuleBook;
import leopard.rule.Ruling;
import leopard.scheme.Plan;
import leopard.scheme.RankingRule;
import leopard.scheme.Scheme;
import leopard.score.EventVerdict;
import leopard.score.ScoreBoard;
import leopard.score.ScoreColumn;
import leopard.score.Shards;
import leopard.score.Statistic;
import leopard.watch.Warning;
import org.jspecify.annotations.Nullable;

/**
 * A period of an assessment, from readings to awards and warnings: this screen is what Leopard does. Rules decide, kernels
 * compute, and every step is a function of the ones before it. Immutable; may be used by one thread at a time.
 */
public final class Assessment {

    private final Scheme scheme;
    private final RuleBook rules;
    private final Shards shards;

    public Assessment(Scheme scheme, RuleBook rules, Shards shards) {
        this.scheme = scheme;
        this.rules = rules;
        this.shards = shards;
    }

    /**
     * Scores, ranks and judges all units that exist at the end of the period.
     *
     * @param notices findings of the reading itself, which are passed on
     */
    public AssessmentRun run(Ledger ledger, Period period, List<Finding> notices) {
        UnitList units = ledger.units().in(period);

        // Figures that contradict each other are found; what a person answered is put in.
        List<Finding> found = DataChecks.run(scheme, ledger, period, units);
        Settled settled = Settled.of(scheme, ledger, found, period);

        // Which curve applies to whom; every line; vetoes before them, because they decide who is in a population.
        List<ScoreEvent> events = EventWindow.around(scheme, settled.ledger().events(), period);
        List<Ruling> vetoes = rules.judgeVetoes(EventWindow.of(scheme, period).in(events), units);
        Plan plan = rules.plan();
        Judged judged = Judged.of(scheme, rules.limits(), units, vetoes);
        ScoreBoard board = score(plan, settled, period, units, events, judged, false);

        // Red lines look at figures and scores; the year so far comes from history or the same computation.
        Judged limits = limits(
                judged, board, settled.ledger(), EventWindow.of(scheme, period).in(events));
        YearSoFar year = new YearSoFar(scheme, settled.ledger(), period, before -> earlier(settled.ledger(), before));
        year.rollUp(board, limits);
        ScoreBoard provisional = null;
        if (Pending.in(scheme, settled.ledger(), period)) {
            provisional = score(plan, settled, period, units, events, judged, true);
            year.rollUp(provisional, limits);
        }

        // Rankings come between the two judging passes.
        List<RankingTable> rankings = new ArrayList<>();
        for (RankingRule rule : scheme.rankings()) {
            rankings.add(RankingTable.of(rule, board, limits, rules, column(rule, provisional)));
        }

        // What depends on ranks: awards and notices; and the lights, which hang on none.
        List<Award> awards = Contests.awards(scheme, rankings, rules);
        List<Warning> warnings = new ArrayList<>(rules.judgeSchedules(board));
        warnings.addAll(limits.warnings());

        List<Statistic> statistics = new ArrayList<>(board.statistics());
        rankings.forEach(ranking -> statistics.addAll(ranking.statistics()));
        List<Finding> findings = new ArrayList<>(settled.findings());
        findings.addAll(year.findings());
        findings.addAll(notices);
        findings.sort(Finding.ORDER);
        return new AssessmentRun(scheme, period, board, limits.all(), rankings, awards, warnings, statistics, findings);
    }

    private ScoreBoard score(
            Plan plan,
            Settled settled,
            Period period,
            UnitList units,
            List<ScoreEvent> events,
            Judged judged,
            boolean pendingCounts) {
        List<EventVerdict> verdicts =
                EventWindow.of(scheme, period).verdictsIn(rules.judgeEvents(events, pendingCounts));
        return ScoreBoard.of(
                new ScoreBoard.Inputs(
                        scheme,
                        plan,
                        settled.ledger(),
                        period,
                        units,
                        verdicts,
                        settled.disputes(),
                        judged.barred(),
                        pendingCounts),
                shards);
    }

    /** The scores of an earlier period: lines and totals, without ranks. */
    private YearSoFar.Month earlier(Ledger ledger, Period period) {
        UnitList units = ledger.units().in(period);
        Settled settled = Settled.of(scheme, ledger, DataChecks.run(scheme, ledger, period, units), period);
        List<ScoreEvent> events = EventWindow.around(scheme, ledger.events(), period);
        List<ScoreEvent> inWindow = EventWindow.of(scheme, period).in(events);
        Judged judged = Judged.of(scheme, rules.limits(), units, rules.judgeVetoes(inWindow, units));
        ScoreBoard board = score(rules.plan(), settled, period, units, events, judged, false);
        return new YearSoFar.Month(
                board, limits(judged, board, settled.ledger(), inWindow).barred());
    }

    /** Vetoes, red lines and what rules of experts add to them. */
    private Judged limits(Judged judged, ScoreBoard board, Ledger ledger, List<ScoreEvent> events) {
        return judged.and(rules.judgeUnits(board, shards)).and(rules.judgeByExperts(board, ledger, events));
    }

    private static @Nullable ScoreColumn column(RankingRule rule, @Nullable ScoreBoard provisional) {
        return provisional == null || !rule.provisional() ? null : provisional.scores(rule.by());
    }
}
