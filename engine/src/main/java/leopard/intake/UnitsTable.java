package leopard.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import leopard.model.Decimal;
import leopard.model.Membership;
import leopard.model.NearestName;
import leopard.model.Period;
import leopard.model.Place;
import leopard.model.Text;
import leopard.model.Unit;
import leopard.model.UnitList;
import leopard.scheme.Scheme;
import org.jspecify.annotations.Nullable;

/** Reads the table of units 单位表. */
final class UnitsTable {

    private final CaseTables tables;
    private final Scheme scheme;
    private final List<String> groupings;
    private final List<Unit> units = new ArrayList<>();
    private final Map<String, Seen> seen = new HashMap<>();

    private final List<Heir> heirs = new ArrayList<>();

    private record Seen(String group, Place place) {}

    private UnitsTable(CaseTables tables) {
        this.tables = tables;
        this.scheme = tables.scheme;
        this.groupings = scheme.groupings().stream()
                .filter(g -> !LedgerTable.UNITS.columns().contains(g))
                .distinct()
                .toList();
    }

    static KnownUnits read(CaseTables tables) {
        return new UnitsTable(tables).read();
    }

    private KnownUnits read() {
        List<String> further = new ArrayList<>(groupings);
        if (!scheme.unitTypes().isEmpty()) {
            further.add("type");
        }
        try (Sheet sheet = tables.open(LedgerTable.UNITS, further)) {
            if (sheet == null) {
                return new KnownUnits(UnitList.of(List.of()), false);
            }
            long rows = 0;
            while (sheet.next()) {
                rows++;
                row(sheet);
            }
            checkSuccession(sheet);
            if (rows == 0 && sheet.isComplete()) {
                tables.log.add(
                        Place.file(sheet.name()),
                        Text.of("表中没有单位", "the table has no unit"),
                        Text.of("表头下每个单位写一行", "write one row for each unit below the header"));
            }
            return withMembers(sheet.isComplete() && rows > 0);
        }
    }

    private KnownUnits withMembers(boolean complete) {
        KnownUnits known = new KnownUnits(UnitList.of(units), complete);
        List<Membership> members = MembersTable.read(tables, known);
        return members.isEmpty() ? known : new KnownUnits(UnitList.of(units, members), complete);
    }

    private void row(Sheet sheet) {
        String id = sheet.id("unit");
        if (id.isEmpty()) {
            sheet.markIncomplete();
        }
        String group = sheet.label("group");
        if (id.isEmpty() || isRepeated(sheet, id, group)) {
            return;
        }
        String name = sheet.label("name");
        LocalDate from = edge(sheet, "from", true);
        LocalDate to = edge(sheet, "to", false);
        checkOrder(tables.scheme, sheet, from, to);
        Map<String, String> values = new TreeMap<>(UnitList.BY_CODE_POINT);
        groupings.forEach(g -> values.put(g, sheet.label(g)));
        Decimal order = sheet.number("order");
        boolean ranked = sheet.bool("ranked", true);
        // A unit with a faulty cell is still there: what refers to it has no problem of its own.
        List<Unit.Predecessor> succeeds = succeeds(sheet);
        succeeds.forEach(each -> heirs.add(new Heir(id, each.unit(), sheet.place())));
        units.add(new Unit(
                id, name.isEmpty() ? id : name, group, type(sheet), from, to, order, ranked, values, succeeds));
        sheet.keepNotes(tables.notes);
    }

    /** {@code A;B} with the shares {@code 0.7;0.3}, or without any. */
    private static List<Unit.Predecessor> succeeds(Sheet sheet) {
        List<String> ids = sheet.parts("succeeds");
        List<String> words = sheet.parts("share");
        if (!words.isEmpty() && words.size() != ids.size()) {
            sheet.fault(
                    "share",
                    Text.of(
                            "有 %s 个被承接的单位,而 share 有 %s 个",
                            "it succeeds %s units, but share has %s", ids.size(), words.size()),
                    Text.of("每个单位写一个,用 ; 分开,或都不写", "write one for each, separated by ;, or none"));
            return List.of();
        }
        Map<String, Unit.Predecessor> found = new TreeMap<>(UnitList.BY_CODE_POINT);
        for (int i = 0; i < ids.size(); i++) {
            Decimal share = words.isEmpty() ? null : Decimal.parse(words.get(i));
            if (!words.isEmpty() && (share == null || share.signum() <= 0)) {
                sheet.fault(
                        "share",
                        Text.of("“%s”不是大于 0 的数", "“%s” is not a number above 0", CellText.quoted(words.get(i))),
                        Text.of("写成 0.6 这样的数", "write a number such as 0.6"));
            }
            if (found.put(ids.get(i), new Unit.Predecessor(ids.get(i), share)) != null) {
                sheet.fault(
                        "succeeds",
                        Text.of("单位“%s”写了两次", "the unit “%s” stands there twice", CellText.quoted(ids.get(i))),
                        Text.of("只写一次", "write it once"));
            }
        }
        return List.copyOf(found.values());
    }

