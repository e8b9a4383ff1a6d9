package leopard.rules.month;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import leopard.model.Lang;
import leopard.run.AssessmentRun;
import leopard.score.Explanation;
import leopard.score.ScoreLine;
import org.junit.jupiter.api.Test;

/** Bonuses and deductions 加减分 (R13) and what counts more than once 加倍扣分 (R14). */
final class EventsTest {

    private static final String HEADER = """
            leopard: 1
            id: small
            title: 小方案
            version: {id: "1", from: 2023-01, to: 2025-12}
            period: {every: month, readings: to_date}
            indicators:
              X: {title: 得分, measure: 分}
            score:
              id: total
              title: 总分
              sum:
              - {id: A, title: 甲, value: {factor: 1}, of: X}
            """;

    private static final String ROWS =
            "unit,event,kind,level,points,matter,date,document,documented,decided,verified,reason\n";

    /** @param node the keys of the node of events after its title, indented by two */
    private static GivenMonth given(String node) {
        return GivenMonth.ofScheme(HEADER + "  - id: events\n    title: 加减分\n" + node.indent(4))
                .bare("a")
                .reading("a", "X", "2024-06", "90")
                .reading("a", "X", "2024-12", "90")
                .reading("a", "X", "2025-01", "90")
                .reading("a", "X", "2025-03", "90");
    }

    private static AssessmentRun run(GivenMonth given, String period, String... rows) {
        return given.table("events", ROWS + String.join("\n", rows) + "\n").run(period);
    }

    /** The lines below the node of events that are not zero or say why they are, and the node itself. */
    private static List<String> lines(AssessmentRun run) {
        List<String> rows = new ArrayList<>();
        ScoreLine root = run.sheet(0).roots().get(0);
        for (ScoreLine part : root.parts()) {
            if (!part.id().equals("A")) {
                collect(part, rows);
            }
        }
        return rows;
    }

    private static void collect(ScoreLine line, List<String> into) {
        into.add(line.id() + " " + line.score());
        line.parts().forEach(part -> collect(part, into));
    }

    private static ScoreLine line(AssessmentRun run, String id) {
        return Objects.requireNonNull(run.sheet(0).roots().get(0).find(id), id);
    }

    private static final String COMMENDATIONS = """
            events:
              bonus:
                cap: none
                per_matter: highest
                levels: {省级表彰: 3, 市级表彰: 2, 全省第一: 10, 全省前三: 8}
                groups:
                - {id: praise, title: 表彰, cap: 5, levels: [省级表彰, 市级表彰]}
                - {id: ranks, title: 位次, cap: 15, levels: [全省第一, 全省前三]}
              deduct: {cap: none, per_matter: all, levels: {通报: 1}}
              document: optional
            """;

    @Test
    void of_provincial_three_and_city_two_for_one_matter_three_counts() {
        AssessmentRun run = run(
                given(COMMENDATIONS),
                "2024-06",
                "a,e1,bonus,市级表彰,,治水,2024-02-01,文,,,yes,",
                "a,e2,bonus,省级表彰,,治水,2024-05-01,文,,,yes,");
        assertThat(lines(run))
                .containsExactly(
                        "events 3.00",
                        "events.bonus 3.00",
                        "events.bonus.praise 3.00",
                        "events.e1 0.00",
                        "events.e2 3.00",
                        "events.deduct 0.00");
    }

