package leopard.rules.drools;

import java.util.ArrayList;
import java.util.List;
import leopard.model.Lang;
import leopard.scheme.Scheme;
import leopard.scheme.WarningRule;
import leopard.scheme.WarningRule.Colour;

/** Writes the rules of early warning: one per light. */
final class WarningRules {

    private WarningRules() {}

    static void write(Scheme scheme, DrlText drl) {
        if (!scheme.warnings().isEmpty()) {
            drl.section("序时预警 early warning");
        }
        for (WarningRule warning : scheme.warnings()) {
            drl.title(warning.id(), warning.title(), "");
            for (WarningRule.Light band : warning.lights()) {
                rule(warning, band.colour(), "known" + bounds(band), drl);
            }
            drl.comment("缺报和待核验的亮灰灯");
            rule(warning, Colour.GREY, "status in ( \"MISSING\", \"PENDING\" )", drl);
        }
    }

    private static void rule(WarningRule warning, Colour colour, String constraints, DrlText drl) {
        drl.rule(
                warning.id(),
                "light " + warning.id() + " " + warning.title().in(Lang.ZH) + ": " + colour,
                List.of("$it : ScheduledItem( warning == " + DrlText.quoted(warning.id()) + ", " + constraints + " )"),
                "light.show( $it, " + DrlText.quoted(colour.name()) + " );");
    }

    private static String bounds(WarningRule.Light band) {
        List<String> bounds = new ArrayList<>();
        if (band.low() != null) {
            bounds.add(", gap " + (band.lowIncluded() ? ">= " : "> ") + ContestRules.number(band.low()));
        }
        if (band.high() != null) {
            bounds.add(", gap " + (band.highIncluded() ? "<= " : "< ") + ContestRules.number(band.high()));
        }
        return String.join("", bounds);
    }
}
