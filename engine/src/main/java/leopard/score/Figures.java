package leopard.score;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import leopard.intake.Dispute;
import leopard.model.Column;
import leopard.model.DataStatus;
import leopard.model.Decimal;
import leopard.model.Indicator;
import leopard.model.Period;
import leopard.model.Rational;
import leopard.model.Reading;
import leopard.model.ReadingSet;
import leopard.model.Text;
import leopard.model.UnitList;
import leopard.scheme.Curve;
import leopard.scheme.Derived;
import leopard.scheme.Expression;
import leopard.scheme.Parameter;
import leopard.scheme.Population;
import leopard.scheme.Rounding;
import leopard.scheme.Scheme;
import leopard.scheme.Source;
import org.jspecify.annotations.Nullable;

/** The figures of one period as criteria read them: indicators, those derived from them, and arithmetic over both. */
final class Figures {

    private static final DataStatus[] WORST_FIRST = {
        DataStatus.MISSING,
        DataStatus.PENDING,
        DataStatus.OVERFLOW,
        DataStatus.DOMAIN_ERROR,
        DataStatus.ZERO_DENOMINATOR,
        DataStatus.NOT_APPLICABLE
    };

    private final Scheme scheme;
    private final ReadingSet readings;
    private final Period period;
    private final UnitList units;
    private final boolean pendingCounts;
    private final Rational schedule;
    private final Map<String, Set<Integer>> disputed = new HashMap<>();
    private final Set<String> outOfScores = new HashSet<>();
    private final Map<String, Column> columns = new HashMap<>();
    private final Map<String, FilledColumn> filled = new HashMap<>();
    private final Map<String, WindowFigures> windows = new HashMap<>();
    private final Map<String, Groups> groups = new HashMap<>();

    /** The figures of other periods, by their ids; all of them know each other. */
    private final Map<String, Figures> periods;

    /** The figures of other periods, of the units that were there then. */
    private final Map<Period, Figures> elsewhere = new HashMap<>();

    /**
     * A column.
     *
     * @param ratio whether it holds ratios, which are rounded before they are used
     * @param filled units whose figure is not their own
     */
    record Figure(Column column, boolean ratio, BitSet filled) {
        Figure(Column column, boolean ratio) {
            this(column, ratio, new BitSet());
        }
    }

    Figures(
            Scheme scheme,
            ReadingSet readings,
            Period period,
            UnitList units,
            List<Dispute> disputes,
            boolean pendingCounts) {
        this(scheme, readings, period, units, pendingCounts, new HashMap<>());
        for (Dispute dispute : disputes) {
            int unit = units.indexOf(dispute.unit());
            if (unit >= 0) {
                disputed.computeIfAbsent(dispute.indicator(), i -> new LinkedHashSet<>())
                        .add(unit);
            }
        }
    }

    private Figures(
            Scheme scheme,
            ReadingSet readings,
            Period period,
            UnitList units,
            boolean pendingCounts,
            Map<String, Figures> periods) {
        this.scheme = scheme;
        this.readings = readings;
        this.period = period;
        this.units = units;
        this.pendingCounts = pendingCounts;
        this.schedule = scheme.schedule().share(period);
        for (Indicator indicator : scheme.indicators()) {
            if (indicator.origin() != null) {
                outOfScores.add(indicator.id());
            }
        }
        this.periods = periods;
        periods.put(period.id(), this);
    }

    /** The same units' figures in another period, as they were reported. */
    Figures at(Period other) {
        Figures known = periods.get(other.id());
        return known == null ? new Figures(scheme, readings, other, units, pendingCounts, periods) : known;
    }

    /** Whether there are no readings in that period or any before it. */
    boolean isBeforeAllReadings(Period other) {
        for (String id : readings.periods()) {
            Period each = Period.parse(id);
            if (each == null || !each.from().isAfter(other.to())) {
                return false;
            }
        }
        return true;
    }

    /** Whether anybody has a reading of anything behind these names in this period or any before it. */
    boolean hasReadingsSoFar(Set<String> names) {
        for (Period each = period; each != null && !isBeforeAllReadings(each); each = each.previous()) {
            if (at(each).hasReadings(names)) {
                return true;
            }
        }
        return false;
    }

    private boolean hasReadings(Set<String> names) {
        for (String name : names) {
            Derived derived = scheme.derived().get(name);
            boolean has = derived == null
                    ? !isNumber(name) && readings.has(name, periodOf(name).id())
                    : hasReadings(derived.names());
            if (has) {
                return true;
            }
        }
        return false;
    }

