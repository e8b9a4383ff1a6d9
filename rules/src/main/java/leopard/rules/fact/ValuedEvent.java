package leopard.rules.fact;

import java.math.BigDecimal;

/**
 * A bonus or deduction whose own points are decided.
 *
 * @param unitId the unit
 * @param side {@code bonus} or {@code deduct}
 * @param level level of the scheme
 * @param points its own points, never negative
 * @param matter what it is about; empty for a matter of its own
 * @param position its place among the unit's events, from 0: the earliest date first, then by id
 * @param countsIn calendar year that it counts in; a late document may move it to the next
 * @param documented whether a paper proves it
 * @param late whether its document came after the cut-off, so that it never counts
 * @param pending whether it has to wait for a verification before it counts
 * @param event the event as it was submitted
 */
public record ValuedEvent(
        String unitId,
        String side,
        String level,
        BigDecimal points,
        String matter,
        long position,
        long countsIn,
        boolean documented,
        boolean late,
        boolean pending,
        Event event) {

    /**
     * @param points its own points
     * @param countsIn calendar year that it counts in
     */
    public static ValuedEvent of(Event event, BigDecimal points, long countsIn) {
        return new ValuedEvent(
                event.unitId(),
                event.side(),
                event.level(),
                points,
                event.matter(),
                event.position(),
                countsIn,
                event.documented(),
                event.late(),
                event.pending(),
                event);
    }
}
