package leopard.oracle;

import java.util.List;
import leopard.award.Award;
import leopard.model.ScoreEvent;
import leopard.model.UnitList;
import leopard.rule.Contest;
import leopard.rule.QuotaRuling;
import leopard.rule.RuleBook;
import leopard.rule.Ruling;
import leopard.scheme.Plan;
import leopard.scheme.Scheme;
import leopard.score.EventVerdict;
import leopard.score.ScoreBoard;
import leopard.score.Shards;
import leopard.watch.Warning;

/** The rules of a scheme that leaves nothing to decide: its plan follows from it without a rule engine. */
record UnjudgedRules(Plan plan) implements RuleBook {

    static UnjudgedRules of(Scheme scheme) {
        return new UnjudgedRules(Plan.direct(scheme));
    }

    @Override
    public String text() {
        return "";
    }

    @Override
    public List<EventVerdict> judgeEvents(List<ScoreEvent> events, boolean pendingCounts) {
        return List.of();
    }

    @Override
    public List<Ruling> judgeVetoes(List<ScoreEvent> events, UnitList units) {
        return List.of();
    }

    @Override
    public List<Ruling> judgeUnits(ScoreBoard board, Shards shards) {
        return List.of();
    }

    @Override
    public List<Ruling> judgePromotions(List<EventVerdict> verdicts, UnitList units) {
        return List.of();
    }

    @Override
    public List<QuotaRuling> judgeQuotas(Contest contest) {
        return List.of();
    }

    @Override
    public List<Award> judgeAwards(Contest contest) {
        return List.of();
    }

    @Override
    public List<Warning> judgeSchedules(ScoreBoard board) {
        return List.of();
    }

    @Override
    public List<Warning> judgeInARow(List<Warning> now, List<List<Warning>> before) {
        return List.of();
    }
}
