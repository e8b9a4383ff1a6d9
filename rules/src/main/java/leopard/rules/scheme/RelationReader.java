package leopard.rules.scheme;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import leopard.model.DataStatus;
import leopard.model.Decimal;
import leopard.model.Text;
import leopard.rules.scheme.Declared.Sort;
import leopard.rules.scheme.Fields.Range;
import leopard.scheme.Curve;
import leopard.scheme.Curve.Better;
import leopard.scheme.Curve.Scale;
import leopard.scheme.Expression;
import leopard.scheme.Population;
import leopard.scheme.Relation;
import leopard.scheme.Rounding;
import org.jspecify.annotations.Nullable;

/** Reads rule kinds that look at a figure beside other units, other periods or another figure. */
final class RelationReader {

    /** Kinds of this reader. */
    static final List<String> KINDS = List.of(
            "growth",
            "rank_movement",
            "ratio_to_best",
            "relative_to_mean",
            "min_max",
            "z_score",
            "distance",
            "rank",
            "percentile_rank",
            "rescale");

    private static final String IN = "in";
    private static final String BETTER = "better";
    private static final String UNDEFINED = "undefined";
    private static final String BELOW_ZERO = "below_zero";
    private static final List<String> POPULATION = List.of("over", "within", "periods", "figures");
    private static final List<String> CHANGES =
            List.of("start", "unit", "below", "above", "max_below", "max_above", "steps", "min", "max");

    private static final Map<String, Relation.Earlier> EARLIER =
            Fields.words("previous", Relation.Earlier.PREVIOUS, "year_ago", Relation.Earlier.YEAR_AGO);
    /** What a figure that cannot be compared, or has no target, counts as. */
    static final Map<String, DataStatus> STATUS =
            Fields.words("NOT_APPLICABLE", DataStatus.NOT_APPLICABLE, "MISSING", DataStatus.MISSING);

    private static final Map<String, Relation.Reference> REFERENCES = references();
    private static final Map<String, Relation.DistanceAs> DISTANCES = distances();
    private static final Map<String, Relation.PlaceTies> PLACES = places();
    private static final Map<String, Relation.PercentileFormula> PERCENTILES = percentiles();

    private final CurveReader curves;
    private final Declared declared;
    private final Formulas formulas;
    private final Problems problems;

    RelationReader(CurveReader curves, Declared declared, Formulas formulas, Problems problems) {
        this.curves = curves;
        this.declared = declared;
        this.formulas = formulas;
        this.problems = problems;
    }

    private static Map<String, Relation.Reference> references() {
        Map<String, Relation.Reference> words = new LinkedHashMap<>();
        words.put("best", Relation.Reference.BEST);
        words.put("worst", Relation.Reference.WORST);
        words.put("mean", Relation.Reference.MEAN);
        words.put("median", Relation.Reference.MEDIAN);
        return Collections.unmodifiableMap(words);
    }

    private static Map<String, Relation.DistanceAs> distances() {
        Map<String, Relation.DistanceAs> words = new LinkedHashMap<>();
        words.put("difference", Relation.DistanceAs.DIFFERENCE);
        words.put("relative", Relation.DistanceAs.RELATIVE);
        words.put("ratio", Relation.DistanceAs.RATIO);
        return Collections.unmodifiableMap(words);
    }

    private static Map<String, Relation.PlaceTies> places() {
        Map<String, Relation.PlaceTies> words = new LinkedHashMap<>();
        words.put("better", Relation.PlaceTies.BETTER);
        words.put("worse", Relation.PlaceTies.WORSE);
        words.put("mean", Relation.PlaceTies.MEAN);
        words.put("dense", Relation.PlaceTies.DENSE);
        return Collections.unmodifiableMap(words);
    }

    private static Map<String, Relation.PercentileFormula> percentiles() {
        Map<String, Relation.PercentileFormula> words = new LinkedHashMap<>();
        words.put("inclusive", Relation.PercentileFormula.INCLUSIVE);
        words.put("exclusive", Relation.PercentileFormula.EXCLUSIVE);
        words.put("midpoint", Relation.PercentileFormula.MIDPOINT);
        words.put("at_or_below", Relation.PercentileFormula.AT_OR_BELOW);
        words.put("below", Relation.PercentileFormula.BELOW);
        return Collections.unmodifiableMap(words);
    }

