package leopard.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import leopard.model.Decimal;
import leopard.model.NearestName;
import leopard.model.Period;
import leopard.model.ScoreEvent;
import leopard.model.Text;
import leopard.model.Unit;
import leopard.model.UnitList;
import leopard.model.When;
import leopard.scheme.Node;
import leopard.scheme.Scheme;
import org.jspecify.annotations.Nullable;

/** Reads bonus and deduction events 加减分事项 and vetoes 一票否决. */
final class EventsTable {

    private static final Comparator<ScoreEvent> ORDER = Comparator.comparing(ScoreEvent::unit, UnitList.BY_CODE_POINT)
            .thenComparing(ScoreEvent::date)
            .thenComparing(ScoreEvent::id, UnitList.BY_CODE_POINT);

    /** Names that lines under the events have themselves. */
    private final Set<String> reserved = new LinkedHashSet<>(List.of("bonus", "deduct", "adj"));

    private final CaseTables tables;
    private final KnownUnits units;
    private final Map<ScoreEvent.Kind, Set<String>> levels = new EnumMap<>(ScoreEvent.Kind.class);
    private final List<ScoreEvent> events = new ArrayList<>();

    private EventsTable(CaseTables tables, KnownUnits units) {
        this.tables = tables;
        this.units = units;
        for (ScoreEvent.Kind kind : ScoreEvent.Kind.values()) {
            Set<String> known = new LinkedHashSet<>();
            tables.versions.schemes().forEach(scheme -> known.addAll(scheme.eventLevels(kind)));
            levels.put(kind, known);
        }
        for (Scheme scheme : tables.versions.schemes()) {
            for (Node.Events own : scheme.eventNodes()) {
                reserve("bonus.", own.bonus().groups());
                reserve("deduct.", own.deduct().groups());
            }
        }
    }

    private void reserve(String side, List<Node.LevelGroup> groups) {
        for (Node.LevelGroup group : groups) {
            reserved.add(side + group.id());
            reserve(side, group.groups());
        }
    }

    static List<ScoreEvent> read(CaseTables tables, KnownUnits units) {
        if (!tables.isUsed(LedgerTable.EVENTS, Text.of("方案有加减分事项或一票否决", "the scheme has events or vetoes"))) {
            return List.of();
        }
        EventsTable events = new EventsTable(tables, units);
        try (Sheet sheet = tables.open(LedgerTable.EVENTS, List.of())) {
            while (sheet != null && sheet.next()) {
                events.row(sheet);
            }
        }
        events.events.sort(ORDER);
        return List.copyOf(events.events);
    }

    private Set<String> known(ScoreEvent.Kind kind) {
        return levels.getOrDefault(kind, Set.of());
    }

    private void row(Sheet sheet) {
        Unit unit = units.find(sheet, "unit");
        String id = sheet.id("event");
        if (reserved.contains(id)) {
            sheet.fault(
                    "event", Text.of("“%s”是保留的编号", "the id “%s” is reserved", id), Text.of("换一个编号", "use another id"));
        }
        ScoreEvent.Kind kind = sheet.oneOf("kind", Words.EVENT);
        Decimal points = points(sheet, kind);
        String level = level(sheet, kind);
        Period period = sheet.isEmpty("period") ? null : sheet.period("period");
        if (period != null) {
            ReadingsTable.refuseOtherPeriods(sheet, tables.scheme, period);
        }
        When given = period == null ? sheet.neededWhen("date") : sheet.when("date");
        When date = given == null && period != null ? When.in(period) : given;
        String matter = sheet.label("matter");
        boolean verified = sheet.bool("verified", true);
        When documented = sheet.when("documented");
        When decided = sheet.when("decided");
        When lifted = lifted(sheet, kind, date);
        if (unit == null || id.isEmpty() || sheet.isRepeated() || kind == null || date == null) {
            return;
        }
        ScoreEvent event = new ScoreEvent(
                unit.id(),
                id,
                kind,
                sheet.text("title"),
                level,
                points,
                matter,
                date,
                period,
                sheet.text("document"),
                verified,
                sheet.text("reason"),
                documented,
                decided,
                lifted,
                sheet.place());
        if (tables.versions.schemes().size() > 1) {
            checkVersion(sheet, event);
        }
        events.add(event);
        sheet.keepNotes(tables.notes);
    }

