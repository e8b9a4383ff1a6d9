package leopard.oracle;

import static leopard.oracle.OracleFigures.exact;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import leopard.model.DataStatus;
import leopard.model.Indicator;
import leopard.model.Period;
import leopard.model.Reading;
import leopard.model.ScoreEvent;
import leopard.model.Unit;
import leopard.scheme.RankingRule;
import leopard.scheme.RollUp;
import leopard.scheme.Rounding;
import leopard.scheme.Scheme;
import leopard.scheme.TieStep;
import org.jspecify.annotations.Nullable;

/** Who takes part in a ranking, and in which place. */
final class OracleRankings {

    private final OracleCase given;
    private final Scheme scheme;
    private final OracleContests contests;
    private final OracleSeason season;
    private final OracleTies ties;
    private final Map<String, Map<String, List<List<Unit>>>> known = new HashMap<>();
    private final Map<String, Map<String, List<Integer>>> positions = new HashMap<>();

    OracleRankings(OracleCase given, OracleContests contests, OracleSeason season) {
        this.given = given;
        this.scheme = given.scheme();
        this.contests = contests;
        this.season = season;
        this.ties = new OracleTies(given, contests::figure, this::positions);
    }

    // Who takes part

    static String group(Unit unit, @Nullable String within) {
        return within == null ? "" : unit.in(within);
    }

    /** Whether the unit is listed. */
    boolean takesPart(RankingRule rule, Unit unit) {
        RankingRule.Participants who = rule.participants();
        return exists(rule, unit)
                && (who.types().isEmpty() || who.types().contains(unit.type()))
                && (who.when() == null || contests.holds(unit, who.when()))
                && (who.rankedIn() == null || rank(rule(who.rankedIn()), unit) > 0)
                && !(who.withoutData() == RankingRule.WithoutData.LEFT_OUT && isSilent(unit));
    }