    /** Reads the curve under {@code kind}; null where it cannot be read. */
    @Nullable
    Curve read(String kind, Fields node) {
        return switch (kind) {
            case "growth" -> growth(node);
            case "rank_movement" -> movement(node);
            case "ratio_to_best" -> ratioToBest(node);
            case "relative_to_mean" -> relativeToMean(node);
            case "min_max" -> minMax(node);
            case "z_score" -> standard(node);
            case "distance" -> distance(node);
            case "rank" -> place(node);
            case "percentile_rank" -> percentile(node);
            case "rescale" -> rescale(node);
            default -> throw new IllegalArgumentException("no such kind: " + kind);
        };
    }

    private static @Nullable Fields fields(Fields node, String kind, List<String> own, boolean population) {
        List<String> known = new ArrayList<>(List.of(IN));
        known.addAll(own);
        known.addAll(population ? POPULATION : List.of());
        known.add(BELOW_ZERO);
        known.addAll(CurveReader.NESTED);
        return node.within(kind, known);
    }

    /** The relation with the curve inside it; where there is none, the full marks times the result. */
    private @Nullable Curve related(Fields fields, Relation relation, boolean needsCurve) {
        boolean given = CurveReader.NESTED.stream().anyMatch(fields::has);
        Curve curve = new Curve.Value(Scale.SHARE, null);
        if (given || needsCurve) {
            String kind = curves.oneKind(fields, CurveReader.NESTED);
            Curve read = kind == null ? null : curves.read(kind, fields);
            if (read == null) {
                return null;
            }
            curve = read;
        }
        return new Curve.Related(CurveReader.scale(fields), relation, curve, fields.limitIfAny(BELOW_ZERO, Range.ANY));
    }

    private @Nullable Curve growth(Fields node) {
        Fields fields = fields(node, "growth", List.of("base", "as", "base_zero", "base_negative", "no_base"), false);
        if (fields == null) {
            return null;
        }
        YamlNode given = fields.need("base");
        String word = given instanceof YamlNode.Scalar scalar ? scalar.text() : "";
        Relation.Earlier earlier = EARLIER.get(word);
        Expression base = given == null || earlier != null || word.equals("reported")
                ? null
                : formulas.expression("base", given, Formulas.Scope.READINGS);
        boolean rate = fields.word("as", Fields.words("rate", true, "increment", false), true);
        Map<String, DataStatus> negative = new LinkedHashMap<>(STATUS);
        negative.put("size", DataStatus.OK);
        DataStatus below = fields.word("base_negative", negative, DataStatus.OK);
        for (String key : List.of("base_zero", "base_negative")) {
            if (!rate && fields.has(key)) {
                problems.add(
                        fields.placeOfKey(key),
                        Text.of(
                                "as: increment 不除以基数,不用 %s",
                                "as: increment does not divide: '%s' does not go with it", key));
            }
        }
        return related(
                fields,
                new Relation.Growth(
                        earlier,
                        base,
                        rate,
                        fields.word("base_zero", STATUS, DataStatus.NOT_APPLICABLE),
                        below == DataStatus.OK ? null : below,
                        fields.word("no_base", STATUS, DataStatus.NOT_APPLICABLE)),
                true);
    }

    private @Nullable Curve movement(Fields node) {
        Fields fields = fields(node, "rank_movement", List.of("since", BETTER, "among", "new"), true);
        if (fields == null) {
            return null;
        }
        refusePeriods(fields);
        Map<String, DataStatus> unseen = new LinkedHashMap<>(STATUS);
        unseen.put("unmoved", DataStatus.OK);
        DataStatus status = fields.word("new", unseen, DataStatus.NOT_APPLICABLE);
        return related(
                fields,
                new Relation.Movement(
                        fields.word("since", EARLIER, Relation.Earlier.PREVIOUS),
                        better(fields),
                        curves.population(fields),
                        fields.word("among", Fields.words("each", false, "both", true), false),
                        status == DataStatus.OK ? null : status),
                true);
    }

