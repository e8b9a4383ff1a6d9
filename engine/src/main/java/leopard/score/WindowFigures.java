package leopard.score;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import leopard.model.Column;
import leopard.model.DataStatus;
import leopard.model.Period;
import leopard.model.Rational;
import leopard.model.Text;
import leopard.scheme.Derived;
import leopard.scheme.Expression;
import leopard.scheme.Expression.NamedFunction;
import leopard.scheme.Window;
import org.jspecify.annotations.Nullable;

/** A formula in several periods, and what the window takes of its values; each period is read from its own readings. */
final class WindowFigures {

    private final Window window;
    private final int size;
    private final List<Figures> periods;
    private final List<Column> columns;

    private WindowFigures(Window window, int size, List<Figures> periods, List<Column> columns) {
        this.window = window;
        this.size = size;
        this.periods = periods;
        this.columns = columns;
    }

    static WindowFigures of(Derived derived, Window window, Figures figures) {
        List<Figures> periods = periods(derived, window, figures);
        List<Column> columns = new ArrayList<>();
        for (Figures each : periods) {
            columns.add(each.computed(derived.formula()));
        }
        return new WindowFigures(window, figures.units().size(), periods, columns);
    }

    /** The periods of the window, the latest first; none before the first one with readings. */
    private static List<Figures> periods(Derived derived, Window window, Figures figures) {
        List<Figures> found = new ArrayList<>();
        switch (window.take()) {
            case PREVIOUS -> addIfThere(back(figures.period(), window.periods()), figures, found);
            case LAST_YEAR -> addIfThere(yearBefore(figures.period()), figures, found);
            case SUM, MEAN, MIN, MAX, COUNT, LAST_VALUE -> {
                int end = window.withThis() ? window.periods() : Math.max(window.periods(), window.periods() + 1);
                Period each = figures.period();
                for (int i = 0; each != null && belongs(window, i, end, each, figures); i++) {
                    if (i > 0 || window.withThis()) {
                        found.add(figures.at(each));
                    }
                    each = each.previous();
                }
                while (!found.isEmpty() && !found.get(found.size() - 1).hasReadingsSoFar(derived.names())) {
                    found.remove(found.size() - 1);
                }
            }
        }
        return found;
    }

    private static boolean belongs(Window window, int i, int end, Period each, Figures figures) {
        if (window.periods() == Window.TO_DATE) {
            return each.isOfTheYearOf(figures.period());
        }
        return (window.periods() == Window.ALL || i < end) && !figures.isBeforeAllReadings(each);
    }

    private static void addIfThere(@Nullable Period period, Figures figures, List<Figures> into) {
        if (period != null) {
            into.add(figures.at(period));
        }
    }

    private static @Nullable Period back(Period period, int steps) {
        Period at = period;
        for (int i = 0; i < steps && at != null; i++) {
            at = at.previous();
        }
        return at;
    }

    private static @Nullable Period yearBefore(Period period) {
        Period at = period;
        while (at != null && at.isOfTheYearOf(period)) {
            at = at.previous();
        }
        Period ofThatYear = at;
        while (at != null && ofThatYear != null && at.isOfTheYearOf(ofThatYear)) {
            if (at.number() == period.number()) {
                return at;
            }
            at = at.previous();
        }
        return null;
    }

    Column column() {
        byte[] status = new byte[size];
        @Nullable Rational[] values = new Rational[size];
        for (int i = 0; i < size; i++) {
            Taken taken = taken(i);
            Rational value = taken.formula == null ? null : taken.formula.value(name -> null);
            values[i] = value;
            DataStatus why = value == null && taken.status.hasValue() ? DataStatus.MISSING : taken.status;
            status[i] = (byte) why.ordinal();
        }
        return Column.ofExact(values, status);
    }

    /**
     * What the window takes for one unit.
     *
     * @param formula the values as they were put together; null where there is no value
     * @param note which period a single value is of
     */
    record Taken(@Nullable Expression formula, DataStatus status, Text note) {}

    Taken taken(int unit) {
        List<Rational> values = new ArrayList<>();
        DataStatus worst = DataStatus.OK;
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            DataStatus status = column.status(unit);
            if (status.hasValue()) {
                values.add(column.exact(unit));
                worst = Figures.worse(worst, status);
                if (window.take() == Window.Take.LAST_VALUE) {
                    return single(values.get(0), status, i);
                }
            } else if (!window.skipsAbsent() && window.take() != Window.Take.LAST_VALUE) {
                worst = Figures.worse(worst, status);
            }
        }
        Window.Take take = window.take();
        if (take == Window.Take.COUNT) {
            return new Taken(Operand.of(sum(values)), DataStatus.OK, Text.EMPTY);
        }
        if (values.isEmpty() || !worst.hasValue()) {
            return new Taken(null, worst.hasValue() ? DataStatus.MISSING : worst, Text.EMPTY);
        }
        if (take == Window.Take.PREVIOUS || take == Window.Take.LAST_YEAR) {
            return single(values.get(0), worst, 0);
        }
        Collections.reverse(values);
        return new Taken(together(take, values.stream().map(Operand::of).toList()), worst, Text.EMPTY);
    }

    private static Rational sum(List<Rational> values) {
        return values.stream().reduce(Rational.ZERO, Rational::plus);
    }

    private Taken single(Rational value, DataStatus status, int period) {
        Period of = periods.get(period).period();
        return new Taken(Operand.of(value), status, Text.of("%s 的数", "figure of %s", of.id()));
    }

    private static Expression together(Window.Take take, List<Expression> values) {
        return switch (take) {
            case MIN -> new Expression.Call(NamedFunction.MIN, values);
            case MAX -> new Expression.Call(NamedFunction.MAX, values);
            case MEAN -> Operand.over(Operand.sum(values), Operand.of(values.size()));
            case SUM, COUNT, PREVIOUS, LAST_YEAR, LAST_VALUE -> Operand.sum(values);
        };
    }
}
