package leopard.rules.scheme;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import leopard.model.Place;
import leopard.model.Text;
import leopard.scheme.Lists;
import org.jspecify.annotations.Nullable;

/**
 * The names that a scheme file declares, gathered before anything is read: so that the order of a file does not matter, and
 * something that is declared with a mistake in it still counts as declared.
 */
final class Declared {

    /** What can be referred to by name. */
    enum Sort {
        NODE(Text.of("节点", "node")),
        INDICATOR(Text.of("指标", "indicator")),
        PARAMETER(Text.of("参数", "parameter")),
        GROUPING(Text.of("分组", "grouping")),
        TYPE(Text.of("单位类型", "unit type")),
        PERIOD(Text.of("周期", "period")),
        RANKING(Text.of("排名", "ranking")),
        ROLL_UP(Text.of("汇总", "roll-up")),
        GRADE(Text.of("等次", "grade")),
        LEVEL(Text.of("扣分级别", "level of deductions")),
        BONUS(Text.of("加分级别", "level of bonuses")),
        TABLE(Text.of("决策表", "decision table")),
        FIGURE(Text.of("数", "figure"));

        private final Text text;

        Sort(Text text) {
            this.text = text;
        }

        Text text() {
            return text;
        }
    }

    /** The share of the year that has gone by, in formulas. */
    static final String SCHEDULE = "p";

    private final Map<Sort, Set<String>> names = new LinkedHashMap<>();
    private final Set<Sort> unclear = new LinkedHashSet<>();
    private final Map<String, YamlNode.Mapping> nodes = new LinkedHashMap<>();
    private final Set<String> ratios = new LinkedHashSet<>();
    private final Set<String> used = new LinkedHashSet<>();
    private NamedFormulas formulas = NamedFormulas.NONE;
    private Map<String, Lists.ListRule> lists = Map.of();
    private References references = new References(Map.of());
    private final Map<String, TableSpec> tables = new LinkedHashMap<>();

    private Declared() {
        for (Sort sort : Sort.values()) {
            names.put(sort, new LinkedHashSet<>());
        }
    }

    static Declared in(YamlNode.Mapping file) {
        Declared declared = new Declared();
        declared.findNodes(file.get("score"));
        declared.keys(file.get("indicators"), Sort.INDICATOR);
        declared.keys(file.get("parameters"), Sort.PARAMETER);
        declared.ids(file.get("rollups"), Sort.ROLL_UP, "id");
        declared.ids(file.get("rankings"), Sort.RANKING, "by");
        declared.ids(file.get("tables"), Sort.TABLE, "id");
        declared.units(file.get("units"));
        declared.periods(file.get("period"));
        declared.grades(file.get("rankings"));
        declared.figures();
        return declared;
    }

    private void findNodes(@Nullable YamlNode score) {
        if (score instanceof YamlNode.Sequence sequence) {
            sequence.items().forEach(this::findNodes);
        } else if (score instanceof YamlNode.Mapping node) {
            if (node.get("events") != null) {
                levels(node.get("events"));
                String own =
                        node.get("id") instanceof YamlNode.Scalar id && !id.isEmpty() ? id.text() : NodeReader.EVENTS;
                add(Sort.NODE, own);
                add(Sort.FIGURE, own + ".bonus");
                add(Sort.FIGURE, own + ".deduct");
            }
            if (node.get("id") instanceof YamlNode.Scalar id && !id.isEmpty()) {
                if (nodes.putIfAbsent(id.text(), node) != null) {
                    // One of the two was meant to be called otherwise.
                    unclear.add(Sort.NODE);
                }
                add(Sort.NODE, id.text());
            } else {
                unclear.add(Sort.NODE);
            }
            if (AggregationReader.isComponent(node)) {
                findParts(node);
            }
        } else {
            unclear.add(Sort.NODE);
        }
    }

    private void findParts(YamlNode.Mapping node) {
        List<YamlNode> parts = AggregationReader.parts(node);
        if (parts.isEmpty()) {
            unclear.add(Sort.NODE);
        }
        parts.forEach(this::findNodes);
    }