    private void refusePeriods(Fields fields) {
        if (fields.has("periods")) {
            problems.add(
                    fields.placeOfKey("periods"), Text.of("位次变动不用 periods", "rank_movement does not take 'periods'"));
        }
    }

    private @Nullable Curve ratioToBest(Fields node) {
        Fields fields = fields(node, "ratio_to_best", List.of(BETTER, "floor", "cap", UNDEFINED), true);
        if (fields == null) {
            return null;
        }
        Decimal floor = fields.has("floor") ? fields.limit("floor", Range.ANY) : Decimal.ZERO;
        Decimal cap = fields.has("cap") ? fields.limit("cap", Range.ANY) : Decimal.ONE;
        curves.ordered(fields, "floor", floor, "cap", cap);
        return related(
                fields,
                new Relation.ShareOfBest(better(fields), floor, cap, undefined(fields), curves.population(fields)),
                false);
    }

    private @Nullable Curve relativeToMean(Fields node) {
        List<String> own = new ArrayList<>(List.of("centre", "itself", "weights", "decimals"));
        own.addAll(CHANGES);
        Fields fields = fields(node, "relative_to_mean", own, true);
        if (fields == null) {
            return null;
        }
        Relation.Centre centre = fields.word(
                "centre",
                Fields.words("mean", Relation.Centre.MEAN, "median", Relation.Centre.MEDIAN),
                Relation.Centre.MEAN);
        String weights = null;
        if (fields.has("weights")) {
            YamlNode.Scalar name = fields.need("weights", Text.of("指标", "an indicator"));
            weights = name == null ? null : name.text();
            if (name != null && declared.check(Sort.INDICATOR, name.text(), name.place(), problems)) {
                declared.use(name.text());
            }
            if (centre == Relation.Centre.MEDIAN) {
                problems.add(fields.placeOfKey("weights"), Text.of("中位数不能加权", "the median takes no weights"));
            }
        }
        Relation relation = new Relation.FromCentre(
                centre,
                fields.word("itself", Fields.words("included", true, "left_out", false), true),
                weights,
                fields.has("decimals")
                        ? new Rounding(fields.whole("decimals", 0, Rounding.MAX_SCALE), RoundingMode.HALF_UP)
                        : null,
                curves.population(fields));
        if (CHANGES.stream().noneMatch(fields::has)) {
            return related(fields, relation, true);
        }
        for (String kind : CurveReader.NESTED) {
            if (fields.has(kind)) {
                problems.add(
                        fields.placeOfKey(kind),
                        Text.of(
                                "relative_to_mean 或用增减分的键,或用 %s,二者留一",
                                "relative_to_mean takes changes of points or '%s', not both", kind));
            }
        }
        return new Curve.Related(
                CurveReader.scale(fields), relation, curves.changes(fields), fields.limitIfAny(BELOW_ZERO, Range.ANY));
    }

    private @Nullable Curve minMax(Fields node) {
        Fields fields = fields(node, "min_max", List.of("bounds", "to", BETTER, "when_equal", "clamp"), false);
        if (fields == null) {
            return null;
        }
        Relation.Ends ends = ends(fields);
        boolean observed = ends.population() != null;
        Decimal equal = null;
        boolean notApplicable = fields.get("when_equal") instanceof YamlNode.Scalar scalar
                && scalar.text().equals("NOT_APPLICABLE");
        if (!notApplicable && (observed || fields.has("when_equal"))) {
            equal = fields.numberOrNull("when_equal", Range.SHARE);
        }
        List<Decimal> to = pair(fields, "to", Decimal.ZERO, Decimal.ONE);
        return related(
                fields,
                new Relation.MinMax(ends, better(fields), to.get(0), to.get(1), equal, fields.flag("clamp", false)),
                false);
    }

