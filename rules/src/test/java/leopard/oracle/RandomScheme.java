package leopard.oracle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import leopard.model.Decimal;
import leopard.model.Indicator;
import leopard.model.PeriodKind;
import leopard.model.Text;
import leopard.scheme.Aggregation;
import leopard.scheme.CheckRule;
import leopard.scheme.Comparator;
import leopard.scheme.Condition;
import leopard.scheme.Curve;
import leopard.scheme.Derived;
import leopard.scheme.Expression;
import leopard.scheme.MissingPolicy;
import leopard.scheme.Node;
import leopard.scheme.Parameter;
import leopard.scheme.Population;
import leopard.scheme.RankingRule;
import leopard.scheme.Rounding;
import leopard.scheme.Schedule;
import leopard.scheme.Scheme;
import leopard.scheme.SchemeVersion;
import leopard.scheme.Source;
import leopard.scheme.Veto;
import org.jspecify.annotations.Nullable;

/** A random scheme: trees, curves, roundings and policies of every kind that a scheme file can say. */
final class RandomScheme {

    static final String VETO_UNRANKED = "V1";
    static final String VETO_LIMIT = "V0";
    static final List<String> BONUS_LEVELS = List.of("省级", "市级");
    static final List<String> DEDUCT_LEVELS = List.of("通报", "迟报");
    static final List<String> GROUPINGS = List.of("district");

    /** A printed rate that its parts contradict opens a dispute. */
    private static final CheckRule DISPUTES =
            new CheckRule(CheckRule.Kind.RATIO_VS_PARTS, CheckRule.Severity.WARNING, true, Map.of(), Map.of());

    /** What values to draw for an indicator: near its limits, and whether absurdly large ones do no harm. */
    record Values(boolean ratio, boolean huge, List<Decimal> near) {}

    /**
     * A scheme, and what to draw for it.
     *
     * @param values by indicator
     */
    record Drawn(Scheme scheme, Map<String, Values> values) {}

    private final Dice dice;
    private final List<String> types;
    private final List<Indicator> indicators = new ArrayList<>();
    private final Map<String, Derived> derived = new LinkedHashMap<>();
    private final Map<String, Values> values = new LinkedHashMap<>();
    private final List<String> criteria = new ArrayList<>();
    private final List<String> ratios = new ArrayList<>();
    private final List<String> components = new ArrayList<>();
    private final RandomNodes nodes;
    private final boolean judged;
    private final boolean deep;
    private int budget;
    private int nextId;
    private boolean missingEmpties;

    /** Whether the criterion that is drawn has some: curves cannot start from what is not there. */
    private boolean fullMarks;

    private boolean events;
    private boolean forSomeTypes;

    private RandomScheme(Dice dice, boolean judged) {
        this.dice = dice;
        this.judged = judged;
        this.nodes = new RandomNodes(dice);
        this.deep = dice.percent(25);
        this.types = dice.of(List.of(List.of(), List.of(), List.of("村", "社区"), List.of("a", "b", "c")));
        this.budget = deep ? dice.between(6, 12) : dice.between(4, 9);
    }

    static Drawn draw(String id, Dice dice) {
        return new RandomScheme(dice, true).drawn(id);
    }

    /** A scheme in which no rule has to decide anything: no events, vetoes, red lines, quotas and awards. */
    static Drawn drawUnjudged(String id, Dice dice) {
        return new RandomScheme(dice, false).drawn(id);
    }

