package leopard.intake;

import static leopard.intake.Scene.checking;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import leopard.model.Claim;
import leopard.model.Indicator.Kind;
import leopard.model.Indicator.LinkKind;
import leopard.model.Task;
import leopard.model.Vintage;
import leopard.scheme.CheckRule;
import org.junit.jupiter.api.Test;

class CaseChecksTest {

    private static Scene counts() {
        return checking(CheckRule.Kind.DENOMINATOR_MISSING)
                .indicator("N", "本", Kind.COUNT)
                .indicator("M", "户", Kind.COUNT)
                .indicator("F", "亿元", Kind.FLOW);
    }

    @Test
    void counts_without_a_target_are_one_finding() {
        Scene scene = counts().settled("N", "276").settled("M", "49").settled("F", "5");
        assertThat(scene.only().unit()).isEmpty();
        assertThat(scene.said()).contains("甲 N N 276 本; 甲 M M 49 户").doesNotContain("F F");
    }

    @Test
    void a_target_in_the_row_in_another_indicator_or_in_a_task_will_do() {
        assertThat(counts().settled("N", "276").details("300", "", "").checks()).isEmpty();
        assertThat(counts().linked("T", "本", Kind.PLAN, LinkKind.TARGET_OF, "N")
                        .settled("N", "276")
                        .settled("T", "300")
                        .checks())
                .isEmpty();
        assertThat(counts().settled("N", "276")
                        .task("C2", "t", Task.Kind.NUMERIC, "权证", "300", "N")
                        .checks())
                .isEmpty();
        assertThat(counts().parts("N", null, "276", "300").checks()).isEmpty();
    }

    @Test
    void counts_for_information_need_none() {
        assertThat(checking(CheckRule.Kind.DENOMINATOR_MISSING, "informational", List.of("N"))
                        .indicator("N", "本", Kind.COUNT)
                        .settled("N", "276")
                        .checks())
                .isEmpty();
    }

    @Test
    void a_long_list_is_cut_short_with_its_length() {
        Scene scene = checking(CheckRule.Kind.APPROX);
        for (int i = 100; i < 145; i++) {
            scene.indicator("N" + i, "个", Kind.COUNT).approx("N" + i, Vintage.FINAL, "5");
        }
        assertThat(scene.said()).contains("N139").doesNotContain("N140").contains("45 in all");
    }

    @Test
    void approximate_figures_are_named_once() {
        assertThat(checking(CheckRule.Kind.APPROX)
                        .indicator("N", "平方米", Kind.COUNT)
                        .indicator("M", "场", Kind.COUNT)
                        .approx("N", Vintage.FINAL, "15709")
                        .settled("M", "3")
                        .said())
                .contains("15709 平方米")
                .doesNotContain("M M");
    }

    @Test
    void a_rank_comes_with_the_number_of_the_ranked() {
        Scene bare = checking(CheckRule.Kind.RANK_POPULATION)
                .linked("K", "位", Kind.RANK, LinkKind.RANK_OF, "V")
                .linked("KN", "个", Kind.OTHER, LinkKind.POPULATION_OF, "K")
                .settled("K", "5");
        assertThat(bare.said()).contains("K K 5 位");
        assertThat(bare.settled("KN", "9").checks()).isEmpty();
    }

    @Test
    void a_figure_that_only_another_period_has_is_named() {
        Scene scene = checking(CheckRule.Kind.PERIOD_MIXED)
                .indicator("G", "个", Kind.HONOUR)
                .indicator("V", "亿元", Kind.FLOW)
                .yearly("Y", Kind.OTHER)
                .in("2024-Q1", "G", "3")
                .in("2024", "Y", "5")
                .settled("V", "1");
        assertThat(scene.said()).contains("G G (2024-Q1)").doesNotContain("Y Y");
        assertThat(scene.settled("G", "3").checks()).isEmpty();
    }

    @Test
    void figures_of_another_year_or_of_later_periods_are_not_mixed_in() {
        assertThat(checking(CheckRule.Kind.PERIOD_MIXED)
                        .indicator("G", "个", Kind.HONOUR)
                        .indicator("V", "亿元", Kind.FLOW)
                        .in("2023-Q4", "G", "3")
                        .in("2024-Q3", "G", "3")
                        .settled("V", "1")
                        .checks())
                .isEmpty();
    }

    private static Scene named(String... phrases) {
        Scene scene = checking(CheckRule.Kind.ALIAS).alias("新运冷链光伏", "新运冷链", true);
        for (String phrase : phrases) {
            scene.claim(Claim.Kind.VALUE, phrase, "", null);
        }
        return scene;
    }

    @Test
    void two_names_in_use_for_one_thing_are_found() {
        assertThat(named("新运冷链光伏竣工", "依托新运冷链招商").said()).contains("新运冷链光伏/新运冷链");
    }

    @Test
    void a_short_name_inside_the_long_one_is_not_another_use() {
        assertThat(named("新运冷链光伏竣工").checks()).isEmpty();
        assertThat(named("依托新运冷链招商").checks()).isEmpty();
    }

    @Test
    void names_are_looked_for_in_tasks_titles_and_sources_and_doubts_are_said() {
        Scene scene = checking(CheckRule.Kind.ALIAS)
                .alias("绿色智能公交", "公交购车", false)
                .titled("N", "绿色智能公交台数", "辆", Kind.COUNT)
                .task("C2", "t", Task.Kind.MILESTONE, "公交购车入库", null, "");
        assertThat(scene.said()).contains("绿色智能公交/公交购车 (perhaps two things)");
        assertThat(checking(CheckRule.Kind.ALIAS)
                        .alias("绿色智能公交", "公交购车", true)
                        .indicator("N", "辆", Kind.COUNT)
                        .settled("N", "1")
                        .details(null, "", "公交购车1辆,即绿色智能公交")
                        .checks())
                .containsExactly("alias");
    }
}
