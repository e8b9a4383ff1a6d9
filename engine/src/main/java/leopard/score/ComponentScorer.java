package leopard.score;

import java.util.ArrayList;
import java.util.List;
import leopard.model.DataStatus;
import leopard.model.Decimal;
import leopard.model.Powers;
import leopard.model.Rational;
import leopard.model.Text;
import leopard.scheme.Aggregation;
import leopard.scheme.Expression;
import leopard.scheme.MissingPolicy.TreatedAs;
import leopard.scheme.MissingPolicy.Treatment;
import leopard.scheme.Node;
import leopard.scheme.Rounding;
import org.jspecify.annotations.Nullable;

/**
 * Puts the scores of a component's parts together. In a sum, where parts with full marks fall away, the sum of the others
 * is scaled up: {@code round(Σ scores · full / Σ full marks that apply)}, divided last. Bonuses and deductions come on top.
 */
final class ComponentScorer implements NodeScorer {

    /** Scores have at most 18 digits. */
    private static final long LARGEST = Powers.ten(Powers.MAX);

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
    private final long @Nullable [] shares;
    private final Filling filling;

    ComponentScorer(Node.Component component, List<NodeScorer> scorers, Filling filling, int units) {
        this.component = component;
        this.filling = filling;
        this.parts = component.parts();
        this.scorers = scorers;
        this.column = new ScoreColumn(units, component.rounding());
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
        this.fast = fits
                && isPlain(Aggregation.Plain.SUM)
                && scorers.stream().noneMatch(s -> s.column().isExact());
        this.shares = isPlain(Aggregation.Plain.MEAN)
                        && scorers.stream().noneMatch(s -> s.column().isExact())
                ? shares(component)
                : null;
    }

    /** Weights of a mean as whole numbers, null where they are too large for that. */
    private static long @Nullable [] shares(Node.Component component) {
        List<Rational> weights =
                component.parts().stream().map(component::weight).toList();
        return Weights.isEasy(weights)
                ? Weights.whole(weights).stream().mapToLong(Long::longValue).toArray()
                : null;
    }

    private boolean isPlain(Aggregation aggregation) {
        return component.aggregation() == aggregation
                && component.gaps().equals(Aggregation.Gaps.ALLOWED)
                && component.cap() == null
                && component.floor() == null
                && !component.rounding().onlyPrinted();
    }

    @Override
    public boolean settles() {
        return filling.isNeeded();
    }

    @Override
    public void settle() {
        filling.settle(column);
    }

    @Override
    public ScoreColumn column() {
        return column;
    }

    @Override
    public void score(int from, int to) {
        if (fast) {
            add(from, to);
            return;
        }
        if (shares != null) {
            average(from, to, shares);
            return;
        }
        for (int i = from; i < to; i++) {
            setOutcome(i);
        }
    }

