package leopard.oracle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import leopard.model.Decimal;
import leopard.model.Decision;
import leopard.model.Meeting;
import leopard.model.Unit;
import leopard.scheme.Expression;
import leopard.scheme.RankingRule;
import leopard.scheme.TieStep;
import org.jspecify.annotations.Nullable;

/** Puts units in order: whatever one step leaves equal, the next step tells apart, and so on. */
final class OracleTies {

    private final OracleCase given;
    private final BiFunction<Unit, Expression, @Nullable Fraction> figure;
    private final Positions positions;

    /** The positions of a unit, as often as it held them, that a step of the chain counts. */
    @FunctionalInterface
    interface Positions {
        List<Integer> of(Unit unit, TieStep.CountBack step);
    }

    OracleTies(OracleCase given, BiFunction<Unit, Expression, @Nullable Fraction> figure, Positions positions) {
        this.given = given;
        this.figure = figure;
        this.positions = positions;
    }

    /** One way of telling units apart: sets of equal units, the best first. */
    private interface Split extends Function<List<Unit>, List<List<Unit>>> {}

    /**
     * The units of a ranking in sets of equal ones, the best first.
     *
     * @param score what is compared first
     * @param finer what is compared next, null for nothing
     */
    List<List<Unit>> order(
            RankingRule rule,
            List<Unit> units,
            Function<Unit, BigDecimal> score,
            @Nullable Function<Unit, @Nullable Fraction> finer) {
        boolean ascending = rule.order().ascending();
        List<Split> splits = new ArrayList<>();
        splits.add(set -> by(set, unit -> Fraction.of(score.apply(unit)), !ascending));
        if (finer != null) {
            splits.add(set -> by(set, finer, !ascending));
        }
        List<TieStep> steps = new ArrayList<>(rule.order().then());
        steps.addAll(rule.chain());
        for (TieStep step : steps) {
            splits.add(split(rule, step));
        }
        Comparator<Unit> byId = Comparator.comparing(Unit::id, OracleOrder.BY_CODE_POINT);
        Comparator<Unit> byOrder =
                Comparator.comparing(Unit::order, Comparator.nullsLast(Comparator.comparing(Decimal::toBigDecimal)));
        switch (rule.order().last()) {
            case SHARED -> {}
            case ORDER -> splits.add(set -> apart(set, byOrder.thenComparing(byId)));
            case ID -> splits.add(set -> apart(set, byId));
        }
        return apply(splits, units);
    }

    private static List<List<Unit>> apply(List<Split> splits, List<Unit> units) {
        if (units.isEmpty()) {
            return List.of();
        }
        List<List<Unit>> sets = List.of(units);
        for (Split split : splits) {
            List<List<Unit>> finer = new ArrayList<>();
            for (List<Unit> set : sets) {
                finer.addAll(set.size() == 1 ? List.of(set) : split.apply(set));
            }
            sets = finer;
        }
        return sets;
    }

    private static List<List<Unit>> apart(List<Unit> set, Comparator<Unit> order) {
        return set.stream().sorted(order).map(List::of).toList();
    }

    /** By a figure; whoever has none comes last. */
    private static List<List<Unit>> by(List<Unit> set, Function<Unit, @Nullable Fraction> figure, boolean descending) {
        Map<Fraction, List<Unit>> sorted =
                new TreeMap<>(descending ? Comparator.<Fraction>reverseOrder() : Comparator.<Fraction>naturalOrder());
        List<Unit> without = new ArrayList<>();
        for (Unit unit : set) {
            Fraction value = figure.apply(unit);
            if (value == null) {
                without.add(unit);
            } else {
                sorted.computeIfAbsent(value, v -> new ArrayList<>()).add(unit);
            }
        }
        List<List<Unit>> sets = new ArrayList<>(sorted.values());
        if (!without.isEmpty()) {
            sets.add(without);
        }
        return sets;
    }

    private Split split(RankingRule rule, TieStep step) {
        if (step instanceof RankingRule.TieKey key) {
            Expression expression = rule.values().getOrDefault(key.figure(), new Expression.Name(key.figure()));
            return set -> by(set, unit -> figure.apply(unit, expression), key.descending());
        }
        if (step instanceof TieStep.Decision) {
            return set -> by(set, unit -> decided(rule, unit), false);
        }
        if (step instanceof TieStep.CountBack countBack) {
            return set -> countBack(set, countBack);
        }
        return set -> headToHead(set, (TieStep.HeadToHead) step);
    }

    private @Nullable Fraction decided(RankingRule rule, Unit unit) {
        for (Decision decision : given.between().decisions()) {
            if (decision.ranking().equals(rule.id())
                    && decision.period().equals(given.period().id())
                    && decision.unit().equals(unit.id())) {
                return Fraction.of(decision.place());
            }
        }
        return null;
    }

    /** Most first positions, then most second ones, down to the last that anybody has. */
    private List<List<Unit>> countBack(List<Unit> set, TieStep.CountBack step) {
        int deepest = 0;
        for (Unit unit : set) {
            for (int position : positions.of(unit, step)) {
                deepest = Math.max(deepest, position);
            }
        }
        List<Split> splits = new ArrayList<>();
        for (int p = 1; p <= deepest && (step.deepest() == null || p <= step.deepest()); p++) {
            int position = p;
            splits.add(equal -> by(
                    equal,
                    unit -> Fraction.of(positions.of(unit, step).stream()
                            .filter(each -> each == position)
                            .count()),
                    true));
        }
        return apply(splits, set);
    }

    private List<List<Unit>> headToHead(List<Unit> set, TieStep.HeadToHead step) {
        Set<String> tied = new HashSet<>();
        set.forEach(unit -> tied.add(unit.id()));
        List<Split> splits = new ArrayList<>();
        for (TieStep.Measure measure : step.compared()) {
            splits.add(equal -> by(equal, unit -> result(unit, tied, step, measure), true));
        }
        List<List<Unit>> sets = apply(splits, set);
        if (!step.again() || sets.size() == 1) {
            return sets;
        }
        List<List<Unit>> finer = new ArrayList<>();
        for (List<Unit> equal : sets) {
            finer.addAll(equal.size() == 1 ? List.of(equal) : headToHead(equal, step));
        }
        return finer;
    }

    /** What a unit achieved against the tied ones in the year or season so far. */
    private Fraction result(Unit unit, Set<String> tied, TieStep.HeadToHead step, TieStep.Measure measure) {
        Set<String> soFar = new HashSet<>();
        OracleSeason.toDate(given.period()).forEach(period -> soFar.add(period.id()));
        Fraction sum = Fraction.ZERO;
        for (Meeting meeting : given.between().meetings()) {
            boolean home = meeting.home().equals(unit.id());
            boolean among = tied.contains(meeting.home()) && tied.contains(meeting.away());
            if (soFar.contains(meeting.period())
                    && among
                    && (home || meeting.away().equals(unit.id()))) {
                Fraction own = OracleFigures.exact(home ? meeting.homeScore() : meeting.awayScore());
                Fraction other = OracleFigures.exact(home ? meeting.awayScore() : meeting.homeScore());
                int sign = own.compareTo(other);
                sum = sum.plus(
                        switch (measure) {
                            case POINTS ->
                                OracleFigures.exact(sign > 0 ? step.win() : sign == 0 ? step.draw() : step.loss());
                            case DIFFERENCE -> own.minus(other);
                            case SCORED -> own;
                            case WINS -> sign > 0 ? Fraction.ONE : Fraction.ZERO;
                        });
            }
        }
        return sum;
    }
}
