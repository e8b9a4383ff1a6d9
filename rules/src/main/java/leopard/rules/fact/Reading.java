package leopard.rules.fact;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A figure of a unit, of this period or of the one before; derived indicators of this period as well.
 *
 * @param unitId the unit
 * @param indicator id of the indicator
 * @param ago 0 for this period, 1 for the one before
 * @param value the figure, of a ratio its exact value; null where there is none
 * @param status what became of its data
 */
public record Reading(
        String unitId, String indicator, long ago, @Nullable BigDecimal value, String status) {}
