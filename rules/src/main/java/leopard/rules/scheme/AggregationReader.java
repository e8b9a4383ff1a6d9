package leopard.rules.scheme;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import leopard.model.Decimal;
import leopard.model.Rational;
import leopard.model.Text;
import leopard.rules.scheme.Fields.Range;
import leopard.scheme.Aggregation;
import leopard.scheme.Aggregation.Plain;
import leopard.scheme.Comparator;
import leopard.score.Weights;
import org.jspecify.annotations.Nullable;

/** Reads how a component is put together from its parts: a list of parts, or what there is to say with the parts under of. */
final class AggregationReader {

    private static final Map<String, Plain> PLAIN = new LinkedHashMap<>();
    private static final Map<String, List<String>> KEYS = new LinkedHashMap<>();
    private static final Map<String, Comparator> TESTS = new LinkedHashMap<>();

    static {
        PLAIN.put("sum", Plain.SUM);
        PLAIN.put("weighted_sum", Plain.WEIGHTED_SUM);
        PLAIN.put("mean", Plain.MEAN);
        PLAIN.put("geometric_mean", Plain.GEOMETRIC_MEAN);
        PLAIN.put("harmonic_mean", Plain.HARMONIC_MEAN);
        PLAIN.put("product", Plain.PRODUCT);
        PLAIN.put("minimum", Plain.MINIMUM);
        PLAIN.put("maximum", Plain.MAXIMUM);
        PLAIN.put("median", Plain.MEDIAN);
        PLAIN.keySet().forEach(kind -> KEYS.put(kind, List.of()));
        KEYS.put("best", List.of("n", "then", "divide_by", "of"));
        KEYS.put("worst", List.of("n", "then", "divide_by", "of"));
        KEYS.put("trimmed_mean", List.of("drop", "of"));
        KEYS.put("count", List.of("met", "each", "of"));
        KEYS.put("lexicographic", List.of("ascending", "score", "of"));
        TESTS.put("at_least", Comparator.AT_LEAST);
        TESTS.put("above", Comparator.ABOVE);
        TESTS.put("at_most", Comparator.AT_MOST);
        TESTS.put("below", Comparator.BELOW);
    }

    /** All forms, in the order of the reference. */
    static final List<String> KINDS = List.copyOf(KEYS.keySet());

    private final Problems problems;

    AggregationReader(Problems problems) {
        this.problems = problems;
    }

    /** The parts of a node as they stand in the file, wherever they stand; empty for what has none. */
    static List<YamlNode> parts(YamlNode.Mapping node) {
        for (String kind : KINDS) {
            YamlNode value = node.get(kind);
            YamlNode items = value instanceof YamlNode.Mapping own ? own.get("of") : value;
            if (items instanceof YamlNode.Sequence list) {
                return list.items();
            }
        }
        return List.of();
    }

    static boolean isComponent(YamlNode yaml) {
        return yaml instanceof YamlNode.Mapping node && KINDS.stream().anyMatch(kind -> node.get(kind) != null);
    }

    /** How parts are put together, and the parts as they stand in the file. */
    record Form(Aggregation aggregation, List<YamlNode> parts) {}

    Form read(Fields node, String kind) {
        Plain plain = PLAIN.get(kind);
        if (plain != null) {
            return new Form(plain, node.list(kind));
        }
        Fields own = node.within(kind, KEYS.getOrDefault(kind, List.of()));
        if (own == null) {
            return new Form(Plain.SUM, List.of());
        }
        List<YamlNode> parts = own.list("of");
        return new Form(
                switch (kind) {
                    case "best" -> chosen(own, true);
                    case "worst" -> chosen(own, false);
                    case "trimmed_mean" -> new Aggregation.Trimmed(own.whole("drop", 1, Integer.MAX_VALUE));
                    case "count" -> count(own);
                    case "lexicographic" -> lexicographic(own);
                    default -> throw new IllegalArgumentException("no aggregation: " + kind);
                },
                parts);
    }

    private Aggregation chosen(Fields own, boolean best) {
        boolean mean = own.word("then", Fields.words("sum", false, "mean", true));
        boolean fixed = own.word("divide_by", Fields.words("taken", false, "n", true), false);
        if (own.has("divide_by") && !mean && own.has("then")) {
            problems.add(
                    own.placeOfKey("divide_by"),
                    Text.of("divide_by 只用于 then: mean", "divide_by goes with then: mean only"));
        }
        return new Aggregation.Chosen(best, own.whole("n", 1, Integer.MAX_VALUE), mean, fixed);
    }

