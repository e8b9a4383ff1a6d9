package leopard.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import leopard.model.Decimal;
import leopard.model.Membership;
import leopard.model.Text;
import leopard.model.Unit;
import leopard.model.UnitList;
import org.jspecify.annotations.Nullable;

/** Reads who belongs to whom 成员表. */
final class MembersTable {

    private static final Comparator<Membership> ORDER = Comparator.comparing(Membership::parent, UnitList.BY_CODE_POINT)
            .thenComparing(Membership::unit, UnitList.BY_CODE_POINT)
            .thenComparing(membership -> begin(membership.from()));

    private final CaseTables tables;
    private final KnownUnits units;
    private final List<Membership> members = new ArrayList<>();

    private MembersTable(CaseTables tables, KnownUnits units) {
        this.tables = tables;
        this.units = units;
    }

    static List<Membership> read(CaseTables tables, KnownUnits units) {
        if (!tables.isUsed(
                LedgerTable.MEMBERS,
                Text.of("方案有取自成员得分的指标", "the scheme has indicators out of the scores of members"))) {
            return List.of();
        }
        MembersTable table = new MembersTable(tables, units);
        try (Sheet sheet = tables.open(LedgerTable.MEMBERS, List.of())) {
            while (sheet != null && sheet.next()) {
                table.row(sheet);
            }
        }
        table.members.sort(ORDER);
        table.refuseOverlaps();
        table.refuseCycles();
        return table.members;
    }

    private static LocalDate begin(@Nullable LocalDate from) {
        return from == null ? LocalDate.MIN : from;
    }

    private static LocalDate end(@Nullable LocalDate to) {
        return to == null ? LocalDate.MAX : to;
    }

    private void row(Sheet sheet) {
        Unit parent = units.find(sheet, "parent");
        Unit unit = units.find(sheet, "unit");
        LocalDate from = UnitsTable.edge(tables.scheme, sheet, "from", true);
        LocalDate to = UnitsTable.edge(tables.scheme, sheet, "to", false);
        UnitsTable.checkOrder(tables.scheme, sheet, from, to);
        Decimal share = sheet.number("share");
        if (share != null && share.signum() <= 0) {
            sheet.fault(
                    "share",
                    Text.of("权重 %s 不大于 0", "the share %s is not above 0", share),
                    Text.of("写正数", "write a positive number"));
        }
        if (parent == null || unit == null || !sheet.isClean() || sheet.isRepeated()) {
            return;
        }
        members.add(new Membership(parent.id(), unit.id(), from, to, share, sheet.place()));
        sheet.keepNotes(tables.notes);
    }

    /** The same member twice at one time would count twice. */
    private void refuseOverlaps() {
        for (int i = 1; i < members.size(); i++) {
            Membership before = members.get(i - 1);
            Membership after = members.get(i);
            if (before.parent().equals(after.parent())
                    && before.unit().equals(after.unit())
                    && !begin(after.from()).isAfter(end(before.to()))) {
                tables.log.add(
                        after.place(),
                        Text.of(
                                "“%s”已是“%s”的成员(%s),时间重叠",
                                "“%s” is a member of “%s” already (%s) at that time",
                                after.unit(),
                                after.parent(),
                                before.place()),
                        Text.of("核对 from 和 to", "check from and to"));
            }
        }
    }

    /** Members are computed first, so that nobody may belong to itself in the end, at whatever time. */
    private void refuseCycles() {
        Map<String, List<String>> parents = new HashMap<>();
        members.forEach(each ->
                parents.computeIfAbsent(each.unit(), unit -> new ArrayList<>()).add(each.parent()));
        for (Membership each : members) {
            if (leads(each.parent(), each.unit(), parents, new HashSet<>())) {
                tables.log.add(
                        each.place(),
                        Text.of("“%s”绕一圈成了自己的成员", "“%s” is a member of itself in the end", each.unit()),
                        Text.of("核对上下级", "check who belongs to whom"));
            }
        }
    }

    private static boolean leads(String from, String to, Map<String, List<String>> parents, Set<String> visited) {
        return from.equals(to)
                || (visited.add(from)
                        && parents.getOrDefault(from, List.of()).stream()
                                .anyMatch(each -> leads(each, to, parents, visited)));
    }
}
