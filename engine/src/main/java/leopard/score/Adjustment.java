package leopard.score;

import java.math.RoundingMode;
import java.util.List;
import leopard.model.DataStatus;
import leopard.model.Decimal;
import leopard.model.Text;
import leopard.scheme.Rounding;
import org.jspecify.annotations.Nullable;

/** The row that makes a printed sum come out where a node is more, or less, than the sum of its parts. */
final class Adjustment {

    private Adjustment() {}

    /** The adjustment row of a node, or null where its printed parts add up to it, or where all of them are inputs. */
    static @Nullable ScoreLine of(String node, @Nullable Points score, List<ScoreLine> parts, Text why) {
        Decimal sum = Decimal.ZERO;
        boolean anyAddend = false;
        for (ScoreLine part : parts) {
            if (part.role() != Role.INPUT) {
                anyAddend = true;
                if (part.score() != null) {
                    sum = sum.plus(part.score().value());
                }
            }
        }
        Decimal target = score == null ? Decimal.ZERO : score.value();
        if (!anyAddend || target.compareTo(sum) == 0) {
            return null;
        }
        Decimal value = target.minus(sum);
        Step step = Step.computed(
                StepName.ADJUSTMENT,
                Operand.minus(Operand.of(target), Operand.of(sum)),
                new Rounding(value.scale(), RoundingMode.HALF_UP));
        return new ScoreLine(
                node + ".adj",
                node,
                Text.of("调整", "adjustment"),
                "",
                Role.ADJUSTMENT,
                "",
                null,
                new Points(value),
                DataStatus.OK,
                null,
                new Justification.ByDifference(List.of(step), why),
                List.of());
    }
}
