package leopard.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import leopard.intake.Dispute;
import leopard.model.DataStatus;
import leopard.model.Decimal;
import leopard.model.Lang;
import leopard.model.ScoreEvent.Kind;
import leopard.model.Text;
import leopard.scheme.Comparator;
import leopard.scheme.Curve;
import leopard.scheme.Expression;
import leopard.scheme.MissingPolicy;
import leopard.scheme.MissingPolicy.TreatedAs;
import leopard.scheme.MissingPolicy.Treatment;
import leopard.scheme.Node;
import leopard.scheme.Population;
import leopard.scheme.Rounding;
import leopard.score.EventVerdict.Outcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What holds of every sheet, whatever the scheme and the figures. */
class SheetLawsTest {

    private static final MissingPolicy[] POLICIES = {
        MissingPolicy.DEFAULT,
        new MissingPolicy(
                Treatment.of(TreatedAs.ZERO),
                new Treatment(TreatedAs.SHARE, Decimal.of("0.335")),
                Treatment.of(TreatedAs.REWEIGHT),
                Treatment.of(TreatedAs.ZERO),
                null),
        new MissingPolicy(
                Treatment.of(TreatedAs.REWEIGHT),
                Treatment.of(TreatedAs.REWEIGHT),
                Treatment.of(TreatedAs.NO_SCORE),
                Treatment.of(TreatedAs.ZERO),
                null)
    };

    private static Node tree(SplittableRandom random, String id, int depth) {
        if (depth == 0 || random.nextInt(3) == 0) {
            MissingPolicy policy = POLICIES[random.nextInt(10) == 0 ? 2 : random.nextInt(2)];
            int scale = random.nextInt(5) == 0 ? 6 : 2;
            Curve curve = switch (random.nextInt(4)) {
                case 0 ->
                    new Curve.Completion(Expression.number(Decimal.of("7")), true, Decimal.of("1.1"), Decimal.ZERO);
                case 1 -> new Curve.Value(Curve.Scale.SHARE, Decimal.of("0.337"));
                case 2 ->
                    new Curve.PassFail(Curve.Scale.SHARE, Comparator.AT_LEAST, Decimal.of("3"), Decimal.of("0.333"));
                default ->
                    new Curve.RankPoints(
                            Curve.Scale.SHARE,
                            List.of(),
                            Decimal.of("0.07"),
                            Decimal.of("0.2"),
                            Curve.Better.HIGH,
                            Population.RANKABLE);
            };
            return Given.criterion(
                    id,
                    id,
                    String.valueOf(random.nextInt(1, 30)),
                    Given.figure("v" + random.nextInt(4)),
                    curve,
                    new Rounding(scale, RoundingMode.HALF_UP),
                    Given.RATIO,
                    policy);
        }
        List<Node> parts = new ArrayList<>();
        for (int i = random.nextInt(1, 5); i > 0; i--) {
            parts.add(tree(random, id + i, depth - 1));
        }
        return Given.component(
                id,
                id,
                random.nextInt(4) == 0 ? null : String.valueOf(random.nextInt(1, 100)),
                new Rounding(random.nextInt(6) == 0 ? 1 : random.nextInt(5) == 0 ? 8 : 2, RoundingMode.HALF_UP),
                random.nextInt(4) == 0 ? "3.5" : null,
                random.nextInt(4) == 0 ? "20.25" : null,
                parts.toArray(Node[]::new));
    }