    private Drawn drawn(String id) {
        List<Node> roots = new ArrayList<>();
        do {
            int depth = deep ? dice.between(5, 6) : dice.between(2, 4);
            roots.add(
                    dice.percent(5)
                            ? criterion(dice.decimal("100", "33.33"), Set.of(), false)
                            : component(depth, dice.percent(25) ? null : points(), Set.of(), true));
        } while (budget > 3 && roots.size() < 2);
        PeriodKind every = dice.of(PeriodKind.values());
        RandomRankings contests = new RandomRankings(
                dice,
                new RandomRankings.Around(
                        criteria, types, events, judged, List.of(), null, false, () -> condition(roots, 1)));
        List<RankingRule> rankings = new ArrayList<>();
        for (Node root : roots) {
            rankings.add(contests.ranking(root.id(), root.id(), root.rounding().scale(), RandomNodes.then(root)));
        }
        Scheme scheme = new Scheme(
                id,
                Text.same(id),
                new SchemeVersion("1", null, null),
                "random",
                every,
                dice.percent(50),
                dice.percent(60) ? Schedule.LINEAR : schedule(every),
                dice.rounding(0, 3),
                types,
                GROUPINGS,
                Map.of("k", new Parameter.Plain(dice.decimal("3", "0.7", "-2", "12.5"))),
                List.copyOf(indicators),
                Collections.unmodifiableMap(derived),
                roots,
                judged ? vetoes() : List.of(),
                judged ? redLines(roots) : List.of(),
                rankings,
                List.of(),
                judged ? contests.awards() : List.of(),
                List.of(),
                List.of(DISPUTES));
        return new Drawn(scheme, values);
    }

    private Schedule schedule(PeriodKind every) {
        List<Decimal> shares = new ArrayList<>();
        for (int i = 1; i <= every.perYear(); i++) {
            shares.add(dice.percent(10) ? Decimal.ZERO : dice.decimal("0.1", "0.25", "0.3333", "0.5", "0.667", "1"));
        }
        return new Schedule(shares);
    }

    private Decimal points() {
        return dice.decimal("100", "100", "60", "1", "10.5", "33.33", "0.3", "99.9", "7");
    }

    private String id(String prefix) {
        return prefix + ++nextId;
    }

    private Node.Component component(int depth, @Nullable Decimal points, Set<String> own, boolean root) {
        boolean forSome = forSomeTypes || !own.isEmpty();
        Set<String> only = own.isEmpty() ? own : inherited(own);
        boolean before = forSomeTypes;
        forSomeTypes = forSome;
        String id = root && nextId == 0 ? "total" : id("C");
        components.add(id);
        Aggregation.Gaps gaps = nodes.gaps();
        boolean above = missingEmpties;
        MissingPolicy policy = nodes.policy(points != null, above);
        missingEmpties = gaps.oneEmpties();
        boolean combines = dice.percent(45);
        List<Node> parts = combines ? combined(depth, only) : added(depth, points, only, root);
        missingEmpties = above;
        forSomeTypes = before;
        Aggregation aggregation = combines ? nodes.aggregation(parts) : Aggregation.Plain.SUM;
        return new Node.Component(
                id,
                Text.same(id),
                "",
                points,
                nodes.line(),
                own,
                aggregation,
                parts,
                nodes.weights(aggregation, parts),
                gaps,
                dice.percent(15) ? dice.decimal("55.555", "60", "100", "10") : null,
                dice.percent(15) ? dice.decimal("0", "5", "-3.3") : null,
                policy,
                Map.of());
    }

    /** Parts of anything but a sum of full marks, which they need not have. */
    private List<Node> combined(int depth, Set<String> only) {
        List<Node> parts = new ArrayList<>();
        int count = dice.between(1, depth == 1 ? 3 : 4);
        for (int i = 0; i < count; i++) {
            Set<String> some = nodes.types(types, only, i > 0 && !forSomeTypes);
            parts.add(part(depth - 1, dice.percent(60) ? null : points(), some));
        }
        return parts;
    }

    /** Parts of a sum whose full marks add up, and what comes on top. */
    private List<Node> added(int depth, @Nullable Decimal points, Set<String> only, boolean root) {
        boolean forSome = forSomeTypes;
        List<Node> parts = new ArrayList<>();
        int count = dice.between(1, depth == 1 ? 2 : 4);
        for (Decimal share : shares(points == null ? points() : points, count)) {
            boolean alternates = types.size() > 1 && !forSome && dice.percent(20);
            if (alternates) {
                Set<String> some = Set.of(types.get(0));
                Set<String> others = new HashSet<>(types.subList(1, types.size()));
                parts.add(part(depth - 1, share, some));
                parts.add(part(depth - 1, share, others));
            } else if (points == null && types.size() > 1 && !forSome && dice.percent(30)) {
                parts.add(part(depth - 1, share, Set.of(dice.of(types))));
            } else {
                parts.add(part(depth - 1, share, only));
            }
        }
        if (dice.percent(20)) {
            parts.add(dice.percent(70) ? criterion(null, only, true) : component(depth - 1, null, only, false));
        }
        if (root && judged && !events && dice.percent(60)) {
            events = true;
            parts.add(events(only));
        }
        return parts;
    }

