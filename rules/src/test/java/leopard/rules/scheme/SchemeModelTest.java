package leopard.rules.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import leopard.model.Decimal;
import leopard.model.Indicator;
import leopard.model.Period;
import leopard.model.PeriodKind;
import leopard.model.Text;
import leopard.scheme.AwardRule;
import leopard.scheme.CheckRule;
import leopard.scheme.Comparator;
import leopard.scheme.Condition;
import leopard.scheme.Curve;
import leopard.scheme.Expression;
import leopard.scheme.MissingPolicy;
import leopard.scheme.MissingPolicy.TreatedAs;
import leopard.scheme.MissingPolicy.Treatment;
import leopard.scheme.Node;
import leopard.scheme.Parameter;
import leopard.scheme.Population;
import leopard.scheme.RankingRule;
import leopard.scheme.RollUp;
import leopard.scheme.Rounding;
import leopard.scheme.Schedule;
import leopard.scheme.Scheme;
import leopard.scheme.SchemeVersion;
import leopard.scheme.Source;
import leopard.scheme.Veto;
import leopard.scheme.WarningRule;
import leopard.scheme.WarningRule.Colour;
import leopard.score.ScoreBoard;
import org.junit.jupiter.api.Test;

/** What a scheme says arrives in the model, every field of it. */
class SchemeModelTest {

    private static final Rounding LINE = new Rounding(2, RoundingMode.HALF_UP);
    private static final Rounding RATIO = new Rounding(4, RoundingMode.HALF_UP);

    private static Decimal d(String number) {
        return Decimal.of(number);
    }

    private static Scheme small() {
        return SmallScheme.read(SmallScheme.text());
    }

    private static Node node(Scheme scheme, String id) {
        Node node = scheme.nodes().get(id);
        if (node == null) {
            throw new AssertionError("no node " + id);
        }
        return node;
    }

    private static Node.Criterion criterion(Scheme scheme, String id) {
        return (Node.Criterion) node(scheme, id);
    }

    /** The curve of V where the scheme gives it one of another kind. */
    private static Curve curve(String kind) {
        return criterion(
                        SmallScheme.read(
                                SmallScheme.with("value: {factor: 1}", kind).replace("[both desc, ", "[")),
                        "V")
                .curve();
    }

    @Test
    void the_head_says_who_when_and_how_often() {
        Scheme scheme = small();
        assertThat(scheme.id()).isEqualTo("small");
        assertThat(scheme.title()).isEqualTo(Text.same("小方案"));
        assertThat(scheme.version()).isEqualTo(new SchemeVersion("1", Period.of("2024-01"), Period.of("2024-12")));
        assertThat(scheme.periods().every()).isEqualTo(PeriodKind.MONTH);
        assertThat(scheme.cumulative()).isTrue();
        assertThat(scheme.schedule()).isEqualTo(Schedule.LINEAR);
        assertThat(scheme.percent()).isEqualTo(LINE);
        assertThat(scheme.unitTypes()).containsExactly("village", "office");
        assertThat(scheme.groupings()).containsExactly("area");
        assertThat(scheme.parameters()).isEqualTo(Map.of("k", new Parameter.Plain(d("0.7"))));
    }

    @Test
    void roundings_and_shares_of_the_year_may_be_given() {
        Scheme scheme = SmallScheme.read(SmallScheme.with(
                        "schedule: {linear: 12}",
                        "rounding: {mode: FLOOR, ratio: 6, line: 3, percent: 1}\nschedule: {shares: [0.5, 1]}")
                .replace("every: month", "every: half_year")
                .replace("readings: to_date", "readings: of_the_period")
                .replace("2024-01", "2024-H1")
                .replace("2024-12", "2024-H2"));
        assertThat(scheme.percent()).isEqualTo(new Rounding(1, RoundingMode.FLOOR));
        assertThat(criterion(scheme, "A1").rounding()).isEqualTo(new Rounding(3, RoundingMode.FLOOR));
        assertThat(criterion(scheme, "A1").ratio()).isEqualTo(new Rounding(6, RoundingMode.FLOOR));
        assertThat(scheme.schedule()).isEqualTo(new Schedule(List.of(d("0.5"), d("1"))));
        assertThat(scheme.cumulative()).isFalse();
        assertThat(scheme.periods().every()).isEqualTo(PeriodKind.HALF_YEAR);
    }

