package leopard.intake;

import static leopard.intake.Scene.checking;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import leopard.model.Claim;
import leopard.model.Claim.Kind;
import leopard.model.Claim.Strength;
import leopard.model.DataStatus;
import leopard.model.Indicator;
import leopard.model.Indicator.LinkKind;
import leopard.model.UnitList;
import leopard.model.Vintage;
import leopard.scheme.CheckRule;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClaimChecksTest {

    private static Scene promise(String value, String measure, @Nullable String month) {
        return checking(CheckRule.Kind.TARGET_VS_COMMITMENT)
                .economy()
                .settled("V", "138.13")
                .settled("P", "9.2")
                .claim(Kind.COMMITMENT, "外资", "V", value, measure, month, "", Strength.FIRM, "确保年内到账");
    }

    @Test
    void a_commitment_below_the_target_implied_is_found_with_both_readings_of_it() {
        assertThat(promise("1000", "亿元", "2024-12").said())
                .contains("138.13/9.2% implies an annual target of 1501.41 [1493.2432, 1509.6721]")
                .contains("138.13/1000 = 13.81%")
                .contains("1138.13/1501.41 = 75.80%");
    }

    @Test
    void a_commitment_that_reaches_the_lowest_possible_target_passes() {
        assertThat(promise("1493.25", "亿元", "2024-12").checks()).isEmpty();
        assertThat(promise("1493.24", "亿元", "2024-12").checks()).containsExactly("target_vs_commitment");
        assertThat(promise("2000", "亿元", "2024-12").checks()).isEmpty();
    }

    @Test
    void other_years_and_other_measures_cannot_be_compared() {
        assertThat(promise("1000", "亿元", "2025-12").checks()).isEmpty();
        assertThat(promise("1000", "户", "2024-12").checks()).isEmpty();
        assertThat(promise("1000", "", null).checks()).containsExactly("target_vs_commitment");
        assertThat(promise("0", "", null).said()).doesNotContain("if 0 were the target");
    }

    @Test
    void a_printed_target_comes_before_an_implied_one() {
        Scene printed = checking(CheckRule.Kind.TARGET_VS_COMMITMENT)
                .economy()
                .settled("P", "9.2")
                .settled("V", "138.13")
                .details("900", "", "")
                .claim(Kind.COMMITMENT, "外资", "V", "1000");
        assertThat(printed.checks()).isEmpty();
        assertThat(checking(CheckRule.Kind.TARGET_VS_COMMITMENT)
                        .economy()
                        .linked("T", "亿元", Indicator.Kind.PLAN, LinkKind.TARGET_OF, "V")
                        .settled("V", "138.13")
                        .settled("T", "1500")
                        .claim(Kind.COMMITMENT, "外资", "V", "1000")
                        .said())
                .contains("the annual target is 1500");
    }

    @Test
    void nothing_is_implied_without_progress_or_by_one_of_zero_or_by_approximate_figures() {
        assertThat(checking(CheckRule.Kind.TARGET_VS_COMMITMENT)
                        .economy()
                        .settled("V", "138.13")
                        .claim(Kind.COMMITMENT, "外资", "V", "1000")
                        .checks())
                .isEmpty();
        assertThat(checking(CheckRule.Kind.TARGET_VS_COMMITMENT)
                        .economy()
                        .settled("V", "138.13")
                        .settled("P", "0")
                        .claim(Kind.COMMITMENT, "外资", "V", "1000")
                        .checks())
                .isEmpty();
        assertThat(checking(CheckRule.Kind.TARGET_VS_COMMITMENT)
                        .economy()
                        .approx("V", Vintage.FINAL, "138.13")
                        .settled("P", "9.2")
                        .claim(Kind.COMMITMENT, "外资", "V", "1000")
                        .checks())
                .isEmpty();
    }

    private static Scene said(
            Strength first, @Nullable String deadline, @Nullable Strength second, @Nullable String secondDeadline) {
        return checking(CheckRule.Kind.COMMITMENT_DRIFT)
                .claim(Kind.COMMITMENT, "中吴社区", "", null, "", deadline, "", first, "年内成立")
                .claim(Kind.COMMITMENT, "中吴社区", "", null, "", secondDeadline, "", second, "谋划成立");
    }

    @Test
    void a_commitment_that_weakens_or_loses_its_deadline_is_found_once() {
        assertThat(said(Strength.FIRM, "2024-12", Strength.PLAN, null).said())
                .contains("“年内成立” (firm, due 2024-12)")
                .contains("“谋划成立” (a plan, no deadline)");
        assertThat(said(Strength.FIRM, "2024-12", Strength.PLAN, "2024-12").checks())
                .hasSize(1);
        assertThat(said(Strength.FIRM, "2024-12", Strength.FIRM, "2025-06").checks())
                .hasSize(1);
        assertThat(said(Strength.FIRM, "2024-12", Strength.FIRM, null).checks()).hasSize(1);
    }

    @Test
    void a_commitment_repeated_alike_has_not_drifted() {
        assertThat(said(Strength.FIRM, "2024-12", Strength.FIRM, "2024-12").checks())
                .isEmpty();
        assertThat(said(Strength.FIRM, "2024-12", null, "2024-12").checks()).isEmpty();
        assertThat(checking(CheckRule.Kind.COMMITMENT_DRIFT)
                        .claim(Kind.COMMITMENT, "甲事", "", null, "", "2024-12", "", Strength.FIRM, "a")
                        .claim(Kind.COMMITMENT, "乙事", "", null, "", null, "", Strength.PLAN, "b")
                        .checks())
                .isEmpty();
    }

    @Test
    void a_subject_is_known_under_its_certain_aliases_only() {
        Scene certain = checking(CheckRule.Kind.COMMITMENT_DRIFT)
                .alias("中吴社区", "中吴新社区", true)
                .claim(Kind.COMMITMENT, "中吴社区", "", null, "", "2024-12", "", Strength.FIRM, "a")
                .claim(Kind.COMMITMENT, "中吴新社区", "", null, "", null, "", Strength.PLAN, "b");
        assertThat(certain.checks()).containsExactly("commitment_drift");
        Scene doubtful = checking(CheckRule.Kind.COMMITMENT_DRIFT)
                .alias("中吴社区", "中吴新社区", false)
                .claim(Kind.COMMITMENT, "中吴社区", "", null, "", "2024-12", "", Strength.FIRM, "a")
                .claim(Kind.COMMITMENT, "中吴新社区", "", null, "", null, "", Strength.PLAN, "b");
        assertThat(doubtful.checks()).isEmpty();
    }

    private static Scene covered(String numerator, String denominator) {
        return checking(CheckRule.Kind.CLAIM_VS_RESIDUAL)
                .ratio("R")
                .parts("R", null, numerator, denominator)
                .claim(Kind.FULL_COVERAGE, "整改", "R", null, "", null, "住宅小区", null, "整改全覆盖");
    }

    @Test
    void full_coverage_with_something_left_is_found() {
        assertThat(covered("311", "338").said())
                .contains("338 − 311 = 27; 311/338 = 92.01%")
                .contains("give numerator and denominator of “住宅小区”");
        assertThat(covered("338", "338").checks()).isEmpty();
        assertThat(covered("0", "0").checks()).isEmpty();
    }

    @Test
    void full_coverage_is_held_against_a_printed_rate_too() {
        Scene scene = checking(CheckRule.Kind.CLAIM_VS_RESIDUAL)
                .indicator("R", "%", Indicator.Kind.RATIO)
                .settled("R", "99.5")
                .claim(Kind.FULL_COVERAGE, "覆盖", "R", "100");
        assertThat(scene.said()).contains("100% − 99.5% = 0.5%");
        assertThat(checking(CheckRule.Kind.CLAIM_VS_RESIDUAL)
                        .indicator("R", "%", Indicator.Kind.RATIO)
                        .settled("R", "100")
                        .claim(Kind.FULL_COVERAGE, "覆盖", "R", "100")
                        .checks())
                .isEmpty();
        assertThat(checking(CheckRule.Kind.CLAIM_VS_RESIDUAL)
                        .indicator("R", "户", Indicator.Kind.COUNT)
                        .settled("R", "49")
                        .claim(Kind.FULL_COVERAGE, "覆盖", "R", null)
                        .claim(Kind.FULL_COVERAGE, "覆盖", "nothing", null)
                        .checks())
                .isEmpty();
    }

    @Test
    void a_rank_in_words_is_found_once_per_phrase() {
        Scene scene = checking(CheckRule.Kind.RANK_VAGUE)
                .indicator("P11", "%", Indicator.Kind.RATIO)
                .indicator("P12", "次", Indicator.Kind.COUNT)
                .settled("P11", "94.55")
                .status("甲", "P12", DataStatus.MISSING)
                .claim(Kind.RANK, "注册率", "P11", null, "", null, "", null, "均排名全区前列")
                .claim(Kind.RANK, "使用量", "P12", null, "", null, "", null, "均排名全区前列");
        assertThat(scene.said()).contains("P11 P11; P12 P12 (no value either)");
        assertThat(scene.only().indicator()).isEmpty();
        assertThat(checking(CheckRule.Kind.RANK_VAGUE)
                        .claim(Kind.RANK, "a", "", null, "", null, "", null, "前列")
                        .claim(Kind.RANK, "b", "", null, "", null, "", null, "领先")
                        .claim(Kind.RANK, "c", "", "1", "", null, "", null, "第一")
                        .checks())
                .hasSize(2);
    }

    @Test
    void a_scope_with_two_readings_is_asked_about() {
        Scene scene = checking(CheckRule.Kind.SCOPE_AMBIGUOUS)
                .claim(Kind.VALUE, "总投资", "", "15", "亿元", null, "第一个项目 | 全部项目", null, "总投资15亿元");
        assertThat(scene.said()).contains("15亿元 may mean “第一个项目” / “全部项目”");
        assertThat(checking(CheckRule.Kind.SCOPE_AMBIGUOUS)
                        .claim(Kind.VALUE, "a", "", "15", "", null, "全部项目", null, "x")
                        .claim(Kind.VALUE, "b", "", "15", "", null, "全部项目|", null, "x")
                        .claim(Kind.VALUE, "c", "", "15", "", null, "", null, "x")
                        .checks())
                .isEmpty();
    }

    @Test
    void statements_of_units_that_do_not_exist_in_the_period_are_passed_over() {
        Scene scene = checking(CheckRule.Kind.RANK_VAGUE).claim(Claim.Kind.RANK, "a", "", null);
        assertThat(DataChecks.run(scene.scheme(), scene.ledger(), Scene.PERIOD, UnitList.of(List.of())))
                .isEmpty();
    }
}
