package leopard.score;

import leopard.model.Column;
import leopard.model.DataStatus;
import leopard.model.Decimal;
import leopard.model.Rational;
import leopard.model.Text;
import leopard.scheme.Expression;
import leopard.scheme.Relation.Rescaled;
import leopard.scheme.Source;

/** 折算 (R22): a figure out of its own full marks. */
final class RescaledComparison implements Comparison {

    private final Rescaled relation;
    private final Figures figures;
    private final Column full;

    RescaledComparison(Rescaled relation, Figures figures) {
        this.relation = relation;
        this.figures = figures;
        this.full = figures.of(new Source.Formula(relation.full())).column();
    }

    private boolean isByType() {
        return !relation.byType().isEmpty();
    }

    @Override
    public DataStatus status(int unit) {
        Decimal ofType = relation.byType().get(figures.units().get(unit).type());
        if (isByType()) {
            return ofType == null ? DataStatus.NOT_APPLICABLE : DataStatus.OK;
        }
        DataStatus status = full.status(unit);
        return status.hasValue() && full.exact(unit).signum() <= 0 ? relation.zero() : status;
    }

    @Override
    public Text why(int unit) {
        return isByType()
                ? Text.of("本单位类型没有原始满分", "there are no raw full marks for this type of unit")
                : full.status(unit).hasValue()
                        ? Text.of("原始满分不大于 0", "the raw full marks are not above 0")
                        : Text.of("没有原始满分", "there are no raw full marks");
    }

    @Override
    public Step work(int unit, Expression x, Worked worked) {
        Decimal ofType = relation.byType().get(figures.units().get(unit).type());
        Rational raw = ofType == null ? full.exact(unit) : Rational.of(ofType);
        Step marks = worked.add(Step.given(StepName.RAW_FULL, raw));
        Expression share = Operand.over(x, marks.operand());
        if (relation.floor() != null) {
            share = Operand.max(share, Operand.of(relation.floor()));
        }
        if (relation.cap() != null) {
            share = Operand.min(share, Operand.of(relation.cap()));
        }
        return worked.add(Step.computed(StepName.RATIO, share, null));
    }
}
