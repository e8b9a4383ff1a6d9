package leopard.rules.month;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import leopard.award.Award;
import leopard.model.Lang;
import leopard.run.AssessmentRun;
import org.junit.jupiter.api.Test;

/** Lights of several periods in a row (R32), gates of awards (R33), cases and ladders of notices (R34). */
final class LookingBackTest {

    private static final String SCHEME = """
            leopard: 1
            id: small
            title: 小方案
            version: {id: "1", from: 2023-01, to: 2025-12}
            period: {every: month, readings: to_date}
            schedule: {linear: 12}
            indicators:
              X: {title: 数}
            score:
              id: total
              title: 总分
              sum:
              - {id: A, title: 甲, points: 100, of: X, schedule: {target: 1200, cap: 1}}
            vetoes:
            - {id: V1, title: 事故, ranked: false}
            red_lines:
            - {id: L1, title: 不足, when: A < 50, awards: true, grade_at_most: 差}
            rankings:
            - by: total
              ties: {method: competition}
              grades: {bands: [[优, 90], [差, 0]], quota: none, limits: before_quota}
            %s
            """;

    private static final String EVENTS = "unit,event,kind,level,date,verified\n";

    private static GivenMonth given(String rest) {
        return GivenMonth.ofScheme(SCHEME.formatted(rest)).bare("a").bare("b").bare("c");
    }

    /** Readings of one month: what is due by then is 100 for each month. */
    private static GivenMonth month(GivenMonth given, String period, String a, String b, String c) {
        return given.reading("a", "X", period, a).reading("b", "X", period, b).reading("c", "X", period, c);
    }

    private static List<String> awards(GivenMonth given, String period, String events) {
        return given.table("events", EVENTS + events).run(period).awards().stream()
                .map(a -> a.unit() + " " + a.place() + " " + a.outcome() + " " + step(a))
                .map(String::strip)
                .toList();
    }

    private static String step(Award award) {
        String reason = award.reason().in(Lang.ZH);
        return reason.contains(";第") ? reason.substring(reason.indexOf(";第") + 1) : "";
    }

    private static GivenMonth laggards(String ladder) {
        GivenMonth given = given("""
                awards:
                - {id: snail, title: 蜗牛奖, rankings: [total], notice: {places: 1, below: none, dispute: ignored, %s}}
                """.formatted(ladder));
        month(given, "2024-01", "90", "80", "70");
        month(given, "2024-02", "180", "190", "170");
        month(given, "2024-03", "100", "290", "280");
        month(given, "2024-04", "390", "380", "370");
        return month(given, "2024-05", "490", "480", "470");
    }

    private static final String LADDER = "ladder: [通报, 约谈, 调整岗位]";

    @Test
    void the_first_time_is_a_circular_the_second_a_talk_and_the_third_and_all_further_a_removal() {
        assertThat(awards(laggards(LADDER), "2024-01", "")).containsExactly("c 3 NOTICE 第 1 次:通报");
        assertThat(awards(laggards(LADDER), "2024-02", "")).containsExactly("c 3 NOTICE 第 2 次:约谈");
        assertThat(awards(laggards(LADDER), "2024-03", "")).containsExactly("a 3 NOTICE 第 1 次:通报");
        assertThat(awards(laggards(LADDER), "2024-04", "")).containsExactly("c 3 NOTICE 第 3 次:调整岗位");
        assertThat(awards(laggards(LADDER), "2024-05", "")).containsExactly("c 3 NOTICE 第 4 次:调整岗位");
    }

    @Test
    void or_only_times_in_a_row_count() {
        String inARow = LADDER + ", count_times: in_a_row";
        assertThat(awards(laggards(inARow), "2024-04", "")).containsExactly("c 3 NOTICE 第 1 次:通报");
        assertThat(awards(laggards(inARow), "2024-05", "")).containsExactly("c 3 NOTICE 第 2 次:约谈");
    }

    @Test
    void a_new_year_begins_a_new_ladder_unless_the_whole_past_counts() {
        GivenMonth year = laggards(LADDER);
        assertThat(awards(month(year, "2025-01", "90", "80", "70"), "2025-01", ""))
                .containsExactly("c 3 NOTICE 第 1 次:通报");
        GivenMonth whole = laggards(LADDER + ", count_times: whole");
        assertThat(awards(month(whole, "2025-01", "90", "80", "70"), "2025-01", ""))
                .containsExactly("c 3 NOTICE 第 5 次:调整岗位");
    }

