package leopard.rules.scheme;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import leopard.model.Deadline;
import leopard.model.Decimal;
import leopard.model.Indicator;
import leopard.model.Indicator.LinkKind;
import leopard.model.Origin;
import leopard.model.Place;
import leopard.model.Text;
import leopard.rules.scheme.Declared.Sort;
import leopard.rules.scheme.SchemeReading.Roundings;
import leopard.scheme.Derived;
import leopard.scheme.Expression;
import leopard.scheme.Lists;
import leopard.scheme.Rounding;
import org.jspecify.annotations.Nullable;

/** Reads the catalogue of indicators, those derived from others included. */
final class IndicatorsReader {

    private static final Map<String, Indicator.Kind> KINDS = new LinkedHashMap<>();
    private static final Map<String, LinkKind> LINKS = new LinkedHashMap<>();

    static {
        for (Indicator.Kind kind : Indicator.Kind.values()) {
            KINDS.put(kind.name().toLowerCase(Locale.ROOT), kind);
        }
        for (LinkKind kind : LinkKind.values()) {
            LINKS.put(kind.name().toLowerCase(Locale.ROOT), kind);
        }
    }

    private final Declared declared;
    private final Formulas formulas;
    private final OriginsReader origins;
    private final Problems problems;
    private final List<Indicator> indicators = new ArrayList<>();
    private final Map<String, Derived> derived = new LinkedHashMap<>();
    private final Map<String, Lists.Figure> counted = new LinkedHashMap<>();
    private final Map<String, Place> formulaPlaces = new HashMap<>();
    private final DeadlineReader deadlines;
    private @Nullable Deadline reporting;

    IndicatorsReader(Declared declared, Roundings roundings, Problems problems) {
        this.origins = new OriginsReader(declared, roundings, problems);
        this.declared = declared;
        this.formulas = new Formulas(declared, problems);
        this.deadlines = new DeadlineReader(declared, problems);
        this.problems = problems;
    }

    List<Indicator> indicators() {
        return List.copyOf(indicators);
    }

    Map<String, Derived> derived() {
        return Collections.unmodifiableMap(derived);
    }

    /** Those that are counted over lists. */
    Map<String, Lists.Figure> counted() {
        return Collections.unmodifiableMap(counted);
    }

    private static List<String> keys() {
        List<String> keys = new ArrayList<>(List.of(
                "title",
                "measure",
                "kind",
                "every",
                "ratio",
                "formula",
                "rows",
                "window",
                "rounding",
                "missing",
                "members",
                "result",
                "owner",
                DeadlineReader.KEY));
        keys.addAll(LINKS.keySet());
        return keys;
    }

    void read(Fields file) {
        reporting = deadlines.ofScheme(file);
        YamlNode value = file.get("indicators");
        if (value == null) {
            return;
        }
        file.entries("indicators", value).forEach((id, fields) -> {
            if (id.text().equals(Declared.SCHEDULE)) {
                problems.add(
                        id.place(),
                        Text.of("名称 p 保留给序时进度", "the name 'p' is reserved for the share of the year that has gone by"));
            }
            file.id("indicators", id, true);
            Fields own = Fields.of(fields, Text.same(id.text()), keys(), problems);
            if (own != null) {
                indicators.add(indicator(id.text(), own));
            }
        });
        refuseLoops();
    }

    private Indicator indicator(String id, Fields fields) {
        Indicator.Parts parts = null;
        Fields ratio = fields.within("ratio", List.of("of", "to"));
        if (ratio != null) {
            Text of = ratio.title("of");
            Text to = ratio.title("to");
            if (of == null || to == null) {
                ratio.missing(of == null ? "of" : "to");
            } else {
                parts = new Indicator.Parts(of, to);
            }
        }
        Origin origin = origins.read(fields);
        Derived derivation = derived(fields);
        if (derivation != null) {
            if (ratio != null) {
                problems.add(
                        fields.placeOfKey(fields.has("formula") ? "formula" : "window"),
                        Text.of("有 ratio 时不能再写 formula", "'formula' does not go with ratio"));
            }
            derived.put(id, derivation);
            formulaPlaces.put(id, fields.placeOf(fields.has("formula") ? "formula" : "window"));
        }
        if (fields.has("rows")) {
            for (String other : List.of("ratio", "formula", "window", "every")) {
                if (fields.has(other)) {
                    problems.add(
                            fields.placeOfKey(other), Text.of("有 rows 时不能再写 %s", "'%s' does not go with rows", other));
                }
            }
            Lists.Figure figure = new ListsReader(declared, problems).figure(fields);
            if (figure != null && ListsReader.isMean(fields)) {
                mean(id, figure);
            } else if (figure != null) {
                counted.put(id, figure);
            }
        }
        String owner = fields.text("owner");
        boolean isRead = origin == null && derivation == null && !fields.has("rows");
        if (!isRead && fields.has(DeadlineReader.KEY)) {
            fields.refuse(DeadlineReader.KEY, Text.of("只用于报送的指标", "is for indicators that are reported"));
        }
        return new Indicator(
                id,
                fields.title(),
                fields.text("measure"),
                fields.word("kind", KINDS, ratio == null ? Indicator.Kind.OTHER : Indicator.Kind.RATIO),
                fields.has("every") ? fields.word("every", HeaderReader.PERIODS) : null,
                parts,
                links(id, fields),
                owner,
                origin,
                isRead ? deadlines.ofIndicator(fields, reporting, owner) : null);
    }

