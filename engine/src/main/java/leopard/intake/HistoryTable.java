package leopard.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import leopard.model.Decimal;
import leopard.model.HistoryEntry;
import leopard.model.NearestName;
import leopard.model.Period;
import leopard.model.Place;
import leopard.model.Text;
import leopard.model.Unit;
import leopard.model.UnitList;
import org.jspecify.annotations.Nullable;

/** Reads published scores of earlier periods 历史成绩, of this scheme and of others. */
final class HistoryTable {

    private static final Comparator<HistoryEntry> ORDER = Comparator.comparing(
                    HistoryEntry::period, UnitList.BY_CODE_POINT)
            .thenComparing(HistoryEntry::scheme, UnitList.BY_CODE_POINT)
            .thenComparing(HistoryEntry::unit, UnitList.BY_CODE_POINT)
            .thenComparing(HistoryEntry::node, UnitList.BY_CODE_POINT);

    private final CaseTables tables;
    private final KnownUnits units;
    private final Set<String> nodes = new LinkedHashSet<>();
    private final List<HistoryEntry> entries = new ArrayList<>();

    private HistoryTable(CaseTables tables, KnownUnits units) {
        this.tables = tables;
        this.units = units;
        nodes.addAll(tables.scheme.nodes().keySet());
        tables.scheme.rollUps().forEach(r -> nodes.add(r.id()));
        tables.scheme.rankings().forEach(r -> nodes.add(r.id()));
    }

    static List<HistoryEntry> read(CaseTables tables, KnownUnits units) {
        HistoryTable history = new HistoryTable(tables, units);
        try (Sheet sheet = tables.open(LedgerTable.HISTORY, List.of())) {
            while (sheet != null && sheet.next()) {
                history.row(sheet);
            }
        }
        history.entries.sort(ORDER);
        return List.copyOf(history.entries);
    }

    private void row(Sheet sheet) {
        Period period = sheet.period("period");
        String scheme = sheet.id("scheme");
        Unit unit = units.find(sheet, "unit");
        String node = sheet.id("node");
        Decimal score = sheet.neededNumber("score");
        int rank = sheet.whole("rank", 0);
        int of = sheet.whole("of", 0);
        if (rank > 0 && of > 0 && rank > of) {
            sheet.fault(
                    "rank",
                    Text.of("名次 %s 大于排名单位数 %s", "the rank %s is above the number of ranked units, %s", rank, of),
                    Text.of("核对两个数", "check both numbers"));
        }
        if (scheme.equals(tables.scheme.id())) {
            checkOwn(sheet, period, node);
        } else if (!scheme.isEmpty()) {
            noticeOther(sheet, scheme);
        }
        if (!sheet.isClean() || sheet.isRepeated() || period == null || unit == null || score == null) {
            return;
        }
        entries.add(new HistoryEntry(
                period.id(),
                scheme,
                unit.id(),
                node,
                score,
                rank > 0 ? rank : null,
                of > 0 ? of : null,
                sheet.place()));
        sheet.keepNotes(tables.notes);
    }

    private void checkOwn(Sheet sheet, @Nullable Period period, String node) {
        if (period != null) {
            ReadingsTable.refuseOtherPeriods(sheet, tables.scheme, period);
        }
        if (!node.isEmpty() && !nodes.contains(node)) {
            Text question = NearestName.hint(nodes, node);
            sheet.fault(
                    "node",
                    Text.of("方案中没有“%s”", "the scheme has no “%s”", CellText.quoted(node)),
                    question.isEmpty() ? Text.of("写方案中的编号", "write an id of the scheme") : question);
        }
    }

    private void noticeOther(Sheet sheet, String scheme) {
        tables.notice(
                "other_scheme",
                Place.file(sheet.name()),
                Text.of(
                        "有方案 %s 的成绩,本方案(%s)不用",
                        "there are scores of the scheme %s, which this one (%s) does not use",
                        scheme,
                        tables.scheme.id()));
    }
}
