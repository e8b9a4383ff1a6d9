package leopard.score;

import java.util.List;
import java.util.function.Function;
import leopard.model.DataStatus;
import leopard.model.Decimal;
import leopard.model.Period;
import leopard.model.Rational;
import leopard.model.Text;
import leopard.scheme.Curve.Better;
import leopard.scheme.Expression;
import leopard.scheme.Expression.NamedFunction;
import leopard.scheme.Relation.Distance;
import leopard.scheme.Relation.DistanceAs;
import leopard.scheme.Relation.Reference;
import leopard.scheme.Rounding;
import org.jspecify.annotations.Nullable;

/** How far a figure is from a reference: a unit, the best, the middle, a number. */
final class DistanceComparison implements Comparison {

    private final Distance relation;
    private final Peers peers;
    private final Figures figures;
    private final @Nullable Rounding ratio;
    private final @Nullable Rational unitsFigure;

    DistanceComparison(
            Distance relation,
            Peers peers,
            Figures figures,
            Measured x,
            Function<Figures, Measured> elsewhere,
            @Nullable Rounding ratio) {
        this.relation = relation;
        this.peers = peers;
        this.figures = figures;
        this.ratio = ratio;
        this.unitsFigure = relation.reference() == Reference.UNIT ? figureOf(relation, figures, x, elsewhere) : null;
    }

    /** The figure of the reference unit in the last of the periods that has one, whether or not it takes part. */
    private static @Nullable Rational figureOf(
            Distance relation, Figures figures, Measured x, Function<Figures, Measured> elsewhere) {
        Rational found = null;
        for (Period period : figures.periods(relation.population().periods())) {
            boolean scored = period.equals(figures.period());
            Figures then = scored ? figures : figures.then(period);
            Measured figure = scored ? x : elsewhere.apply(then);
            int unit = then.units().indexOf(relation.unit());
            if (unit >= 0 && figure.has(unit)) {
                found = figure.exact(unit);
            }
        }
        return found;
    }

    private @Nullable Rational reference(int unit) {
        Decimal number = relation.number();
        return switch (relation.reference()) {
            case BEST -> valueOf(peers.best(unit, relation.better()));
            case WORST -> valueOf(peers.best(unit, relation.better() == Better.HIGH ? Better.LOW : Better.HIGH));
            case MEAN -> CentreComparison.mean(peers, unit);
            case MEDIAN -> peers.of(unit).isEmpty() ? null : CentreComparison.median(peers.of(unit), -1);
            case UNIT -> unitsFigure;
            case NUMBER -> number == null ? null : Rational.of(number);
        };
    }

    private static @Nullable Rational valueOf(Peers.@Nullable Peer peer) {
        return peer == null ? null : peer.value();
    }

    @Override
    public DataStatus status(int unit) {
        Rational reference = reference(unit);
        boolean divides = reference != null && (relation.as() == DistanceAs.DIFFERENCE || !reference.isZero());
        return divides ? DataStatus.OK : relation.undefined();
    }

    @Override
    public Text why(int unit) {
        return reference(unit) == null
                ? Text.of("没有参照值", "there is no reference")
                : Text.of("参照值为零", "the reference is zero");
    }

    @Override
    public Step work(int unit, Expression x, Worked worked) {
        Rational found = reference(unit);
        if (found == null) {
            throw new IllegalStateException("no reference");
        }
        worked.note(whose(unit));
        Step reference = worked.add(Step.given(StepName.REFERENCE, found));
        Expression difference = Operand.minus(x, reference.operand());
        Expression distance = switch (relation.as()) {
            case DIFFERENCE -> difference;
            case RELATIVE -> Operand.over(difference, Operand.of(found.abs()));
            case RATIO -> Operand.over(x, reference.operand());
        };
        Expression taken = relation.size() ? new Expression.Call(NamedFunction.ABS, List.of(distance)) : distance;
        return worked.add(
                Step.computed(StepName.DISTANCE, taken, relation.as() == DistanceAs.DIFFERENCE ? null : ratio));
    }

    private Text whose(int unit) {
        Peers.Peer peer = switch (relation.reference()) {
            case BEST -> peers.best(unit, relation.better());
            case WORST -> peers.best(unit, relation.better() == Better.HIGH ? Better.LOW : Better.HIGH);
            case MEAN, MEDIAN, UNIT, NUMBER -> null;
        };
        return switch (relation.reference()) {
            case BEST, WORST ->
                peer == null ? Text.EMPTY : Text.of("参照:%s", "reference: %s", Peers.whose(peer, figures.period()));
            case MEAN ->
                Text.of("%s 个单位的平均数", "mean of %s units", peers.of(unit).size());
            case MEDIAN ->
                Text.of("%s 个单位的中位数", "median of %s units", peers.of(unit).size());
            case UNIT -> Text.of("参照:%s", "reference: %s", relation.unit());
            case NUMBER -> Text.EMPTY;
        };
    }
}
