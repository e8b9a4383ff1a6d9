package leopard.benchmarks;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import leopard.model.Decimal;
import leopard.model.Indicator;
import leopard.model.Period;
import leopard.model.PeriodKind;
import leopard.model.Text;
import leopard.scheme.AwardRule;
import leopard.scheme.Comparator;
import leopard.scheme.Condition;
import leopard.scheme.Curve;
import leopard.scheme.Expression;
import leopard.scheme.MissingPolicy;
import leopard.scheme.Node;
import leopard.scheme.Population;
import leopard.scheme.RankingRule;
import leopard.scheme.Rounding;
import leopard.scheme.Schedule;
import leopard.scheme.Scheme;
import leopard.scheme.SchemeVersion;
import leopard.scheme.Source;
import leopard.scheme.Veto;
import org.jspecify.annotations.Nullable;

/**
 * The scheme of the month 考核方案: twenty criteria in four components, every kind of curve over figures, red lines, graded
 * ranking with a quota, an award and a notice to the last. Ratios are rounded to 4 decimals, scores to 2, HALF_UP.
 */
final class MonthScheme {

    static final Period PERIOD = Period.of("2024-06");

    /** Grades 等次, from the best down. */
    static final List<String> GRADES = List.of("优秀", "良好", "一般", "较差");

    static final String RANKING = "month";
    static final String AWARD = "leader";
    static final String NOTICE = "laggard";

    private static final Rounding RATIO = new Rounding(4, RoundingMode.HALF_UP);
    private static final Rounding LINE = new Rounding(2, RoundingMode.HALF_UP);
    private static final Curve.Scale SHARE = Curve.Scale.SHARE;
    private static final Curve.Scale PERCENT = Curve.Scale.PERCENT;
    private static final Decimal SIXTY = Decimal.of("60");
    private static final Decimal FORTY = Decimal.of("40");

    private MonthScheme() {}

    /** @param conditions number of red lines, at most 30 */
    static Scheme with(int conditions) {
        return new Scheme(
                "month-benchmark",
                Text.of("月度考核", "a month"),
                new SchemeVersion("1", null, null),
                "invented",
                PeriodKind.MONTH,
                true,
                Schedule.LINEAR,
                LINE,
                List.of(),
                List.of("group"),
                Map.of(),
                indicators(),
                Map.of(),
                List.of(total()),
                List.of(),
                redLines().subList(0, conditions),
                List.of(ranking()),
                List.of(),
                List.of(award(), notice()),
                List.of(),
                List.of());
    }

    private static List<Indicator> indicators() {
        List<Indicator> all = new ArrayList<>();
        Indicator.Parts parts = new Indicator.Parts(Text.of("完成数", "done"), Text.of("应完成数", "due"));
        for (Item item : Item.values()) {
            all.add(new Indicator(
                    item.name(),
                    Text.same(item.name()),
                    "",
                    item.isRatio() ? Indicator.Kind.RATIO : Indicator.Kind.OTHER,
                    null,
                    item.isRatio() ? parts : null,
                    List.of(),
                    ""));
        }
        return all;
    }

    private static Node total() {
        List<Node> components = new ArrayList<>();
        for (int c = 0; c < Item.COMPONENTS.length; c++) {
            List<Node> parts = new ArrayList<>();
            for (Item item : Item.values()) {
                if (item.component() == c) {
                    parts.add(criterion(item));
                }
            }
            components.add(component(Item.COMPONENTS[c], Item.COMPONENT_POINTS[c], parts));
        }
        return component("total", 100, components);
    }

    private static Node component(String id, int points, List<Node> parts) {
        return new Node.Component(
                id,
                Text.same(id),
                "",
                Decimal.of(points),
                LINE,
                Set.of(),
                parts,
                null,
                null,
                MissingPolicy.DEFAULT,
                Map.of());
    }

    private static Node criterion(Item item) {
        return new Node.Criterion(
                item.name(),
                Text.same(item.name()),
                "",
                Decimal.of(item.points()),
                LINE,
                Set.of(),
                new Source.Plain(item.name()),
                curve(item),
                RATIO,
                MissingPolicy.DEFAULT,
                Map.of());
    }

