package leopard.rules.scheme;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import leopard.model.Decimal;
import leopard.model.Place;
import leopard.model.Text;
import leopard.rules.scheme.Fields.Range;
import leopard.scheme.Node;
import leopard.scheme.Rounding;
import org.jspecify.annotations.Nullable;

/** Reads a node of bonus and deduction events 加减分事项. */
final class EventsReader {

    private static final Map<String, Node.Same> SAME = new LinkedHashMap<>();

    static {
        SAME.put("level", Node.Same.LEVEL);
        SAME.put("level_and_matter", Node.Same.LEVEL_AND_MATTER);
        SAME.put("matter", Node.Same.MATTER);
        SAME.put("any", Node.Same.ANY);
    }

    private static final Map<String, Node.Window> WINDOWS = new LinkedHashMap<>();

    static {
        WINDOWS.put("calendar_year", Node.Window.CALENDAR_YEAR);
        WINDOWS.put("period", Node.Window.PERIOD);
        WINDOWS.put("whole", Node.Window.WHOLE);
    }

    private static final int MOST_MONTHS = 1200;

    private final Problems problems;

    EventsReader(Problems problems) {
        this.problems = problems;
    }

    Node.Events read(Fields fields, String id, Rounding rounding, Set<String> applies) {
        Fields sides = fields.within("events", List.of("bonus", "deduct", "document"));
        Node.Side bonus = side(sides, "bonus", Text.of("加分", "bonuses"));
        Node.Side deduct = side(sides, "deduct", Text.of("扣分", "deductions"));
        Decimal cap = fields.limitIfAny("cap", Range.ANY);
        Decimal floor = fields.limitIfAny("floor", Range.ANY);
        if (cap != null && floor != null && floor.compareTo(cap) > 0) {
            problems.add(
                    fields.placeOf("floor"), Text.of("floor %s 大于 cap %s", "floor %s is above cap %s", floor, cap));
        }
        return new Node.Events(
                id,
                fields.title(),
                fields.text("clause"),
                rounding,
                applies,
                bonus,
                deduct,
                sides == null ? Node.Documents.of(false) : documents(sides),
                cap,
                floor);
    }

    /** {@code required}, {@code optional}, or both with a day until which documents must be there. */
    private static Node.Documents documents(Fields sides) {
        Map<String, Boolean> words = Fields.words("required", true, "optional", false);
        if (!(sides.get("document") instanceof YamlNode.Mapping)) {
            return Node.Documents.of(sides.word("document", words));
        }
        Fields fields = sides.within("document", List.of("needed", "cut_off", "cut_off_year", "late"));
        if (fields == null) {
            return Node.Documents.of(false);
        }
        return new Node.Documents(
                fields.word("needed", words),
                dayOfYear(fields, "cut_off"),
                fields.word("cut_off_year", Fields.words("same", false, "next", true), false),
                fields.word("late", Fields.words("next_year", true, "not_counted", false)));
    }

    /** Month and day, as {@code "12-20"}; null, with a problem, if it is none. */
    static @Nullable MonthDay dayOfYear(Fields fields, String key) {
        return day(
                fields,
                key,
                Text.of("月-日,如 \"12-20\"", "a day of the year like \"12-20\""),
                text -> MonthDay.parse("--" + text));
    }

    private static <T> @Nullable T day(Fields fields, String key, Text expected, Function<String, T> parser) {
        YamlNode.Scalar day = fields.need(key, expected);
        if (day == null) {
            return null;
        }
        try {
            return parser.apply(day.text());
        } catch (DateTimeException e) {
            fields.expected(key, expected, day);
            return null;
        }
    }

    private Node.Side side(@Nullable Fields sides, String key, Text name) {
        Fields fields = sides == null
                ? null
                : sides.needWithin(
                        key,
                        List.of("title", "cap", "cap_each", "per_matter", "levels", "groups", "repeat", "key_periods"));
        if (fields == null) {
            return new Node.Side(name, null, false, Map.of(), null);
        }
        Map<String, Decimal> levels = new LinkedHashMap<>();
        YamlNode given = fields.need("levels");
        if (given != null) {
            fields.entries("levels", given).forEach((level, points) -> {
                Decimal number = fields.number(level.text(), points, Range.NOT_NEGATIVE, false);
                levels.put(level.text(), Fields.orZero(number));
            });
        }
        Text title = fields.title("title");
        Set<String> known = given == null ? Set.of() : levels.keySet();
        return new Node.Side(
                title == null ? name : title,
                fields.limit("cap", Range.NOT_NEGATIVE),
                fields.limitIfAny("cap_each", Range.NOT_NEGATIVE),
                fields.word("per_matter", Fields.words("highest", true, "all", false)),
                Collections.unmodifiableMap(levels),
                groups(fields, known, new HashSet<>(), new HashMap<>()),
                Declared.isNone(fields.get("repeat")) ? null : repeat(fields, known),
                Declared.isNone(fields.get("key_periods")) ? null : keyPeriods(fields, known));
    }

