package leopard.rules.month;

import static leopard.rules.month.GivenTree.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import leopard.model.DataStatus;
import org.junit.jupiter.api.Test;

/** Rounding at any node, or none. */
final class NodeRoundingTest {

    @Test
    void every_mode_rounds_a_tie_and_what_is_beside_it_in_its_own_way() {
        // Scores 0.125, -0.125, 0.135, 0.1251 and -0.1249 to two decimals.
        record Row(String mode, List<String> scores) {}
        for (Row row : List.of(
                new Row("HALF_UP", List.of("0.13", "-0.13", "0.14", "0.13", "-0.12")),
                new Row("HALF_DOWN", List.of("0.12", "-0.12", "0.13", "0.13", "-0.12")),
                new Row("HALF_EVEN", List.of("0.12", "-0.12", "0.14", "0.13", "-0.12")),
                new Row("UP", List.of("0.13", "-0.13", "0.14", "0.13", "-0.13")),
                new Row("DOWN", List.of("0.12", "-0.12", "0.13", "0.12", "-0.12")),
                new Row("CEILING", List.of("0.13", "-0.12", "0.14", "0.13", "-0.12")),
                new Row("FLOOR", List.of("0.12", "-0.13", "0.13", "0.12", "-0.13")))) {
            List<String> readings = List.of("0.125", "-0.125", "0.135", "0.1251", "-0.1249");
            for (int i = 0; i < readings.size(); i++) {
                for (String kind : List.of("sum", "mean", "maximum")) {
                    assertThat(given("rounding: {line: 2, mode: %s}, %s: [{A, rounding: {line: 4}}]"
                                            .formatted(row.mode, kind))
                                    .unit("u", "A=" + readings.get(i))
                                    .run()
                                    .score())
                            .as("%s of %s in a %s", row.mode, readings.get(i), kind)
                            .isEqualTo(row.scores.get(i));
                }
            }
        }
    }

    @Test
    void a_parent_takes_the_rounded_score_of_a_part_and_the_exact_one_of_an_unrounded_part() {
        String parts = "mean: [{id: M, title: M, rounding: %s, mean: [{A}, {B}, {C}]}, {D}]";
        // 0.01 / 3 is 0.0033…, and half of that 0.0016…
        assertThat(given("rounding: {line: 4}, " + parts.formatted("{line: 2}"))
                        .unit("u", "A=0.01", "B=0", "C=0", "D=0")
                        .run()
                        .score())
                .isEqualTo("0.0000");
        assertThat(given("rounding: {line: 4}, " + parts.formatted("none"))
                        .unit("u", "A=0.01", "B=0", "C=0", "D=0")
                        .run()
                        .score())
                .isEqualTo("0.0017");
    }

    @Test
    void an_unrounded_score_is_printed_half_up_with_twelve_decimals_or_as_many_as_are_wanted() {
        String parts = "mean: [{A}, {B}, {C}]";
        assertThat(given("rounding: none, " + parts)
                        .unit("u", "A=1", "B=1", "C=0")
                        .run()
                        .score())
                .isEqualTo("0.666666666667");
        assertThat(given("rounding: {line: none, print_scale: 4}, " + parts)
                        .unit("u", "A=1", "B=1", "C=0")
                        .run()
                        .score())
                .isEqualTo("0.6667");
        assertThat(given("rounding: {line: none, print_scale: 3}, " + parts)
                        .unit("u", "A=1", "B=1", "C=1")
                        .run()
                        .score())
                .as("trailing zeros are printed")
                .isEqualTo("1.000");
    }

    @Test
    void printed_parts_that_are_not_rounded_add_up_by_an_adjustment_line() {
        var scored = given(
                        "sum: [{id: M, title: M, rounding: {line: none, print_scale: 2}, mean: [{A}, {B}, {C}]}, "
                                + "{id: L, title: L, rounding: {line: none, print_scale: 2}, mean: [{D}, {E}, {id: F, title: F, of: A, value: {factor: 1}}]}]")
                .unit("u", "A=1", "B=0", "C=0", "D=0", "E=0")
                .run();
        assertThat(scored.score("u", "M")).isEqualTo("0.33");
        assertThat(scored.score("u", "L")).isEqualTo("0.33");
        assertThat(scored.score()).isEqualTo("0.67");
        assertThat(String.valueOf(scored.line("u", "N.adj").score())).isEqualTo("0.01");
    }

    @Test
    void an_unrounded_criterion_is_exact_too() {
        String parts = "sum: [{id: K, title: K, rounding: %1$s, of: A, completion: {target: 3, cap: none}}, "
                + "{id: L, title: L, rounding: %1$s, of: B, completion: {target: 3, cap: none}}]";
        var ratios = given(parts.formatted("{line: none}"))
                .unit("u", "A=0.001", "B=0.0145")
                .run();
        assertThat(ratios.score("u", "K")).as("the ratio has four decimals").isEqualTo("0.000300000000");
        assertThat(ratios.score()).as("0.0003 + 0.0048").isEqualTo("0.01");
        var nothing = given("rounding: {line: 4}, " + parts.formatted("none"))
                .unit("u", "A=0.001", "B=0.0145")
                .run();
        assertThat(nothing.score("u", "K")).isEqualTo("0.000333333333");
        assertThat(nothing.score()).as("0.0155 / 3 = 0.005166…").isEqualTo("0.0052");
    }