    @Test
    void a_node_may_round_in_its_own_way() {
        Scheme scheme = SmallScheme.read(
                SmallScheme.with("value: {factor: 1}", "value: {factor: 1}\n    rounding: {line: 0, mode: CEILING}"));
        assertThat(criterion(scheme, "V").rounding()).isEqualTo(new Rounding(0, RoundingMode.CEILING));
        assertThat(criterion(scheme, "V").ratio()).isEqualTo(new Rounding(4, RoundingMode.CEILING));
    }

    @Test
    void indicators_stand_in_order_and_derived_ones_have_a_formula() {
        Scheme scheme = SmallScheme.read(SmallScheme.with(
                "{title: 次数, kind: count}",
                "{title: {zh: 次数, en: times}, kind: count, measure: 次, owner: 城管, target_of: [A1, A2]}"));
        assertThat(scheme.indicators()).extracting(Indicator::id).containsExactly("A1", "A2", "A3", "A4", "YEAR");
        assertThat(scheme.indicator("A1"))
                .isEqualTo(new Indicator(
                        "A1",
                        Text.same("整改率"),
                        "",
                        Indicator.Kind.RATIO,
                        null,
                        new Indicator.Parts(Text.same("整改数"), Text.same("发现数")),
                        List.of(),
                        ""));
        assertThat(scheme.indicator("A3"))
                .isEqualTo(new Indicator(
                        "A3",
                        Text.of("%1$s", "%2$s", "次数", "times"),
                        "次",
                        Indicator.Kind.COUNT,
                        null,
                        null,
                        List.of(
                                new Indicator.Link(Indicator.LinkKind.TARGET_OF, "A1"),
                                new Indicator.Link(Indicator.LinkKind.TARGET_OF, "A2")),
                        "城管"));
        assertThat(scheme.derived()).containsOnlyKeys("A4");
        assertThat(scheme.derived().values())
                .extracting(d -> d.formula().text())
                .containsExactly("A2 + k * A3");
    }

    @Test
    void a_component_has_parts_and_limits_and_a_criterion_its_indicator_and_title() {
        Scheme scheme = small();
        Node.Component c1 = (Node.Component) node(scheme, "C1");
        assertThat(c1.points()).isEqualTo(d("60"));
        assertThat(c1.cap()).isEqualTo(d("60"));
        assertThat(c1.floor()).isNull();
        assertThat(c1.parts()).extracting(Node::id).containsExactly("A1", "A2", "A3");
        assertThat(criterion(scheme, "A1").source()).isEqualTo(new Source.Plain("A1"));
        assertThat(criterion(scheme, "A1").title()).isEqualTo(Text.same("整改率"));
        assertThat(criterion(scheme, "A3").names()).isEqualTo(Map.of("ratio", "done"));
        assertThat(criterion(scheme, "C2").source()).isNull();
        assertThat(criterion(scheme, "V").source()).isEqualTo(new Source.Plain("A4"));
    }

    @Test
    void a_criterion_may_read_a_formula_or_a_ratio_of_two() {
        Source formula = criterion(SmallScheme.read(SmallScheme.with("of: A4", "of: A2 - 2 * A3")), "V")
                .source();
        assertThat(formula).isInstanceOf(Source.Formula.class);
        Source ratio = criterion(
                        SmallScheme.read(SmallScheme.with("of: A4", "of: {numerator: A2 + k * A3, denominator: A3}")),
                        "V")
                .source();
        assertThat(ratio).isInstanceOf(Source.Quotient.class);
        assertThat(ratio == null ? Set.of() : ratio.names()).isEqualTo(Set.of("A2", "k", "A3"));
    }

