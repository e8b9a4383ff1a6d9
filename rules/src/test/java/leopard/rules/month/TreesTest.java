package leopard.rules.month;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import leopard.score.ScoreSheet;
import org.junit.jupiter.api.Test;

/** Trees: how deep, how many, for whom; and what holds of every one of them. */
final class TreesTest {

    private static final String RANKED = "rankings:\n- {by: %s, ties: {method: competition}}\n";

    @Test
    void a_tree_may_be_six_levels_deep_and_every_level_rounds_for_itself() {
        String node = "{A}";
        for (int level = 5; level >= 1; level--) {
            node =
                    "{id: L%d, title: L, rounding: {line: %d}, mean: [%s, {id: K%d, title: K, of: B, value: {factor: 1}}]}"
                            .formatted(level, level, node, level);
        }
        var scored = GivenTree.of(node).unit("u", "A=1", "B=0").run();
        assertThat(scored.score("u", "L5")).isEqualTo("0.50000");
        assertThat(scored.score("u", "L3")).isEqualTo("0.125");
        assertThat(scored.score("u", "L2")).isEqualTo("0.06");
        assertThat(scored.score("u", "L1")).isEqualTo("0.0");
    }

    @Test
    void twelve_levels_fit_into_a_file_in_the_longest_form() {
        String node = "{A}";
        for (int level = 11; level >= 1; level--) {
            node = "{id: L%d, title: L, best: {n: 1, then: sum, of: [%s]}}".formatted(level, node);
        }
        assertThat(GivenTree.of(node).unit("u", "A=8").run().score("u", "L1")).isEqualTo("8.00");
    }

    @Test
    void unit_types_may_have_trees_of_their_own() {
        var scored = GivenTree.of("""
                - {id: T, title: 镇, types: [town], mean: [{A}, {B}]}
                - {id: S, title: 街道, types: [street], geometric_mean: [{id: SA, title: A, like: A}, {id: SB, title: B, like: B}]}
                """)
                .unitOf("g", "town", "t", "A=4", "B=9")
                .unitOf("g", "street", "s", "A=4", "B=9")
                .run();
        assertThat(scored.score("t", "T")).isEqualTo("6.50");
        assertThat(scored.score("s", "S")).isEqualTo("6.00");
        assertThat(scored.run().sheet(scored.run().units().indexOf("t")).line("S"))
                .isNull();
    }

    @Test
    void any_node_can_be_ranked() {
        String tree = "{id: N, title: N, mean: [{A}, {id: M, title: M, product: [{B}, {C}]}]}";
        for (String[] each : new String[][] {
            {"N", "b 1 3.50", "a 2 1.50"}, {"M", "b 1 6.00", "a 2 1.00"}, {"A", "a 1 2.00", "b 2 1.00"}
        }) {
            var scored = GivenTree.of(tree, RANKED.formatted(each[0]))
                    .unit("a", "A=2", "B=1", "C=1")
                    .unit("b", "A=1", "B=2", "C=3")
                    .run();
            assertThat(scored.ranks()).containsExactly(each[1], each[2]);
        }
    }

    @Test
    void a_leaf_may_be_a_share_without_full_marks() {
        var scored = GivenTree.of("{id: N, title: N, mean: [{id: K, title: K, of: A, completion: {target: 8, cap: 1}}, "
                        + "{id: P, title: P, of: B, pass_fail: {at_least: 3}}]}")
                .unit("u", "A=6", "B=3")
                .run();
        assertThat(scored.score("u", "K")).isEqualTo("0.75");
        assertThat(scored.line("u", "K").full()).isNull();
        assertThat(scored.score()).isEqualTo("0.88");
    }

    /** A node of a random tree. */
    private record Tree(String id, String kind, String says, List<Integer> weights, List<Tree> parts) {

