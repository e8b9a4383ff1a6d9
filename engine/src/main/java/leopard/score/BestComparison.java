package leopard.score;

import leopard.model.DataStatus;
import leopard.model.Text;
import leopard.scheme.Curve.Better;
import leopard.scheme.Expression;
import leopard.scheme.Relation.ShareOfBest;
import leopard.scheme.Rounding;
import org.jspecify.annotations.Nullable;

/** 对标第一 (R09): a figure as a share of the best one. */
final class BestComparison implements Comparison {

    private final ShareOfBest relation;
    private final Peers peers;
    private final Figures figures;
    private final Measured x;
    private final @Nullable Rounding ratio;

    BestComparison(ShareOfBest relation, Peers peers, Figures figures, Measured x, @Nullable Rounding ratio) {
        this.relation = relation;
        this.peers = peers;
        this.figures = figures;
        this.x = x;
        this.ratio = ratio;
    }

    private Peers.@Nullable Peer best(int unit) {
        return peers.best(unit, relation.better());
    }

    @Override
    public DataStatus status(int unit) {
        Peers.Peer best = best(unit);
        boolean divides = best != null
                && best.value().signum() > 0
                && (relation.better() == Better.HIGH || x.exact(unit).signum() > 0);
        return divides ? DataStatus.OK : relation.undefined();
    }

    @Override
    public Text why(int unit) {
        Peers.Peer best = best(unit);
        return best == null
                ? Text.of("没有可比的单位", "there is nobody to compare with")
                : best.value().signum() <= 0
                        ? Text.of(
                                "最好值 %s 不大于 0,不能按比例赋分",
                                "the best figure, %s, is not above 0: no share of it", best.value())
                        : Text.of("取值不大于 0,不能按比例赋分", "the figure is not above 0: no share of it");
    }

    @Override
    public Step work(int unit, Expression figure, Worked worked) {
        Peers.Peer best = best(unit);
        if (best == null) {
            throw new IllegalStateException("nobody is best");
        }
        worked.note(Text.of("最好:%s", "best: %s", Peers.whose(best, figures.period())));
        Expression most = worked.add(Step.given(StepName.BEST, best.value())).operand();
        boolean up = relation.better() == Better.HIGH;
        Step share = worked.add(
                Step.computed(StepName.RATIO, up ? Operand.over(figure, most) : Operand.over(most, figure), ratio));
        Expression clipped = share.operand();
        if (relation.floor() != null) {
            clipped = Operand.max(clipped, Operand.of(relation.floor()));
        }
        if (relation.cap() != null) {
            clipped = Operand.min(clipped, Operand.of(relation.cap()));
        }
        return worked.add(Step.computed(StepName.RATIO_CAPPED, clipped, null));
    }
}