    /** Full marks of the parts: thirds that do not come out even, whole points, or anything. */
    private List<Decimal> shares(Decimal points, int count) {
        BigDecimal left = points.toBigDecimal();
        int scale = dice.between(0, 4);
        List<Decimal> shares = new ArrayList<>();
        for (int i = count; i > 1; i--) {
            BigDecimal even = left.divide(BigDecimal.valueOf(i), scale, RoundingMode.HALF_UP);
            BigDecimal some = dice.percent(60) || even.signum() == 0
                    ? even
                    : even.multiply(new BigDecimal(dice.of("0.5", "0.25", "0.75")));
            if (some.signum() == 0 || some.compareTo(left) >= 0) {
                some = left.divide(BigDecimal.valueOf(i), 6, RoundingMode.DOWN);
            }
            shares.add(Decimal.of(some));
            left = left.subtract(some);
        }
        shares.add(Decimal.of(left));
        return shares;
    }

    private Node part(int depth, @Nullable Decimal points, Set<String> only) {
        if (depth <= 0 || budget <= 1 || dice.percent(deep ? 25 : 45)) {
            return criterion(points, only, false);
        }
        return component(depth, points, only, false);
    }

    /** Types that the parts of a component name: those of the component, or none, which says the same. */
    private Set<String> inherited(Set<String> only) {
        return dice.percent(50) ? Set.of() : only;
    }

    private Node.Events events(Set<String> only) {
        return new Node.Events(
                "events", Text.same("加减分"), "", dice.rounding(0, 3), only, side(true), side(false), dice.percent(60));
    }

    private Node.Side side(boolean bonus) {
        Map<String, Decimal> levels = new LinkedHashMap<>();
        for (String level : bonus ? BONUS_LEVELS : DEDUCT_LEVELS) {
            levels.put(level, dice.decimal("0.2", "0.5", "1", "2", "3", "0.125", "1.005"));
        }
        Node.Repeat repeat = dice.percent(50)
                ? new Node.Repeat(
                        dice.decimal("2", "1.5", "3"),
                        dice.percent(50)
                                ? List.copyOf(levels.keySet())
                                : List.of(dice.of(List.copyOf(levels.keySet()))),
                        dice.percent(40))
                : null;
        return new Node.Side(
                Text.same(bonus ? "加分" : "扣分"),
                dice.decimalOrNull(40, "5", "8", "2.5", "0.333"),
                dice.percent(50),
                levels,
                repeat);
    }

    private Node.Criterion criterion(@Nullable Decimal points, Set<String> only, boolean onTop) {
        budget--;
        String id = id("A");
        criteria.add(id);
        Rounding line = nodes.line();
        Rounding ratio = nodes.ratio();
        fullMarks = points != null;
        Choice choice = onTop ? onTop() : any(points == null ? Decimal.ONE : points, 0);
        if (choice.source != null && !(choice.curve instanceof Curve.Mix)) {
            ratios.add(id);
        }
        boolean task = choice.curve instanceof Curve.TaskRule;
        MissingPolicy policy = nodes.policy(points != null, missingEmpties);
        return new Node.Criterion(
                id,
                Text.same(id),
                "",
                points,
                line,
                only,
                choice.source,
                choice.curve,
                ratio,
                task && dice.percent(50) ? MissingPolicy.DEFAULT : policy,
                Map.of());
    }

    private record Choice(Curve curve, @Nullable Source source) {}