    private RankingRule rule(String id) {
        return scheme.rankings().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private boolean exists(RankingRule rule, Unit unit) {
        return scheme.nodes().containsKey(rule.by())
                ? contests.oracle().line(unit.id(), rule.by()) != null
                : rollUp(rule) != null || scheme.indicator(rule.by()) != null;
    }

    private boolean isFigure(RankingRule rule) {
        return !scheme.nodes().containsKey(rule.by()) && rollUp(rule) == null;
    }

    private @Nullable RollUp rollUp(RankingRule rule) {
        return scheme.rollUps().stream()
                .filter(each -> each.id().equals(rule.by()))
                .findFirst()
                .orElse(null);
    }

    /** Whether nothing at all was read for the unit in the period. */
    private boolean isSilent(Unit unit) {
        Set<String> scored = scheme.scoredIndicators();
        for (Reading reading : given.readings()) {
            Indicator indicator = scheme.indicator(reading.indicator());
            if (indicator != null
                    && scored.contains(indicator.id())
                    && reading.unit().equals(unit.id())
                    && contests.oracle().figures().named(unit, indicator.id()).status() != DataStatus.MISSING) {
                return false;
            }
        }
        boolean vetoed = !contests.oracle().vetoes(unit).isEmpty();
        return !vetoed
                && given.tasks().stream().noneMatch(task -> task.unit().equals(unit.id()))
                && given.events().stream().noneMatch(event -> isHeard(event, unit))
                && given.ballots().stream()
                        .noneMatch(ballot -> ballot.unit().equals(unit.id())
                                && ballot.period().equals(given.period().id()));
    }

    private boolean isHeard(ScoreEvent event, Unit unit) {
        return event.unit().equals(unit.id()) && contests.oracle().inTime(event);
    }

    /** The unit of that id, null if it is not there in the period. */
    @Nullable
    Unit unit(String id) {
        return given.units().stream()
                .filter(unit -> unit.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    private boolean isBarred(Unit unit) {
        return contests.isBarred(unit.id());
    }

    private boolean couldRank(RankingRule rule, Unit unit) {
        return takesPart(rule, unit) && score(rule, unit) != null && unit.ranked() && !isBarred(unit);
    }

    private List<Unit> couldRank(RankingRule rule, String group) {
        return members(rule, group).stream()
                .filter(unit -> couldRank(rule, unit))
                .toList();
    }

    /** Those of a group that take part. */
    List<Unit> members(RankingRule rule, String group) {
        return given.units().stream()
                .filter(unit -> group(unit, rule.within()).equals(group) && takesPart(rule, unit))
                .toList();
    }

    private boolean isSmall(RankingRule rule, String group) {
        return couldRank(rule, group).size() < rule.participants().minGroup();
    }

    /** The groups that somebody takes part in. */
    Set<String> groups(RankingRule rule) {
        Set<String> groups = new TreeSet<>(OracleOrder.BY_CODE_POINT);
        given.units().stream()
                .filter(unit -> takesPart(rule, unit))
                .forEach(unit -> groups.add(group(unit, rule.within())));
        return groups;
    }

    /** Whether a group is large enough for grades and awards. */
    boolean isContested(RankingRule rule, String group) {
        return rule.participants().minGroup() <= 1 || !isSmall(rule, group);
    }

    // What they are ranked by

    /** The score as it is ranked and printed: rounded where the ranking looks at fewer decimals. */
    @Nullable
    BigDecimal score(RankingRule rule, Unit unit) {
        boolean silent = rule.participants().withoutData() == RankingRule.WithoutData.NO_SCORE && isSilent(unit);
        return silent ? null : asRanked(rule, printed(rule, unit, contests));
    }

    static @Nullable BigDecimal asRanked(RankingRule rule, @Nullable BigDecimal printed) {
        Integer decimals = rule.decimals();
        return printed != null && decimals != null && decimals < printed.scale()
                ? printed.setScale(decimals, RoundingMode.HALF_UP)
                : printed;
    }

    /** The score as it is printed. */
    @Nullable
    BigDecimal printed(RankingRule rule, Unit unit, OracleContests from) {
        RollUp rollUp = rollUp(rule);
        if (rollUp != null) {
            Oracle.Line line = from.rollUps().lines(unit).get(rollUp.id());
            return line == null ? null : line.score();
        }
        if (scheme.nodes().containsKey(rule.by())) {
            Oracle.Line line = from.oracle().line(unit.id(), rule.by());
            return line == null ? null : line.score();
        }
        OracleFigures.Figure figure = from.oracle().figures().named(unit, rule.by());
        Fraction value = figure.value();
        if (value == null) {
            return null;
        }
        return figure.ratio()
                ? value.round(4, RoundingMode.HALF_UP)
                : new BigDecimal(value.above()).divide(new BigDecimal(value.below()));
    }

    /** The score before its last rounding. */
    private Fraction unrounded(RankingRule rule, Unit unit) {
        RollUp rollUp = rollUp(rule);
        Fraction exact;
        if (rollUp != null) {
            exact = contests.rollUps().exactly(rollUp, unit);
        } else if (scheme.nodes().containsKey(rule.by())) {
            exact = contests.oracle().exactly(unit.id(), rule.by());
        } else {
            exact = contests.oracle().figures().named(unit, rule.by()).value();
        }
        return Objects.requireNonNull(exact);
    }

    private @Nullable Function<Unit, @Nullable Fraction> finer(RankingRule rule) {
        Integer decimals = rule.decimals();
        if (decimals == null || scale(rule) >= decimals) {
            return null;
        }
        return unit -> decimals == RankingRule.EXACT
                ? unrounded(rule, unit)
                : Fraction.of(unrounded(rule, unit).round(decimals, RoundingMode.HALF_UP));
    }

    private int scale(RankingRule rule) {
        RollUp rollUp = rollUp(rule);
        if (rollUp != null) {
            return rollUp.rounding().scale();
        }
        if (scheme.nodes().containsKey(rule.by())) {
            return scheme.nodes().get(rule.by()).rounding().scale();
        }
        return -1;
    }

    Rounding rounding(RankingRule rule) {
        RollUp rollUp = rollUp(rule);
        return rollUp != null
                ? rollUp.rounding()
                : scheme.nodes().containsKey(rule.by())
                        ? scheme.nodes().get(rule.by()).rounding()
                        : scheme.percent();
    }

    private List<Integer> positions(Unit unit, TieStep.CountBack step) {
        return positions
                .computeIfAbsent(step.toString(), s -> new HashMap<>())
                .computeIfAbsent(unit.id(), u -> findPositions(unit, step));
    }

    private List<Integer> findPositions(Unit unit, TieStep.CountBack step) {
        List<Integer> found = new ArrayList<>();
        List<Period> periods = switch (step.over()) {
            case TO_DATE -> OracleSeason.toDate(given.period());
            case SEASON ->
                season.periods().stream()
                        .filter(each -> each.isOfTheYearOf(given.period()))
                        .toList();
            case COUNTING ->
                OracleSeason.toDate(given.period()).stream()
                        .filter(contests.rollUps().periods(Objects.requireNonNull(step.counting()), unit)::contains)
                        .toList();
        };
        for (Period period : periods) {
            if (step.ranking() != null) {
                OracleContests then = period.equals(given.period()) ? contests : season.of(period);
                int rank = then == null ? 0 : then.rankings().rankOf(step.ranking(), unit.id());
                if (rank > 0) {
                    found.add(rank);
                }
                continue;
            }
            for (Reading reading : given.readings()) {
                if (reading.unit().equals(unit.id())
                        && step.positions().contains(reading.indicator())
                        && reading.period().equals(period.id())
                        && reading.value() != null) {
                    found.add(reading.value().toBigDecimal().intValueExact());
                }
            }
        }
        return found;
    }

    // Places

    /** The ranked units of a group, in sets of equal ones. */
    List<List<Unit>> order(RankingRule rule, String group) {
        Map<String, List<List<Unit>>> groups = known.computeIfAbsent(rule.id(), r -> new HashMap<>());
        List<List<Unit>> order = groups.get(group);
        if (order == null) {
            boolean none =
                    rule.participants().minGroup() > 1 && !rule.participants().smallRanked() && isSmall(rule, group);
            order = none
                    ? List.of()
                    : ties.order(
                            rule,
                            couldRank(rule, group),
                            unit -> Objects.requireNonNull(score(rule, unit)),
                            finer(rule));
            groups.put(group, order);
        }
        return order;
    }

    List<Unit> ranked(RankingRule rule, String group) {
        return order(rule, group).stream().flatMap(List::stream).toList();
    }

    private int rankOf(String ranking, String id) {
        return given.units().stream()
                .filter(unit -> unit.id().equals(id) && takesPart(rule(ranking), unit))
                .mapToInt(unit -> rank(rule(ranking), unit))
                .findFirst()
                .orElse(0);
    }

    /** The first of the places that the unit shares; 0 for none. */
    int rank(RankingRule rule, Unit unit) {
        int before = 0;
        for (List<Unit> equal : order(rule, group(unit, rule.within()))) {
            if (equal.contains(unit)) {
                return before + 1;
            }
            before += rule.ties() == RankingRule.TieMethod.DENSE ? 1 : equal.size();
        }
        return 0;
    }

    /** How many share the unit's place; 0 if it has none. */
    int sharedBy(RankingRule rule, Unit unit) {
        return order(rule, group(unit, rule.within())).stream()
                .filter(equal -> equal.contains(unit))
                .mapToInt(List::size)
                .findFirst()
                .orElse(0);
    }

    /** The rank as it is printed, as twice its value: so that halves are whole. */
    int printedTwice(RankingRule rule, Unit unit) {
        int rank = rank(rule, unit);
        int others = Math.max(0, sharedBy(rule, unit) - 1);
        return switch (rule.ties()) {
            case COMPETITION, DENSE, ORDINAL -> 2 * rank;
            case MODIFIED -> 2 * (rank + others);
            case FRACTIONAL -> rule.order().positionPrinted() ? 2 * rank : 2 * rank + others;
        };
    }

    /** All units that take part, by id. */
    Map<String, OracleContests.Place> places(RankingRule rule) {
        Map<String, OracleContests.Place> places = new TreeMap<>();
        for (String group : groups(rule)) {
            Map<String, String> grades = new OracleGrades(given, contests, this, rule, group).grades();
            for (Unit unit : members(rule, group)) {
                OracleContests.Place place = new OracleContests.Place(
                        unit.id(),
                        group,
                        score(rule, unit),
                        rank(rule, unit),
                        printedTwice(rule, unit),
                        ranked(rule, group).size(),
                        grades.getOrDefault(unit.id(), ""),
                        status(rule, unit),
                        provisional(rule, unit),
                        rank(rule, unit) == 0 ? null : normalised(rule, unit),
                        new OracleMovements(given, this, season).moved(rule, unit));
                places.put(unit.id(), isFigure(rule) ? place.plain() : place);
            }
        }
        return places;
    }

    private String status(RankingRule rule, Unit unit) {
        if (isBarred(unit)) {
            return "VETOED";
        }
        if (!unit.ranked()) {
            return "EXCLUDED";
        }
        if (score(rule, unit) == null) {
            return "NO_SCORE";
        }
        return rank(rule, unit) > 0 ? "RANKED" : "EXCLUDED";
    }

    private @Nullable BigDecimal provisional(RankingRule rule, Unit unit) {
        OracleContests verified = contests.asIfVerified();
        boolean silent = rule.participants().withoutData() == RankingRule.WithoutData.NO_SCORE && isSilent(unit);
        if (verified == null || !rule.provisional() || silent) {
            return null;
        }
        BigDecimal score = score(rule, unit);
        BigDecimal other = asRanked(rule, printed(rule, unit, verified));
        return other == null || (score != null && other.compareTo(score) == 0) ? null : other;
    }

    private @Nullable BigDecimal normalised(RankingRule rule, Unit unit) {
        RankingRule.Normalisation how = rule.normalised();
        if (how == null) {
            return null;
        }
        Map<String, List<Fraction>> byGroup = new TreeMap<>();
        List<Fraction> all = new ArrayList<>();
        for (Unit each : given.units()) {
            if (takesPart(rule, each)) {
                List<Fraction> own = byGroup.computeIfAbsent(group(each, how.within()), g -> new ArrayList<>());
                BigDecimal score = score(rule, each);
                if (rank(rule, each) > 0 && score != null) {
                    own.add(Fraction.of(score));
                    all.add(Fraction.of(score));
                }
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
        Rounding rounding = rounding(rule);
        return Fraction.of(Objects.requireNonNull(score(rule, unit)))
                .times(factor)
                .round(rounding.scale(), rounding.mode());
    }

    private static Fraction mean(List<Fraction> values) {
        return values.stream().reduce(Fraction.ZERO, Fraction::plus).over(Fraction.of(values.size()));
    }

    // Columns

    /** What a column that is computed from ranks holds for a unit; null where a rank is missing. */
    @Nullable
    BigDecimal column(RankingRule rule, RankingRule.RankColumn column, Unit unit) {
        Fraction value = column.formula() == null
                ? points(rule, column, unit)
                : OracleFigures.value(column.formula(), name -> ofRanking(rule, name, unit));
        return value == null
                ? null
                : value.round(column.decimals() == null ? 0 : column.decimals(), RoundingMode.HALF_UP);
    }

    private @Nullable Fraction ofRanking(RankingRule own, String name, Unit unit) {
        int dot = name.indexOf('.');
        RankingRule rule = dot < 0 ? own : rule(name.substring(0, dot));
        if (!takesPart(rule, unit)) {
            return null;
        }
        BigDecimal score = score(rule, unit);
        return switch (name.substring(dot + 1)) {
            case "rank" ->
                rank(rule, unit) == 0
                        ? null
                        : Fraction.of(printedTwice(rule, unit)).over(Fraction.of(2));
            case "of" -> Fraction.of(ranked(rule, group(unit, rule.within())).size());
            default -> score == null ? null : Fraction.of(score);
        };
    }

    /** Points for a place; or the mean of those for the places that are shared. */
    private @Nullable Fraction points(RankingRule rule, RankingRule.RankColumn column, Unit unit) {
        int rank = rank(rule, unit);
        if (rank == 0) {
            return null;
        }
        int last = column.shared() ? rank + sharedBy(rule, unit) - 1 : rank;
        Fraction sum = Fraction.ZERO;
        for (int place = rank; place <= last; place++) {
            sum = sum.plus(
                    exact(place <= column.points().size() ? column.points().get(place - 1) : column.rest()));
        }
        return sum.over(Fraction.of(last - rank + 1));
    }
}
