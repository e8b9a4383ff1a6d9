package leopard.oracle;

import static leopard.oracle.OracleFigures.exact;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import leopard.model.DataStatus;
import leopard.model.Decimal;
import leopard.model.Unit;
import leopard.scheme.AwardRule;
import leopard.scheme.Condition;
import leopard.scheme.Curve;
import leopard.scheme.Expression;
import leopard.scheme.Node;
import leopard.scheme.RankingRule;
import leopard.scheme.Scheme;
import leopard.scheme.TieStep;
import leopard.scheme.Veto;
import org.jspecify.annotations.Nullable;

/** What follows from the lines: red lines, ranks, grades, normalised scores, awards and notices. */
final class OracleContests {

    private final OracleCase given;
    private final Scheme scheme;
    private final Oracle oracle;
    private final @Nullable Oracle provisional;
    private final Map<String, Set<Veto>> met = new LinkedHashMap<>();

    /**
     * Where a unit stands.
     *
     * @param rank 0 for none
     * @param grade empty for none
     */
    record Place(
            String unit,
            String group,
            @Nullable BigDecimal score,
            int rank,
            int printedTwice,
            int of,
            String grade,
            String status,
            @Nullable BigDecimal provisional,
            @Nullable BigDecimal normalised) {}

    /** An award or notice given, or not. */
    record Prize(String award, String group, String unit, int place, String outcome) {}

    OracleContests(OracleCase given) {
        this.given = given;
        this.scheme = given.scheme();
        this.oracle = new Oracle(given);
        boolean wanted = scheme.rankings().stream().anyMatch(RankingRule::provisional);
        this.provisional = wanted ? new Oracle(given.asIfVerified()) : null;
        for (Unit unit : given.units()) {
            Set<Veto> own = new LinkedHashSet<>();
            for (Veto veto : scheme.vetoes()) {
                if (oracle.vetoes(unit).stream().anyMatch(v -> v.startsWith(veto.id() + "|"))) {
                    own.add(veto);
                }
            }
            for (Veto line : scheme.redLines()) {
                if (line.when() != null && holds(unit, line.when())) {
                    own.add(line);
                }
            }
            met.put(unit.id(), own);
        }
    }

    Oracle oracle() {
        return oracle;
    }

    Set<Veto> met(Unit unit) {
        return met.getOrDefault(unit.id(), Set.of());
    }

    private boolean holds(Unit unit, Condition condition) {
        if (condition instanceof Condition.And and) {
            return and.parts().stream().allMatch(part -> holds(unit, part));
        }
        if (condition instanceof Condition.Or or) {
            return or.parts().stream().anyMatch(part -> holds(unit, part));
        }
        if (condition instanceof Condition.Not not) {
            return !holds(unit, not.part());
        }
        Condition.Comparison comparison = (Condition.Comparison) condition;
        Fraction left = figure(unit, comparison.left());
        if (left == null) {
            return false;
        }
        int sign = left.compareTo(exact(comparison.right()));
        return switch (comparison.comparator()) {
            case BELOW -> sign < 0;
            case AT_MOST -> sign <= 0;
            case ABOVE -> sign > 0;
            case AT_LEAST -> sign >= 0;
            case EQUAL -> sign == 0;
            case UNEQUAL -> sign != 0;
        };
    }

    /** Arithmetic over scores and figures; null where something in it is not there. */
    private @Nullable Fraction figure(Unit unit, Expression expression) {
        return OracleFigures.value(expression, name -> named(unit, name));
    }

    private @Nullable Fraction named(Unit unit, String name) {
        Node node = scheme.nodes().get(name);
        if (node != null || name.equals("events.bonus") || name.equals("events.deduct")) {
            Oracle.Line line = oracle.line(unit.id(), name);
            return line == null ? null : line.exact();
        }
        if (name.endsWith(".ratio")) {
            Node owner = scheme.nodes().get(name.substring(0, name.length() - ".ratio".length()));
            return owner instanceof Node.Criterion criterion && Oracle.applies(scheme, criterion, unit)
                    ? oracle.curves().ratio(unit, criterion)
                    : null;
        }
        return oracle.figures().named(unit, name).value();
    }