    @Test
    void absence_is_treated_as_the_scheme_says_unless_the_line_says_otherwise() {
        MissingPolicy outer = new MissingPolicy(
                Treatment.of(TreatedAs.REWEIGHT),
                Treatment.of(TreatedAs.REWEIGHT),
                Treatment.of(TreatedAs.ZERO),
                Treatment.of(TreatedAs.ZERO),
                "迟报");
        assertThat(criterion(small(), "V").missing()).isEqualTo(outer);
        Scheme own = SmallScheme.read(
                SmallScheme.with(
                        "value: {factor: 1}",
                        "value: {factor: 1}\n    absence: {NOT_APPLICABLE: {share: 0.6}, MISSING: no_score, PENDING: reweight}"));
        assertThat(criterion(own, "V").missing())
                .isEqualTo(new MissingPolicy(
                        new Treatment(TreatedAs.SHARE, d("0.6")),
                        new Treatment(TreatedAs.SHARE, d("0.6")),
                        Treatment.of(TreatedAs.NO_SCORE),
                        Treatment.of(TreatedAs.REWEIGHT),
                        null));
        Scheme zero = SmallScheme.read(
                SmallScheme.with("value: {factor: 1}", "value: {factor: 1}\n    absence: {ZERO_DENOMINATOR: zero}"));
        assertThat(criterion(zero, "V").missing())
                .isEqualTo(new MissingPolicy(
                        outer.notApplicable(), Treatment.of(TreatedAs.ZERO), outer.missing(), outer.pending(), "迟报"));
    }

    @Test
    void every_kind_of_rule_arrives_with_its_parameters() {
        assertThat(curve("completion: {target: 100 * p, cap: none, floor: 0.2}"))
                .isInstanceOfSatisfying(Curve.Completion.class, c -> {
                    assertThat(c.target().text()).isEqualTo("100 * p");
                    assertThat(c.scheduled()).isFalse();
                    assertThat(c.cap()).isNull();
                    assertThat(c.floor()).isEqualTo(d("0.2"));
                });
        assertThat(criterion(small(), "A3").curve())
                .isEqualTo(new Curve.Completion(Expression.number(d("24")), true, d("1"), null));
        assertThat(curve("pass_fail: {above: 3.50, otherwise: 0.5}"))
                .isEqualTo(new Curve.PassFail(Curve.Scale.SHARE, Comparator.ABOVE, d("3.50"), d("0.5")));
        assertThat(curve("per_unit: {start: points, at: 97, below: -0.5, max_below: 3, steps: whole, min: 0, max: 9}"))
                .isEqualTo(new Curve.PerUnit(
                        null,
                        List.of(new Curve.PerUnit.Term(null, d("97"), d("-0.5"), Decimal.ZERO, d("3"), null)),
                        Curve.PerUnit.Steps.WHOLE,
                        d("0"),
                        d("9"),
                        Curve.Scale.SHARE));
        assertThat(
                        curve(
                                "per_unit: {start: 10, terms: [{of: A2, at: 0, above: -0.2, max_above: 1}], steps: pro_rata, min: none}"))
                .isEqualTo(new Curve.PerUnit(
                        d("10"),
                        List.of(new Curve.PerUnit.Term("A2", d("0"), Decimal.ZERO, d("-0.2"), null, d("1"))),
                        Curve.PerUnit.Steps.PRO_RATA,
                        null,
                        null,
                        Curve.Scale.SHARE));
        assertThat(curve("tier: {from: [[80, 1], [50, 0.5]], bound: exclusive, rest: 0.1}"))
                .isEqualTo(new Curve.Tier(
                        Curve.Scale.SHARE,
                        true,
                        false,
                        List.of(new Curve.Tier.Step(d("80"), d("1")), new Curve.Tier.Step(d("50"), d("0.5"))),
                        d("0.1")));
        assertThat(criterion(small(), "A1").curve())
                .isEqualTo(new Curve.Piecewise(
                        Curve.Scale.PERCENT,
                        List.of(new Curve.Piecewise.Point(d("70"), d("0")), new Curve.Piecewise.Point(d("95"), d("1"))),
                        d("0"),
                        null));
        assertThat(criterion(small(), "A2").curve())
                .isEqualTo(new Curve.Efficacy(
                        Curve.Scale.SHARE,
                        d("60"),
                        d("40"),
                        null,
                        new Population("area", true),
                        Curve.Efficacy.WhenEqual.FULL,
                        true,
                        null,
                        Curve.Better.HIGH));
        assertThat(
                        curve(
                                "efficacy: {base: 60, span: 40, bounds: {unacceptable: 12, satisfactory: 6}, clamp: false, below_zero: 0, better: low}"))
                .isEqualTo(new Curve.Efficacy(
                        Curve.Scale.SHARE,
                        d("60"),
                        d("40"),
                        new Curve.Efficacy.Bounds(d("12"), d("6")),
                        Population.RANKABLE,
                        Curve.Efficacy.WhenEqual.FULL,
                        false,
                        d("0"),
                        Curve.Better.LOW));
        assertThat(curve("rank_points: {step: 0.1, floor: 0.2, over: rankable_units}"))
                .isEqualTo(new Curve.RankPoints(
                        Curve.Scale.SHARE, List.of(), d("0.1"), d("0.2"), Curve.Better.HIGH, Population.RANKABLE));
        assertThat(curve("rank_points: {table: [1, 0.95], better: low, over: all_units, within: group}"))
                .isEqualTo(new Curve.RankPoints(
                        Curve.Scale.SHARE,
                        List.of(d("1"), d("0.95")),
                        Decimal.ZERO,
                        Decimal.ZERO,
                        Curve.Better.LOW,
                        new Population("group", true)));
        assertThat(curve("value: {factor: 0.50}")).isEqualTo(new Curve.Value(Curve.Scale.SHARE, d("0.50")));
        assertThat(
                        curve(
                                "mix: [{share: 0.6, of: A2, value: {factor: 1}, names: {value: x}}, {share: 0.4, value: {factor: 2}}]"))
                .isEqualTo(new Curve.Mix(List.of(
                        new Curve.Mix.Part(
                                d("0.6"),
                                new Source.Plain("A2"),
                                new Curve.Value(Curve.Scale.SHARE, d("1")),
                                Map.of("value", "x")),
                        new Curve.Mix.Part(d("0.4"), null, new Curve.Value(Curve.Scale.SHARE, d("2")), Map.of()))));
    }