    /** The level is one of some version; it must be one of the version that is in force where the event counts. */
    private void checkVersion(Sheet sheet, ScoreEvent event) {
        Scheme scheme = tables.versions.on(event.day());
        if (scheme != null
                && known(event.kind()).contains(event.level())
                && event.points() == null
                && !scheme.eventLevels(event.kind()).contains(event.level())) {
            sheet.fault(
                    "level",
                    Text.of(
                            "级别“%s”不在当时(%s)适用的方案版本 %s 之中",
                            "the level “%s” is not one of version %3$s of the scheme, which is in force on %2$s",
                            CellText.quoted(event.level()),
                            event.date(),
                            scheme.version().id()),
                    Text.of("可写: %s", "expected one of: %s", String.join(", ", scheme.eventLevels(event.kind()))));
        }
    }

    /** From when on a veto no longer holds. */
    private static @Nullable When lifted(Sheet sheet, ScoreEvent.@Nullable Kind kind, @Nullable When date) {
        When lifted = sheet.when("lifted");
        if (lifted != null && kind != null && kind != ScoreEvent.Kind.VETO) {
            sheet.fault("lifted", Text.of("只有一票否决可以解除", "only a veto is lifted"), Text.of("清空这个单元格", "empty the cell"));
        } else if (lifted != null && date != null && lifted.compareTo(date) < 0) {
            sheet.fault(
                    "lifted",
                    Text.of("解除日期 %s 早于否决日期 %s", "it is lifted on %s, before it is imposed on %s", lifted, date),
                    Text.of("核对两个日期", "check both dates"));
        }
        return lifted;
    }

    private static @Nullable Decimal points(Sheet sheet, ScoreEvent.@Nullable Kind kind) {
        Decimal points = sheet.number("points");
        if (points == null) {
            return null;
        }
        if (kind == ScoreEvent.Kind.VETO || kind == ScoreEvent.Kind.LIFT) {
            sheet.fault(
                    "points",
                    kind == ScoreEvent.Kind.VETO
                            ? Text.of("一票否决没有分值", "a veto has no points")
                            : Text.of("解除没有分值", "a lifting has no points"),
                    Text.of("清空分值,或改为 deduct", "empty the cell, or make it a deduct event"));
        } else if (points.signum() <= 0) {
            sheet.fault(
                    "points",
                    Text.of("分值 %s 不大于 0", "the points %s are not above 0", points),
                    Text.of("写正数,扣分由 kind 表示", "write a positive number, the kind says that it is a deduction"));
        }
        return points;
    }

    /** The level that says how many points; of a veto which one it is. */
    private String level(Sheet sheet, ScoreEvent.@Nullable Kind kind) {
        String level = sheet.label("level");
        boolean given = (kind == ScoreEvent.Kind.BONUS || kind == ScoreEvent.Kind.DEDUCT) && !sheet.isEmpty("points");
        boolean unread = level.isEmpty() && !sheet.isEmpty("level");
        if (kind == null || given || unread || known(kind).contains(level)) {
            return level;
        }
        Set<String> known = known(kind);
        String word = sheet.text("kind");
        Text question = NearestName.hint(known, level);
        Text choice = known.isEmpty()
                ? Text.of("删去这一行,或在方案中声明级别", "remove the row, or declare the level in the scheme")
                : Text.of("可写: %s", "expected one of: %s", String.join(", ", known));
        sheet.fault(
                "level",
                level.isEmpty()
                        ? Text.of("%s 事项没有级别", "an event of the kind %s needs a level", word)
                        : Text.of(
                                "方案的 %s 没有级别“%s”",
                                "the scheme has no level “%2$s” of %1$s", word, CellText.quoted(level)),
                question.isEmpty() ? choice : question);
        return level;
    }
}
