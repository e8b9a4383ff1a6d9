package leopard.rules.scheme;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import leopard.model.Decimal;
import leopard.model.Periods;
import leopard.model.Text;
import leopard.rules.scheme.Fields.Range;
import leopard.scheme.Schedule;
import org.jspecify.annotations.Nullable;

/** Reads schedules 序时进度: the scheme's own, those with a name, those of single criteria. */
final class SchedulesReader {

    private final Periods periods;
    private final Problems problems;
    private Map<String, Schedule> named = Map.of();

    SchedulesReader(Periods periods, Problems problems) {
        this.periods = periods;
        this.problems = problems;
    }

    /** The schedule of the scheme, which is due from the first period on. */
    Schedule ofScheme(Fields file) {
        Fields fields = file.within("schedule", List.of("linear", "shares"));
        return fields == null ? Schedule.LINEAR : read(fields, false);
    }

    /** Schedules with a name, for criteria to go by. */
    void named(Fields file) {
        YamlNode value = file.get("schedules");
        if (value == null) {
            return;
        }
        Map<String, Schedule> read = new LinkedHashMap<>();
        file.entries("schedules", value).forEach((name, schedule) -> {
            file.id("schedules", name, true);
            Fields fields = Fields.of(schedule, Text.same(name.text()), List.of("linear", "shares"), problems);
            read.put(name.text(), fields == null ? Schedule.LINEAR : read(fields, true));
        });
        named = Collections.unmodifiableMap(read);
    }

    /** @param mayBeZero whether there may be periods in which nothing is due */
    private Schedule read(Fields fields, boolean mayBeZero) {
        if (fields.has("linear") == fields.has("shares")) {
            problems.add(
                    fields.has("linear") ? fields.placeOfKey("shares") : fields.place(),
                    Text.of("schedule 用 linear 或 shares 其一", "schedule takes one of linear and shares"));
            return Schedule.LINEAR;
        }
        if (fields.has("shares")) {
            return shares(fields, mayBeZero, problems);
        }
        int n = perYear(fields, "linear", problems);
        if (n > 0) {
            fields.stated("linear", String.valueOf(n));
        }
        return Schedule.LINEAR;
    }

    /** A criterion's own schedule: {@code shares}, or {@code by} name; null where it goes by the scheme's. */
    @Nullable
    Schedule own(Fields fields, Problems problems) {
        if (fields.has("shares") && fields.has("by")) {
            problems.add(fields.placeOfKey("by"), Text.of("shares 和 by 二者留一", "give one of shares and by"));
        }
        if (fields.has("shares")) {
            return shares(fields, true, problems);
        }
        if (!fields.has("by")) {
            return null;
        }
        YamlNode.Scalar name = fields.need("by", Text.of("序时进度的名称", "the name of a schedule"));
        Schedule found = name == null ? null : named.get(name.text());
        if (name != null && found == null) {
            problems.unknown(name.place(), Text.of("序时进度", "schedule"), name.text(), named.keySet());
        }
        return found;
    }

    private Schedule shares(Fields fields, boolean mayBeZero, Problems problems) {
        List<YamlNode> items = fields.list("shares");
        int n = perYear(fields, "shares", problems);
        if (!items.isEmpty() && n > 0 && items.size() != n) {
            problems.add(
                    fields.placeOf("shares"),
                    Text.of(
                            "shares 有 %s 个比例,一年有 %s 个周期",
                            "there are %s shares, a year has %s periods", items.size(), n));
        }
        List<Decimal> shares = new ArrayList<>();
        for (YamlNode item : items) {
            Decimal share = fields.number("shares", item, Range.SHARE, false);
            if (share != null && share.signum() == 0 && !mayBeZero) {
                problems.expected("shares", Text.of("大于 0 的数", "a number above 0"), item);
            }
            if (share != null && !shares.isEmpty() && share.compareTo(shares.get(shares.size() - 1)) < 0) {
                problems.add(
                        item.place(),
                        Text.of(
                                "shares 不能下降:%s 在 %s 之后",
                                "shares cannot fall: %s comes after %s", share, shares.get(shares.size() - 1)));
            }
            if (share != null) {
                shares.add(share);
            }
        }
        return new Schedule(List.copyOf(shares));
    }

    /** How many periods each year or season has; 0, with a problem, if they differ. */
    private int perYear(Fields fields, String key, Problems problems) {
        Map<String, Integer> sizes = periods.perYear();
        if (new LinkedHashSet<>(sizes.values()).size() > 1) {
            problems.add(
                    fields.placeOf(key),
                    Text.of(
                            "%s:各 parent 的周期数不同(%s),不能共用一个序时进度",
                            "%s: the parents have different numbers of periods (%s), so that no schedule fits them all",
                            key,
                            sizes));
            return 0;
        }
        return sizes.values().iterator().next();
    }
}
