package leopard.rules.drools;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import leopard.model.Decimal;
import leopard.model.Indicator;
import leopard.model.PeriodKind;
import leopard.model.Text;
import leopard.scheme.AwardRule;
import leopard.scheme.Comparator;
import leopard.scheme.Condition;
import leopard.scheme.Curve;
import leopard.scheme.Expression;
import leopard.scheme.MissingPolicy;
import leopard.scheme.Node;
import leopard.scheme.RankingRule;
import leopard.scheme.Rounding;
import leopard.scheme.Schedule;
import leopard.scheme.Scheme;
import leopard.scheme.SchemeVersion;
import leopard.scheme.Source;
import leopard.scheme.Veto;
import leopard.scheme.WarningRule;
import leopard.scheme.WarningRule.Colour;
import org.jspecify.annotations.Nullable;

/** Builds schemes for tests, piece by piece. */
final class Schemes {

    static final Rounding TWO = new Rounding(2, java.math.RoundingMode.HALF_UP);
    static final Rounding FOUR = new Rounding(4, java.math.RoundingMode.HALF_UP);

    private String id = "scheme";
    private Text title = Text.same("考核方案");
    private final List<String> types = new ArrayList<>();
    private final List<Indicator> indicators = new ArrayList<>();
    private final List<Node> parts = new ArrayList<>();
    private final List<Veto> vetoes = new ArrayList<>();
    private final List<Veto> redLines = new ArrayList<>();
    private final List<RankingRule> rankings = new ArrayList<>();
    private final List<AwardRule> awards = new ArrayList<>();
    private final List<WarningRule> warnings = new ArrayList<>();
    private Node.@Nullable Events events;

    static Schemes scheme() {
        return new Schemes();
    }

    static Decimal d(String number) {
        return Decimal.of(number);
    }

    Schemes called(String name, String words) {
        id = name;
        title = Text.same(words);
        return this;
    }

    Schemes types(String... names) {
        types.addAll(List.of(names));
        return this;
    }

    /** A ratio of two counts that no criterion scores. */
    Schemes ratio(String name) {
        Indicator.Parts parts = new Indicator.Parts(Text.same("完成"), Text.same("应完成"));
        indicators.add(new Indicator(name, Text.same(name), "", Indicator.Kind.RATIO, null, parts, List.of(), ""));
        return this;
    }

    /** A number that no criterion scores. */
    Schemes plain(String name) {
        indicators.add(new Indicator(name, Text.same(name), "", Indicator.Kind.COUNT, null, null, List.of(), ""));
        return this;
    }

    /** A criterion that reads the indicator of its own id. */
    Schemes criterion(String name, @Nullable String points, Curve curve, String... onlyTypes) {
        return criterion(name, name, "", points, curve, onlyTypes);
    }

    Schemes criterion(
            String name, String words, String clause, @Nullable String points, Curve curve, String... onlyTypes) {
        indicators.add(new Indicator(name, Text.same(words), "", Indicator.Kind.OTHER, null, null, List.of(), ""));
        parts.add(new Node.Criterion(
                name,
                Text.same(words),
                clause,
                points == null ? null : d(points),
                TWO,
                Set.of(onlyTypes),
                new Source.Plain(name),
                curve,
                FOUR,
                MissingPolicy.DEFAULT,
                Map.of()));
        return this;
    }

    Schemes node(Node node) {
        parts.add(node);
        return this;
    }

    Schemes events(Node.Side bonus, Node.Side deduct, boolean documentRequired) {
        events = new Node.Events("events", Text.same("加减分"), "第六条", TWO, Set.of(), bonus, deduct, documentRequired);
        return this;
    }

    static Node.Side side(String words, boolean highest, Node.@Nullable Repeat repeat, Map<String, String> levels) {
        Map<String, Decimal> points = new LinkedHashMap<>();
        levels.forEach((level, worth) -> points.put(level, d(worth)));
        return new Node.Side(Text.same(words), null, highest, points, repeat);
    }

