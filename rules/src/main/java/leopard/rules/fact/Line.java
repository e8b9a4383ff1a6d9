package leopard.rules.fact;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A line of a unit's score sheet: any node of the tree that exists for its type.
 *
 * @param unitId the unit
 * @param line id of the node
 * @param score its score as printed; null where it has none
 * @param value what a criterion was scored from, in its own scale; null where there is none
 * @param ratio the same as a share where the criterion speaks of percent; otherwise as {@code value}
 * @param full full marks of the scheme; null where there are none
 * @param status what became of its data
 */
public record Line(
        String unitId,
        String line,
        @Nullable BigDecimal score,
        @Nullable BigDecimal value,
        @Nullable BigDecimal ratio,
        @Nullable BigDecimal full,
        String status) {}
