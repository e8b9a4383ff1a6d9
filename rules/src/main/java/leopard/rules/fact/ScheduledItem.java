package leopard.rules.fact;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A line or task of a unit that has a schedule.
 *
 * @param warning id of the warning rule that watches it
 * @param unitId the unit
 * @param item id of the line or task
 * @param status what became of its data: {@code OK}, {@code DISPUTED}, {@code MISSING}, {@code PENDING},
 *     {@code NOT_APPLICABLE} or {@code ZERO_DENOMINATOR}
 * @param known whether there is a figure; progress and gap are null where there is none
 * @param progress share of the year's target that is reached, in percent as printed
 * @param gap progress less schedule in percentage points as printed
 * @param number its number in the list that is judged
 */
public record ScheduledItem(
        String warning,
        String unitId,
        String item,
        String status,
        boolean known,
        @Nullable BigDecimal progress,
        @Nullable BigDecimal gap,
        int number) {}
