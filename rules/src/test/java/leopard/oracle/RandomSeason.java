package leopard.oracle;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import leopard.model.CalendarPeriod;
import leopard.model.Decimal;
import leopard.model.DeclaredPeriod;
import leopard.model.HistoryEntry;
import leopard.model.Indicator;
import leopard.model.Ledger;
import leopard.model.Period;
import leopard.model.PeriodKind;
import leopard.model.Periods;
import leopard.model.Place;
import leopard.model.Reading;
import leopard.model.ReadingSet;
import leopard.model.ScoreEvent;
import leopard.model.Text;
import leopard.model.Unit;
import leopard.model.UnitList;
import leopard.model.Vintage;
import leopard.model.When;
import leopard.scheme.Comparator;
import leopard.scheme.Condition;
import leopard.scheme.Curve;
import leopard.scheme.Expression;
import leopard.scheme.MissingPolicy;
import leopard.scheme.MissingPolicy.TreatedAs;
import leopard.scheme.MissingPolicy.Treatment;
import leopard.scheme.Node;
import leopard.scheme.RankingRule;
import leopard.scheme.RollUp;
import leopard.scheme.Rounding;
import leopard.scheme.Schedule;
import leopard.scheme.Scheme;
import leopard.scheme.SchemeVersion;
import leopard.scheme.Source;
import leopard.scheme.Veto;
import org.jspecify.annotations.Nullable;

/** Several periods with plain trees and small whole figures, so that places are shared and roll-ups have equal scores. */
final class RandomSeason {

    private static final String YEAR = "year";
    private static final List<String> TYPES = List.of("村", "社区");

    private final Dice dice;
    private final List<String> criteria = new ArrayList<>();
    private final List<Indicator> indicators = new ArrayList<>();
    private final List<Period> periods;
    private final Periods known;
    private final boolean events;
    private final Scheme scheme;

    /**
     * A scheme with the rows of all its periods.
     *
     * @param cases one for each period, in order
     */
    record Season(Scheme scheme, List<OracleCase> cases, List<Unit> units, List<HistoryEntry> history) {

        Ledger ledger() {
            UnitList all = UnitList.of(units);
            OracleCase any = cases.get(0);
            ReadingSet.Builder readings = ReadingSet.builder(all, scheme.indicators());
            any.readings().forEach(readings::add);
            return new Ledger(
                    all,
                    readings.build(),
                    List.of(),
                    any.events(),
                    List.of(),
                    history,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    any.between().meetings(),
                    any.between().decisions(),
                    List.of());
        }
    }

    private RandomSeason(String id, Dice dice) {
        this.dice = dice;
        boolean calendar = dice.percent(60);
        this.known = calendar ? Periods.every(dice.of(PeriodKind.MONTH, PeriodKind.QUARTER)) : declared();
        this.periods = calendar ? calendar() : List.copyOf(known.declared());
        this.events = calendar && dice.percent(60);
        this.scheme = scheme(id);
    }

    static RandomSeason draw(String id, Dice dice) {
        return new RandomSeason(id, dice);
    }

    Scheme scheme() {
        return scheme;
    }

    private Periods declared() {
        List<DeclaredPeriod.Form> forms = new ArrayList<>();
        int count = dice.between(3, 6);
        int first = dice.between(1, count);
        for (int i = 1; i <= count; i++) {
            forms.add(new DeclaredPeriod.Form("R" + i, Text.same("R" + i), null, null, i <= first ? "S1" : "S2"));
        }
        return Periods.list(forms);
    }

    private List<Period> calendar() {
        List<Period> some = new ArrayList<>();
        PeriodKind every = Objects.requireNonNull(known.every());
        CalendarPeriod next = new CalendarPeriod(every, 2023, dice.between(2, every.perYear()));
        int count = dice.between(3, 6);
        for (int i = 0; i < count; i++) {
            some.add(next);
            next = next.next();
        }
        return some;
    }

