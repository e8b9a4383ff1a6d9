package leopard.intake;

import static leopard.intake.Scene.checking;
import static org.assertj.core.api.Assertions.assertThat;

import leopard.model.Indicator.Kind;
import leopard.model.Vintage;
import leopard.scheme.CheckRule;
import org.junit.jupiter.api.Test;

class VintageChecksTest {

    /** All five, as the award case declares them. */
    private static Scene economy() {
        return checking(CheckRule.Kind.VINTAGE_BASE)
                .check(CheckRule.Kind.VINTAGE_MONOTONE, false)
                .check(CheckRule.Kind.VINTAGE_DELTA, false)
                .check(CheckRule.Kind.VINTAGE_DISAGREE, false)
                .check(CheckRule.Kind.PRECISION, false)
                .economy();
    }

    @Test
    void bases_that_cannot_be_one_are_found_with_their_intervals() {
        Scene scene = economy()
                .settled("V", "69.95")
                .settled("G", "8.5")
                .estimate("V", "67.4")
                .estimate("G", "7.4");
        assertThat(scene.checks()).containsExactly("vintage_base");
        assertThat(scene.only().indicator()).isEqualTo("V");
        assertThat(scene.said())
                .contains("69.95/(1+8.5%) = 64.4700 [64.4357, 64.5044]")
                .contains("67.4/(1+7.4%) = 62.7561 [62.6803, 62.8319]")
                .contains("1.6039 apart");
    }

    @Test
    void targets_that_cannot_be_one_are_found_too() {
        assertThat(economy()
                        .settled("V", "10.00")
                        .settled("P", "50.0")
                        .estimate("V", "10.10")
                        .estimate("P", "51.5")
                        .checks())
                .containsExactly("vintage_base");
    }

    /** A progress of exactly 100 %, so that a value of 10 implies a target of 9.5 to 10.5 in the final vintage. */
    private static Scene exact(CheckRule.Kind kind, String percent, String settled, String estimate) {
        return checking(kind, "percent", percent)
                .economy()
                .settled("V", settled)
                .parts("P", null, "1", "1")
                .estimate("V", estimate)
                .reading("甲", "P", "2024-Q2", null, "1", "1", Vintage.ESTIMATE, false, null);
    }

    @Test
    void targets_that_just_touch_may_be_one() {
        assertThat(exact(CheckRule.Kind.VINTAGE_BASE, "0", "10", "11").checks()).isEmpty();
        assertThat(exact(CheckRule.Kind.VINTAGE_BASE, "0", "11", "10").checks()).isEmpty();
        assertThat(exact(CheckRule.Kind.VINTAGE_BASE, "0", "10", "12").checks()).containsExactly("vintage_base");
    }

    @Test
    void a_gap_of_exactly_the_percentage_allowed_passes() {
        assertThat(exact(CheckRule.Kind.VINTAGE_BASE, "1", "100", "102").checks())
                .isEmpty();
        assertThat(exact(CheckRule.Kind.VINTAGE_BASE, "0.99", "100", "102").checks())
                .containsExactly("vintage_base");
    }

    @Test
    void a_higher_value_with_a_lower_growth_is_found() {
        Scene scene = economy()
                .settled("V", "8.59")
                .settled("G", "5.1")
                .estimate("V", "8.6")
                .estimate("G", "5");
        assertThat(scene.checks()).containsExactly("vintage_monotone");
        assertThat(scene.said()).contains("[8.1645, 8.1818]").contains("[8.1043, 8.2775]");
    }

    @Test
    void growth_that_moves_much_further_than_the_value_is_found() {
        Scene scene = economy()
                .settled("V", "0.9")
                .settled("G", "8.6")
                .estimate("V", "0.91")
                .estimate("G", "11");
        assertThat(scene.checks()).containsExactly("vintage_delta");
        assertThat(scene.said())
                .contains("0.9/(1+8.6%) = 0.8287")
                .contains("9.81%")
                .contains("+1.19");
    }

    @Test
    void growth_exactly_at_the_tolerance_passes() {
        // base 100: 101 goes with a growth of 1, printed is 2
        assertThat(checking(CheckRule.Kind.VINTAGE_DELTA)
                        .economy()
                        .settled("V", "100")
                        .settled("G", "0")
                        .estimate("V", "101")
                        .estimate("G", "2")
                        .checks())
                .isEmpty();
        assertThat(checking(CheckRule.Kind.VINTAGE_DELTA)
                        .economy()
                        .settled("V", "100")
                        .settled("G", "0")
                        .estimate("V", "101")
                        .estimate("G", "2.01")
                        .checks())
                .containsExactly("vintage_delta");
    }

    @Test
    void two_values_for_one_period_are_found_though_their_targets_agree() {
        Scene scene = economy()
                .settled("V", "1.52")
                .settled("P", "52.4")
                .estimate("V", "1.47")
                .estimate("P", "50.7");
        assertThat(scene.checks()).containsExactly("vintage_disagree");
        assertThat(scene.said())
                .contains("+3.4%")
                .contains("+1.7 percentage points")
                .contains("2.9008 [2.8885, 2.9131]")
                .contains("2.8994 [2.8867, 2.9121]");
    }

    @Test
    void values_exactly_at_the_tolerance_agree() {
        assertThat(economy().settled("V", "100").estimate("V", "101").checks()).isEmpty();
        assertThat(economy().settled("V", "100").estimate("V", "99").checks()).isEmpty();
        assertThat(economy().settled("V", "100").estimate("V", "101.01").checks())
                .containsExactly("vintage_disagree");
    }