    @Test
    void what_was_lifted_after_rectification_counts_no_more() {
        assertThat(awards(laggards(LADDER), "2024-04", "c,e1,lift,snail,2024-02-29,yes\n"))
                .containsExactly("c 3 NOTICE 第 1 次:通报");
        assertThat(awards(laggards(LADDER), "2024-04", "c,e1,lift,snail,2024-02-28,yes\n"))
                .containsExactly("c 3 NOTICE 第 2 次:约谈");
        assertThat(awards(laggards(LADDER), "2024-04", "c,e1,lift,snail,2024-02-29,no\n"))
                .containsExactly("c 3 NOTICE 第 3 次:调整岗位");
        assertThat(awards(laggards(LADDER), "2024-04", "b,e1,lift,snail,2024-02-29,yes\n"))
                .containsExactly("c 3 NOTICE 第 3 次:调整岗位");
    }

    @Test
    void a_group_that_is_too_small_has_no_last() {
        assertThat(awards(laggards("min_group: 3"), "2024-01", "")).containsExactly("c 3 NOTICE");
        assertThat(awards(laggards("min_group: 4"), "2024-01", "")).isEmpty();
    }

    @Test
    void a_notice_by_cases_goes_to_whoever_has_one_ranked_or_not() {
        GivenMonth given = given("""
                awards:
                - {id: flag, title: 黄旗, rankings: [total], notice: {cases: [V1, L1], below: none, dispute: ignored}}
                """);
        month(given, "2024-01", "100", "49", "60");
        assertThat(awards(given, "2024-01", "a,e1,veto,V1,2024-01-05,yes\n"))
                .containsExactly("a 0 NOTICE", "b 2 NOTICE");
        assertThat(given.run("2024-01").awards().get(0).reason().in(Lang.ZH)).isEqualTo("涉及 V1,得分 100.00");
    }

    @Test
    void an_award_is_kept_from_a_unit_that_meets_its_red_line_and_nobody_moves_up() {
        GivenMonth given = given("""
                awards:
                - {id: best, title: 红旗, rankings: [total], award: {places: 1, at_least: none, shared_by_at_most: 1, dispute: ignored, unless: [L1]}}
                """);
        month(given, "2024-01", "49", "30", "20");
        assertThat(awards(given, "2024-01", "")).containsExactly(" 0 VACANT".strip());
        assertThat(awards(month(given, "2024-02", "150", "30", "20"), "2024-02", ""))
                .containsExactly("a 1 AWARDED");
    }

    private static GivenMonth lights(String more) {
        return given("""
                warnings:
                - id: w
                  title: 预警
                  items: [A]
                  lights:
                  - {colour: GREEN, at_least: 0}
                  - {colour: YELLOW, at_least: -10, below: 0}
                  - {colour: RED, below: -10}
                %s
                """.formatted(more.indent(2)));
    }

    private static List<String> colours(GivenMonth given, String period) {
        AssessmentRun run = given.table("events", EVENTS).run(period);
        return run.warnings().stream()
                .map(w -> w.unit() + " " + w.gap() + " " + w.colour())
                .toList();
    }

    @Test
    void yellow_twice_in_a_row_is_red_and_says_why() {
        String row = "in_a_row: [{colour: YELLOW, periods: 2, becomes: RED}]";
        GivenMonth given = lights(row);
        month(given, "2024-01", "90", "100", "90");
        month(given, "2024-02", "190", "190", "");
        month(given, "2024-03", "290", "300", "290");
        assertThat(colours(given, "2024-01")).containsExactly("a -0.83 YELLOW", "b 0.00 GREEN", "c -0.83 YELLOW");
        assertThat(colours(given, "2024-02")).containsExactly("a -0.83 RED", "b -0.83 YELLOW", "c null GREY");
        assertThat(colours(given, "2024-03"))
                .as("grey ends the row, and so does green")
                .containsExactly("a -0.83 RED", "b 0.00 GREEN", "c -0.83 YELLOW");
        assertThat(given.run("2024-02").warnings().get(0).message().in(Lang.ZH)).endsWith(";连续 2 期,由黄转红");
    }

    @Test
    void a_relative_gap_is_in_percent_of_what_is_due() {
        GivenMonth given = lights("gap: relative");
        month(given, "2024-01", "90", "89", "100");
        assertThat(colours(given, "2024-01")).containsExactly("a -0.83 YELLOW", "b -0.92 RED", "c 0.00 GREEN");
        assertThat(given.run("2024-01").warnings().get(1).message().in(Lang.EN))
                .endsWith("which is 11.00% of what is due");
    }

    @Test
    void what_is_missing_shows_the_declared_colour_or_none() {
        GivenMonth red = lights("MISSING: RED");
        month(red, "2024-01", "100", "", "100");
        assertThat(colours(red, "2024-01")).contains("b null RED");
        GivenMonth none = lights("MISSING: none\nPENDING: YELLOW");
        month(none, "2024-01", "100", "", "100");
        assertThat(colours(none, "2024-01")).hasSize(2);
    }
}