    private Choice onTop() {
        Figure figure = figure(false);
        return dice.percent(50)
                ? new Choice(new Curve.Value(figure.scale(), dice.decimal("1", "0.5", "-1", "0.015")), figure.source)
                : new Choice(perUnit(figure, dice.decimal("0", "8", "-2")), figure.source);
    }

    private Choice any(Decimal points, int nested) {
        int roll = dice.between(1, nested == 0 ? 120 : 85);
        if (roll <= 15) {
            Figure figure = figure(false);
            return new Choice(completion(figure), figure.source);
        }
        if (roll <= 25) {
            Figure figure = figure(true);
            Curve.PassFail curve = new Curve.PassFail(
                    figure.scale(),
                    dice.of(Comparator.values()),
                    figure.limit(dice),
                    dice.decimal("0", "0.5", "0.3333"));
            return new Choice(curve, figure.source);
        }
        if (roll <= 40) {
            Figure figure = figure(false);
            return new Choice(perUnit(figure, dice.percent(50) ? null : dice.decimal("0", "8", "5.55")), figure.source);
        }
        if (roll <= 50) {
            Figure figure = figure(true);
            return new Choice(tier(figure), figure.source);
        }
        if (roll <= 60) {
            Figure figure = figure(true);
            return new Choice(piecewise(figure), figure.source);
        }
        if (roll <= 72) {
            return efficacy();
        }
        if (roll <= 82) {
            Figure figure = figure(true);
            return new Choice(rankPoints(figure), figure.source);
        }
        if (roll <= 85) {
            Figure figure = figure(false);
            return new Choice(new Curve.Value(figure.scale(), dice.decimal("1", "0.5", "-1", "0.015")), figure.source);
        }
        if (roll <= 97) {
            return mix(points);
        }
        return roll <= 111 ? new Choice(task(points), null) : new Choice(vote(), null);
    }

    /** A figure to look at, with numbers near which it will lie. */
    private record Figure(Source source, boolean ratio, boolean percent, List<Decimal> near) {

        Curve.Scale scale() {
            return percent ? Curve.Scale.PERCENT : Curve.Scale.SHARE;
        }

        Decimal limit(Dice dice) {
            Decimal limit = dice.of(near);
            return ratio && percent ? limit.times(Decimal.HUNDRED).stripped() : limit;
        }

        /** Different limits, from the lowest up. */
        List<Decimal> limits(Dice dice, int wanted) {
            List<Decimal> limits = new ArrayList<>();
            for (int i = 0; i < wanted; i++) {
                Decimal next = limit(dice);
                if (limits.stream().noneMatch(l -> l.compareTo(next) == 0)) {
                    limits.add(next);
                }
            }
            limits.sort(java.util.Comparator.naturalOrder());
            return limits;
        }
    }

    private static final List<String> RATIO_LIMITS =
            List.of("0.9", "0.95", "0.7", "0.5", "0.9038", "0.3333", "1", "0", "0.125", "0.66667");

    private List<Decimal> near(boolean ratio) {
        List<Decimal> near = new ArrayList<>();
        int count = dice.between(3, 6);
        int kind = dice.between(1, 4);
        for (int i = 0; i < count; i++) {
            near.add(
                    ratio
                            ? Decimal.of(dice.of(RATIO_LIMITS))
                            : switch (kind) {
                                case 1 -> dice.decimal("70", "85", "95", "97", "100", "72.5", "99.995", "97.005");
                                case 2 -> Decimal.of(dice.between(-5, 24));
                                case 3 -> dice.decimal("0.005", "1.005", "2.675", "-0.125", "0", "1.115", "0.333333");
                                default -> dice.decimal("-12.5", "0", "3.45", "-0.05", "1000000", "54321.125", "8");
                            });
        }
        return near;
    }

    private String indicator(boolean ratio, boolean huge, List<Decimal> near) {
        String id = id("i");
        PeriodKind every = dice.percent(10) ? PeriodKind.YEAR : null;
        indicators.add(new Indicator(
                id,
                Text.same(id),
                dice.of("", "%", "次"),
                ratio ? Indicator.Kind.RATIO : Indicator.Kind.OTHER,
                every,
                ratio ? new Indicator.Parts(Text.same("分子"), Text.same("分母")) : null,
                List.of(),
                ""));
        values.put(id, new Values(ratio, huge, near));
        return id;
    }