    private static Given random(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Given given = new Given();
        List<Node> parts = new ArrayList<>();
        for (int i = 1; i < 4; i++) {
            parts.add(tree(random, "N" + i, 3));
        }
        parts.add(Given.events("5", "8", Given.LINE));
        given.root(Given.component("total", "总分", "100", parts.toArray(Node[]::new)));
        for (int v = 0; v < 4; v++) {
            given.indicator("v" + v, "指标" + v);
        }
        for (int u = 0; u < 6; u++) {
            given.unit("u" + u);
            for (int v = 0; v < 4; v++) {
                String figure = switch (random.nextInt(8)) {
                    case 0 -> "";
                    case 1 -> "NA";
                    case 2 -> "?" + random.nextInt(9);
                    default -> random.nextInt(9) + "." + random.nextInt(1000);
                };
                given.reading("u" + u, "v" + v, figure);
            }
            if (random.nextBoolean()) {
                given.event(
                        "u" + u,
                        "e",
                        random.nextBoolean() ? Kind.BONUS : Kind.DEDUCT,
                        "事项",
                        "级别",
                        random.nextInt(12) + ".5",
                        "m",
                        "2024-01-01",
                        "文件",
                        Outcome.values()[random.nextInt(Outcome.values().length)],
                        random.nextBoolean() ? "1" : "2",
                        null);
            }
        }
        return given;
    }

    @Test
    void every_printed_sheet_adds_up_and_its_arithmetic_is_right() {
        int equations = 0;
        for (long seed = 1; seed <= 150; seed++) {
            ScoreBoard board = random(seed).board();
            for (int unit = 0; unit < board.units().size(); unit++) {
                try {
                    equations += PrintedArithmetic.check(board.sheet(unit));
                } catch (AssertionError | RuntimeException e) {
                    throw new AssertionError("seed " + seed + ", unit " + unit, e);
                }
            }
        }
        assertThat(equations).isGreaterThan(10_000);
    }

    @Test
    void the_order_of_units_and_rows_changes_nothing() throws IOException {
        for (long seed = 1; seed <= 40; seed++) {
            String before = printed(random(seed));
            Given given = random(seed);
            Random shuffle = new Random(seed);
            Collections.shuffle(given.units, shuffle);
            Collections.shuffle(given.readings, shuffle);
            Collections.shuffle(given.events, shuffle);
            assertThat(printed(given)).as("seed %s", seed).isEqualTo(before);
        }
    }

    private static String printed(Given given) throws IOException {
        ScoreBoard board = given.board();
        StringBuilder text = new StringBuilder();
        for (int unit = 0; unit < board.units().size(); unit++) {
            Explanation.write(board.sheet(unit), List.of(), Lang.ZH, text);
        }
        return text.toString();
    }

    @Test
    void a_better_figure_never_lowers_the_points() {
        List<Curve> curves = List.of(
                new Curve.Completion(Expression.number(Decimal.of("50")), false, Decimal.ONE, null),
                new Curve.Piecewise(
                        Curve.Scale.SHARE,
                        List.of(
                                new Curve.Piecewise.Point(Decimal.of("10"), Decimal.ZERO),
                                new Curve.Piecewise.Point(Decimal.of("40"), Decimal.of("0.6")),
                                new Curve.Piecewise.Point(Decimal.of("60"), Decimal.ONE)),
                        Decimal.ZERO,
                        null),
                new Curve.Efficacy(
                        Curve.Scale.SHARE,
                        Decimal.of("60"),
                        Decimal.of("40"),
                        null,
                        Population.RANKABLE,
                        Curve.Efficacy.WhenEqual.FULL,
                        false,
                        Decimal.ZERO,
                        Curve.Better.HIGH),
                new Curve.RankPoints(
                        Curve.Scale.SHARE,
                        List.of(),
                        Decimal.of("0.1"),
                        Decimal.of("0.2"),
                        Curve.Better.HIGH,
                        Population.RANKABLE),
                new Curve.PassFail(Curve.Scale.SHARE, Comparator.AT_LEAST, Decimal.of("30"), Decimal.of("0.5")),
                new Curve.PerUnit(
                        null,
                        List.of(new Curve.PerUnit.Term(
                                null, Decimal.of("30"), Decimal.of("-0.5"), Decimal.of("0.2"), null, Decimal.ONE)),
                        Curve.PerUnit.Steps.WHOLE,
                        Decimal.ZERO,
                        null,
                        Curve.Scale.SHARE));
        SplittableRandom random = new SplittableRandom(99);
        for (Curve curve : curves) {
            for (int round = 0; round < 40; round++) {
                List<Decimal> figures = new ArrayList<>();
                for (int i = 0; i < 12; i++) {
                    figures.add(Decimal.of(random.nextInt(-100, 900), 1));
                }
                Points before = scoreOfFirst(curve, figures);
                figures.set(0, figures.get(0).plus(Decimal.of(random.nextInt(1, 300), 1)));
                assertThat(scoreOfFirst(curve, figures))
                        .as("%s, round %s", curve, round)
                        .isGreaterThanOrEqualTo(before);
            }
        }
    }