    /**
     * @param ids those of the groups so far
     * @param taken where each level stands already
     */
    private List<Node.LevelGroup> groups(Fields fields, Set<String> levels, Set<String> ids, Map<String, Place> taken) {
        List<Node.LevelGroup> groups = new ArrayList<>();
        for (YamlNode item : fields.listIfAny("groups")) {
            Fields group = Fields.of(
                    item,
                    Text.of("级别组", "a group of levels"),
                    List.of("id", "title", "cap", "levels", "groups"),
                    problems);
            if (group == null) {
                continue;
            }
            String id = group.id("id");
            if (id != null && !ids.add(id)) {
                problems.add(group.placeOf("id"), Text.of("编号 %s 重复", "the id '%s' stands here twice", id));
            }
            if (!group.has("levels") && !group.has("groups")) {
                group.missing("levels");
            }
            List<String> own = group.has("levels") ? levels(group, levels) : List.of();
            for (String level : own) {
                Place before = taken.putIfAbsent(level, group.placeOf("levels"));
                if (before != null) {
                    problems.add(
                            group.placeOf("levels"),
                            Text.of(
                                    "级别 %s 已在第 %s 行的组中",
                                    "the level '%s' is in a group already, in line %s", level, before.line()));
                }
            }
            Text title = group.title("title");
            groups.add(new Node.LevelGroup(
                    id == null ? "" : id,
                    title == null ? Text.same(String.join("、", own)) : title,
                    group.limit("cap", Range.NOT_NEGATIVE),
                    own,
                    groups(group, levels, ids, taken)));
        }
        return List.copyOf(groups);
    }

    /** Levels of the side, each of which it must have. */
    private List<String> levels(Fields fields, Set<String> known) {
        List<String> levels = new ArrayList<>();
        for (YamlNode.Scalar level : fields.words("levels", fields.list("levels"))) {
            if (!known.isEmpty() && !known.contains(level.text())) {
                problems.unknown(level.place(), Text.of("级别", "level"), level.text(), known);
            }
            levels.add(level.text());
        }
        return List.copyOf(levels);
    }

    private Node.@Nullable Repeat repeat(Fields side, Set<String> known) {
        Fields fields = side.within("repeat", List.of("factor", "levels", "same", "window", "first", "from_second"));
        if (fields == null) {
            return null;
        }
        List<String> levels = levels(fields, known);
        fields.stated("from_second", "each");
        Node.Window window = Node.Window.CALENDAR_YEAR;
        int months = 0;
        if (fields.get("window") instanceof YamlNode.Mapping) {
            Fields length = fields.within("window", List.of("months"));
            window = Node.Window.MONTHS;
            months = length == null ? 1 : length.whole("months", 1, MOST_MONTHS);
        } else {
            window = fields.word("window", WINDOWS, window);
        }
        return new Node.Repeat(
                fields.number("factor", Range.NOT_NEGATIVE),
                levels,
                fields.word("same", SAME),
                window,
                months,
                fields.word("first", Fields.words("earliest_date", false, "earliest_decided", true), false));
    }

    private Node.@Nullable KeyPeriods keyPeriods(Fields side, Set<String> known) {
        Fields fields = side.within("key_periods", List.of("factor", "levels", "days", "with_repeat"));
        if (fields == null) {
            return null;
        }
        List<Node.KeyPeriod> periods = new ArrayList<>();
        for (YamlNode item : fields.list("days")) {
            Fields days = Fields.of(item, Text.of("重点时段", "a key period"), List.of("title", "from", "to"), problems);
            if (days == null) {
                continue;
            }
            Text expected = Text.of("日期,如 2024-03-01", "a date like 2024-03-01");
            Text title = days.title();
            LocalDate from = day(days, "from", expected, LocalDate::parse);
            LocalDate to = day(days, "to", expected, LocalDate::parse);
            if (from != null && to != null) {
                if (to.isBefore(from)) {
                    problems.add(days.placeOf("to"), Text.of("重点时段 %s 至 %s 是空的", "no day is from %s to %s", from, to));
                }
                periods.add(new Node.KeyPeriod(title, from, to));
            }
        }
        return new Node.KeyPeriods(
                fields.number("factor", Range.NOT_NEGATIVE),
                fields.has("levels") ? levels(fields, known) : List.copyOf(known),
                List.copyOf(periods),
                fields.word("with_repeat", Fields.words("multiply", true, "larger", false), false));
    }
}
