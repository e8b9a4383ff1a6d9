package leopard.score;

import leopard.model.Rational;
import org.jspecify.annotations.Nullable;

/** Scores one node of the tree for all units, and explains it for one. */
interface NodeScorer {

    /** Where its scores stand. */
    ScoreColumn column();

    /** Scores the units {@code [from, to)}; its parts have been scored before. */
    void score(int from, int to);

    /** Whether some of its scores hang on those of other units, so that {@link #settle} has to come before its parents. */
    default boolean settles() {
        return false;
    }

    /** Gives scores to units that get them from others; all units have been scored before. */
    default void settle() {}

    /** The score of a unit before its own rounding; as printed where no arithmetic gave it. Only where it has one. */
    default Rational unrounded(int unit) {
        if (column().isExact()) {
            return column().exact(unit);
        }
        Step result = line(unit, null, Role.TOTAL).justification().result();
        return result == null || result.exact() == null ? column().exact(unit) : result.exact();
    }

    /**
     * The row of one unit, with its parts.
     *
     * @param role what it is to its parent
     */
    ScoreLine line(int unit, @Nullable String parent, Role role);
}