    @Test
    void tasks_and_votes_arrive_and_like_copies_them() {
        Curve.TaskRule task = new Curve.TaskRule(
                new Curve.TaskRule.Milestones(d("0.1"), d("0.5"), true),
                true,
                false,
                d("1.1"),
                List.of(d("0.9"), d("1.0")),
                d("22"));
        assertThat(criterion(small(), "C2").curve()).isEqualTo(task);
        Node.Criterion c3 = criterion(small(), "C3");
        assertThat(c3.curve()).isEqualTo(task);
        assertThat(c3.points()).isEqualTo(d("20"));
        assertThat(c3.title()).isEqualTo(Text.same("任务二"));
        String vote =
                "    vote: {levels: {好: 100, 差: 40}, abstain: \"-\", classes: [{id: 领导, weight: 0.4, voters: 6, trim: false},"
                        + " {id: 群众, weight: 0.6}], trim: {highest_and_lowest: 1, from_votes: 5}, min_votes: 3, full_mark: 100}\n";
        Scheme voted = SmallScheme.read(SmallScheme.with("    of: A4\n    value: {factor: 1}\n", vote));
        assertThat(criterion(voted, "V").curve())
                .isEqualTo(new Curve.VoteRule(
                        List.of(new Curve.VoteRule.Level("好", d("100")), new Curve.VoteRule.Level("差", d("40"))),
                        "-",
                        List.of(
                                new Curve.VoteRule.RaterClass("领导", d("0.4"), 6, false),
                                new Curve.VoteRule.RaterClass("群众", d("0.6"), null, true)),
                        1,
                        5,
                        3,
                        d("100")));
    }

    @Test
    void events_have_two_sides() {
        Node.Events events = (Node.Events) node(small(), "events");
        assertThat(events.documentRequired()).isTrue();
        assertThat(events.bonus())
                .isEqualTo(new Node.Side(Text.of("加分", "bonuses"), d("5"), true, Map.of("省级", d("3")), null));
        assertThat(events.deduct())
                .isEqualTo(new Node.Side(
                        Text.of("扣分", "deductions"),
                        null,
                        false,
                        Map.of("通报", d("1"), "迟报", d("0.2")),
                        new Node.Repeat(d("2"), List.of("通报"), false)));
        assertThat(events.deduct().levels().keySet()).containsExactly("通报", "迟报");
    }

