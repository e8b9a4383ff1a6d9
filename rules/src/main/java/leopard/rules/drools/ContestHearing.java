package leopard.rules.drools;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import leopard.award.Award;
import leopard.award.Award.Outcome;
import leopard.model.Decimal;
import leopard.model.Text;
import leopard.model.UnitList;
import leopard.rule.QuotaRuling;
import leopard.rules.fact.Contender;
import leopard.rules.fact.Contest;
import leopard.rules.fact.ContestEffects;
import leopard.rules.fact.Names;
import leopard.scheme.AwardRule;
import leopard.scheme.RankingRule;
import leopard.scheme.Scheme;
import org.jspecify.annotations.Nullable;

/** Asks about one contest: quotas of grades, awards, notices. */
final class ContestHearing implements ContestEffects {

    private final Scheme scheme;
    private final leopard.rule.Contest contest;
    private final Map<String, AwardRule> rules = new HashMap<>();
    private final List<Award> awards = new ArrayList<>();
    private final List<QuotaRuling> quotas = new ArrayList<>();

    private ContestHearing(Scheme scheme, leopard.rule.Contest contest) {
        this.scheme = scheme;
        this.contest = contest;
        scheme.awards().forEach(rule -> rules.put(Names.inRules(rule.id()), rule));
    }

    static ContestHearing of(Scheme scheme, leopard.rule.Contest contest, Sessions sessions) {
        ContestHearing hearing = new ContestHearing(scheme, contest);
        sessions.ask(hearing.facts(), "outcome", hearing);
        return hearing;
    }

    private List<Object> facts() {
        List<Object> facts = new ArrayList<>();
        facts.add(new Contest(
                Names.inRules(contest.ranking()),
                Names.inRules(contest.group()),
                contest.all(),
                contest.unvetoed(),
                contest.ranked(),
                contest.lastRank(),
                contest.disputed()));
        for (int i = 0; i < contest.contenders().size(); i++) {
            leopard.rule.Contender each = contest.contenders().get(i);
            facts.add(new Contender(
                    Names.inRules(each.unit()),
                    i,
                    each.rank() == 0 ? Integer.MAX_VALUE : each.rank(),
                    each.fromLast(),
                    each.score().value().toBigDecimal(),
                    each.mayWin(),
                    each.met().stream().map(Names::inRules).toList(),
                    each.passed().stream().map(Names::inRules).toList()));
        }
        return facts;
    }

    /** In the order of the grades. */
    List<QuotaRuling> quotas() {
        RankingRule.Grades grades = scheme.rankings().stream()
                .filter(ranking -> ranking.id().equals(contest.ranking()))
                .map(RankingRule::grades)
                .findFirst()
                .orElse(null);
        return grades == null
                ? List.of()
                : quotas.stream()
                        .sorted(Comparator.comparingInt((QuotaRuling q) -> grades.indexOf(q.grade()))
                                .thenComparing(QuotaRuling::grade, UnitList.BY_CODE_POINT)
                                .thenComparingInt(QuotaRuling::places))
                        .toList();
    }

    /** In the order of the scheme, then of places, then of units. */
    List<Award> awards() {
        Map<String, Integer> order = new HashMap<>();
        for (AwardRule rule : scheme.awards()) {
            order.putIfAbsent(name(rule), order.size());
        }
        return awards.stream()
                .sorted(Comparator.comparingInt((Award a) -> order.getOrDefault(a.award(), Integer.MAX_VALUE))
                        .thenComparingInt(Award::place)
                        .thenComparing(Award::unit, UnitList.BY_CODE_POINT)
                        .thenComparing(a -> a.reason().toString(), UnitList.BY_CODE_POINT))
                .toList();
    }

    @Override
    public void quota(Contest of, String grade, String share, long n, String rounding) {
        Decimal places = Decimal.of(share).times(Decimal.of(n)).round(0, RoundingMode.valueOf(rounding));
        quotas.add(new QuotaRuling(gradeOf(grade), places.toBigDecimal().intValueExact()));
    }

    @Override
    public void places(Contest of, String grade, long places) {
        quotas.add(new QuotaRuling(gradeOf(grade), Math.toIntExact(places)));
    }

    /** The grade as the scheme writes it. */
    private String gradeOf(String inRules) {
        for (RankingRule ranking : scheme.rankings()) {
            if (ranking.id().equals(contest.ranking()) && ranking.grades() != null) {
                for (RankingRule.Quota quota : ranking.grades().quotas()) {
                    if (Names.inRules(quota.grade()).equals(inRules)) {
                        return quota.grade();
                    }
                }
            }
        }
        throw new IllegalArgumentException("the scheme has no quota for " + inRules);
    }