    /** What the indicator is computed from; null where it is read. */
    private @Nullable Derived derived(Fields fields) {
        YamlNode formula = fields.get("formula");
        WindowReader.Read window = new WindowReader(formulas, problems).read(fields);
        if (formula == null && window == null) {
            for (String key : List.of("rounding", "missing")) {
                if (fields.has(key)) {
                    problems.add(
                            fields.placeOfKey(key),
                            Text.of("键 %s 只用于由 formula 算出的指标", "'%s' is for indicators with a formula", key),
                            Text.of(
                                    "读取的数在指标的 steps 中处理",
                                    "Figures that are read are treated by the steps of a criterion"));
                }
            }
            return null;
        }
        boolean counts = window != null && window.counted() != null;
        if (counts == (formula != null)) {
            problems.add(
                    counts ? fields.placeOfKey("formula") : fields.placeOf("window"),
                    counts
                            ? Text.of("count 计 when,不用 formula", "count goes by 'when': leave 'formula' out")
                            : Text.of(
                                    "window 需要 formula:每期取什么", "window needs a formula: what is taken in each period"));
        }
        Expression counted = window == null ? null : window.counted();
        Expression each = formula == null
                ? Expression.number(Decimal.ZERO)
                : formulas.expression("formula", formula, Formulas.Scope.READINGS);
        return new Derived(
                counted == null ? each : counted,
                window == null ? null : window.window(),
                rounding(fields),
                fields.has("missing") ? new StepsReader(declared, formulas, problems).fill(fields) : null);
    }

    private static @Nullable Rounding rounding(Fields fields) {
        Fields own = fields.within("rounding", List.of("decimals", "mode"));
        return own == null
                ? null
                : new Rounding(
                        own.whole("decimals", 0, Rounding.MAX_SCALE),
                        SchemeReading.mode(own, "mode", RoundingMode.HALF_UP));
    }

    /** A mean over rows: their sum over how many have a number. */
    private void mean(String id, Lists.Figure sum) {
        String above = id + ".rows.sum";
        String below = id + ".rows.count";
        counted.put(above, sum);
        counted.put(below, new Lists.Figure(sum.of(), Lists.Take.COUNT, sum.column(), sum.where()));
        for (String part : List.of(above, below)) {
            indicators.add(new Indicator(part, Text.same(part), "", Indicator.Kind.OTHER, null, null, List.of(), ""));
        }
        Expression ratio =
                new Expression.Binary(Expression.Operator.OVER, new Expression.Name(above), new Expression.Name(below));
        derived.put(id, new Derived(ratio, null, null, null));
    }

    private List<Indicator.Link> links(String id, Fields fields) {
        List<Indicator.Link> links = new ArrayList<>();
        LINKS.forEach((key, kind) -> {
            YamlNode value = fields.get(key);
            if (value == null) {
                return;
            }
            List<YamlNode> items = value instanceof YamlNode.Sequence list ? list.items() : List.of(value);
            for (YamlNode.Scalar to : fields.words(key, items)) {
                if (to.text().equals(id)) {
                    problems.add(to.place(), Text.of("%s 不能指向自己", "%s cannot be %s itself", id, key));
                } else {
                    declared.check(Sort.INDICATOR, to.text(), to.place(), problems);
                }
                links.add(new Indicator.Link(kind, to.text()));
            }
        });
        return List.copyOf(links);
    }

    /** Indicators that would have to be known before they can be computed. */
    private void refuseLoops() {
        Set<String> done = new HashSet<>();
        for (String id : derived.keySet()) {
            List<String> loop = loop(id, new ArrayList<>(), done);
            Place place = loop == null ? null : formulaPlaces.get(loop.get(0));
            if (loop != null && place != null) {
                problems.add(
                        place, Text.of("指标的公式绕成一圈:%s", "formulas go round in a circle: %s", String.join(" → ", loop)));
            }
        }
    }

    private @Nullable List<String> loop(String id, List<String> path, Set<String> done) {
        int before = path.indexOf(id);
        if (before >= 0) {
            List<String> loop = new ArrayList<>(path.subList(before, path.size()));
            loop.add(id);
            return loop;
        }
        Derived formula = derived.get(id);
        if (formula == null || done.contains(id)) {
            return null;
        }
        path.add(id);
        List<String> found = null;
        for (String name : formula.names()) {
            List<String> loop = loop(name, path, done);
            found = found == null ? loop : found;
        }
        path.remove(path.size() - 1);
        done.add(id);
        return found;
    }
}