    /** @param bounded whether the points stay small however large the figure is */
    private Figure figure(boolean bounded) {
        boolean huge = bounded && dice.percent(30);
        int roll = dice.between(1, 100);
        boolean percent = dice.percent(50);
        if (roll <= 45) {
            List<Decimal> near = near(false);
            boolean again = !values.isEmpty() && dice.percent(10);
            if (again) {
                for (Map.Entry<String, Values> known : values.entrySet()) {
                    if (!known.getValue().ratio && (bounded || !known.getValue().huge)) {
                        return new Figure(new Source.Plain(known.getKey()), false, percent, known.getValue().near);
                    }
                }
            }
            return new Figure(new Source.Plain(indicator(false, huge, near)), false, percent, near);
        }
        if (roll <= 75) {
            List<Decimal> near = near(true);
            return new Figure(new Source.Plain(indicator(true, huge, near)), true, percent, near);
        }
        List<Decimal> near = near(false);
        Expression one = new Expression.Name(indicator(false, false, near));
        Expression two = new Expression.Name(indicator(dice.percent(30), false, near(false)));
        if (roll <= 83) {
            return new Figure(new Source.Formula(arithmetic(one, two)), false, percent, near);
        }
        if (roll <= 88) {
            String name = id("d");
            derived.put(name, Derived.of(arithmetic(one, two)));
            return new Figure(new Source.Plain(name), false, percent, near);
        }
        List<Decimal> ratios = near(true);
        return new Figure(new Source.Quotient(one, arithmetic(two, one)), true, percent, ratios);
    }

    private Expression arithmetic(Expression one, Expression two) {
        Expression number = Expression.number(dice.decimal("2", "0.7", "-1.5", "100", "3"));
        return switch (dice.between(1, 9)) {
            case 1 -> new Expression.Binary(Expression.Operator.PLUS, one, two);
            case 2 -> new Expression.Binary(Expression.Operator.MINUS, one, two);
            case 3 ->
                new Expression.Binary(
                        Expression.Operator.OVER, new Expression.Binary(Expression.Operator.TIMES, number, one), two);
            case 4 -> new Expression.Call(Expression.NamedFunction.MAX, List.of(one, two, number));
            case 5 -> new Expression.Call(Expression.NamedFunction.MIN, List.of(one, new Expression.Name("k")));
            case 6 ->
                new Expression.Binary(
                        Expression.Operator.PLUS,
                        one,
                        new Expression.Binary(Expression.Operator.TIMES, number, new Expression.Name("p")));
            case 7 ->
                new Expression.Call(
                        Expression.NamedFunction.FLOOR,
                        List.of(new Expression.Binary(Expression.Operator.OVER, one, new Expression.Name("k"))));
            case 8 -> new Expression.Negative(new Expression.Call(Expression.NamedFunction.ABS, List.of(two)));
            default ->
                new Expression.Call(
                        Expression.NamedFunction.CEIL,
                        List.of(new Expression.Binary(Expression.Operator.TIMES, one, two)));
        };
    }

    private Curve.Completion completion(Figure figure) {
        Expression target = switch (dice.between(1, 5)) {
            case 1 -> Expression.number(figure.ratio ? Decimal.ONE : dice.decimal("24", "10", "3", "0.7", "7.5"));
            case 2 -> Expression.number(dice.decimal("24", "3", "0.9", "-2"));
            case 3 ->
                new Expression.Binary(
                        Expression.Operator.TIMES,
                        Expression.number(dice.decimal("24", "100", "7")),
                        new Expression.Name("p"));
            case 4 -> new Expression.Name("k");
            default -> Expression.number(dice.decimal("1", "1.0", "1.00"));
        };
        return new Curve.Completion(
                target,
                dice.percent(40),
                dice.decimalOrNull(30, "1", "1.2", "1.0", "1.12345"),
                dice.decimalOrNull(60, "0", "0.2", "0.33333"));
    }