    /** The figures of another period, of the units that were there then. */
    Figures then(Period other) {
        Figures known = elsewhere.get(other);
        if (known == null) {
            known = new Figures(scheme, readings, other, readings.units().in(other), List.of(), pendingCounts);
            elsewhere.put(other, known);
        }
        return known;
    }

    /** The groups of a grouping, null for all units together. */
    synchronized Groups groups(@Nullable String within) {
        return groups.computeIfAbsent(within == null ? "" : within, w -> Groups.of(units, within));
    }

    /** The periods that a population spans, in order. */
    List<Period> periods(Population.Periods periods) {
        if (periods.span() == Population.Span.NOW) {
            return List.of(period);
        }
        TreeSet<Period> found = new TreeSet<>();
        List<String> ids = periods.span() == Population.Span.NAMED ? periods.named() : readings.periods();
        for (String id : ids) {
            Period each = scheme.periods().find(id);
            boolean late = periods.span() == Population.Span.TO_DATE && each != null && each.compareTo(period) > 0;
            if (each != null && !late) {
                found.add(each);
            }
        }
        if (periods.span() != Population.Span.NAMED) {
            found.add(period);
        }
        return List.copyOf(found);
    }

    /** Share of the year's target that is due: the name {@code p} in formulas. */
    Rational schedule() {
        return schedule;
    }

    Figure of(Source source) {
        if (source instanceof Source.Plain plain) {
            Indicator indicator = scheme.indicator(plain.indicator());
            FilledColumn made = filled(plain.indicator());
            return new Figure(
                    column(plain.indicator()),
                    indicator != null && indicator.parts() != null,
                    made == null ? new BitSet() : made.units());
        }
        if (source instanceof Source.Formula formula) {
            return new Figure(computed(formula.expression()), false);
        }
        if (source instanceof Source.Prepared prepared) {
            return of(prepared.of());
        }
        Source.Quotient quotient = (Source.Quotient) source;
        return new Figure(computed(Operand.over(quotient.numerator(), quotient.denominator())), true);
    }

    /** An indicator's column, derived ones computed; cached. */
    Column column(String name) {
        Column known = columns.get(name);
        if (known == null) {
            Derived derived = scheme.derived().get(name);
            known = derived == null ? read(name) : derived(name, derived);
            columns.put(name, known);
        }
        return known;
    }

    private Column derived(String name, Derived derived) {
        Column column = exact(name, derived);
        if (derived.rounding() != null) {
            column = rounded(column, derived.rounding());
        }
        if (derived.missing() != null) {
            BitSet all = new BitSet();
            all.set(0, units.size());
            FilledColumn made = FilledColumn.of(
                    derived.missing(), column, this, earlier -> earlier.unfilled(name), all, new BitSet());
            filled.put(name, made);
            column = made.column();
        }
        return column;
    }

    private Column exact(String name, Derived derived) {
        if (derived.window() == null) {
            return computed(derived.formula());
        }
        WindowFigures window = WindowFigures.of(derived, derived.window(), this);
        windows.put(name, window);
        return window.column();
    }

    private static Column rounded(Column column, Rounding rounding) {
        @Nullable Rational[] values = new Rational[column.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.status(i).hasValue() ? Rational.of(rounding.round(column.exact(i))) : null;
        }
        return Column.ofExact(values, column.statuses());
    }

    /** The gaps of a derived indicator that were filled; null if it has no rule for that. */
    @Nullable
    FilledColumn filled(String name) {
        if (scheme.derived().containsKey(name)) {
            column(name);
        }
        return filled.get(name);
    }

    private Column unfilled(String name) {
        Column column = column(name);
        FilledColumn made = filled.get(name);
        return made == null ? column : made.before();
    }

    /** The window of a derived indicator; null if it is of one period. */
    @Nullable
    WindowFigures window(String name) {
        if (scheme.derived().containsKey(name)) {
            column(name);
        }
        return windows.get(name);
    }

    private Column read(String indicator) {
        Column column = readings.column(indicator, periodOf(indicator).id(), units, pendingCounts);
        Set<Integer> disputes = disputed.get(indicator);
        if (disputes != null) {
            byte[] status = column.statuses();
            for (int unit : disputes) {
                if (status[unit] == DataStatus.OK.ordinal()) {
                    status[unit] = (byte) DataStatus.DISPUTED.ordinal();
                }
            }
        }
        return column;
    }

    /** The period that a reading of an indicator stands under: a yearly one is read at the year that contains this one. */
    private Period periodOf(String indicator) {
        Indicator declared = scheme.indicator(indicator);
        return declared == null || declared.every() == null ? period : period.containing(declared.every());
    }

    Column computed(Expression expression) {
        return computed(expression, Map.of());
    }

