package leopard.rules.scheme;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import leopard.model.Decimal;
import leopard.model.Period;
import leopard.model.PeriodKind;
import leopard.model.Periods;
import leopard.model.Text;
import leopard.rules.scheme.Fields.Range;
import leopard.scheme.Schedule;
import leopard.scheme.SchemeVersion;
import org.jspecify.annotations.Nullable;

/** Reads what stands at the head of a scheme: version, periods, schedule, units. */
final class HeaderReader {

    /** Version of the scheme language. */
    static final String LANGUAGE = "1";

    static final Map<String, PeriodKind> PERIODS = periods();

    private final Fields file;
    private final Problems problems;

    HeaderReader(Fields file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    private static Map<String, PeriodKind> periods() {
        Map<String, PeriodKind> periods = new LinkedHashMap<>();
        periods.put("month", PeriodKind.MONTH);
        periods.put("quarter", PeriodKind.QUARTER);
        periods.put("half_year", PeriodKind.HALF_YEAR);
        periods.put("year", PeriodKind.YEAR);
        return Collections.unmodifiableMap(periods);
    }

    void language() {
        YamlNode value = file.need("leopard");
        if (value != null
                && !(value instanceof YamlNode.Scalar scalar && scalar.text().equals(LANGUAGE))) {
            problems.expected("leopard", Text.of("方案语言版本 %s", "version %s of the language", LANGUAGE), value);
        }
    }

    SchemeVersion version(Periods periods) {
        Fields fields = file.needWithin("version", List.of("id", "from", "to"));
        if (fields == null) {
            return new SchemeVersion("", null, null);
        }
        String id = fields.id("id");
        Period from = period(fields, "from", periods);
        Period to = period(fields, "to", periods);
        if (from != null && to != null && from.from().isAfter(to.to())) {
            problems.add(fields.placeOf("to"), Text.of("to %s 在 from %s 之前", "to %s is before from %s", to, from));
        }
        return new SchemeVersion(id == null ? "" : id, from, to);
    }

    private @Nullable Period period(Fields fields, String key, Periods periods) {
        YamlNode value = fields.get(key);
        if (value == null) {
            return null;
        }
        String text = value instanceof YamlNode.Scalar scalar ? scalar.text() : "";
        Period period = periods.isCalendar() ? Period.parse(text) : periods.find(text);
        if (period == null) {
            Text expected = periods.isCalendar()
                    ? Text.of("周期,如 %s", "a period such as %s", Period.FORMS)
                    : Text.of("方案自定的周期:%s", "a period of the list: %s", periods.forms());
            problems.expected(key, expected, value);
        }
        return period;
    }

    Schedule schedule(Periods periods) {
        Fields fields = file.within("schedule", List.of("linear", "shares"));
        if (fields == null || fields.has("linear") == fields.has("shares")) {
            if (fields != null) {
                problems.add(
                        fields.has("linear") ? fields.placeOfKey("shares") : fields.place(),
                        Text.of("schedule 用 linear 或 shares 其一", "schedule takes one of linear and shares"));
            }
            return Schedule.LINEAR;
        }
        if (fields.has("linear")) {
            int n = perYear(fields, "linear", periods);
            if (n > 0) {
                fields.stated("linear", String.valueOf(n));
            }
            return Schedule.LINEAR;
        }
        List<YamlNode> items = fields.list("shares");
        int n = perYear(fields, "shares", periods);
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
            if (share != null && share.signum() == 0) {
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
    private int perYear(Fields fields, String key, Periods periods) {
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

    /** Unit types and groupings. */
    record Units(List<String> types, List<String> groupings) {}

    Units units() {
        Fields fields = file.within("units", List.of("types", "groupings"));
        if (fields == null) {
            return new Units(List.of(), List.of());
        }
        return new Units(once(fields, "types"), once(fields, "groupings"));
    }

    private List<String> once(Fields fields, String key) {
        Set<String> words = new LinkedHashSet<>();
        for (YamlNode.Scalar word : fields.words(key, fields.listIfAny(key))) {
            if (!words.add(word.text())) {
                problems.add(word.place(), Text.of("%s:%s 重复", "%s: '%s' stands here twice", key, word.text()));
            }
        }
        return List.copyOf(words);
    }
}
