package leopard.rules.fact;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, as it was submitted.
 *
 * @param unitId the unit
 * @param id id of the event, unique for the unit
 * @param side {@code bonus}, {@code deduct}, {@code veto} or {@code lift}; in a node of events that is not called
 *     {@code events} its id before the first two, {@code L1.bonus}
 * @param level level of the scheme; of a veto the veto's id
 * @param given points that replace the level's, null where the level decides
 * @param matter what it is about; empty for a matter of its own
 * @param year calendar year that it counts in; of a season always 1, since a season is judged by itself
 * @param date its date as a number, {@code 20240603}; of a month its first day
 * @param late whether its document came after the cut-off, so that it never counts
 * @param position its place among the unit's events, from 0: the earliest date first, then by id
 * @param documented whether a paper proves it
 * @param verified whether a second person has verified it
 * @param pending whether it has to wait for that before it counts
 * @param number its number in the list that is judged
 */
public record Event(
        String unitId,
        String id,
        String side,
        String level,
        @Nullable BigDecimal given,
        String matter,
        long year,
        long date,
        boolean late,
        long position,
        boolean documented,
        boolean verified,
        boolean pending,
        int number) {}