    /** Whether a criterion has a ratio that conditions can look at. */
    static boolean hasRatio(Node.Criterion criterion) {
        return criterion.source() != null && !(criterion.curve() instanceof Curve.Mix);
    }

    private boolean barred(Unit unit) {
        return met(unit).stream().anyMatch(veto -> !veto.ranked());
    }

    private boolean mayWin(Unit unit) {
        return met(unit).stream().allMatch(Veto::awards);
    }

    private static String group(Unit unit, @Nullable String within) {
        return within == null ? "" : unit.in(within);
    }

    private @Nullable BigDecimal score(RankingRule rule, Unit unit) {
        Oracle.Line line = oracle.line(unit.id(), rule.by());
        return line == null ? null : line.score();
    }

    private boolean exists(RankingRule rule, Unit unit) {
        return oracle.line(unit.id(), rule.by()) != null;
    }

    private boolean ranks(RankingRule rule, Unit unit) {
        return score(rule, unit) != null && unit.ranked() && !barred(unit);
    }

    /** Negative if {@code a} comes before {@code b}: by score, then along the chain, who has no such figure last. */
    private int compare(RankingRule rule, Unit a, Unit b) {
        BigDecimal one = score(rule, a);
        BigDecimal two = score(rule, b);
        int decided = one == null || two == null
                ? 0
                : two.compareTo(one) * (rule.order().ascending() ? -1 : 1);
        List<TieStep> steps = new ArrayList<>(rule.order().then());
        steps.addAll(rule.chain());
        for (TieStep step : steps) {
            RankingRule.TieKey key = (RankingRule.TieKey) step;
            Expression figure = rule.values().getOrDefault(key.figure(), new Expression.Name(key.figure()));
            Comparator<Fraction> order = key.descending() ? Comparator.reverseOrder() : Comparator.naturalOrder();
            if (decided == 0) {
                decided = Comparator.nullsLast(order).compare(figure(a, figure), figure(b, figure));
            }
        }
        return decided == 0 ? atLast(rule.order().last(), a, b) : decided;
    }

    private static int atLast(RankingRule.LastResort last, Unit a, Unit b) {
        Comparator<Unit> byOrder =
                Comparator.comparing(Unit::order, Comparator.nullsLast(Comparator.comparing(Decimal::toBigDecimal)));
        Comparator<Unit> byId = Comparator.comparing(Unit::id, OracleOrder.BY_CODE_POINT);
        return switch (last) {
            case SHARED -> 0;
            case ORDER -> byOrder.thenComparing(byId).compare(a, b);
            case ID -> byId.compare(a, b);
        };
    }

    private List<Unit> ranked(RankingRule rule, String group) {
        List<Unit> ranked = new ArrayList<>();
        for (Unit unit : given.units()) {
            if (ranks(rule, unit) && group(unit, rule.within()).equals(group)) {
                ranked.add(unit);
            }
        }
        ranked.sort((a, b) -> {
            int decided = compare(rule, a, b);
            return decided != 0 ? decided : OracleOrder.BY_CODE_POINT.compare(a.id(), b.id());
        });
        return ranked;
    }

    private int rank(RankingRule rule, Unit unit, List<Unit> ranked) {
        if (!ranked.contains(unit)) {
            return 0;
        }
        int before = 0;
        for (int i = 0; i < ranked.size() && compare(rule, ranked.get(i), unit) < 0; i++) {
            boolean another = i == 0 || compare(rule, ranked.get(i - 1), ranked.get(i)) != 0;
            before += rule.ties() != RankingRule.TieMethod.DENSE || another ? 1 : 0;
        }
        return before + 1;
    }

