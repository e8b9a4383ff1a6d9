package leopard.score;

import leopard.model.Rational;
import leopard.model.Text;
import leopard.scheme.Expression;
import leopard.scheme.Relation.Percentile;
import leopard.scheme.Relation.PercentileFormula;
import leopard.scheme.Rounding;
import org.jspecify.annotations.Nullable;

/** 百分等级: the share of its population that a unit leaves behind. */
final class PercentileComparison implements Comparison {

    private final Percentile relation;
    private final Peers peers;
    private final Measured x;
    private final @Nullable Rounding ratio;

    PercentileComparison(Percentile relation, Peers peers, Measured x, @Nullable Rounding ratio) {
        this.relation = relation;
        this.peers = peers;
        this.x = x;
        this.ratio = ratio;
    }

    @Override
    public Step work(int unit, Expression figure, Worked worked) {
        Standing standing = Standing.of(peers, unit, x.exact(unit), relation.better());
        int n = standing.size();
        int behind = n - standing.ahead() - standing.equal();
        worked.note(Text.of(
                "%s 个单位中 %s 个在后,%s 个相同(含本单位)",
                "of %s units %s are behind, %s equal (the unit among them)", n, behind, standing.equal()));
        if (relation.formula() == PercentileFormula.INCLUSIVE && n == 1) {
            worked.note(Text.of("只有一个单位,计 1", "a single unit counts as 1"));
            return worked.add(Step.given(StepName.PERCENTILE_RANK, Rational.ONE));
        }
        Expression size = Operand.of(n);
        Expression count = Operand.of(behind);
        Expression equal = Operand.of(standing.equal());
        Expression one = Operand.of(1);
        Expression share = switch (relation.formula()) {
            case INCLUSIVE -> Operand.over(count, Operand.minus(size, one));
            case EXCLUSIVE -> Operand.over(Operand.plus(count, one), Operand.plus(size, one));
            case MIDPOINT -> Operand.over(Operand.plus(count, Operand.over(equal, Operand.of(2))), size);
            case AT_OR_BELOW -> Operand.over(Operand.plus(count, equal), size);
            case BELOW -> Operand.over(count, size);
        };
        return worked.add(Step.computed(StepName.PERCENTILE_RANK, share, ratio));
    }
}
