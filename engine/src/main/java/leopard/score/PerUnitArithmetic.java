package leopard.score;

import java.util.ArrayList;
import java.util.List;
import leopard.model.Decimal;
import leopard.model.Rational;
import leopard.model.Text;
import leopard.scheme.Curve;
import leopard.scheme.Expression;
import org.jspecify.annotations.Nullable;

/** So many points for each unit of difference from a base 每单位增减分, of one figure or of several terms. */
final class PerUnitArithmetic {

    private final Curve.PerUnit curve;
    private final CurveFigures of;
    private final ExplainedFigure figure;
    private final int unit;
    private final @Nullable Decimal full;
    private final Worked worked;

    private PerUnitArithmetic(
            Curve.PerUnit curve,
            CurveFigures of,
            ExplainedFigure figure,
            int unit,
            @Nullable Decimal full,
            Worked worked) {
        this.curve = curve;
        this.of = of;
        this.figure = figure;
        this.unit = unit;
        this.full = full;
        this.worked = worked;
    }

    static Worked work(
            Curve.PerUnit curve,
            CurveFigures of,
            ExplainedFigure figure,
            int unit,
            @Nullable Decimal full,
            Worked worked) {
        return new PerUnitArithmetic(curve, of, figure, unit, full, worked).work();
    }

    private Worked work() {
        Expression start = start();
        Expression result = curve.terms().size() == 1 ? oneTerm(curve.terms().get(0), start) : severalTerms(start);
        if (curve.min() != null) {
            result = Operand.max(Operand.of(curve.min()), result);
        }
        if (curve.max() != null) {
            result = Operand.min(Operand.of(curve.max()), result);
        }
        return worked.points(result);
    }

    private Expression start() {
        if (curve.start() != null) {
            return Operand.of(curve.start());
        }
        Expression all = Operand.of(full == null ? Decimal.ZERO : full);
        return curve.share() == null ? all : Operand.times(all, Operand.of(curve.share()));
    }

    /** One term that goes one way is told as a shortfall or surplus and what it costs or earns. */
    private Expression oneTerm(Curve.PerUnit.Term term, Expression start) {
        Expression x = termFigure(term);
        if (term.of() != null || curve.start() != null) {
            worked.add(Step.given(StepName.VALUE, Operand.valueOf(x)));
        }
        boolean percent = term.of() == null && of.inPercent();
        boolean oneWay = curve.steps() != Curve.PerUnit.Steps.FIXED && !term.proportional();
        if (oneWay && term.above().signum() == 0) {
            StepName name = percent ? StepName.SHORTFALL_PP : StepName.SHORTFALL;
            Expression distance = Operand.max(Operand.of(0), Operand.minus(Operand.of(term.at()), x));
            return change(start, steps(name, units(distance, term)), term.below(), term.maxBelow());
        }
        if (oneWay && term.below().signum() == 0) {
            StepName name = percent ? StepName.SURPLUS_PP : StepName.SURPLUS;
            Expression distance = Operand.max(Operand.of(0), Operand.minus(x, Operand.of(term.at())));
            return change(start, steps(name, units(distance, term)), term.above(), term.maxAbove());
        }
        Step difference = worked.add(Step.computed(StepName.DIFFERENCE, Operand.minus(x, Operand.of(term.at())), null));
        Step adjust = worked.add(Step.computed(StepName.ADJUST, signedChange(term, x, start), null));
        if (Operand.valueOf(difference.operand()).isZero()) {
            worked.note(Text.of("与基准值持平", "exactly at the base"));
        }
        return plusSigned(start, adjust);
    }

    private Step steps(StepName name, Expression distance) {
        Expression counted = curve.steps() == Curve.PerUnit.Steps.WHOLE
                ? new Expression.Call(Expression.NamedFunction.FLOOR, List.of(distance))
                : distance;
        return worked.add(Step.computed(name, counted, null));
    }

