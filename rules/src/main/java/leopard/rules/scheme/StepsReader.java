package leopard.rules.scheme;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import leopard.model.DataStatus;
import leopard.model.Decimal;
import leopard.model.Text;
import leopard.rules.scheme.Fields.Range;
import leopard.scheme.Curve;
import leopard.scheme.Expression;
import leopard.scheme.Expression.NamedFunction;
import leopard.scheme.Fill;
import leopard.scheme.MissingPolicy.TreatedAs;
import leopard.scheme.Population;
import leopard.scheme.Preparation;
import org.jspecify.annotations.Nullable;

/** Reads the steps that a figure goes through before its curve, and the rule for a figure that is not there. */
final class StepsReader {

    private static final List<String> STEPS = List.of("missing", "winsorise", "clip", "transform");
    private static final Map<String, Expression> PLAIN_TRANSFORMS = new LinkedHashMap<>();
    private static final List<String> TRANSFORMS = List.of("power", "root", "difference_to", "reverse_from", "formula");
    private static final Map<String, TreatedAs> FILLS = new LinkedHashMap<>();
    private static final Map<String, DataStatus> STATUSES = new LinkedHashMap<>();
    private static final Map<String, Preparation.Interpolation> INTERPOLATIONS = new LinkedHashMap<>();
    private static final Expression X = new Expression.Name(Curve.Formula.FIGURE);

    static {
        PLAIN_TRANSFORMS.put("ln", call(NamedFunction.LN, X));
        PLAIN_TRANSFORMS.put("log10", call(NamedFunction.LOG10, X));
        PLAIN_TRANSFORMS.put("sqrt", call(NamedFunction.SQRT, X));
        PLAIN_TRANSFORMS.put("abs", call(NamedFunction.ABS, X));
        PLAIN_TRANSFORMS.put("reverse", new Expression.Negative(X));
        PLAIN_TRANSFORMS.put("reciprocal", binary(Expression.Operator.OVER, Expression.number(Decimal.ONE), X));
        FILLS.put("group_mean", TreatedAs.GROUP_MEAN);
        FILLS.put("last_value", TreatedAs.LAST_VALUE);
        for (DataStatus status : List.of(
                DataStatus.MISSING,
                DataStatus.DOMAIN_ERROR,
                DataStatus.ZERO_DENOMINATOR,
                DataStatus.NOT_APPLICABLE,
                DataStatus.PENDING)) {
            STATUSES.put(status.name(), status);
        }
        INTERPOLATIONS.put("linear", Preparation.Interpolation.LINEAR);
        INTERPOLATIONS.put("weibull", Preparation.Interpolation.WEIBULL);
        INTERPOLATIONS.put("nearest_rank", Preparation.Interpolation.NEAREST_RANK);
    }

    private final Declared declared;
    private final Formulas formulas;
    private final Problems problems;

    StepsReader(Declared declared, Formulas formulas, Problems problems) {
        this.declared = declared;
        this.formulas = formulas;
        this.problems = problems;
    }

    private static Expression call(NamedFunction function, Expression... arguments) {
        return new Expression.Call(function, List.of(arguments));
    }

    private static Expression binary(Expression.Operator operator, Expression left, Expression right) {
        return new Expression.Binary(operator, left, right);
    }

    /** The steps of a criterion, in their order; none if the key is not there. */
    List<Preparation> steps(Fields node) {
        if (!node.has("steps")) {
            return List.of();
        }
        List<Preparation> steps = new ArrayList<>();
        for (YamlNode item : node.list("steps")) {
            Fields step = Fields.of(item, Text.of("steps 的一步", "a step"), STEPS, problems);
            String key = step == null ? null : one(step, STEPS);
            Preparation read = step == null || key == null ? null : step(key, step);
            if (read != null) {
                steps.add(read);
            }
        }
        return List.copyOf(steps);
    }

    /** The one key that is there; null where that is not so, which is reported. */
    private @Nullable String one(Fields fields, List<String> keys) {
        List<String> given = keys.stream().filter(fields::has).toList();
        if (given.size() == 1) {
            return given.get(0);
        }
        if (!given.isEmpty() || !fields.hasUnknownKeys()) {
            problems.add(
                    given.isEmpty() ? fields.place() : fields.placeOfKey(given.get(1)),
                    Text.of("%s应恰有一个键", "%s takes exactly one key", fields.owner()),
                    Text.of("用其一:%s", "One of: %s", String.join(", ", keys)));
        }
        return null;
    }

