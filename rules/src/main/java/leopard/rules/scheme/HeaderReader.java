package leopard.rules.scheme;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import leopard.model.Period;
import leopard.model.PeriodKind;
import leopard.model.Periods;
import leopard.model.Text;
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
