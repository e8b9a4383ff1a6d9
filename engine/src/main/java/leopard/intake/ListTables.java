package leopard.intake;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import leopard.model.Decimal;
import leopard.model.ListRow;
import leopard.model.NearestName;
import leopard.model.Text;
import leopard.model.Unit;
import leopard.model.UnitList;
import leopard.model.When;
import leopard.scheme.Lists;
import org.jspecify.annotations.Nullable;

/** Reads the tables of the lists that a scheme declares 清单. */
final class ListTables {

    private static final Comparator<ListRow> ORDER = Comparator.comparing(ListRow::list, UnitList.BY_CODE_POINT)
            .thenComparing(ListRow::unit, UnitList.BY_CODE_POINT)
            .thenComparing(ListRow::id, UnitList.BY_CODE_POINT);

    /** Endings that lines under a criterion have themselves. */
    private static final Set<String> RESERVED = Set.of("adj", "score", "value", "ratio", "bonus", "deduct");

    private final CaseTables tables;
    private final KnownUnits units;
    private final List<ListRow> rows = new ArrayList<>();

    private ListTables(CaseTables tables, KnownUnits units) {
        this.tables = tables;
        this.units = units;
    }

    static List<ListRow> read(CaseTables tables, KnownUnits units) {
        ListTables lists = new ListTables(tables, units);
        tables.scheme.lists().lists().values().forEach(lists::read);
        lists.rows.sort(ORDER);
        return List.copyOf(lists.rows);
    }

    private void read(Lists.ListRule list) {
        List<String> columns = new ArrayList<>(List.of("unit", "id"));
        list.columns().forEach(column -> columns.add(column.id()));
        try (Sheet sheet = tables.open(list, columns)) {
            while (sheet != null && sheet.next()) {
                row(list, sheet);
            }
        }
    }

    private void row(Lists.ListRule list, Sheet sheet) {
        Unit unit = units.find(sheet, "unit");
        String id = sheet.id("id");
        if (RESERVED.contains(id)) {
            sheet.fault("id", Text.of("“%s”是保留的编号", "the id “%s” is reserved", id), Text.of("换一个编号", "use another id"));
        }
        Map<String, ListRow.Cell> cells = new LinkedHashMap<>();
        for (Lists.Column column : list.columns()) {
            ListRow.Cell cell = sheet.isEmpty(column.id()) ? null : cell(sheet, column);
            if (cell != null) {
                cells.put(column.id(), cell);
            }
        }
        if (list.share() != null && cells.get(list.share()) != null) {
            checkShare(sheet, list.share(), cells.get(list.share()).number());
        }
        if (unit == null || id.isEmpty() || sheet.isRepeated() || !sheet.isClean()) {
            return;
        }
        rows.add(new ListRow(list.id(), unit.id(), id, Collections.unmodifiableMap(cells), sheet.place()));
        sheet.keepNotes(tables.notes);
    }

    private static void checkShare(Sheet sheet, String column, @Nullable Decimal share) {
        if (share != null && (share.signum() < 0 || share.compareTo(Decimal.ONE) > 0)) {
            sheet.fault(
                    column,
                    Text.of("份额 %s 不在 0 到 1 之间", "the share %s is not from 0 to 1", share),
                    Text.of("写 0 到 1 之间的数", "write a number from 0 to 1"));
        }
    }

    private static ListRow.@Nullable Cell cell(Sheet sheet, Lists.Column column) {
        String name = column.id();
        return switch (column.kind()) {
            case NUMBER -> {
                Decimal number = sheet.number(name);
                yield number == null ? null : new ListRow.Cell(number.toString(), number, null);
            }
            case DATE -> {
                When date = sheet.when(name);
                yield date == null ? null : new ListRow.Cell(date.toString(), null, date);
            }
            case YES_NO -> new ListRow.Cell(String.valueOf(sheet.bool(name, false)), null, null);
            case TEXT -> new ListRow.Cell(sheet.text(name), null, null);
            case WORD -> word(sheet, column);
        };
    }

    private static ListRow.Cell word(Sheet sheet, Lists.Column column) {
        String word = sheet.label(column.id());
        if (!column.words().isEmpty() && !word.isEmpty() && !column.words().contains(word)) {
            Text question = NearestName.hint(column.words(), word);
            sheet.fault(
                    column.id(),
                    Text.of("“%s”不是 %s 的取值", "“%s” is none of the words of %s", CellText.quoted(word), column.id()),
                    question.isEmpty()
                            ? Text.of("可写: %s", "expected one of: %s", String.join(", ", column.words()))
                            : question);
        }
        return new ListRow.Cell(word, null, null);
    }
}