    @Test
    void a_share_that_stands_for_a_figure_is_exact_in_an_unrounded_line() {
        String part = "{id: %s, title: K, points: 1, rounding: {line: none, print_scale: 0}, of: %s, "
                + "completion: {target: 3, cap: 1}, absence: {MISSING: {share: 0.3}}}";
        var scored = given("points: 2, sum: [" + part.formatted("K", "A") + ", " + part.formatted("L", "B") + "]")
                .unit("u")
                .run();
        assertThat(scored.score("u", "K")).isEqualTo("0");
        assertThat(scored.score()).isEqualTo("0.60");
    }

    @Test
    void a_ratio_may_go_unrounded_by_itself() {
        String part =
                "sum: [{id: K, title: K, points: 1000, rounding: {line: 2%s}, of: A, completion: {target: 3, cap: none}}]";
        assertThat(given(part.formatted("")).unit("u", "A=1").run().score()).isEqualTo("333.30");
        assertThat(given(part.formatted(", ratio: none")).unit("u", "A=1").run().score())
                .isEqualTo("333.33");
        assertThat(given(
                                part.formatted(", ratio: none")
                                        .replace(
                                                "completion: {target: 3, cap: none}",
                                                "efficacy: {base: 0, span: 100, bounds: {unacceptable: 0, satisfactory: 3}, clamp: true}"))
                        .unit("u", "A=2")
                        .run()
                        .score())
                .isEqualTo("666.67");
    }

    @Test
    void an_unrounded_geometric_mean_has_34_significant_digits() {
        var scored = given("rounding: none, geometric_mean: [{A}, {B}]")
                .unit("u", "A=1", "B=2")
                .run();
        assertThat(scored.score()).isEqualTo("1.414213562373");
        assertThat(given(
                                "rounding: {line: 12}, product: [{id: M, title: M, rounding: none, geometric_mean: [{A}, {B}]}, {C}]")
                        .unit("u", "A=1", "B=2", "C=1000")
                        .run()
                        .score())
                .isEqualTo("1414.213562373095");
    }

    @Test
    void the_nineteenth_digit_is_too_much_for_a_criterion_as_well() {
        String part = "sum: [{id: K, title: K, rounding: {line: 12}, of: A, value: {factor: 1}}, {B}]";
        for (String[] each :
                new String[][] {{"999999.5", "OK"}, {"1000000", "OVERFLOW"}, {"-1000000.005", "OVERFLOW"}}) {
            var scored = given(part).unit("u", "A=" + each[0], "B=1").run();
            assertThat(scored.line("u", "K").status()).as(each[0]).hasToString(each[1]);
        }
    }

    @Test
    void a_score_with_more_than_eighteen_digits_has_a_status_and_says_what_it_is_about() {
        var scored = given("rounding: none, product: [{A}, {B}]")
                .unit("u", "A=1000", "B=1000")
                .run();
        assertThat(scored.score()).isEqualTo("none");
        assertThat(scored.status()).isEqualTo(DataStatus.OVERFLOW);
        assertThat(scored.note()).isEqualTo("with its 12 decimals the score has more than 18 digits");
        assertThat(given("rounding: {line: none, print_scale: 11}, product: [{A}, {B}]")
                        .unit("u", "A=1000", "B=1000")
                        .run()
                        .score())
                .isEqualTo("1000000.00000000000");
        assertThat(given("sum: [{A}, {B}]")
                        .unit("u", "A=9000000000000000", "B=9000000000000000")
                        .run()
                        .status())
                .isEqualTo(DataStatus.OVERFLOW);
        assertThat(given("sum: [{A}, {B}]")
                        .unit("u", "A=90000000000000000", "B=1")
                        .run()
                        .line("u", "A")
                        .status())
                .isEqualTo(DataStatus.OVERFLOW);
    }

    @Test
    void the_whole_scheme_may_go_unrounded() {
        var scored = GivenTree.of("{id: N, title: N, mean: [{A}, {id: M, title: M, mean: [{B}, {C}, {D}]}]}")
                .unit("u", "A=1", "B=1", "C=0", "D=0")
                .run();
        assertThat(scored.score()).isEqualTo("0.67");
        assertThat(GivenTree.of("{id: N, title: N, mean: [{A}, {id: M, title: M, mean: [{B}, {C}, {D}]}]}")
                        .unrounded()
                        .unit("u", "A=1", "B=1", "C=0", "D=0")
                        .run()
                        .score())
                .isEqualTo("0.666666666667");
    }
}
