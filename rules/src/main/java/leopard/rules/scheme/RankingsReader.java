package leopard.rules.scheme;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import leopard.model.Text;
import leopard.rules.scheme.Declared.Sort;
import leopard.scheme.Aggregation;
import leopard.scheme.Condition;
import leopard.scheme.Expression;
import leopard.scheme.Node;
import leopard.scheme.RankingRule;
import leopard.scheme.RankingRule.Movement;
import leopard.scheme.RankingRule.Normalisation;
import leopard.scheme.RankingRule.Participants;
import leopard.scheme.RankingRule.TieKey;
import leopard.scheme.RankingRule.WithoutData;
import leopard.scheme.Rounding;
import org.jspecify.annotations.Nullable;

/** Reads rankings: what they go by, who takes part, and what is printed beside the ranks. */
final class RankingsReader {

    private static final List<String> SHARED = List.of(
            "order",
            "within",
            "decimals",
            "of",
            "participants",
            "min_group",
            "ties",
            "values",
            "grades",
            "normalised",
            "provisional",
            "movement",
            "columns");
    private static final String DESCENDING = "desc";
    private static final String ASCENDING = "asc";

    private final Declared declared;
    private final Formulas formulas;
    private final TiesReader ties;
    private final GradesReader grades;
    private final RankColumnsReader columns;
    private final Rounding ratio;
    private final Map<String, Node> nodes;
    private final Map<String, Text> titles;
    private final Problems problems;

    /**
     * @param nodes all nodes by id
     * @param titles of nodes and roll-ups, which rankings take over
     */
    RankingsReader(
            Declared declared, Rounding ratio, Map<String, Node> nodes, Map<String, Text> titles, Problems problems) {
        this.declared = declared;
        this.formulas = new Formulas(declared, problems);
        this.ties = new TiesReader(declared, problems);
        this.grades = new GradesReader(declared, problems);
        this.columns = new RankColumnsReader(declared, problems);
        this.ratio = ratio;
        this.nodes = nodes;
        this.titles = titles;
        this.problems = problems;
    }

    List<RankingRule> read(Fields file) {
        List<YamlNode> items = file.listIfAny("rankings");
        Set<String> single = new HashSet<>();
        for (YamlNode item : items) {
            String id = idOf(item);
            if (id != null) {
                single.add(id);
            }
        }
        Map<String, RankingRule> rankings = new LinkedHashMap<>();
        for (YamlNode item : items) {
            if (item instanceof YamlNode.Mapping map && map.get("each") != null) {
                each(item, single, rankings);
            } else {
                one(item, rankings);
            }
        }
        rankings.keySet().forEach(id -> declared.declare(Sort.RANKING, id));
        columns.check(rankings.keySet());
        return List.copyOf(rankings.values());
    }

    private static @Nullable String idOf(YamlNode item) {
        if (!(item instanceof YamlNode.Mapping map) || map.get("each") != null) {
            return null;
        }
        return (map.get("id") == null ? map.get("by") : map.get("id")) instanceof YamlNode.Scalar id ? id.text() : null;
    }

    private void one(YamlNode item, Map<String, RankingRule> rankings) {
        List<String> keys = new ArrayList<>(List.of("id", "title", "by"));
        keys.addAll(SHARED);
        Fields fields = Fields.of(item, Text.of("排名", "a ranking"), keys, problems);
        if (fields == null) {
            return;
        }
        Map<String, Expression> values = new LinkedHashMap<>(values(fields));
        List<TieKey> by = by(fields, values);
        String first = by.isEmpty() ? "" : by.get(0).figure();
        String id = fields.has("id") ? fields.id("id") : first;
        RankingRule ranking =
                ranking(fields, id == null ? "" : id, fields.title("title"), by, values, rankings.keySet());
        if (!ranking.id().isEmpty() && rankings.putIfAbsent(ranking.id(), ranking) != null) {
            problems.add(
                    fields.placeOf(fields.has("id") ? "id" : "by"),
                    Text.of("排名 %s 重复", "the ranking '%s' stands here twice", ranking.id()));
        }
    }

