package leopard.watch;

import leopard.model.Decimal;
import leopard.model.Text;
import leopard.scheme.WarningRule.Colour;
import org.jspecify.annotations.Nullable;

/**
 * The light of one scheduled item of one unit.
 *
 * @param rule id of the warning rule
 * @param item id of the line or task; empty where a rule of an expert warns of the unit as a whole
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

    /** A warning that a rule of an expert gives: about the unit as a whole. */
    public static Warning byRule(String rule, String unit, Colour colour, Text message) {
        return new Warning(rule, unit, "", Text.same(rule), colour, null, null, message);
    }

    /** Behind or ahead of schedule, or what a rule of an expert warns of. */
    public String kind() {
        return item.isEmpty() ? "RULE" : "SCHEDULE";
    }
}
