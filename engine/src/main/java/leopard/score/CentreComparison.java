package leopard.score;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import leopard.model.DataStatus;
import leopard.model.Decimal;
import leopard.model.Rational;
import leopard.model.Text;
import leopard.scheme.Expression;
import leopard.scheme.Relation.Centre;
import leopard.scheme.Relation.FromCentre;
import leopard.scheme.Rounding;
import org.jspecify.annotations.Nullable;

/** 与平均数比较 (R10): how far a figure is from the mean or the median. */
final class CentreComparison implements Comparison {

    private static final Rational HALF = Rational.of(Decimal.of("0.5"));

    private final FromCentre relation;
    private final Peers peers;
    private final Figures figures;
    private final Measured x;

    CentreComparison(FromCentre relation, Peers peers, Figures figures, Measured x) {
        this.relation = relation;
        this.peers = peers;
        this.figures = figures;
        this.x = x;
    }

    @Override
    public DataStatus status(int unit) {
        return size(unit) > 0 ? DataStatus.OK : DataStatus.NOT_APPLICABLE;
    }

    @Override
    public Text why(int unit) {
        return Text.of("没有可比的单位", "there is nobody to compare with");
    }

    private boolean leavesOut(int unit) {
        return !relation.itself() && peers.contains(unit);
    }

    private int size(int unit) {
        return peers.of(unit).size() - (leavesOut(unit) ? 1 : 0);
    }

    @Override
    public Step work(int unit, Expression figure, Worked worked) {
        Rounding decimals = relation.decimals();
        boolean mean = relation.centre() == Centre.MEAN;
        Rational exact = mean ? mean(unit) : median(peers.of(unit), leavesOut(unit) ? unit : -1);
        StepName name = mean ? StepName.MEAN : StepName.MEDIAN;
        worked.note(note(unit));
        Step centre = worked.add(
                decimals == null ? Step.given(name, exact) : Step.computed(name, Operand.of(exact), decimals));
        return worked.add(Step.computed(StepName.DIFFERENCE, Operand.minus(figure, centre.operand()), null));
    }

    private Text note(int unit) {
        Text size = Text.of("%s 个单位", "of %s units", size(unit));
        Text itself = leavesOut(unit) ? Text.of("不含本单位", "without the unit itself") : Text.EMPTY;
        String weights = relation.weights();
        Text weighted = weights == null ? Text.EMPTY : Text.of("按 %s 加权", "weighted by %s", weights);
        return Text.join(
                ", ",
                Stream.of(size, itself, weighted).filter(t -> !t.isEmpty()).toList());
    }

    private Rational mean(int unit) {
        Peers.Sums sums = peers.sums(unit);
        if (!leavesOut(unit)) {
            return sums.weighted().over(sums.weight());
        }
        String weights = relation.weights();
        Rational own = weights == null ? Rational.ONE : figures.column(weights).exact(unit);
        return sums.weighted()
                .minus(own.times(x.exact(unit)))
                .over(sums.weight().minus(own));
    }

    /** @param leftOut number of a unit that is left out, -1 for none */
    static Rational median(List<Peers.Peer> peers, int leftOut) {
        List<Rational> sorted = new ArrayList<>();
        for (Peers.Peer peer : peers) {
            if (leftOut < 0 || peer.unit() != leftOut) {
                sorted.add(peer.value());
            }
        }
        sorted.sort(null);
        int n = sorted.size();
        Rational upper = sorted.get(n / 2);
        return n % 2 == 1 ? upper : sorted.get(n / 2 - 1).plus(upper).times(HALF);
    }

    /** The mean of a group; null where it has nobody. */
    static @Nullable Rational mean(Peers peers, int unit) {
        Peers.Sums sums = peers.sums(unit);
        return sums.weight().isZero() ? null : sums.weighted().over(sums.weight());
    }
}
