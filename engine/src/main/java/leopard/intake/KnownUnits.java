package leopard.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import leopard.model.NearestName;
import leopard.model.Problem;
import leopard.model.Text;
import leopard.model.Unit;
import leopard.model.UnitList;
import org.jspecify.annotations.Nullable;

/** The units of a case, and what to say about a name that is none of them. */
final class KnownUnits {

    /** Looking for a similar name among a hundred thousand takes a while. */
    private static final int MAX_SEARCHES = 50;

    private final UnitList units;
    private final boolean complete;
    private final Map<String, Text> remedies = new HashMap<>();

    /** @param complete whether the table of units was read without loss, so that any other unit is unknown */
    KnownUnits(UnitList units, boolean complete) {
        this.units = units;
        this.complete = complete;
    }

    UnitList units() {
        return units;
    }

    /** The unit that the row at hand is about; null, with a problem, if there is none of that id. */
    @Nullable
    Unit find(Sheet sheet, String column) {
        String text = sheet.text(column);
        int i = units.indexOf(text);
        if (i >= 0) {
            return units.get(i);
        }
        if (text.isEmpty()) {
            sheet.id(column);
        } else if (complete) {
            sheet.fault(() -> unknown(sheet, column, text));
        } else {
            sheet.markSkipped();
        }
        return null;
    }

    private Problem unknown(Sheet sheet, String column, String text) {
        try {
            CellText.refuseOuterBlanks(text);
        } catch (CellFault fault) {
            return Problem.at(sheet.place().field(column), fault.message(), fault.remedy());
        }
        return Problem.at(
                sheet.place().field(column),
                Text.of("单位表中没有“%s”", "there is no unit “%s”", CellText.quoted(text)),
                remedies.computeIfAbsent(text, this::remedy));
    }

    private Text remedy(String text) {
        if (remedies.size() >= MAX_SEARCHES) {
            return Text.of("改正编号,或把它加入单位表", "correct the id, or add it to the table units");
        }
        for (Unit unit : units.asList()) {
            if (unit.name().equals(text)) {
                return Text.of("这是名称,应写编号“%s”", "that is a name, write the id “%s”", unit.id());
            }
        }
        List<String> ids = units.asList().stream().map(Unit::id).toList();
        Text question = NearestName.hint(ids, text);
        return question.isEmpty() ? Text.of("改正编号,或把它加入单位表", "correct the id, or add it to the table units") : question;
    }
}
