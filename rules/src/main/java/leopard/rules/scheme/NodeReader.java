package leopard.rules.scheme;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import leopard.model.Decimal;
import leopard.model.Place;
import leopard.model.Text;
import leopard.rules.scheme.Declared.Sort;
import leopard.rules.scheme.Fields.Range;
import leopard.rules.scheme.SchemeReading.Absence;
import leopard.rules.scheme.SchemeReading.Roundings;
import leopard.scheme.Curve;
import leopard.scheme.Node;
import leopard.scheme.Scheme;
import leopard.scheme.Source;
import org.jspecify.annotations.Nullable;

/** Reads the tree of the score sheet: components, criteria, events. */
final class NodeReader {

    /** The usual id of a node of bonus and deduction events, which no other node may have. */
    static final String EVENTS = "events";

    private static final List<String> RESERVED_ENDINGS =
            List.of(".adj", ".score", ".value", ".ratio", ".bonus", ".deduct");

    private static final List<String> COMMON =
            List.of("id", "title", "clause", "points", "rounding", "types", "absence", "names", "like", "of");
    private static final List<String> OWN = List.of("id", "title", "clause", "like");
    private static final List<String> KINDS = kinds();
    private static final List<String> KEYS = keys();

    private final Declared declared;
    private final Roundings roundings;
    private final Absence absence;
    private final List<String> types;
    private final Map<String, Text> titles;
    private final Map<String, Place> ids = new HashMap<>();
    private final Set<String> loops = new HashSet<>();

    /** @param titles titles of the indicators, which criteria of the same id share */
    NodeReader(Declared declared, Roundings roundings, Absence absence, List<String> types, Map<String, Text> titles) {
        this.declared = declared;
        this.titles = titles;
        this.roundings = roundings;
        this.absence = absence;
        this.types = types;
    }

    private static List<String> kinds() {
        List<String> kinds = new ArrayList<>(List.of("sum"));
        kinds.addAll(CurveReader.ALL);
        kinds.add("events");
        return List.copyOf(kinds);
    }

    private static List<String> keys() {
        List<String> keys = new ArrayList<>(COMMON);
        keys.addAll(List.of("cap", "floor"));
        keys.addAll(KINDS);
        return List.copyOf(keys);
    }

    /** A node, and its full marks where they could be read: null where there are none, or nobody knows. */
    private record Read(Node node, boolean pointsKnown) {
        /** What it counts for whom is not clear if one of its types is not known. */
        Read unless(boolean unclear) {
            return unclear ? new Read(node, false) : this;
        }
    }

    /** The roots, in order. */
    List<Node> roots(YamlNode score, Problems problems) {
        List<YamlNode> items = score instanceof YamlNode.Sequence list ? list.items() : List.of(score);
        if (items.isEmpty()) {
            problems.add(score.place(), Text.of("score:列表是空的", "score: the list is empty"));
        }
        List<Node> roots = new ArrayList<>();
        for (YamlNode item : items) {
            Read read = read(item, problems);
            if (read != null) {
                roots.add(read.node);
            }
        }
        return List.copyOf(roots);
    }

    /** Takes an id of a line, or says that another line has it already. */
    void claim(String id, Place place, Problems problems) {
        Place before = ids.putIfAbsent(id, place);
        if (before != null && !before.equals(place)) {
            problems.add(
                    place,
                    Text.of(
                            "编号 %s 重复,首次出现在第 %s 行",
                            "the id '%s' stands here twice, first in line %s", id, before.line()));
        }
    }

    private @Nullable Read read(YamlNode yaml, Problems problems) {
        Text someone = Text.of("节点", "a node");
        if (!(yaml instanceof YamlNode.Mapping mapping)) {
            problems.expected(someone, Text.of("键值表", "a mapping"), yaml, Text.EMPTY);
            return null;
        }
        YamlNode.Scalar name = mapping.get("id") instanceof YamlNode.Scalar scalar && !scalar.isEmpty() ? scalar : null;
        Text owner = name == null ? someone : Text.same(name.text());
        Fields own = Fields.of(mapping, owner, KEYS, problems);
        if (own == null) {
            return null;
        }
        String id = own.id("id");
        boolean wronglyEvents = EVENTS.equals(id) && own.get("events") == null;
        if (id != null && name != null && !wronglyEvents) {
            claim(id, name.place(), problems);
        }
        if (!own.has("like")) {
            return read(own, id == null ? "" : id, problems);
        }
        if (!canCopy(own, problems)) {
            return null;
        }
        // What is wrong with the node that is copied is said there.
        Problems copied = new Problems();
        Fields whole = Fields.of(withLike(mapping, declared), owner, KEYS, copied);
        Read read = whole == null ? null : read(whole, id == null ? "" : id, copied);
        Set<Integer> lines = new HashSet<>();
        mapping.entries().forEach(e -> lines.add(e.key().place().line()));
        problems.addFrom(copied, lines, mapping.place());
        return read;
    }

