package leopard.score;

import java.util.ArrayList;
import java.util.List;
import leopard.model.DataStatus;
import leopard.model.Decimal;
import leopard.model.Powers;
import leopard.model.Rational;
import leopard.model.Text;
import leopard.scheme.Expression;
import leopard.scheme.MissingPolicy.TreatedAs;
import leopard.scheme.MissingPolicy.Treatment;
import leopard.scheme.Node;
import leopard.scheme.Rounding;
import org.jspecify.annotations.Nullable;

/**
 * Adds up the printed scores of a component's parts. Where parts with full marks fall away, the sum of the others is
 * scaled up: {@code round(Σ scores · full / Σ full marks that apply)}, divided last. Bonuses and deductions come on top.
 */
final class ComponentScorer implements NodeScorer {

    private final Node.Component component;
    private final List<Node> parts;
    private final List<NodeScorer> scorers;
    private final ScoreColumn column;
    private final int scale;
    private final long[] lift;
    private final Decimal[] points;
    private final long[] weights;
    private final long allWeights;
    private final long full;
    private final boolean fast;

    ComponentScorer(Node.Component component, List<NodeScorer> scorers, int units) {
        this.component = component;
        this.parts = component.parts();
        this.scorers = scorers;
        this.column = new ScoreColumn(units, component.rounding().scale());
        int widest = component.rounding().scale();
        for (NodeScorer scorer : scorers) {
            widest = Math.max(widest, scorer.column().scale());
        }
        this.scale = widest;
        this.lift = new long[scorers.size()];
        this.points = new Decimal[scorers.size()];
        Decimal sum = Decimal.ZERO;
        int weightScale = component.points() == null ? 0 : component.points().scale();
        for (int k = 0; k < lift.length; k++) {
            lift[k] = Powers.ten(widest - scorers.get(k).column().scale());
            Decimal own = parts.get(k).points();
            points[k] = own == null ? Decimal.ZERO : own;
            sum = sum.plus(points[k]);
            weightScale = Math.max(weightScale, points[k].scale());
        }
        Decimal fullMarks = component.points() == null ? sum : component.points();
        this.weights = new long[lift.length];
        boolean fits = sum.fits(weightScale) && fullMarks.fits(weightScale) && scale == column.scale();
        for (int k = 0; k < weights.length && fits; k++) {
            weights[k] = points[k].unscaledAt(weightScale);
        }
        this.allWeights = fits ? sum.unscaledAt(weightScale) : 0;
        this.full = fits ? fullMarks.unscaledAt(weightScale) : 0;
        this.fast = fits && component.cap() == null && component.floor() == null;
    }

    @Override
    public ScoreColumn column() {
        return column;
    }

    @Override
    public void score(int from, int to) {
        int n = to - from;
        long[] weighted = new long[n];
        long[] onTop = new long[n];
        long[] lost = new long[n];
        boolean[] unusual = new boolean[n];
        double most = LongRounding.SAFE / Math.max(1, lift.length);
        for (int k = 0; k < lift.length; k++) {
            ScoreColumn part = scorers.get(k).column();
            long[] scores = part.scores();
            long factor = lift[k];
            long weight = weights[k];
            long limit = (long) (most / factor);
            long[] into = parts.get(k).points() == null ? onTop : weighted;
            for (int i = 0; i < n; i++) {
                long score = scores[from + i];
                if (score == ScoreColumn.NONE) {
                    lost[i] += weight;
                    unusual[i] |= weight == 0;
                } else {
                    into[i] += score * factor;
                    unusual[i] |= score > limit || score < -limit;
                }
            }
            if (part.hasUnusual()) {
                for (int i = 0; i < n; i++) {
                    unusual[i] |= part.isUnusual(from + i);
                }
            }
        }
        for (int i = 0; i < n; i++) {
            long applicable = allWeights - lost[i];
            boolean safe = lost[i] == 0 || Math.abs((double) weighted[i] * full) < LongRounding.SAFE;
            if (fast && !unusual[i] && safe && (applicable > 0 || allWeights == 0)) {
                long sum = lost[i] == 0
                        ? weighted[i]
                        : LongRounding.divide(
                                weighted[i] * full,
                                applicable,
                                component.rounding().mode());
                column.setScore(from + i, sum + onTop[i]);
            } else {
                setOutcome(from + i);
            }
        }
    }

    private void setOutcome(int unit) {
        Outcome outcome = outcome(unit);
        if (outcome.absent) {
            column.setAbsent(unit);
        } else {
            column.set(unit, outcome.score, outcome.status, outcome.treatedAs);
        }
    }

    /** What a unit's parts come to. */
    private record Outcome(
            @Nullable Decimal score,
            DataStatus status,
            @Nullable TreatedAs treatedAs,
            boolean absent,
            List<Step> steps,
            Text note) {}

