package leopard.rules.review;

import java.util.ArrayList;
import java.util.List;
import leopard.model.Decimal;
import leopard.model.Rational;
import leopard.scheme.Curve;
import leopard.scheme.DecisionTable;
import org.jspecify.annotations.Nullable;

/** Which points a curve can give where there is a figure: a range that is never too narrow. */
record CurveReach(Subject subject) implements Curve.Cases<Range> {

    private Range full(Range shares) {
        return shares.scaled(Rational.of(subject.full()));
    }

    @Override
    public Range completion(Curve.Completion curve) {
        Decimal target = curve.target().constant();
        boolean positive = target != null && target.signum() > 0;
        return full((positive ? subject.figures() : Range.ANY).within(curve.floor(), curve.cap()));
    }

    @Override
    public Range passFail(Curve.PassFail curve) {
        return full(Range.of(Decimal.ONE).with(curve.otherwise()));
    }

    @Override
    public Range perUnit(Curve.PerUnit curve) {
        Range sum = Range.of(curve.startOf(subject.full()));
        boolean once = curve.steps() == Curve.PerUnit.Steps.FIXED;
        for (Curve.PerUnit.Term term : curve.terms()) {
            Range below = change(term.below(), once ? term.below().abs() : term.maxBelow());
            Range above = change(term.above(), once ? term.above().abs() : term.maxAbove());
            sum = sum.plus(term.proportional() ? new Range(null, above.high()) : below.with(above));
        }
        return sum.within(curve.min(), curve.max());
    }

    /** What one side of a term can add. */
    private static Range change(Decimal each, @Nullable Decimal most) {
        if (each.signum() == 0) {
            return Range.ZERO;
        }
        Range positive = new Range(Rational.ZERO, most == null ? null : Rational.of(most));
        return positive.times(Rational.of(each.signum() > 0 ? Decimal.ONE : Decimal.ONE.negate()));
    }

    @Override
    public Range tier(Curve.Tier curve) {
        Range shares = Range.of(curve.rest());
        for (Curve.Tier.Step step : curve.steps()) {
            shares = shares.with(step.share());
        }
        return full(shares);
    }

    @Override
    public Range piecewise(Curve.Piecewise curve) {
        Range shares = Range.of(curve.points().get(0).y());
        for (Curve.Piecewise.Point point : curve.points()) {
            shares = shares.with(point.y());
        }
        shares = curve.below() == null ? shares : shares.with(curve.below());
        return full(curve.above() == null ? shares : shares.with(curve.above()));
    }

    @Override
    public Range efficacy(Curve.Efficacy curve) {
        Range ends = Range.of(curve.base()).with(curve.base().plus(curve.span()));
        boolean inside = curve.clamp() || (curve.bounds() == null && !mayBeOutside(curve));
        Range shares = (inside ? ends : curve.span().signum() == 0 ? Range.of(curve.base()) : Range.ANY)
                .scaled(Rational.of(Decimal.ONE, Decimal.HUNDRED));
        return full(curve.belowZero() == null ? shares : shares.with(curve.belowZero()));
    }

    /** A unit that is no part of the population may lie outside its bounds. */
    private static boolean mayBeOutside(Curve.Efficacy curve) {
        return !curve.population().all();
    }

    @Override
    public Range rankPoints(Curve.RankPoints curve) {
        Range shares = Range.of(
                curve.table().isEmpty()
                        ? Decimal.ONE.max(curve.floor())
                        : curve.table().get(0));
        for (Decimal share : curve.table()) {
            shares = shares.with(share);
        }
        return full(curve.table().isEmpty() && curve.step().signum() != 0 ? shares.with(curve.floor()) : shares);
    }

    @Override
    public Range value(Curve.Value curve) {
        return subject.figures().times(Rational.of(curve.factor() == null ? subject.full() : curve.factor()));
    }

    @Override
    public Range formula(Curve.Formula curve) {
        return Range.ANY.within(curve.min(), curve.max());
    }

    @Override
    public Range mix(Curve.Mix curve) {
        Range sum = Range.ZERO;
        for (Curve.Mix.Part part : curve.parts()) {
            sum = sum.plus(part.curve().accept(this).scaled(Rational.of(part.share())));
        }
        return sum;
    }

    @Override
    public Range tabled(Curve.Tabled curve) {
        Range all = null;
        for (Curve each : curve.curves().values()) {
            Range own = each.accept(this);
            all = all == null ? own : all.with(own);
        }
        return all == null ? Range.ANY : all;
    }

    @Override
    public Range task(Curve.TaskRule curve) {
        Range ratios = full(Range.NOT_NEGATIVE.within(null, curve.ratioCap()));
        return (curve.difficulties().isEmpty() ? Range.NOT_NEGATIVE : ratios.scaled(mostDifficult(curve)))
                .with(curve.numeric() ? Range.ANY.within(null, Decimal.ZERO) : Range.ZERO)
                .within(null, curve.scoreCap());
    }

    private static Rational mostDifficult(Curve.TaskRule curve) {
        return curve.difficulties().stream()
                .reduce(Decimal::max)
                .map(Rational::of)
                .orElse(Rational.ONE);
    }

    @Override
    public Range vote(Curve.VoteRule curve) {
        Range values = Range.of(curve.levels().get(0).value());
        for (Curve.VoteRule.Level level : curve.levels()) {
            values = values.with(level.value());
        }
        return full(values).scaled(Rational.ONE.over(Rational.of(curve.fullMark())));
    }

    @Override
    public Range table(Curve.Table curve) {
        DecisionTable table = curve.table();
        Range reach = table.hit().isSummed() ? Range.ZERO : null;
        Decimal low = Decimal.ZERO;
        Decimal high = Decimal.ZERO;
        List<DecisionTable.Row> rows = new ArrayList<>(table.rows());
        if (table.otherwise() != null) {
            rows.add(table.otherwise());
        }
        for (DecisionTable.Row row : rows) {
            Decimal result = row.result() == null ? Decimal.ZERO : row.result();
            reach = reach == null ? Range.of(result) : reach.with(result);
            low = low.plus(result.min(Decimal.ZERO));
            high = high.plus(result.max(Decimal.ZERO));
        }
        if (table.hit() == DecisionTable.Hit.COLLECT_SUM) {
            reach = Range.of(low).with(high);
        }
        if (reach == null || table.hit() == DecisionTable.Hit.COLLECT_COUNT) {
            return Range.ANY;
        }
        return curve.ofFullMarks() ? full(reach) : reach;
    }

    /** What is made of the figure may be anything. */
    @Override
    public Range related(Curve.Related curve) {
        Range inner = curve.curve().accept(new CurveReach(subject.unknown()));
        return curve.belowZero() == null ? inner : inner.with(subject.full().times(curve.belowZero()));
    }

    @Override
    public Range projectPoints(Curve.ProjectPoints curve) {
        return Range.ANY.within(null, curve.cap());
    }
}