    /** One ranking for each node, but those excepted and those that have an entry of their own. */
    private void each(YamlNode item, Set<String> single, Map<String, RankingRule> rankings) {
        List<String> keys = new ArrayList<>(List.of("each", "except"));
        keys.addAll(SHARED);
        Fields fields = Fields.of(item, Text.of("排名", "a ranking"), keys, problems);
        if (fields == null) {
            return;
        }
        Map<String, List<Class<? extends Node>>> words = new LinkedHashMap<>();
        words.put("nodes", List.of(Node.Component.class));
        words.put("leaves", List.of(Node.Criterion.class, Node.Events.class));
        words.put("all", List.of(Node.class));
        List<Class<? extends Node>> kinds = fields.word("each", words);
        Set<String> except = new HashSet<>();
        for (YamlNode.Scalar word : fields.words("except", fields.listIfAny("except"))) {
            declared.check(Sort.NODE, word.text(), word.place(), problems);
            except.add(word.text());
        }
        boolean descending = !isAscending(fields, false);
        RankingRule first = null;
        for (Node node : nodes.values()) {
            boolean wanted = kinds.stream().anyMatch(kind -> kind.isInstance(node));
            if (wanted
                    && !except.contains(node.id())
                    && !single.contains(node.id())
                    && !rankings.containsKey(node.id())) {
                // What is wrong with the shared settings is said once, not for each node.
                RankingRule ranking = first == null
                        ? ranking(
                                fields,
                                node.id(),
                                node.title(),
                                List.of(new TieKey(node.id(), descending)),
                                values(fields),
                                rankings.keySet())
                        : first;
                first = ranking;
                rankings.put(node.id(), ranking.of(node.id(), node.title(), inOrder(node, descending)));
            }
        }
    }

    private RankingRule ranking(
            Fields fields,
            String id,
            @Nullable Text title,
            List<TieKey> by,
            Map<String, Expression> values,
            Set<String> above) {
        String root = by.isEmpty() ? "" : by.get(0).figure();
        boolean ascending = !by.isEmpty() && !by.get(0).descending();
        fields.stated("of", "ranked");
        List<String> before = List.copyOf(above);
        TiesReader.Ties equal = ties.read(fields, values, before);
        return new RankingRule(
                id,
                title == null ? titles.getOrDefault(root, Text.same(root)) : title,
                root,
                SchemeReading.grouping(fields, declared, problems),
                decimals(fields),
                equal.method(),
                equal.chain(),
                Collections.unmodifiableMap(equal.values()),
                grades.read(fields, ascending),
                normalisation(fields),
                fields.flag("provisional", false),
                new RankingRule.Order(
                        ascending,
                        by.size() < 2 ? inOrder(nodes.get(root), !ascending) : List.copyOf(by.subList(1, by.size())),
                        equal.last(),
                        equal.positionPrinted()),
                participants(fields, before),
                movement(fields),
                columns.read(fields));
    }

    /** The later parts of a node whose parts are compared in their order; empty for any other. */
    private static List<TieKey> inOrder(@Nullable Node node, boolean descending) {
        if (!(node instanceof Node.Component component)
                || !(component.aggregation() instanceof Aggregation.Lexicographic order)) {
            return List.of();
        }
        return component.parts().stream()
                .skip(1)
                .map(part ->
                        new TieKey(part.id(), descending != order.ascending().contains(part.id())))
                .toList();
    }

    /** What it goes by: one figure, or a list of figures, each with its direction. */
    private List<TieKey> by(Fields fields, Map<String, Expression> values) {
        YamlNode given = fields.need("by");
        List<TieKey> by = new ArrayList<>();
        if (given instanceof YamlNode.Sequence list) {
            if (list.items().isEmpty()) {
                fields.list("by");
            }
            for (YamlNode.Scalar word : fields.words("by", list.items())) {
                String text = word.text().strip();
                int gap = text.lastIndexOf(' ');
                String order = gap < 0 ? DESCENDING : text.substring(gap + 1);
                if (!order.equals(DESCENDING) && !order.equals(ASCENDING)) {
                    problems.expected("by", Text.of("“编号 desc”或“编号 asc”", "'FIGURE desc' or 'FIGURE asc'"), word);
                    continue;
                }
                String figure = gap < 0 ? text : text.substring(0, gap).strip();
                if (by.isEmpty()) {
                    checkRanked(word, figure);
                    by.add(new TieKey(figure, order.equals(DESCENDING)));
                } else {
                    by.add(ties.key(word, figure, order.equals(DESCENDING), values));
                }
            }
            if (fields.has("order")) {
                problems.add(
                        fields.placeOfKey("order"),
                        Text.of("by 列表自带方向,不再用 order", "a list says the direction of each figure: leave out order"));
            }
        } else if (given != null) {
            YamlNode.Scalar word = fields.need("by", Text.of("节点的编号", "the id of a node"));
            if (word != null) {
                checkRanked(word, word.text());
                by.add(new TieKey(word.text(), !isAscending(fields, false)));
            }
        }
        return by;
    }