    /**
     * A formula for every unit.
     *
     * @param own columns behind names that only this formula knows
     */
    Column computed(Expression expression, Map<String, Column> own) {
        Map<String, Column> columns =
                Formulae.columns(expression, name -> own.containsKey(name) ? own.get(name) : columnBehind(name));
        return Formulae.column(expression, units.size(), columns, this::number);
    }

    private @Nullable Column columnBehind(String name) {
        return isNumber(name) ? null : column(name);
    }

    /** The curve of a unit: of a tabled one that of the numbers that hold for the unit. */
    Curve curve(Curve curve, int unit) {
        if (!(curve instanceof Curve.Tabled tabled)) {
            return curve;
        }
        List<Decimal> numbers = new ArrayList<>();
        for (String table : tabled.tables()) {
            Parameter parameter = scheme.parameters().get(table);
            if (parameter != null) {
                numbers.add(number(parameter, unit));
            }
        }
        return tabled.of(numbers);
    }

    private Decimal number(Parameter parameter, int unit) {
        return parameter.of(period, parameter.dependsOnUnit() ? units.get(unit) : null);
    }

    /** Whether arithmetic over parameters may be worth different numbers for different units. */
    boolean dependsOnUnit(Expression expression) {
        for (String name : expression.names()) {
            Parameter parameter = scheme.parameters().get(name);
            if (parameter != null && parameter.dependsOnUnit()) {
                return true;
            }
        }
        return false;
    }

    /** Whether a name stands for a number that no table of readings has. */
    boolean isNumber(String name) {
        return scheme.parameters().containsKey(name) || name.equals("p");
    }

    /** A formula with the unit's numbers put in, and the tests that decided which of its branches is taken. */
    WithNumbers withNumbers(Expression expression, int unit, Map<String, Column> own) {
        return WithNumbers.of(
                expression,
                new Formulae.Cells(
                        Formulae.columns(
                                expression, name -> own.containsKey(name) ? own.get(name) : columnBehind(name)),
                        this::number,
                        unit));
    }

    /** The number behind a name in a formula. */
    Rational number(String name, int unit) {
        Parameter parameter = scheme.parameters().get(name);
        if (parameter != null) {
            return Rational.of(number(parameter, unit));
        }
        return name.equals("p") ? schedule : column(name).exact(unit);
    }

    /** The one of two that says more about why something cannot be computed. */
    static DataStatus worse(DataStatus a, DataStatus b) {
        for (DataStatus each : WORST_FIRST) {
            if (a == each || b == each) {
                return each;
            }
        }
        return a == DataStatus.DISPUTED ? a : b;
    }

    /** A figure as it was read: {@code 45/48}, {@code 74.5}; empty where there is none. */
    String printed(String name, int unit) {
        if (isNumber(name)) {
            return number(name, unit).toString();
        }
        if (scheme.derived().containsKey(name)) {
            Column column = column(name);
            return column.status(unit).hasValue() ? column.exact(unit).printed().toString() : "";
        }
        Reading reading =
                readings.counting(units.get(unit).id(), name, periodOf(name).id());
        if (reading == null) {
            return "";
        }
        if (reading.numerator() != null && reading.denominator() != null) {
            return reading.numerator() + "/" + reading.denominator();
        }
        return reading.value() == null ? "" : reading.value().toString();
    }

    /** The number that was read, with the decimals it was printed with; of a ratio or a derived figure its exact value. */
    Decimal digits(String name, int unit) {
        Reading reading = scheme.derived().containsKey(name)
                ? null
                : readings.counting(units.get(unit).id(), name, periodOf(name).id());
        return reading != null && reading.value() != null && !reading.hasParts()
                ? reading.value()
                : column(name).exact(unit).printed();
    }

    /** Whose scores a figure comes from; empty if it was reported or is not there. */
    Text origin(String name, int unit) {
        Reading reading = outOfScores.contains(name) ? reading(name, unit) : null;
        if (reading == null) {
            return Text.EMPTY;
        }
        Reading.Details details = reading.details();
        return details.source().isEmpty()
                ? Text.of("%s 取自 %s", "%s comes from %s", name, details.note())
                : Text.of("%s 取自 %s;未计入 %s", "%s comes from %s; left out: %s", name, details.note(), details.source());
    }

    @Nullable
    Reading reading(String indicator, int unit) {
        return readings.counting(
                units.get(unit).id(), indicator, periodOf(indicator).id());
    }

    Scheme scheme() {
        return scheme;
    }

    Period period() {
        return period;
    }

    UnitList units() {
        return units;
    }

    boolean pendingCounts() {
        return pendingCounts;
    }
}
