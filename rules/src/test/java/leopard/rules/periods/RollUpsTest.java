package leopard.rules.periods;

import static leopard.rules.periods.Season.formula;
import static leopard.rules.periods.Season.line;
import static leopard.rules.periods.Season.rolledUp;
import static leopard.rules.periods.Season.score;
import static org.assertj.core.api.Assertions.assertThat;

import leopard.model.Lang;
import leopard.run.AssessmentRun;
import leopard.score.Explanation;
import org.junit.jupiter.api.Test;

/** 年度汇总 (R29): which periods count, and what is made of them. */
class RollUpsTest {

    @Test
    void the_best_four_of_six_take_all_where_fewer_are_there() {
        assertThat(rolledUp("sum: {of: total, barred: counted, best: 4}")
                        .unit("a", "7 9 3 8 5 8")
                        .everyRound("a", "year"))
                .containsExactly("7.00", "16.00", "19.00", "27.00", "29.00", "32.00");
    }

    @Test
    void of_equal_scores_at_the_edge_the_earlier_one_counts() {
        AssessmentRun run = rolledUp("sum: {of: total, barred: counted, best: 2}")
                .unit("a", "5 9 5 5")
                .run("R4");
        assertThat(score(run, "a", "year")).isEqualTo("14.00");
        assertThat(Explanation.steps(line(run, "a", "year.months"))).isEqualTo("left_out=R3, R4;sum=14.00");
        assertThat(formula(run, "a", "year.R3", Lang.EN)).isEqualTo("left out: not among the best 2");
        assertThat(formula(run, "a", "year.R4", Lang.ZH)).isEqualTo("未计入:不在最好的 2 次之内");
        assertThat(formula(run, "a", "year.R1", Lang.EN)).isEmpty();
    }

    @Test
    void the_lowest_count_where_low_is_good_and_the_earlier_of_equal_ones() {
        AssessmentRun run = rolledUp("sum: {of: total, barred: counted, worst: 2}")
                .unit("a", "5 9 2 5")
                .run("R4");
        assertThat(score(run, "a", "year")).isEqualTo("7.00");
        assertThat(Explanation.steps(line(run, "a", "year.months"))).isEqualTo("left_out=R2, R4;sum=7.00");
    }

    @Test
    void the_worst_are_dropped_only_where_enough_scores_are_there() {
        assertThat(rolledUp("sum: {of: total, barred: counted, drop_worst: 2}")
                        .unit("a", "1 2 3 4 5 6")
                        .everyRound("a", "year"))
                .containsExactly("1.00", "3.00", "3.00", "7.00", "12.00", "18.00");
        assertThat(rolledUp("mean: {of: total, barred: counted, weight: 1, drop_best: 1, drop_worst: 1, drop_from: 5}")
                        .unit("a", "1 2 3 4 10 6")
                        .everyRound("a", "year"))
                .containsExactly("1.00", "1.50", "2.00", "2.50", "3.00", "3.75");
    }

    @Test
    void of_equal_best_scores_the_later_one_is_dropped() {
        assertThat(rolledUp("sum: {of: total, barred: counted, drop_best: 1, weights: {R1: 2}}")
                        .unit("a", "9 9 1")
                        .everyRound("a", "year"))
                .startsWith("18.00", "18.00", "19.00");
    }

    @Test
    void each_part_of_the_season_has_a_choice_of_its_own_and_a_round_in_no_part_does_not_count() {
        Season season = rolledUp(
                        "sum: {of: total, barred: counted, parts: [{from: R1, to: R3, best: 2}, {from: R4, to: R5, best: 1}]}")
                .unit("a", "7 9 3 8 5 100");
        assertThat(season.everyRound("a", "year")).containsExactly("7.00", "16.00", "16.00", "24.00", "24.00", "24.00");
        AssessmentRun last = season.run("R6");
        assertThat(formula(last, "a", "year.R6", Lang.EN)).isEqualTo("left out: in no part of the season");
        assertThat(formula(last, "a", "year.R5", Lang.EN)).isEqualTo("left out: part 2: not among the best 1");
    }

    @Test
    void parts_may_go_by_the_numbers_of_periods_in_their_year() {
        assertThat(rolledUp(
                                "sum: {of: total, barred: counted, parts: [{first: 1, last: 3, best: 1}, {first: 4, last: 6}]}")
                        .unit("a", "7 9 3 8 5 1")
                        .everyRound("a", "year"))
                .containsExactly("7.00", "9.00", "9.00", "17.00", "22.00", "23.00");
    }

    @Test
    void a_mean_divides_by_the_scores_that_are_there_or_by_a_fixed_number() {
        assertThat(rolledUp("mean: {of: total, barred: counted, weight: 1, over: present}")
                        .unit("a", "9 - 6 -")
                        .unit("b", "1 1 1 1")
                        .everyRound("b", "year"))
                .containsOnly("1.00");
        assertThat(score(
                        rolledUp("mean: {of: total, barred: counted, weight: 1}")
                                .unit("a", "9 - 6")
                                .run("R3"),
                        "a",
                        "year"))
                .isEqualTo("7.50");
        assertThat(score(
                        rolledUp("mean: {of: total, barred: counted, weight: 1, over: 6}")
                                .unit("a", "9 - 6")
                                .run("R3"),
                        "a",
                        "year"))
                .isEqualTo("2.50");
    }

