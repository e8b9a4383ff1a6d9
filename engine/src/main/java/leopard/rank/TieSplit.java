package leopard.rank;

import java.util.List;

/** Decides between tied units by what holds among exactly them: results against each other, a decision, count-back. */
public non-sealed interface TieSplit extends TieBreak {

    /**
     * The units in order, those that stay equal together and in the order of the list; every unit of {@code tied} once.
     *
     * @param tied two or more units, in the order of the list
     */
    List<int[]> split(int[] tied);
}
