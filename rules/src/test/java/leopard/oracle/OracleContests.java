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
import leopard.scheme.Veto;
import org.jspecify.annotations.Nullable;

/** What follows from the lines: red lines, ranks, grades, normalised scores, awards and notices. */
final class OracleContests {

    private final Scheme scheme;
    private final Oracle oracle;
    private final OracleRankings rankings;
    private final OracleRollUps rollUps;
    private final @Nullable OracleContests asIfVerified;
    private final Map<String, Set<Veto>> met = new LinkedHashMap<>();

    /**
     * Where a unit stands.
     *
     * @param rank 0 for none
     * @param grade empty for none
     * @param moved movement in words, empty for none
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
            @Nullable BigDecimal normalised,
            String moved) {

        /** The same without zeros at the end of the score: figures are printed with the decimals of them all. */
        Place plain() {
            return new Place(
                    unit,
                    group,
                    score == null ? null : new BigDecimal(OracleMovements.plain(score)),
                    rank,
                    printedTwice,
                    of,
                    grade,
                    status,
                    provisional == null ? null : new BigDecimal(OracleMovements.plain(provisional)),
                    normalised,
                    moved);
        }
    }

    /** An award or notice given, or not. */
    record Prize(String award, String group, String unit, int place, String outcome) {}

    /** The results of a case that knows no other period. */
    OracleContests(OracleCase given) {
        this(given, new OracleSeason(List.of(given), List.of()));
    }

    OracleContests(OracleCase given, OracleSeason season) {
        this.scheme = given.scheme();
        this.oracle = new Oracle(given);
        this.rankings = new OracleRankings(given, this, season);
        this.rollUps = new OracleRollUps(given, season, this);
        boolean wanted = !given.pendingCounts() && scheme.rankings().stream().anyMatch(RankingRule::provisional);
        this.asIfVerified = wanted ? new OracleContests(given.asIfVerified(), season) : null;
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

    OracleRankings rankings() {
        return rankings;
    }

    OracleRollUps rollUps() {
        return rollUps;
    }

    /** The same if everything pending were verified; null where no ranking asks for it. */
    @Nullable
    OracleContests asIfVerified() {
        return asIfVerified;
    }

    Set<Veto> met(Unit unit) {
        return met.getOrDefault(unit.id(), Set.of());
    }

    boolean holds(Unit unit, Condition condition) {
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
    @Nullable
    Fraction figure(Unit unit, Expression expression) {
        return OracleFigures.value(expression, name -> named(unit, name));
    }

    private @Nullable Fraction named(Unit unit, String name) {
        Oracle.Line rolledUp =
                scheme.rollUps().isEmpty() ? null : rollUps.lines(unit).get(name);
        if (rolledUp != null) {
            return rolledUp.score() == null ? null : Fraction.of(rolledUp.score());
        }
        if (name.endsWith(".score")) {
            return named(unit, name.substring(0, name.length() - ".score".length()));
        }
        if (name.endsWith(".value")) {
            Node owner = scheme.nodes().get(name.substring(0, name.length() - ".value".length()));
            return owner instanceof Node.Criterion criterion
                            && criterion.source() != null
                            && Oracle.applies(scheme, criterion, unit)
                    ? oracle.figures().of(unit, criterion.source()).value()
                    : null;
        }
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

    /** Whether a veto keeps a unit from being ranked. */
    boolean isBarred(String unit) {
        return met.getOrDefault(unit, Set.of()).stream().anyMatch(veto -> !veto.ranked());
    }

    private boolean mayWin(Unit unit) {
        return met(unit).stream().allMatch(Veto::awards);
    }

    /** All units that take part in a ranking, by id. */
    Map<String, Place> places(RankingRule rule) {
        return rankings.places(rule);
    }

    /** Awards and notices in the scheme's order, then ranking, group, place, unit. */
    List<Prize> prizes() {
        List<Prize> prizes = new ArrayList<>();
        for (AwardRule award : scheme.awards()) {
            for (String ranking : award.rankings()) {
                for (RankingRule rule : scheme.rankings()) {
                    if (rule.id().equals(ranking)) {
                        rankings.groups(rule).stream()
                                .filter(group -> rankings.isContested(rule, group))
                                .forEach(group -> prizes.addAll(prizes(award, rule, group)));
                    }
                }
            }
        }
        return prizes;
    }

    private List<Prize> prizes(AwardRule award, RankingRule rule, String group) {
        String id = award.id() + "." + rule.id();
        List<Unit> ranked = rankings.ranked(rule, group);
        boolean disputed =
                rankings.members(rule, group).stream().anyMatch(unit -> status(rule, unit) == DataStatus.DISPUTED);
        if (award.kind() == AwardRule.Kind.NOTICE) {
            // A dispute blocks what is won; who comes last is told all the same.
            return noticed(award, rule, id, group, ranked);
        }
        return award.blockedByDispute() && disputed
                ? List.of(new Prize(id, group, "", 0, "BLOCKED"))
                : winners(award, rule, id, group, ranked);
    }

    private DataStatus status(RankingRule rule, Unit unit) {
        Oracle.Line line = oracle.line(unit.id(), rule.by());
        Oracle.Line rolledUp = rollUps.lines(unit).get(rule.by());
        return line != null
                ? line.status()
                : rolledUp != null
                        ? rolledUp.status()
                        : oracle.figures().named(unit, rule.by()).status();
    }

    private List<Prize> winners(AwardRule award, RankingRule rule, String id, String group, List<Unit> ranked) {
        Map<Integer, List<Unit>> byRank = new TreeMap<>();
        Decimal least = award.score();
        for (Unit unit : ranked) {
            BigDecimal score = rankings.score(rule, unit);
            boolean enough = least == null || (score != null && score.compareTo(least.toBigDecimal()) >= 0);
            int rank = rankings.rank(rule, unit);
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
            BigDecimal score = rankings.score(rule, unit);
            long behind = ranked.stream()
                    .filter(other -> rankings.rank(rule, other) > rankings.rank(rule, unit))
                    .count();
            boolean low = below == null || (score != null && score.compareTo(below.toBigDecimal()) < 0);
            if (behind < award.places() && low) {
                prizes.add(new Prize(id, group, unit.id(), rankings.rank(rule, unit), "NOTICE"));
            }
        }
        prizes.sort(Comparator.comparingInt(Prize::place).thenComparing(Prize::unit, OracleOrder.BY_CODE_POINT));
        return prizes;
    }
}
