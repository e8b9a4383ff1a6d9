package leopard.rules.scheme;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import leopard.model.Decimal;
import leopard.model.Place;
import leopard.model.Text;
import leopard.rules.scheme.Declared.Sort;
import leopard.rules.scheme.Fields.Range;
import leopard.scheme.Curve;
import leopard.scheme.Node;
import leopard.scheme.WarningRule;
import leopard.scheme.WarningRule.Colour;
import leopard.scheme.WarningRule.Light;
import leopard.score.Scheduled;
import org.jspecify.annotations.Nullable;

/** Reads early warnings 预警, whose lights must cover every gap exactly once. */
final class WarningsReader {

    private static final Map<String, Colour> COLOURS = new LinkedHashMap<>();

    static {
        for (Colour colour : Colour.values()) {
            if (colour != Colour.GREY) {
                COLOURS.put(colour.name(), colour);
            }
        }
    }

    private final Declared declared;
    private final Map<String, Node> nodes;
    private final Problems problems;

    /** @param nodes those that could be read */
    WarningsReader(Declared declared, Map<String, Node> nodes, Problems problems) {
        this.declared = declared;
        this.nodes = nodes;
        this.problems = problems;
    }

    List<WarningRule> read(Fields file) {
        List<WarningRule> warnings = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (YamlNode item : file.listIfAny("warnings")) {
            Fields fields = Fields.of(
                    item,
                    Text.of("预警", "a warning"),
                    List.of(
                            "id",
                            "title",
                            "items",
                            "gap",
                            "lights",
                            "MISSING",
                            "PENDING",
                            "NOT_APPLICABLE",
                            "in_a_row"),
                    problems);
            if (fields == null) {
                continue;
            }
            String id = fields.id("id");
            if (id != null && !ids.add(id)) {
                problems.add(fields.placeOf("id"), Text.of("编号 %s 重复", "the id '%s' stands here twice", id));
            }
            Colour missing = colour(fields, "MISSING", Colour.GREY);
            warnings.add(new WarningRule(
                    id == null ? "" : id,
                    fields.title(),
                    items(fields),
                    lights(fields),
                    fields.word("gap", Fields.words("points", false, "relative", true), false),
                    missing,
                    colour(fields, "PENDING", missing),
                    colour(fields, "NOT_APPLICABLE", null),
                    inARow(fields)));
        }
        return List.copyOf(warnings);
    }

    /** A colour, or {@code none}. */
    private static @Nullable Colour colour(Fields fields, String key, @Nullable Colour fallback) {
        if (!fields.has(key)) {
            return fallback;
        }
        if (Declared.isNone(fields.get(key))) {
            return null;
        }
        Map<String, Colour> words = new LinkedHashMap<>(COLOURS);
        words.put(Colour.GREY.name(), Colour.GREY);
        return fields.word(key, words);
    }

    private List<WarningRule.InARow> inARow(Fields fields) {
        List<WarningRule.InARow> rows = new ArrayList<>();
        for (YamlNode item : fields.listIfAny("in_a_row")) {
            Fields row = Fields.of(
                    item, Text.of("连续几期", "periods in a row"), List.of("colour", "periods", "becomes"), problems);
            if (row != null) {
                Colour colour = row.word("colour", COLOURS);
                Colour becomes = row.word("becomes", COLOURS);
                if (row.has("becomes") && row.has("colour") && becomes.compareTo(colour) <= 0) {
                    problems.add(
                            row.placeOf("becomes"), Text.of("%s 不比 %s 更差", "%s is no worse than %s", becomes, colour));
                }
                rows.add(new WarningRule.InARow(colour, row.whole("periods", 2, 120), becomes));
            }
        }
        return List.copyOf(rows);
    }

    private List<String> items(Fields fields) {
        List<String> items = new ArrayList<>();
        for (YamlNode.Scalar item : fields.words("items", fields.list("items"))) {
            if (declared.check(Sort.NODE, item.text(), item.place(), problems)) {
                Node node = nodes.get(item.text());
                if (node != null && !hasSchedule(node)) {
                    problems.add(
                            item.place(),
                            Text.of("%s 没有序时进度,不能预警", "%s has no schedule to be behind of", item.text()),
                            Text.of(
                                    "可用:按 schedule 计分的指标、目标含 p 的 completion、允许 numeric 的 task",
                                    "Use criteria with schedule, with a completion whose target uses p, or with numeric tasks"));
                }
            }
            if (items.contains(item.text())) {
                problems.add(item.place(), Text.of("items:%s 重复", "items: '%s' stands here twice", item.text()));
            }
            items.add(item.text());
        }
        return List.copyOf(items);
    }

    private static boolean hasSchedule(Node node) {
        return node instanceof Node.Criterion criterion
                && (criterion.curve() instanceof Curve.TaskRule task
                        ? task.numeric() || (task.milestones() == null && !task.progress())
                        : Scheduled.isScheduled(criterion.curve()));
    }

