package leopard.rule;

import java.util.List;
import leopard.score.Points;

/**
 * A ranked unit that an award or a notice may be about: one at the head or at the tail of a contest.
 *
 * @param unit id of the unit
 * @param rank its rank, 0 for a unit without one that a notice is about all the same
 * @param fromLast distance of its rank from the last one: 0 if nobody ranks lower
 * @param score its score as printed
 * @param met vetoes and red lines that it meets
 * @param mayWin false where a veto bars it from awards
 * @param passed awards and notices whose condition it meets
 */
public record Contender(
        String unit, int rank, int fromLast, Points score, boolean mayWin, List<String> met, List<String> passed) {

    /** One who meets no veto, no red line and no condition of an award. */
    public Contender(String unit, int rank, int fromLast, Points score, boolean mayWin) {
        this(unit, rank, fromLast, score, mayWin, List.of(), List.of());
    }
}
