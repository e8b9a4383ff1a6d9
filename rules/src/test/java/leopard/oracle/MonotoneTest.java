package leopard.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import leopard.model.CalendarPeriod;
import leopard.model.Decimal;
import leopard.model.Indicator;
import leopard.model.PeriodKind;
import leopard.model.Place;
import leopard.model.Reading;
import leopard.model.Text;
import leopard.model.Unit;
import leopard.model.Vintage;
import leopard.run.AssessmentRun;
import leopard.scheme.Aggregation;
import leopard.scheme.Aggregation.Plain;
import leopard.scheme.Comparator;
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
import leopard.score.Points;
import leopard.score.ScoreColumn;
import leopard.score.Shards;
import org.junit.jupiter.api.Test;

/** A better figure never lowers a score, where no rule of the scheme rewards a worse one. */
class MonotoneTest {

    private static final long SEED = 77;
    private static final int SCHEMES = 400;
    private static final CalendarPeriod PERIOD = new CalendarPeriod(PeriodKind.MONTH, 2024, 6);

    private final List<Indicator> indicators = new ArrayList<>();
    private Dice dice = new Dice(SEED);
    private int nextId;

    @Test
    void a_better_figure_never_lowers_a_score() {
        int better = 0;
        int same = 0;
        for (int s = 0; s < SCHEMES; s++) {
            Scheme scheme = scheme(s);
            AssessmentRun run;
            try (Shards shards = Shards.on(1)) {
                run = Comparison.run(given(scheme), UnjudgedRules.of(scheme), shards);
            }
            for (String node : scheme.nodes().keySet()) {
                ScoreColumn column = run.board().scores(node);
                for (int u = 1; u < run.units().size(); u++) {
                    int more = score(column, u).compareTo(score(column, 0));
                    assertThat(more)
                            .as(
                                    "seed %s, scheme %s, line %s of %s",
                                    SEED, s, node, run.units().get(u))
                            .isNotNegative();
                    better += more > 0 ? 1 : 0;
                    same += more == 0 ? 1 : 0;
                }
            }
        }
        assertThat(better).as("lines that rose, of %s that did not", same).isGreaterThan(SCHEMES);
    }

    private static Decimal score(ScoreColumn column, int unit) {
        Points points = column.get(unit);
        if (points == null) {
            throw new AssertionError("no score: " + column.status(unit));
        }
        return points.value();
    }