    @Test
    void commendations_come_to_five_at_most_and_ranks_to_fifteen() {
        AssessmentRun run = run(
                given(COMMENDATIONS),
                "2024-06",
                "a,e1,bonus,省级表彰,,,2024-01-01,,,,yes,",
                "a,e2,bonus,省级表彰,,,2024-02-01,,,,yes,",
                "a,e3,bonus,全省第一,,,2024-03-01,,,,yes,",
                "a,e4,bonus,全省前三,,,2024-04-01,,,,yes,",
                "a,e5,bonus,其他,0.5,,2024-05-01,,,,yes,");
        assertThat(lines(run))
                .containsExactly(
                        "events 20.50",
                        "events.bonus 20.50",
                        "events.bonus.praise 5.00",
                        "events.e1 3.00",
                        "events.e2 3.00",
                        "events.bonus.praise.adj -1.00",
                        "events.bonus.ranks 15.00",
                        "events.e3 10.00",
                        "events.e4 8.00",
                        "events.bonus.ranks.adj -3.00",
                        "events.e5 0.50",
                        "events.deduct 0.00");
        assertThat(Explanation.formula(line(run, "events.bonus.praise"), Lang.ZH))
                .contains("min(3.00 + 3.00, 5)");
        assertThat(line(run, "events.bonus.ranks.adj").justification().note().in(Lang.ZH))
                .isEqualTo("封顶 15 分");
    }

    @Test
    void a_group_inside_a_group_is_capped_first() {
        AssessmentRun run = run(
                given("""
                        events:
                          bonus:
                            cap: 6
                            per_matter: all
                            levels: {国家: 4, 省: 3, 市: 2}
                            groups:
                            - id: all
                              cap: 5
                              groups: [{id: low, cap: 3, levels: [省, 市]}]
                              levels: [国家]
                          deduct: {cap: none, per_matter: all, levels: {}}
                          document: optional
                        """),
                "2024-06",
                "a,e1,bonus,国家,,,2024-01-01,,,,yes,",
                "a,e2,bonus,省,,,2024-01-01,,,,yes,",
                "a,e3,bonus,市,,,2024-01-01,,,,yes,");
        assertThat(lines(run))
                .containsExactly(
                        "events 5.00",
                        "events.bonus 5.00",
                        "events.bonus.all 5.00",
                        "events.bonus.low 3.00",
                        "events.e2 3.00",
                        "events.e3 2.00",
                        "events.bonus.low.adj -2.00",
                        "events.e1 4.00",
                        "events.bonus.all.adj -2.00",
                        "events.deduct 0.00");
    }

    private static String capped(String limits) {
        return limits + """
                events:
                  bonus: {cap: %s, per_matter: all, levels: {省: 8}}
                  deduct: {cap: none, per_matter: all, levels: {通报: 4}}
                  document: optional
                """;
    }

    @Test
    void a_cap_of_the_bonuses_holds_before_deductions_and_one_of_the_node_after_them() {
        String[] rows = {"a,e1,bonus,省,,,2024-01-01,,,,yes,", "a,e2,deduct,通报,,,2024-01-01,,,,yes,"};
        assertThat(lines(run(given(capped("").formatted("5")), "2024-06", rows)))
                .as("min(8, 5) − 4")
                .contains("events 1.00", "events.bonus 5.00");
        assertThat(lines(run(given(capped("cap: 5\n").formatted("none")), "2024-06", rows)))
                .as("min(8 − 4, 5)")
                .contains("events 4.00", "events.bonus 8.00");
        AssessmentRun both = run(given(capped("cap: 3\nfloor: -2\n").formatted("none")), "2024-06", rows);
        assertThat(lines(both)).contains("events 3.00", "events.adj -1.00");
        assertThat(Explanation.formula(line(both, "events"), Lang.EN)).contains("min(8.00 − 4.00, 3) = 3.00");
        assertThat(lines(run(
                        given(capped("cap: 3\nfloor: -2\n").formatted("none")),
                        "2024-06",
                        "a,e2,deduct,通报,,,2024-01-01,,,,yes,")))
                .containsExactly(
                        "events -2.00",
                        "events.bonus 0.00",
                        "events.deduct -4.00",
                        "events.e2 -4.00",
                        "events.adj 2.00");
    }

    @Test
    void a_floor_above_zero_holds_for_a_unit_without_events_too() {
        assertThat(lines(run(given(capped("floor: 1\n").formatted("none")), "2024-06")))
                .containsExactly("events 1.00", "events.bonus 0.00", "events.deduct 0.00", "events.adj 1.00");
    }

