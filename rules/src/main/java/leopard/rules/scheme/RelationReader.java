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
    private static final List<String> CHANGES =
            List.of("start", "unit", "below", "above", "max_below", "max_above", "steps", "min", "max");

    private static final Map<String, Relation.Earlier> EARLIER =
            Fields.words("previous", Relation.Earlier.PREVIOUS, "year_ago", Relation.Earlier.YEAR_AGO);
    /** What a figure that cannot be compared, or has no target, counts as. */
    static final Map<String, DataStatus> STATUS =
            Fields.words("NOT_APPLICABLE", DataStatus.NOT_APPLICABLE, "MISSING", DataStatus.MISSING);

    private static final Map<String, Relation.Reference> REFERENCES = Fields.wordsOf(
            Relation.Reference.BEST, Relation.Reference.WORST, Relation.Reference.MEAN, Relation.Reference.MEDIAN);
    private static final Map<String, Relation.DistanceAs> DISTANCES = Fields.wordsOf(Relation.DistanceAs.values());
    private static final Map<String, Relation.PlaceTies> PLACES = Fields.wordsOf(Relation.PlaceTies.values());
    private static final Map<String, Relation.PercentileFormula> PERCENTILES =
            Fields.wordsOf(Relation.PercentileFormula.values());

    private final CurveReader curves;
    private final Declared declared;
    private final Formulas formulas;
    private final Problems problems;
    private final PopulationReader population;

    RelationReader(CurveReader curves, Declared declared, Formulas formulas, Problems problems) {
        this.curves = curves;
        this.declared = declared;
        this.formulas = formulas;
        this.problems = problems;
        this.population = new PopulationReader(declared, problems);
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
        known.addAll(population ? PopulationReader.KEYS : List.of());
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
                        population.read(fields),
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
        fields.ordered("floor", floor, "cap", cap);
        return related(
                fields,
                new Relation.ShareOfBest(better(fields), floor, cap, undefined(fields), population.read(fields)),
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
                population.read(fields));
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
                CurveReader.scale(fields),
                relation,
                curves.perUnit().changes(fields),
                fields.limitIfAny(BELOW_ZERO, Range.ANY));
    }

    private @Nullable Curve minMax(Fields node) {
        Fields fields = fields(node, "min_max", List.of("bounds", "to", BETTER, "when_equal", "clamp"), false);
        if (fields == null) {
            return null;
        }
        Relation.Ends ends = new EndsReader(declared, problems, population).read(fields);
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
                        population.read(fields)),
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
        Population among = many || fields.has("over")
                ? population.read(fields)
                : new Population(null, true, population.periods(fields), false);
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
                        among),
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
                                population.read(fields)),
                        false);
    }

    private @Nullable Curve percentile(Fields node) {
        Fields fields = fields(node, "percentile_rank", List.of(BETTER, "formula"), true);
        return fields == null
                ? null
                : related(
                        fields,
                        new Relation.Percentile(
                                better(fields), fields.word("formula", PERCENTILES), population.read(fields)),
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
        fields.ordered("floor", floor, "cap", cap);
        return related(
                fields,
                new Relation.Rescaled(full, Collections.unmodifiableMap(byType), floor, cap, undefined(fields)),
                false);
    }

    private static Better better(Fields fields) {
        return fields.word(BETTER, PopulationReader.BETTER, Better.HIGH);
    }

    private static DataStatus undefined(Fields fields) {
        return fields.word(UNDEFINED, STATUS, DataStatus.NOT_APPLICABLE);
    }
}
