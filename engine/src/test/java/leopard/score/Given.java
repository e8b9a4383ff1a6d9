package leopard.score;

import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import leopard.intake.Dispute;
import leopard.model.Ballot;
import leopard.model.CalendarPeriod;
import leopard.model.DataStatus;
import leopard.model.Decimal;
import leopard.model.Indicator;
import leopard.model.Ledger;
import leopard.model.Period;
import leopard.model.PeriodKind;
import leopard.model.Place;
import leopard.model.Reading;
import leopard.model.ReadingSet;
import leopard.model.ScoreEvent;
import leopard.model.Task;
import leopard.model.Text;
import leopard.model.Unit;
import leopard.model.UnitList;
import leopard.model.Vintage;
import leopard.model.When;
import leopard.scheme.Curve;
import leopard.scheme.Derived;
import leopard.scheme.MissingPolicy;
import leopard.scheme.Node;
import leopard.scheme.Parameter;
import leopard.scheme.Plan;
import leopard.scheme.Rounding;
import leopard.scheme.Schedule;
import leopard.scheme.Scheme;
import leopard.scheme.SchemeVersion;
import leopard.scheme.Source;
import org.jspecify.annotations.Nullable;

/** What a test starts from: a scheme in code, units, figures; then the board that follows. */
final class Given {

    static final Rounding LINE = new Rounding(2, RoundingMode.HALF_UP);
    static final Rounding RATIO = new Rounding(4, RoundingMode.HALF_UP);

    final List<Indicator> indicators = new ArrayList<>();
    final List<Node> roots = new ArrayList<>();
    final List<Unit> units = new ArrayList<>();
    final List<Reading> readings = new ArrayList<>();
    final List<Task> tasks = new ArrayList<>();
    final List<Ballot> ballots = new ArrayList<>();
    final List<EventVerdict> events = new ArrayList<>();
    final List<Dispute> disputes = new ArrayList<>();
    final List<String> unitTypes = new ArrayList<>();
    final BitSet barred = new BitSet();
    Map<String, Parameter> parameters = Map.of();
    Map<String, Derived> derived = Map.of();
    CalendarPeriod period = Period.of("2024-06");
    boolean pendingCounts;
    private int lines;

    static Decimal number(String text) {
        return Decimal.of(text);
    }

    static @Nullable Decimal maybe(String text) {
        return text.isEmpty() ? null : Decimal.of(text);
    }

    Given unit(String id) {
        return unit(id, "");
    }

    Given unit(String id, String group) {
        units.add(new Unit(id, id, group, unitTypes.isEmpty() ? "" : group, null, null, null, true, Map.of()));
        return this;
    }

    /** Scored, but not ranked. */
    Given guest(String id) {
        units.add(new Unit(id, id, "", "", null, null, null, false, Map.of()));
        return this;
    }

    Given indicator(String id, String title) {
        indicators.add(new Indicator(id, Text.same(title), "", Indicator.Kind.OTHER, null, null, List.of(), ""));
        return this;
    }

    Given percentIndicator(String id, String title) {
        indicators.add(new Indicator(id, Text.same(title), "%", Indicator.Kind.RATIO, null, null, List.of(), ""));
        return this;
    }

    Given yearly(String id, String title) {
        indicators.add(
                new Indicator(id, Text.same(title), "", Indicator.Kind.OTHER, PeriodKind.YEAR, null, List.of(), ""));
        return this;
    }

    Given ratio(String id, String title) {
        indicators.add(new Indicator(
                id,
                Text.same(title),
                "",
                Indicator.Kind.RATIO,
                null,
                new Indicator.Parts(Text.same("n"), Text.same("d")),
                List.of(),
                ""));
        return this;
    }

    /** {@code 45/48}, {@code 74.5}, {@code NA}; empty for a row without a figure; {@code ?12} for one not verified. */
    Given reading(String unit, String indicator, String figure) {
        return reading(unit, indicator, period.id(), figure, Vintage.FINAL, 1);
    }

    Given reading(String unit, String indicator, String at, String figure, Vintage vintage, int revision) {
        boolean pending = figure.startsWith("?");
        String number = pending ? figure.substring(1) : figure;
        String[] parts = number.split("/", -1);
        boolean none = number.isEmpty() || number.equals("NA");
        readings.add(new Reading(
                unit,
                indicator,
                at,
                none || parts.length == 2 ? null : Decimal.of(number),
                parts.length == 2 ? Decimal.of(parts[0]) : null,
                parts.length == 2 ? Decimal.of(parts[1]) : null,
                vintage,
                revision,
                number.equals("NA") ? DataStatus.NOT_APPLICABLE : null,
                !pending,
                false,
                Reading.Details.NONE,
                Place.line("readings.csv", ++lines)));
        return this;
    }

    static Node.Criterion criterion(String id, String title, @Nullable String points, Source source, Curve curve) {
        return criterion(id, title, points, source, curve, LINE, RATIO, MissingPolicy.DEFAULT);
    }

    static Node.Criterion criterion(
            String id,
            String title,
            @Nullable String points,
            @Nullable Source source,
            Curve curve,
            Rounding line,
            Rounding ratio,
            MissingPolicy missing) {
        return new Node.Criterion(
                id,
                Text.same(title),
                "",
                points == null ? null : Decimal.of(points),
                line,
                Set.of(),
                source,
                curve,
                ratio,
                missing,
                Map.of());
    }