    private Expression change(Expression start, Step distance, Decimal rate, @Nullable Decimal limit) {
        boolean down = rate.signum() < 0;
        Expression size = Operand.times(Operand.of(rate.abs()), distance.operand());
        if (limit != null) {
            size = Operand.min(Operand.of(limit), size);
        }
        Step step = worked.add(Step.computed(down ? StepName.DEDUCTION : StepName.ADDITION, size, null));
        return down ? Operand.minus(start, step.operand()) : Operand.plus(start, step.operand());
    }

    private Expression severalTerms(Expression start) {
        List<Expression> changes = new ArrayList<>();
        boolean onlyDown = true;
        boolean onlyUp = true;
        for (Curve.PerUnit.Term term : curve.terms()) {
            Expression x = termFigure(term);
            if (term.of() != null) {
                worked.add(Step.named(term.of(), figure.title(term.of()), Operand.valueOf(x)));
            }
            onlyDown &= term.below().signum() <= 0 && term.above().signum() <= 0;
            onlyUp &= term.below().signum() >= 0 && term.above().signum() >= 0;
            changes.add(signedChange(term, x, start));
        }
        Expression total = Operand.sum(changes);
        if (onlyDown && !onlyUp) {
            Step step = worked.add(Step.computed(StepName.DEDUCTION, negated(changes), null));
            return Operand.minus(start, step.operand());
        }
        Step step = worked.add(Step.computed(onlyUp ? StepName.ADDITION : StepName.ADJUST, total, null));
        return plusSigned(start, step);
    }

    private static Expression negated(List<Expression> changes) {
        return Operand.sum(changes.stream().map(PerUnitArithmetic::withoutSign).toList());
    }

    /** A change that takes points, as the points it takes. */
    private static Expression withoutSign(Expression change) {
        return change instanceof Expression.Negative negative ? negative.operand() : new Expression.Negative(change);
    }

    private static Expression plusSigned(Expression start, Step change) {
        Rational value = change.value();
        return value != null && value.signum() < 0
                ? Operand.minus(start, Operand.of(value.negate()))
                : Operand.plus(start, change.operand());
    }

    private static Expression units(Expression distance, Curve.PerUnit.Term term) {
        return term.unit().compareTo(Decimal.ONE) == 0 ? distance : Operand.over(distance, Operand.of(term.unit()));
    }

    /** What a term changes, with its sign. */
    private Expression signedChange(Curve.PerUnit.Term term, Expression x, Expression start) {
        int side = Operand.valueOf(x).compareTo(Rational.of(term.at()));
        boolean up = side > 0;
        Decimal limit = up ? term.maxAbove() : term.maxBelow();
        Expression at = Operand.of(term.at());
        if (term.proportional() && !up) {
            Expression lost = Operand.over(Operand.times(start, Operand.minus(at, x)), at);
            return new Expression.Negative(limit == null ? lost : Operand.min(Operand.of(limit), lost));
        }
        Decimal rate = up ? term.above() : term.below();
        Expression distance = switch (curve.steps()) {
            case FIXED -> Operand.of(side == 0 ? 0 : 1);
            case PRO_RATA -> units(distance(term, x, up), term);
            case WHOLE ->
                new Expression.Call(Expression.NamedFunction.FLOOR, List.of(units(distance(term, x, up), term)));
        };
        Expression size = Operand.times(Operand.of(rate.abs()), distance);
        if (limit != null) {
            size = Operand.min(Operand.of(limit), size);
        }
        return rate.signum() < 0 ? new Expression.Negative(size) : size;
    }

    private static Expression distance(Curve.PerUnit.Term term, Expression x, boolean up) {
        Expression at = Operand.of(term.at());
        return term.at().signum() == 0 && up ? x : up ? Operand.minus(x, at) : Operand.minus(at, x);
    }

    private Expression termFigure(Curve.PerUnit.Term term) {
        return term.of() == null ? figure.x() : Operand.of(of.figures().digits(term.of(), unit));
    }
}
