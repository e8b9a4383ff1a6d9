package leopard.rules.month;

import static leopard.rules.month.GivenCase.reason;
import static leopard.rules.month.GivenCase.rows;
import static leopard.rules.month.GivenCase.standing;
import static leopard.rules.month.GivenCase.table;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import leopard.run.AssessmentRun;
import leopard.run.RankingTable;
import leopard.run.Standing;
import org.junit.jupiter.api.Test;

/** Who takes part in a ranking, how small a group may be, and one ranking for each of many nodes. */
final class ParticipantsTest {

    private static final String UNITS = """
            unit,name,group,type,area,ranked
            a,a,g,village,east,yes
            b,b,g,village,west,yes
            c,c,g,office,east,yes
            d,d,g,office,east,no
            """;

    private static GivenCase given(String rankings) {
        return GivenCase.typed("rankings:\n" + rankings)
                .table("units", UNITS)
                .readings("a,X,R1,60\nb,X,R1,80\nc,X,R1,90\nd,X,R1,99\na,Y,R1,1\nc,Y,R1,1\n");
    }

    @Test
    void units_of_other_types_are_not_listed_and_counted_nowhere() {
        AssessmentRun run = given("""
                - id: total
                  by: total
                  participants: {types: [village]}
                  ties: {method: competition}
                  grades: {bands: [[甲, none], [乙, none]], quota: {grade: 甲, share: 0.5, round: floor, of: all_units, edge_tie: none}, limits: before_quota}
                """).run("R1");
        assertThat(rows(run, "total")).containsExactly("b 1 80.00 甲", "a 2 61.00 乙");
        assertThat(standing(run, "total", "a").of()).isEqualTo(2);
        assertThat(table(run, "total").standing(run.units().indexOf("c"))).isNull();
        assertThat(run.statistics())
                .filteredOn(s -> s.name().equals("ranked"))
                .singleElement()
                .extracting(s -> String.valueOf(s.value()))
                .isEqualTo("2");
    }

    @Test
    void a_condition_says_who_takes_part_in_each_period() {
        GivenCase given =
                given("- {id: total, by: total, participants: {when: X >= 80}, ties: {method: competition}}\n");
        assertThat(rows(given.run("R1"), "total")).containsExactly("c 1 91.00", "b 2 80.00", "d - 99.00");
        assertThat(standing(given.run("R1"), "total", "d").status()).isEqualTo(Standing.Status.EXCLUDED);
    }

    @Test
    void a_second_ranking_may_take_only_those_that_have_a_rank_in_the_first() {
        AssessmentRun run = given("""
                - {id: heat, by: total, participants: {when: total > 60}, min_group: {ranked: 2, too_small: not_ranked}, within: area, ties: {method: competition}}
                - {id: final, by: A, participants: {ranked_in: heat}, ties: {method: competition}}
                """).run("R1");
        // b is alone in the west and has no rank in the heat; d is never ranked.
        assertThat(rows(run, "heat")).containsExactly("c 1 91.00", "a 2 61.00", "d - 99.00", "b - 80.00");
        assertThat(rows(run, "final")).containsExactly("c 1 90.00", "a 2 60.00");
        assertThat(reason(run, "heat", "b")).isEqualTo("1 in its group, fewer than 2: no ranks");
        assertThat(standing(run, "heat", "b").status()).isEqualTo(Standing.Status.EXCLUDED);
        assertThat(standing(run, "heat", "b").of()).isZero();
    }

    @Test
    void a_small_group_may_be_ranked_without_grades_and_awards() {
        AssessmentRun run = given("""
                - id: total
                  by: total
                  within: area
                  min_group: {ranked: 2, too_small: no_grades}
                  ties: {method: competition}
                  grades: {bands: [[甲, 50], [乙, 0]], limits: before_quota}
                awards:
                - {id: best, title: 奖, rankings: [total], award: {places: 1, at_least: none, shared_by_at_most: 1, dispute: blocks}}
                """).run("R1");
        assertThat(rows(run, "total")).containsExactly("c 1 91.00 甲", "a 2 61.00 甲", "d - 99.00", "b 1 80.00");
        assertThat(run.awards()).extracting(a -> a.unit()).containsExactly("c");
        assertThat(reason(run, "total", "b")).contains("no grades and awards");
    }

    private static final String SILENT = """
            - {id: scored, by: B, ties: {method: competition}}
            - {id: listed, by: B, participants: {without_data: no_score}, ties: {method: competition}}
            - id: gone
              by: B
              participants: {without_data: left_out}
              ties: {method: competition}
              grades: {bands: [[甲, none], [乙, none]], quota: {grade: 甲, share: 0.5, round: ceiling, of: all_units, edge_tie: none}, limits: before_quota}
            """;