    private List<Light> lights(Fields fields) {
        List<Light> lights = new ArrayList<>();
        List<Place> places = new ArrayList<>();
        List<YamlNode> items = fields.list("lights");
        boolean readable = !items.isEmpty();
        for (YamlNode item : items) {
            int before = problems.count();
            Fields light = Fields.of(
                    item,
                    Text.of("一种灯", "a light"),
                    List.of("colour", "at_least", "above", "at_most", "below"),
                    problems);
            if (light != null) {
                Colour colour = light.word("colour", COLOURS);
                Decimal low = end(light, "at_least", "above");
                Decimal high = end(light, "at_most", "below");
                lights.add(new Light(colour, low, light.has("at_least"), high, light.has("at_most")));
                places.add(light.place());
            }
            readable &= problems.count() == before;
        }
        if (readable) {
            checkCover(lights, places, fields.placeOfKey("lights"));
        }
        return List.copyOf(lights);
    }

    private @Nullable Decimal end(Fields light, String closed, String open) {
        if (light.has(closed) && light.has(open)) {
            problems.add(light.placeOfKey(open), Text.of("%s 与 %s 二者留一", "give one of %s and %s", closed, open));
        }
        return light.limitIfAny(light.has(closed) ? closed : open, Range.ANY);
    }

    /** Walks from the lowest light to the highest. */
    private void checkCover(List<Light> lights, List<Place> places, Place all) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < lights.size(); i++) {
            order.add(i);
            Light light = lights.get(i);
            if (light.low() != null && light.high() != null) {
                int sign = light.low().compareTo(light.high());
                if (sign > 0 || (sign == 0 && !(light.lowIncluded() && light.highIncluded()))) {
                    problems.add(
                            places.get(i),
                            Text.of("%s 的范围 %s 是空的", "the range of %s, %s, is empty", light.colour(), range(light)));
                    return;
                }
            }
        }
        order.sort((a, b) -> compareLow(lights.get(a), lights.get(b)));
        Light before = null;
        for (int i : order) {
            Light light = lights.get(i);
            if (before == null) {
                if (light.low() != null) {
                    gap(all, "(−∞, " + light.low() + (light.lowIncluded() ? ")" : "]"));
                }
                before = light;
                continue;
            }
            int sign = between(before, light);
            if (sign < 0) {
                gap(
                        all,
                        (before.highIncluded() ? "(" : "[") + before.high() + ", " + light.low()
                                + (light.lowIncluded() ? ")" : "]"));
            } else if (sign > 0) {
                problems.add(
                        places.get(i),
                        Text.of(
                                "灯的范围重叠:%s %s 与 %s %s",
                                "lights overlap: %s %s and %s %s",
                                before.colour(),
                                range(before),
                                light.colour(),
                                range(light)));
            }
            before = compareHigh(before, light) > 0 ? before : light;
        }
        if (before != null && before.high() != null) {
            gap(all, (before.highIncluded() ? "(" : "[") + before.high() + ", +∞)");
        }
    }

    private void gap(Place place, String range) {
        problems.add(place, Text.of("灯的范围有空档:%s", "lights leave a gap: %s", range));
    }

    /** Below 0 if there is a gap between two lights, above 0 if they overlap, 0 if one begins where the other ends. */
    private static int between(Light lower, Light upper) {
        Decimal high = lower.high();
        Decimal low = upper.low();
        if (high == null || low == null) {
            return 1;
        }
        int sign = high.compareTo(low);
        if (sign != 0) {
            return sign;
        }
        boolean both = lower.highIncluded() && upper.lowIncluded();
        boolean none = !lower.highIncluded() && !upper.lowIncluded();
        return both ? 1 : none ? -1 : 0;
    }

    private static int compareLow(Light a, Light b) {
        if (a.low() == null || b.low() == null) {
            return a.low() == null ? (b.low() == null ? 0 : -1) : 1;
        }
        int sign = a.low().compareTo(b.low());
        return sign != 0 ? sign : Boolean.compare(b.lowIncluded(), a.lowIncluded());
    }

    private static int compareHigh(Light a, Light b) {
        if (a.high() == null || b.high() == null) {
            return a.high() == null ? (b.high() == null ? 0 : 1) : -1;
        }
        int sign = a.high().compareTo(b.high());
        return sign != 0 ? sign : Boolean.compare(a.highIncluded(), b.highIncluded());
    }

    private static String range(Light light) {
        return (light.low() == null ? "(−∞" : (light.lowIncluded() ? "[" : "(") + light.low())
                + ", "
                + (light.high() == null ? "+∞)" : light.high() + (light.highIncluded() ? "]" : ")"));
    }
}
