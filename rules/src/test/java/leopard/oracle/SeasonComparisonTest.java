package leopard.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import leopard.rule.RuleBook;
import leopard.rule.RuleException;
import leopard.rules.drools.DroolsCompiler;
import leopard.score.Shards;
import org.junit.jupiter.api.Test;

/**
 * Random schemes over several periods in one pass: roll-ups, rankings that look back, movement, grades and awards are those
 * of the oracle in every period. {@code -Dleopard.oracle.seed=N} throws the dice of a failure again; {@code
 * leopard.oracle.seasons} and {@code leopard.oracle.seasons.data} say how often.
 */
class SeasonComparisonTest {

    private static final long SEED = 20240701;
    private static final int SCHEMES = Integer.getInteger("leopard.oracle.seasons", 40);
    private static final int DATA = Integer.getInteger("leopard.oracle.seasons.data", 25);

    private static final DroolsCompiler COMPILER = DroolsCompiler.create();

    @Test
    void seasons_come_out_as_the_oracle_has_them() {
        assertAgreement(Long.getLong("leopard.oracle.seed", SEED), SCHEMES);
    }

    @Test
    void seasons_that_nobody_has_seen_before_come_out_as_the_oracle_has_them() {
        assertAgreement(System.nanoTime(), Math.min(SCHEMES, 5));
    }

    private static void assertAgreement(long seed, int schemes) {
        System.out.println("oracle: seed " + seed + ", " + schemes + " seasons of " + DATA + " sets of data");
        Map<String, Integer> counts = new TreeMap<>();
        Map<String, String> examples = new TreeMap<>();
        for (int number = 0; number < schemes; number++) {
            RandomSeason drawn = RandomSeason.draw("s" + number, new Dice(seed + number));
            int data = 0;
            try (Shards shards = Shards.on(1)) {
                RuleBook rules = COMPILER.compile(drawn.scheme());
                for (; data < DATA; data++) {
                    RandomSeason.Season season = drawn.rows(new Dice(seed * 31 + number * 1000L + data));
                    List<Comparison.Difference> differences = Comparison.of(season, rules, shards);
                    if (!differences.isEmpty()) {
                        String kind = differences.get(0).what();
                        counts.merge(kind, 1, Integer::sum);
                        String where = "seed %s, season %s, data %s%n".formatted(seed, number, data);
                        examples.putIfAbsent(kind, where + inWords(season, differences));
                    }
                }
            } catch (RuleException | RuntimeException failure) {
                throw new AssertionError(
                        "seed %s, season %s, data %s%n%s"
                                .formatted(seed, number, data, RandomScheme.sketch(drawn.scheme())),
                        failure);
            }
        }
        assertThat(examples.values())
                .as("an example of each kind of difference, of which there are %s", counts)
                .isEmpty();
    }

    private static String inWords(RandomSeason.Season season, List<Comparison.Difference> differences) {
        List<String> words = new ArrayList<>();
        differences.stream().limit(3).forEach(difference -> words.add(difference.toString()));
        words.add(differences.get(differences.size() - 1).oracle());
        words.add(RandomScheme.sketch(season.scheme()));
        season.scheme().rollUps().forEach(rollUp -> words.add(rollUp.toString()));
        season.units().forEach(unit -> words.add(unit.toString()));
        season.history().forEach(entry -> words.add(entry.toString()));
        String unit = differences.get(0).unit();
        OracleCase any = season.cases().get(0);
        any.readings().stream()
                .filter(reading -> reading.unit().equals(unit))
                .forEach(reading -> words.add(reading.toString()));
        any.events().stream().filter(event -> event.unit().equals(unit)).forEach(event -> words.add(event.toString()));
        return String.join("\n", words);
    }
}
