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
import java.util.stream.Stream;
import leopard.model.Decimal;
import leopard.model.Place;
import leopard.model.Text;
import leopard.rules.scheme.Declared.Sort;
import leopard.rules.scheme.Fields.Range;
import leopard.rules.scheme.SchemeReading.Absence;
import leopard.rules.scheme.SchemeReading.Roundings;
import leopard.scheme.Curve;
import leopard.scheme.Node;
import leopard.scheme.Preparation;
import leopard.scheme.Source;
import org.jspecify.annotations.Nullable;

/** Reads the tree of the score sheet: components, criteria, events. */
final class NodeReader {

    /** The usual id of a node of bonus and deduction events, which no other node may have. */
    static final String EVENTS = "events";

    private static final List<String> RESERVED_ENDINGS =
            List.of(".adj", ".score", ".value", ".ratio", ".bonus", ".deduct");

    private static final List<String> COMMON = List.of(
            "id",
            "title",
            "clause",
            "points",
            "weight",
            "rounding",
            "types",
            "absence",
            "names",
            "like",
            "of",
            "steps");
    private static final List<String> OWN = List.of("id", "title", "clause", "like", "weight");
    private static final List<String> KINDS = kinds();
    private static final List<String> KEYS = keys();

    private final Declared declared;
    private final Roundings roundings;
    private final Absence absence;
    private final List<String> types;
    private final Map<String, Text> titles;
    private final SchedulesReader schedules;
    private final Map<String, Place> ids = new HashMap<>();
    private final Set<String> loops = new HashSet<>();

    /** @param titles titles of the indicators, which criteria of the same id share */
    NodeReader(
            Declared declared,
            Roundings roundings,
            Absence absence,
            List<String> types,
            Map<String, Text> titles,
            SchedulesReader schedules) {
        this.schedules = schedules;
        this.declared = declared;
        this.titles = titles;
        this.roundings = roundings;
        this.absence = absence;
        this.types = types;
    }

    private static List<String> kinds() {
        List<String> kinds = new ArrayList<>(AggregationReader.KINDS);
        kinds.addAll(CurveReader.ALL);
        kinds.add("events");
        return List.copyOf(kinds);
    }

    private static List<String> keys() {
        List<String> keys = new ArrayList<>(COMMON);
        keys.addAll(List.of("cap", "floor", "missing"));
        keys.addAll(KINDS);
        return List.copyOf(keys);
    }

    /** The roots, in order. */
    List<Node> roots(YamlNode score, Problems problems) {
        List<YamlNode> items = score instanceof YamlNode.Sequence list ? list.items() : List.of(score);
        if (items.isEmpty()) {
            problems.add(score.place(), Text.of("score:列表是空的", "score: the list is empty"));
        }
        List<Node> roots = new ArrayList<>();
        for (YamlNode item : items) {
            ReadNode read = read(item, AggregationReader.isComponent(item) ? absence.ofRoot() : absence, problems);
            if (read != null) {
                refuseWeight(read, problems);
                roots.add(read.node());
            }
        }
        return List.copyOf(roots);
    }

