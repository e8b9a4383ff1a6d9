package leopard.score;

import leopard.model.Decimal;
import leopard.model.Rational;
import leopard.model.Text;
import leopard.scheme.Curve;
import leopard.scheme.Expression;
import leopard.scheme.Rounding;
import org.jspecify.annotations.Nullable;

/** The share of a target that is reached 完成率, by itself or against the schedule 序时进度. */
final class CompletionArithmetic {

    private final Curve.Completion curve;
    private final CurveFigures of;
    private final ExplainedFigure figure;
    private final int unit;
    private final Worked worked;

    private CompletionArithmetic(
            Curve.Completion curve, CurveFigures of, ExplainedFigure figure, int unit, Worked worked) {
        this.curve = curve;
        this.of = of;
        this.figure = figure;
        this.unit = unit;
        this.worked = worked;
    }

    static Worked work(Curve.Completion curve, CurveFigures of, ExplainedFigure figure, int unit, Worked worked) {
        return new CompletionArithmetic(curve, of, figure, unit, worked).work();
    }

    private Worked work() {
        Decimal undue = curve.due().share();
        if (of.isNothingDue() && undue != null) {
            worked.note(Text.of("尚未到期", "nothing is due yet"));
            return worked.share(
                    worked.add(Step.given(StepName.FACTOR, Rational.of(undue))).operand());
        }
        Expression given = figure.given();
        boolean ofParts = of.measured().isRatio();
        Decimal plainTarget = curve.target().constant();
        boolean rateAsItStands =
                ofParts && !curve.scheduled() && plainTarget != null && plainTarget.compareTo(Decimal.ONE) == 0;
        Step ratio;
        if (rateAsItStands && given != null) {
            ratio = Step.computed(StepName.RATE, given, figure.ratio());
        } else if (rateAsItStands) {
            ratio = worked.add(Step.computed(StepName.RATE, figure.reading(), figure.ratio()));
        } else {
            Expression divisor = divisor();
            if (!ofParts) {
                worked.add(Step.given(StepName.VALUE, of.measured().exact(unit)));
            }
            ratio = worked.add(Step.computed(StepName.RATIO, Operand.over(figure.reading(), divisor), figure.ratio()));
        }
        if (curve.due().gap()) {
            gap();
        }
        Expression clipped = ratio.operand();
        if (curve.floor() != null) {
            clipped = Operand.max(clipped, Operand.of(curve.floor()));
        }
        if (curve.cap() != null) {
            clipped = Operand.min(clipped, Operand.of(curve.cap()));
        }
        Step factor = worked.add(Step.computed(StepName.FACTOR, clipped, ratioScale()));
        return worked.share(factor.operand());
    }

    /** How far from the schedule, in percentage points. */
    private void gap() {
        Expression hundred = Operand.of(100);
        Expression done = Operand.over(
                Operand.times(hundred, Operand.of(of.measured().column().exact(unit))),
                figure.withNumbers(curve.target()));
        Expression due = Operand.times(hundred, Operand.of(of.schedule()));
        worked.add(Step.computed(
                StepName.GAP_PP, Operand.minus(done, due), of.figures().scheme().percent()));
    }

    /** A ratio that was clipped is printed like the ratio, unless a limit has more decimals. */
    private @Nullable Rounding ratioScale() {
        int scale = of.ratio().scale();
        boolean fine = (curve.cap() != null && curve.cap().stripped().scale() > scale)
                || (curve.floor() != null && curve.floor().stripped().scale() > scale);
        return fine ? null : figure.ratio();
    }

    private Expression divisor() {
        Expression target = figure.withNumbers(curve.target());
        Step annual = curve.target().constant() != null
                ? Step.given(curve.scheduled() ? StepName.ANNUAL_TARGET : StepName.TARGET, Operand.valueOf(target))
                : Step.computed(curve.scheduled() ? StepName.ANNUAL_TARGET : StepName.TARGET, target, null);
        worked.add(annual);
        if (!curve.scheduled()) {
            return annual.operand();
        }
        Step schedule = worked.add(Step.given(StepName.SCHEDULE, of.schedule()));
        return Operand.times(annual.operand(), schedule.operand());
    }
}
