package leopard.score;

import java.util.Map;
import java.util.Set;
import leopard.model.Decimal;
import leopard.model.Rational;
import leopard.model.Reading;
import leopard.model.Text;
import leopard.scheme.Curve;
import leopard.scheme.Derived;
import leopard.scheme.Expression;
import leopard.scheme.Rounding;
import leopard.scheme.Source;
import org.jspecify.annotations.Nullable;

/** The figure that a curve looks at, of one unit, with a step before it for all that had to be computed. */
final class ExplainedFigure {

    private final CurveFigures of;
    private final Figures figures;
    private final int unit;
    private final Worked worked;
    private final @Nullable Expression given;

    /** @param given what a relation made of the figure; null where the curve looks at the figure itself */
    ExplainedFigure(CurveFigures of, int unit, Worked worked, @Nullable Expression given) {
        this.of = of;
        this.figures = of.figures();
        this.unit = unit;
        this.worked = worked;
        this.given = given;
    }

    /** What a relation made of the figure; null where there is none. */
    @Nullable
    Expression given() {
        return given;
    }

    /** The figure that a curve looks at, with a step before it where it had to be computed. */
    Expression x() {
        if (given != null) {
            Measured measured = of.measured();
            return measured.isRatio() && measured.isPercent() ? Operand.of(measured.exact(unit)) : given;
        }
        PreparedFigures prepared = of.prepared();
        return prepared == null || !(of.source() instanceof Source.Prepared source)
                ? x(of.measured(), of.source())
                : x(prepared, source);
    }

    /** The figure as it was read, and what each step made of it. */
    private Expression x(PreparedFigures prepared, Source.Prepared source) {
        boolean there = prepared.base().has(unit);
        Expression x = there ? x(prepared.base(), source.of()) : Operand.of(0);
        for (PreparedFigures.Stage stage : prepared.stages()) {
            if (stage instanceof PreparedFigures.FillStage fill) {
                if (fill.filled().is(unit)) {
                    there = true;
                    x = worked.add(Step.given(
                                    StepName.FILLED, fill.filled().column().exact(unit)))
                            .operand();
                }
            } else if (there && stage instanceof PreparedFigures.WinsorStage winsor) {
                x = winsorised(winsor, x);
            } else if (there && stage instanceof PreparedFigures.TransformStage transform) {
                there = transform.after().status(unit).hasValue();
                x = there ? transformed(transform) : x;
            }
        }
        return Operand.of(of.measured().exact(unit));
    }

    private Expression winsorised(PreparedFigures.WinsorStage stage, Expression x) {
        WinsorLimits limits = stage.of(unit);
        Rational value = stage.before().exact(unit);
        if (limits == null || limits.within(value).equals(value)) {
            return x;
        }
        boolean above = value.compareTo(limits.high()) > 0;
        Expression limit = Operand.of(above ? limits.high() : limits.low());
        return worked.add(
                        Step.computed(StepName.WINSORISED, above ? Operand.min(x, limit) : Operand.max(x, limit), null))
                .operand();
    }

    private Expression transformed(PreparedFigures.TransformStage stage) {
        Expression formula = stage.step().formula();
        explainDerived(formula.names());
        WithNumbers put = figures.withNumbers(formula, unit, Map.of(Curve.Formula.FIGURE, stage.before()));
        put.notes().forEach(worked::note);
        return worked.add(Step.computed(StepName.TRANSFORMED, put.formula(), null))
                .operand();
    }

    private Expression x(Measured measured, @Nullable Source source) {
        if (measured.isRatio()) {
            Step rate = worked.add(Step.computed(StepName.RATE, reading(source, measured), ratio()));
            return measured.isPercent() ? Operand.of(measured.exact(unit)) : rate.operand();
        }
        if (source instanceof Source.Plain plain) {
            if (figures.scheme().derived().containsKey(plain.indicator())) {
                explainDerived(Set.of(plain.indicator()));
                return Operand.of(measured.exact(unit));
            }
            return Operand.of(figures.digits(plain.indicator(), unit));
        }
        return Operand.of(measured.exact(unit));
    }

    /** What was read, as a formula with the numbers put in: {@code 45 / 48}, {@code (18 + 0.7 * 2) / 20}. */
    Expression reading() {
        if (given != null) {
            return given;
        }
        return of.prepared() == null ? reading(of.source(), of.measured()) : x();
    }

    private Expression reading(@Nullable Source source, Measured measured) {
        if (source instanceof Source.Formula formula) {
            explainDerived(formula.names());
            return withNumbers(formula.expression());
        }
        if (source instanceof Source.Quotient quotient) {
            quotient.names().forEach(this::nameInput);
            return Operand.over(withNumbers(quotient.numerator()), withNumbers(quotient.denominator()));
        }
        if (source instanceof Source.Plain plain) {
            return plainReading(plain.indicator(), measured);
        }
        throw new IllegalStateException("this curve reads no figure");
    }

    private Expression plainReading(String indicator, Measured measured) {
        if (figures.scheme().derived().containsKey(indicator)) {
            explainDerived(Set.of(indicator));
            return Operand.of(measured.column().exact(unit));
        }
        Reading reading = figures.reading(indicator, unit);
        if (reading == null) {
            return Operand.of(measured.column().exact(unit));
        }
        if (measured.isRatio()) {
            if (reading.numerator() != null && reading.denominator() != null) {
                return Operand.over(Operand.of(reading.numerator()), Operand.of(reading.denominator()));
            }
            Decimal value = reading.value() == null ? Decimal.ZERO : reading.value();
            boolean percent = measured.column().exact(unit).compareTo(Rational.of(value)) != 0;
            return percent ? Operand.hundredth(Operand.of(value)) : Operand.of(value);
        }
        return Operand.of(reading.value() == null ? Decimal.ZERO : reading.value());
    }

    private void nameInput(String name) {
        if (figures.scheme().derived().containsKey(name)) {
            explainDerived(Set.of(name));
        } else {
            worked.add(Step.named(name, title(name), figures.number(name, unit)));
        }
    }

    /** Shows how derived figures came about. */
    void explainDerived(Set<String> names) {
        for (String name : names) {
            Derived derived = figures.scheme().derived().get(name);
            if (derived != null) {
                explainDerived(name, derived);
            }
        }
    }

    private void explainDerived(String name, Derived derived) {
        if (!figures.column(name).status(unit).hasValue()) {
            // The formula did without it.
            return;
        }
        FilledColumn filled = figures.filled(name);
        if (filled != null && filled.is(unit)) {
            worked.add(Step.named(name, title(name), filled.column().exact(unit)));
            return;
        }
        WindowFigures window = figures.window(name);
        if (window != null) {
            WindowFigures.Taken taken = window.taken(unit);
            if (taken.formula() != null) {
                worked.note(taken.note());
                worked.add(Step.computed(name, title(name), taken.formula(), derived.rounding()));
            }
            return;
        }
        for (String inner : derived.names()) {
            if (figures.window(inner) != null) {
                explainDerived(Set.of(inner));
            }
        }
        worked.add(Step.computed(name, title(name), withNumbers(derived.formula()), derived.rounding()));
    }

    Text title(String name) {
        var indicator = figures.scheme().indicator(name);
        return indicator == null ? Text.same(name) : indicator.title();
    }

    Expression withNumbers(Expression expression) {
        WithNumbers put = figures.withNumbers(expression, unit, of.ownColumns());
        put.notes().forEach(worked::note);
        return put.formula();
    }

    /** How ratios and positions are rounded, null for not at all. */
    @Nullable
    Rounding ratio() {
        return of.ratio().onlyPrinted() ? null : of.ratio();
    }
}