    @Test
    void what_follows_from_scores_arrives() {
        Scheme scheme = small();
        assertThat(scheme.vetoes())
                .containsExactly(new Veto("V1", Text.same("造假"), "", null, "较差", null, false, false));
        assertThat(scheme.redLines()).singleElement().satisfies(line -> {
            Condition when = line.when();
            assertThat(when == null ? "" : when.text()).isEqualTo("A1.ratio < 0.9 and C1 >= 50");
            assertThat(line.gradeAtMost()).isEqualTo("良好");
            assertThat(line.ranked()).isTrue();
        });
        assertThat(scheme.rankings()).singleElement().satisfies(ranking -> {
            assertThat(ranking.id()).isEqualTo("total");
            assertThat(ranking.title()).isEqualTo(Text.same("总分"));
            assertThat(ranking.within()).isEqualTo("area");
            assertThat(ranking.decimals()).isNull();
            assertThat(ranking.ties()).isEqualTo(RankingRule.TieMethod.COMPETITION);
            assertThat(ranking.chain())
                    .containsExactly(
                            new RankingRule.TieKey("both", true), new RankingRule.TieKey("events.deduct", false));
            assertThat(ranking.values().values()).extracting(Expression::text).containsExactly("C2 + C3");
            assertThat(ranking.grades())
                    .isEqualTo(new RankingRule.Grades(
                            List.of(
                                    new RankingRule.Grades.Band("优秀", d("90")),
                                    new RankingRule.Grades.Band("良好", d("80")),
                                    new RankingRule.Grades.Band("较差", d("0"))),
                            List.of(new RankingRule.Quota("优秀", d("0.3"), RoundingMode.FLOOR, true, false)),
                            true));
            assertThat(ranking.normalised()).isEqualTo(new RankingRule.Normalisation("group", RATIO, 3));
            assertThat(ranking.provisional()).isFalse();
        });
        assertThat(scheme.rollUps())
                .containsExactly(new RollUp(
                        "year",
                        Text.same("汇总"),
                        "total",
                        Text.of("各期平均", "mean of the periods"),
                        LINE,
                        d("0.6"),
                        List.of(new RollUp.Term("YEAR", d("0.4"))),
                        LINE,
                        true));
        assertThat(scheme.awards())
                .containsExactly(
                        new AwardRule(
                                "best", Text.same("奖"), AwardRule.Kind.AWARD, List.of("total"), 1, d("80"), 2, true),
                        new AwardRule(
                                "last",
                                Text.same("提醒"),
                                AwardRule.Kind.NOTICE,
                                List.of("total"),
                                1,
                                d("70"),
                                Integer.MAX_VALUE,
                                false));
        assertThat(scheme.warnings())
                .containsExactly(new WarningRule(
                        "schedule",
                        Text.same("预警"),
                        List.of("A3", "C2"),
                        List.of(
                                new WarningRule.Light(Colour.GREEN, d("0"), true, null, false),
                                new WarningRule.Light(Colour.YELLOW, d("-10"), false, d("0"), false),
                                new WarningRule.Light(Colour.RED, null, false, d("-10"), true))));
        assertThat(scheme.checks())
                .containsExactly(
                        new CheckRule(
                                CheckRule.Kind.RATIO_VS_PARTS,
                                CheckRule.Severity.ERROR,
                                true,
                                Map.of("tolerance", d("1")),
                                Map.of()),
                        new CheckRule(
                                CheckRule.Kind.UNIT_SUSPECT,
                                CheckRule.Severity.INFO,
                                false,
                                Map.of(),
                                Map.of("expected", List.of("围挡=米"))));
    }

    @Test
    void every_figure_that_a_scheme_may_name_is_one_of_the_score_board() {
        YamlNode root = YamlFile.read("s.yaml", SmallScheme.text(), new Problems());
        assertThat(root).isInstanceOf(YamlNode.Mapping.class);
        Declared declared = Declared.in((YamlNode.Mapping) Objects.requireNonNull(root));
        assertThat(declared.all(Declared.Sort.FIGURE))
                .hasSizeGreaterThan(15)
                .allSatisfy(name ->
                        assertThat(ScoreBoard.isFigure(small(), name)).as(name).isTrue());
    }

    @Test
    void all_is_read_the_same_whatever_stands_first() {
        String text = SmallScheme.text();
        int score = text.indexOf("score:\n");
        int vetoes = text.indexOf("vetoes:\n");
        String moved = text.substring(0, score) + text.substring(vetoes) + text.substring(score, vetoes);

        assertThat(SmallScheme.read(moved)).isEqualTo(small());
    }
}
