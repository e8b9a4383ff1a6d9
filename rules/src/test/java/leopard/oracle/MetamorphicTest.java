package leopard.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import leopard.model.Decimal;
import leopard.model.Rational;
import leopard.model.Reading;
import leopard.model.Unit;
import leopard.rule.RuleBook;
import leopard.rule.RuleException;
import leopard.rules.drools.DroolsCompiler;
import leopard.run.AssessmentRun;
import leopard.run.RankingTable;
import leopard.run.Standing;
import leopard.scheme.Aggregation;
import leopard.scheme.Curve;
import leopard.scheme.Derived;
import leopard.scheme.MissingPolicy.TreatedAs;
import leopard.scheme.Node;
import leopard.scheme.Scheme;
import leopard.score.ScoreColumn;
import leopard.score.Shards;
import org.junit.jupiter.api.Test;

/** Changes of the input that must change nothing in the result, or nothing but names. */
class MetamorphicTest {

    private static final long SEED = 31;
    private static final int SCHEMES = 6;
    private static final int DATA = 10;
    private static final int UNJUDGED_SCHEMES = 150;

    private static final DroolsCompiler COMPILER = DroolsCompiler.create();

    @Test
    void the_order_of_units_and_rows_shows_nowhere() throws RuleException {
        Dice dice = new Dice(SEED);
        forEachCase((drawn, given) -> {
            OracleCase shuffled = new OracleCase(
                    given.scheme(),
                    given.period(),
                    dice.shuffled(given.units()),
                    dice.shuffled(given.readings()),
                    dice.shuffled(given.tasks()),
                    dice.shuffled(given.events()),
                    dice.shuffled(given.ballots()),
                    given.disputes(),
                    given.pendingCounts(),
                    new OracleCase.Between(
                            dice.shuffled(given.between().meetings()),
                            dice.shuffled(given.between().decisions())));
            assertThat(told(shuffled, 1)).as("seed %s", SEED).isEqualTo(told(given, 1));
        });
    }

    @Test
    void the_order_of_parts_changes_no_score() throws RuleException {
        forEachCase((drawn, given) -> {
            Scheme scheme = given.scheme();
            Scheme reversed = withRoots(
                    scheme,
                    scheme.roots().stream().map(MetamorphicTest::reversed).toList());
            assertThat(told(with(reversed, given), 1)).as("seed %s", SEED).isEqualTo(told(given, 1));
        });
    }

    @Test
    void the_order_of_rules_and_indicators_changes_nothing() throws RuleException {
        forEachCase((drawn, given) -> {
            Scheme scheme = given.scheme();
            Dice dice = new Dice(SEED);
            Map<String, Derived> derived = new LinkedHashMap<>();
            dice.shuffled(List.copyOf(scheme.derived().entrySet())).forEach(e -> derived.put(e.getKey(), e.getValue()));
            Scheme shuffled = new Scheme(
                    scheme.id(),
                    scheme.title(),
                    scheme.version(),
                    scheme.source(),
                    scheme.periods(),
                    scheme.cumulative(),
                    scheme.schedule(),
                    scheme.percent(),
                    dice.shuffled(scheme.unitTypes()),
                    scheme.groupings(),
                    scheme.parameters(),
                    dice.shuffled(scheme.indicators()),
                    derived,
                    dice.shuffled(scheme.roots()),
                    dice.shuffled(scheme.vetoes()),
                    dice.shuffled(scheme.redLines()),
                    scheme.rankings(),
                    scheme.rollUps(),
                    dice.shuffled(scheme.awards()),
                    scheme.warnings(),
                    scheme.checks());
            assertThat(told(with(shuffled, given), 1)).as("seed %s", SEED).isEqualTo(told(given, 1));
        });
    }

    @Test
    void relative_weights_may_all_be_scaled() throws RuleException {
        Rational factor = Rational.of(Decimal.of("7"), Decimal.of("3"));
        int scaled = 0;
        for (int s = 0; s < UNJUDGED_SCHEMES; s++) {
            RandomScheme.Drawn drawn = RandomScheme.drawUnjudged("w" + s, new Dice(SEED * 100 + s));
            Scheme heavier = withRoots(
                    drawn.scheme(),
                    drawn.scheme().roots().stream()
                            .map(root -> scaled(root, factor))
                            .toList());
            OracleCase given = RandomData.draw(drawn, new Dice(SEED * 1000 + s));
            assertThat(told(with(heavier, given), UnjudgedRules.of(heavier), 1))
                    .as("seed %s, scheme %s", SEED, s)
                    .isEqualTo(told(given, UnjudgedRules.of(given.scheme()), 1));
            scaled += heavier.roots().equals(drawn.scheme().roots()) ? 0 : 1;
        }
        assertThat(scaled).as("schemes with relative weights").isGreaterThan(UNJUDGED_SCHEMES / 10);
    }