    @Test
    void one_event_counts_so_much_at_most_whatever_points_it_brings_and_however_often_it_happened() {
        AssessmentRun run = run(
                given("""
                        events:
                          bonus: {cap: none, cap_each: 5, per_matter: all, levels: {奖: 2}}
                          deduct:
                            cap: none
                            cap_each: 3
                            per_matter: all
                            levels: {事故: 2}
                            repeat: {factor: 2, levels: [事故], same: level}
                          document: optional
                        """),
                "2024-06",
                "a,e1,bonus,奖,7,,2024-01-01,,,,yes,",
                "a,e2,deduct,事故,,,2024-01-01,,,,yes,",
                "a,e3,deduct,事故,,,2024-02-01,,,,yes,");
        assertThat(lines(run)).contains("events.e1 5.00", "events.e2 -2.00", "events.e3 -3.00", "events 0.00");
        assertThat(Explanation.formula(line(run, "events.e3"), Lang.ZH)).contains("min(2 × 2, 3)");
    }

    private static String documents(String document) {
        return """
                events:
                  bonus: {cap: none, per_matter: highest, levels: {省: 3, 市: 2}}
                  deduct: {cap: none, per_matter: all, levels: {通报: 1}}
                  document: %s
                """.formatted(document);
    }

    private static final String NEXT_YEAR = documents("{needed: required, cut_off: \"12-20\", late: next_year}");

    @Test
    void a_document_after_the_cut_off_moves_the_event_to_the_next_year() {
        String event = "a,e1,bonus,省,,,2024-11-03,省府发1号,2024-12-21,,yes,";
        assertThat(lines(run(given(NEXT_YEAR), "2024-12", event))).doesNotContain("events.e1 3.00");
        assertThat(lines(run(given(NEXT_YEAR), "2025-01", event))).contains("events.e1 3.00");
    }

    @Test
    void a_document_on_the_last_day_is_in_time() {
        String event = "a,e1,bonus,省,,,2024-11-03,省府发1号,2024-12-20,,yes,";
        assertThat(lines(run(given(NEXT_YEAR), "2024-12", event))).contains("events.e1 3.00");
        assertThat(lines(run(given(NEXT_YEAR), "2025-01", event))).doesNotContain("events.e1 3.00");
    }

    @Test
    void an_event_that_moved_counts_from_its_document_on() {
        String event = "a,e1,bonus,省,,,2024-11-03,省府发1号,2025-03-02,,yes,";
        assertThat(lines(run(given(NEXT_YEAR), "2025-01", event))).doesNotContain("events.e1 3.00");
        assertThat(lines(run(given(NEXT_YEAR), "2025-03", event))).contains("events.e1 3.00");
    }

    @Test
    void a_matter_is_compared_within_the_year_that_its_events_count_in() {
        String late = "a,e1,bonus,省,,治水,2024-11-03,文,2024-12-21,,yes,";
        String early = "a,e2,bonus,市,,治水,2024-10-03,文,2024-10-21,,yes,";
        String next = "a,e3,bonus,市,,治水,2025-01-03,文,2025-01-21,,yes,";
        assertThat(lines(run(given(NEXT_YEAR), "2024-12", late, early, next))).contains("events.e2 2.00");
        assertThat(lines(run(given(NEXT_YEAR), "2025-01", late, early, next)))
                .contains("events.e1 3.00", "events.e3 0.00")
                .doesNotContain("events.e2 2.00");
    }

