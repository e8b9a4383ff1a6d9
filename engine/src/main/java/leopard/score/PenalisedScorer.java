package leopard.score;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import leopard.model.DataStatus;
import leopard.model.Decimal;
import leopard.model.Rational;
import leopard.model.Text;
import leopard.scheme.Expression;
import leopard.scheme.Node;
import leopard.scheme.Veto.Sanction;
import org.jspecify.annotations.Nullable;

/**
 * A node with the sanctions of vetoes put on its scores: points taken off, each a line of its own, or no points at all. A
 * node that has no score keeps none.
 */
final class PenalisedScorer implements NodeScorer {

    private final Node node;
    private final NodeScorer inner;
    private final ScoreColumn column;
    private final Map<Integer, List<Penalty>> byUnit = new LinkedHashMap<>();

    PenalisedScorer(Node node, NodeScorer inner, List<Penalty> penalties, int units) {
        this.node = node;
        this.inner = inner;
        this.column = new ScoreColumn(units, node.rounding());
        penalties.forEach(penalty -> byUnit.computeIfAbsent(penalty.unit(), unit -> new ArrayList<>())
                .add(penalty));
    }

    /** The node as it would be without vetoes. */
    NodeScorer inner() {
        return inner;
    }

    @Override
    public ScoreColumn column() {
        return column;
    }

    @Override
    public boolean settles() {
        return inner.settles();
    }

    @Override
    public void settle() {
        inner.settle();
        put(0, column.size());
    }

    @Override
    public void score(int from, int to) {
        inner.score(from, to);
        put(from, to);
    }

    private void put(int from, int to) {
        ScoreColumn free = inner.column();
        for (int i = from; i < to; i++) {
            if (!free.exists(i)) {
                column.setAbsent(i);
            } else if (!free.has(i)) {
                column.set(i, null, free.status(i), free.treatedAs(i));
            } else {
                List<Penalty> own = byUnit.get(i);
                Rational score = own == null ? free.exact(i) : value(formula(Operand.of(free.exact(i)), own));
                column.set(i, score, node.rounding(), free.status(i), free.treatedAs(i));
            }
        }
    }

    private static Rational value(Expression formula) {
        Rational value = formula.value(name -> Rational.ZERO);
        if (value == null) {
            throw new ArithmeticException("no value: " + formula.text());
        }
        return value;
    }

    private static Expression formula(Expression before, List<Penalty> own) {
        if (own.stream().anyMatch(PenalisedScorer::isZero)) {
            return Operand.times(before, Operand.of(0));
        }
        Expression formula = before;
        for (Penalty penalty : own) {
            Decimal points = taken(penalty, own);
            if (points.signum() > 0) {
                formula = Operand.minus(formula, Operand.of(points));
            }
        }
        return formula;
    }

    private static boolean isZero(Penalty penalty) {
        Sanction sanction = penalty.veto().sanction();
        return sanction != null && sanction.zero();
    }

    private static Decimal deduction(Penalty penalty) {
        Sanction sanction = penalty.veto().sanction();
        return sanction == null || sanction.deduct() == null ? Decimal.ZERO : sanction.deduct();
    }

    /** Points that a veto takes beside the others of the unit: of those that do not add up the first of the worst takes all. */
    private static Decimal taken(Penalty penalty, List<Penalty> own) {
        Decimal points = deduction(penalty);
        if (penalty.veto().adds()) {
            return points;
        }
        boolean before = true;
        for (Penalty other : own) {
            if (other.equals(penalty)) {
                before = false;
            } else if (!other.veto().adds()) {
                int heavier = deduction(other).compareTo(points);
                if (heavier > 0 || (heavier == 0 && before)) {
                    return Decimal.ZERO;
                }
            }
        }
        return points;
    }

    @Override
    public ScoreLine line(int unit, @Nullable String parent, Role role) {
        ScoreLine free = inner.line(unit, parent, role);
        List<Penalty> own = byUnit.get(unit);
        Points before = free.score();
        Points score = column.get(unit);
        if (own == null || before == null || score == null) {
            return free;
        }
        List<ScoreLine> parts = new ArrayList<>(free.parts());
        parts.removeIf(part -> part.role() == Role.ADJUSTMENT);
        boolean addsUp = parts.stream().anyMatch(part -> part.role() != Role.INPUT);
        boolean zero = own.stream().anyMatch(PenalisedScorer::isZero);
        if (addsUp && !zero) {
            own.stream()
                    .filter(penalty -> deduction(penalty).signum() > 0)
                    .forEach(penalty -> parts.add(line(penalty, own)));
        }
        Text note = Text.join(";", "; ", own.stream().map(this::inWords).toList());
        ScoreLine adjustment = Adjustment.of(
                free.id(), score, parts, zero ? note : free.justification().note());
        if (adjustment != null) {
            parts.add(adjustment);
        }
        Expression operand =
                inner.column().isExact() ? Operand.of(inner.column().exact(unit)) : Operand.of(before.value());
        List<Step> steps = new ArrayList<>(free.justification().steps());
        steps.add(Step.given(StepName.BEFORE_VETO, before.value(), node.rounding()));
        steps.add(Step.computed(StepName.AFTER_VETO, formula(operand, own), node.rounding()));
        return new ScoreLine(
                free.id(),
                free.parent(),
                free.title(),
                free.clause(),
                free.role(),
                free.input(),
                free.full(),
                score,
                free.status(),
                free.treatedAs(),
                new Justification.ByVeto(free.justification(), steps, note),
                List.copyOf(parts));
    }

    private Text inWords(Penalty penalty) {
        Text what = isZero(penalty)
                ? Text.of("该项计零分", "no points for it")
                : Text.of("扣 %s 分", "%s points off", deduction(penalty));
        Text by = penalty.veto().terms().decidedBy();
        Text who = by.isEmpty() ? Text.EMPTY : Text.of(",%s认定", ", decided by %s", by);
        return Text.of(
                "一票否决 %s(%s,事项 %s%s):%s",
                "veto %s (%s, event %s%s): %s",
                penalty.veto().title(),
                penalty.veto().id(),
                penalty.event().id(),
                who,
                what);
    }

    private ScoreLine line(Penalty penalty, List<Penalty> own) {
        Decimal points = taken(penalty, own);
        EventVerdict verdict = new EventVerdict(
                penalty.event(),
                node.id(),
                points.signum() > 0 ? EventVerdict.Outcome.COUNTED : EventVerdict.Outcome.HEAVIER_HOLDS,
                deduction(penalty),
                Decimal.ONE,
                Decimal.ONE,
                Text.EMPTY,
                null);
        Decimal score = node.rounding().round(points.negate());
        List<Step> steps = new ArrayList<>();
        steps.add(Step.given(StepName.POINTS, Rational.of(deduction(penalty))));
        if (points.signum() > 0) {
            steps.add(Step.computed(StepName.SCORE, new Expression.Negative(Operand.of(points)), node.rounding()));
        }
        return new ScoreLine(
                node.id() + "." + penalty.veto().id() + "." + penalty.event().id(),
                node.id(),
                penalty.veto().title(),
                penalty.veto().clause(),
                Role.EVENT,
                "",
                null,
                new Points(score),
                DataStatus.OK,
                null,
                new Justification.ByEvent(
                        penalty.event(),
                        verdict,
                        steps,
                        points.signum() > 0 ? Text.EMPTY : verdict.outcome().title()),
                List.of());
    }
}
