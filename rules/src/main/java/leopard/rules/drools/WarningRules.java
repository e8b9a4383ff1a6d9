package leopard.rules.drools;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import leopard.model.Lang;
import leopard.scheme.Scheme;
import leopard.scheme.WarningRule;
import leopard.scheme.WarningRule.Colour;
import org.jspecify.annotations.Nullable;

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
            if (warning.missing() == warning.pending()) {
                without(warning, warning.missing(), "status in ( \"MISSING\", \"PENDING\" )", "缺报和待核验", drl);
            } else {
                without(warning, warning.missing(), "status == \"MISSING\"", "缺报", drl);
                without(warning, warning.pending(), "status == \"PENDING\"", "待核验", drl);
            }
            without(
                    warning,
                    warning.notApplicable(),
                    "status in ( \"NOT_APPLICABLE\", \"ZERO_DENOMINATOR\" )",
                    "不适用",
                    drl);
            for (WarningRule.InARow row : warning.inARow()) {
                String field = row.colour().name().toLowerCase(Locale.ROOT) + "InARow";
                drl.comment("连续 " + row.periods() + " 期 " + row.colour() + " 或更差的亮 " + row.becomes())
                        .rule(
                                warning.id(),
                                "light " + warning.id() + " in a row " + row.colour(),
                                List.of("$it : ShownLight( warning == " + DrlText.quoted(warning.id()) + ", " + field
                                        + " >= " + row.periods() + " )"),
                                "light.becomes( $it, "
                                        + DrlText.quoted(row.becomes().name()) + " );");
            }
        }
    }

    private static void without(
            WarningRule warning, @Nullable Colour colour, String status, String words, DrlText drl) {
        if (colour != null) {
            drl.comment(words + "的亮" + (colour == Colour.GREY ? "灰" : " " + colour + " ") + "灯");
            rule(warning, colour, status, drl);
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