    @Test
    void thirds_and_halves_are_rounded_once() {
        AssessmentRun run = rolledUp("mean: {of: total, barred: counted, weight: 1}")
                .unit("a", "1 1 0.005")
                .run("R3");
        assertThat(score(run, "a", "year")).isEqualTo("0.67");
        assertThat(score(
                        rolledUp("mean: {of: total, barred: counted, weight: 1, over: 8}")
                                .unit("a", "0.60 0.40")
                                .run("R2"),
                        "a",
                        "year"))
                .isEqualTo("0.13");
    }

    @Test
    void rounds_may_weigh_more_and_the_choice_is_by_the_score_before_its_weight() {
        AssessmentRun mean = rolledUp("mean: {of: total, barred: counted, weight: 1, weights: {R2: 2}}")
                .unit("a", "3 6 4")
                .run("R3");
        assertThat(score(mean, "a", "year")).isEqualTo("4.75");
        assertThat(formula(mean, "a", "year.months", Lang.EN)).contains("(3.00 + 2 × 6.00 + 4.00) ÷ (1 + 2 + 1)");
        AssessmentRun sum = rolledUp("sum: {of: total, barred: counted, best: 1, weights: {R2: 2}}")
                .unit("a", "3 2")
                .run("R2");
        assertThat(score(sum, "a", "year")).isEqualTo("3.00");
    }

    @Test
    void a_rolling_window_counts_periods_or_scores() {
        assertThat(rolledUp("sum: {of: total, barred: counted, last: 2}")
                        .unit("a", "1 2 - 4 5 6")
                        .unit("b", "1 1 1 1 1 1")
                        .everyRound("a", "year"))
                .containsExactly("1.00", "3.00", "2.00", "4.00", "9.00", "11.00");
        Season scores = rolledUp("sum: {of: total, barred: counted, last: 2, counting: scores}")
                .unit("a", "1 2 - 4 5 6")
                .unit("b", "1 1 1 1 1 1");
        assertThat(scores.everyRound("a", "year")).containsExactly("1.00", "3.00", "3.00", "6.00", "9.00", "11.00");
        assertThat(formula(scores.run("R4"), "a", "year.R1", Lang.EN))
                .isEqualTo("left out: not among the last 2 scores");
    }

    private static final String TWO_SEASONS = """
            leopard: 1
            id: season
            title: 赛季
            version: {id: "1"}
            period:
              list: [{id: A1, parent: S1}, {id: A2, parent: S1}, {id: B1, parent: S2}, {id: B2, parent: S2}]
              readings: of_the_period
            indicators:
              X: {title: 得分}
            score:
              id: total
              title: 总分
              sum:
              - {id: A, title: 甲, value: {factor: 1}, of: X, absence: {MISSING: no_score}}
            rollups:
            - {id: season, title: 本赛季, sum: {of: total, barred: counted}}
            - {id: ever, title: 历年, sum: {of: total, barred: counted, since: beginning}}
            - {id: two, title: 最近两轮, sum: {of: total, barred: counted, since: beginning, last: 2}}
            """;

    @Test
    void a_roll_up_begins_with_the_season_or_with_the_first_figures_of_all() {
        AssessmentRun run = Season.of(TWO_SEASONS)
                .reading("a", "X", "A1", "1")
                .reading("a", "X", "A2", "2")
                .reading("a", "X", "B1", "4")
                .reading("a", "X", "B2", "8")
                .run("B1");
        assertThat(score(run, "a", "season")).isEqualTo("4.00");
        assertThat(score(run, "a", "ever")).isEqualTo("7.00");
        assertThat(score(run, "a", "two")).isEqualTo("6.00");
    }

    @Test
    void a_line_of_a_round_has_its_title_beside_the_id_where_the_scheme_gives_one() {
        AssessmentRun run = Season.of(
                        TWO_SEASONS.replace("{id: A1, parent", "{id: A1, title: {zh: 揭幕战, en: Opening}, parent"))
                .reading("a", "X", "A1", "1")
                .reading("a", "X", "A2", "2")
                .run("A2");
        assertThat(run.sheet(0).roots().stream()
                        .filter(line -> line.id().equals("season"))
                        .flatMap(line -> line.parts().get(0).parts().stream())
                        .map(line -> line.id() + ": " + line.title().in(Lang.EN)))
                .containsExactly("season.A1: A1 Opening", "season.A2: A2");
    }

    @Test
    void a_published_score_of_an_earlier_season_counts_since_the_beginning() {
        AssessmentRun run = Season.of(TWO_SEASONS)
                .reading("a", "X", "B1", "4")
                .table("history", "period,scheme,unit,node,score\nA1,season,a,total,10\n")
                .run("B1");
        assertThat(score(run, "a", "season")).isEqualTo("4.00");
        assertThat(score(run, "a", "ever")).isEqualTo("14.00");
        assertThat(score(run, "a", "two")).isEqualTo("4.00");
    }

    @Test
    void nodes_of_the_round_itself_are_added_with_a_factor_and_sums_need_not_weigh_one() {
        AssessmentRun run = Season.with("""
                        - id: bonus
                          title: 附加
                          sum:
                          - {id: B, title: 乙, value: {factor: 1}, of: Y, absence: {MISSING: no_score}}
                        rollups:
                        - id: year
                          title: 汇总
                          sum: {of: total, barred: counted, weight: 2}
                          plus: {bonus: -1}
                        """)
                .unit("a", "3 4")
                .reading("a", "Y", "R1", "9")
                .reading("a", "Y", "R2", "5")
                .unit("b", "3 4")
                .run("R2");
        assertThat(score(run, "a", "year")).isEqualTo("9.00");
        assertThat(score(run, "b", "year")).isEqualTo("null");
        assertThat(formula(run, "a", "year", Lang.EN)).contains("2 × 7.00").contains("5.00");
    }
}