    private Curve.PerUnit perUnit(Figure figure, @Nullable Decimal from) {
        Decimal start = from == null && !fullMarks ? dice.decimal("0", "1", "0.8") : from;
        List<Curve.PerUnit.Term> terms = new ArrayList<>();
        int count = dice.percent(70) ? 1 : dice.between(2, 3);
        for (int i = 0; i < count; i++) {
            List<Decimal> near = near(false);
            boolean other = count > 1 && dice.percent(60);
            String of = other ? indicator(false, false, near) : null;
            Decimal at = other ? dice.of(near) : figure.limit(dice);
            terms.add(new Curve.PerUnit.Term(
                    of,
                    at,
                    dice.decimal("0", "-0.5", "-1", "-0.125", "0.25"),
                    dice.decimal("0", "0.2", "0.005", "-2", "1"),
                    dice.decimalOrNull(60, "1", "2.5", "0.333"),
                    dice.decimalOrNull(60, "1", "2.5", "0.333"),
                    dice.percent(80) ? Decimal.ONE : dice.decimal("5", "0.3", "7"),
                    at.signum() > 0 && (start == null || start.signum() >= 0) && dice.percent(10)));
        }
        return new Curve.PerUnit(
                start,
                start == null ? dice.decimalOrNull(80, "0.8", "0.333") : null,
                terms,
                dice.of(Curve.PerUnit.Steps.values()),
                dice.decimalOrNull(40, "0", "1", "-3"),
                dice.decimalOrNull(50, "10", "8.125", "100"),
                figure.scale());
    }

    private Curve.Tier tier(Figure figure) {
        boolean upwards = dice.percent(50);
        List<Decimal> bounds = new ArrayList<>(figure.limits(dice, dice.between(1, 4)));
        if (upwards) {
            Collections.reverse(bounds);
        }
        List<Curve.Tier.Step> steps = new ArrayList<>();
        for (Decimal bound : bounds) {
            steps.add(new Curve.Tier.Step(bound, dice.decimal("1", "0.6", "0.3333", "0.125", "0")));
        }
        return new Curve.Tier(figure.scale(), upwards, dice.percent(60), steps, dice.decimal("0", "0.1"));
    }

    private Curve.Piecewise piecewise(Figure figure) {
        List<Curve.Piecewise.Point> points = new ArrayList<>();
        List<Decimal> xs = figure.limits(dice, dice.between(2, 5));
        if (xs.size() < 2) {
            xs = List.of(xs.get(0), xs.get(0).plus(Decimal.of("0.3")));
        }
        for (Decimal x : xs) {
            points.add(new Curve.Piecewise.Point(x, dice.decimal("0", "0.6", "1", "0.3333", "0.125")));
        }
        return new Curve.Piecewise(
                figure.scale(), points, dice.decimalOrNull(50, "0", "0.1"), dice.decimalOrNull(50, "1", "1.1"));
    }

    private Population population() {
        return new Population(dice.percent(40) ? null : dice.of("group", "district"), dice.percent(50));
    }

    private Choice efficacy() {
        boolean fixed = dice.percent(30);
        boolean clamp = dice.percent(50);
        Population population = population();
        Figure figure = figure(clamp);
        List<Decimal> limits = figure.limits(dice, 2);
        Decimal low = limits.get(0);
        Decimal high = limits.get(limits.size() - 1);
        if (dice.percent(30)) {
            Decimal swap = low;
            low = high;
            high = swap;
        }
        Curve.Efficacy curve = new Curve.Efficacy(
                figure.scale(),
                dice.decimal("60", "0", "50", "33.3"),
                dice.decimal("40", "100", "66.7"),
                fixed ? new Curve.Efficacy.Bounds(low, high) : null,
                population,
                dice.of(Curve.Efficacy.WhenEqual.values()),
                clamp,
                dice.decimalOrNull(70, "0", "0.2"),
                fixed ? Curve.Better.HIGH : dice.of(Curve.Better.values()));
        return new Choice(curve, figure.source);
    }