    @Test
    void a_progress_missing_from_one_vintage_is_said_with_what_it_would_be() {
        Scene scene = economy().settled("V", "138.13").settled("P", "9.2").estimate("V", "135");
        assertThat(scene.checks()).containsExactly("vintage_disagree");
        assertThat(scene.said())
                .contains("P is printed for the final figure only")
                .contains("135/1501.41 = 8.99%");
    }

    @Test
    void a_growth_of_its_own_may_move_by_one_point() {
        Scene scene = checking(CheckRule.Kind.VINTAGE_DISAGREE).indicator("I", "%", Kind.GROWTH);
        assertThat(scene.settled("I", "6").estimate("I", "7").checks()).isEmpty();
        assertThat(checking(CheckRule.Kind.VINTAGE_DISAGREE)
                        .indicator("I", "%", Kind.GROWTH)
                        .settled("I", "6")
                        .estimate("I", "7.1")
                        .said())
                .contains("-1.1 percentage points");
    }

    @Test
    void a_single_vintage_contradicts_nothing() {
        assertThat(economy().settled("V", "1.52").settled("P", "52.4").checks()).isEmpty();
        assertThat(economy().estimate("V", "1.52").estimate("G", "5").checks()).isEmpty();
        assertThat(economy().settled("V", "1.52").estimate("G", "5").checks()).isEmpty();
        assertThat(economy().settled("G", "5").checks()).isEmpty();
    }

    @Test
    void without_growth_or_progress_only_the_values_are_compared() {
        assertThat(economy().settled("V", "10").estimate("V", "20").checks()).containsExactly("vintage_disagree");
        assertThat(economy().settled("G", "5").estimate("G", "7").checks()).containsExactly("vintage_disagree");
        assertThat(economy().settled("G", "5").estimate("G", "6").checks()).isEmpty();
    }

    @Test
    void zeros_neither_divide_nor_accuse() {
        assertThat(economy()
                        .settled("V", "0")
                        .settled("P", "0")
                        .estimate("V", "0")
                        .estimate("P", "0.0")
                        .checks())
                .isEmpty();
        assertThat(economy().settled("V", "5").settled("G", "-100").checks()).isEmpty();
        assertThat(economy().settled("V", "0").estimate("V", "5").checks()).containsExactly("vintage_disagree");
        assertThat(economy().settled("V", "5").estimate("V", "0").checks()).containsExactly("vintage_disagree");
    }

    @Test
    void negative_growth_implies_a_base_like_any_other() {
        assertThat(economy()
                        .settled("V", "97.7")
                        .settled("G", "-2.3")
                        .estimate("V", "97.6")
                        .estimate("G", "-2.4")
                        .checks())
                .isEmpty();
        Scene scene = economy()
                .settled("V", "97.7")
                .settled("G", "-2.3")
                .estimate("V", "97.6")
                .estimate("G", "-5.0");
        assertThat(scene.checks()).containsExactly("vintage_base");
        assertThat(scene.said()).contains("97.7/(1-2.3%) = 100.0000");
    }

    @Test
    void approximate_figures_are_not_compared() {
        assertThat(economy()
                        .approx("V", Vintage.FINAL, "100")
                        .settled("G", "8.5")
                        .estimate("V", "67.4")
                        .estimate("G", "8.0")
                        .checks())
                .isEmpty();
    }

    @Test
    void one_digit_says_too_little_about_the_target() {
        Scene scene =
                checking(CheckRule.Kind.PRECISION).economy().settled("V", "1").settled("P", "56.3");
        assertThat(scene.only().severity()).isEqualTo(CheckRule.Severity.WARNING);
        assertThat(scene.said()).contains("1/56.3% = 1.7762 [0.8873, 2.6667]").contains("1.7794 wide");
        assertThat(checking(CheckRule.Kind.PRECISION)
                        .economy()
                        .settled("V", "1.00")
                        .settled("P", "56.3")
                        .checks())
                .isEmpty();
    }

    @Test
    void an_interval_of_exactly_the_percentage_allowed_passes() {
        assertThat(exact(CheckRule.Kind.PRECISION, "50", "2", "3").checks()).isEmpty();
        assertThat(exact(CheckRule.Kind.PRECISION, "49.9", "2", "3").said()).contains("50.00% of its size");
    }

    @Test
    void an_estimate_handed_in_again_as_final_is_named() {
        assertThat(checking(CheckRule.Kind.PRECISION)
                        .economy()
                        .settled("V", "17.03")
                        .settled("P", "54.1")
                        .estimate("V", "17.03")
                        .estimate("P", "54.1")
                        .said())
                .contains("the estimate again (17.03, 54.1%)");
        assertThat(checking(CheckRule.Kind.PRECISION)
                        .economy()
                        .settled("V", "17.03")
                        .settled("P", "54.1")
                        .estimate("V", "17.03")
                        .estimate("P", "54.2")
                        .checks())
                .isEmpty();
    }

    @Test
    void of_the_checks_on_vintages_only_the_declared_ones_speak() {
        assertThat(checking(CheckRule.Kind.VINTAGE_DISAGREE)
                        .economy()
                        .settled("V", "69.95")
                        .settled("G", "8.5")
                        .estimate("V", "67.4")
                        .estimate("G", "7.4")
                        .checks())
                .containsExactly("vintage_disagree");
    }

    @Test
    void the_latest_revision_of_a_vintage_is_compared() {
        assertThat(economy()
                        .settled("V", "100")
                        .estimate("V", "200")
                        .revised("100.5")
                        .checks())
                .isEmpty();
        assertThat(economy()
                        .estimate("V", "100")
                        .settled("V", "100.5")
                        .revised("200")
                        .checks())
                .containsExactly("vintage_disagree");
    }
}