    private String indicator(String id) {
        indicators.add(new Indicator(id, Text.same(id), "", Indicator.Kind.OTHER, null, null, List.of(), ""));
        return id;
    }

    private Treatment treatment() {
        return Treatment.of(dice.of(TreatedAs.ZERO, TreatedAs.ZERO, TreatedAs.REWEIGHT, TreatedAs.NO_SCORE));
    }

    private MissingPolicy policy() {
        return new MissingPolicy(treatment(), treatment(), treatment(), treatment(), null);
    }

    private Node.Criterion criterion(Set<String> only) {
        String id = "A" + (criteria.size() + 1);
        criteria.add(id);
        return new Node.Criterion(
                id,
                Text.same(id),
                "",
                null,
                dice.rounding(0, 2),
                only,
                new Source.Plain(indicator("i" + criteria.size())),
                new Curve.Value(Curve.Scale.SHARE, dice.decimal("1", "0.5", "0.25", "-1")),
                dice.rounding(0, 4),
                policy(),
                Map.of());
    }

    private Node.Component component(String id) {
        List<Node> parts = new ArrayList<>();
        int count = dice.between(2, 3);
        for (int i = 0; i < count; i++) {
            parts.add(criterion(i > 0 && dice.percent(15) ? Set.of(dice.of(TYPES)) : Set.of()));
        }
        if (events && id.equals("total")) {
            parts.add(RandomEvents.node(dice));
        }
        return new Node.Component(
                id,
                Text.same(id),
                "",
                null,
                dice.rounding(0, 2),
                Set.of(),
                parts,
                dice.decimalOrNull(85, "6", "8.5"),
                dice.decimalOrNull(85, "1", "0"),
                policy(),
                Map.of());
    }

    private Scheme scheme(String id) {
        List<Node> roots = new ArrayList<>(List.of(component("total")));
        if (dice.percent(50)) {
            roots.add(component("other"));
        }
        List<String> positions = List.of(indicator("p1"), indicator("p2"));
        indicator("y");
        List<RollUp> rollUps = dice.percent(80) ? List.of(rollUp(roots)) : List.of();
        RandomRankings contests = new RandomRankings(
                dice,
                new RandomRankings.Around(
                        criteria,
                        TYPES,
                        events,
                        true,
                        positions,
                        rollUps.isEmpty() ? null : YEAR,
                        true,
                        this::condition));
        List<RankingRule> rankings = new ArrayList<>();
        for (Node root : roots) {
            rankings.add(contests.ranking(
                    "K" + rankings.size(), root.id(), root.rounding().scale()));
        }
        for (RollUp rollUp : rollUps) {
            rankings.add(contests.ranking(
                    "K" + rankings.size(), rollUp.id(), rollUp.rounding().scale()));
        }
        Node leaf = ((Node.Component) roots.get(0)).parts().get(0);
        rankings.add(contests.ranking(
                "K" + rankings.size(), leaf.id(), leaf.rounding().scale()));
        rankings.add(contests.ranking("K" + rankings.size(), dice.of("i1", "p1", "y"), -1));
        if (events) {
            Node node = last(roots);
            rankings.add(contests.ranking(
                    "K" + rankings.size(), node.id(), node.rounding().scale()));
        }
        return new Scheme(
                id,
                Text.same(id),
                new SchemeVersion("1", null, null),
                "random",
                known,
                dice.percent(50),
                Schedule.LINEAR,
                dice.rounding(0, 3),
                TYPES,
                RandomScheme.GROUPINGS,
                Map.of(),
                List.copyOf(indicators),
                Map.of(),
                roots,
                events ? vetoes() : List.of(),
                redLines(),
                rankings,
                rollUps,
                contests.awards(),
                List.of(),
                List.of());
    }

    private static Node last(List<Node> roots) {
        List<Node> parts = ((Node.Component) roots.get(0)).parts();
        return parts.get(parts.size() - 1);
    }

    private Condition condition() {
        return new Condition.Comparison(
                new Expression.Name(dice.of(criteria)),
                dice.of(Comparator.values()),
                dice.decimal("0", "1", "2", "2.5"));
    }

