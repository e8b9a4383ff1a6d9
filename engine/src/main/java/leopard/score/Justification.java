package leopard.score;

import java.util.List;
import leopard.model.DataStatus;
import leopard.model.ScoreEvent;
import leopard.model.Text;
import leopard.scheme.Curve;
import leopard.scheme.MissingPolicy.Treatment;
import leopard.scheme.Node;
import org.jspecify.annotations.Nullable;

/**
 * Why a line has its score: what was read, which rule it met and how the numbers were put in. Rendered late, by
 * {@link Explanation}, into either language.
 */
public sealed interface Justification {

    /** The arithmetic, in order; the last one that has a formula gives the score. */
    List<Step> steps();

    /** What the arithmetic does not say, in words; may be empty. */
    Text note();

    /** A curve met a figure. */
    record ByCurve(Curve curve, List<Step> steps, Text note) implements Justification {}

    /** There was no usable figure; the policy says how that counts. */
    record ByPolicy(DataStatus status, Treatment treatment, List<Step> steps, Text note) implements Justification {}

    /** A component is made of its parts. */
    record ByParts(Node.Component component, List<Step> steps, Text note) implements Justification {}

    /** Bonuses less deductions. */
    record ByEvents(List<Step> steps, Text note) implements Justification {}

    /** One event, counted or not. */
    record ByEvent(ScoreEvent event, EventVerdict verdict, List<Step> steps, Text note) implements Justification {}

    /** A veto took points off a line, or all of them; before it the line had its score by {@code before}. */
    record ByVeto(Justification before, List<Step> steps, Text note) implements Justification {}

    /** The difference between a node and the sum of its printed parts. */
    record ByDifference(List<Step> steps, Text note) implements Justification {}

    /** A figure that was taken over as it stands: a period of the past, a class of voters. */
    record ByInput(List<Step> steps, Text note) implements Justification {}

    /** A mean over periods and yearly figures. */
    record ByRollUp(List<Step> steps, Text note) implements Justification {}

    /** The step that gives the score, or null where there is none. */
    default @Nullable Step result() {
        for (int i = steps().size() - 1; i >= 0; i--) {
            if (steps().get(i).formula() != null) {
                return steps().get(i);
            }
        }
        return null;
    }
}
