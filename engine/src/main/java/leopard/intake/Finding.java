package leopard.intake;

import java.util.Comparator;
import leopard.model.Place;
import leopard.model.Text;
import leopard.model.UnitList;
import leopard.scheme.CheckRule.Severity;

/**
 * Something that a person should look at; it does not stop a run. Figures that contradict each other, a proposed event, an
 * encoding that was recognised.
 *
 * @param check name of the data check, {@code ratio_vs_parts}
 * @param place where the figure stands; {@link Place#NOWHERE} if it is about the case
 * @param unit the unit; empty if it is about the case
 * @param indicator the indicator of the catalogue; empty if it is about none
 * @param period id of the period it was found in
 * @param message what does not fit, with the arithmetic
 * @param answered whether an answer has closed it
 */
public record Finding(
        Severity severity,
        String check,
        Place place,
        String unit,
        String indicator,
        String period,
        Text message,
        boolean answered) {

    /** By period, check, unit, indicator, wording and place, so that the order of rows shows only in the places. */
    public static final Comparator<Finding> ORDER = Comparator.comparing(Finding::period, UnitList.BY_CODE_POINT)
            .thenComparing(Finding::check, UnitList.BY_CODE_POINT)
            .thenComparing(Finding::unit, UnitList.BY_CODE_POINT)
            .thenComparing(Finding::indicator, UnitList.BY_CODE_POINT)
            .thenComparing(f -> f.message.toString(), UnitList.BY_CODE_POINT)
            .thenComparing(f -> f.place.file(), UnitList.BY_CODE_POINT)
            .thenComparing(f -> f.place.line());
}
