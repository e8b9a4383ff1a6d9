package leopard.rules.drools;

import java.util.List;
import java.util.Objects;
import leopard.award.Award;
import leopard.model.Ledger;
import leopard.model.ScoreEvent;
import leopard.model.UnitList;
import leopard.rule.Contest;
import leopard.rule.ExpertRulings;
import leopard.rule.QuotaRuling;
import leopard.rule.RuleBook;
import leopard.rule.Ruling;
import leopard.scheme.Plan;
import leopard.scheme.Scheme;
import leopard.scheme.Veto;
import leopard.score.EventVerdict;
import leopard.score.ScoreBoard;
import leopard.score.Shards;
import leopard.watch.Warning;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;

/** Rules of a scheme that Drools has compiled; every question is a pass over facts of its own. */
final class DroolsRuleBook implements RuleBook {

    private final Scheme scheme;
    private final String text;
    private final Sessions sessions;
    private final RedLines redLines;
    private final List<Veto> limits;
    private final @Nullable ExpertHearing experts;

    /** Rules of experts and what they were compiled to. */
    record Experts(List<ExpertRule> rules, String text, KieBase base) {}

    /** @param experts null if there are none */
    DroolsRuleBook(Scheme scheme, String text, KieBase base, @Nullable Experts experts) {
        this.scheme = scheme;
        this.text = experts == null ? text : text + "\n" + experts.text;
        this.experts = experts == null ? null : new ExpertHearing(scheme, experts.rules, new Sessions(experts.base));
        this.limits = experts == null
                ? List.of()
                : experts.rules.stream()
                        .map(ExpertRule::limit)
                        .filter(Objects::nonNull)
                        .toList();
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
    public List<Veto> limits() {
        return limits;
    }

    @Override
    public ExpertRulings judgeByExperts(ScoreBoard board, Ledger ledger, List<ScoreEvent> events) {
        return experts == null ? ExpertRulings.NONE : experts.rulings(board, ledger, events);
    }

    @Override
    public List<Ruling> judgePromotions(List<EventVerdict> verdicts, UnitList units) {
        return PromotionRules.ask(scheme, sessions, verdicts, units);
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
    public List<Warning> judgeInARow(List<Warning> now, List<List<Warning>> before) {
        return new Lights(scheme, sessions).escalated(now, before);
    }

    @Override
    public List<Warning> judgeSchedules(ScoreBoard board) {
        return new Lights(scheme, sessions).warnings(board);
    }
}
