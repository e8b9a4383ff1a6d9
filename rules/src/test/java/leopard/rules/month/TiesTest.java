package leopard.rules.month;

import static leopard.rules.month.GivenCase.reason;
import static leopard.rules.month.GivenCase.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import leopard.run.AssessmentRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How equal scores share places, and everything that can decide between them. */
final class TiesTest {

    private static GivenCase given(String ties) {
        return given(ties, "");
    }

    private static GivenCase given(String ties, String more) {
        return GivenCase.with("rankings:\n- {id: total, by: total, ties: " + ties + more + "}\n");
    }

    private static List<String> ranks(AssessmentRun run) {
        return rows(run, "total").stream()
                .map(row -> row.split(" ")[0] + " " + row.split(" ")[1])
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "competition, 1 2 2 4 4 4 7",
        "modified, 1 3 3 6 6 6 7",
        "dense, 1 2 2 3 3 3 4",
        "fractional, 1 2.5 2.5 5 5 5 7",
    })
    void each_method_prints_shared_places_in_its_own_way(String method, String ranks) {
        AssessmentRun run = given("{method: " + method + "}")
                .units("a b c d e f g")
                .scores("a=9 b=8 c=8 d=7 e=7 f=7 g=1")
                .run("R1");
        assertThat(ranks(run).stream().map(row -> row.substring(2)).toList()).containsExactly(ranks.split(" "));
        assertThat(reason(run, "total", "c")).endsWith("shares rank " + ranks.split(" ")[1]);
        assertThat(reason(run, "total", "a")).isEmpty();
    }

    @Test
    void fractional_may_print_the_first_of_the_shared_places() {
        AssessmentRun run = given("{method: fractional, print: position}")
                .units("a b c")
                .scores("a=8 b=8 c=1")
                .run("R1");
        assertThat(ranks(run)).containsExactly("a 1", "b 1", "c 3");
    }

    @Test
    void ordinal_goes_by_the_order_of_the_units_then_by_id_and_shares_nothing() {
        GivenCase given = given("{method: ordinal, else: order}")
                .table("units", "unit,name,group,order\na,a,g,\nb,b,g,3\nc,c,g,1.5\nd,d,g,1.5\ne,e,g,\n")
                .scores("a=8 b=8 c=8 d=8 e=8");
        AssessmentRun run = given.run("R1");
        assertThat(ranks(run)).containsExactly("c 1", "d 2", "b 3", "a 4", "e 5");
        assertThat(reason(run, "total", "e")).doesNotContain("shares");
    }

    @Test
    void ordinal_by_id_goes_by_code_point() {
        assertThat(ranks(given("{method: ordinal, else: id}")
                        .units("乙 B a 甲")
                        .scores("乙=8 B=8 a=8 甲=9")
                        .run("R1")))
                .containsExactly("甲 1", "B 2", "a 3", "乙 4");
    }

    @Test
    void an_award_for_the_first_goes_to_both_that_share_the_first_place_whatever_the_method_prints() {
        for (String method : List.of("competition", "modified", "dense", "fractional")) {
            AssessmentRun run = GivenCase.with("""
                            rankings:
                            - {id: total, by: total, ties: {method: %s}}
                            awards:
                            - {id: best, title: 奖, rankings: [total], award: {places: 1, at_least: none, shared_by_at_most: 2, dispute: blocks}}
                            """.formatted(method))
                    .units("a b c")
                    .scores("a=8 b=8 c=1")
                    .run("R1");
            assertThat(run.awards()).as(method).extracting(a -> a.unit()).containsExactly("a", "b");
        }
    }

    @Test
    void the_lowest_score_is_first_in_an_ascending_ranking() {
        assertThat(rows(
                        given("{method: competition}", ", order: ascending")
                                .units("a b c d")
                                .scores("a=-1 b=70 c=68 d=68")
                                .run("R1"),
                        "total"))
                .containsExactly("a 1 -1.00", "c 2 68.00", "d 2 68.00", "b 4 70.00");
    }

    @Test
    void a_formula_may_stand_in_the_chain() {
        AssessmentRun run = given("{method: competition, chain: ['A - 2 * B desc', 'B asc']}")
                .units("a b")
                .readings("a,X,R1,6\na,Y,R1,4\nb,X,R1,7\nb,Y,R1,3\n")
                .run("R1");
        assertThat(ranks(run)).containsExactly("b 1", "a 2");
        assertThat(reason(run, "total", "b")).isEqualTo("equal scores, compared by: A - 2 * B=1, B=3.00");
    }

    @Test
    void more_decimals_than_are_printed_decide_between_equal_printed_scores() {
        GivenCase given = given("{method: competition}", ", decimals: 3")
                .units("a b c")
                .readings("a,X,R1,80.1241\nb,X,R1,80.1244\nc,X,R1,80.1249\n");
        // A itself rounds to 2: ranked by A, the total adds what is printed.
        AssessmentRun total = given.run("R1");
        assertThat(ranks(total)).containsExactly("a 1", "b 1", "c 1");
        AssessmentRun leaf = GivenCase.with(
                        "rankings:\n- {id: total, by: A, decimals: 3, ties: {method: competition}}\n")
                .units("a b c")
                .readings("a,X,R1,80.1241\nb,X,R1,80.1244\nc,X,R1,80.1245\n")
                .run("R1");
        assertThat(rows(leaf, "total")).containsExactly("c 1 80.12", "a 2 80.12", "b 2 80.12");
        assertThat(reason(leaf, "total", "c")).isEqualTo("equal scores, compared by: unrounded=80.125");
    }

    @Test
    void exact_looks_at_all_that_was_rounded_away() {
        AssessmentRun run = GivenCase.with(
                        "rankings:\n- {id: total, by: A, decimals: exact, ties: {method: competition}}\n")
                .units("a b c")
                .readings("a,X,R1,80.1200000000000001\nb,X,R1,80.1200000000000002\nc,X,R1,80.1200000000000001\n")
                .run("R1");
        assertThat(rows(run, "total")).containsExactly("b 1 80.12", "a 2 80.12", "c 2 80.12");
        assertThat(reason(run, "total", "b")).isEqualTo("equal scores, compared by: unrounded=80.1200000000000002");
    }

    @Test
    void exact_looks_behind_the_rounding_of_a_sum_of_full_marks_too() {
        String rest = """
                - id: S
                  title: 百分制
                  rounding: {line: 0, mode: UP}
                  cap: 70
                  sum:
                  - {id: C, title: 丙, points: 60, value: {factor: 1}, of: X, rounding: {line: 2}}
                  - {id: D, title: 丁, points: 40, value: {factor: 1}, of: Y, absence: {MISSING: reweight}}
                rankings:
                - {id: total, by: S, decimals: exact, ties: {method: competition}}
                """;
        AssessmentRun run = GivenCase.with(rest)
                .units("a b c d")
                .readings("a,X,R1,50.1\na,Y,R1,1\nb,X,R1,50.2\nb,Y,R1,1\nc,X,R1,30.9\nd,X,R1,69.2\nd,Y,R1,9\n")
                .run("R1");
        assertThat(rows(run, "total")).containsExactly("d 1 70", "c 2 52", "b 3 52", "a 4 52");
        assertThat(reason(run, "total", "c")).isEqualTo("equal scores, compared by: unrounded=51.5");
    }

    @Test
    void a_ranking_may_go_by_a_reading_and_prints_it_as_it_was_read() {
        AssessmentRun run = GivenCase.with("rankings:\n- {id: total, by: X, order: ascending, ties: {method: dense}}\n")
                .units("a b c d")
                .readings("a,X,R1,10.5\nb,X,R1,9\nc,X,R1,10.50\n")
                .run("R1");
        assertThat(rows(run, "total")).containsExactly("b 1 9.00", "a 2 10.50", "c 2 10.50", "d - -");
    }

    private static final String LEXICOGRAPHIC =
            "rankings:\n- {id: medals, by: [X desc, Y desc, PLACE asc], ties: {method: competition}}\n";

    @Test
    void a_lexicographic_ranking_prints_the_first_figure_and_says_the_others() {
        AssessmentRun run =
                GivenCase.with(LEXICOGRAPHIC).units("a b c d").readings("""
                        a,X,R1,3
                        a,Y,R1,9
                        b,X,R1,4
                        b,Y,R1,0
                        c,X,R1,3
                        c,Y,R1,10
                        d,X,R1,3
                        d,Y,R1,9
                        d,PLACE,R1,7
                        """).run("R1");
        assertThat(rows(run, "medals")).containsExactly("b 1 4", "c 2 3", "d 3 3", "a 4 3");
        assertThat(reason(run, "medals", "a")).isEqualTo("Y=9; PLACE=—");
        assertThat(reason(run, "medals", "b")).isEqualTo("Y=0; PLACE=—");
    }

    private static final String COUNT_BACK =
            "{method: competition, chain: [{count_back: {positions: [PLACE, SPRINT]%s}}]}";
    private static final String PLACES = """
            a,X,R2,50
            b,X,R2,50
            c,X,R2,50
            d,X,R2,50
            a,PLACE,R1,1
            a,PLACE,R2,4
            b,PLACE,R1,4
            b,SPRINT,R2,1
            c,PLACE,R1,1
            c,PLACE,R2,3
            d,PLACE,R1,2
            d,PLACE,R2,2
            d,SPRINT,R1,2
            d,SPRINT,R2,2
            d,PLACE,R3,1
            """;

    @Test
    void most_first_places_win_then_most_second_places() {
        AssessmentRun run = given(COUNT_BACK.formatted(""))
                .units("a b c d")
                .readings(PLACES)
                .run("R2");
        assertThat(ranks(run)).containsExactly("c 1", "a 2", "b 2", "d 4");
        assertThat(reason(run, "total", "a")).isEqualTo("equal scores, compared by: places=1 4; shares rank 2");
    }

    @Test
    void the_whole_season_counts_later_rounds_as_well() {
        AssessmentRun run = given(COUNT_BACK.formatted(", over: season"))
                .units("a b c d")
                .readings(PLACES)
                .run("R2");
        assertThat(ranks(run)).containsExactly("d 1", "c 2", "a 3", "b 3");
    }

    @Test
    void places_below_the_deepest_that_counts_decide_nothing() {
        AssessmentRun run = given(COUNT_BACK.formatted(", deepest: 2"))
                .units("a b c d")
                .readings(PLACES)
                .run("R2");
        assertThat(ranks(run)).containsExactly("a 1", "b 1", "c 1", "d 4");
    }

    @Test
    void places_of_dropped_results_count_to_date_but_not_among_those_that_count() {
        String scheme = """
                rankings:
                - {id: total, by: year, ties: {method: competition, chain: [{count_back: {positions: [PLACE]%s}}]}}
                rollups:
                - {id: year, title: 年, mean: {of: total, best: 1, barred: counted, weight: 1}}
                """;
        String readings = """
                a,X,R1,50
                a,PLACE,R1,1
                a,X,R2,60
                a,PLACE,R2,4
                b,X,R1,60
                b,PLACE,R1,2
                b,X,R2,40
                b,PLACE,R2,3
                """;
        assertThat(ranks(GivenCase.with(scheme.formatted(""))
                        .units("a b")
                        .readings(readings)
                        .run("R2")))
                .containsExactly("a 1", "b 2");
        AssessmentRun counting = GivenCase.with(scheme.formatted(", over: counting, roll_up: year"))
                .units("a b")
                .readings(readings)
                .run("R2");
        assertThat(ranks(counting)).containsExactly("b 1", "a 2");
        assertThat(reason(counting, "total", "a")).isEqualTo("equal scores, compared by: places=4");
    }

    @Test
    void count_back_may_take_the_ranks_of_each_period_in_another_ranking() {
        AssessmentRun run = GivenCase.with("""
                        rankings:
                        - {id: race, by: X, ties: {method: competition}}
                        - {id: total, by: B, ties: {method: competition, chain: [{count_back: {ranks_in: race}}]}}
                        """)
                .units("a b c")
                .scores("a=9 b=8 c=7", "a=1 b=3 c=2", "a=2 b=2 c=3")
                .run("R3");
        // a: 1 3 2; b: 2 1 2; c: 3 2 1
        assertThat(reason(run, "total", "a")).contains("places=1 2 3");
        assertThat(reason(run, "total", "b")).contains("places=1 2 2");
        assertThat(ranks(run)).containsExactly("b 1", "a 2", "c 2");
    }

    private static final String MEETINGS = """
            period,meeting,home,away,home_score,away_score
            R1,,a,b,2,0
            R1,,b,c,1,0
            R1,,c,a,3,0
            R1,,d,a,9,0
            R2,,a,b,0,1
            R2,,c,d,,
            R3,,a,b,5,0
            """;

    private static GivenCase heads(String step) {
        return given("{method: competition, chain: [{head_to_head: " + step + "}]}")
                .units("a b c d")
                .scores("a=50 b=50 c=50 d=60", "a=50 b=50 c=50 d=60")
                .table("meetings", MEETINGS);
    }

    @Test
    void tied_units_are_compared_by_the_results_that_they_had_against_each_other() {
        AssessmentRun run =
                heads("{compare: [points, difference], again: false}").run("R1");
        // Each has one win of three points; differences a 2-3=-1, b 1-2=-1, c 3-1=2. That d beat a counts for nothing.
        assertThat(ranks(run)).containsExactly("d 1", "c 2", "a 3", "b 3");
        assertThat(reason(run, "total", "a"))
                .isEqualTo("equal scores, compared by: head to head=points 3 difference -1; shares rank 3");
    }

    @Test
    void those_still_equal_are_compared_once_more_among_themselves_where_that_is_declared() {
        AssessmentRun run =
                heads("{compare: [points, difference], again: true}").run("R1");
        assertThat(ranks(run)).containsExactly("d 1", "c 2", "a 3", "b 4");
        assertThat(reason(run, "total", "b"))
                .isEqualTo("equal scores, compared by: head to head=points 0 difference -2");
    }

    @Test
    void later_rounds_and_meetings_without_scores_are_not_looked_at() {
        AssessmentRun run = heads("{win: 2, draw: 1, loss: 0, compare: [points, wins, scored], again: true}")
                .run("R2");
        // Until R2: a 2 of 6 points, b 4, c 2; a and c: c beat a.
        assertThat(ranks(run)).containsExactly("d 1", "b 2", "c 3", "a 4");
    }

    @Test
    void units_that_never_met_stay_tied() {
        AssessmentRun run = given("{method: competition, chain: [{head_to_head: {compare: [points], again: true}}]}")
                .units("a b")
                .scores("a=5 b=5")
                .table("meetings", "period,home,away,home_score,away_score\n")
                .run("R1");
        assertThat(ranks(run)).containsExactly("a 1", "b 1");
        assertThat(reason(run, "total", "a")).contains("no meeting");
    }

    @Test
    void a_decision_of_people_settles_what_is_left_and_its_reason_is_printed() {
        AssessmentRun run = given("{method: competition, chain: [decision]}")
                .units("a b c d")
                .scores("a=5 b=5 c=5 d=9")
                .table("decisions", """
                        ranking,period,unit,place,reason,date
                        total,R1,c,1,抽签,2024-06-30
                        total,R1,a,2,,
                        total,R1,d,9,,
                        total,R2,b,1,,
                        """)
                .run("R1");
        assertThat(ranks(run)).containsExactly("d 1", "c 2", "a 3", "b 4");
        assertThat(reason(run, "total", "c")).isEqualTo("equal scores, compared by: decision=1 (2024-06-30 抽签)");
        assertThat(reason(run, "total", "d")).isEmpty();
    }

    @Test
    void a_decision_is_wanted_only_where_there_is_one() {
        assertThat(ranks(given("{method: competition, chain: [decision]}")
                        .units("a b")
                        .scores("a=5 b=5")
                        .run("R1")))
                .containsExactly("a 1", "b 1");
    }

    @Test
    void steps_follow_each_other_in_any_order() {
        AssessmentRun run = given(
                        "{method: ordinal, chain: [decision, PLACE asc, {head_to_head: {compare: [points], again: false}}], else: id}")
                .units("a b c d e")
                .readings("""
                        a,X,R1,5
                        b,X,R1,5
                        c,X,R1,5
                        d,X,R1,5
                        e,X,R1,5
                        a,PLACE,R1,2
                        b,PLACE,R1,1
                        c,PLACE,R1,1
                        """)
                .table("meetings", "period,home,away,home_score,away_score\nR1,b,c,0,1\nR1,d,a,1,0\n")
                .table("decisions", "ranking,period,unit,place\ntotal,R1,e,1\n")
                .run("R1");
        assertThat(ranks(run)).containsExactly("e 1", "c 2", "b 3", "a 4", "d 5");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void the_order_of_rows_changes_nothing(int seed) {
        GivenCase given = given(
                        "{method: fractional, chain: [{count_back: {positions: [PLACE, SPRINT]}}, {head_to_head: {compare: [points, difference], again: true}}, decision]}")
                .units("a b c d")
                .readings(PLACES)
                .table("meetings", MEETINGS)
                .table("decisions", "ranking,period,unit,place\ntotal,R2,b,1\ntotal,R2,a,1\n");
        assertThat(GivenCase.csv(given.run("R2", seed))).isEqualTo(GivenCase.csv(given.run("R2")));
    }

    @Test
    void twenty_thousand_tied_units_are_told_apart_or_share_one_place() {
        StringBuilder units = new StringBuilder("unit,name,group,order\n");
        StringBuilder readings = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            String id = "u" + (100_000 + i);
            units.append(id).append(",n,g,").append(20_000 - i).append('\n');
            readings.append(id).append(",X,R1,5\n");
        }
        GivenCase shared = given(
                        "{method: modified, chain: [{head_to_head: {compare: [points], again: true}}, decision, {count_back: {positions: [PLACE]}}]}")
                .table("units", units.toString())
                .readings(readings.toString())
                .table("meetings", "period,home,away,home_score,away_score\n");
        List<String> rows = rows(shared.run("R1"), "total");
        assertThat(rows).hasSize(20_000).allMatch(row -> row.split(" ")[1].equals("20000"));
        GivenCase ordinal = given("{method: ordinal, chain: [PLACE asc], else: order}")
                .table("units", units.toString())
                .readings(readings.toString());
        assertThat(rows(ordinal.run("R1"), "total"))
                .startsWith("u119999 1 5.00", "u119998 2 5.00")
                .endsWith("u100000 20000 5.00");
    }

    @Test
    void a_meeting_needs_two_units_and_both_scores_or_none() {
        assertThat(heads("{compare: [points], again: false}")
                        .table("meetings", """
                                period,home,away,home_score,away_score
                                R1,a,a,1,0
                                R1,a,b,1,
                                R4,a,b,1,0
                                R1,a,z,1,0
                                R1,b,c,1,0
                                R1,b,c,2,0
                                """)
                        .problems())
                .hasSize(5)
                .anyMatch(p -> p.startsWith("meetings.csv:2 [away]: a meets itself"))
                .anyMatch(p -> p.startsWith("meetings.csv:3 [away_score]: only one of the two has a score"))
                .anyMatch(p -> p.startsWith("meetings.csv:4 [period]"))
                .anyMatch(p -> p.startsWith("meetings.csv:5 [away]"))
                .anyMatch(p -> p.startsWith("meetings.csv:7"));
    }

    @Test
    void a_scheme_that_compares_results_needs_the_table_and_others_do_not_read_it() {
        assertThat(given("{method: competition, chain: [{head_to_head: {compare: [points], again: true}}]}")
                        .units("a")
                        .scores("a=1")
                        .problems())
                .singleElement()
                .asString()
                .startsWith("meetings.csv: table meetings is missing: ties are broken by results between units");
        assertThat(given("{method: competition}")
                        .units("a")
                        .scores("a=1")
                        .table("meetings", MEETINGS)
                        .table("decisions", "ranking,period,unit,place\n")
                        .notices())
                .contains(
                        "the scheme has no use for table meetings, it was not read",
                        "the scheme has no use for table decisions, it was not read");
    }

    @Test
    void a_decision_names_a_ranking_a_period_a_unit_and_a_place() {
        assertThat(given("{method: competition, chain: [decision]}")
                        .units("a b")
                        .scores("a=1 b=1")
                        .table("decisions", """
                                ranking,period,unit,place
                                totl,R1,a,1
                                total,R9,a,1
                                total,R1,z,1
                                total,R1,a,0
                                total,R1,b,
                                """)
                        .problems())
                .hasSize(5)
                .anyMatch(p -> p.startsWith(
                        "decisions.csv:2 [ranking]: the scheme has no ranking “totl”. Did you mean total?"))
                .anyMatch(p -> p.startsWith("decisions.csv:5 [place]"))
                .anyMatch(p -> p.startsWith("decisions.csv:6 [place]: a place is a whole number of at least 1"));
    }
}