    private static Curve curve(Item item) {
        return switch (item) {
            case A1 -> piecewise(PERCENT, "60", "0", "78", "0.55", "95", "1");
            case A2 -> efficacy(null, false, null);
            case A3 -> perUnit("97", "-0.5", "0", Curve.PerUnit.Steps.PRO_RATA, null);
            case A4 -> completion("1", false, "1");
            case A5 -> completion("24", true, "1");
            case B1 -> tiers(SHARE, false, "0", "0", "1", "2", "0.6");
            case B2 -> new Curve.PassFail(SHARE, Comparator.AT_LEAST, Decimal.of("100"), Decimal.ZERO);
            case B3 -> perUnit("10", "-0.5", "0.2", Curve.PerUnit.Steps.PRO_RATA, "1");
            case B4 -> completion("80", false, "1.1");
            case B5 -> rankPoints();
            case D1 -> completion("100", true, "1");
            case D2 -> efficacy(null, false, Decimal.ZERO);
            case D3 -> piecewise(SHARE, "0", "0", "3", "0.4", "7", "0.8", "13", "1");
            case D4 -> tiers(PERCENT, true, "0", "95", "1", "90", "0.8", "80", "0.6");
            case D5 -> completion("0.9", false, "1");
            case E1 ->
                new Curve.Mix(List.of(
                        new Curve.Mix.Part(Decimal.of("0.6"), null, completion("100", true, "1"), Map.of()),
                        new Curve.Mix.Part(Decimal.of("0.4"), null, rankPoints(), Map.of())));
            case E2 -> perUnit("60", "-0.3", "0.1", Curve.PerUnit.Steps.WHOLE, "0.5");
            case E3 -> new Curve.PassFail(SHARE, Comparator.AT_MOST, Decimal.of("3"), Decimal.of("0.5"));
            case E4 -> efficacy(new Curve.Efficacy.Bounds(Decimal.of("20"), Decimal.of("90")), true, null);
            case E5 -> completion("12", false, "1.2");
        };
    }

    private static Curve completion(String target, boolean scheduled, String cap) {
        return new Curve.Completion(Expression.number(Decimal.of(target)), scheduled, Decimal.of(cap), null);
    }

    private static Curve efficacy(Curve.Efficacy.@Nullable Bounds bounds, boolean clamp, @Nullable Decimal belowZero) {
        return new Curve.Efficacy(
                SHARE,
                SIXTY,
                FORTY,
                bounds,
                Population.RANKABLE,
                Curve.Efficacy.WhenEqual.FULL,
                clamp,
                belowZero,
                Curve.Better.HIGH);
    }

    private static Curve perUnit(
            String at, String below, String above, Curve.PerUnit.Steps steps, @Nullable String maxAbove) {
        Curve.PerUnit.Term term = new Curve.PerUnit.Term(
                null,
                Decimal.of(at),
                Decimal.of(below),
                Decimal.of(above),
                null,
                maxAbove == null ? null : Decimal.of(maxAbove));
        return new Curve.PerUnit(null, List.of(term), steps, Decimal.ZERO, null, SHARE);
    }

    /** @param bounds bound and share of each tier in turn */
    private static Curve tiers(Curve.Scale of, boolean upwards, String rest, String... bounds) {
        List<Curve.Tier.Step> steps = new ArrayList<>();
        for (int i = 0; i < bounds.length; i += 2) {
            steps.add(new Curve.Tier.Step(Decimal.of(bounds[i]), Decimal.of(bounds[i + 1])));
        }
        return new Curve.Tier(of, upwards, true, steps, Decimal.of(rest));
    }

    /** @param points x and y of each point in turn */
    private static Curve piecewise(Curve.Scale of, String... points) {
        List<Curve.Piecewise.Point> all = new ArrayList<>();
        for (int i = 0; i < points.length; i += 2) {
            all.add(new Curve.Piecewise.Point(Decimal.of(points[i]), Decimal.of(points[i + 1])));
        }
        return new Curve.Piecewise(of, all, null, null);
    }

    private static Curve rankPoints() {
        return new Curve.RankPoints(
                SHARE, List.of(), Decimal.of("0.01"), Decimal.of("0.2"), Curve.Better.HIGH, Population.RANKABLE);
    }