    private boolean canCopy(Fields own, Problems problems) {
        YamlNode.Scalar like = own.need("like", Text.of("节点的编号", "the id of a node"));
        if (like == null || !declared.check(Sort.NODE, like.text(), like.place(), problems)) {
            return false;
        }
        for (String kind : KINDS) {
            if (own.has(kind)) {
                problems.add(
                        own.placeOfKey(kind),
                        Text.of("有 like 时不能再写 %s", "'%s' does not go with like", kind),
                        Text.of("二者留一", "Keep one of them"));
                return false;
            }
        }
        List<String> chain = new ArrayList<>();
        YamlNode.Mapping at = declared.node(like.text());
        String name = like.text();
        while (at != null && at.get("like") instanceof YamlNode.Scalar next && !chain.contains(name)) {
            chain.add(name);
            name = next.text();
            at = declared.node(name);
        }
        if (chain.contains(name)) {
            List<String> loop = chain.subList(chain.indexOf(name), chain.size());
            if (loop.stream().noneMatch(loops::contains)) {
                loops.addAll(loop);
                problems.add(
                        like.place(),
                        Text.of(
                                "like 绕成一圈:%s",
                                "like goes round in a circle: %s", String.join(" → ", loop) + " → " + name));
            }
            return false;
        }
        if (at != null && (at.get("sum") != null || at.get("events") != null)) {
            problems.add(
                    like.place(),
                    Text.of("%s 不是指标,不能用 like 引用", "%s is no criterion; like copies criteria only", name));
            return false;
        }
        return at != null;
    }

    /** The node with what it takes from the one that it is like: everything it does not say itself. */
    static YamlNode.Mapping withLike(YamlNode.Mapping node, Declared declared) {
        Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
        node.entries().forEach(e -> entries.put(e.key().text(), e));
        Set<YamlNode.Mapping> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        YamlNode.Mapping at = node;
        while (seen.add(at) && at.get("like") instanceof YamlNode.Scalar like) {
            YamlNode.Mapping next = declared.node(like.text());
            if (next == null) {
                break;
            }
            at = next;
            for (YamlNode.Entry entry : at.entries()) {
                String key = entry.key().text();
                if (!OWN.contains(key) && KEYS.contains(key)) {
                    entries.putIfAbsent(key, entry);
                }
            }
        }
        entries.remove("like");
        return new YamlNode.Mapping(List.copyOf(entries.values()), node.place());
    }

    private @Nullable Read read(Fields fields, String id, Problems problems) {
        Formulas formulas = new Formulas(declared, problems);
        CurveReader curves = new CurveReader(declared, formulas, problems);
        checkId(fields, id, problems);
        String kind = curves.oneKind(fields, KINDS);
        if (kind == null) {
            return null;
        }
        refuseOthersKeys(fields, kind, problems);
        Roundings rounding = SchemeReading.roundings(
                fields,
                roundings,
                kind.equals("sum") || kind.equals("events") ? List.of("line") : List.of("line", "ratio"));
        Set<String> applies = types(fields, problems);
        Read read = switch (kind) {
            case "sum" -> component(fields, id, rounding, applies, problems);
            case "events" -> events(fields, id, rounding, applies, problems);
            default -> criterion(fields, id, kind, rounding, applies, curves, problems);
        };
        return read == null ? null : read.unless(!types.containsAll(applies));
    }

    private void checkId(Fields fields, String id, Problems problems) {
        for (String ending : RESERVED_ENDINGS) {
            if (id.endsWith(ending)) {
                problems.add(
                        fields.placeOf("id"),
                        Text.of("编号 %s:结尾 %s 是保留的", "the id '%s': the ending %s is reserved", id, ending));
            }
        }
        if (id.equals(EVENTS) && !fields.has("events") && KINDS.stream().anyMatch(fields::has)) {
            problems.add(
                    fields.placeOf("id"),
                    Text.of("编号 events 保留给加减分", "the id 'events' is reserved for bonus and deduction events"));
        }
        if (id.equals(Declared.SCHEDULE)) {
            problems.add(
                    fields.placeOf("id"),
                    Text.of("编号 p 保留给序时进度", "the id 'p' is reserved for the share of the year that has gone by"));
        }
    }