    private Relation.Ends ends(Fields fields) {
        Fields bounds =
                fields.needWithin("bounds", List.of("over", "within", "periods", "figures", "low", "high", "by_type"));
        if (bounds == null) {
            return new Relation.Ends(Decimal.ZERO, Decimal.ONE, Map.of(), null);
        }
        if (bounds.has("by_type")) {
            for (String key : List.of("over", "within", "periods", "figures", "low", "high")) {
                if (bounds.has(key)) {
                    problems.add(
                            bounds.placeOfKey(key), Text.of("有 by_type 时不用 %s", "'%s' does not go with by_type", key));
                }
            }
            return new Relation.Ends(null, null, byType(bounds), null);
        }
        Decimal low = bounds.has("low") ? bounds.numberOrNull("low", Range.ANY) : null;
        Decimal high = bounds.has("high") ? bounds.numberOrNull("high", Range.ANY) : null;
        rising(bounds, low, high);
        boolean fixed = bounds.has("low") && bounds.has("high");
        if (fixed) {
            for (String key : POPULATION) {
                if (bounds.has(key)) {
                    problems.add(
                            bounds.placeOfKey(key),
                            Text.of(
                                    "low 和 high 都已固定,不用 %s",
                                    "low and high are both fixed: '%s' does not go with them", key));
                }
            }
        }
        return new Relation.Ends(low, high, Map.of(), fixed ? null : curves.population(bounds));
    }

    private void rising(Fields bounds, @Nullable Decimal low, @Nullable Decimal high) {
        if (low != null && high != null && low.compareTo(high) >= 0) {
            problems.add(
                    bounds.placeOf("high"), Text.of("high %s 应大于 low %s", "high %s must be above low %s", high, low));
        }
    }

    /** Bounds of each type of unit. */
    private Map<String, Relation.Between> byType(Fields bounds) {
        Map<String, Relation.Between> byType = new LinkedHashMap<>();
        YamlNode given = bounds.need("by_type");
        if (given == null) {
            return byType;
        }
        bounds.entries("by_type", given).forEach((type, value) -> {
            declared.check(Sort.TYPE, type.text(), type.place(), problems);
            Fields own = Fields.of(value, Text.same(type.text()), List.of("low", "high"), problems);
            Decimal low = own == null ? null : own.numberOrNull("low", Range.ANY);
            Decimal high = own == null ? null : own.numberOrNull("high", Range.ANY);
            if (own != null) {
                rising(own, low, high);
            }
            byType.put(type.text(), new Relation.Between(Fields.orZero(low), Fields.orZero(high)));
        });
        return Collections.unmodifiableMap(byType);
    }

    /** Two numbers in a list. */
    private List<Decimal> pair(Fields fields, String key, Decimal first, Decimal second) {
        if (!fields.has(key)) {
            return List.of(first, second);
        }
        List<Decimal> numbers = new ArrayList<>();
        List<YamlNode> items = fields.list(key);
        for (YamlNode item : items) {
            Decimal number = item instanceof YamlNode.Scalar scalar ? Decimal.parse(scalar.text()) : null;
            if (number == null) {
                problems.expected(key, Text.of("数", "a number"), item);
            }
            numbers.add(Fields.orZero(number));
        }
        if (numbers.size() != 2) {
            if (!items.isEmpty()) {
                problems.add(fields.placeOf(key), Text.of("%s 应为两个数", "%s takes two numbers", key));
            }
            return List.of(first, second);
        }
        return numbers;
    }

    private @Nullable Curve standard(Fields node) {
        Fields fields = fields(node, "z_score", List.of("deviation", "to", BETTER, "when_equal", "limit"), true);
        if (fields == null) {
            return null;
        }
        List<Decimal> to = pair(fields, "to", Decimal.ZERO, Decimal.ONE);
        return related(
                fields,
                new Relation.Standard(
                        better(fields),
                        fields.word("deviation", Fields.words("population", false, "sample", true)),
                        to.get(0),
                        to.get(1),
                        fields.word("when_equal", Fields.words("average", true, "NOT_APPLICABLE", false), true),
                        fields.limitIfAny("limit", Range.POSITIVE),
                        curves.population(fields)),
                false);
    }