    /** {@code met: full}, {@code {share: 0.6}} of full marks, or a bound on the score. */
    private Aggregation count(Fields own) {
        Decimal each = own.number("each", Range.ANY, Decimal.ONE);
        YamlNode met = own.need("met");
        if (!(met instanceof YamlNode.Mapping)) {
            if (met != null) {
                own.word("met", met, Map.of("full", true), true);
            }
            return new Aggregation.Count(Comparator.AT_LEAST, null, Decimal.ONE, each);
        }
        List<String> keys = List.of("share", "at_least", "above", "at_most", "below");
        Fields test = own.within("met", keys);
        List<String> given =
                test == null ? List.of() : keys.stream().filter(test::has).toList();
        if (test == null || given.size() != 1) {
            if (test != null && !(given.isEmpty() && test.hasUnknownKeys())) {
                problems.add(
                        given.isEmpty() ? test.place() : test.placeOfKey(given.get(1)),
                        Text.of("met 用其一:%s", "met takes one of %s", String.join(", ", keys)));
            }
            return new Aggregation.Count(Comparator.AT_LEAST, Decimal.ZERO, Decimal.ZERO, each);
        }
        String key = given.get(0);
        return key.equals("share")
                ? new Aggregation.Count(Comparator.AT_LEAST, null, test.number(key, Range.SHARE), each)
                : new Aggregation.Count(
                        TESTS.getOrDefault(key, Comparator.AT_LEAST), test.number(key, Range.ANY), Decimal.ZERO, each);
    }

    private static Aggregation lexicographic(Fields own) {
        own.stated("score", "first");
        Set<String> ascending = new LinkedHashSet<>();
        own.words("ascending", own.listIfAny("ascending")).forEach(id -> ascending.add(id.text()));
        return new Aggregation.Lexicographic(Collections.unmodifiableSet(ascending));
    }

    /** Whether what it says fits its parts. */
    void check(Fields node, String kind, Aggregation aggregation, List<ReadNode> parts) {
        if (aggregation instanceof Aggregation.Count count && count.score() == null) {
            parts.stream()
                    .filter(part -> part.pointsKnown() && part.node().points() == null)
                    .forEach(part -> problems.add(
                            part.fields().place(),
                            Text.of(
                                    "%s 没有满分,无从按满分判断是否达标",
                                    "%s has no full marks, by which it would be met",
                                    part.fields().owner()),
                            Text.of("写 points,或用 met: {at_least: …}", "Write points, or met: {at_least: …}")));
        }
        if (aggregation instanceof Aggregation.Lexicographic order && !parts.isEmpty()) {
            List<String> ids = parts.stream().map(part -> part.node().id()).toList();
            for (String id : order.ascending()) {
                if (!ids.subList(1, ids.size()).contains(id)) {
                    problems.unknown(node.placeOf(kind), Text.of("下级", "later part"), id, ids.subList(1, ids.size()));
                }
            }
        }
        if (aggregation != Plain.SUM) {
            parts.stream()
                    .filter(part -> part.fields().has("events"))
                    .forEach(part -> problems.add(
                            part.fields().placeOfKey("events"),
                            Text.of("加减分只能放在 sum 中", "events stand in a sum, not in %s", kind)));
        }
        checkWeights(kind, aggregation, parts);
    }

    private void checkWeights(String kind, Aggregation aggregation, List<ReadNode> parts) {
        boolean any = parts.stream().anyMatch(part -> part.fields().has("weight"));
        for (ReadNode part : parts) {
            boolean has = part.fields().has("weight");
            if (has && !aggregation.weighs()) {
                problems.add(
                        part.fields().placeOfKey("weight"),
                        Text.of("%s 的下级不用权重", "parts of '%s' have no weight", kind),
                        aggregation == Plain.SUM
                                ? Text.of("用 weighted_sum 或 mean", "Use weighted_sum or mean")
                                : Text.EMPTY);
            } else if (!has && aggregation.weighs() && (any || aggregation == Plain.WEIGHTED_SUM)) {
                part.fields().missing("weight");
            }
        }
        List<Rational> weights = new ArrayList<>();
        for (ReadNode part : parts) {
            if (part.weight() != null) {
                weights.add(part.weight());
            }
        }
        if (aggregation == Plain.GEOMETRIC_MEAN && weights.size() == parts.size() && !Weights.isEasy(weights)) {
            problems.add(
                    parts.get(0).fields().placeOf("weight"),
                    Text.of(
                            "几何平均的权重化为整数后合计超过 %s",
                            "weights of a geometric mean, as whole numbers, may add up to %s at most", Weights.MOST),
                    Text.of("减少权重的小数位", "Use weights with fewer digits"));
        }
    }

    /** {@code 30}, {@code 0.3} or {@code 1/3}; null where it is none, which is reported. */
    @Nullable
    Rational weight(Fields node) {
        YamlNode value = node.get("weight");
        if (value instanceof YamlNode.Scalar scalar) {
            String[] parts = scalar.text().split("/", -1);
            Decimal up = Decimal.parse(parts[0].strip());
            Decimal down = parts.length == 1 ? Decimal.ONE : Decimal.parse(parts[1].strip());
            if (parts.length <= 2 && up != null && down != null && up.signum() > 0 && down.signum() > 0) {
                return Rational.of(up, down);
            }
        }
        if (value != null) {
            problems.expected(
                    "weight",
                    Text.of("大于 0 的数或分数,如 0.3、1/3", "a number or fraction above 0, such as 0.3 or 1/3"),
                    value);
        }
        return null;
    }
}