    private Scheme scheme(int number) {
        dice = new Dice(SEED + number);
        indicators.clear();
        nextId = 0;
        Node root = node(dice.between(2, 6));
        RankingRule ranking = new RankingRule(
                root.id(),
                Text.same(root.id()),
                root.id(),
                null,
                null,
                RankingRule.TieMethod.COMPETITION,
                List.of(),
                Map.of(),
                null,
                null,
                false);
        return new Scheme(
                "monotone",
                Text.same("monotone"),
                new SchemeVersion("1", null, null),
                "random",
                PeriodKind.MONTH,
                false,
                Schedule.LINEAR,
                dice.rounding(0, 3),
                List.of(),
                List.of(),
                Map.of(),
                List.copyOf(indicators),
                Map.of(),
                List.of(root),
                List.of(),
                List.of(),
                List.of(ranking),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private Node node(int depth) {
        String id = "n" + ++nextId;
        if (depth == 0 || indicators.size() > 8 || (depth < 4 && dice.percent(30))) {
            return criterion(id);
        }
        List<Node> parts = new ArrayList<>();
        int count = dice.between(1, 4);
        for (int i = 0; i < count; i++) {
            parts.add(node(depth - 1));
        }
        Aggregation aggregation = aggregation();
        return new Node.Component(
                id,
                Text.same(id),
                "",
                null,
                rounding(),
                Set.of(),
                aggregation,
                parts,
                new RandomNodes(dice).weights(aggregation, parts),
                Aggregation.Gaps.ALLOWED,
                Decimal.of(10_000),
                dice.decimalOrNull(80, "0", "5"),
                MissingPolicy.DEFAULT,
                Map.of());
    }

    private Rounding rounding() {
        return dice.percent(20) ? Rounding.none(dice.between(0, 6)) : dice.rounding(0, 4);
    }

    private Aggregation aggregation() {
        int roll = dice.between(0, 12);
        if (roll < Plain.values().length) {
            return Plain.values()[roll];
        }
        return switch (roll) {
            case 9, 10 -> new Aggregation.Chosen(dice.percent(50), dice.between(1, 3), dice.percent(50), false);
            case 11 -> new Aggregation.Trimmed(1);
            default ->
                new Aggregation.Count(
                        dice.of(Comparator.AT_LEAST, Comparator.ABOVE), Decimal.of(5), Decimal.ONE, Decimal.of(2));
        };
    }

    private Node criterion(String id) {
        String indicator = "i" + id;
        indicators.add(
                new Indicator(indicator, Text.same(indicator), "", Indicator.Kind.OTHER, null, null, List.of(), ""));
        return new Node.Criterion(
                id,
                Text.same(id),
                "",
                dice.percent(50) ? null : dice.decimal("10", "100", "33.3"),
                rounding(),
                Set.of(),
                new Source.Plain(indicator),
                curve(),
                dice.percent(10) ? Rounding.none(12) : dice.rounding(0, 4),
                MissingPolicy.DEFAULT,
                Map.of());
    }

    private Curve curve() {
        return switch (dice.between(1, 6)) {
            case 1 -> new Curve.Value(Curve.Scale.SHARE, dice.decimal("1", "0.5", "0.015"));
            case 2 ->
                new Curve.Completion(
                        Expression.number(dice.decimal("100", "3", "0.7")),
                        dice.percent(50),
                        dice.decimal("1", "1.2"),
                        dice.decimalOrNull(60, "0.2"));
            case 3 ->
                new Curve.Tier(
                        Curve.Scale.SHARE,
                        true,
                        dice.percent(50),
                        List.of(
                                new Curve.Tier.Step(Decimal.of(80), Decimal.ONE, null),
                                new Curve.Tier.Step(Decimal.of(60), Decimal.of("0.6"), null),
                                new Curve.Tier.Step(Decimal.of(30), Decimal.of("0.3333"), null)),
                        Decimal.ZERO);
            case 4 ->
                new Curve.Piecewise(
                        Curve.Scale.SHARE,
                        List.of(
                                new Curve.Piecewise.Point(Decimal.of(10), Decimal.ZERO),
                                new Curve.Piecewise.Point(Decimal.of(60), Decimal.of("0.3333")),
                                new Curve.Piecewise.Point(Decimal.of(95), Decimal.ONE)),
                        null,
                        dice.decimalOrNull(50, "1"));
            case 5 ->
                new Curve.PassFail(
                        Curve.Scale.SHARE,
                        dice.of(Comparator.AT_LEAST, Comparator.ABOVE),
                        Decimal.of(60),
                        dice.decimal("0", "0.5"));
            default ->
                new Curve.PerUnit(
                        Decimal.of(8),
                        null,
                        List.of(new Curve.PerUnit.Term(
                                null,
                                Decimal.of(60),
                                Decimal.of("-0.5"),
                                Decimal.of("0.25"),
                                null,
                                dice.decimalOrNull(50, "2"),
                                dice.decimal("1", "0.7", "5"),
                                false)),
                        dice.of(Curve.PerUnit.Steps.values()),
                        Decimal.ZERO,
                        dice.decimalOrNull(50, "10"),
                        Curve.Scale.SHARE);
        };
    }

    /** One unit, and for each indicator another that differs from it by a better figure there. */
    private OracleCase given(Scheme scheme) {
        List<Unit> units = new ArrayList<>();
        List<Reading> readings = new ArrayList<>();
        List<Decimal> figures = new ArrayList<>();
        for (int i = 0; i < indicators.size(); i++) {
            figures.add(dice.percent(30) ? dice.decimal("0", "60", "59.995", "80") : dice.digits(4, 2));
        }
        for (int u = 0; u <= indicators.size(); u++) {
            String unit = "u%02d".formatted(u);
            units.add(new Unit(unit, unit, "g", "", null, null, null, true, Map.of()));
            for (int i = 0; i < indicators.size(); i++) {
                Decimal figure = i == u - 1
                        ? figures.get(i).plus(dice.decimal("0.001", "0.01", "1", "10", "45.5"))
                        : figures.get(i);
                readings.add(new Reading(
                        unit,
                        indicators.get(i).id(),
                        PERIOD.id(),
                        figure,
                        null,
                        null,
                        Vintage.FINAL,
                        1,
                        null,
                        true,
                        false,
                        Reading.Details.NONE,
                        Place.NOWHERE));
            }
        }
        return new OracleCase(scheme, PERIOD, units, readings, List.of(), List.of(), List.of(), Set.of(), false);
    }
}