    @Test
    void or_it_never_counts_and_says_so() {
        AssessmentRun run = run(
                given(documents("{needed: required, cut_off: \"01-15\", cut_off_year: next, late: not_counted}")),
                "2024-12",
                "a,e1,bonus,省,,,2024-11-03,文,2024-12-21,,yes,",
                "a,e2,bonus,省,,,2024-11-03,文,2024-12-31,,yes,");
        assertThat(lines(run)).contains("events 6.00");
        run = run(
                given(documents("{needed: required, cut_off: \"01-15\", cut_off_year: next, late: not_counted}")),
                "2024-12",
                "a,e1,bonus,省,,,2024-11-03,文,2025-01-15,,yes,",
                "a,e2,bonus,市,,,2024-11-03,文,2025-01-16,,yes,");
        assertThat(lines(run)).as("the year's end waits for its documents").contains("events 3.00");
        String late = documents("{needed: required, cut_off: \"11-30\", late: not_counted}");
        run = run(given(late), "2024-12", "a,e1,bonus,省,,,2024-11-03,文,2024-12-21,,yes,");
        assertThat(lines(run)).contains("events.e1 0.00", "events 0.00");
        assertThat(line(run, "events.e1").justification().note().in(Lang.ZH)).isEqualTo("佐证文件晚于截止日,不计");
    }

    @Test
    void a_document_of_a_later_month_is_not_there_yet() {
        String event = "a,e1,bonus,省,,,2024-06-03,文,2024-07-01,,yes,";
        AssessmentRun june = run(given(documents("required")), "2024-06", event);
        assertThat(line(june, "events.e1").justification().note().in(Lang.EN)).isEqualTo("no document, not counted");
        assertThat(lines(run(given(documents("required")), "2024-12", event))).contains("events.e1 3.00");
    }

    private static String repeated(String repeat) {
        return """
                events:
                  bonus: {cap: none, per_matter: all, levels: {}}
                  deduct:
                    cap: none
                    per_matter: all
                    levels: {事故: 2, 通报: 1, 其他: 1}
                    repeat: {factor: 2, levels: [事故, 通报], %s}
                  document: optional
                """.formatted(repeat);
    }

    @Test
    void the_same_accident_again_within_six_months_counts_twice_even_across_the_new_year() {
        String[] rows = {
            "a,e1,deduct,事故,,,2024-07-31,,,,yes,",
            "a,e2,deduct,事故,,,2025-01-31,,,,yes,",
            "a,e3,deduct,通报,,,2025-01-31,,,,yes,"
        };
        AssessmentRun run = run(given(repeated("same: level, window: {months: 6}")), "2025-01", rows);
        assertThat(lines(run)).contains("events.e2 -4.00", "events.e3 -1.00").doesNotContain("events.e1 -2.00");
        assertThat(line(run, "events.e2").justification().note().in(Lang.ZH)).isEqualTo("6 个月内再次发生,加倍");
        assertThat(lines(run(given(repeated("same: level, window: {months: 5}")), "2025-01", rows)))
                .contains("events.e2 -2.00");
        assertThat(lines(run(given(repeated("same: level, window: whole")), "2025-01", rows)))
                .contains("events.e2 -4.00", "events.e3 -1.00");
        assertThat(lines(run(given(repeated("same: any, window: whole")), "2025-01", rows)))
                .contains("events.e3 -2.00");
        assertThat(lines(run(given(repeated("same: level")), "2025-01", rows)))
                .as("a calendar year, where nothing is said")
                .contains("events.e2 -2.00");
    }

    @Test
    void within_a_period_only_the_same_period_repeats() {
        assertThat(lines(run(
                        given(repeated("same: level, window: period")),
                        "2024-06",
                        "a,e1,deduct,事故,,,2024-05-31,,,,yes,",
                        "a,e2,deduct,事故,,,2024-06-01,,,,yes,",
                        "a,e3,deduct,事故,,,2024-06-30,,,,yes,")))
                .contains("events.e1 -2.00", "events.e2 -2.00", "events.e3 -4.00");
    }