    private static Points scoreOfFirst(Curve curve, List<Decimal> figures) {
        Given given = new Given().indicator("v", "指标");
        for (int i = 0; i < figures.size(); i++) {
            given.unit("u" + (char) ('a' + i))
                    .reading("u" + (char) ('a' + i), "v", figures.get(i).toString());
        }
        given.root(Given.criterion("A", "A", "10", Given.figure("v"), curve));
        Points score = given.board().scores("A").get(0);
        return score == null ? Points.of("-1") : score;
    }

    private static ScoreBoard large(int size, int threads) {
        Given given = new Given();
        given.indicator("v0", "指标").indicator("v1", "指标");
        SplittableRandom random = new SplittableRandom(size);
        for (int i = 0; i < size; i++) {
            String unit = "u" + (100_000 + i);
            given.unit(unit);
            given.reading(unit, "v0", random.nextInt(1000) + ".5");
            if (random.nextInt(10) > 0) {
                given.reading(unit, "v1", String.valueOf(random.nextInt(50)));
            }
        }
        given.root(Given.component(
                "total",
                "总分",
                "100",
                Given.criterion(
                        "A",
                        "A",
                        "60",
                        Given.figure("v0"),
                        new Curve.Completion(Expression.number(Decimal.of("700")), false, Decimal.ONE, null)),
                Given.criterion(
                        "B",
                        "B",
                        "40",
                        Given.figure("v1"),
                        new Curve.RankPoints(
                                Curve.Scale.SHARE,
                                List.of(),
                                Decimal.of("0.01"),
                                Decimal.of("0.2"),
                                Curve.Better.HIGH,
                                Population.RANKABLE))));
        return given.board(threads);
    }

    @Test
    void how_many_work_at_it_and_where_a_shard_ends_shows_nowhere() {
        for (int size : new int[] {0, 1, 4095, 4096, 4097, 8193}) {
            ScoreBoard alone = large(size, 1);
            ScoreBoard together = large(size, 8);
            for (String line : List.of("A", "B", "total")) {
                assertThat(together.scores(line).scores())
                        .as("%s of %s", line, size)
                        .isEqualTo(alone.scores(line).scores());
            }
            if (size > 0) {
                assertThat(together.sheet(size - 1)).isNotNull();
                PrintedArithmetic.check(together.sheet(size - 1));
            }
        }
    }

    private static Points total(Given given) {
        ScoreBoard board = given.board();
        PrintedArithmetic.check(board.sheet(0));
        Points score = board.scores("total").get(0);
        return score == null ? Points.of("-999") : score;
    }

    private static Given two(Rounding rounding, @Nullable String floor, @Nullable String cap, String a, String b) {
        Curve value = new Curve.Value(Curve.Scale.SHARE, Decimal.ONE);
        Given given = new Given().unit("甲").indicator("a", "甲项").indicator("b", "乙项");
        given.reading("甲", "a", a).reading("甲", "b", b);
        return given.root(Given.component(
                "total",
                "总分",
                "100",
                rounding,
                floor,
                cap,
                Given.criterion("A", "甲项", "44", Given.figure("a"), value, rounding, Given.RATIO, POLICIES[0]),
                Given.criterion("B", "乙项", "56", Given.figure("b"), value, rounding, Given.RATIO, POLICIES[0])));
    }