    /** A unit and one that it succeeds. */
    private record Heir(String unit, String predecessor, Place place) {}

    /** Predecessors are units of the table, and nobody comes out of itself. */
    private void checkSuccession(Sheet sheet) {
        Map<String, List<String>> before = new HashMap<>();
        for (Heir heir : heirs) {
            before.computeIfAbsent(heir.unit, unit -> new ArrayList<>()).add(heir.predecessor);
            if (!seen.containsKey(heir.predecessor) && sheet.isComplete()) {
                tables.log.add(
                        heir.place.field("succeeds"),
                        Text.of("没有单位“%s”", "there is no unit “%s”", CellText.quoted(heir.predecessor)),
                        seenHint(heir.predecessor));
            }
        }
        for (Heir heir : heirs) {
            if (comesOutOf(heir.predecessor, heir.unit, before, new HashSet<>())) {
                tables.log.add(
                        heir.place.field("succeeds"),
                        Text.of("单位“%s”承接到了自己", "the unit “%s” succeeds itself in the end", heir.unit),
                        Text.of("核对各行的 succeeds", "check succeeds in each row"));
            }
        }
    }

    private Text seenHint(String unit) {
        Text hint = NearestName.hint(seen.keySet(), unit);
        return hint.isEmpty() ? Text.of("被承接的单位也要在表中", "the unit that is succeeded must be in the table too") : hint;
    }

    private static boolean comesOutOf(
            String unit, String wanted, Map<String, List<String>> before, Set<String> visited) {
        return unit.equals(wanted)
                || (visited.add(unit)
                        && before.getOrDefault(unit, List.of()).stream()
                                .anyMatch(each -> comesOutOf(each, wanted, before, visited)));
    }

    private boolean isRepeated(Sheet sheet, String id, String group) {
        Seen first = seen.putIfAbsent(id, new Seen(group, sheet.place()));
        if (first == null) {
            return false;
        }
        if (first.group.equals(group)) {
            sheet.fault(
                    "unit",
                    Text.of("单位“%s”与 %s 重复", "unit “%s” repeats %s", id, first.place),
                    Text.of("删去其中一行", "remove one of the rows"));
        } else {
            sheet.fault(
                    "group",
                    Text.of(
                            "单位“%s”分在两个组: “%s”(%s)和“%s”",
                            "unit “%s” is in two groups: “%s” (%s) and “%s”", id, first.group, first.place, group),
                    Text.of("只保留一行", "keep one of the rows"));
        }
        return true;
    }

    private String type(Sheet sheet) {
        if (scheme.unitTypes().isEmpty()) {
            return sheet.label("type");
        }
        String type = sheet.neededLabel("type");
        if (!type.isEmpty() && !scheme.unitTypes().contains(type)) {
            Text question = NearestName.hint(scheme.unitTypes(), type);
            sheet.fault(
                    "type",
                    Text.of("方案中没有单位类型“%s”", "the scheme has no unit type “%s”", CellText.quoted(type)),
                    question.isEmpty()
                            ? Text.of("可写: %s", "expected one of: %s", String.join(", ", scheme.unitTypes()))
                            : question);
        }
        return type;
    }

    private @Nullable LocalDate edge(Sheet sheet, String column, boolean first) {
        return edge(scheme, sheet, column, first);
    }

    /** A validity that ends before it begins is a fault; without dates periods are named as they were written. */
    static void checkOrder(Scheme scheme, Sheet sheet, @Nullable LocalDate from, @Nullable LocalDate to) {
        boolean dated = scheme.periods().isDated();
        if (from != null && to != null && from.isAfter(to)) {
            sheet.fault(
                    "to",
                    Text.of(
                            "止日 %s 早于起日 %s",
                            "the last day %s comes before the first, %s",
                            dated ? to : sheet.text("to"),
                            dated ? from : sheet.text("from")),
                    Text.of("核对起止日期", "check both dates"));
        }
    }

    /** A day, or the first or last day of a period. */
    static @Nullable LocalDate edge(Scheme scheme, Sheet sheet, String column, boolean first) {
        Period declared = scheme.periods().find(sheet.text(column));
        Period period = declared == null ? Period.parse(sheet.text(column)) : declared;
        if (period != null && (declared != null || scheme.periods().isDated())) {
            return first ? period.from() : period.to();
        }
        return scheme.periods().isDated() ? sheet.day(column) : sheet.dayOf(column);
    }
}