    private List<Veto> vetoes() {
        return List.of(
                veto(RandomScheme.VETO_UNRANKED, null, dice.of("D", "C", Veto.WORST), null, 0, false),
                veto(RandomScheme.VETO_LIMIT, null, null, dice.of("B", "C"), dice.between(0, 2), true));
    }

    private List<Veto> redLines() {
        List<Veto> lines = new ArrayList<>();
        int count = dice.between(0, 2);
        for (int i = 0; i < count; i++) {
            lines.add(veto(
                    "L" + i,
                    condition(),
                    dice.percent(20) ? dice.of("C", Veto.WORST) : null,
                    dice.percent(40) ? "B" : null,
                    dice.between(1, 2),
                    dice.percent(85)));
        }
        return lines;
    }

    private Veto veto(
            String id,
            @Nullable Condition when,
            @Nullable String grade,
            @Nullable String gradeAtMost,
            int lower,
            boolean ranked) {
        return new Veto(
                id,
                Text.same(id),
                "",
                when,
                grade,
                gradeAtMost,
                lower,
                ranked,
                dice.percent(60),
                null,
                dice.percent(50),
                Veto.Terms.PLAIN);
    }

    private RollUp rollUp(List<Node> roots) {
        boolean sum = dice.percent(40);
        List<RollUp.Term> terms =
                dice.percent(30) ? List.of(new RollUp.Term("y", dice.decimal("0.4", "0.3"))) : List.of();
        List<RollUp.Term> plus = dice.percent(25)
                ? List.of(new RollUp.Term(dice.of(roots).id(), dice.decimal("1", "0.5", "-1")))
                : List.of();
        Map<String, Decimal> weights = new HashMap<>();
        for (Period period : periods) {
            if (dice.percent(15)) {
                weights.put(period.id(), dice.decimal("2", "0.5", "3"));
            }
        }
        RollUp.Window window =
                new RollUp.Window(dice.percent(50), dice.percent(30) ? dice.between(2, 3) : null, dice.percent(50));
        List<RollUp.Part> parts = parts();
        Rounding mean = dice.rounding(0, 4);
        return new RollUp(
                YEAR,
                Text.same(YEAR),
                dice.of(roots).id(),
                Text.same("mean"),
                mean,
                sum ? dice.decimal("1", "1", "0.5") : dice.decimal("0.6", "1", "0.3333"),
                terms,
                dice.rounding(0, 2),
                dice.percent(50),
                new RollUp.Taking(
                        sum,
                        !sum && dice.percent(30) ? dice.between(3, 5) : null,
                        window,
                        parts.isEmpty() ? choice() : RollUp.Choice.ALL,
                        parts,
                        weights,
                        RollUp.Succession.MEAN),
                plus);
    }

    private RollUp.Choice choice() {
        return switch (dice.between(1, 5)) {
            case 1 -> new RollUp.Choice(dice.between(1, 3), null, 0, 0, 1);
            case 2 -> new RollUp.Choice(null, dice.between(1, 3), 0, 0, 1);
            case 3 -> {
                int best = dice.between(0, 2);
                int worst = dice.between(best == 0 ? 1 : 0, 2);
                yield new RollUp.Choice(null, null, best, worst, best + worst + dice.between(1, 2));
            }
            default -> RollUp.Choice.ALL;
        };
    }

    private List<RollUp.Part> parts() {
        if (dice.percent(65)) {
            return List.of();
        }
        if (dice.percent(50)) {
            int split = dice.between(1, 3);
            return List.of(
                    new RollUp.Part(null, null, 1, split, choice()),
                    new RollUp.Part(null, null, split + 1, split + dice.between(1, 9), choice()));
        }
        int split = dice.between(0, periods.size() - 2);
        return List.of(
                new RollUp.Part(periods.get(0), periods.get(split), 0, 0, choice()),
                new RollUp.Part(periods.get(split + 1), periods.get(periods.size() - 1), 0, 0, choice()));
    }

