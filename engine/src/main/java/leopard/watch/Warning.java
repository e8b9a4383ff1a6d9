package leopard.watch;

import leopard.model.Decimal;
import leopard.model.Text;
import leopard.scheme.WarningRule.Colour;
import org.jspecify.annotations.Nullable;

/**
 * The light of one scheduled item of one unit.
 *
 * @param rule id of the warning rule
 * @param item id of the line or task
 * @param progress share of the year's target that is reached, in percent as printed; null where the figure is missing
 * @param gap progress less schedule in percentage points as printed; null where the figure is missing
 */
public record Warning(
        String rule,
        String unit,
        String item,
        Text title,
        Colour colour,
        @Nullable Decimal progress,
        @Nullable Decimal gap,
        Text message) {

    /** The only kind there is so far: behind or ahead of schedule. */
    public static final String KIND = "SCHEDULE";
}
