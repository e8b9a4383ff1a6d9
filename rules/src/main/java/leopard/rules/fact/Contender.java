package leopard.rules.fact;

import java.math.BigDecimal;
import java.util.List;

/**
 * A ranked unit at the head or at the tail of the contest.
 *
 * @param unitId the unit
 * @param position its place in the list by rank, then id, from 0
 * @param rank its rank, from 1; very large for a unit without one
 * @param fromLast distance of its rank from the last one: 0 if nobody ranks lower
 * @param score its score as printed
 * @param met ids of the vetoes and red lines that it meets
 * @param mayWin false where a veto bars it from awards
 * @param passed ids of the awards and notices whose condition it meets
 */
public record Contender(
        String unitId,
        long position,
        long rank,
        long fromLast,
        BigDecimal score,
        boolean mayWin,
        List<String> met,
        List<String> passed) {}