    // Rows

    Season rows(Dice rows) {
        List<Unit> units = new ArrayList<>();
        int count = rows.of(1, 3, 5, 8);
        for (int i = 0; i < count; i++) {
            units.add(unit(rows, i));
        }
        List<Reading> readings = new ArrayList<>();
        List<ScoreEvent> happened = new ArrayList<>();
        List<HistoryEntry> history = new ArrayList<>();
        boolean published = rows.percent(40);
        int most = rows.between(1, 4);
        OracleCase.Between between = OracleCase.Between.NONE;
        for (Period period : periods) {
            boolean silent = rows.percent(12);
            for (Unit unit : units) {
                if (!silent && !rows.percent(8)) {
                    for (Indicator indicator : scheme.indicators()) {
                        if (!rows.percent(8)) {
                            readings.add(reading(rows, unit, indicator.id(), period, most));
                        }
                    }
                }
                if (published && rows.percent(30)) {
                    history.add(new HistoryEntry(
                            period.id(),
                            scheme.id(),
                            unit.id(),
                            "total",
                            rows.decimal("3", "2.5", "4"),
                            null,
                            null,
                            Place.NOWHERE));
                }
            }
            OracleCase.Between own = RandomMeetings.between(rows, scheme, period.id(), units);
            between = new OracleCase.Between(
                    joined(between.meetings(), own.meetings()), joined(between.decisions(), own.decisions()));
        }
        for (Unit unit : units) {
            happened.addAll(events ? RandomEvents.rows(rows, unit, this::day) : List.of());
        }
        List<OracleCase> cases = new ArrayList<>();
        for (Period period : periods) {
            cases.add(new OracleCase(
                    scheme,
                    period,
                    units.stream().filter(unit -> isThere(unit, period)).toList(),
                    readings,
                    List.of(),
                    happened,
                    List.of(),
                    Set.of(),
                    false,
                    between));
        }
        return new Season(scheme, cases, units, history);
    }

    private static <T> List<T> joined(List<T> one, List<T> two) {
        List<T> all = new ArrayList<>(one);
        all.addAll(two);
        return all;
    }

    private static boolean isThere(Unit unit, Period period) {
        return (unit.from() == null || !period.to().isBefore(unit.from()))
                && (unit.to() == null || !period.to().isAfter(unit.to()));
    }

    private Unit unit(Dice rows, int number) {
        String id = rows.of("村", "u", "𠮷") + number;
        Period from = rows.percent(15) ? rows.of(periods) : null;
        Period to = from == null && rows.percent(10) ? rows.of(periods) : null;
        return new Unit(
                id,
                id,
                rows.of("甲", "乙"),
                rows.of(TYPES),
                from == null ? null : from.from(),
                to == null ? null : to.to(),
                rows.decimalOrNull(30, "1", "2", "3"),
                !rows.percent(10),
                Map.of("district", rows.of("东", "西")));
    }

    private static Reading reading(Dice rows, Unit unit, String indicator, Period period, int most) {
        Decimal value = indicator.startsWith("p")
                ? Decimal.of(rows.between(1, 3))
                : rows.percent(15) ? rows.decimal("0.5", "1.25", "2.75") : Decimal.of(rows.between(0, most));
        return new Reading(
                unit.id(),
                indicator,
                period.id(),
                value,
                null,
                null,
                Vintage.FINAL,
                1,
                null,
                !rows.percent(4) || indicator.startsWith("p"),
                false,
                Reading.Details.NONE,
                Place.NOWHERE);
    }

    /** A day in or somewhat before the season, or only its month. */
    private When day(Dice rows) {
        Period period = rows.of(periods);
        YearMonth month = YearMonth.from(period.to()).minusMonths(rows.of(0, 0, 0, 1, 7));
        return rows.percent(30) ? When.month(month) : When.day(month.atDay(rows.of(1, 15, 28)));
    }
}