    private Curve.RankPoints rankPoints(Figure figure) {
        boolean table = dice.percent(50);
        return new Curve.RankPoints(
                figure.scale(),
                table
                        ? List.of(Decimal.ONE, dice.decimal("0.95", "0.9"), dice.decimal("0.8", "0.3333"), Decimal.ZERO)
                                .subList(0, dice.between(1, 4))
                        : List.of(),
                dice.decimal("0.1", "0.3333", "0.05"),
                dice.decimal("0", "0.2", "-1"),
                dice.of(Curve.Better.values()),
                population());
    }

    private Choice mix(Decimal points) {
        List<Curve.Mix.Part> parts = new ArrayList<>();
        Source first = null;
        for (String share :
                dice.of(List.of(List.of("0.6", "0.4"), List.of("0.3333", "0.3333", "0.3334"), List.of("1")))) {
            Choice choice = any(points, 1);
            boolean shared = first != null && dice.percent(20) && choice.curve instanceof Curve.RankPoints;
            parts.add(new Curve.Mix.Part(
                    Decimal.of(share), first == null || shared ? null : choice.source, choice.curve, Map.of()));
            first = first == null ? choice.source : first;
        }
        return new Choice(new Curve.Mix(parts), first);
    }

    private Curve.TaskRule task(Decimal points) {
        return new Curve.TaskRule(
                new Curve.TaskRule.Milestones(
                        dice.decimal("0.1", "0.05", "0.3333"), dice.decimal("0.5", "0", "0.7"), dice.percent(60)),
                true,
                true,
                dice.decimalOrNull(30, "1.1", "1", "1.23456"),
                List.of(),
                dice.percent(50) ? points.times(Decimal.of("1.1")) : null);
    }

    private Curve.VoteRule vote() {
        int trim = dice.between(0, 2);
        List<Curve.VoteRule.RaterClass> classes = new ArrayList<>();
        List<String> weights = dice.of(List.of(List.of("0.4", "0.3", "0.3"), List.of("1", "1", "1"), List.of("1")));
        for (String weight : weights) {
            classes.add(
                    new Curve.VoteRule.RaterClass("r" + classes.size(), Decimal.of(weight), null, dice.percent(60)));
        }
        return new Curve.VoteRule(
                List.of(
                        new Curve.VoteRule.Level("A", Decimal.of("100")),
                        new Curve.VoteRule.Level("B", dice.decimal("80", "83.3")),
                        new Curve.VoteRule.Level("C", dice.decimal("60", "66.67")),
                        new Curve.VoteRule.Level("D", dice.decimal("40", "0"))),
                "-",
                classes,
                trim,
                Math.max(1, 2 * trim + dice.between(1, 2)),
                dice.between(1, 3),
                Decimal.HUNDRED);
    }

    private List<Veto> vetoes() {
        return List.of(
                new Veto(VETO_UNRANKED, Text.same("弄虚作假"), "", null, dice.of("D", "C"), null, false, false),
                new Veto(VETO_LIMIT, Text.same("责任事故"), "", null, null, dice.of("B", "C"), true, dice.percent(50)));
    }

    private List<Veto> redLines(List<Node> roots) {
        List<Veto> redLines = new ArrayList<>();
        int count = dice.between(0, 2);
        for (int i = 0; i < count; i++) {
            redLines.add(new Veto(
                    "L" + i,
                    Text.same("红线" + i),
                    "",
                    condition(roots, 2),
                    null,
                    dice.of("B", "C", "D"),
                    dice.percent(90),
                    dice.percent(70)));
        }
        return redLines;
    }

    private Condition condition(List<Node> roots, int depth) {
        int roll = dice.between(1, depth == 0 ? 6 : 9);
        return switch (roll) {
            case 7 -> new Condition.And(List.of(condition(roots, depth - 1), condition(roots, depth - 1)));
            case 8 -> new Condition.Or(List.of(condition(roots, depth - 1), condition(roots, depth - 1)));
            case 9 -> new Condition.Not(condition(roots, depth - 1));
            default -> comparison(roots);
        };
    }