    private @Nullable Curve distance(Fields node) {
        Fields fields = fields(node, "distance", List.of("from", "as", "sign", BETTER, UNDEFINED), true);
        if (fields == null) {
            return null;
        }
        Relation.Reference reference = Relation.Reference.NUMBER;
        String unit = "";
        Decimal number = null;
        YamlNode from = fields.need("from");
        if (from instanceof YamlNode.Mapping) {
            Fields named = fields.within("from", List.of("unit"));
            YamlNode.Scalar id = named == null ? null : named.need("unit", Text.of("单位编号", "the id of a unit"));
            reference = Relation.Reference.UNIT;
            unit = id == null ? "" : id.text();
        } else if (from instanceof YamlNode.Scalar scalar && Decimal.parse(scalar.text()) != null) {
            number = Decimal.parse(scalar.text());
        } else if (from != null) {
            reference = fields.word("from", REFERENCES);
        }
        boolean many = from != null && reference != Relation.Reference.UNIT && reference != Relation.Reference.NUMBER;
        Population population = many || fields.has("over")
                ? curves.population(fields)
                : new Population(null, true, curves.periods(fields), false);
        return related(
                fields,
                new Relation.Distance(
                        reference,
                        unit,
                        number,
                        fields.word("as", DISTANCES),
                        fields.word("sign", Fields.words("kept", false, "dropped", true), false),
                        better(fields),
                        undefined(fields),
                        population),
                false);
    }

    private @Nullable Curve place(Fields node) {
        Fields fields = fields(node, "rank", List.of(BETTER, "ties", "order"), true);
        return fields == null
                ? null
                : related(
                        fields,
                        new Relation.Place(
                                better(fields),
                                fields.word("ties", PLACES, Relation.PlaceTies.BETTER),
                                fields.word("order", Fields.words("best_first", false, "best_last", true), false),
                                curves.population(fields)),
                        false);
    }

    private @Nullable Curve percentile(Fields node) {
        Fields fields = fields(node, "percentile_rank", List.of(BETTER, "formula"), true);
        return fields == null
                ? null
                : related(
                        fields,
                        new Relation.Percentile(
                                better(fields), fields.word("formula", PERCENTILES), curves.population(fields)),
                        false);
    }

    private @Nullable Curve rescale(Fields node) {
        Fields fields = fields(node, "rescale", List.of("raw_full", "floor", "cap", UNDEFINED), false);
        if (fields == null) {
            return null;
        }
        Expression full = Expression.number(Decimal.ONE);
        Map<String, Decimal> byType = new LinkedHashMap<>();
        YamlNode given = fields.need("raw_full");
        if (given instanceof YamlNode.Mapping) {
            fields.entries("raw_full", given).forEach((type, value) -> {
                declared.check(Sort.TYPE, type.text(), type.place(), problems);
                byType.put(type.text(), Fields.orZero(fields.number(type.text(), value, Range.POSITIVE, false)));
            });
        } else if (given != null) {
            full = formulas.expression("raw_full", given, Formulas.Scope.READINGS);
            Decimal number = full.constant();
            if (number != null && number.signum() <= 0 && CurveReader.isNumber(given)) {
                problems.expected("raw_full", Text.of("大于 0 的数", "a number above 0"), given);
            }
        }
        Decimal floor = fields.limitIfAny("floor", Range.ANY);
        Decimal cap = fields.limitIfAny("cap", Range.ANY);
        curves.ordered(fields, "floor", floor, "cap", cap);
        return related(
                fields,
                new Relation.Rescaled(full, Collections.unmodifiableMap(byType), floor, cap, undefined(fields)),
                false);
    }

    private static Better better(Fields fields) {
        return fields.word(BETTER, CurveReader.BETTER, Better.HIGH);
    }

    private static DataStatus undefined(Fields fields) {
        return fields.word(UNDEFINED, STATUS, DataStatus.NOT_APPLICABLE);
    }
}