    /** The rank as it is printed, as twice its value: so that halves are whole. */
    private int printedTwice(RankingRule rule, Unit unit, List<Unit> ranked) {
        int rank = rank(rule, unit, ranked);
        int others = 0;
        for (Unit other : ranked) {
            others += rank > 0 && !other.equals(unit) && compare(rule, other, unit) == 0 ? 1 : 0;
        }
        return switch (rule.ties()) {
            case COMPETITION, DENSE, ORDINAL -> 2 * rank;
            case MODIFIED -> 2 * (rank + others);
            case FRACTIONAL -> rule.order().positionPrinted() ? 2 * rank : 2 * rank + others;
        };
    }

    /** The groups that somebody is in who has the ranking's tree. */
    private Set<String> groups(RankingRule rule) {
        Set<String> groups = new TreeSet<>(OracleOrder.BY_CODE_POINT);
        given.units().stream()
                .filter(unit -> exists(rule, unit))
                .forEach(unit -> groups.add(group(unit, rule.within())));
        return groups;
    }

    /** All units in a ranking that have its tree, by id. */
    Map<String, Place> places(RankingRule rule) {
        Map<String, Place> places = new TreeMap<>();
        for (String group : groups(rule)) {
            List<Unit> ranked = ranked(rule, group);
            Map<String, String> grades = grades(rule, group, ranked);
            for (Unit unit : given.units()) {
                if (exists(rule, unit) && group(unit, rule.within()).equals(group)) {
                    BigDecimal score = score(rule, unit);
                    places.put(
                            unit.id(),
                            new Place(
                                    unit.id(),
                                    group,
                                    score,
                                    rank(rule, unit, ranked),
                                    printedTwice(rule, unit, ranked),
                                    ranked.size(),
                                    grades.getOrDefault(unit.id(), ""),
                                    status(rule, unit),
                                    provisional(rule, unit, score),
                                    ranked.contains(unit) ? normalised(rule, unit) : null));
                }
            }
        }
        return places;
    }

    private String status(RankingRule rule, Unit unit) {
        if (barred(unit)) {
            return "VETOED";
        }
        if (!unit.ranked()) {
            return "EXCLUDED";
        }
        return score(rule, unit) == null ? "NO_SCORE" : "RANKED";
    }

    private @Nullable BigDecimal provisional(RankingRule rule, Unit unit, @Nullable BigDecimal score) {
        if (provisional == null || !rule.provisional()) {
            return null;
        }
        Oracle.Line line = provisional.line(unit.id(), rule.by());
        BigDecimal verified = line == null ? null : line.score();
        return verified == null || (score != null && verified.compareTo(score) == 0) ? null : verified;
    }

    private @Nullable BigDecimal normalised(RankingRule rule, Unit unit) {
        RankingRule.Normalisation how = rule.normalised();
        Node root = scheme.nodes().get(rule.by());
        if (how == null || root == null) {
            return null;
        }
        Map<String, List<Fraction>> byGroup = new TreeMap<>();
        List<Fraction> all = new ArrayList<>();
        for (Unit each : given.units()) {
            if (!exists(rule, each)) {
                continue;
            }
            List<Fraction> own = byGroup.computeIfAbsent(group(each, how.within()), g -> new ArrayList<>());
            BigDecimal score = score(rule, each);
            if (score != null && ranks(rule, each)) {
                own.add(Fraction.of(score));
                all.add(Fraction.of(score));
            }
        }
        for (List<Fraction> group : byGroup.values()) {
            if (group.size() < Math.max(1, how.minGroup()) || mean(group).signum() <= 0) {
                return null;
            }
        }
        List<Fraction> own = byGroup.getOrDefault(group(unit, how.within()), List.of());
        Fraction factor = Fraction.of(mean(all)
                .over(mean(own))
                .round(how.factor().scale(), how.factor().mode()));
        BigDecimal score = score(rule, unit);
        return score == null
                ? null
                : Fraction.of(score)
                        .times(factor)
                        .round(root.rounding().scale(), root.rounding().mode());
    }