    @Test
    void the_same_matter_repeats_whatever_the_level() {
        assertThat(lines(run(
                        given(repeated("same: matter")),
                        "2024-06",
                        "a,e1,deduct,事故,,桥,2024-01-31,,,,yes,",
                        "a,e2,deduct,通报,,桥,2024-02-01,,,,yes,",
                        "a,e3,deduct,通报,,,2024-03-01,,,,yes,",
                        "a,e4,deduct,其他,,桥,2024-04-01,,,,yes,")))
                .contains("events.e1 -2.00", "events.e2 -2.00", "events.e3 -1.00", "events.e4 -1.00");
    }

    @Test
    void which_is_the_first_is_decided_by_date_or_by_decision() {
        String[] rows = {
            "a,e1,deduct,事故,,,2024-01-10,,,2024-05-20,yes,", "a,e2,deduct,事故,,,2024-03-10,,,2024-04-01,yes,"
        };
        assertThat(lines(run(given(repeated("same: level")), "2024-06", rows)))
                .contains("events.e1 -2.00", "events.e2 -4.00");
        assertThat(lines(run(given(repeated("same: level, first: earliest_decided")), "2024-06", rows)))
                .contains("events.e1 -4.00", "events.e2 -2.00");
        assertThat(lines(run(
                        given(repeated("same: level, window: {months: 2}, first: earliest_decided")), "2024-06", rows)))
                .contains("events.e1 -4.00", "events.e2 -2.00");
        assertThat(lines(run(
                        given(repeated("same: level, window: {months: 1}, first: earliest_decided")), "2024-06", rows)))
                .contains("events.e1 -2.00", "events.e2 -2.00");
    }

    @Test
    void an_event_that_does_not_count_is_no_first() {
        assertThat(lines(run(
                        given(repeated("same: level, window: whole")),
                        "2024-06",
                        "a,e1,deduct,事故,,,2023-01-10,,,,no,",
                        "a,e2,deduct,事故,,,2024-03-10,,,,yes,")))
                .contains("events.e2 -2.00");
    }

    private static String keyPeriods(String withRepeat) {
        return """
                events:
                  bonus: {cap: none, per_matter: all, levels: {}}
                  deduct:
                    cap: none
                    per_matter: all
                    levels: {事故: 2, 通报: 1}
                    repeat: {factor: 1.5, levels: [事故], same: level}
                    key_periods:
                      factor: 2
                      levels: [事故]
                      days:
                      - {title: 两会, from: 2024-03-01, to: 2024-03-15}
                      - {title: 峰会, from: 2024-03-10, to: 2024-05-20}
                      %s
                  document: optional
                """.formatted(withRepeat);
    }

    private static final String[] SUMMIT = {
        "a,e0,deduct,事故,,,2024-02-29,,,,yes,",
        "a,e1,deduct,事故,,,2024-03-01,,,,yes,",
        "a,e2,deduct,通报,,,2024-03-15,,,,yes,",
        "a,e3,deduct,事故,,,2024-05-21,,,,yes,"
    };

    @Test
    void an_accident_during_a_summit_counts_twice_and_as_a_repetition_by_the_larger_factor() {
        AssessmentRun run = run(given(keyPeriods("")), "2024-06", SUMMIT);
        assertThat(lines(run))
                .contains("events.e0 -2.00", "events.e1 -4.00", "events.e2 -1.00", "events.e3 -3.00", "events -10.00");
        assertThat(line(run, "events.e1").justification().note().in(Lang.ZH)).isEqualTo("年内再次发生,加倍;重点时段(两会)内");
        assertThat(Explanation.formula(line(run, "events.e1"), Lang.ZH)).contains("2 × 2");
    }

    @Test
    void or_by_both_factors() {
        AssessmentRun run = run(given(keyPeriods("with_repeat: multiply")), "2024-06", SUMMIT);
        assertThat(lines(run)).contains("events.e1 -6.00");
        assertThat(Explanation.formula(line(run, "events.e1"), Lang.EN)).contains("2 × 1.5 × 2");
        assertThat(Explanation.steps(line(run, "events.e1"))).contains("points=2", "repeat_factor=1.5", "key_factor=2");
    }