    private @Nullable Preparation step(String key, Fields step) {
        return switch (key) {
            case "missing" -> fill(step);
            case "winsorise" -> winsorise(step);
            case "clip" -> clip(step);
            default -> transform(step);
        };
    }

    /** What counts where a figure is not there: a word, a number, or a mapping. */
    @Nullable
    Fill fill(Fields step) {
        YamlNode given = step.need("missing");
        if (given instanceof YamlNode.Mapping) {
            Fields fields = step.within("missing", List.of("as", "over", "within", "back", "statuses"));
            YamlNode as = fields == null ? null : fields.need("as");
            return fields == null || as == null ? null : fill(as, fields);
        }
        return given == null ? null : fill(given, null);
    }

    private @Nullable Fill fill(YamlNode as, @Nullable Fields more) {
        Decimal number = as instanceof YamlNode.Scalar scalar ? Decimal.parse(scalar.text()) : null;
        TreatedAs treated = as instanceof YamlNode.Scalar scalar ? FILLS.get(scalar.text()) : null;
        if (number == null && treated == null) {
            problems.expected("missing", Text.of("group_mean、last_value 或数", "group_mean, last_value or a number"), as);
            return null;
        }
        TreatedAs kind = treated == null ? TreatedAs.FIXED : treated;
        if (more != null) {
            refuse(more, "over", kind == TreatedAs.GROUP_MEAN);
            refuse(more, "within", kind == TreatedAs.GROUP_MEAN);
            refuse(more, "back", kind == TreatedAs.LAST_VALUE);
        }
        return new Fill(
                kind,
                number,
                more == null ? new Population(null, true) : population(more),
                more == null ? Integer.MAX_VALUE : more.whole("back", 1, Integer.MAX_VALUE, Integer.MAX_VALUE),
                more == null || !more.has("statuses") ? Fill.USUAL : statuses(more));
    }

    private void refuse(Fields fields, String key, boolean fits) {
        if (!fits && fields.has(key)) {
            problems.add(
                    fields.placeOfKey(key),
                    Text.of("键 %s 与这种填补方法无关", "the key '%s' does not go with this way of filling", key));
        }
    }

    private Set<DataStatus> statuses(Fields fields) {
        Set<DataStatus> statuses = new LinkedHashSet<>();
        for (YamlNode item : fields.list("statuses")) {
            DataStatus status = fields.word("statuses", item, STATUSES, DataStatus.MISSING);
            statuses.add(status);
            if (status == DataStatus.DOMAIN_ERROR) {
                statuses.add(DataStatus.OVERFLOW);
            }
        }
        return Set.copyOf(statuses);
    }

    private Population population(Fields fields) {
        return new Population(
                SchemeReading.grouping(fields, declared, problems), fields.word("over", PopulationReader.OVER, true));
    }

    private @Nullable Preparation clip(Fields step) {
        Fields fields = step.within("clip", List.of("min", "max"));
        if (fields == null) {
            return null;
        }
        if (!fields.has("min") && !fields.has("max")) {
            problems.add(fields.place(), Text.of("clip 应有 min 或 max", "clip takes min, max or both"));
        }
        Expression formula = X;
        Expression min = limit(fields, "min");
        Expression max = limit(fields, "max");
        Decimal least = min == null ? null : min.constant();
        Decimal most = max == null ? null : max.constant();
        if (least != null && most != null && least.compareTo(most) > 0) {
            problems.add(fields.placeOf("min"), Text.of("min %s 大于 max %s", "min %s is above max %s", least, most));
        }
        if (min != null) {
            formula = call(NamedFunction.MAX, formula, min);
        }
        if (max != null) {
            formula = call(NamedFunction.MIN, formula, max);
        }
        return new Preparation.Transform(formula);
    }

    private @Nullable Expression limit(Fields fields, String key) {
        YamlNode given = fields.get(key);
        return given == null || Declared.isNone(given)
                ? null
                : formulas.expression(key, given, Formulas.Scope.READINGS);
    }