    private static void refuseWeight(ReadNode root, Problems problems) {
        if (root.fields().has("weight")) {
            problems.add(
                    root.fields().placeOfKey("weight"),
                    Text.of(
                            "%s 没有上级,不用权重",
                            "%s stands in no other node and has no weight",
                            root.fields().owner()));
        }
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

    private @Nullable ReadNode read(YamlNode yaml, Absence outer, Problems problems) {
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
            return read(own, id == null ? "" : id, outer, problems);
        }
        if (!canCopy(own, problems)) {
            return null;
        }
        // What is wrong with the node that is copied is said there.
        Problems copied = new Problems();
        Fields whole = Fields.of(withLike(mapping, declared), owner, KEYS, copied);
        ReadNode read = whole == null ? null : read(whole, id == null ? "" : id, outer, copied);
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
        if (at != null && (AggregationReader.isComponent(at) || at.get("events") != null)) {
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
        YamlNode.Scalar indicator = indicatorOfItsName(node, declared);
        while (seen.add(at) && at.get("like") instanceof YamlNode.Scalar like) {
            YamlNode.Mapping next = declared.node(like.text());
            if (next == null) {
                break;
            }
            at = next;
            indicator = indicator == null ? indicatorOfItsName(at, declared) : indicator;
            for (YamlNode.Entry entry : at.entries()) {
                String key = entry.key().text();
                if (!OWN.contains(key) && KEYS.contains(key)) {
                    entries.putIfAbsent(key, entry);
                }
            }
        }
        entries.remove("like");
        if (indicator != null && Stream.of("task", "vote", "table").noneMatch(entries::containsKey)) {
            YamlNode.Scalar of = new YamlNode.Scalar("of", true, node.place(), 0);
            entries.putIfAbsent("of", new YamlNode.Entry(of, indicator));
        }
        return new YamlNode.Mapping(List.copyOf(entries.values()), node.place());
    }

    /** What a node reads that does not say it; null where there is no such indicator. */
    private static YamlNode.@Nullable Scalar indicatorOfItsName(YamlNode.Mapping node, Declared declared) {
        return node.get("id") instanceof YamlNode.Scalar id && declared.has(Sort.INDICATOR, id.text())
                ? new YamlNode.Scalar(id.text(), false, id.place(), 0)
                : null;
    }

    private @Nullable ReadNode read(Fields fields, String id, Absence outer, Problems problems) {
        Formulas formulas = new Formulas(declared, problems);
        CurveReader curves =
                new CurveReader(declared, formulas, problems, fields.owner(), fields.has("points"), schedules);
        checkId(fields, id, problems);
        String kind = curves.oneKind(fields, KINDS);
        if (kind == null) {
            return null;
        }
        refuseOthersKeys(fields, kind, problems);
        Roundings rounding = SchemeReading.roundings(
                fields,
                roundings,
                isComponent(kind) || kind.equals("events") ? List.of("line") : List.of("line", "ratio"));
        Set<String> applies = types(fields, problems);
        ReadNode read = isComponent(kind)
                ? component(fields, id, kind, rounding, applies, outer, problems)
                : kind.equals("events")
                        ? events(fields, id, rounding, applies, problems)
                        : criterion(fields, id, kind, rounding, applies, outer, curves, problems);
        return read == null
                ? null
                : read.unless(!types.containsAll(applies)).weighing(new AggregationReader(problems).weight(fields));
    }

    private static boolean isComponent(String kind) {
        return AggregationReader.KINDS.contains(kind);
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
            case "events" -> List.of("of", "steps", "points", "absence", "names", "missing");
            case "task", "vote", "project_points", "table" -> List.of("of", "steps", "cap", "floor", "missing");
            default -> isComponent(kind) ? List.of("of", "steps") : List.of("cap", "floor", "missing");
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

    static @Nullable Decimal points(Fields fields) {
        return fields.has("points") ? fields.numberOrNull("points", Range.POSITIVE) : null;
    }

    private ReadNode component(
            Fields fields,
            String id,
            String kind,
            Roundings rounding,
            Set<String> applies,
            Absence outer,
            Problems problems) {
        AggregationReader.Form form = new AggregationReader(problems).read(fields, kind);
        ComponentReader reader = new ComponentReader(declared, types, problems);
        ComponentReader.Missing missing = reader.missing(fields, absence);
        List<@Nullable ReadNode> parts = new ArrayList<>();
        for (YamlNode item : form.parts()) {
            parts.add(read(item, missing.ofParts(), problems));
        }
        return reader.component(
                fields,
                id,
                kind,
                form.aggregation(),
                parts,
                missing.gaps(),
                rounding.line(),
                applies,
                SchemeReading.absence(fields, outer, declared, problems).policy());
    }

    private @Nullable ReadNode criterion(
            Fields fields,
            String id,
            String kind,
            Roundings rounding,
            Set<String> applies,
            Absence outer,
            CurveReader curves,
            Problems problems) {
        Decimal points = points(fields);
        Curve curve = curve(fields, kind, curves, problems);
        boolean without =
                List.of("value", "per_unit", "expression", "project_points").contains(kind)
                        || RelationReader.KINDS.contains(kind)
                        || (curve instanceof Curve.Table table && !table.ofFullMarks());
        Source source = source(fields, id, kind, curve, curves, problems);
        Text title = fields.title("title");
        if (title == null && !declared.has(Sort.INDICATOR, id) && !declared.isUnclear(Sort.INDICATOR)) {
            fields.missing("title");
        }
        if (curve == null) {
            return null;
        }
        warnOfPercent(fields, kind, source, problems);
        List<Preparation> steps = new StepsReader(declared, new Formulas(declared, problems), problems).steps(fields);
        if (source == null && !steps.isEmpty()) {
            problems.add(
                    fields.placeOfKey("steps"),
                    Text.of("有 steps 时要说明读取哪个指标", "steps need a figure: say which indicator is read"),
                    Text.of("写 of: 指标", "Write of: INDICATOR"));
        } else if (source != null && !steps.isEmpty()) {
            source = new Source.Prepared(source, steps);
        }
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
                SchemeReading.absence(fields, outer, declared, problems).policy(),
                SchemeReading.names(fields, declared, problems));
        return new ReadNode(node, fields, points != null || !fields.has("points"), without, null);
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
        if (List.of("task", "vote", "project_points", "table").contains(kind)) {
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

    /** The curve of a kind; where numbers come from tables, one for each combination of them. */
    private @Nullable Curve curve(Fields fields, String kind, CurveReader curves, Problems problems) {
        YamlNode given = fields.get(kind);
        List<String> tables = given == null ? List.of() : declared.references().tables(given);
        if (tables.isEmpty()) {
            return curves.read(kind, fields);
        }
        Set<List<Decimal>> combinations = declared.references().combinations(tables);
        if (combinations == null) {
            problems.add(
                    fields.placeOf(kind),
                    Text.of(
                            "参数表 %s 的组合超过 %s 种",
                            "the tables %s have more than %s combinations of numbers",
                            String.join(", ", tables),
                            References.MOST_COMBINATIONS));
            return null;
        }
        Map<List<Decimal>, Curve> byNumbers = new LinkedHashMap<>();
        for (List<Decimal> numbers : combinations) {
            Map<String, Decimal> known = new LinkedHashMap<>();
            for (int i = 0; i < tables.size(); i++) {
                known.put(tables.get(i), numbers.get(i));
            }
            declared.references().plain().forEach(known::putIfAbsent);
            Curve curve = curves.read(kind, fields.with(declared.references(), known));
            if (curve != null) {
                byNumbers.put(numbers, curve);
            }
        }
        return byNumbers.size() < combinations.size()
                ? null
                : new Curve.Tabled(tables, Collections.unmodifiableMap(byNumbers));
    }

    private static boolean needsSource(Curve curve) {
        if (curve instanceof Curve.Tabled tabled) {
            return tabled.curves().values().stream().anyMatch(NodeReader::needsSource);
        }
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

    private ReadNode events(Fields fields, String id, Roundings rounding, Set<String> applies, Problems problems) {
        Node node = new EventsReader(problems).read(fields, id, rounding.line(), applies);
        return new ReadNode(node, fields, true, true, null);
    }
}
