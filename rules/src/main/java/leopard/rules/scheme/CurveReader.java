package leopard.rules.scheme;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import leopard.model.Decimal;
import leopard.model.Text;
import leopard.rules.scheme.Declared.Sort;
import leopard.rules.scheme.Fields.Range;
import leopard.scheme.Curve;
import leopard.scheme.Curve.Better;
import leopard.scheme.Curve.Scale;
import leopard.scheme.Expression;
import leopard.scheme.Source;
import org.jspecify.annotations.Nullable;

/** Reads rule kinds: how a figure turns into points. */
final class CurveReader {

    private static final List<String> SIMPLE = List.of(
            "completion",
            "pass_fail",
            "per_unit",
            "tier",
            "piecewise",
            "efficacy",
            "rank_points",
            "value",
            "expression");

    /** Kinds that may stand in a relation. */
    static final List<String> NESTED = joined(SIMPLE, RelationReader.KINDS);

    /** Kinds that look at one figure, and may stand in a mix. */
    static final List<String> PLAIN = joined(
            List.of(
                    "completion",
                    "schedule",
                    "pass_fail",
                    "per_unit",
                    "tier",
                    "piecewise",
                    "efficacy",
                    "rank_points",
                    "value",
                    "expression"),
            RelationReader.KINDS);

    /** All kinds of a criterion. */
    static final List<String> ALL = joined(PLAIN, List.of("table", "mix", "task", "vote", "project_points"));

    /** Key for whether a figure is taken in percent. */
    static final String IN = "in";

    private static final Map<String, Scale> SCALES = Fields.words("share", Scale.SHARE, "percent", Scale.PERCENT);
    private static final Map<String, Boolean> ABSENT = Fields.words("whole", false, "reweight", true);

    private final Declared declared;
    private final Formulas formulas;
    private final Problems problems;
    private final Text criterion;
    private final boolean fullMarks;
    private final SchedulesReader schedules;

    /**
     * @param criterion its name, for messages
     * @param fullMarks whether the criterion has full marks
     */
    CurveReader(
            Declared declared,
            Formulas formulas,
            Problems problems,
            Text criterion,
            boolean fullMarks,
            SchedulesReader schedules) {
        this.schedules = schedules;
        this.criterion = criterion;
        this.fullMarks = fullMarks;
        this.declared = declared;
        this.formulas = formulas;
        this.problems = problems;
    }

    /**
     * Reads the curve that stands under {@code kind}; null where it cannot be read.
     *
     * @param node the criterion, or the part of a mix
     */
    @Nullable
    Curve read(String kind, Fields node) {
        return switch (kind) {
            case "completion" -> completion().read(node, false);
            case "schedule" -> completion().read(node, true);
            case "pass_fail" -> new PassFailReader(problems).read(node);
            case "per_unit" -> perUnit().read(node);
            case "tier" -> new TiersReader(problems).tier(node);
            case "piecewise" -> new TiersReader(problems).piecewise(node);
            case "efficacy" -> new EfficacyReader(problems, new PopulationReader(declared, problems)).read(node);
            case "rank_points" -> rankPoints(node);
            case "value" -> value(node);
            case "expression" -> expression(node);
            case "table" -> new TableUse(declared, formulas, problems).curve(node);
            case "mix" -> mix(node);
            case "task" -> new TaskAndVoteReader(declared, problems).task(node);
            case "vote" -> new TaskAndVoteReader(declared, problems).vote(node);
            case "project_points" -> new ListsReader(declared, problems).projectPoints(node);
            default -> new RelationReader(this, declared, formulas, problems).read(kind, node);
        };
    }

    private CompletionReader completion() {
        return new CompletionReader(formulas, problems, schedules);
    }

    /** Reads changes of points, of the figure or of what a relation gives. */
    PerUnitReader perUnit() {
        return new PerUnitReader(declared, problems, criterion, fullMarks);
    }

    private static List<String> joined(List<String> some, List<String> others) {
        List<String> all = new ArrayList<>(some);
        all.addAll(others);
        return List.copyOf(all);
    }

    static Scale scale(Fields fields) {
        return fields.word(IN, SCALES, Scale.SHARE);
    }

    static boolean isNumber(YamlNode node) {
        return node instanceof YamlNode.Scalar scalar && Decimal.parse(scalar.text()) != null;
    }

    private @Nullable Curve rankPoints(Fields node) {
        Fields fields = node.within(
                "rank_points", List.of(IN, "step", "floor", "table", "tie", "better", "over", "within", "figures"));
        if (fields == null) {
            return null;
        }
        List<Decimal> table = new ArrayList<>();
        Decimal step = Decimal.ZERO;
        Decimal floor = Decimal.ZERO;
        if (fields.has("table")) {
            for (String key : List.of("step", "floor")) {
                if (fields.has(key)) {
                    problems.add(fields.placeOfKey(key), Text.of("有 table 时不用 %s", "'%s' does not go with table", key));
                }
            }
            for (YamlNode item : fields.list("table")) {
                table.add(fields.number("table", item, Text.of("数", "a number")));
            }
        } else {
            step = fields.number("step", Range.NOT_NEGATIVE);
            floor = fields.number("floor", Range.ANY);
        }
        return new Curve.RankPoints(
                scale(fields),
                List.copyOf(table),
                step,
                floor,
                fields.word("better", PopulationReader.BETTER, Better.HIGH),
                new PopulationReader(declared, problems).read(fields),
                fields.word("tie", Fields.words("better", false, "mean", true), false));
    }

