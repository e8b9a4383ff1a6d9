package leopard.score;

import leopard.model.Rational;
import org.jspecify.annotations.Nullable;

/** Scores of periods before the one that is scored. */
@FunctionalInterface
public interface EarlierScores {

    /** There are none. */
    EarlierScores NONE = (node, unit) -> null;

    /** @param period where it is from */
    record Score(String period, Rational value) {}

    /** The last score that a unit had by figures of its own at a node; null where it never had one. */
    @Nullable
    Score last(String node, String unit);
}
