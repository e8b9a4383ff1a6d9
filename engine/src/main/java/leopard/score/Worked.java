package leopard.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import leopard.model.Text;
import leopard.scheme.Expression;
import org.jspecify.annotations.Nullable;

/**
 * The arithmetic of one line as a person would write it down: steps, and the formula of its points before rounding.
 */
final class Worked {

    private final List<Step> steps = new ArrayList<>();
    private final List<Text> notes = new ArrayList<>();
    private final List<ScoreLine> inputs = new ArrayList<>();
    private final Map<String, String> names;
    private @Nullable Expression share;
    private @Nullable Expression points;

    /** @param names names that the scheme gives to steps instead of their own */
    Worked(Map<String, String> names) {
        this.names = names;
    }

    /** Adds a step under the name that the scheme wants; returns it for use in later formulas. */
    Step add(Step step) {
        String other = names.get(step.name());
        Step named = other == null ? step : step.renamed(other);
        steps.add(named);
        return named;
    }

    void note(Text text) {
        if (!text.isEmpty()) {
            notes.add(text);
        }
    }

    /** Adds a line that was read to compute this one. */
    void input(ScoreLine line) {
        inputs.add(line);
    }

    /** The result is this share of the full marks. */
    Worked share(Expression value) {
        share = value;
        return this;
    }

    /** The result is so many points, whatever the full marks. */
    Worked points(Expression value) {
        points = value;
        return this;
    }

    /** Takes over the steps and notes of a part. */
    void include(Worked part) {
        part.steps.forEach(steps::add);
        notes.addAll(part.notes);
    }

    /** The formula of the points before rounding; where there are no full marks, a share is points. */
    Expression pointsOf(@Nullable Expression full) {
        if (points != null) {
            return points;
        }
        if (share == null) {
            throw new IllegalStateException("no result");
        }
        // Without full marks the share is the score.
        return full == null ? share : Operand.times(full, share);
    }

    /** The result as a share of the full marks: what a mix adds up. */
    Expression shareOf(Expression full) {
        if (share != null) {
            return share;
        }
        if (points == null) {
            throw new IllegalStateException("no result");
        }
        return Operand.over(points, full);
    }

    Map<String, String> names() {
        return names;
    }

    List<Step> steps() {
        return steps;
    }

    Text note() {
        return Text.join("; ", notes);
    }

    List<ScoreLine> inputs() {
        return inputs;
    }
}