    private void keys(@Nullable YamlNode value, Sort sort) {
        if (value instanceof YamlNode.Mapping mapping) {
            mapping.entries().forEach(e -> {
                add(sort, e.key().text());
                if (e.value() instanceof YamlNode.Mapping fields && fields.get("ratio") != null) {
                    ratios.add(e.key().text());
                }
            });
        } else if (value != null) {
            unclear.add(sort);
        }
    }

    private void ids(@Nullable YamlNode value, Sort sort, String fallback) {
        if (value instanceof YamlNode.Sequence list) {
            for (YamlNode item : list.items()) {
                if (item instanceof YamlNode.Mapping each && each.get("each") != null) {
                    // Which rankings that makes is known once the nodes are read.
                    continue;
                }
                YamlNode own = item instanceof YamlNode.Mapping map ? map.get("id") : null;
                YamlNode other = item instanceof YamlNode.Mapping map ? map.get(fallback) : null;
                if (own == null && other instanceof YamlNode.Sequence) {
                    // A list names what comes first; its reader declares it.
                    continue;
                }
                if ((own == null ? other : own) instanceof YamlNode.Scalar scalar && !scalar.isEmpty()) {
                    add(sort, scalar.text());
                    if (own == null
                            && !has(Sort.NODE, scalar.text())
                            && !has(Sort.ROLL_UP, scalar.text())
                            && !has(Sort.INDICATOR, scalar.text())) {
                        unclear.add(sort);
                    }
                } else {
                    unclear.add(sort);
                }
            }
        } else if (value != null) {
            unclear.add(sort);
        }
    }

    /** Periods of the scheme's own list; those of the calendar need no declaration. */
    private void periods(@Nullable YamlNode value) {
        YamlNode own = value instanceof YamlNode.Mapping period ? period.get("list") : null;
        if (own instanceof YamlNode.Sequence list) {
            for (YamlNode item : list.items()) {
                YamlNode id = item instanceof YamlNode.Mapping fields ? fields.get("id") : item;
                if (id instanceof YamlNode.Scalar scalar) {
                    add(Sort.PERIOD, scalar.text());
                } else {
                    unclear.add(Sort.PERIOD);
                }
            }
        }
    }

    private void units(@Nullable YamlNode value) {
        add(Sort.GROUPING, "group");
        add(Sort.GROUPING, "type");
        if (value instanceof YamlNode.Mapping units) {
            list(units.get("types"), Sort.TYPE);
            list(units.get("groupings"), Sort.GROUPING);
        } else if (value != null) {
            unclear.add(Sort.TYPE);
            unclear.add(Sort.GROUPING);
        }
    }

    private void list(@Nullable YamlNode value, Sort sort) {
        if (value instanceof YamlNode.Sequence list) {
            for (YamlNode item : list.items()) {
                if (item instanceof YamlNode.Scalar scalar) {
                    add(sort, scalar.text());
                } else {
                    unclear.add(sort);
                }
            }
        } else if (value != null) {
            unclear.add(sort);
        }
    }

    private void grades(@Nullable YamlNode rankings) {
        if (!(rankings instanceof YamlNode.Sequence list)) {
            return;
        }
        for (YamlNode item : list.items()) {
            YamlNode grades = item instanceof YamlNode.Mapping ranking ? ranking.get("grades") : null;
            if (grades instanceof YamlNode.Mapping fields && fields.get("bands") instanceof YamlNode.Sequence bands) {
                Set<String> here = new LinkedHashSet<>();
                for (YamlNode band : bands.items()) {
                    if (band instanceof YamlNode.Sequence pair
                            && !pair.items().isEmpty()
                            && pair.items().get(0) instanceof YamlNode.Scalar grade) {
                        add(Sort.GRADE, grade.text());
                        if (!here.add(grade.text())) {
                            unclear.add(Sort.GRADE);
                        }
                    } else {
                        unclear.add(Sort.GRADE);
                    }
                }
            } else if (grades != null && !Declared.isNone(grades)) {
                unclear.add(Sort.GRADE);
            }
        }
    }

    static boolean isNone(@Nullable YamlNode value) {
        return value instanceof YamlNode.Scalar scalar && scalar.text().equals(Fields.NONE);
    }