    @Test
    void a_unit_of_which_nothing_was_read_is_scored_listed_or_left_out() {
        AssessmentRun run = GivenCase.with("rankings:\n" + SILENT)
                .units("a b c d")
                .readings("a,X,R1,1\na,Y,R1,5\nb,Y,R1,\nd,Y,R2,7\n")
                .table("events", "unit,event,kind,level,period,verified\nc,e1,bonus,省级,R1,yes\n")
                .run("R1");
        assertThat(rows(run, "scored")).containsExactly("a 1 5.00", "b 2 0.00", "c 2 0.00", "d 2 0.00");
        assertThat(rows(run, "listed")).containsExactly("a 1 5.00", "c 2 0.00", "b - -", "d - -");
        assertThat(standing(run, "listed", "d").status()).isEqualTo(Standing.Status.NO_SCORE);
        assertThat(reason(run, "listed", "d")).isEqualTo("nothing was read for it in this period");
        // c has an event, so n is 2: one place.
        assertThat(rows(run, "gone")).containsExactly("a 1 5.00 甲", "c 2 0.00 乙");
    }

    @Test
    void a_reading_that_says_not_applicable_is_a_reading() {
        AssessmentRun run = GivenCase.with("rankings:\n" + SILENT)
                .units("a b")
                .table("readings", "unit,indicator,period,value,status\na,Y,R1,,NOT_APPLICABLE\nb,Y,R1,,MISSING\n")
                .run("R1");
        assertThat(rows(run, "gone")).containsExactly("a - -");
    }

    private static List<String> ids(AssessmentRun run) {
        return run.rankings().stream().map(t -> t.rule().id()).toList();
    }

    @Test
    void each_leaf_has_a_ranking_but_the_excepted_ones_and_an_entry_of_its_own_wins() {
        AssessmentRun run = given("""
                - {each: leaves, except: [events], order: ascending, ties: {method: dense}}
                - {by: B, title: 乙的排名, ties: {method: competition}}
                - {each: nodes, ties: {method: competition}}
                """).run("R1");
        assertThat(ids(run)).containsExactly("A", "B", "total");
        assertThat(rows(run, "A")).startsWith("a 1 60.00");
        assertThat(rows(run, "B")).startsWith("a 1 1.00", "c 1 1.00", "b 3 0.00");
        assertThat(table(run, "A").rule().title().toString()).contains("甲");
    }

    @Test
    void each_of_all_nodes_has_one_and_awards_may_name_them() {
        AssessmentRun run = given("""
                - {each: all, ties: {method: competition}}
                awards:
                - {id: best, title: 奖, rankings: [A, total], award: {places: 1, at_least: none, shared_by_at_most: 1, dispute: blocks}}
                """).run("R1");
        assertThat(ids(run)).containsExactly("total", "A", "B", "events");
        assertThat(run.awards())
                .extracting(a -> a.award() + " " + a.unit())
                .containsExactly("best.A c", "best.total c");
    }

    @Test
    void a_unit_that_is_never_ranked_changes_no_rank_of_the_others() {
        String rankings = "- {id: total, by: total, within: area, ties: {method: fractional}}\n";
        List<String> without = rows(
                GivenCase.typed("rankings:\n" + rankings)
                        .table("units", UNITS.replace("d,d,g,office,east,no\n", ""))
                        .readings("a,X,R1,60\nb,X,R1,80\nc,X,R1,60\n")
                        .run("R1"),
                "total");
        List<String> with = rows(
                GivenCase.typed("rankings:\n" + rankings)
                        .table("units", UNITS)
                        .readings("a,X,R1,60\nb,X,R1,80\nc,X,R1,60\nd,X,R1,60\n")
                        .run("R1"),
                "total");
        assertThat(with).filteredOn(row -> !row.startsWith("d")).isEqualTo(without);
    }

    @Test
    void thousands_of_groups_are_ranked_each_for_itself() {
        StringBuilder units = new StringBuilder("unit,name,group\n");
        StringBuilder readings = new StringBuilder();
        IntStream.range(0, 9000).forEach(i -> {
            units.append("u").append(i).append(",n,g").append(i % 3000).append('\n');
            readings.append("u").append(i).append(",X,R1,").append(i / 3000).append('\n');
        });
        AssessmentRun run = GivenCase.with("""
                        rankings:
                        - {id: total, by: total, within: group, ties: {method: competition}, grades: {bands: [[甲, 2], [乙, 0]], limits: before_quota}}
                        awards:
                        - {id: best, title: 奖, rankings: [total], award: {places: 1, at_least: none, shared_by_at_most: 1, dispute: blocks}}
                        """)
                .table("units", units.toString())
                .readings(readings.toString())
                .run("R1");
        RankingTable table = table(run, "total");
        for (int i = 0; i < 9000; i++) {
            assertThat(table.rank(run.units().indexOf("u" + i))).isEqualTo(3 - i / 3000);
        }
        assertThat(run.awards()).hasSize(3000).allMatch(a -> a.place() == 1);
    }
}
