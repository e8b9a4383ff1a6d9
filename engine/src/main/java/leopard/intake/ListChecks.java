package leopard.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import leopard.model.Decimal;
import leopard.model.ListRow;
import leopard.model.Text;
import leopard.model.UnitList;
import leopard.scheme.CheckRule.Severity;
import leopard.scheme.Lists;

/** Looks for items of lists that stand under two units, and for items that may be parts of one. */
final class ListChecks {

    private static final String TWICE = "item_counted_twice";
    private static final String SPLIT = "item_split";

    private final Evidence evidence;

    ListChecks(Evidence evidence) {
        this.evidence = evidence;
    }

    void run() {
        for (Lists.ListRule list : evidence.scheme().lists().lists().values()) {
            Map<String, List<ListRow>> byId = new TreeMap<>(UnitList.BY_CODE_POINT);
            Map<List<String>, List<ListRow>> alike = new LinkedHashMap<>();
            for (ListRow row : evidence.ledger().rows()) {
                if (row.list().equals(list.id()) && list.holds(row, evidence.period())) {
                    byId.computeIfAbsent(row.id(), id -> new ArrayList<>()).add(row);
                    alike(list, row, alike);
                }
            }
            byId.values().forEach(rows -> shared(list, rows));
            alike.values().forEach(this::split);
        }
    }

    private static void alike(Lists.ListRule list, ListRow row, Map<List<String>, List<ListRow>> alike) {
        List<String> key = new ArrayList<>(List.of(row.unit()));
        for (String column : list.alike()) {
            ListRow.Cell cell = row.cell(column);
            if (cell == null) {
                return;
            }
            key.add(cell.text());
        }
        if (!list.alike().isEmpty()) {
            alike.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
        }
    }

    private void shared(Lists.ListRule list, List<ListRow> rows) {
        if (list.share() == null) {
            for (ListRow row : rows.subList(rows.isEmpty() ? 0 : 1, rows.size())) {
                find(
                        TWICE,
                        row,
                        Text.of(
                                "%s 的 %s 已计入 %s",
                                "%s of the list %s counts for %s already",
                                row.id(),
                                list.id(),
                                rows.get(0).unit()));
            }
            return;
        }
        Decimal sum = Decimal.ZERO;
        for (ListRow row : rows) {
            sum = sum.plus(share(list, row));
        }
        if (sum.compareTo(Decimal.ONE) > 0) {
            find(
                    TWICE,
                    rows.get(0),
                    Text.of(
                            "%s 的 %s 各单位份额合计 %s,超过 1",
                            "the shares of %s in the list %s add up to %s, more than 1",
                            rows.get(0).id(),
                            list.id(),
                            sum.stripped()));
        }
    }

    /** The unit's share in an item: all of it where nothing is said. */
    static Decimal share(Lists.ListRule list, ListRow row) {
        ListRow.Cell cell = list.share() == null ? null : row.cell(list.share());
        return cell == null || cell.number() == null ? Decimal.ONE : cell.number();
    }

    private void split(List<ListRow> rows) {
        if (rows.size() > 1) {
            find(
                    SPLIT,
                    rows.get(1),
                    Text.of(
                            "%s 可能是同一项拆成的",
                            "%s may be parts of one item",
                            String.join(", ", rows.stream().map(ListRow::id).toList())));
        }
    }

    private void find(String check, ListRow row, Text message) {
        evidence.find(new Finding(
                Severity.WARNING,
                check,
                row.place(),
                row.unit(),
                "",
                evidence.period().id(),
                message,
                false));
    }
}
