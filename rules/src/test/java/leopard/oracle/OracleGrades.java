package leopard.oracle;

import static leopard.oracle.OracleFigures.exact;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import leopard.model.Decimal;
import leopard.model.ScoreEvent;
import leopard.model.Unit;
import leopard.scheme.Node;
import leopard.scheme.RankingRule;
import leopard.scheme.Veto;

/** The grades of one group of a ranking: positions among the bands, 0 for the best. */
final class OracleGrades {

    private final OracleCase given;
    private final OracleContests contests;
    private final OracleRankings rankings;
    private final RankingRule rule;
    private final String group;
    private final List<Unit> ranked;
    private final Map<String, Integer> grades = new LinkedHashMap<>();

    OracleGrades(OracleCase given, OracleContests contests, OracleRankings rankings, RankingRule rule, String group) {
        this.given = given;
        this.contests = contests;
        this.rankings = rankings;
        this.rule = rule;
        this.group = group;
        // A group that is too small has no grades but those that a veto gives.
        this.ranked = rankings.isContested(rule, group) ? rankings.ranked(rule, group) : List.of();
    }

    Map<String, String> grades() {
        RankingRule.Grades how = rule.grades();
        if (how == null) {
            return Map.of();
        }
        for (Unit unit : ranked) {
            grades.put(unit.id(), byScore(how, unit));
        }
        if (how.capsFirst()) {
            lower(how);
        }
        if (how.promotedFirst()) {
            promote(how);
        }
        if (how.capsFirst()) {
            limit(how);
        }
        for (RankingRule.Quota quota : how.quotas()) {
            fill(how, quota);
        }
        if (!how.capsFirst()) {
            lower(how);
        }
        if (!how.promotedFirst()) {
            promote(how);
        }
        limit(how);
        Map<String, String> names = new LinkedHashMap<>();
        grades.forEach((unit, grade) -> names.put(unit, how.bands().get(grade).grade()));
        return names;
    }

    private int byScore(RankingRule.Grades how, Unit unit) {
        BigDecimal score = rankings.score(rule, unit);
        int last = how.bands().size() - 1;
        for (int b = 0; b < last && score != null; b++) {
            Decimal bound = how.bands().get(b).from();
            int above = bound == null ? 0 : score.compareTo(bound.toBigDecimal());
            if (rule.order().ascending() ? above <= 0 : above >= 0) {
                return b;
            }
        }
        return last;
    }

    private void promote(RankingRule.Grades how) {
        for (Unit unit : ranked) {
            if (how.promotions().stream().anyMatch(each -> meets(each, unit))) {
                grades.computeIfPresent(unit.id(), (u, grade) -> Math.max(0, grade - 1));
            }
        }
    }

    private boolean meets(RankingRule.Promotion promotion, Unit unit) {
        if (promotion.when() != null) {
            return contests.holds(unit, promotion.when());
        }
        return promotion.events().entrySet().stream().anyMatch(each -> counted(unit, each.getKey()) >= each.getValue());
    }

    private long counted(Unit unit, String level) {
        long counted = 0;
        for (Node.Events node : given.scheme().eventNodes()) {
            if (Oracle.applies(given.scheme(), node, unit)) {
                counted += contests.oracle().judged(unit, node).stream()
                        .filter(each -> each.event().kind() == ScoreEvent.Kind.BONUS
                                && each.event().level().equals(level)
                                && each.outcome().equals("COUNTED"))
                        .count();
            }
        }
        return counted;
    }

    /** Lowerings add up, but of those that say so only the worst holds. */
    private void lower(RankingRule.Grades how) {
        for (Unit unit : ranked) {
            int sum = 0;
            int worst = 0;
            for (Veto veto : contests.met(unit)) {
                sum += veto.adds() ? veto.gradesLower() : 0;
                worst = Math.max(worst, veto.adds() ? 0 : veto.gradesLower());
            }
            int lower = sum + worst;
            grades.computeIfPresent(
                    unit.id(), (u, grade) -> Math.min(how.bands().size() - 1, grade + lower));
        }
    }

    private static int index(RankingRule.Grades how, String grade) {
        return grade.equals(Veto.WORST) ? how.bands().size() - 1 : how.indexOf(grade);
    }

    /** Vetoes give a grade whatever the score; both kinds keep a unit that has a grade from a better one. */
    private void limit(RankingRule.Grades how) {
        for (Unit unit : rankings.members(rule, group)) {
            for (Veto veto : contests.met(unit)) {
                if (veto.grade() != null) {
                    grades.merge(unit.id(), index(how, veto.grade()), Math::max);
                }
            }
            for (Veto veto : contests.met(unit)) {
                if (veto.gradeAtMost() != null) {
                    int most = index(how, veto.gradeAtMost());
                    grades.computeIfPresent(unit.id(), (u, grade) -> Math.max(grade, most));
                }
            }
        }
    }

    private static boolean getsIt(RankingRule.EdgeTie edge, int tied) {
        return edge == RankingRule.EdgeTie.ALL || (edge == RankingRule.EdgeTie.BOTH && tied == 2);
    }

    private int places(RankingRule.Quota quota) {
        if (quota.share() == null) {
            return quota.count();
        }
        long n = 0;
        for (Unit unit : rankings.members(rule, group)) {
            boolean counts = switch (quota.of()) {
                case ALL -> unit.ranked();
                case UNVETOED -> unit.ranked() && !contests.isBarred(unit.id());
                case RANKED -> ranked.contains(unit);
            };
            n += counts ? 1 : 0;
        }
        return exact(quota.share())
                .times(Fraction.of(n))
                .round(0, quota.rounding())
                .intValueExact();
    }

    private void fill(RankingRule.Grades how, RankingRule.Quota quota) {
        int places = places(quota);
        int wanted = how.indexOf(quota.grade());
        int taken = 0;
        for (Unit unit : ranked) {
            taken += quota.withBetter() && grades.getOrDefault(unit.id(), wanted) < wanted ? 1 : 0;
        }
        boolean full = false;
        for (List<Unit> shared : rankings.order(rule, group)) {
            List<Unit> equal = shared.stream()
                    .filter(unit -> grades.getOrDefault(unit.id(), -1) == wanted)
                    .toList();
            if (equal.isEmpty()) {
                continue;
            }
            boolean edge = taken < places && taken + equal.size() > places;
            if (full || taken >= places || (edge && !getsIt(quota.edge(), equal.size()))) {
                full = true;
                equal.forEach(unit -> grades.merge(
                        unit.id(), 1, (g, one) -> Math.min(g + one, how.bands().size() - 1)));
            } else {
                taken += equal.size();
                full = edge;
            }
        }
    }
}