    /** A node, a roll-up or an indicator. */
    private void checkRanked(YamlNode.Scalar word, String figure) {
        if (!declared.has(Sort.ROLL_UP, figure)
                && !declared.has(Sort.INDICATOR, figure)
                && !declared.isUnclear(Sort.ROLL_UP)) {
            declared.check(Sort.NODE, figure, word.place(), problems);
        }
    }

    private static boolean isAscending(Fields fields, boolean fallback) {
        return fields.word("order", Fields.words("descending", false, "ascending", true), fallback);
    }

    private @Nullable Integer decimals(Fields fields) {
        if (!(fields.get("decimals") instanceof YamlNode.Scalar word)) {
            return fields.has("decimals") ? Integer.valueOf(fields.whole("decimals", 0, Rounding.MAX_SCALE)) : null;
        }
        return switch (word.text()) {
            case "printed" -> null;
            case "exact" -> RankingRule.EXACT;
            default -> fields.whole("decimals", 0, Rounding.MAX_SCALE);
        };
    }

    private Map<String, Expression> values(Fields fields) {
        YamlNode given = fields.get("values");
        if (given == null) {
            return Map.of();
        }
        Map<String, Expression> values = new LinkedHashMap<>();
        fields.entries("values", given).forEach((name, formula) -> {
            fields.id("values", name, true);
            if (declared.has(Sort.FIGURE, name.text())
                    || declared.has(Sort.PARAMETER, name.text())
                    || name.text().equals(Declared.SCHEDULE)) {
                problems.add(
                        name.place(),
                        Text.of("values 中的 %s 已有别的含义", "the value '%s' has a meaning already", name.text()));
            }
            values.put(name.text(), formulas.expression(name.text(), formula, Formulas.Scope.FIGURES));
        });
        return Collections.unmodifiableMap(values);
    }

    private Participants participants(Fields ranking, List<String> above) {
        Fields least = ranking.within("min_group", List.of("ranked", "too_small"));
        int minGroup = least == null ? 1 : least.whole("ranked", 2, Integer.MAX_VALUE);
        boolean smallRanked =
                least != null && least.word("too_small", Fields.words("not_ranked", false, "no_grades", true));
        Fields fields = ranking.within("participants", List.of("types", "when", "ranked_in", "without_data"));
        if (fields == null) {
            return new Participants(List.of(), null, null, WithoutData.AS_SCORED, minGroup, smallRanked);
        }
        List<String> types = new ArrayList<>();
        for (YamlNode.Scalar type : fields.words("types", fields.listIfAny("types"))) {
            declared.check(Sort.TYPE, type.text(), type.place(), problems);
            types.add(type.text());
        }
        YamlNode given = fields.get("when");
        Condition when = given == null ? null : formulas.condition("when", given);
        Map<String, WithoutData> silent = new LinkedHashMap<>();
        silent.put("as_scored", WithoutData.AS_SCORED);
        silent.put("no_score", WithoutData.NO_SCORE);
        silent.put("left_out", WithoutData.LEFT_OUT);
        return new Participants(
                List.copyOf(types),
                when,
                fields.has("ranked_in") ? TiesReader.above(fields, "ranked_in", above, problems) : null,
                fields.word("without_data", silent, WithoutData.AS_SCORED),
                minGroup,
                smallRanked);
    }

    private static @Nullable Movement movement(Fields ranking) {
        Fields fields = ranking.within("movement", List.of("back", "among", "reason"));
        return fields == null
                ? null
                : new Movement(
                        fields.whole("back", 1, 1000, 1),
                        fields.word("among", Fields.words("all", false, "common", true), false),
                        fields.flag("reason", false));
    }

    private @Nullable Normalisation normalisation(Fields ranking) {
        Fields fields = Declared.isNone(ranking.get("normalised"))
                ? null
                : ranking.within(
                        "normalised",
                        List.of(
                                "within",
                                "method",
                                "factor_scale",
                                "factor_mode",
                                "overall",
                                "over",
                                "min_group",
                                "too_small"));
        if (fields == null) {
            return null;
        }
        fields.stated("method", "overall_mean/group_mean");
        fields.stated("overall", "mean_of_units");
        fields.stated("over", "ranked");
        fields.stated("too_small", "refuse_all");
        YamlNode.Scalar within = fields.need("within", Text.of("分组", "a grouping"));
        if (within != null) {
            declared.check(Sort.GROUPING, within.text(), within.place(), problems);
        }
        Rounding factor = new Rounding(
                fields.whole("factor_scale", 0, Rounding.MAX_SCALE, ratio.scale()),
                SchemeReading.mode(fields, "factor_mode", ratio.mode()));
        return new Normalisation(
                within == null ? "" : within.text(), factor, fields.whole("min_group", 1, Integer.MAX_VALUE));
    }
}