    private static RankingRule ranking() {
        RankingRule.Grades grades = new RankingRule.Grades(
                List.of(
                        new RankingRule.Grades.Band(GRADES.get(0), Decimal.of("90")),
                        new RankingRule.Grades.Band(GRADES.get(1), Decimal.of("80")),
                        new RankingRule.Grades.Band(GRADES.get(2), Decimal.of("65")),
                        new RankingRule.Grades.Band(GRADES.get(3), Decimal.of("0"))),
                List.of(new RankingRule.Quota(GRADES.get(0), Decimal.of("0.30"), RoundingMode.FLOOR, true, false)),
                true);
        Expression personal =
                new Expression.Binary(Expression.Operator.PLUS, new Expression.Name("C1"), new Expression.Name("C2"));
        return new RankingRule(
                RANKING,
                Text.of("月度排名", "ranking of the month"),
                "total",
                null,
                null,
                RankingRule.TieMethod.COMPETITION,
                List.of(new RankingRule.TieKey("personal", true)),
                Map.of("personal", personal),
                grades,
                null,
                false);
    }

    private static AwardRule award() {
        return new AwardRule(
                AWARD,
                Text.of("月度第一", "first of the month"),
                AwardRule.Kind.AWARD,
                List.of(RANKING),
                1,
                Decimal.of("95"),
                2,
                true);
    }

    private static AwardRule notice() {
        return new AwardRule(
                NOTICE,
                Text.of("末位提醒", "notice to the last"),
                AwardRule.Kind.NOTICE,
                List.of(RANKING),
                1,
                Decimal.of("60"),
                1,
                false);
    }

    /** Red lines 红线 over figures, ratios, lines, components and the total, alone and joined. */
    private static List<Veto> redLines() {
        List<Veto> all = new ArrayList<>();
        add(all, "良好", is("A1.ratio < 0.7000"));
        add(all, "一般", is("C2 < 12"));
        add(all, "良好", and(is("A3 < 2.00"), is("total >= 70")));
        add(all, "良好", is("A4 < 3.50"));
        add(all, "良好", is("A5 < 2.50"));
        add(all, "一般", is("B1.value > 4"));
        add(all, "良好", and(is("B2 == 0"), is("C1 < 24")));
        add(all, "良好", is("B3 < 1.60"));
        add(all, "一般", is("D2.value < -8.00"));
        add(all, "一般", is("D4.ratio < 0.5500"));
        add(all, "一般", or(is("D5.ratio < 0.5000"), is("D4.ratio < 0.5200")));
        add(all, "良好", is("E3.value > 8"));
        add(all, "良好", is("E2 < 1.00"));
        add(all, "良好", is("E4.value < 25.0"));
        add(all, "一般", is("C1 < 18"));
        add(all, "一般", is("C3 < 10"));
        add(all, "一般", is("C4 < 9"));
        add(all, "良好", is("D1.value < 20.0"));
        add(all, "良好", is("D3.value < 0.50"));
        add(all, "良好", and(is("A2 < 4.40"), is("A3 < 4")));
        add(all, "良好", is("B4 < 2.40"));
        add(all, "良好", and(is("A1 < 3.60"), is("B5 <= 1"), is("total >= 80")));
        add(all, "良好", is("E1 < 1.20"));
        add(all, "一般", is("E5 <= 0.33"));
        add(all, "良好", and(is("C1 < 23.5"), is("total >= 75")));
        add(all, "一般", sum("C1", "C2", "30"));
        add(all, "一般", or(is("A1 < 1.20"), is("A4.ratio < 0.48")));
        add(all, "良好", and(is("D1 < 2.5"), is("D2 < 3.6")));
        add(all, "一般", is("A5.value < 2"));
        add(all, "一般", and(is("A2.value < 62.0"), is("E4.value < 40.0")));
        return all;
    }

    private static void add(List<Veto> all, String gradeAtMost, Condition when) {
        String id = "R" + (all.size() + 1);
        all.add(new Veto(id, Text.same(id), "", when, null, gradeAtMost, true, true));
    }

    /** One comparison, written {@code figure sign number}. */
    private static Condition is(String text) {
        String[] words = text.split(" ", -1);
        for (Comparator comparator : Comparator.values()) {
            if (comparator.sign().equals(words[1])) {
                return new Condition.Comparison(new Expression.Name(words[0]), comparator, Decimal.of(words[2]));
            }
        }
        throw new IllegalArgumentException("no comparison: " + text);
    }

    private static Condition sum(String left, String right, String below) {
        Expression sum =
                new Expression.Binary(Expression.Operator.PLUS, new Expression.Name(left), new Expression.Name(right));
        return new Condition.Comparison(sum, Comparator.BELOW, Decimal.of(below));
    }

    private static Condition and(Condition... parts) {
        return new Condition.And(List.of(parts));
    }

    private static Condition or(Condition... parts) {
        return new Condition.Or(List.of(parts));
    }
}
