package leopard.rules.drools;

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
import org.kie.api.KieBase;

/** Rules of a scheme that Drools has compiled; every question is a pass over facts of its own. */
final class DroolsRuleBook implements RuleBook {

    private final Scheme scheme;
    private final String text;
    private final Sessions sessions;
    private final RedLines redLines;

    DroolsRuleBook(Scheme scheme, String text, KieBase base) {
        this.scheme = scheme;
        this.text = text;
        this.sessions = new Sessions(base);
        this.redLines = new RedLines(scheme, sessions);
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public Plan plan() {
        return Planning.plan(scheme, sessions);
    }

    @Override
    public List<EventVerdict> judgeEvents(List<ScoreEvent> events, boolean pendingCounts) {
        return new EventHearing(scheme, sessions).verdicts(events, pendingCounts);
    }

    @Override
    public List<Ruling> judgeVetoes(List<ScoreEvent> events, UnitList units) {
        return new EventHearing(scheme, sessions).vetoes(events, units);
    }

    @Override
    public List<Ruling> judgeUnits(ScoreBoard board, Shards shards) {
        return redLines.rulings(board, shards);
    }

    @Override
    public List<QuotaRuling> judgeQuotas(Contest contest) {
        return ContestHearing.of(scheme, contest, sessions).quotas();
    }

    @Override
    public List<Award> judgeAwards(Contest contest) {
        return ContestHearing.of(scheme, contest, sessions).awards();
    }

    @Override
    public List<Warning> judgeSchedules(ScoreBoard board) {
        return new Lights(scheme, sessions).warnings(board);
    }
}
