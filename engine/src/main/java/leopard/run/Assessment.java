package leopard.run;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import leopard.award.Award;
import leopard.intake.DataChecks;
import leopard.intake.Finding;
import leopard.intake.ListFigures;
import leopard.intake.Settled;
import leopard.model.Ledger;
import leopard.model.Period;
import leopard.model.ReadingSet;
import leopard.model.ScoreEvent;
import leopard.model.UnitList;
import leopard.rule.RuleBook;
import leopard.scheme.Scheme;
import leopard.score.EventVerdict;
import leopard.score.ScoreBoard;
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
    private final Map<ScoreEvent.Kind, Set<String>> levels = new EnumMap<>(ScoreEvent.Kind.class);

    public Assessment(Scheme scheme, RuleBook rules, Shards shards) {
        for (ScoreEvent.Kind kind : ScoreEvent.Kind.values()) {
            levels.put(kind, scheme.eventLevels(kind));
        }
        this.scheme = scheme;
        this.rules = rules;
        this.shards = shards;
    }

    Scheme scheme() {
        return scheme;
    }

    /**
     * Scores, ranks and judges all units that exist at the end of the period.
     *
     * @param notices findings of the reading itself, which are passed on
     */
    public AssessmentRun run(Ledger ledger, Period period, List<Finding> notices) {
        return new AssessmentSeries(List.of(this), ledger, notices).run(period);
    }

    /** As {@link #run(Ledger, Period, List)}, from a period that was scored and ranked. */
    AssessmentRun run(Scored scored, Ranked ranked, EarlierPeriods earlier, List<Finding> notices) {
        ScoreBoard board = scored.board();
        Judged limits = scored.limits();
        List<RankingTable> rankings = ranked.rankings();

        // What depends on ranks: awards and notices; and the lights, which hang on none.
        LookingBack before = new LookingBack(scheme, rules, scored, earlier);
        List<Award> awards = before.onLadders(Contests.awards(scheme, rankings, rules));
        List<Warning> warnings = new ArrayList<>(before.inARow(rules.judgeSchedules(board)));
        warnings.addAll(limits.warnings());

        List<Statistic> statistics = new ArrayList<>(board.statistics());
        rankings.forEach(ranking -> statistics.addAll(ranking.statistics()));
        List<Finding> findings = new ArrayList<>(scored.settled().findings());
        findings.addAll(ranked.findings());
        findings.addAll(notices);
        findings.sort(Finding.ORDER);
        return new AssessmentRun(
                scheme, scored.period(), board, limits.all(), rankings, awards, warnings, statistics, findings);
    }

    /** The roll-ups of a period that was scored, and its rankings, which come between the two judging passes. */
    Ranked rank(Scored scored, EarlierPeriods earlier) {
        Period period = scored.period();
        ScoreBoard board = scored.board();
        Judged limits = scored.limits();

        // The year so far comes from history or the same computation.
        YearSoFar year = new YearSoFar(scheme, scored.settled().ledger(), period, earlier);
        year.rollUp(board, limits);
        ScoreBoard provisional = null;
        if (Pending.in(scheme, scored.settled().ledger(), period)) {
            provisional =
                    score(scored.settled(), period, scored.units(), scored.events(), scored.vetoed(), earlier, true);
            year.rollUp(provisional, limits);
        }

        Ledger ledger = scored.settled().ledger();
        List<RankingTable> rankings = RankingTable.all(
                scheme.rankings(),
                new RankingTable.Inputs(
                        board,
                        limits,
                        rules,
                        new Past(scheme, ledger, period, earlier),
                        () -> Heard.in(
                                scheme,
                                ledger,
                                period,
                                board.units(),
                                EventWindow.of(scheme, period).in(scored.events())),
                        provisional));
        return new Ranked(rankings, year.findings());
    }

    /**
     * All that a period scores by itself: lines and totals, vetoes and red lines.
     *
     * @param earlier asked only by conditions that look back and for last scores
     */
    Scored score(Ledger submitted, Period period, EarlierPeriods earlier) {
        UnitList units = submitted.units().in(period);

        // What is counted over lists stands among the figures, as if it had been reported.
        Ledger ledger = ListFigures.in(scheme, Renamed.withEvents(submitted, period), period, units);

        // Figures that contradict each other are found; what a person answered is put in.
        List<Finding> found = DataChecks.run(scheme, ledger, period, units);
        Settled settled = Settled.of(scheme, ledger, found, period);

        // Which curve applies to whom; every line; vetoes before them, because they decide who is in a population.
        List<ScoreEvent> events = EventWindow.around(scheme, settled.ledger().events(), period).stream()
                .filter(this::isKnown)
                .toList();
        List<ScoreEvent> inWindow = EventWindow.of(scheme, period).in(events);
        List<ScoreEvent> vetoes = EventWindow.ofVetoes(scheme, settled.ledger().events(), period);
        Judged vetoed = Judged.of(scheme, rules.limits(), units, rules.judgeVetoes(vetoes, units));
        ScoreBoard board = score(settled, period, units, events, vetoed, earlier, false);

        // Red lines look at figures and scores.
        Judged limits = limits(vetoed, board, settled.ledger(), inWindow);
        return new Scored(period, units, settled, events, vetoed, board, limits);
    }

    /** Whether this version of the scheme says what an event is worth; an event of an earlier one may be worth nothing now. */
    private boolean isKnown(ScoreEvent event) {
        return event.points() != null
                || levels.getOrDefault(event.kind(), Set.of()).contains(event.level());
    }

    private ScoreBoard score(
            Settled settled,
            Period period,
            UnitList units,
            List<ScoreEvent> events,
            Judged judged,
            EarlierPeriods earlier,
            boolean pendingCounts) {
        List<EventVerdict> verdicts =
                EventWindow.of(scheme, period).verdictsIn(rules.judgeEvents(events, pendingCounts));
        MemberScores members = new MemberScores(scheme, settled.ledger().units(), period);
        ReadingSet readings = settled.ledger().readings();
        ScoreBoard board = board(settled, readings, period, units, verdicts, judged, earlier, pendingCounts);
        for (int round = members.rounds(); round > 0; round--) {
            ReadingSet more = readings.with(members.readings(board));
            board = board(settled, more, period, units, verdicts, judged, earlier, pendingCounts);
        }
        return board;
    }

    private ScoreBoard board(
            Settled settled,
            ReadingSet readings,
            Period period,
            UnitList units,
            List<EventVerdict> verdicts,
            Judged judged,
            EarlierPeriods earlier,
            boolean pendingCounts) {
        ScoreBoard board = ScoreBoard.of(
                new ScoreBoard.Inputs(
                        scheme,
                        rules.plan(),
                        settled.ledger().withReadings(readings),
                        period,
                        units,
                        verdicts,
                        settled.disputes(),
                        judged.barred(),
                        pendingCounts,
                        new LastScores(scheme.id(), settled.ledger(), period, earlier),
                        judged.penalties(settled.ledger().events())),
                shards);
        board.lookBack(ago -> before(period, ago, earlier));
        return board;
    }

    private static @Nullable ScoreBoard before(Period period, int ago, EarlierPeriods earlier) {
        Period then = period;
        for (int i = 0; i < ago && then != null; i++) {
            then = then.previous();
        }
        Scored scored = then == null ? null : earlier.of(then);
        return scored == null ? null : scored.board();
    }

    /** Vetoes, what conditions and events say besides, and what rules of experts add. */
    private Judged limits(Judged judged, ScoreBoard board, Ledger ledger, List<ScoreEvent> events) {
        return judged.and(rules.judgeUnits(board, shards))
                .and(rules.judgePromotions(board.events(), board.units()))
                .and(rules.judgeByExperts(board, ledger, events));
    }
}