    private static Node scaled(Node node, Rational factor) {
        if (!(node instanceof Node.Component component)) {
            return node;
        }
        List<Node> parts =
                component.parts().stream().map(part -> scaled(part, factor)).toList();
        Map<String, Rational> weights = new LinkedHashMap<>(component.weights());
        if (component.aggregation() != Aggregation.Plain.WEIGHTED_SUM) {
            weights.replaceAll((part, weight) -> weight.times(factor));
        }
        return with(component, parts, weights);
    }

    @Test
    void another_name_of_a_group_changes_nothing_else() throws RuleException {
        forEachCase((drawn, given) -> {
            OracleCase renamed = withUnits(
                    given,
                    unit -> new Unit(
                            unit.id(),
                            unit.name(),
                            "第" + unit.group() + "组",
                            unit.type(),
                            unit.from(),
                            unit.to(),
                            unit.order(),
                            unit.ranked(),
                            unit.groupings()));
            String expected = told(given, 1).toString().replaceAll("group=(甲|乙)", "group=第$1组");
            assertThat(told(renamed, 1).toString()).as("seed %s", SEED).isEqualTo(expected);
        });
    }

    @Test
    void a_guest_outside_every_population_leaves_all_others_alone() throws RuleException {
        forEachCase((drawn, given) -> assertGuestIsAlone(given, COMPILER.compile(given.scheme())));
        for (int s = 0; s < UNJUDGED_SCHEMES; s++) {
            RandomScheme.Drawn drawn = RandomScheme.drawUnjudged("g" + s, new Dice(SEED * 300 + s));
            OracleCase given = RandomData.draw(drawn, new Dice(SEED * 3000 + s));
            assertGuestIsAlone(given, UnjudgedRules.of(given.scheme()));
        }
    }

    private static void assertGuestIsAlone(OracleCase given, RuleBook rules) {
        if (given.scheme().nodes().values().stream().anyMatch(MetamorphicTest::looksAtGuests)) {
            return;
        }
        Unit first = given.units().get(0);
        List<Unit> units = new ArrayList<>(given.units());
        units.add(new Unit("guest", "guest", first.group(), first.type(), null, null, null, false, first.groupings()));
        List<Reading> readings = new ArrayList<>(given.readings());
        for (Reading reading : given.readings()) {
            if (reading.unit().equals(first.id())) {
                readings.add(of("guest", reading));
            }
        }
        OracleCase more = new OracleCase(
                given.scheme(),
                given.period(),
                units,
                readings,
                given.tasks(),
                given.events(),
                given.ballots(),
                given.disputes(),
                given.pendingCounts(),
                given.between());
        Map<String, String> with = told(more, rules, 1);
        with.keySet().removeIf(key -> key.startsWith("guest "));
        assertThat(with).as("seed %s", SEED).isEqualTo(told(given, rules, 1));
    }

    private static Reading of(String unit, Reading reading) {
        return new Reading(
                unit,
                reading.indicator(),
                reading.period(),
                reading.value(),
                reading.numerator(),
                reading.denominator(),
                reading.vintage(),
                reading.revision(),
                reading.declared(),
                reading.verified(),
                reading.approx(),
                reading.details(),
                reading.place());
    }

    @Test
    void one_thread_and_eight_come_to_the_same() throws RuleException {
        RandomScheme.Drawn drawn = RandomScheme.draw("large", new Dice(SEED));
        OracleCase given = RandomData.draw(drawn, new Dice(SEED), 9_000);
        assertThat(told(given, 8)).isEqualTo(told(given, 1));
    }

    /** What is looked at with one case. */
    @FunctionalInterface
    private interface Look {
        void at(RandomScheme.Drawn drawn, OracleCase given) throws RuleException;
    }

    private static void forEachCase(Look look) throws RuleException {
        for (int s = 0; s < SCHEMES; s++) {
            RandomScheme.Drawn drawn = RandomScheme.draw("m" + s, new Dice(SEED + s));
            for (int d = 0; d < DATA; d++) {
                look.at(drawn, RandomData.draw(drawn, new Dice(SEED * 1000 + s * 100L + d)));
            }
        }
    }