    @Test
    void where_key_periods_overlap_the_first_that_is_listed_counts_once() {
        AssessmentRun run = run(given(keyPeriods("")), "2024-06", "a,e1,deduct,事故,,,2024-03-12,,,,yes,");
        assertThat(lines(run)).contains("events.e1 -4.00");
        assertThat(line(run, "events.e1").justification().note().in(Lang.EN)).isEqualTo("within the key period “两会”");
    }

    @Test
    void a_month_stands_for_its_first_day() {
        assertThat(lines(run(given(keyPeriods("")), "2024-06", "a,e1,deduct,事故,,,2024-03,,,,yes,")))
                .contains("events.e1 -4.00");
        assertThat(lines(run(given(keyPeriods("")), "2024-06", "a,e1,deduct,事故,,,2024-02,,,,yes,")))
                .contains("events.e1 -2.00");
    }

    @Test
    void bonuses_need_a_document_and_deductions_in_a_node_of_their_own_do_not() {
        String bonuses = """
                - id: events
                  title: 加分
                  events: {bonus: {cap: 5, per_matter: all, levels: {表彰: 2}}, deduct: {cap: none, per_matter: all, levels: {}}, document: required}
                - id: minus
                  title: 扣分
                  events: {bonus: {cap: none, per_matter: all, levels: {}}, deduct: {cap: none, per_matter: all, levels: {通报: 1}}, document: optional}
                """.indent(2);
        GivenMonth given = GivenMonth.ofScheme(HEADER + bonuses).bare("a").reading("a", "X", "2024-06", "90");
        AssessmentRun run = run(
                given,
                "2024-06",
                "a,e1,bonus,表彰,,,2024-01-01,文,,,yes,",
                "a,e2,bonus,表彰,,,2024-02-01,,,,yes,",
                "a,e3,deduct,通报,,,2024-03-01,,,,yes,");
        assertThat(lines(run)).contains("events.e1 2.00", "events.e2 0.00", "minus.e3 -1.00");
    }

    @Test
    void two_nodes_of_events_each_take_what_has_their_levels() {
        String second = """
                - id: safety
                  title: 安全加减分
                  cap: 0
                  events:
                    bonus: {cap: none, per_matter: all, levels: {演练: 1}}
                    deduct: {cap: 6, per_matter: all, levels: {事故: 4}, repeat: {factor: 2, levels: [事故], same: level}}
                    document: required
                """.indent(2);
        GivenMonth given = GivenMonth.ofScheme(
                        HEADER + "  - id: events\n    title: 加减分\n" + COMMENDATIONS.indent(4) + second)
                .bare("a")
                .reading("a", "X", "2024-06", "90");
        AssessmentRun run = run(
                given,
                "2024-06",
                "a,e1,bonus,省级表彰,,,2024-01-01,,,,yes,",
                "a,e2,bonus,演练,,,2024-01-01,文,,,yes,",
                "a,e3,deduct,事故,,,2024-02-01,文,,,yes,",
                "a,e4,deduct,事故,,,2024-03-01,文,,,yes,",
                "a,e5,deduct,事故,,,2024-04-01,,,,yes,",
                "a,e6,deduct,通报,,,2024-03-01,,,,yes,",
                "a,e7,bonus,别的,1,,2024-03-01,,,,yes,");
        assertThat(lines(run))
                .containsExactly(
                        "events 3.00",
                        "events.bonus 4.00",
                        "events.bonus.praise 3.00",
                        "events.e1 3.00",
                        "events.e7 1.00",
                        "events.deduct -1.00",
                        "events.e6 -1.00",
                        "safety -5.00",
                        "safety.bonus 1.00",
                        "safety.e2 1.00",
                        "safety.deduct -6.00",
                        "safety.e3 -4.00",
                        "safety.e4 -8.00",
                        "safety.e5 0.00",
                        "safety.deduct.adj 6.00");
        assertThat(run.sheet(0).roots().get(0).score()).hasToString("88.00");
    }
}
