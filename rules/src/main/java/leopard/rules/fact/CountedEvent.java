package leopard.rules.fact;

/**
 * A bonus or deduction that counts, once or more.
 *
 * @param unitId the unit
 * @param side {@code bonus} or {@code deduct}
 * @param level level of the scheme
 * @param matter what it is about; empty for a matter of its own
 * @param year calendar year that it counts in; of a season always 1, since a season is judged by itself
 * @param position its place among the unit's events, from 0: the earliest date first, then by id
 * @param event the event as it was submitted
 */
public record CountedEvent(
        String unitId, String side, String level, String matter, long year, long position, Event event) {

    public static CountedEvent of(Event event) {
        return new CountedEvent(
                event.unitId(), event.side(), event.level(), event.matter(), event.year(), event.position(), event);
    }
}