    private @Nullable Curve value(Fields node) {
        Fields fields = node.within("value", List.of(IN, "factor"));
        return fields == null ? null : new Curve.Value(scale(fields), fields.number("factor", Range.ANY));
    }

    private @Nullable Curve expression(Fields node) {
        Fields fields = node.within("expression", List.of(IN, "formula", "min", "max"));
        if (fields == null) {
            return null;
        }
        List<String> own = List.of(Curve.Formula.FULL_MARKS, Curve.Formula.FIGURE);
        YamlNode given = fields.need("formula");
        Expression formula = given == null
                ? Expression.number(Decimal.ZERO)
                : formulas.expression("formula", given, Formulas.Scope.READINGS, own);
        for (String name : own) {
            if (formula.names().contains(name)
                    && (declared.has(Sort.INDICATOR, name) || declared.has(Sort.PARAMETER, name))) {
                problems.add(
                        fields.placeOf("formula"),
                        Text.of(
                                "这里的 %s 是本条的分值 (W) 或取值 (x),不能同时是指标或参数",
                                "here %s is the full marks (W) or the figure (x) of the line; no indicator or parameter can"
                                        + " have that name as well",
                                name));
            }
        }
        Decimal min = fields.limitIfAny("min", Range.ANY);
        Decimal max = fields.limitIfAny("max", Range.ANY);
        fields.ordered("min", min, "max", max);
        return new Curve.Formula(formula, min, max, scale(fields));
    }

    private @Nullable Curve mix(Fields node) {
        List<String> known = new ArrayList<>(List.of("share", "of", "names", "absent"));
        known.addAll(PLAIN);
        List<Curve.Mix.Part> parts = new ArrayList<>();
        Decimal sum = Decimal.ZERO;
        boolean complete = true;
        for (YamlNode item : node.list("mix")) {
            Fields part = Fields.of(item, Text.of("mix 的一部分", "a part of the mix"), known, problems);
            if (part == null) {
                complete = false;
                continue;
            }
            Decimal share = part.numberOrNull("share", Range.SHARE);
            complete &= share != null;
            sum = sum.plus(Fields.orZero(share));
            String kind = oneKind(part, PLAIN);
            Curve curve = kind == null ? null : read(kind, part);
            if (curve != null) {
                parts.add(new Curve.Mix.Part(
                        Fields.orZero(share), source(part), curve, names(part), part.word("absent", ABSENT, false)));
            }
        }
        if (complete && sum.signum() != 0 && sum.compareTo(Decimal.ONE) != 0) {
            problems.add(
                    node.placeOf("mix"),
                    Text.of(
                            "mix 各部分的 share 合计 %s,应为 1,相差 %s",
                            "the shares of the mix add up to %s instead of 1: a difference of %s",
                            sum,
                            Decimal.ONE.minus(sum).abs()));
        }
        return new Curve.Mix(List.copyOf(parts));
    }

    /** The one kind that a node or part has; null where that is not so, which is reported. */
    @Nullable
    String oneKind(Fields fields, List<String> kinds) {
        List<String> given = kinds.stream().filter(fields::has).toList();
        if (given.size() == 1) {
            return given.get(0);
        }
        if (given.isEmpty() && fields.hasUnknownKeys()) {
            return null;
        }
        if (given.isEmpty()) {
            problems.add(
                    fields.place(),
                    Text.of("%s没有计分方法", "%s has no rule kind", fields.owner()),
                    Text.of("用其一:%s", "One of: %s", String.join(", ", kinds)));
        } else {
            problems.add(
                    fields.placeOfKey(given.get(1)),
                    Text.of(
                            "%s只能有一种计分方法,已有 %s",
                            "%s takes one rule kind only and has %s already", fields.owner(), given.get(0)));
        }
        return null;
    }

    /** The figure that a criterion says it reads; null where it says nothing. */
    @Nullable
    Source source(Fields fields) {
        YamlNode of = fields.get("of");
        if (of == null) {
            return null;
        }
        if (of instanceof YamlNode.Mapping) {
            Fields ratio = fields.within("of", List.of("numerator", "denominator"));
            if (ratio == null) {
                return null;
            }
            YamlNode up = ratio.need("numerator");
            YamlNode down = ratio.need("denominator");
            return up == null || down == null
                    ? null
                    : new Source.Quotient(
                            formulas.expression("numerator", up, Formulas.Scope.READINGS),
                            formulas.expression("denominator", down, Formulas.Scope.READINGS));
        }
        if (of instanceof YamlNode.Scalar scalar && declared.has(Sort.INDICATOR, scalar.text())) {
            return new Source.Plain(scalar.text());
        }
        Expression expression = formulas.expression("of", of, Formulas.Scope.READINGS);
        return expression instanceof Expression.Name name && declared.has(Sort.INDICATOR, name.id())
                ? new Source.Plain(name.id())
                : new Source.Formula(expression);
    }

    /** Other names of intermediate figures. */
    Map<String, String> names(Fields fields) {
        return SchemeReading.names(fields, declared, problems);
    }
}