    private Outcome outcome(int unit) {
        List<Expression> weighted = new ArrayList<>();
        List<Expression> onTop = new ArrayList<>();
        Decimal applicable = Decimal.ZERO;
        Decimal allPoints = Decimal.ZERO;
        int present = 0;
        boolean reweighted = false;
        boolean noScore = false;
        boolean disputed = false;
        boolean allNotApplicable = true;
        boolean hasWeights = hasWeights(unit);
        for (int k = 0; k < points.length; k++) {
            ScoreColumn part = scorers.get(k).column();
            if (!part.exists(unit)) {
                continue;
            }
            present++;
            boolean weight = parts.get(k).points() != null;
            allPoints = allPoints.plus(points[k]);
            Points score = part.get(unit);
            if (score != null) {
                (weight ? weighted : onTop).add(Operand.of(score.value()));
                applicable = applicable.plus(points[k]);
                disputed |= part.status(unit) == DataStatus.DISPUTED;
            } else {
                noScore |= part.treatedAs(unit) == TreatedAs.NO_SCORE;
                reweighted |= weight;
            }
            boolean empty = score == null && isInapplicable(part.status(unit));
            allNotApplicable &= empty || (!weight && hasWeights);
        }
        if (present == 0) {
            return new Outcome(null, DataStatus.NOT_APPLICABLE, null, true, List.of(), Text.EMPTY);
        }
        boolean nothing = hasWeights ? weighted.isEmpty() || applicable.signum() == 0 : onTop.isEmpty();
        if (noScore) {
            Text note = Text.of("有下级项目不计分,故不计分", "one of its parts gets no score, so it has none");
            return new Outcome(null, DataStatus.MISSING, TreatedAs.NO_SCORE, false, List.of(), note);
        }
        if (nothing) {
            return withoutScore(allNotApplicable ? DataStatus.NOT_APPLICABLE : DataStatus.MISSING);
        }
        Decimal full = component.points() == null ? allPoints : component.points();
        return withScore(weighted, onTop, applicable, full, reweighted, disputed);
    }

    /** 0/0 says the same as not applicable: there was nothing to do. */
    private static boolean isInapplicable(DataStatus status) {
        return status == DataStatus.NOT_APPLICABLE || status == DataStatus.ZERO_DENOMINATOR;
    }

    private boolean hasWeights(int unit) {
        for (int k = 0; k < points.length; k++) {
            if (parts.get(k).points() != null && scorers.get(k).column().exists(unit)) {
                return true;
            }
        }
        return false;
    }

    private Outcome withoutScore(DataStatus status) {
        Treatment treatment = component.missing().of(status);
        Decimal score = null;
        if (treatment.as() == TreatedAs.ZERO) {
            score = component.rounding().round(Decimal.ZERO);
        } else if (treatment.as() == TreatedAs.SHARE && treatment.share() != null && component.points() != null) {
            score = component.rounding().round(treatment.share().times(component.points()));
        }
        Text note = Text.of("没有可计分的下级项目", "none of its parts counts");
        return new Outcome(score, status, treatment.as(), false, List.of(), note);
    }

    private Treatment treatment(Outcome outcome) {
        return outcome.treatedAs == TreatedAs.NO_SCORE
                ? Treatment.of(TreatedAs.NO_SCORE)
                : component.missing().of(outcome.status);
    }

    private Outcome withScore(
            List<Expression> weighted,
            List<Expression> onTop,
            Decimal applicable,
            Decimal full,
            boolean reweighted,
            boolean disputed) {
        Worked worked = new Worked(component.names());
        Text note = Text.EMPTY;
        Expression base;
        if (weighted.isEmpty()) {
            base = Operand.sum(onTop);
        } else {
            Step sum = worked.add(Step.computed(StepName.SUM_LINES, Operand.sum(weighted), null));
            worked.add(Step.given(StepName.APPLICABLE_WEIGHT, Rational.of(applicable)));
            worked.add(Step.word(
                    StepName.REWEIGHT_FACTOR.word(),
                    StepName.REWEIGHT_FACTOR.label(),
                    full.stripped() + "/" + applicable.stripped()));
            base = sum.operand();
            if (reweighted) {
                base = Operand.over(Operand.times(base, Operand.of(full)), Operand.of(applicable));
                note = Text.of(
                        "不适用项目的分值转移:%s/%s",
                        "full marks of what does not apply are moved: %s/%s", full.stripped(), applicable.stripped());
            }
            // Re-weighted points are rounded before bonuses and deductions come on top; a plain sum is rounded once.
            Rounding before = reweighted || onTop.isEmpty() ? this.component.rounding() : null;
            Step component = worked.add(Step.computed(StepName.COMPONENT, base, before));
            base = onTop.isEmpty() ? component.operand() : Operand.plus(component.operand(), Operand.sum(onTop));
        }
        if (component.floor() != null) {
            base = Operand.max(base, Operand.of(component.floor()));
        }
        if (component.cap() != null) {
            base = Operand.min(base, Operand.of(component.cap()));
        }
        Step score = worked.add(Step.computed(StepName.SCORE, base, component.rounding()));
        worked.note(note);
        return new Outcome(
                Decimal.of(score.printed()),
                disputed ? DataStatus.DISPUTED : DataStatus.OK,
                null,
                false,
                worked.steps(),
                worked.note());
    }

    @Override
    public ScoreLine line(int unit, @Nullable String parent) {
        Outcome outcome = outcome(unit);
        List<ScoreLine> lines = new ArrayList<>();
        for (NodeScorer scorer : scorers) {
            if (scorer.column().exists(unit)) {
                lines.add(scorer.line(unit, component.id()));
            }
        }
        Points score = column.get(unit);
        ScoreLine adjustment = Adjustment.of(component.id(), score, lines, outcome.note);
        if (adjustment != null) {
            lines.add(adjustment);
        }
        Justification justification = outcome.steps.isEmpty()
                ? new Justification.ByPolicy(outcome.status, treatment(outcome), List.of(), outcome.note)
                : new Justification.ByParts(component, outcome.steps, outcome.note);
        return new ScoreLine(
                component.id(),
                parent,
                component.title(),
                component.clause(),
                parent == null ? Role.TOTAL : Role.ADDEND,
                "",
                component.points(),
                score,
                outcome.status,
                outcome.treatedAs,
                justification,
                lines);
    }
}