    private Condition comparison(List<Node> roots) {
        Expression.Name criterion = new Expression.Name(dice.of(criteria));
        Expression.Name root = new Expression.Name(
                dice.percent(50) || components.isEmpty() ? dice.of(roots).id() : dice.of(components));
        Expression left = switch (dice.between(1, 5)) {
            case 1 -> criterion;
            case 2 -> root;
            case 3 ->
                indicators.isEmpty()
                        ? root
                        : new Expression.Name(dice.of(indicators).id());
            case 4 ->
                ratios.isEmpty()
                        ? new Expression.Binary(Expression.Operator.PLUS, criterion, root)
                        : new Expression.Name(dice.of(ratios) + ".ratio");
            default ->
                new Expression.Binary(
                        Expression.Operator.OVER,
                        new Expression.Binary(
                                Expression.Operator.TIMES, Expression.number(Decimal.of("100")), criterion),
                        root);
        };
        return new Condition.Comparison(
                left, dice.of(Comparator.values()), dice.decimal("0", "5", "50", "0.9000", "80", "12.5", "33.33"));
    }

    /** The scheme as indented lines, for a failure's message. */
    static String sketch(Scheme scheme) {
        StringBuilder text = new StringBuilder();
        text.append("scheme ")
                .append(scheme.id())
                .append(" every=")
                .append(scheme.periods().every())
                .append(" cumulative=")
                .append(scheme.cumulative())
                .append(" schedule=")
                .append(scheme.schedule())
                .append(" types=")
                .append(scheme.unitTypes())
                .append(" parameters=")
                .append(scheme.parameters())
                .append('\n');
        scheme.derived()
                .forEach((name, how) -> text.append("  ")
                        .append(name)
                        .append(" = ")
                        .append(how.formula().text())
                        .append('\n'));
        scheme.roots().forEach(root -> sketch(root, "  ", text));
        scheme.redLines()
                .forEach(line -> text.append("  red line ").append(line).append('\n'));
        scheme.vetoes().forEach(veto -> text.append("  veto ").append(veto).append('\n'));
        scheme.rankings().forEach(ranking -> text.append("  ").append(ranking).append('\n'));
        scheme.awards().forEach(award -> text.append("  ").append(award).append('\n'));
        return text.toString();
    }

    private static String policy(MissingPolicy policy) {
        return policy.equals(MissingPolicy.DEFAULT)
                ? "default"
                : "na=" + policy.notApplicable() + " 0/0=" + policy.zeroDenominator() + " missing=" + policy.missing()
                        + " pending=" + policy.pending();
    }

    private static void sketch(Node node, String indent, StringBuilder text) {
        text.append(indent)
                .append(node.id())
                .append(" points=")
                .append(node.points())
                .append(' ')
                .append(node.rounding().scale())
                .append(' ')
                .append(
                        node.rounding().onlyPrinted()
                                ? "only printed"
                                : node.rounding().mode())
                .append(node.types().isEmpty() ? "" : " types=" + node.types());
        if (node instanceof Node.Criterion criterion) {
            text.append(" ratio=")
                    .append(criterion.ratio())
                    .append(' ')
                    .append(criterion.source())
                    .append(' ')
                    .append(criterion.curve())
                    .append(' ')
                    .append(policy(criterion.missing()))
                    .append('\n');
        } else if (node instanceof Node.Component component) {
            text.append(' ')
                    .append(component.aggregation())
                    .append(component.weights().isEmpty() ? "" : " weights=" + component.weights())
                    .append(component.gaps().equals(Aggregation.Gaps.ALLOWED) ? "" : " " + component.gaps())
                    .append(" floor=")
                    .append(component.floor())
                    .append(" cap=")
                    .append(component.cap())
                    .append(' ')
                    .append(policy(component.missing()))
                    .append('\n');
            component.parts().forEach(part -> sketch(part, indent + "  ", text));
        } else {
            text.append(' ').append(node).append('\n');
        }
    }
}
