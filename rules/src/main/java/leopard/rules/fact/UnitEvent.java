package leopard.rules.fact;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An event of a unit that counts in the period, as it was submitted, for rules of experts.
 *
 * @param unitId the unit
 * @param event id of the event, unique for the unit
 * @param side {@code bonus}, {@code deduct} or {@code veto}
 * @param level level of the scheme; of a veto the veto's id
 * @param points points that were given with it; null where the level decides
 * @param matter what it is about; empty for a matter of its own
 * @param year year of its day
 * @param month month of its day, from 1
 * @param documented whether a paper proves it
 * @param verified whether a second person has verified it
 */
public record UnitEvent(
        String unitId,
        String event,
        String side,
        String level,
        @Nullable BigDecimal points,
        String matter,
        long year,
        long month,
        boolean documented,
        boolean verified) {}
