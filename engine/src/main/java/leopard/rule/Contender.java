package leopard.rule;

import leopard.score.Points;

/**
 * A ranked unit that an award or a notice may be about: one at the head or at the tail of a contest.
 *
 * @param unit id of the unit
 * @param rank its rank
 * @param fromLast distance of its rank from the last one: 0 if nobody ranks lower
 * @param score its score as printed
 * @param mayWin false where a veto bars it from awards
 */
public record Contender(String unit, int rank, int fromLast, Points score, boolean mayWin) {}
