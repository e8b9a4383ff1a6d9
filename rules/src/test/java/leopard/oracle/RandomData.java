package leopard.oracle;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import leopard.model.Ballot;
import leopard.model.CalendarPeriod;
import leopard.model.DataStatus;
import leopard.model.Decimal;
import leopard.model.Indicator;
import leopard.model.PeriodKind;
import leopard.model.Place;
import leopard.model.Reading;
import leopard.model.ScoreEvent;
import leopard.model.Task;
import leopard.model.Unit;
import leopard.model.Vintage;
import leopard.model.When;
import leopard.scheme.Curve;
import leopard.scheme.MissingPolicy;
import leopard.scheme.Node;
import leopard.scheme.Scheme;
import org.jspecify.annotations.Nullable;

/** Rows that are made to hurt: exact ties, equal values, gaps of every kind, absurd sizes, guests and vetoed units. */
final class RandomData {

    private static final Reading.Details NO_DETAILS = Reading.Details.NONE;

    private final Dice dice;
    private final Scheme scheme;
    private final Map<String, RandomScheme.Values> values;
    private final CalendarPeriod period;
    private final List<Unit> units = new ArrayList<>();
    private final List<Reading> readings = new ArrayList<>();
    private final List<Task> tasks = new ArrayList<>();
    private final List<ScoreEvent> events = new ArrayList<>();
    private final List<Ballot> ballots = new ArrayList<>();
    private final Set<String> disputes = new TreeSet<>();

    /** How the whole set is drawn: all alike, full of gaps, or in between. */
    private final int gaps;

    private final boolean alike;

    /** Whether there are figures of earlier periods, for schemes that take scores over. */
    private final boolean before;

    private RandomData(RandomScheme.Drawn drawn, Dice dice) {
        this.dice = dice;
        this.scheme = drawn.scheme();
        this.values = drawn.values();
        PeriodKind every = Objects.requireNonNull(scheme.periods().every());
        this.period = new CalendarPeriod(every, dice.between(2023, 2024), dice.between(1, every.perYear()));
        this.gaps = dice.of(0, 0, 8, 20, 60);
        this.alike = dice.percent(15);
        this.before = dice.percent(15) && scheme.nodes().values().stream().anyMatch(RandomData::takesOver);
    }

    private static boolean takesOver(Node node) {
        return node instanceof Node.Criterion criterion
                ? criterion.missing().uses(MissingPolicy.TreatedAs.LAST_VALUE)
                : node instanceof Node.Component component
                        && component.missing().uses(MissingPolicy.TreatedAs.LAST_VALUE);
    }

    static OracleCase draw(RandomScheme.Drawn drawn, Dice dice) {
        return draw(drawn, dice, dice.of(1, 2, 3, 5, 5, 8, 12));
    }

    static OracleCase draw(RandomScheme.Drawn drawn, Dice dice, int units) {
        return new RandomData(drawn, dice).drawn(units);
    }

    private OracleCase drawn(int count) {
        for (int i = 0; i < count; i++) {
            units.add(unit(i));
        }
        boolean withEvents = scheme.nodes().values().stream().anyMatch(Node.Events.class::isInstance);
        for (Indicator indicator : scheme.indicators()) {
            RandomScheme.Values drawn = values.get(indicator.id());
            if (drawn != null) {
                Reading same = reading(units.get(0), indicator.id(), indicator.every(), drawn, Vintage.FINAL, 1);
                for (Unit unit : units) {
                    addReadings(unit, indicator, drawn, same);
                    if (before && indicator.every() == null) {
                        addEarlier(reading(unit, indicator.id(), null, drawn, Vintage.FINAL, 1));
                    }
                }
            }
        }
        for (Unit unit : units) {
            for (Node.Criterion criterion : scheme.criteria()) {
                if (criterion.curve() instanceof Curve.TaskRule && !dice.percent(10)) {
                    addTask(unit, criterion);
                }
                if (criterion.curve() instanceof Curve.VoteRule rule) {
                    addVotes(unit, rule);
                }
            }
            addEvents(unit, withEvents);
        }
        return new OracleCase(
                scheme,
                period,
                List.copyOf(units),
                List.copyOf(readings),
                List.copyOf(tasks),
                List.copyOf(events),
                distinctBallots(),
                disputes,
                false,
                RandomMeetings.between(dice, scheme, period.id(), units));
    }

    /** A figure of one of the two periods before, or of none. */
    private void addEarlier(Reading now) {
        if (dice.percent(gaps)) {
            return;
        }
        CalendarPeriod then = period.previous();
        readings.add(new Reading(
                now.unit(),
                now.indicator(),
                (dice.percent(70) ? then : then.previous()).id(),
                now.value(),
                now.numerator(),
                now.denominator(),
                now.vintage(),
                now.revision(),
                now.declared(),
                now.verified(),
                now.approx(),
                now.details(),
                now.place()));
    }

