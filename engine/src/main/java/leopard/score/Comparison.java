package leopard.score;

import leopard.model.Column;
import leopard.model.DataStatus;
import leopard.model.Text;
import leopard.scheme.Expression;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link leopard.scheme.Relation} makes of the figure of one unit. The arithmetic that is printed is the one that
 * computes, so that the two cannot differ.
 */
interface Comparison {

    /** What keeps the unit from having a result; OK where nothing does. Asked only where the figure itself is there. */
    default DataStatus status(int unit) {
        return DataStatus.OK;
    }

    /** Why the unit has no result, in words; empty where it has one. */
    default Text why(int unit) {
        return Text.EMPTY;
    }

    /**
     * Works out the result of a unit whose {@link #status} has a value.
     *
     * @param x the figure with its digits
     */
    Step work(int unit, Expression x, Worked worked);

    /**
     * The results of all units at once, where long arithmetic gives the same digits; null where it does not. Cells of units
     * without a figure or a result hold some number, which nobody reads.
     */
    default Column.@Nullable Fixed inLongs() {
        return null;
    }
}