    private static Fraction mean(List<Fraction> values) {
        return values.stream().reduce(Fraction.ZERO, Fraction::plus).over(Fraction.of(values.size()));
    }

    private Map<String, String> grades(RankingRule rule, String group, List<Unit> ranked) {
        RankingRule.Grades how = rule.grades();
        Map<String, Integer> grades = new LinkedHashMap<>();
        if (how == null) {
            return Map.of();
        }
        for (Unit unit : ranked) {
            BigDecimal score = score(rule, unit);
            int grade = how.bands().size() - 1;
            for (int b = how.bands().size() - 1; b >= 0 && score != null; b--) {
                Decimal bound = how.bands().get(b).from();
                int above = bound == null ? 0 : score.compareTo(bound.toBigDecimal());
                if (rule.order().ascending() ? above <= 0 : above >= 0) {
                    grade = b;
                }
            }
            grades.put(unit.id(), grade);
        }
        if (how.capsFirst()) {
            limit(rule, how, group, grades);
        }
        for (RankingRule.Quota quota : how.quotas()) {
            fill(rule, how, quota, group, ranked, grades);
        }
        if (!how.capsFirst()) {
            limit(rule, how, group, grades);
        }
        Map<String, String> names = new LinkedHashMap<>();
        grades.forEach((unit, grade) -> names.put(unit, how.bands().get(grade).grade()));
        return names;
    }

    /** Vetoes give a grade whatever the score; both kinds keep a unit that has a grade from a better one. */
    private void limit(RankingRule rule, RankingRule.Grades how, String group, Map<String, Integer> grades) {
        for (Unit unit : given.units()) {
            if (!group(unit, rule.within()).equals(group) || !exists(rule, unit)) {
                continue;
            }
            for (Veto veto : met(unit)) {
                if (veto.grade() != null) {
                    grades.merge(unit.id(), how.indexOf(veto.grade()), Math::max);
                }
            }
            for (Veto veto : met(unit)) {
                if (veto.gradeAtMost() != null) {
                    int most = how.indexOf(veto.gradeAtMost());
                    grades.computeIfPresent(unit.id(), (u, grade) -> Math.max(grade, most));
                }
            }
        }
    }

    private static boolean getsIt(RankingRule.EdgeTie edge, int tied) {
        return edge == RankingRule.EdgeTie.ALL || (edge == RankingRule.EdgeTie.BOTH && tied == 2);
    }

    private void fill(
            RankingRule rule,
            RankingRule.Grades how,
            RankingRule.Quota quota,
            String group,
            List<Unit> ranked,
            Map<String, Integer> grades) {
        int places = quota.count();
        if (quota.share() != null) {
            long n = 0;
            for (Unit unit : this.given.units()) {
                boolean counts = switch (quota.of()) {
                    case ALL -> unit.ranked();
                    case UNVETOED -> unit.ranked() && !barred(unit);
                    case RANKED -> ranked.contains(unit);
                };
                n += counts && group(unit, rule.within()).equals(group) && exists(rule, unit) ? 1 : 0;
            }
            places = exact(quota.share())
                    .times(Fraction.of(n))
                    .round(0, quota.rounding())
                    .intValueExact();
        }
        int wanted = how.indexOf(quota.grade());
        int given = 0;
        for (Unit unit : ranked) {
            given += quota.withBetter() && grades.getOrDefault(unit.id(), wanted) < wanted ? 1 : 0;
        }
        boolean full = false;
        for (int i = 0; i < ranked.size(); i++) {
            if (i > 0 && compare(rule, ranked.get(i - 1), ranked.get(i)) == 0) {
                continue;
            }
            List<Unit> equal = new ArrayList<>();
            for (Unit unit : ranked) {
                if (compare(rule, unit, ranked.get(i)) == 0 && grades.getOrDefault(unit.id(), -1) == wanted) {
                    equal.add(unit);
                }
            }
            if (equal.isEmpty()) {
                continue;
            }
            boolean edge = given < places && given + equal.size() > places;
            if (full || given >= places || (edge && !getsIt(quota.edge(), equal.size()))) {
                full = true;
                equal.forEach(unit -> grades.merge(
                        unit.id(), 1, (g, one) -> Math.min(g + one, how.bands().size() - 1)));
            } else {
                given += equal.size();
                full = edge;
            }
        }
    }