    static Node.Component component(String id, String title, @Nullable String points, Node... parts) {
        return component(id, title, points, LINE, null, null, parts);
    }

    static Node.Component component(
            String id,
            String title,
            @Nullable String points,
            Rounding rounding,
            @Nullable String floor,
            @Nullable String cap,
            Node... parts) {
        return new Node.Component(
                id,
                Text.same(title),
                "",
                points == null ? null : Decimal.of(points),
                rounding,
                Set.of(),
                List.of(parts),
                cap == null ? null : Decimal.of(cap),
                floor == null ? null : Decimal.of(floor),
                MissingPolicy.DEFAULT,
                Map.of());
    }

    static Node.Events events(@Nullable String bonusCap, @Nullable String deductCap, Rounding rounding) {
        return new Node.Events(
                "events",
                Text.of("加减分", "bonuses and deductions"),
                "",
                rounding,
                Set.of(),
                new Node.Side(
                        Text.of("加分", "bonuses"), bonusCap == null ? null : Decimal.of(bonusCap), true, Map.of(), null),
                new Node.Side(
                        Text.of("扣分", "deductions"),
                        deductCap == null ? null : Decimal.of(deductCap),
                        false,
                        Map.of(),
                        new Node.Repeat(Decimal.of("2"), List.of(), false)),
                true);
    }

    Given event(
            String unit,
            String id,
            ScoreEvent.Kind kind,
            String title,
            String level,
            String points,
            String matter,
            String date,
            String document,
            EventVerdict.Outcome outcome,
            String factor,
            @Nullable String instead) {
        events.add(new EventVerdict(
                new ScoreEvent(
                        unit,
                        id,
                        kind,
                        title,
                        level,
                        null,
                        matter,
                        When.day(LocalDate.parse(date)),
                        document,
                        true,
                        "",
                        Place.NOWHERE),
                outcome,
                Decimal.of(points),
                Decimal.of(factor),
                instead));
        return this;
    }

    /** A milestone {@code 40,2024-03,2024-03,yes} of weight, due, done (may be empty) and verified. */
    static Task.Milestone milestone(String id, String title, String figures) {
        String[] cells = figures.split(",", -1);
        return new Task.Milestone(
                id,
                title,
                Decimal.of(cells[0]),
                When.month(YearMonth.parse(cells[1])),
                cells[2].isEmpty() ? null : When.month(YearMonth.parse(cells[2])),
                cells[3].equals("yes"),
                Place.NOWHERE);
    }

    Given milestones(String unit, String component, String title, String difficulty, Task.Milestone... milestones) {
        tasks.add(new Task(
                unit,
                component,
                component + "-task",
                title,
                Task.Kind.MILESTONE,
                null,
                maybe(difficulty),
                null,
                "",
                "",
                "",
                List.of(milestones),
                Place.NOWHERE));
        return this;
    }

    /** A numeric task; its actual value stands under {@code indicator}. */
    Given numeric(
            String unit,
            String component,
            String title,
            String difficulty,
            String indicator,
            String actual,
            String target) {
        tasks.add(new Task(
                unit,
                component,
                component + "-task",
                title,
                Task.Kind.NUMERIC,
                Decimal.of(target),
                maybe(difficulty),
                null,
                "",
                indicator,
                "",
                List.of(),
                Place.NOWHERE));
        return reading(unit, indicator, actual);
    }

    Given votes(String unit, String raterClass, String votes) {
        for (int i = 0; i < votes.length(); i++) {
            ballots.add(
                    new Ballot(period.id(), unit, raterClass, "b" + i, String.valueOf(votes.charAt(i)), Place.NOWHERE));
        }
        return this;
    }

    Given root(Node node) {
        roots.add(node);
        return this;
    }

    Scheme scheme() {
        return new Scheme(
                "given",
                Text.same("given"),
                new SchemeVersion("1", null, null),
                "",
                period.kind(),
                true,
                Schedule.LINEAR,
                LINE,
                List.copyOf(unitTypes),
                List.of(),
                parameters,
                List.copyOf(indicators),
                derived,
                List.copyOf(roots),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    ScoreBoard board() {
        return board(1);
    }

    ScoreBoard board(int threads) {
        Scheme scheme = scheme();
        return board(threads, Plan.direct(scheme));
    }

    ScoreBoard board(int threads, Plan plan) {
        Scheme scheme = scheme();
        UnitList list = UnitList.of(units);
        ReadingSet.Builder builder = ReadingSet.builder(list, indicators);
        readings.forEach(builder::add);
        Ledger ledger = new Ledger(
                list, builder.build(), tasks, List.of(), ballots, List.of(), List.of(), List.of(), List.of());
        try (Shards shards = Shards.on(threads)) {
            return ScoreBoard.of(
                    new ScoreBoard.Inputs(scheme, plan, ledger, period, list, events, disputes, barred, pendingCounts),
                    shards);
        }
    }

    static Source figure(String indicator) {
        return new Source.Plain(indicator);
    }

    static ScoreSheet sheet(ScoreBoard board, String unit) {
        return board.sheet(board.units().indexOf(unit));
    }

    static ScoreLine line(ScoreBoard board, String unit, String line) {
        ScoreLine found = sheet(board, unit).line(line);
        if (found == null) {
            throw new AssertionError("no line " + line + " for " + unit);
        }
        return found;
    }
}
