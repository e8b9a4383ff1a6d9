package leopard.rules.month;

import static leopard.rules.month.GivenMonth.standing;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import leopard.model.Lang;
import leopard.run.AssessmentRun;
import org.junit.jupiter.api.Test;

/** What conditions ask about a unit, about earlier periods and about the other units. */
class ConditionsTest {

    private static String redLine(String when) {
        return """
                red_lines:
                - {id: L1, title: 线, when: "%s", awards: false}
                rankings:
                - {by: total, ties: {method: competition}}
                """.formatted(when);
    }

    private static List<String> met(AssessmentRun run) {
        List<String> units = new ArrayList<>();
        for (int i = 0; i < run.units().size(); i++) {
            String unit = run.units().get(i).id();
            if (standing(run, unit).reason().in(Lang.ZH).contains("L1")) {
                units.add(unit);
            }
        }
        return units;
    }

    /** Units a, b of group g, c of h with A = 10, 20, 30 and B = 1, and a guest d of g with A = 100. */
    private static List<String> met(String when) {
        return met(GivenMonth.with(redLine(when))
                .unit("a", "g", "10", "1")
                .unit("b", "g", "20", "1")
                .unit("c", "h", "30", "1")
                .guest("d", "100")
                .run());
    }

    @Test
    void a_unit_is_asked_for_its_group_its_id_and_whether_it_is_ranked() {
        assertThat(met("unit.group == g")).containsExactly("a", "b", "d");
        assertThat(met("unit.group != g")).containsExactly("c");
        assertThat(met("unit.id in (a, c)")).containsExactly("a", "c");
        assertThat(met("unit.id not in (a, c)")).containsExactly("b", "d");
        assertThat(met("unit.name == a")).containsExactly("a");
        assertThat(met("unit.ranked == false")).containsExactly("d");
        assertThat(met("unit.group == g and (A >= 20 or unit.id == a) and not unit.ranked == false"))
                .containsExactly("a", "b");
    }

    @Test
    void words_are_asked_inside_a_choice_as_well() {
        assertThat(met("if(unit.group == g, A, 0) >= 20")).containsExactly("b", "d");
        assertThat(met("if(unit.group == g, 1, 0) + if(A.status == OK, 1, 0) == 2"))
                .containsExactly("a", "b", "d");
        assertThat(met("count(A.status == OK, unit.id == c) == 2")).containsExactly("c");
    }

    @Test
    void types_are_told_apart() {
        AssessmentRun run = GivenMonth.ofTypes(redLine("unit.type == village and A < 20"))
                .typed("a", "g", "village", "10")
                .typed("b", "g", "village", "20")
                .run();
        assertThat(met(run)).containsExactly("a");
    }

    @Test
    void the_status_of_a_line_and_of_a_reading_is_asked() {
        GivenMonth month = GivenMonth.with(redLine("A.status == MISSING or Y.status in (MISSING, PENDING)"))
                .unit("a", "g", "", "1")
                .unit("b", "g", "1", "")
                .unit("c", "g", "1", "1");
        assertThat(met(month.run())).containsExactly("a", "b");
        assertThat(met(GivenMonth.with(redLine("A.status == MISSING"))
                        .unit("a", "g", "", "1")
                        .unit("b", "g", "1", "1")
                        .run()))
                .containsExactly("a");
    }

    @Test
    void a_mean_is_that_of_the_group_without_guests() {
        assertThat(met("A < group.mean(A)")).containsExactly("a");
        assertThat(met("A == group.mean(A) + 5")).containsExactly("b");
        assertThat(met("A > all.mean(A)")).containsExactly("c", "d");
        assertThat(met("group.mean(A) == 15")).containsExactly("a", "b", "d");
        assertThat(met("all.sum(A) == 60 and all.min(A) == 10 and all.max(A) == 30"))
                .hasSize(4);
    }

    @Test
    void others_are_those_without_the_unit_itself() {
        assertThat(met("others.mean(A) == 20")).containsExactly("a");
        assertThat(met("others.max(A) == 10")).containsExactly("b");
        assertThat(met("others.min(A) >= 0")).containsExactly("a", "b", "d");
        assertThat(met("all.others.sum(A) == 60")).containsExactly("d");
        assertThat(met("others.any(A > 15)")).containsExactly("a", "d");
        assertThat(met("others.all(A > 15)")).containsExactly("a", "c");
        assertThat(met("others.count(A >= 10) == 0")).containsExactly("c");
    }

    @Test
    void units_of_the_group_are_counted() {
        assertThat(met("group.count(A >= 20) == 1")).containsExactly("a", "b", "c", "d");
        assertThat(met("group.count(A >= 20 and unit.id == b) == 1")).containsExactly("a", "b", "d");
        assertThat(met("group.any(A > 25)")).containsExactly("c");
        assertThat(met("group.all(A < 25)")).containsExactly("a", "b", "d");
        assertThat(met("not group.all(A < 25)")).containsExactly("c");
    }

    @Test
    void a_rank_counts_those_above() {
        assertThat(met("group.rank(A) == 1")).containsExactly("b", "c", "d");
        assertThat(met("all.rank(A) == 3")).containsExactly("a");
        assertThat(met("all.rank(-A) <= 2")).containsExactly("a", "b");
        assertThat(met("all.rank(B) == 1")).hasSize(4);
    }

    @Test
    void a_figure_that_is_not_there_is_no_part_of_a_mean_and_meets_no_test() {
        GivenMonth month = GivenMonth.with(redLine("group.mean(X) == 20 and not group.all(X >= 0)"))
                .unit("a", "10")
                .unit("b", "30")
                .unit("c", "");
        assertThat(met(month.run())).containsExactly("a", "b", "c");
    }

    private static GivenMonth history(String when) {
        GivenMonth month = GivenMonth.with(redLine(when));
        for (String unit : List.of("a", "b")) {
            month.unit(unit, "10");
        }
        return month.reading("a", "X", "2024-05", "20")
                .reading("a", "Y", "2024-05", "1")
                .reading("b", "X", "2024-05", "5")
                .reading("b", "Y", "2024-05", "1")
                .reading("a", "X", "2024-04", "5")
                .reading("a", "Y", "2024-04", "1")
                .reading("b", "X", "2024-04", "5")
                .reading("b", "Y", "2024-04", "1");
    }

    @Test
    void a_figure_is_compared_with_that_of_the_period_before() {
        assertThat(met(history("A < previous(A)").run())).containsExactly("a");
        assertThat(met(history("X > previous(X)").run())).containsExactly("b");
        assertThat(met(history("X >= previous(X, 2) + 5").run())).containsExactly("a", "b");
        assertThat(met(history("previous(X, 3) >= 0").run())).isEmpty();
        assertThat(met(history("previous(total) == 21").run())).containsExactly("a");
    }

    @Test
    void two_months_in_a_row_below_a_mark() {
        assertThat(met(history("streak(A < 15) >= 2").run())).containsExactly("b");
        assertThat(met(history("streak(A < 15) == 3").run())).containsExactly("b");
        assertThat(met(history("streak(A < 15) == 1").run())).containsExactly("a");
        assertThat(met(history("streak(A > 15) == 0").run())).containsExactly("a", "b");
    }

    @Test
    void questions_stand_in_questions() {
        assertThat(met(history("streak(A <= group.mean(A)) >= 3").run())).containsExactly("b");
        assertThat(met(history("group.count(X > previous(X)) == 1").run())).containsExactly("a", "b");
    }
}
