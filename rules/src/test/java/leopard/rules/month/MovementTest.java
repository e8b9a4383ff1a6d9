package leopard.rules.month;

import static leopard.rules.month.GivenCase.csv;
import static leopard.rules.month.GivenCase.reason;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import leopard.run.AssessmentRun;
import org.junit.jupiter.api.Test;

/** Movement against an earlier period, and columns computed from ranks. */
final class MovementTest {

    private static GivenCase given(String more) {
        return GivenCase.with("rankings:\n- {id: total, by: total, ties: {method: competition}, " + more + "}\n");
    }

    /** {@code unit} and the last {@code n} cells of its row. */
    private static List<String> tail(AssessmentRun run, int n) {
        return csv(run).stream()
                .skip(1)
                .map(line -> {
                    String[] cells = line.split(",", -1);
                    return cells[3] + " "
                            + String.join(",", Arrays.asList(cells).subList(cells.length - n, cells.length));
                })
                .toList();
    }

    @Test
    void without_a_declaration_the_table_has_no_further_columns() {
        AssessmentRun run = GivenCase.with("rankings:\n- {id: total, by: total, ties: {method: competition}}\n")
                .units("a")
                .scores("a=1")
                .run("R1");
        assertThat(csv(run).get(0)).endsWith(",provisional,normalised");
    }

    @Test
    void ranks_are_compared_with_the_period_before() {
        AssessmentRun run = given("movement: {reason: true}")
                .units("a b c d")
                .scores("a=9 b=8 c=7 d=6", "a=5 b=8 c=7 d=6")
                .run("R2");
        assertThat(csv(run).get(0)).endsWith(",normalised,rank_before,of_before,moved,movement");
        assertThat(tail(run, 4)).containsExactly("b 2,4,1,UP", "c 3,4,1,UP", "d 4,4,1,UP", "a 1,4,-3,DOWN");
        assertThat(reason(run, "total", "b")).isEqualTo("against R1: up 1 (rank 2 then)");
        assertThat(reason(run, "total", "a")).isEqualTo("against R1: down 3 (rank 1 then)");
    }

    @Test
    void in_the_first_period_there_is_nothing_to_compare_with() {
        AssessmentRun run = given("movement: {}").units("a b").scores("a=9 b=8").run("R1");
        assertThat(tail(run, 4)).containsExactly("a ,,,", "b ,,,");
    }

    private static GivenCase changing(String among) {
        return given("movement: {among: " + among + "}")
                .table("units", """
                        unit,name,group,from,to,ranked
                        a,a,g,,,yes
                        b,b,g,,R1,yes
                        c,c,g,,,yes
                        d,d,g,R2,,yes
                        e,e,g,,,yes
                        f,f,g,,,yes
                        """)
                .scores("b=9 a=8 c=7 e=6", "d=9 c=8 a=7 f=6");
    }

    @Test
    void new_and_vanished_units_change_the_ranks_of_others_and_it_is_said_who_is_new() {
        AssessmentRun run = changing("all").run("R2");
        assertThat(tail(run, 4))
                .containsExactly("d ,,,NEW", "c 3,4,1,UP", "a 2,4,-1,DOWN", "f ,4,,UNRANKED_BEFORE", "e 4,4,,UNRANKED");
    }

    @Test
    void among_the_units_of_both_periods_only_real_changes_show() {
        AssessmentRun run = changing("common").run("R2");
        // Of a and c, a was first and is second now.
        assertThat(tail(run, 4))
                .containsExactly("d ,,,NEW", "c 2,2,1,UP", "a 1,2,-1,DOWN", "f ,4,,UNRANKED_BEFORE", "e 4,4,,UNRANKED");
    }

    @Test
    void what_was_published_wins_over_what_would_be_computed() {
        AssessmentRun run = given("movement: {back: 2}")
                .units("a b")
                .scores("a=9 b=8", "a=1 b=2", "a=9 b=8")
                .table("history", "period,scheme,unit,node,score,rank,of\nR1,season,a,total,1,7,20\n")
                .run("R3");
        assertThat(tail(run, 4)).containsExactly("a 7,20,6,UP", "b 2,2,0,SAME");
    }

    @Test
    void a_unit_that_changed_its_group_is_not_compared_and_a_renamed_one_is() {
        AssessmentRun run = GivenCase.with(
                        "rankings:\n- {id: total, by: total, within: group, ties: {method: competition}, movement: {}}\n")
                .table("units", """
                        unit,name,group,from,to,succeeds
                        old,旧,g,,R1,
                        new,新,g,R2,,old
                        x,x,g,,,
                        """)
                .readings("old,X,R1,5\nx,X,R1,9\nnew,X,R2,9\nx,X,R2,5\n")
                .run("R2");
        assertThat(tail(run, 4)).containsExactly("new 2,2,1,UP", "x 1,2,-1,DOWN");
    }

    @Test
    void columns_are_computed_after_all_rankings_and_stay_empty_where_a_rank_is_missing() {
        AssessmentRun run = GivenCase.with("""
                        parameters: {k: 10}
                        rankings:
                        - id: total
                          by: total
                          ties: {method: fractional}
                          columns:
                            gap: {formula: later.rank - rank}
                            share: {formula: k * rank / of, decimals: 1}
                            cup: {points: [25, 18, 15], rest: 1, shared: mean}
                            first: {points: [25, 18], shared: position}
                        - {id: later, by: B, participants: {when: Y > 0}, ties: {method: competition}, columns: {cup: {points: [3], shared: position, decimals: 2}}}
                        """)
                .units("a b c d")
                .readings("a,X,R1,9\nb,X,R1,8\nc,X,R1,8\nd,X,R1,1\nb,Y,R1,0.01\na,Y,R1,2\nc,Y,R1,0\n")
                .run("R1");
        assertThat(csv(run).get(0)).endsWith(",gap,share,cup,first");
        assertThat(tail(run, 4))
                .containsExactly(
                        "a 0,2.5,25,25", "b 0,5.0,18,18", "c ,7.5,15,0", "d ,10.0,1,0", "a ,,3.00,", "b ,,0.00,");
    }

    @Test
    void units_that_share_places_may_share_their_points() {
        AssessmentRun run = given("columns: {cup: {points: [25, 18, 15], rest: 1, shared: mean, decimals: 3}}")
                .units("a b c d e")
                .scores("a=9 b=9 c=9 d=5 e=5")
                .run("R1");
        // (25 + 18 + 15) / 3, and (1 + 1) / 2
        assertThat(tail(run, 1)).containsExactly("a 19.333", "b 19.333", "c 19.333", "d 1.000", "e 1.000");
    }

    @Test
    void the_order_of_rows_changes_nothing() {
        GivenCase given = changing("common");
        assertThat(csv(given.run("R2", 7))).isEqualTo(csv(given.run("R2")));
    }
}