    /** Names of figures that conditions and rankings may use: what {@code ScoreBoard.isFigure} says of the scheme. */
    private void figures() {
        all(Sort.NODE).forEach(id -> add(Sort.FIGURE, id));
        all(Sort.INDICATOR).forEach(id -> add(Sort.FIGURE, id));
        nodes.forEach((id, node) -> {
            add(Sort.FIGURE, id + ".score");
            YamlNode.Mapping whole = NodeReader.withLike(node, this);
            if (whole.get("events") == null
                    && !AggregationReader.isComponent(whole)
                    && whole.get("task") == null
                    && whole.get("vote") == null
                    && whole.get("project_points") == null
                    && whole.get("table") == null
                    && whole.get("mix") == null
                    && whole.get("expression") == null) {
                add(Sort.FIGURE, id + ".value");
                add(Sort.FIGURE, id + ".ratio");
            }
        });
        all(Sort.INDICATOR).forEach(id -> add(Sort.FIGURE, id + ".value"));
        if (unclear.contains(Sort.NODE)) {
            unclear.add(Sort.LEVEL);
        }
        if (unclear.contains(Sort.NODE) || unclear.contains(Sort.INDICATOR)) {
            unclear.add(Sort.FIGURE);
        }
    }

    private void levels(@Nullable YamlNode events) {
        YamlNode bonus = events instanceof YamlNode.Mapping sides ? sides.get("bonus") : null;
        if (bonus instanceof YamlNode.Mapping side && side.get("levels") instanceof YamlNode.Mapping map) {
            map.entries().forEach(e -> add(Sort.BONUS, e.key().text()));
        } else {
            unclear.add(Sort.BONUS);
        }
        YamlNode deduct = events instanceof YamlNode.Mapping sides ? sides.get("deduct") : null;
        YamlNode levels = deduct instanceof YamlNode.Mapping side ? side.get("levels") : null;
        if (levels instanceof YamlNode.Mapping map) {
            map.entries().forEach(e -> add(Sort.LEVEL, e.key().text()));
        } else {
            unclear.add(Sort.LEVEL);
        }
    }

    /** Declares a name that only reading brought about. */
    void declare(Sort sort, String name) {
        add(sort, name);
    }

    private void add(Sort sort, String name) {
        set(sort).add(name);
    }

    private Set<String> set(Sort sort) {
        return names.computeIfAbsent(sort, s -> new LinkedHashSet<>());
    }

    boolean has(Sort sort, String name) {
        return set(sort).contains(name);
    }

    /** For messages: {@code C1} also stands for {@code C1.score}. */
    List<String> all(Sort sort) {
        return set(sort).stream()
                .filter(n -> sort != Sort.FIGURE || !n.endsWith(".score"))
                .toList();
    }

    YamlNode.@Nullable Mapping node(String id) {
        return nodes.get(id);
    }

    /** Whether an indicator is a ratio of two counts. */
    boolean isRatio(String indicator) {
        return ratios.contains(indicator);
    }

    void keep(References known) {
        references = known;
    }

    /** Parameters in the place of numbers. */
    References references() {
        return references;
    }

    void keep(NamedFormulas named) {
        formulas = named;
    }

    /** Formulas that others may call. */
    NamedFormulas formulas() {
        return formulas;
    }

    /** The lists that the scheme declares, as far as they could be read. */
    Map<String, Lists.ListRule> lists() {
        return lists;
    }

    void declare(Map<String, Lists.ListRule> read) {
        lists = read;
    }

    /** Keeps the decision tables for those who use them. */
    void keep(Map<String, TableSpec> read) {
        tables.putAll(read);
    }

    /** A decision table that was read without problems; null where it was not. */
    @Nullable
    TableSpec table(String id) {
        return tables.get(id);
    }

    /** Remembers that a formula uses a name. */
    void use(String name) {
        used.add(name);
    }

    boolean isUsed(String name) {
        return used.contains(name);
    }

    /** Reports a name that nothing of that sort has, unless the declarations themselves could not be read. */
    boolean check(Sort sort, String name, Place place, Problems problems) {
        if (has(sort, name)) {
            return true;
        }
        if (!unclear.contains(sort)) {
            problems.unknown(place, sort.text(), name, set(sort));
        }
        return false;
    }

    boolean isUnclear(Sort sort) {
        return unclear.contains(sort);
    }
}