    /** Every score, standing and award in words, by unit and line. */
    private static Map<String, String> told(OracleCase given, int threads) throws RuleException {
        return told(given, COMPILER.compile(given.scheme()), threads);
    }

    private static Map<String, String> told(OracleCase given, RuleBook rules, int threads) {
        AssessmentRun run;
        try (Shards shards = Shards.on(threads)) {
            run = Comparison.run(given, rules, shards);
        }
        Map<String, String> told = new TreeMap<>();
        for (int u = 0; u < run.units().size(); u++) {
            String unit = run.units().get(u).id();
            for (String node : given.scheme().nodes().keySet()) {
                ScoreColumn column = run.board().scores(node);
                if (column.exists(u)) {
                    told.put(unit + " " + node, column.get(u) + " " + column.status(u) + " " + column.treatedAs(u));
                }
            }
            for (RankingTable table : run.rankings()) {
                Standing standing = table.standing(u);
                if (standing != null) {
                    told.put(
                            unit + " ranking " + table.rule().id(),
                            Comparison.place(standing).toString());
                }
            }
        }
        List<String> prizes = run.awards().stream()
                .map(award -> Comparison.prize(award).toString())
                .sorted()
                .toList();
        for (int a = 0; a < prizes.size(); a++) {
            told.put("award " + a, prizes.get(a));
        }
        return told;
    }

    private static boolean looksAtGuests(Node node) {
        if (node instanceof Node.Criterion criterion) {
            return criterion.missing().uses(TreatedAs.GROUP_MEAN) || looksAtGuests(criterion.curve());
        }
        return node instanceof Node.Component component && component.missing().uses(TreatedAs.GROUP_MEAN);
    }

    private static boolean looksAtGuests(Curve curve) {
        if (curve instanceof Curve.Mix mix) {
            return mix.parts().stream().anyMatch(part -> looksAtGuests(part.curve()));
        }
        return (curve instanceof Curve.Efficacy efficacy
                        && efficacy.population().all())
                || (curve instanceof Curve.RankPoints ranks
                        && ranks.population().all());
    }

    private static Node reversed(Node node) {
        if (!(node instanceof Node.Component component)) {
            return node;
        }
        List<Node> parts = new ArrayList<>(
                component.parts().stream().map(MetamorphicTest::reversed).toList());
        if (!(component.aggregation() instanceof Aggregation.Lexicographic)) {
            Collections.reverse(parts);
        }
        return with(component, parts, component.weights());
    }

    private static Node.Component with(Node.Component component, List<Node> parts, Map<String, Rational> weights) {
        return new Node.Component(
                component.id(),
                component.title(),
                component.clause(),
                component.points(),
                component.rounding(),
                component.types(),
                component.aggregation(),
                parts,
                weights,
                component.gaps(),
                component.cap(),
                component.floor(),
                component.missing(),
                component.names());
    }

    private static Scheme withRoots(Scheme scheme, List<Node> roots) {
        return new Scheme(
                scheme.id(),
                scheme.title(),
                scheme.version(),
                scheme.source(),
                scheme.periods(),
                scheme.cumulative(),
                scheme.schedule(),
                scheme.percent(),
                scheme.unitTypes(),
                scheme.groupings(),
                scheme.parameters(),
                scheme.indicators(),
                scheme.derived(),
                roots,
                scheme.vetoes(),
                scheme.redLines(),
                scheme.rankings(),
                scheme.rollUps(),
                scheme.awards(),
                scheme.warnings(),
                scheme.checks());
    }

    private static OracleCase with(Scheme scheme, OracleCase given) {
        return new OracleCase(
                scheme,
                given.period(),
                given.units(),
                given.readings(),
                given.tasks(),
                given.events(),
                given.ballots(),
                given.disputes(),
                given.pendingCounts(),
                given.between());
    }

    private static OracleCase withUnits(OracleCase given, UnaryOperator<Unit> change) {
        return withUnits(given, given.units().stream().map(change).toList());
    }

    private static OracleCase withUnits(OracleCase given, List<Unit> units) {
        return new OracleCase(
                given.scheme(),
                given.period(),
                units,
                given.readings(),
                given.tasks(),
                given.events(),
                given.ballots(),
                given.disputes(),
                given.pendingCounts(),
                given.between());
    }
}