    /** Keys that belong to other kinds of nodes. */
    private static void refuseOthersKeys(Fields fields, String kind, Problems problems) {
        List<String> refused = switch (kind) {
            case "sum" -> List.of("of");
            case "events" -> List.of("of", "points", "absence", "names");
            case "task", "vote" -> List.of("of", "cap", "floor");
            default -> List.of("cap", "floor");
        };
        for (String key : refused) {
            if (fields.has(key)) {
                problems.add(
                        fields.placeOfKey(key),
                        Text.of(
                                "%2$s(%3$s)不用键 %1$s",
                                "the key '%s' does not go with %s (%s)", key, fields.owner(), kind));
            }
        }
    }

    private Set<String> types(Fields fields, Problems problems) {
        Set<String> applies = new LinkedHashSet<>();
        if (fields.has("types")) {
            for (YamlNode.Scalar type : fields.words("types", fields.list("types"))) {
                declared.check(Sort.TYPE, type.text(), type.place(), problems);
                applies.add(type.text());
            }
        }
        return Collections.unmodifiableSet(applies);
    }

    private static @Nullable Decimal points(Fields fields) {
        return fields.has("points") ? fields.numberOrNull("points", Range.POSITIVE) : null;
    }

    private Read component(Fields fields, String id, Roundings rounding, Set<String> applies, Problems problems) {
        List<Node> parts = new ArrayList<>();
        boolean allKnown = true;
        for (YamlNode item : fields.list("sum")) {
            Read part = read(item, problems);
            allKnown &= part != null && part.pointsKnown;
            if (part != null) {
                parts.add(part.node);
            }
        }
        parts.forEach(part -> checkTypes(fields, part, applies, problems));
        Decimal points = points(fields);
        if (points != null && allKnown) {
            checkSum(fields, parts, points, applies, problems);
        }
        Decimal cap = fields.limitIfAny("cap", Range.ANY);
        Decimal floor = fields.limitIfAny("floor", Range.ANY);
        if (cap != null && floor != null && floor.compareTo(cap) > 0) {
            problems.add(
                    fields.placeOf("floor"), Text.of("floor %s 大于 cap %s", "floor %s is above cap %s", floor, cap));
        }
        Node node = new Node.Component(
                id,
                fields.title(),
                fields.text("clause"),
                points,
                rounding.line(),
                applies,
                List.copyOf(parts),
                cap,
                floor,
                SchemeReading.absence(fields, absence, declared, problems).policy(),
                SchemeReading.names(fields, declared, problems));
        return new Read(node, points != null || !fields.has("points"));
    }

    /** What stands in a node that applies to some types must apply to one of them. */
    private static void checkTypes(Fields fields, Node part, Set<String> applies, Problems problems) {
        if (!applies.isEmpty() && !part.types().isEmpty() && Collections.disjoint(part.types(), applies)) {
            problems.add(
                    fields.placeOf("types"),
                    Text.of(
                            "%s 只适用于 %s,其下的 %s 只适用于 %s:没有单位适用",
                            "%s applies to %s, but %s inside it to %s: that is no unit at all",
                            fields.owner(),
                            String.join("、", applies),
                            part.id(),
                            String.join("、", part.types())));
        } else if (part instanceof Node.Component component) {
            component.parts().forEach(each -> checkTypes(fields, each, applies, problems));
        }
    }

    /** Full marks of the parts must be those of the whole, for every type of unit; bonuses and the like have none. */
    private void checkSum(Fields fields, List<Node> parts, Decimal points, Set<String> applies, Problems problems) {
        List<String> each = types.isEmpty() ? List.of(Scheme.ANY_TYPE) : types;
        for (String type : each) {
            if (!applies.isEmpty() && !applies.contains(type)) {
                continue;
            }
            Decimal sum = Decimal.ZERO;
            boolean any = false;
            for (Node part : parts) {
                Decimal own = part.points();
                if (own != null && (part.types().isEmpty() || part.types().contains(type))) {
                    sum = sum.plus(own);
                    any = true;
                }
            }
            if (any && sum.compareTo(points) != 0) {
                Text difference = SchemeReading.tooFewOrMany(sum, points);
                boolean alike = parts.stream().allMatch(p -> p.types().isEmpty());
                problems.add(
                        fields.placeOf("points"),
                        alike
                                ? Text.of(
                                        "%s 各项分值合计 %s,满分为 %s:%s",
                                        "the parts of %s have %s points, its full marks are %s: %s",
                                        fields.owner(),
                                        sum.stripped(),
                                        points.stripped(),
                                        difference)
                                : Text.of(
                                        "%s 各项分值对 %s 合计 %s,满分为 %s:%s",
                                        "for the type %2$s the parts of %1$s have %3$s points, its full marks are %4$s: %5$s",
                                        fields.owner(),
                                        type,
                                        sum.stripped(),
                                        points.stripped(),
                                        difference));
                if (alike) {
                    return;
                }
            }
        }
    }