    private Unit unit(int number) {
        String id = dice.of("村", "u", "𠮷", "社区") + number;
        String type = scheme.unitTypes().isEmpty() ? "" : dice.of(scheme.unitTypes());
        return new Unit(
                id,
                id,
                dice.of("甲", "乙"),
                type,
                null,
                null,
                dice.decimalOrNull(30, "1", "2", "3"),
                !dice.percent(10),
                Map.of("district", dice.of("东", "西", "南")));
    }

    private void addReadings(Unit unit, Indicator indicator, RandomScheme.Values drawn, Reading same) {
        if (dice.percent(gaps)) {
            return;
        }
        Reading reading = alike
                ? of(unit, same)
                : reading(unit, indicator.id(), indicator.every(), drawn, Vintage.FINAL, dice.between(1, 3));
        if (dice.percent(6) && reading.numerator() != null && reading.denominator() != null) {
            readings.add(contradicting(reading));
            disputes.add(unit.id() + "|" + indicator.id());
            return;
        }
        readings.add(reading);
        if (dice.percent(10)) {
            readings.add(reading(unit, indicator.id(), indicator.every(), drawn, Vintage.ESTIMATE, 9));
        }
        if (dice.percent(10)) {
            readings.add(reading(unit, indicator.id(), indicator.every(), drawn, Vintage.FINAL, 12));
        }
    }

    /** With a printed rate that is far from its parts. */
    private static Reading contradicting(Reading reading) {
        return new Reading(
                reading.unit(),
                reading.indicator(),
                reading.period(),
                Decimal.of("7777777777777777777777777777777777.7"),
                reading.numerator(),
                reading.denominator(),
                reading.vintage(),
                reading.revision(),
                reading.declared(),
                reading.verified(),
                reading.approx(),
                reading.details(),
                reading.place());
    }

    private static Reading of(Unit unit, Reading same) {
        return new Reading(
                unit.id(),
                same.indicator(),
                same.period(),
                same.value(),
                same.numerator(),
                same.denominator(),
                same.vintage(),
                same.revision(),
                same.declared(),
                same.verified(),
                same.approx(),
                same.details(),
                same.place());
    }

    private Reading reading(
            Unit unit,
            String indicator,
            leopard.model.@Nullable PeriodKind every,
            RandomScheme.Values drawn,
            Vintage vintage,
            int revision) {
        Decimal value = null;
        Decimal numerator = null;
        Decimal denominator = null;
        if (!dice.percent(gaps / 3)) {
            if (drawn.ratio() && !dice.percent(5)) {
                denominator = dice.percent(gaps / 4 + 1)
                        ? Decimal.ZERO
                        : dice.percent(70)
                                ? dice.decimal("1", "2", "3", "7", "8", "10", "16", "48", "52", "64", "1000", "80")
                                : huge(drawn, dice.decimal("3.5", "999999", "0.03", "1234567.89"));
                numerator = denominator.signum() == 0
                        ? Decimal.ZERO
                        : dice.percent(60)
                                ? Decimal.of(dice.between(
                                        0,
                                        denominator
                                                        .toBigDecimal()
                                                        .min(java.math.BigDecimal.valueOf(1200))
                                                        .intValue()
                                                + 1))
                                : near(drawn, denominator);
            } else {
                value = value(drawn);
            }
        }
        DataStatus declared = dice.percent(gaps / 5)
                ? dice.of(DataStatus.NOT_APPLICABLE, DataStatus.NOT_APPLICABLE, DataStatus.MISSING, DataStatus.PENDING)
                : null;
        return new Reading(
                unit.id(),
                indicator,
                every == null ? period.id() : period.containing(every).id(),
                value,
                numerator,
                denominator,
                vintage,
                revision,
                declared,
                !dice.percent(gaps / 5),
                false,
                NO_DETAILS,
                Place.NOWHERE);
    }

    /** A numerator whose ratio lies at or near a limit. */
    private Decimal near(RandomScheme.Values drawn, Decimal denominator) {
        Decimal exact = dice.of(drawn.near()).times(denominator);
        return switch (dice.between(1, 4)) {
            case 1 -> exact.plus(Decimal.of("0.00005").times(denominator));
            case 2 -> exact.minus(Decimal.of("0.0005"));
            case 3 -> exact.negate();
            default -> exact;
        };
    }

    private Decimal huge(RandomScheme.Values drawn, Decimal otherwise) {
        return drawn.huge() && dice.percent(15)
                ? dice.decimal(
                        "1000000000000", "99999999999999999999999.5", "0.000000000000000001", "123456789012345.678")
                : otherwise;
    }

