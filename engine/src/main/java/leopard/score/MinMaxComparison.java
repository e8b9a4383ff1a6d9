package leopard.score;

import java.util.function.Function;
import leopard.model.Column;
import leopard.model.DataStatus;
import leopard.model.Decimal;
import leopard.model.Rational;
import leopard.model.Text;
import leopard.scheme.Curve.Better;
import leopard.scheme.Expression;
import leopard.scheme.Population;
import leopard.scheme.Relation.Between;
import leopard.scheme.Relation.Ends;
import leopard.scheme.Relation.MinMax;
import leopard.scheme.Rounding;
import org.jspecify.annotations.Nullable;

/** 极差标准化: where a figure lies between two ends. */
final class MinMaxComparison implements Comparison {

    private final MinMax relation;
    private final Function<Population, Peers> gather;
    private final Participants participants;
    private final Figures figures;
    private final Measured x;
    private final @Nullable Rounding position;
    private @Nullable Peers peers;

    /** @param gather gathers the figures of a population, which long arithmetic does without */
    MinMaxComparison(
            MinMax relation,
            Function<Population, Peers> gather,
            Participants participants,
            Figures figures,
            Measured x,
            @Nullable Rounding position) {
        this.relation = relation;
        this.gather = gather;
        this.participants = participants;
        this.figures = figures;
        this.x = x;
        this.position = position;
    }

    /** Those whose figures are the ends; null where both are fixed. */
    private synchronized @Nullable Peers peers() {
        Population population = relation.population();
        if (peers == null && population != null) {
            peers = gather.apply(population);
        }
        return peers;
    }

    private @Nullable Between ofType(int unit) {
        return relation.ends().byType().get(figures.units().get(unit).type());
    }

    private boolean isByType() {
        return !relation.ends().byType().isEmpty();
    }

    private Rational low(int unit) {
        Between own = ofType(unit);
        Decimal fixed = own == null ? relation.ends().low() : own.low();
        return fixed == null ? end(unit, Better.LOW) : Rational.of(fixed);
    }

    private Rational high(int unit) {
        Between own = ofType(unit);
        Decimal fixed = own == null ? relation.ends().high() : own.high();
        return fixed == null ? end(unit, Better.HIGH) : Rational.of(fixed);
    }

    /** Outside the population, and nobody in it: the unit is compared with itself. */
    private Rational end(int unit, Better better) {
        Peers all = peers();
        Peers.Peer peer = all == null ? null : all.best(unit, better);
        return peer == null ? x.exact(unit) : peer.value();
    }

    @Override
    public DataStatus status(int unit) {
        if (isByType() && ofType(unit) == null) {
            return DataStatus.NOT_APPLICABLE;
        }
        boolean undefined = relation.whenEqual() == null && low(unit).compareTo(high(unit)) == 0;
        return undefined ? DataStatus.NOT_APPLICABLE : DataStatus.OK;
    }

    @Override
    public Text why(int unit) {
        return isByType() && ofType(unit) == null
                ? Text.of("本单位类型没有上下限", "there are no bounds for this type of unit")
                : Text.of("上下限相同", "both bounds are the same");
    }

    @Override
    public Step work(int unit, Expression figure, Worked worked) {
        Rational low = low(unit);
        Rational high = high(unit);
        worked.note(whose(unit));
        Step least = worked.add(Step.given(StepName.MIN, low));
        Step most = worked.add(Step.given(StepName.MAX, high));
        Decimal equal = relation.whenEqual();
        Step share;
        if (low.compareTo(high) == 0 && equal != null) {
            worked.note(Text.of("上下限相同", "both bounds are the same"));
            share = worked.add(Step.given(StepName.POSITION, Rational.of(equal)));
        } else {
            Expression width = Operand.minus(most.operand(), least.operand());
            Expression above = relation.better() == Better.HIGH
                    ? Operand.minus(figure, least.operand())
                    : Operand.minus(most.operand(), figure);
            Expression part = Operand.over(above, width);
            if (relation.clamp()) {
                part = Operand.min(Operand.max(part, Operand.of(0)), Operand.of(1));
            }
            share = worked.add(Step.computed(StepName.POSITION, part, position));
        }
        if (relation.isShare()) {
            return share;
        }
        Decimal span = relation.to().minus(relation.from());
        Expression stretched = Operand.times(Operand.of(span), share.operand());
        return worked.add(Step.computed(
                StepName.NORMALISED,
                relation.from().signum() == 0 ? stretched : Operand.plus(Operand.of(relation.from()), stretched),
                null));
    }

    @Override
    public Column.@Nullable Fixed inLongs() {
        return position == null || isByType()
                ? null
                : new MinMaxKernel(relation, participants, figures, x, position).positions();
    }

    /** Whose figures the ends are, where they are no fixed numbers. */
    private Text whose(int unit) {
        Ends ends = relation.ends();
        Peers all = peers();
        if (all == null) {
            return Text.EMPTY;
        }
        Peers.Peer low = ends.low() == null ? all.best(unit, Better.LOW) : null;
        Peers.Peer high = ends.high() == null ? all.best(unit, Better.HIGH) : null;
        Text least = low == null ? Text.EMPTY : Text.of("最小:%s", "smallest: %s", Peers.whose(low, figures.period()));
        Text most = high == null ? Text.EMPTY : Text.of("最大:%s", "largest: %s", Peers.whose(high, figures.period()));
        return least.isEmpty() || most.isEmpty()
                ? (least.isEmpty() ? most : least)
                : Text.of("%s, %s", "%s, %s", least, most);
    }
}