    @Override
    public void awarded(Contest of, String award, Contender to, Number sharing) {
        AwardRule rule = rule(award);
        leopard.rule.Contender winner = contender(to);
        Text place = sharing.intValue() == 1
                ? Text.of("第 %s 名", "rank %s", winner.rank())
                : Text.of("并列第 %s 名(%s 个单位)", "rank %s, shared by %s", winner.rank(), sharing);
        Text reason = Text.of("%s,得分 %s%s", "%s with %s points%s", place, winner.score(), atLeast(rule));
        add(rule, winner.unit(), winner.rank(), Outcome.AWARDED, reason);
    }

    @Override
    public void movedUp(Contest of, String award, Contender to, Number sharing, Number better) {
        int place = better.intValue() + 1;
        if (place == to.rank()) {
            awarded(of, award, to, sharing);
            return;
        }
        AwardRule rule = rule(award);
        leopard.rule.Contender winner = contender(to);
        Text shared = sharing.intValue() == 1 ? Text.EMPTY : Text.of("(%s 个单位并列)", " (shared by %s)", sharing);
        Text reason = Text.of(
                "第 %s 名,递补至第 %s 名%s,得分 %s%s",
                "rank %s moves up to %s%s with %s points%s",
                winner.rank(),
                place,
                shared,
                winner.score(),
                atLeast(rule));
        add(rule, winner.unit(), place, Outcome.AWARDED, reason);
    }

    private static Text atLeast(AwardRule rule) {
        return rule.score() == null ? Text.EMPTY : Text.of(",不低于 %s 分", ", at least %s are needed", rule.score());
    }

    @Override
    public void blocked(Contest of, String award) {
        add(
                rule(award),
                "",
                0,
                Outcome.BLOCKED,
                Text.of(
                        "所依据的数据有未答复的争议,答复前不授予任何单位,也不递补",
                        "an open dispute about a figure it rests on: nobody gets it before there is an answer, and nobody moves up"));
    }

    @Override
    public void vacant(Contest of, String award) {
        AwardRule rule = rule(award);
        Decimal floor = rule.score();
        add(
                rule,
                "",
                0,
                Outcome.VACANT,
                floor == null
                        ? Text.of("前 %s 名中没有可以获奖的单位", "nobody among the first %s may win", rule.places())
                        : Text.of(
                                "前 %s 名中没有得分不低于 %s 分且可以获奖的单位",
                                "nobody among the first %s has at least %s points and may win", rule.places(), floor));
    }

    @Override
    public void withheld(Contest of, String award, long rank, Number sharing) {
        AwardRule rule = rule(award);
        add(
                rule,
                "",
                0,
                Outcome.WITHHELD,
                Text.of(
                        "%s 个单位并列第 %s 名,超过可并列的 %s 个,由人决定",
                        "%s units share rank %s, more than the %s that may: people decide",
                        sharing,
                        rank,
                        rule.sharedBy()));
    }

    @Override
    public void notice(Contest of, String award, Contender about) {
        AwardRule rule = rule(award);
        leopard.rule.Contender last = contender(about);
        if (!rule.cases().isEmpty()) {
            List<String> met =
                    last.met().stream().filter(rule.cases()::contains).toList();
            Text reasonOfCase = Text.of("涉及 %s,得分 %s", "%s, with %s points", String.join(", ", met), last.score());
            add(rule, last.unit(), last.rank(), Outcome.NOTICE, reasonOfCase);
            return;
        }
        Text below = rule.score() == null ? Text.EMPTY : Text.of(",低于 %s 分", ", below %s", rule.score());
        Text reason = Text.of(
                "第 %s 名(最后为第 %s 名),得分 %s%s",
                "rank %s, the last rank being %s, with %s points%s",
                last.rank(),
                contest.lastRank(),
                last.score(),
                below);
        add(rule, last.unit(), last.rank(), Outcome.NOTICE, reason);
    }

    private leopard.rule.Contender contender(Contender fact) {
        return contest.contenders().get(Math.toIntExact(fact.position()));
    }

    private AwardRule rule(@Nullable String id) {
        AwardRule rule = rules.get(id);
        if (rule == null) {
            throw new IllegalArgumentException("the scheme has no award " + id);
        }
        return rule;
    }

    private String name(AwardRule rule) {
        return rule.id() + "." + contest.ranking();
    }

    private void add(AwardRule rule, String unit, int place, Outcome outcome, Text reason) {
        awards.add(new Award(name(rule), contest.ranking(), contest.group(), unit, place, outcome, reason));
    }
}
