package leopard.rules.scheme;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import leopard.model.DataStatus;
import leopard.model.Decimal;
import leopard.model.Period;
import leopard.model.Place;
import leopard.model.Text;
import leopard.rules.scheme.Declared.Sort;
import leopard.rules.scheme.Fields.Range;
import leopard.scheme.Comparator;
import leopard.scheme.Curve;
import leopard.scheme.Curve.Better;
import leopard.scheme.Curve.Scale;
import leopard.scheme.Expression;
import leopard.scheme.Population;
import leopard.scheme.Relation;
import leopard.scheme.Rounding;
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

    private static final String IN = "in";
    private static final String DECIMALS = "decimals";
    private static final Map<String, Scale> SCALES = Fields.words("share", Scale.SHARE, "percent", Scale.PERCENT);
    static final Map<String, Better> BETTER = Fields.words("high", Better.HIGH, "low", Better.LOW);
    static final Map<String, Boolean> OVER = Fields.words("all_units", true, "rankable_units", false);
    private static final Map<String, Population.Span> SPANS = spans();
    private static final Map<String, Boolean> ABSENT = Fields.words("whole", false, "reweight", true);
    private static final Map<String, Boolean> BOUNDS = Fields.words("inclusive", true, "exclusive", false);
    private static final Map<String, Curve.PerUnit.Steps> STEPS = steps();
    private static final List<String> COMPARATORS =
            List.of("at_least", "above", "at_most", "below", "equal_to", "not_equal_to");

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
            case "completion" -> completion(node, false);
            case "schedule" -> completion(node, true);
            case "pass_fail" -> passFail(node);
            case "per_unit" -> perUnit(node);
            case "tier" -> tier(node);
            case "piecewise" -> piecewise(node);
            case "efficacy" -> efficacy(node);
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

    private static Map<String, Curve.PerUnit.Steps> steps() {
        Map<String, Curve.PerUnit.Steps> words = new LinkedHashMap<>();
        words.put("pro_rata", Curve.PerUnit.Steps.PRO_RATA);
        words.put("whole", Curve.PerUnit.Steps.WHOLE);
        words.put("fixed", Curve.PerUnit.Steps.FIXED);
        return Collections.unmodifiableMap(words);
    }

    private static Map<String, Population.Span> spans() {
        Map<String, Population.Span> words = new LinkedHashMap<>();
        words.put("now", Population.Span.NOW);
        words.put("to_date", Population.Span.TO_DATE);
        words.put("all", Population.Span.ALL);
        return Collections.unmodifiableMap(words);
    }

    private static List<String> joined(List<String> some, List<String> others) {
        List<String> all = new ArrayList<>(some);
        all.addAll(others);
        return List.copyOf(all);
    }

    static Scale scale(Fields fields) {
        return fields.word(IN, SCALES, Scale.SHARE);
    }

    private @Nullable Curve completion(Fields node, boolean scheduled) {
        List<String> known = new ArrayList<>(List.of("target", "cap", "floor", "no_target"));
        known.addAll(scheduled ? List.of("shares", "by", "not_due", "gap_pp") : List.of());
        Fields fields = node.within(scheduled ? "schedule" : "completion", known);
        if (fields == null) {
            return null;
        }
        YamlNode given = fields.need("target");
        Expression target = given == null
                ? Expression.number(Decimal.ONE)
                : formulas.expression(
                        "target",
                        given,
                        formulas.readsIndicators(given) ? Formulas.Scope.READINGS : Formulas.Scope.NUMBERS);
        Decimal number = target.constant();
        if (given != null && number != null && number.signum() <= 0 && isNumber(given)) {
            problems.expected("target", Text.of("大于 0 的数", "a number above 0"), given);
        }
        if (scheduled && given != null && target.names().contains(Declared.SCHEDULE)) {
            problems.add(
                    given.place(),
                    Text.of("schedule 的目标已按序时进度折算,不能再乘 p", "schedule multiplies the target by p itself"),
                    Text.of("改用 completion,或去掉 p", "Use completion, or leave p out"));
        }
        Decimal cap = fields.limit("cap", Range.NOT_NEGATIVE);
        Decimal floor = fields.limitIfAny("floor", Range.ANY);
        ordered(fields, "floor", floor, "cap", cap);
        DataStatus noTarget = fields.word("no_target", RelationReader.STATUS, DataStatus.NOT_APPLICABLE);
        return new Curve.Completion(
                target, scheduled, cap, floor, scheduled ? due(fields, noTarget) : Curve.Due.byScheme(noTarget));
    }

    private Curve.Due due(Fields fields, DataStatus noTarget) {
        Decimal share = null;
        DataStatus status = DataStatus.NOT_APPLICABLE;
        if (fields.get("not_due") instanceof YamlNode.Mapping) {
            Fields part = fields.within("not_due", List.of("share"));
            share = part == null ? null : part.numberOrNull("share", Range.SHARE);
        } else {
            status = fields.word("not_due", RelationReader.STATUS, DataStatus.NOT_APPLICABLE);
        }
        return new Curve.Due(schedules.own(fields, problems), noTarget, status, share, fields.flag("gap_pp", false));
    }

    static boolean isNumber(YamlNode node) {
        return node instanceof YamlNode.Scalar scalar && Decimal.parse(scalar.text()) != null;
    }

    /** The smaller of two limits must not be above the larger one. */
    void ordered(Fields fields, String low, @Nullable Decimal least, String high, @Nullable Decimal most) {
        if (least != null && most != null && least.compareTo(most) > 0) {
            problems.add(
                    fields.placeOf(low), Text.of("%s %s 大于 %s %s", "%s %s is above %s %s", low, least, high, most));
        }
    }

    private @Nullable Curve passFail(Fields node) {
        List<String> known = new ArrayList<>(List.of(IN, DECIMALS));
        known.addAll(COMPARATORS);
        known.add("otherwise");
        Fields fields = node.within("pass_fail", known);
        if (fields == null) {
            return null;
        }
        List<String> given = COMPARATORS.stream().filter(fields::has).toList();
        if (given.size() != 1) {
            problems.add(
                    given.isEmpty() ? fields.place() : fields.placeOfKey(given.get(1)),
                    given.isEmpty()
                            ? Text.of("pass_fail 没有说明达标线", "pass_fail does not say what passes")
                            : Text.of("pass_fail 只能有一条达标线", "pass_fail takes one test only"),
                    Text.of("用其一:%s", "One of: %s", String.join(", ", COMPARATORS)));
        }
        String key = given.isEmpty() ? COMPARATORS.get(0) : given.get(0);
        Comparator comparator = switch (key) {
            case "at_least" -> Comparator.AT_LEAST;
            case "above" -> Comparator.ABOVE;
            case "at_most" -> Comparator.AT_MOST;
            case "below" -> Comparator.BELOW;
            case "equal_to" -> Comparator.EQUAL;
            default -> Comparator.UNEQUAL;
        };
        return rounded(
                fields,
                new Curve.PassFail(
                        scaleOfRounded(fields),
                        comparator,
                        fields.number(key, Range.ANY, Decimal.ZERO),
                        fields.number("otherwise", Range.ANY, Decimal.ZERO)));
    }

    /** What is rounded before the test is taken in percent before that. */
    private static Scale scaleOfRounded(Fields fields) {
        return fields.has(DECIMALS) ? Scale.SHARE : scale(fields);
    }

    /** A test on the figure rounded to {@code decimals} first, where these are declared. */
    private static Curve rounded(Fields fields, Curve test) {
        return fields.has(DECIMALS)
                ? new Curve.Related(
                        scale(fields),
                        new Relation.Rounded(
                                new Rounding(fields.whole(DECIMALS, 0, Rounding.MAX_SCALE), RoundingMode.HALF_UP)),
                        test,
                        null)
                : test;
    }

    private static final List<String> TERM = List.of("at", "unit", "below", "above", "max_below", "max_above");

    private @Nullable Curve perUnit(Fields node) {
        List<String> known = new ArrayList<>(List.of(IN, "start", "terms"));
        known.addAll(TERM);
        known.addAll(List.of("steps", "min", "max"));
        Fields fields = node.within("per_unit", known);
        if (fields == null) {
            return null;
        }
        return perUnit(fields, terms(fields), scale(fields));
    }

    /** Changes of points for each unit above or below zero, of what a relation gives. */
    Curve changes(Fields fields) {
        return perUnit(fields, List.of(term(fields, null, Decimal.ZERO)), Scale.SHARE);
    }

    private Curve perUnit(Fields fields, List<Curve.PerUnit.Term> terms, Scale of) {
        YamlNode from = fields.need("start");
        Decimal start = null;
        Decimal share = null;
        boolean ofFull = from instanceof YamlNode.Mapping
                || (from instanceof YamlNode.Scalar scalar && scalar.text().equals("points"));
        if (from instanceof YamlNode.Mapping) {
            Fields part = fields.within("start", List.of("share"));
            share = part == null ? null : part.numberOrNull("share", Range.ANY);
        } else if (from != null && !ofFull) {
            start = number("start", from, Text.of("数或 points", "a number or 'points'"));
        }
        if (from != null && ofFull && !fullMarks) {
            problems.add(
                    from.place(),
                    Text.of("start: points 需要分值,%s 没有 points", "start: points, but %s has no points", criterion));
        }
        Decimal least = share == null ? start : share;
        if (from != null
                && least != null
                && least.signum() < 0
                && terms.stream().anyMatch(Curve.PerUnit.Term::proportional)) {
            problems.add(
                    from.place(),
                    Text.of("below: proportional 要求 start 不小于 0", "below: proportional needs a 'start' of at least 0"));
        }
        Curve.PerUnit.Steps steps = fields.word("steps", STEPS);
        Decimal min = fields.limit("min", Range.ANY);
        Decimal max = fields.limitIfAny("max", Range.ANY);
        ordered(fields, "min", min, "max", max);
        return new Curve.PerUnit(start, share, terms, steps, min, max, of);
    }

    private Decimal number(String key, YamlNode node, Text expected) {
        Decimal number = node instanceof YamlNode.Scalar scalar ? Decimal.parse(scalar.text()) : null;
        if (number == null) {
            problems.expected(key, expected, node);
        }
        return Fields.orZero(number);
    }

    private List<Curve.PerUnit.Term> terms(Fields fields) {
        if (!fields.has("terms")) {
            return List.of(term(fields, null, fields.number("at", Range.ANY)));
        }
        for (String key : TERM) {
            if (fields.has(key)) {
                problems.add(
                        fields.placeOfKey(key),
                        Text.of("有 terms 时,%s 应写在各项里", "with terms, '%s' belongs to one of them", key));
            }
        }
        List<String> known = new ArrayList<>(List.of("of"));
        known.addAll(TERM);
        List<Curve.PerUnit.Term> terms = new ArrayList<>();
        for (YamlNode item : fields.list("terms")) {
            Fields term = Fields.of(item, Text.of("terms 的一项", "a term"), known, problems);
            if (term != null) {
                String of = null;
                if (term.has("of")) {
                    YamlNode.Scalar name = term.need("of", Text.of("指标", "an indicator"));
                    of = name == null ? null : name.text();
                    if (name != null) {
                        declared.check(Sort.INDICATOR, name.text(), name.place(), problems);
                    }
                }
                terms.add(term(term, of, term.number("at", Range.ANY)));
            }
        }
        return List.copyOf(terms);
    }

    /** @param at number from which it counts */
    private Curve.PerUnit.Term term(Fields fields, @Nullable String of, Decimal at) {
        if (!fields.has("below") && !fields.has("above")) {
            problems.add(
                    fields.place(),
                    Text.of(
                            "%s应说明低于(below)或高于(above)时每单位增减多少分",
                            "%s should say what each unit below or above is worth", fields.owner()));
        }
        boolean proportional = fields.get("below") instanceof YamlNode.Scalar below
                && below.text().equals("proportional");
        if (proportional && at.signum() <= 0) {
            problems.add(
                    fields.placeOf("below"),
                    Text.of("below: proportional 要求 at 大于 0", "below: proportional needs an 'at' above 0"));
        }
        return new Curve.PerUnit.Term(
                of,
                at,
                proportional ? Decimal.ZERO : fields.number("below", Range.ANY, Decimal.ZERO),
                fields.number("above", Range.ANY, Decimal.ZERO),
                fields.limitIfAny("max_below", Range.NOT_NEGATIVE),
                fields.limitIfAny("max_above", Range.NOT_NEGATIVE),
                fields.number("unit", Range.POSITIVE, Decimal.ONE),
                proportional);
    }

    private @Nullable Curve tier(Fields node) {
        Fields fields = node.within("tier", List.of(IN, "from", "up_to", "bound", "rest"));
        if (fields == null) {
            return null;
        }
        boolean upwards = fields.has("from");
        if (upwards == fields.has("up_to")) {
            problems.add(
                    upwards ? fields.placeOfKey("up_to") : fields.place(),
                    Text.of("tier 用 from 或 up_to 其一给出各档", "tier gives its tiers by one of from and up_to"));
        }
        String key = upwards ? "from" : "up_to";
        List<Curve.Tier.Step> steps = new ArrayList<>();
        if (fields.has(key)) {
            Pairs pairs = new Pairs(problems, key, Text.of("[界限, 比例]", "[bound, share]"));
            Map<Place, Boolean> own = new HashMap<>();
            List<YamlNode> items = new ArrayList<>();
            for (YamlNode item : fields.list(key)) {
                items.add(withoutThird(fields, key, item, own));
            }
            List<Pairs.Pair> tiers = pairs.numbers(items);
            pairs.inOrder(
                    tiers,
                    !upwards,
                    upwards
                            ? Text.of("from 应从高到低", "bounds after from must fall")
                            : Text.of("up_to 应从低到高", "bounds after up_to must rise"));
            tiers.forEach(t -> steps.add(new Curve.Tier.Step(t.first(), t.second(), own.get(t.place()))));
        }
        boolean inclusive = fields.word("bound", BOUNDS);
        return new Curve.Tier(scale(fields), upwards, inclusive, List.copyOf(steps), fields.number("rest", Range.ANY));
    }

    /** A tier may say in a third place whether its bound belongs to it. */
    private static YamlNode withoutThird(Fields fields, String key, YamlNode item, Map<Place, Boolean> own) {
        if (!(item instanceof YamlNode.Sequence tier) || tier.items().size() != 3) {
            return item;
        }
        own.put(tier.items().get(0).place(), fields.word(key, tier.items().get(2), BOUNDS, true));
        return new YamlNode.Sequence(tier.items().subList(0, 2), tier.place());
    }

    private @Nullable Curve piecewise(Fields node) {
        Fields fields = node.within("piecewise", List.of(IN, "points", "below", "above"));
        if (fields == null) {
            return null;
        }
        List<Curve.Piecewise.Point> points = new ArrayList<>();
        if (fields.need("points") != null) {
            Pairs pairs = new Pairs(problems, "points", Text.of("[x, 比例]", "[x, share]"));
            List<YamlNode> items = fields.list("points");
            List<Pairs.Pair> read = pairs.numbers(items);
            pairs.inOrder(read, true, Text.of("各点的 x 应递增", "x must rise from point to point"));
            if (items.size() == 1) {
                problems.add(fields.placeOf("points"), Text.of("折线至少要两个点", "a line needs at least two points"));
            }
            read.forEach(p -> points.add(new Curve.Piecewise.Point(p.first(), p.second())));
        }
        return new Curve.Piecewise(
                scale(fields),
                List.copyOf(points),
                outside(fields, "below", "first"),
                outside(fields, "above", "last"));
    }

    private @Nullable Decimal outside(Fields fields, String key, String same) {
        YamlNode value = fields.need(key);
        if (value == null
                || (value instanceof YamlNode.Scalar scalar && scalar.text().equals(same))) {
            return null;
        }
        return number(key, value, Text.of("数或 %s", "a number or '%s'", same));
    }

    private @Nullable Curve efficacy(Fields node) {
        Fields fields = node.within(
                "efficacy", List.of(IN, "base", "span", "bounds", "when_equal", "clamp", "below_zero", "better"));
        if (fields == null) {
            return null;
        }
        Better better = fields.word("better", BETTER, Better.HIGH);
        Curve.Efficacy.Bounds fixed = null;
        Population population = Population.RANKABLE;
        YamlNode given = fields.need("bounds");
        if (given instanceof YamlNode.Mapping map
                && (map.get("unacceptable") != null || map.get("satisfactory") != null)) {
            fixed = fixedBounds(fields, better);
        } else if (given != null) {
            Fields bounds = fields.within(
                    "bounds", List.of("over", "within", "periods", "figures", "unacceptable", "satisfactory"));
            population = bounds == null ? population : population(bounds);
        }
        Decimal base = fields.number("base", Range.ANY);
        Decimal span = fields.number("span", Range.ANY);
        Map<String, Curve.Efficacy.WhenEqual> equal =
                Fields.words("full", Curve.Efficacy.WhenEqual.FULL, "base", Curve.Efficacy.WhenEqual.BASE);
        Curve.Efficacy.WhenEqual whenEqual = fixed == null
                ? fields.word("when_equal", equal)
                : fields.word("when_equal", equal, Curve.Efficacy.WhenEqual.FULL);
        return new Curve.Efficacy(
                scale(fields),
                base,
                span,
                fixed,
                population,
                whenEqual,
                fields.flag("clamp"),
                fields.limitIfAny("below_zero", Range.ANY),
                better);
    }

    private Curve.Efficacy.@Nullable Bounds fixedBounds(Fields fields, Better better) {
        Fields bounds = fields.within("bounds", List.of("unacceptable", "satisfactory"));
        if (bounds == null) {
            return null;
        }
        Decimal low = bounds.numberOrNull("unacceptable", Range.ANY);
        Decimal high = bounds.numberOrNull("satisfactory", Range.ANY);
        if (low == null || high == null) {
            return null;
        }
        int sign = high.compareTo(low);
        if (better == Better.HIGH ? sign <= 0 : sign >= 0) {
            problems.add(
                    bounds.placeOf("satisfactory"),
                    better == Better.HIGH
                            ? Text.of("满意值 %s 应大于不允许值 %s", "satisfactory %s must be above unacceptable %s", high, low)
                            : Text.of(
                                    "越低越好时满意值 %s 应小于不允许值 %s",
                                    "where low is better, satisfactory %s must be below unacceptable %s", high, low));
        }
        return new Curve.Efficacy.Bounds(low, high);
    }

    /** Over whom: {@code over: all_units, within: group, periods: to_date}. */
    Population population(Fields fields) {
        return new Population(
                within(fields),
                fields.word("over", OVER),
                periods(fields),
                fields.word("figures", Fields.words("filled", false, "observed", true), false));
    }

    /** Periods whose figures are looked at: a word, or a list of periods. */
    Population.Periods periods(Fields fields) {
        YamlNode given = fields.get("periods");
        if (!(given instanceof YamlNode.Sequence)) {
            return new Population.Periods(fields.word("periods", SPANS, Population.Span.NOW), List.of());
        }
        List<String> named = new ArrayList<>();
        for (YamlNode.Scalar period : fields.words("periods", fields.list("periods"))) {
            if (!declared.all(Sort.PERIOD).isEmpty()) {
                declared.check(Sort.PERIOD, period.text(), period.place(), problems);
            } else if (Period.parse(period.text()) == null && !declared.isUnclear(Sort.PERIOD)) {
                problems.expected("periods", Text.of("周期,如 2024-06", "a period such as 2024-06"), period);
            }
            named.add(period.text());
        }
        return new Population.Periods(Population.Span.NAMED, List.copyOf(named));
    }

    /** A grouping, or null for all groups together. */
    private @Nullable String within(Fields fields) {
        return SchemeReading.grouping(fields, declared, problems);
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
                table.add(number("table", item, Text.of("数", "a number")));
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
                fields.word("better", BETTER, Better.HIGH),
                population(fields),
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
        ordered(fields, "min", min, "max", max);
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