    private Decimal value(RandomScheme.Values drawn) {
        Decimal near = dice.of(drawn.near());
        if (drawn.ratio()) {
            return near;
        }
        return switch (dice.between(1, 9)) {
            case 1 -> near.plus(dice.decimal("0.005", "0.01", "1", "0.5", "0.125"));
            case 2 -> near.minus(dice.decimal("0.005", "0.01", "1", "0.5", "0.125"));
            case 3 -> Decimal.of(dice.between(-3, 120));
            case 4 -> dice.digits(5, dice.between(0, 5));
            case 5 -> dice.decimal("0", "0.00", "-7.5", "74.995", "2.675", "1.005");
            case 6 -> huge(drawn, near);
            case 7 -> Decimal.of(near.toBigDecimal().setScale(near.scale() + 2));
            default -> near;
        };
    }

    private When within(int from, int to) {
        LocalDate day = period.to().plusMonths(dice.between(from, to));
        return dice.percent(50)
                ? When.month(YearMonth.from(day))
                : When.day(YearMonth.from(day).atDay(dice.of(1, 15, 28)));
    }

    private void addTask(Unit unit, Node.Criterion criterion) {
        Task.Kind kind = dice.of(Task.Kind.values());
        String id = "t" + criterion.id() + dice.between(1, 2);
        List<Task.Milestone> milestones = new ArrayList<>();
        Decimal target = null;
        if (kind == Task.Kind.MILESTONE) {
            int count = dice.between(1, 4);
            for (int i = 0; i < count; i++) {
                milestones.add(new Task.Milestone(
                        "m" + i,
                        "",
                        dice.decimal("10", "20", "30", "33.3", "0.5"),
                        within(-6, 3),
                        dice.percent(30) ? null : within(-7, 2),
                        !dice.percent(gaps / 4 + 5),
                        Place.NOWHERE));
            }
            milestones.sort(java.util.Comparator.comparing(Task.Milestone::due)
                    .thenComparing(Task.Milestone::id, OracleOrder.BY_CODE_POINT));
        } else {
            target = kind == Task.Kind.NUMERIC ? dice.decimal("24", "3", "0.7", "100") : null;
            RandomScheme.Values drawn = new RandomScheme.Values(
                    false,
                    false,
                    kind == Task.Kind.NUMERIC
                            ? List.of(Decimal.of(11), Decimal.of("2.5"), Decimal.of("12"), Decimal.of("3"))
                            : List.of(Decimal.of("0.9571"), Decimal.of("0.5"), Decimal.of("1.25"), Decimal.of("1")));
            if (!dice.percent(gaps)) {
                readings.add(reading(unit, id, null, drawn, Vintage.FINAL, 1));
            }
        }
        tasks.add(new Task(
                unit.id(),
                criterion.id(),
                id,
                id,
                kind,
                target,
                dice.decimalOrNull(30, "0.9", "1.1", "1.2", "1.0", "1.05"),
                null,
                "",
                "",
                "",
                milestones,
                Place.NOWHERE));
    }

    private void addVotes(Unit unit, Curve.VoteRule rule) {
        for (Curve.VoteRule.RaterClass raters : rule.classes()) {
            int count = dice.between(0, dice.of(2, 7, 9));
            String only = dice.percent(20) ? "B" : null;
            for (int i = 0; i < count; i++) {
                String vote = only == null ? dice.of("A", "B", "C", "D", "-") : only;
                String when = dice.percent(5) ? period.previous().id() : period.id();
                ballots.add(new Ballot(when, unit.id(), raters.id(), "b" + i, vote, Place.NOWHERE));
            }
        }
    }

    /** Two criteria may share classes of raters; a ballot is cast once. */
    private List<Ballot> distinctBallots() {
        Map<String, Ballot> distinct = new java.util.LinkedHashMap<>();
        for (Ballot ballot : ballots) {
            distinct.putIfAbsent(ballot.period() + ballot.unit() + ballot.raterClass() + ballot.id(), ballot);
        }
        return List.copyOf(distinct.values());
    }

    private void addEvents(Unit unit, boolean withEvents) {
        int count = withEvents ? dice.of(0, 0, 1, 3, 6) : 0;
        for (int i = 0; i < count; i++) {
            boolean bonus = dice.percent(50);
            events.add(event(
                    unit,
                    "e" + i,
                    bonus ? ScoreEvent.Kind.BONUS : ScoreEvent.Kind.DEDUCT,
                    dice.of(bonus ? RandomScheme.BONUS_LEVELS : RandomScheme.DEDUCT_LEVELS),
                    dice.decimalOrNull(70, "1", "0.125", "2.5", "0", "2")));
        }
        if (dice.percent(8)) {
            String veto = dice.of(RandomScheme.VETO_UNRANKED, RandomScheme.VETO_LIMIT);
            events.add(event(unit, "v1", ScoreEvent.Kind.VETO, veto, null));
        }
    }

    private ScoreEvent event(Unit unit, String id, ScoreEvent.Kind kind, String level, @Nullable Decimal points) {
        return new ScoreEvent(
                unit.id(),
                id,
                kind,
                id,
                level,
                points,
                dice.of("", "m1", "m2"),
                within(-13, 1),
                dice.percent(80) ? "文号" : "",
                !dice.percent(10),
                "",
                Place.NOWHERE);
    }
}
