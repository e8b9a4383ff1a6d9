package leopard.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import leopard.model.DataStatus;
import leopard.model.Decimal;
import leopard.model.Rational;
import leopard.scheme.Aggregation;
import leopard.scheme.MissingPolicy;
import leopard.scheme.MissingPolicy.TreatedAs;
import leopard.scheme.Node;
import org.jspecify.annotations.Nullable;

/** The parts of a component that one unit has: which count, what is left out, and how much of the weight is there. */
final class UnitParts {

    private final Node.Component component;
    private final List<Member> members = new ArrayList<>();
    private final boolean fullMarks;
    private Decimal allPoints = Decimal.ZERO;
    private Rational allWeight = Rational.ZERO;
    private Rational base = Rational.ZERO;
    private Rational there = Rational.ZERO;
    private boolean empty = true;
    private boolean emptied;
    private boolean noScore;
    private boolean reweighted;
    private @Nullable Decimal deductions;
    private Decimal exempt = Decimal.ZERO;
    private boolean disputed;
    private boolean allNotApplicable = true;

    /** @param scorers of the component's parts, in their order */
    UnitParts(Node.Component component, List<NodeScorer> scorers, int unit) {
        this.component = component;
        boolean anyPoints = false;
        for (int k = 0; k < scorers.size(); k++) {
            anyPoints |= component.parts().get(k).points() != null
                    && scorers.get(k).column().exists(unit);
        }
        this.fullMarks = anyPoints && component.aggregation() == Aggregation.Plain.SUM;
        for (int k = 0; k < scorers.size(); k++) {
            if (scorers.get(k).column().exists(unit)) {
                add(component.parts().get(k), scorers.get(k).column(), unit);
            }
        }
    }

    private void add(Node part, ScoreColumn column, int unit) {
        Decimal points = part.points();
        boolean counts = !fullMarks || points != null;
        Decimal full = points == null ? Decimal.ZERO : points;
        Rational weight = fullMarks ? Rational.of(full) : component.weight(part);
        DataStatus status = column.status(unit);
        boolean has = column.has(unit);
        boolean inapplicable = isInapplicable(status);
        empty = false;
        allPoints = allPoints.plus(full);
        allWeight = allWeight.plus(weight);
        if (has) {
            members.add(Member.of(part, column, unit, weight));
            disputed |= status == DataStatus.DISPUTED;
        } else {
            noScore |= column.treatedAs(unit) == TreatedAs.NO_SCORE;
            reweighted |= counts;
            if (column.treatedAs(unit) == TreatedAs.DEDUCTIONS) {
                Decimal factor = factor(part, status);
                deductions = deductions == null ? factor : deductions.max(factor);
                exempt = exempt.plus(full);
            }
            emptied |= !inapplicable;
        }
        if (counts && !(inapplicable && component.gaps().ofApplicable())) {
            base = base.plus(weight);
            there = has && status.hasValue() ? there.plus(weight) : there;
        }
        allNotApplicable &= (!has && inapplicable) || !counts;
    }

    /** How many times deductions of the others count where a part falls away. */
    private static Decimal factor(Node part, DataStatus status) {
        MissingPolicy policy = part instanceof Node.Criterion criterion
                ? criterion.missing()
                : part instanceof Node.Component component ? component.missing() : MissingPolicy.DEFAULT;
        Decimal factor = policy.of(status).share();
        return factor == null ? Decimal.ONE : factor;
    }

    /** 0/0 says the same as not applicable: there was nothing to do. */
    static boolean isInapplicable(DataStatus status) {
        return status == DataStatus.NOT_APPLICABLE || status == DataStatus.ZERO_DENOMINATOR;
    }

    /** Whether the unit has none of the parts at all. */
    boolean isEmpty() {
        return empty;
    }

    /** Whether it is a sum in which full marks are the weights. */
    boolean fullMarks() {
        return fullMarks;
    }

    /** Parts with a score. */
    List<Member> members() {
        return members;
    }

    /** Parts with a score, in a sum of full marks those that have some. */
    List<Member> counting() {
        return members.stream()
                .filter(m -> !fullMarks || m.part().points() != null)
                .toList();
    }

    /** Bonuses and deductions in a sum of full marks. */
    List<Member> onTop() {
        return members.stream()
                .filter(m -> fullMarks && m.part().points() == null)
                .toList();
    }

    /** Full marks of the parts with a score. */
    Decimal applicable() {
        return members.stream()
                .map(m -> m.part().points())
                .filter(Objects::nonNull)
                .reduce(Decimal.ZERO, Decimal::plus);
    }

    /** Full marks of all parts. */
    Decimal allPoints() {
        return allPoints;
    }

    /** Weight of all parts. */
    Rational allWeight() {
        return allWeight;
    }

    /** Whether nothing counts. */
    boolean isNothing() {
        return fullMarks ? counting().isEmpty() || applicable().signum() == 0 : members.isEmpty();
    }

    /** Whether that is because nothing applies. */
    boolean allNotApplicable() {
        return allNotApplicable;
    }

    /** Whether one of them has no score, and for another reason than that it does not apply. */
    boolean emptied() {
        return emptied;
    }

    /** Whether one of them is treated as having no score up to the root. */
    boolean noScore() {
        return noScore;
    }

    /** Whether something is left out that the others make up for. */
    boolean reweighted() {
        return reweighted;
    }

    /** Full marks of the parts that fall away and keep them. */
    Decimal exempt() {
        return exempt;
    }

    /** How many times what the others lost counts, null where nothing says so. */
    @Nullable
    Decimal deductions() {
        return deductions;
    }

    boolean disputed() {
        return disputed;
    }

    /** Weight of the parts that are asked for. */
    Rational base() {
        return base;
    }

    /** Weight of those of them that are there by figures of their own. */
    Rational there() {
        return there;
    }

    boolean isLessThan(Rational share) {
        return there.compareTo(base.times(share)) < 0;
    }
}
