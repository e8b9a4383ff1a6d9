package leopard.score;

import java.math.RoundingMode;
import leopard.model.DataStatus;
import leopard.model.Decimal;
import leopard.model.Precision;
import leopard.model.Rational;
import leopard.model.RealFunctions;
import leopard.model.Text;
import leopard.scheme.Curve.Better;
import leopard.scheme.Expression;
import leopard.scheme.Relation.Standard;
import leopard.scheme.Rounding;
import org.jspecify.annotations.Nullable;

/** 标准分 (z-score): the variance is exact, the quotient by its root rounded once. */
final class StandardComparison implements Comparison {

    private static final int FIRST_DIGITS = 34;

    private final Standard relation;
    private final Peers peers;
    private final Measured x;
    private final @Nullable Rounding ratio;

    StandardComparison(Standard relation, Peers peers, Measured x, @Nullable Rounding ratio) {
        this.relation = relation;
        this.peers = peers;
        this.x = x;
        this.ratio = ratio;
    }

    /** {@code (Σx² − (Σx)²/n) / n}, or by n − 1; null where there is none. */
    private @Nullable Rational variance(int unit) {
        Peers.Sums sums = peers.sums(unit);
        Rational divisor = relation.sample() ? sums.weight().minus(Rational.ONE) : sums.weight();
        if (divisor.signum() <= 0) {
            return null;
        }
        return sums.squares()
                .minus(sums.weighted().times(sums.weighted()).over(sums.weight()))
                .over(divisor);
    }

    private boolean differs(int unit) {
        Rational variance = variance(unit);
        return variance != null && !variance.isZero();
    }

    @Override
    public DataStatus status(int unit) {
        if (peers.of(unit).isEmpty()) {
            return DataStatus.NOT_APPLICABLE;
        }
        return differs(unit) || relation.equal() ? DataStatus.OK : DataStatus.NOT_APPLICABLE;
    }

    @Override
    public Text why(int unit) {
        return peers.of(unit).isEmpty()
                ? Text.of("没有可比的单位", "there is nobody to compare with")
                : Text.of("各单位没有差异,标准差为零", "nobody differs: the standard deviation is zero");
    }

    @Override
    public Step work(int unit, Expression figure, Worked worked) {
        Peers.Sums sums = peers.sums(unit);
        worked.note(Text.of("%s 个单位", "of %s units", peers.of(unit).size()));
        Step mean = worked.add(Step.given(StepName.MEAN, sums.weighted().over(sums.weight())));
        Rational variance = variance(unit);
        Step score;
        if (variance == null || variance.isZero()) {
            worked.note(Text.of("没有差异,按平均计", "nobody differs: counts as average"));
            score = worked.add(Step.given(StepName.STANDARD_SCORE, Rational.ZERO));
        } else {
            worked.add(Step.given(StepName.VARIANCE, variance));
            score = quotient(unit, figure, mean, variance, worked);
        }
        Decimal most = relation.most();
        if (most != null) {
            Expression clipped = Operand.max(Operand.min(score.operand(), Operand.of(most)), Operand.of(most.negate()));
            score = worked.add(Step.computed(StepName.STANDARD_SCORE, clipped, null));
        }
        if (relation.mean().signum() == 0 && relation.deviation().compareTo(Decimal.ONE) == 0) {
            return score;
        }
        return worked.add(Step.computed(
                StepName.NORMALISED,
                Operand.plus(
                        Operand.of(relation.mean()), Operand.times(Operand.of(relation.deviation()), score.operand())),
                null));
    }

    private Step quotient(int unit, Expression figure, Step mean, Rational variance, Worked worked) {
        Rational above = x.exact(unit).minus(mean.exact() == null ? Rational.ZERO : mean.exact());
        boolean up = relation.better() == Better.HIGH;
        Expression distance = up ? Operand.minus(figure, mean.operand()) : Operand.minus(mean.operand(), figure);
        Rounding rounding = ratio;
        if (rounding == null) {
            return standard(distance, root(variance, FIRST_DIGITS), null, worked);
        }
        Rational wanted = rounded(up ? above : above.negate(), variance, rounding);
        // As many digits of the deviation as it takes for the printed quotient to round to the true one.
        int digits = FIRST_DIGITS;
        Rational deviation = root(variance, digits);
        while (!rounding.kept(valueOf(distance).over(deviation)).equals(wanted)) {
            digits += FIRST_DIGITS;
            deviation = root(variance, digits);
        }
        return standard(distance, deviation, rounding, worked);
    }

    private static Step standard(Expression distance, Rational deviation, @Nullable Rounding rounding, Worked worked) {
        worked.add(Step.given(StepName.STANDARD_DEVIATION, deviation));
        Expression quotient = Operand.over(distance, Operand.of(deviation));
        return worked.add(Step.computed(StepName.STANDARD_SCORE, quotient, rounding));
    }

    private static Rational valueOf(Expression numbers) {
        Rational value = numbers.value(name -> Rational.ZERO);
        return value == null ? Rational.ZERO : value;
    }

    private static Rational root(Rational variance, int digits) {
        Rational root = RealFunctions.sqrt(variance, new Precision(true, digits, RoundingMode.HALF_UP));
        if (root == null) {
            throw new ArithmeticException("a variance of " + variance);
        }
        return root;
    }

    /** {@code above / √variance} correctly rounded: the root of its square. */
    private static Rational rounded(Rational above, Rational variance, Rounding rounding) {
        RoundingMode mode = above.signum() >= 0 ? rounding.mode() : mirrored(rounding.mode());
        Rational size =
                RealFunctions.sqrt(above.times(above).over(variance), Precision.decimals(rounding.scale(), mode));
        if (size == null) {
            throw new ArithmeticException("a variance of " + variance);
        }
        return above.signum() >= 0 ? size : size.negate();
    }

    private static RoundingMode mirrored(RoundingMode mode) {
        return switch (mode) {
            case FLOOR -> RoundingMode.CEILING;
            case CEILING -> RoundingMode.FLOOR;
            case UP, DOWN, HALF_UP, HALF_DOWN, HALF_EVEN, UNNECESSARY -> mode;
        };
    }
}
