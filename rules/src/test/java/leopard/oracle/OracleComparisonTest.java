package leopard.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import leopard.rule.RuleBook;
import leopard.rule.RuleException;
import leopard.rules.drools.DroolsCompiler;
import leopard.scheme.Scheme;
import leopard.score.Shards;
import org.junit.jupiter.api.Test;

/**
 * Random schemes, compiled through Drools, on random data: lines, ranks, grades and awards are those of the oracle to the
 * last digit. {@code -Dleopard.oracle.seed=N} throws the dice of a failure again; {@code leopard.oracle.schemes} and
 * {@code leopard.oracle.data} say how often, {@code leopard.oracle.unjudged.schemes} and {@code .data} how often without
 * Drools.
 */
class OracleComparisonTest {

    private static final long SEED = 20240630;
    private static final int SCHEMES = Integer.getInteger("leopard.oracle.schemes", 200);
    private static final int FRESH_SCHEMES = Math.min(SCHEMES, 10);
    private static final int DATA = Integer.getInteger("leopard.oracle.data", 50);
    private static final int UNJUDGED_SCHEMES = Integer.getInteger("leopard.oracle.unjudged.schemes", 2000);
    private static final int UNJUDGED_DATA = Integer.getInteger("leopard.oracle.unjudged.data", 2);

    @Test
    void random_cases_come_out_as_the_oracle_has_them() {
        assertAgreement(JUDGED, Long.getLong("leopard.oracle.seed", SEED), SCHEMES, DATA);
    }

    @Test
    void cases_that_nobody_has_seen_before_come_out_as_the_oracle_has_them() {
        assertAgreement(JUDGED, System.nanoTime(), FRESH_SCHEMES, DATA);
    }

    @Test
    void more_random_cases_come_out_as_the_oracle_has_them_without_a_rule_engine() {
        assertAgreement(UNJUDGED, Long.getLong("leopard.oracle.seed", SEED), UNJUDGED_SCHEMES, UNJUDGED_DATA);
    }

    /** How schemes are drawn, and who judges them. */
    private interface Layer {
        RandomScheme.Drawn draw(String id, Dice dice);

        RuleBook rules(Scheme scheme) throws RuleException;
    }

    private static final Layer JUDGED = new Layer() {
        private final DroolsCompiler compiler = DroolsCompiler.create();

        @Override
        public RandomScheme.Drawn draw(String id, Dice dice) {
            return RandomScheme.draw(id, dice);
        }

        @Override
        public RuleBook rules(Scheme scheme) throws RuleException {
            return compiler.compile(scheme);
        }

        @Override
        public String toString() {
            return "through Drools";
        }
    };

    private static final Layer UNJUDGED = new Layer() {
        @Override
        public RandomScheme.Drawn draw(String id, Dice dice) {
            return RandomScheme.drawUnjudged(id, dice);
        }

        @Override
        public RuleBook rules(Scheme scheme) {
            return UnjudgedRules.of(scheme);
        }

        @Override
        public String toString() {
            return "without a rule engine";
        }
    };

    private static void assertAgreement(Layer layer, long seed, int schemes, int data) {
        System.out.printf(
                Locale.ROOT, "oracle: seed %d, %d schemes of %d sets of data, %s%n", seed, schemes, data, layer);
        List<Scored> scored = IntStream.range(0, schemes)
                .parallel()
                .mapToObj(number -> score(layer, seed, number, data))
                .toList();
        Map<String, Integer> counts = new TreeMap<>();
        Map<String, String> examples = new TreeMap<>();
        for (Scored scheme : scored) {
            scheme.counts.forEach((kind, count) -> counts.merge(kind, count, Integer::sum));
            scheme.examples.forEach(examples::putIfAbsent);
        }
        assertThat(examples.values())
                .as("an example of each kind of difference, of which there are %s", counts)
                .isEmpty();
        assertThat(scored.stream().mapToInt(Scored::cases).sum()).isEqualTo(schemes * data);
    }

    /**
     * What came of one scheme.
     *
     * @param counts number of cases that differ by kind of the first difference
     * @param examples one of each kind
     */
    private record Scored(int cases, Map<String, Integer> counts, Map<String, String> examples) {}

    private static Scored score(Layer layer, long seed, int number, int data) {
        Map<String, Integer> counts = new TreeMap<>();
        Map<String, String> examples = new TreeMap<>();
        int cases = 0;
        RandomScheme.Drawn drawn = layer.draw("s" + number, new Dice(seed + number));
        try (Shards shards = Shards.on(1)) {
            RuleBook rules = layer.rules(drawn.scheme());
            for (int d = 0; d < data; d++) {
                OracleCase given = RandomData.draw(drawn, new Dice(seed * 31 + number * 1000L + d));
                List<Comparison.Difference> differences = Comparison.of(given, rules, shards);
                if (!differences.isEmpty()) {
                    String kind = differences.get(0).what();
                    counts.merge(kind, 1, Integer::sum);
                    examples.putIfAbsent(
                            kind,
                            "seed %s, scheme %s, data %s%n%s".formatted(seed, number, d, inWords(given, differences)));
                }
                cases++;
            }
        } catch (RuleException | RuntimeException failure) {
            throw new AssertionError(
                    "seed %s, scheme %s, data %s%n%s"
                            .formatted(seed, number, cases, RandomScheme.sketch(drawn.scheme())),
                    failure);
        }
        return new Scored(cases, counts, examples);
    }

    private static String inWords(OracleCase given, List<Comparison.Difference> differences) {
        List<String> words = new ArrayList<>();
        differences.stream().limit(3).forEach(difference -> words.add(difference.toString()));
        words.add(RandomScheme.sketch(given.scheme()));
        words.add("period " + given.period());
        given.units().forEach(each -> words.add(each.toString()));
        String unit = differences.get(0).unit();
        given.readings().stream().filter(r -> r.unit().equals(unit)).forEach(r -> words.add(r.toString()));
        given.tasks().stream().filter(t -> t.unit().equals(unit)).forEach(t -> words.add(t.toString()));
        given.events().stream().filter(e -> e.unit().equals(unit)).forEach(e -> words.add(e.toString()));
        given.ballots().stream().filter(b -> b.unit().equals(unit)).forEach(b -> words.add(b.toString()));
        return String.join("\n", words);
    }
}