        static Tree random(SplittableRandom random, int depth, int[] next) {
            String id = "N" + next[0]++;
            if (depth == 0 || (depth < 4 && random.nextInt(3) == 0)) {
                return new Tree(id, "leaf", String.valueOf((char) ('A' + random.nextInt(5))), List.of(), List.of());
            }
            List<Tree> parts = new ArrayList<>();
            List<Integer> weights = new ArrayList<>();
            for (int i = random.nextInt(1, depth > 3 ? 3 : 5); i > 0; i--) {
                parts.add(random(random, depth - 1, next));
                weights.add(random.nextInt(1, 12));
            }
            String[] kinds = {
                "sum",
                "weighted_sum",
                "mean",
                "geometric_mean",
                "harmonic_mean",
                "product",
                "minimum",
                "maximum",
                "median",
                "best",
                "worst",
                "trimmed_mean",
                "count",
                "lexicographic"
            };
            String kind = kinds[random.nextInt(kinds.length)];
            String[] roundings = {"none", "{line: 3}", "{line: 1, mode: HALF_EVEN}", "{line: none, print_scale: 2}"};
            String[] missing = {"reweight", "no_score", "zero", "{at_least: 0.5}", "{share: 0.6}", "group_mean"};
            String says = "rounding: " + roundings[random.nextInt(roundings.length)] + ", missing: "
                    + missing[random.nextInt(missing.length)]
                    + (random.nextInt(5) == 0 ? ", cap: 20.5, floor: -3" : "");
            return new Tree(id, kind, says, weights, parts);
        }

        /** @param scale what weights are multiplied by, where that changes nothing */
        String yaml(String weight, String scale, boolean reversed) {
            String head = "{id: %s, title: %s%s, ".formatted(id, id, weight);
            if (kind.equals("leaf")) {
                return head + "of: " + says + ", value: {factor: 1}}";
            }
            boolean weighs = List.of("mean", "geometric_mean", "harmonic_mean").contains(kind);
            List<String> each = new ArrayList<>();
            for (int i = 0; i < parts.size(); i++) {
                String own = weighs
                        ? ", weight: " + (scale.isEmpty() ? weights.get(i) : scale.formatted(7 * weights.get(i)))
                        : kind.equals("weighted_sum") ? ", weight: 0." + weights.get(i) : "";
                each.add(parts.get(i).yaml(own, scale, reversed));
            }
            if (reversed && !kind.equals("lexicographic")) {
                Collections.reverse(each);
            }
            String list = "[" + String.join(", ", each) + "]";
            String form = switch (kind) {
                case "best", "worst" ->
                    "{n: 2, then: " + (id.length() % 2 == 0 ? "sum" : "mean") + ", of: " + list + "}";
                case "trimmed_mean" -> "{drop: 1, of: " + list + "}";
                case "count" -> "{met: {above: 2}, each: 1.5, of: " + list + "}";
                case "lexicographic" -> "{of: " + list + "}";
                default -> list;
            };
            return head + says + ", " + kind + ": " + form + "}";
        }
    }

    private static String scores(long seed, String scale, boolean reversed) {
        SplittableRandom random = new SplittableRandom(seed);
        Tree tree = Tree.random(random, 5, new int[1]);
        GivenTree given = GivenTree.of(tree.yaml("", scale, reversed));
        for (int u = 0; u < 6; u++) {
            List<String> readings = new ArrayList<>();
            for (char name = 'A'; name <= 'E'; name++) {
                switch (random.nextInt(9)) {
                    case 0 -> {}
                    case 1 -> readings.add(name + "=NA");
                    case 2 -> readings.add(name + "=0");
                    case 3 -> readings.add(name + "=-" + random.nextInt(4) + ".5");
                    default -> readings.add(name + "=" + random.nextInt(9) + "." + random.nextInt(1000));
                }
            }
            given.unitOf(u < 3 ? "g" : "h", "town", "u" + u, readings.toArray(String[]::new));
        }
        var run = given.run().run();
        TreeMap<String, String> scores = new TreeMap<>();
        for (int i = 0; i < run.units().size(); i++) {
            ScoreSheet sheet = run.sheet(i);
            sheet.forEach(line -> scores.put(
                    sheet.unit().id() + " " + line.id(), line.score() + " " + line.status() + " " + line.treatedAs()));
        }
        return scores.entrySet().stream()
                .map(e -> e.getKey() + " " + e.getValue())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void scaling_all_weights_of_a_mean_and_turning_the_order_of_parts_round_changes_no_score() {
        for (long seed = 1; seed <= 30; seed++) {
            String before = scores(seed, "", false);
            assertThat(scores(seed, "%d/3", false))
                    .as("weights of seed %s", seed)
                    .isEqualTo(before);
            assertThat(scores(seed, "0.%03d", false))
                    .as("small weights of seed %s", seed)
                    .isEqualTo(before);
            assertThat(scores(seed, "", true)).as("order of seed %s", seed).isEqualTo(before);
        }
    }
}