    private @Nullable Read criterion(
            Fields fields,
            String id,
            String kind,
            Roundings rounding,
            Set<String> applies,
            CurveReader curves,
            Problems problems) {
        Decimal points = points(fields);
        boolean without = List.of("value", "per_unit", "expression").contains(kind);
        if (!fields.has("points") && !without) {
            fields.missing("points");
        }
        Curve curve = curves.read(kind, fields);
        if (points == null && !fields.has("points") && needsFullMarks(curve)) {
            problems.add(
                    fields.placeOf(kind),
                    Text.of("公式用到 W,%s 没有 points", "the formula uses W, but %s has no points", fields.owner()));
        }
        Source source = source(fields, id, kind, curve, curves, problems);
        Text title = fields.title("title");
        if (title == null && !declared.has(Sort.INDICATOR, id) && !declared.isUnclear(Sort.INDICATOR)) {
            fields.missing("title");
        }
        if (curve == null) {
            return null;
        }
        warnOfPercent(fields, kind, source, problems);
        Node node = new Node.Criterion(
                id,
                title == null ? titles.getOrDefault(id, Text.EMPTY) : title,
                fields.text("clause"),
                points,
                rounding.line(),
                applies,
                source,
                curve,
                rounding.ratio(),
                SchemeReading.absence(fields, absence, declared, problems).policy(),
                SchemeReading.names(fields, declared, problems));
        return new Read(node, points != null || (without && !fields.has("points")));
    }

    /** {@code in: percent} turns a ratio into a percentage and says nothing about other figures. */
    private void warnOfPercent(Fields fields, String kind, @Nullable Source source, Problems problems) {
        boolean percent = fields.get(kind) instanceof YamlNode.Mapping curve
                && curve.get("in") instanceof YamlNode.Scalar in
                && in.text().equals("percent");
        boolean plain = source instanceof Source.Formula
                || (source instanceof Source.Plain read && !declared.isRatio(read.indicator()));
        if (percent && plain) {
            problems.warn(
                    fields.placeOf(kind),
                    Text.of(
                            "%s 读取的不是比率,in: percent 不起作用",
                            "%s reads no ratio: in: percent has no effect", fields.owner()),
                    Text.EMPTY);
        }
    }

    /** What the criterion reads: what it says, otherwise the indicator of its own id. */
    private @Nullable Source source(
            Fields fields, String id, String kind, @Nullable Curve curve, CurveReader curves, Problems problems) {
        if (kind.equals("task") || kind.equals("vote")) {
            return null;
        }
        Source source = curves.source(fields);
        if (source != null || fields.has("of") || id.isEmpty()) {
            return source;
        }
        if (declared.has(Sort.INDICATOR, id)) {
            return new Source.Plain(id);
        }
        if (curve != null && needsSource(curve) && !declared.isUnclear(Sort.INDICATOR)) {
            problems.add(
                    fields.place(),
                    Text.of("%s 没有说明读取哪个指标", "%s does not say which indicator it reads", fields.owner()),
                    Text.of(
                            "写 of: 指标,或在 indicators 中声明 %s",
                            "Write of: INDICATOR, or declare %s among the indicators", id));
        }
        return null;
    }

    private static boolean needsFullMarks(@Nullable Curve curve) {
        return curve instanceof Curve.Formula formula
                && formula.formula().names().contains(Curve.Formula.FULL_MARKS);
    }

    private static boolean needsSource(Curve curve) {
        if (curve instanceof Curve.Formula formula) {
            return formula.formula().names().contains(Curve.Formula.FIGURE);
        }
        if (curve instanceof Curve.Mix mix) {
            return mix.parts().stream().anyMatch(p -> p.source() == null && needsSource(p.curve()));
        }
        return !(curve instanceof Curve.PerUnit perUnit)
                || perUnit.terms().isEmpty()
                || perUnit.terms().stream().anyMatch(t -> t.of() == null);
    }

    private Read events(Fields fields, String id, Roundings rounding, Set<String> applies, Problems problems) {
        return new Read(new EventsReader(problems).read(fields, id, rounding.line(), applies), true);
    }
}