    /** Awards and notices in the scheme's order, then ranking, group, place, unit. */
    List<Prize> prizes() {
        List<Prize> prizes = new ArrayList<>();
        for (AwardRule award : scheme.awards()) {
            for (String ranking : award.rankings()) {
                for (RankingRule rule : scheme.rankings()) {
                    if (rule.id().equals(ranking)) {
                        groups(rule).forEach(group -> prizes.addAll(prizes(award, rule, group)));
                    }
                }
            }
        }
        return prizes;
    }

    private List<Prize> prizes(AwardRule award, RankingRule rule, String group) {
        String id = award.id() + "." + rule.id();
        List<Unit> ranked = ranked(rule, group);
        boolean disputed = given.units().stream()
                .filter(u -> group(u, rule.within()).equals(group))
                .map(u -> oracle.line(u.id(), rule.by()))
                .anyMatch(line -> line != null && line.status() == DataStatus.DISPUTED);
        if (award.kind() == AwardRule.Kind.NOTICE) {
            // A dispute blocks what is won; who comes last is told all the same.
            return noticed(award, rule, id, group, ranked);
        }
        return award.blockedByDispute() && disputed
                ? List.of(new Prize(id, group, "", 0, "BLOCKED"))
                : winners(award, rule, id, group, ranked);
    }

    private List<Prize> winners(AwardRule award, RankingRule rule, String id, String group, List<Unit> ranked) {
        Map<Integer, List<Unit>> byRank = new TreeMap<>();
        Decimal least = award.score();
        for (Unit unit : ranked) {
            BigDecimal score = score(rule, unit);
            boolean enough = least == null || (score != null && score.compareTo(least.toBigDecimal()) >= 0);
            int rank = rank(rule, unit, ranked);
            if (rank <= award.places() && enough && mayWin(unit)) {
                byRank.computeIfAbsent(rank, r -> new ArrayList<>()).add(unit);
            }
        }
        if (byRank.isEmpty()) {
            return List.of(new Prize(id, group, "", 0, "VACANT"));
        }
        List<Prize> prizes = new ArrayList<>();
        byRank.forEach((rank, units) -> {
            if (units.size() > award.sharedBy()) {
                prizes.add(new Prize(id, group, "", 0, "WITHHELD"));
            } else {
                units.forEach(unit -> prizes.add(new Prize(id, group, unit.id(), rank, "AWARDED")));
            }
        });
        prizes.sort(Comparator.comparingInt(Prize::place).thenComparing(Prize::unit, OracleOrder.BY_CODE_POINT));
        return prizes;
    }

    private List<Prize> noticed(AwardRule award, RankingRule rule, String id, String group, List<Unit> ranked) {
        List<Prize> prizes = new ArrayList<>();
        Decimal below = award.score();
        for (Unit unit : ranked) {
            BigDecimal score = score(rule, unit);
            long behind = ranked.stream()
                    .filter(other -> compare(rule, unit, other) < 0)
                    .count();
            boolean low = below == null || (score != null && score.compareTo(below.toBigDecimal()) < 0);
            if (behind < award.places() && low) {
                prizes.add(new Prize(id, group, unit.id(), rank(rule, unit, ranked), "NOTICE"));
            }
        }
        prizes.sort(Comparator.comparingInt(Prize::place).thenComparing(Prize::unit, OracleOrder.BY_CODE_POINT));
        return prizes;
    }
}
