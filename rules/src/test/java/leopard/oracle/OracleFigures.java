package leopard.oracle;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import leopard.model.DataStatus;
import leopard.model.Decimal;
import leopard.model.Indicator;
import leopard.model.PeriodKind;
import leopard.model.Reading;
import leopard.model.Unit;
import leopard.scheme.Derived;
import leopard.scheme.Expression;
import leopard.scheme.Parameter;
import leopard.scheme.Source;
import org.jspecify.annotations.Nullable;

/** What each figure of a unit is, and why it is not there. */
final class OracleFigures {

    private final OracleCase given;

    /**
     * A figure.
     *
     * @param value exact, null where there is none
     * @param ratio whether it is rounded as a ratio before a curve looks at it
     */
    record Figure(DataStatus status, @Nullable Fraction value, boolean ratio) {

        Fraction there() {
            if (value == null) {
                throw new IllegalStateException("no value: " + status);
            }
            return value;
        }
    }

    OracleFigures(OracleCase given) {
        this.given = given;
    }

    static Fraction exact(Decimal decimal) {
        return Fraction.of(decimal.toBigDecimal());
    }

    /** 序时进度 p. */
    Fraction schedule() {
        List<Decimal> shares = given.scheme().schedule().shares();
        int number = given.period().number();
        return shares.isEmpty()
                ? Fraction.of(number)
                        .over(Fraction.of(given.scheme().periods().perYear().getOrDefault("", 1)))
                : exact(shares.get(number - 1));
    }

    LocalDate end() {
        return given.period().to();
    }

    /** The reading that counts: the highest revision of the best vintage. */
    private Optional<Reading> reading(Unit unit, String indicator, @Nullable PeriodKind every) {
        String period = every == null
                ? given.period().id()
                : given.period().containing(every).id();
        return given.readings().stream()
                .filter(r -> r.unit().equals(unit.id())
                        && r.indicator().equals(indicator)
                        && r.period().equals(period))
                .max(Comparator.comparing(Reading::vintage).thenComparing(Reading::revision));
    }

    Figure named(Unit unit, String name) {
        Parameter parameter = given.scheme().parameters().get(name);
        if (parameter != null) {
            return new Figure(DataStatus.OK, exact(parameter.of(given.period(), unit)), false);
        }
        if (name.equals("p")) {
            return new Figure(DataStatus.OK, schedule(), false);
        }
        Derived derived = given.scheme().derived().get(name);
        if (derived != null) {
            return computed(unit, derived.formula());
        }
        Indicator indicator = given.scheme().indicator(name);
        // The actual value of a task is a reading under the task's id, which need not be in the catalogue.
        boolean ratio = indicator != null && indicator.parts() != null;
        boolean percent = indicator != null && indicator.isPercent();
        Reading read = reading(unit, name, indicator == null ? null : indicator.every())
                .orElse(null);
        DataStatus status = read == null ? DataStatus.MISSING : status(read);
        if (read == null || status != DataStatus.OK) {
            return new Figure(status, null, ratio);
        }
        if (given.disputes().contains(unit.id() + "|" + name)) {
            status = DataStatus.DISPUTED;
        }
        Decimal value = read.value();
        if (read.numerator() != null && read.denominator() != null) {
            return new Figure(status, exact(read.numerator()).over(exact(read.denominator())), ratio);
        }
        if (value == null) {
            throw new IllegalStateException("neither value nor parts: " + read);
        }
        Fraction printed = exact(value);
        return new Figure(status, ratio && percent ? printed.over(Fraction.of(100)) : printed, ratio);
    }

    private DataStatus status(Reading read) {
        DataStatus declared = read.declared();
        if (declared != null && !(declared == DataStatus.PENDING && given.pendingCounts())) {
            return declared;
        }
        if (read.value() == null && read.denominator() == null) {
            return DataStatus.MISSING;
        }
        if (!read.verified() && !given.pendingCounts()) {
            return DataStatus.PENDING;
        }
        return read.denominator() != null && read.denominator().signum() == 0
                ? DataStatus.ZERO_DENOMINATOR
                : DataStatus.OK;
    }

    Figure of(Unit unit, Source source) {
        if (source instanceof Source.Plain plain) {
            Figure figure = named(unit, plain.indicator());
            boolean derived = given.scheme().derived().containsKey(plain.indicator());
            return new Figure(figure.status, figure.value, figure.ratio && !derived);
        }
        if (source instanceof Source.Formula formula) {
            return computed(unit, formula.expression());
        }
        Source.Quotient quotient = (Source.Quotient) source;
        Figure above = computed(unit, quotient.numerator());
        Figure below = computed(unit, quotient.denominator());
        DataStatus worst = worse(above.status, below.status);
        if (above.value == null || below.value == null) {
            return new Figure(worst, null, true);
        }
        return below.value.signum() == 0
                ? new Figure(DataStatus.ZERO_DENOMINATOR, null, true)
                : new Figure(worst, above.value.over(below.value), true);
    }

    /** Arithmetic over figures: whatever it looks at must have a value. */
    Figure computed(Unit unit, Expression expression) {
        OracleExpression work = new OracleExpression(name -> named(unit, name));
        Fraction value = work.value(expression);
        return new Figure(work.status(value), value, false);
    }

    /** Null where it has no value. */
    static @Nullable Fraction value(Expression expression, Function<String, @Nullable Fraction> names) {
        return new OracleExpression(name -> {
                    Fraction value = names.apply(name);
                    return new Figure(value == null ? DataStatus.MISSING : DataStatus.OK, value, false);
                })
                .value(expression);
    }

    /** Of several reasons the one that says most: somebody did not report, nobody verified, no denominator, does not apply. */
    static DataStatus worse(DataStatus a, DataStatus b) {
        return severity(a) >= severity(b) ? a : b;
    }

    private static int severity(DataStatus status) {
        return switch (status) {
            case MISSING -> 6;
            case PENDING -> 5;
            case OVERFLOW -> 4;
            case DOMAIN_ERROR -> 3;
            case ZERO_DENOMINATOR -> 2;
            case NOT_APPLICABLE -> 1;
            case DISPUTED -> 0;
            case OK -> -1;
        };
    }
}