    private void add(int from, int to) {
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
            if (!unusual[i] && safe && (applicable > 0 || allWeights == 0)) {
                long sum = lost[i] == 0
                        ? weighted[i]
                        : LongRounding.divide(
                                weighted[i] * full,
                                applicable,
                                component.rounding().mode());
                long score = sum + onTop[i];
                if (score < LARGEST && score > -LARGEST) {
                    column.setScore(from + i, score);
                    continue;
                }
            }
            setOutcome(from + i);
        }
    }

    /** {@code round(Σ w·s / Σ w)} over the parts that are there. */
    private void average(int from, int to, long[] shares) {
        int n = to - from;
        long[] weighted = new long[n];
        long[] there = new long[n];
        boolean[] unusual = new boolean[n];
        long down = Powers.ten(scale - column.scale());
        double most = LongRounding.SAFE / (Weights.MOST * (double) Math.max(1, shares.length));
        for (int k = 0; k < shares.length; k++) {
            ScoreColumn part = scorers.get(k).column();
            long[] scores = part.scores();
            long factor = lift[k];
            long weight = shares[k];
            long limit = (long) (most / factor);
            for (int i = 0; i < n; i++) {
                long score = scores[from + i];
                if (score != ScoreColumn.NONE) {
                    weighted[i] += score * factor * weight;
                    there[i] += weight;
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
            if (unusual[i] || there[i] == 0 || down > LongRounding.SAFE / there[i]) {
                setOutcome(from + i);
            } else {
                column.setScore(
                        from + i,
                        LongRounding.divide(
                                weighted[i],
                                there[i] * down,
                                component.rounding().mode()));
            }
        }
    }

    private void setOutcome(int unit) {
        Outcome outcome = outcome(unit);
        if (outcome.absent) {
            column.setAbsent(unit);
        } else if (outcome.score == null) {
            column.set(unit, null, outcome.status, outcome.treatedAs);
        } else {
            column.set(unit, outcome.score, component.rounding(), outcome.status, outcome.treatedAs);
        }
    }

    /**
     * What a unit's parts come to.
     *
     * @param unrounded the score before it was rounded at all, within floor and cap; null where none of this computed it
     */
    private record Outcome(
            @Nullable Rational score,
            DataStatus status,
            @Nullable TreatedAs treatedAs,
            boolean absent,
            List<Step> steps,
            Text note,
            @Nullable Expression unrounded) {

        private Outcome(
                @Nullable Rational score,
                DataStatus status,
                @Nullable TreatedAs treatedAs,
                boolean absent,
                List<Step> steps,
                Text note) {
            this(score, status, treatedAs, absent, steps, note, null);
        }
    }

    private static final Outcome ABSENT =
            new Outcome(null, DataStatus.NOT_APPLICABLE, null, true, List.of(), Text.EMPTY);

    private Outcome outcome(int unit) {
        UnitParts found = new UnitParts(component, scorers, unit);
        if (found.isEmpty()) {
            return ABSENT;
        }
        boolean contained = component.gaps().oneEmpties();
        if (found.noScore() && !contained) {
            Text note = Text.of("有下级项目不计分,故不计分", "one of its parts gets no score, so it has none");
            return new Outcome(null, DataStatus.MISSING, TreatedAs.NO_SCORE, false, List.of(), note);
        }
        if (found.isNothing()) {
            return withoutScore(
                    found.allNotApplicable() ? DataStatus.NOT_APPLICABLE : DataStatus.MISSING,
                    Text.of("没有可计分的下级项目", "none of its parts counts"));
        }
        if (contained && (found.noScore() || found.emptied())) {
            return withoutScore(
                    DataStatus.MISSING, Text.of("有下级项目缺报,故不计分", "one of its parts is missing, so it has no score"));
        }
        Rational least = component.gaps().atLeast();
        if (least != null && found.isLessThan(least)) {
            return withoutScore(
                    DataStatus.MISSING,
                    Text.of(
                            "有数据的权重为 %s/%s,不足 %s",
                            "%s/%s of the weight is there, less than %s", found.there(), found.base(), least));
        }
        if (component.aggregation() instanceof Aggregation.Lexicographic) {
            ScoreColumn first = first(unit);
            if (!first.has(unit)) {
                return withoutScore(
                        UnitParts.isInapplicable(first.status(unit)) ? DataStatus.NOT_APPLICABLE : DataStatus.MISSING,
                        Text.of("首项没有得分", "the first of its parts has no score"));
            }
        }
        return component.aggregation() == Aggregation.Plain.SUM ? sum(found) : aggregate(found);
    }

    private ScoreColumn first(int unit) {
        return scorers.stream()
                .map(NodeScorer::column)
                .filter(c -> c.exists(unit))
                .findFirst()
                .orElseThrow();
    }

    private Outcome withoutScore(DataStatus status, Text note) {
        Treatment treatment = component.missing().of(status);
        Rational score = null;
        if (treatment.as() == TreatedAs.ZERO) {
            score = Rational.ZERO;
        } else if (treatment.as() == TreatedAs.SHARE && treatment.share() != null && component.points() != null) {
            score = component.rounding().kept(Rational.of(treatment.share().times(component.points())));
        }
        return new Outcome(score, status, treatment.as(), false, List.of(), note);
    }

    private Treatment treatment(Outcome outcome) {
        return outcome.treatedAs == TreatedAs.NO_SCORE
                ? Treatment.of(TreatedAs.NO_SCORE)
                : component.missing().of(outcome.status);
    }

    private static List<Expression> operands(List<Member> members) {
        return members.stream().map(Member::operand).toList();
    }

    private Outcome sum(UnitParts found) {
        List<Expression> onTop = operands(found.onTop());
        Worked worked = new Worked(component.names());
        Text note = Text.EMPTY;
        Expression base;
        Expression unrounded;
        if (!found.fullMarks()) {
            base = Operand.sum(operands(found.members()));
            unrounded = base;
        } else {
            Decimal full = component.points() == null ? found.allPoints() : component.points();
            Decimal applicable = found.applicable();
            Step sum = worked.add(Step.computed(StepName.SUM_LINES, Operand.sum(operands(found.counting())), null));
            worked.add(Step.given(StepName.APPLICABLE_WEIGHT, Rational.of(applicable)));
            worked.add(Step.word(
                    StepName.REWEIGHT_FACTOR.word(),
                    StepName.REWEIGHT_FACTOR.label(),
                    full.stripped() + "/" + applicable.stripped()));
            base = sum.operand();
            Decimal deductions = found.deductions();
            if (deductions != null) {
                Decimal left = applicable.plus(found.exempt());
                boolean all = left.compareTo(found.allPoints()) == 0;
                Rational reached = sum.value();
                boolean gained = reached != null && reached.compareTo(Rational.of(applicable)) > 0;
                Expression lost = Operand.minus(Operand.of(applicable), base);
                base = Operand.minus(
                        Operand.of(all ? full : left), gained ? lost : Operand.times(Operand.of(deductions), lost));
                if (!all) {
                    base = Operand.over(Operand.times(base, Operand.of(full)), Operand.of(left));
                }
                note = Text.of(
                        "不适用项目不扣分,其余扣分按 %s 倍计",
                        "what does not apply loses nothing, what the others lost counts %s times", deductions);
            } else if (found.reweighted()) {
                base = Operand.over(Operand.times(base, Operand.of(full)), Operand.of(applicable));
                note = Text.of(
                        "不适用项目的分值转移:%s/%s",
                        "full marks of what does not apply are moved: %s/%s", full.stripped(), applicable.stripped());
            }
            // Re-weighted points are rounded before bonuses and deductions come on top; a plain sum is rounded once.
            Rounding before = found.reweighted() || onTop.isEmpty() ? this.component.rounding() : null;
            Step component = worked.add(Step.computed(StepName.COMPONENT, base, before));
            unrounded = onTop.isEmpty() ? base : Operand.plus(component.operand(), Operand.sum(onTop));
            base = onTop.isEmpty() ? component.operand() : unrounded;
        }
        worked.note(note);
        return scored(base, unrounded, found, worked);
    }

    private Outcome aggregate(UnitParts found) {
        Worked worked = new Worked(component.names());
        Aggregates.Result result = Aggregates.of(
                component.aggregation(), found.members(), found.allWeight(), component.rounding(), worked);
        Expression formula = result.formula();
        if (formula == null) {
            return withoutScore(DataStatus.DOMAIN_ERROR, worked.note());
        }
        boolean limited = component.floor() != null || component.cap() != null;
        if (result.name() == StepName.SCORE || (limited && formula instanceof Expression.Root)) {
            return scored(formula, formula, found, worked);
        }
        Step step = worked.add(Step.computed(result.name(), formula, limited ? null : component.rounding()));
        return scored(step.operand(), formula, found, worked);
    }

    private Expression limited(Expression unlimited) {
        Expression base = unlimited;
        if (component.floor() != null) {
            base = Operand.max(base, Operand.of(component.floor()));
        }
        if (component.cap() != null) {
            base = Operand.min(base, Operand.of(component.cap()));
        }
        return base;
    }

    private Outcome scored(Expression base, Expression unrounded, UnitParts found, Worked worked) {
        Step score = worked.add(Step.computed(StepName.SCORE, limited(base), component.rounding()));
        Rational value = score.value();
        if (value == null || !column.fits(component.rounding().round(value))) {
            return withoutScore(
                    DataStatus.OVERFLOW,
                    Text.of(
                            "得分连同 %s 位小数超过 %s 位数字",
                            "with its %s decimals the score has more than %s digits",
                            component.rounding().scale(),
                            Powers.MAX));
        }
        return new Outcome(
                value,
                found.disputed() ? DataStatus.DISPUTED : DataStatus.OK,
                null,
                false,
                worked.steps(),
                worked.note(),
                limited(unrounded));
    }

    @Override
    public Rational unrounded(int unit) {
        Expression unrounded = outcome(unit).unrounded;
        Rational exact = unrounded == null ? null : unrounded.value(name -> Rational.ZERO);
        return exact == null ? NodeScorer.super.unrounded(unit) : exact;
    }

    @Override
    public ScoreLine line(int unit, @Nullable String parent, Role role) {
        Outcome outcome = outcome(unit);
        Role inside = component.aggregation().adds() ? Role.ADDEND : Role.INPUT;
        List<ScoreLine> lines = new ArrayList<>();
        for (NodeScorer scorer : scorers) {
            if (scorer.column().exists(unit)) {
                lines.add(scorer.line(unit, component.id(), inside));
            }
        }
        Points score = column.get(unit);
        ScoreLine adjustment = Adjustment.of(component.id(), score, lines, adjusted(outcome));
        if (adjustment != null) {
            lines.add(adjustment);
        }
        return new ScoreLine(
                component.id(),
                parent,
                component.title(),
                component.clause(),
                role,
                "",
                component.points(),
                score,
                outcome.status,
                outcome.treatedAs,
                justification(outcome, unit),
                lines);
    }

    private Justification justification(Outcome outcome, int unit) {
        if (!outcome.steps.isEmpty()) {
            return new Justification.ByParts(component, outcome.steps, outcome.note);
        }
        Filling.Filled filled = filling.of(unit);
        return filled == null
                ? new Justification.ByPolicy(outcome.status, treatment(outcome), List.of(), outcome.note)
                : new Justification.ByPolicy(
                        outcome.status,
                        treatment(outcome),
                        filled.steps(),
                        Text.join("; ", List.of(outcome.note, filled.note())));
    }

    /** Why the printed parts do not add up. */
    private Text adjusted(Outcome outcome) {
        boolean digits = outcome.note.isEmpty()
                && component.cap() == null
                && component.floor() == null
                && scorers.stream().anyMatch(s -> s.column().isExact());
        return digits ? Text.of("各项印出的得分已取整", "the printed scores of its parts are rounded") : outcome.note;
    }
}