    /** Bonuses and deductions of the "1+2" scheme. */
    Schemes eventsOfOnePlusTwo() {
        return events(
                side("加分", true, null, Map.of("国家级", "4", "省级", "3", "市级", "2", "区级", "0.5", "区级现场会", "1")),
                side(
                        "扣分",
                        false,
                        new Node.Repeat(d("2"), List.of("市级通报", "区级通报"), false),
                        Map.of("市级通报", "2", "区级通报", "1", "数据迟报", "0.2")),
                true);
    }

    Schemes veto(String name, String words) {
        vetoes.add(new Veto(name, Text.same(words), "", null, "较差", null, false, false));
        return this;
    }

    Schemes redLine(String name, Condition when) {
        return redLine(name, name, "", when);
    }

    Schemes redLine(String name, String words, String clause, Condition when) {
        redLines.add(new Veto(name, Text.same(words), clause, when, null, "良好", true, true));
        return this;
    }

    Schemes quota(String ranking, RankingRule.Quota... quotas) {
        rankings.add(new RankingRule(
                ranking,
                Text.same("总分"),
                "total",
                null,
                null,
                RankingRule.TieMethod.COMPETITION,
                List.of(),
                Map.of(),
                new RankingRule.Grades(
                        List.of(
                                new RankingRule.Grades.Band("优秀", d("90")),
                                new RankingRule.Grades.Band("良好", d("80")),
                                new RankingRule.Grades.Band("较差", d("0"))),
                        List.of(quotas),
                        true),
                null,
                false));
        return this;
    }

    Schemes award(AwardRule award) {
        awards.add(award);
        return this;
    }

    /** 豹子奖: the first with at least 80, shared by two at most, blocked by a dispute. */
    Schemes leopardAward() {
        return award(new AwardRule(
                        "leopard",
                        Text.same("豹子奖"),
                        AwardRule.Kind.AWARD,
                        List.of("L1", "L2", "L3"),
                        1,
                        d("80"),
                        2,
                        true))
                .award(new AwardRule(
                        "laggard",
                        Text.same("末位提醒"),
                        AwardRule.Kind.NOTICE,
                        List.of("L1", "L2", "L3"),
                        1,
                        d("70"),
                        1,
                        false));
    }

    /** 绿 from 0, 蓝 above −10, 黄 from −30, 红 below. */
    Schemes schedule(String... items) {
        warnings.add(new WarningRule(
                "schedule",
                Text.same("序时预警"),
                List.of(items),
                List.of(
                        new WarningRule.Light(Colour.GREEN, d("0"), true, null, false),
                        new WarningRule.Light(Colour.BLUE, d("-10"), false, d("0"), false),
                        new WarningRule.Light(Colour.YELLOW, d("-30"), true, d("-10"), true),
                        new WarningRule.Light(Colour.RED, null, false, d("-30"), false))));
        return this;
    }

    Scheme build() {
        List<Node> all = new ArrayList<>(parts);
        if (events != null) {
            all.add(events);
        }
        Node total = new Node.Component(
                "total", Text.same("总分"), "", null, TWO, Set.of(), all, null, null, MissingPolicy.DEFAULT, Map.of());
        return new Scheme(
                id,
                title,
                new SchemeVersion("2024.1", null, null),
                "",
                PeriodKind.MONTH,
                true,
                Schedule.LINEAR,
                TWO,
                List.copyOf(types),
                List.of(),
                Map.of(),
                List.copyOf(indicators),
                Map.of(),
                List.of(total),
                List.copyOf(vetoes),
                List.copyOf(redLines),
                List.copyOf(rankings),
                List.of(),
                List.copyOf(awards),
                List.copyOf(warnings),
                List.of());
    }

    static Curve value() {
        return new Curve.Value(Curve.Scale.SHARE, d("1"));
    }

    /** 序时进度法 with a target for the year. */
    static Curve scheduled(String target) {
        return new Curve.Completion(Expression.number(d(target)), true, d("1"), null);
    }

    static Condition when(String figure, Comparator comparator, String bound) {
        return new Condition.Comparison(new Expression.Name(figure), comparator, d(bound));
    }
}