    private @Nullable Preparation transform(Fields step) {
        YamlNode given = step.need("transform");
        if (!(given instanceof YamlNode.Mapping)) {
            return given == null ? null : new Preparation.Transform(step.word("transform", given, PLAIN_TRANSFORMS, X));
        }
        Fields fields = step.within("transform", TRANSFORMS);
        String key = fields == null ? null : one(fields, TRANSFORMS);
        YamlNode value = fields == null || key == null ? null : fields.need(key);
        if (value == null || key == null) {
            return null;
        }
        Expression operand = formulas.expression(
                key, value, Formulas.Scope.READINGS, key.equals("formula") ? List.of(Curve.Formula.FIGURE) : List.of());
        return new Preparation.Transform(
                switch (key) {
                    case "power" -> call(NamedFunction.POW, X, operand);
                    case "root" -> call(NamedFunction.ROOT, X, operand);
                    case "difference_to" -> binary(Expression.Operator.MINUS, X, operand);
                    case "reverse_from" -> binary(Expression.Operator.MINUS, operand, X);
                    default -> operand;
                });
    }

    private @Nullable Preparation winsorise(Fields step) {
        Fields fields = step.within(
                "winsorise",
                List.of(
                        "highest",
                        "lowest",
                        "percentiles",
                        "interpolation",
                        "skewness",
                        "kurtosis",
                        "most",
                        "moments",
                        "over",
                        "within"));
        if (fields == null) {
            return null;
        }
        boolean extremes = fields.has("highest") || fields.has("lowest");
        boolean percentiles = fields.has("percentiles");
        boolean moments = fields.has("skewness") || fields.has("kurtosis");
        if ((extremes ? 1 : 0) + (percentiles ? 1 : 0) + (moments ? 1 : 0) != 1) {
            problems.add(
                    fields.place(),
                    Text.of(
                            "winsorise 用其一:highest/lowest、percentiles、skewness 和 kurtosis",
                            "winsorise takes one of: highest and lowest, percentiles, skewness with kurtosis"));
            return null;
        }
        refuse(fields, "interpolation", percentiles);
        refuse(fields, "most", moments);
        refuse(fields, "moments", moments);
        Preparation.Limits limits = percentiles
                ? percentiles(fields)
                : moments
                        ? new Preparation.Moments(
                                fields.number("skewness", Range.NOT_NEGATIVE),
                                fields.number("kurtosis", Range.ANY),
                                fields.whole("most", 1, Integer.MAX_VALUE),
                                fields.word("moments", Fields.words("sample", true, "plain", false), true))
                        : new Preparation.Extremes(
                                fields.whole("lowest", 0, Integer.MAX_VALUE, 0),
                                fields.whole("highest", 0, Integer.MAX_VALUE, 0));
        return limits == null ? null : new Preparation.Winsorise(population(fields), limits);
    }

    private Preparation.@Nullable Percentiles percentiles(Fields fields) {
        Preparation.Interpolation interpolation = fields.word("interpolation", INTERPOLATIONS);
        List<YamlNode> items = fields.list("percentiles");
        Decimal low = items.isEmpty() ? null : percent(fields, items.get(0));
        Decimal high = items.size() < 2 ? null : percent(fields, items.get(1));
        if (items.size() == 2 && low != null && high != null && low.compareTo(high) < 0) {
            return new Preparation.Percentiles(low, high, interpolation);
        }
        if (items.size() != 2 || (low != null && high != null)) {
            problems.add(
                    fields.placeOf("percentiles"),
                    Text.of(
                            "percentiles 应为从低到高的两个百分位,如 [5, 95]",
                            "percentiles are two numbers, the lower one first: [5, 95]"));
        }
        return null;
    }

    private @Nullable Decimal percent(Fields fields, YamlNode item) {
        Decimal number = fields.number("percentiles", item, Range.NOT_NEGATIVE, false);
        if (number != null && number.compareTo(Decimal.HUNDRED) > 0) {
            problems.expected("percentiles", Text.of("0 到 100 之间的数", "a number from 0 to 100"), item);
            return null;
        }
        return number;
    }
}