    @Test
    void a_component_is_capped_and_floored_and_the_difference_is_a_line() {
        assertThat(total(two(Given.LINE, null, "60", "40", "30"))).isEqualTo(Points.of("60.00"));
        assertThat(total(two(Given.LINE, "-5", null, "-40", "30"))).isEqualTo(Points.of("-5.00"));
        Given capped = two(Given.LINE, null, "60", "40", "30");
        assertThat(Given.line(capped.board(), "甲", "total.adj").score()).isEqualTo(Points.of("-10.00"));
    }

    @Test
    void a_component_that_is_not_rounded_keeps_the_finer_digits_of_its_parts() {
        Rounding fine = new Rounding(6, RoundingMode.HALF_UP);
        assertThat(total(two(fine, null, null, "1.000005", "2.5"))).isEqualTo(Points.of("3.500005"));
    }

    @Test
    void the_division_of_a_re_weighted_sum_comes_last() {
        assertThat(total(two(Given.LINE, null, null, "NA", "31.08"))).isEqualTo(Points.of("55.50"));
        assertThat(total(two(Given.LINE, null, null, "10.01", "NA"))).isEqualTo(Points.of("22.75"));
    }

    @Test
    void a_component_without_any_part_that_applies_does_not_apply_either() {
        Given given = two(Given.LINE, null, null, "NA", "NA");
        ScoreLine line = Given.line(given.board(), "甲", "total");
        assertThat(line.score()).isNull();
        assertThat(line.status()).isEqualTo(DataStatus.NOT_APPLICABLE);
        assertThat(line.treatedAs()).isEqualTo(TreatedAs.REWEIGHT);
        PrintedArithmetic.check(given.board().sheet(0));
    }

    @Test
    void a_disputed_figure_counts_as_submitted_and_says_so_up_to_the_root() {
        Given given = two(Given.LINE, null, null, "40", "30");
        given.disputes.add(new Dispute("甲", "a", "check"));
        ScoreBoard board = given.board();
        assertThat(Given.line(board, "甲", "A").treatedAs()).isEqualTo(TreatedAs.AS_SUBMITTED);
        assertThat(Given.line(board, "甲", "A").status()).isEqualTo(DataStatus.DISPUTED);
        assertThat(Given.line(board, "甲", "B").status()).isEqualTo(DataStatus.OK);
        assertThat(Given.line(board, "甲", "total").status()).isEqualTo(DataStatus.DISPUTED);
        assertThat(Given.line(board, "甲", "total").score()).isEqualTo(Points.of("70.00"));
    }

    @Test
    void a_criterion_of_other_unit_types_does_not_exist_for_a_unit() {
        Given given = new Given();
        given.unitTypes.add("村");
        given.unitTypes.add("社区");
        given.unit("甲", "村").unit("乙", "社区").indicator("a", "甲项");
        given.reading("甲", "a", "5").reading("乙", "a", "7");
        Curve value = new Curve.Value(Curve.Scale.SHARE, Decimal.ONE);
        Node.Criterion onlyVillages = new Node.Criterion(
                "A",
                Text.same("A"),
                "",
                Decimal.of("10"),
                Given.LINE,
                Set.of("村"),
                Given.figure("a"),
                value,
                Given.RATIO,
                MissingPolicy.DEFAULT,
                Map.of());
        given.root(Given.component(
                "total", "总分", "20", onlyVillages, Given.criterion("B", "B", "10", Given.figure("a"), value)));
        ScoreBoard board = given.board();
        assertThat(Given.sheet(board, "乙").line("A")).isNull();
        assertThat(Given.line(board, "乙", "total").score()).isEqualTo(Points.of("7.00"));
        assertThat(Given.line(board, "甲", "total").score()).isEqualTo(Points.of("10.00"));
    }
}
