package leopard.score;

import org.jspecify.annotations.Nullable;

/** Scores one node of the tree for all units, and explains it for one. */
interface NodeScorer {

    /** Where its scores stand. */
    ScoreColumn column();

    /** Scores the units {@code [from, to)}; its parts have been scored before. */
    void score(int from, int to);

    /** The row of one unit, with its parts. */
    ScoreLine line(int unit, @Nullable String parent);
}
