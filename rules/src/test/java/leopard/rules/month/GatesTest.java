package leopard.rules.month;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import leopard.model.Lang;
import leopard.rules.scheme.SchemeReader;
import leopard.run.AssessmentRun;
import org.junit.jupiter.api.Test;

/** Conditions of awards and notices (R33, R34), who moves up, and questions in every place that takes a condition. */
final class GatesTest {

    private static final String RANKING = """
            red_lines:
            - {id: L1, title: 不足, when: B < 5, grade_at_most: 差}
            vetoes:
            - {id: V1, title: 事故, awards: false}
            rankings:
            - by: total
              within: group
              ties: {method: competition}
              grades: {bands: [[优, 90], [差, 0]], limits: before_quota}
            awards:
            - {id: best, title: 红旗, rankings: [total], %s}
            """;

    private static GivenMonth award(String more) {
        return GivenMonth.with(RANKING.formatted(
                "award: {places: 2, shared_by_at_most: 2, dispute: ignored, at_least: " + more + "}"));
    }

    private static GivenMonth notice(String more) {
        return GivenMonth.with(RANKING.formatted("notice: {places: 1, dispute: ignored, below: none, " + more + "}"));
    }

    private static List<String> awards(GivenMonth given) {
        return given.run().awards().stream()
                .map(a -> (a.unit() + " " + a.place() + " " + a.outcome()).strip())
                .toList();
    }

    @Test
    void an_award_asks_for_a_condition_besides_its_places() {
        GivenMonth given = award("none, when: B >= 10");
        assertThat(awards(given.unit("a", "g", "90", "9")
                        .unit("b", "g", "70", "10")
                        .unit("c", "g", "60", "11")))
                .as("nobody moves up unless that is said")
                .containsExactly("b 2 AWARDED");
    }

    @Test
    void a_condition_without_its_figure_does_not_hold() {
        assertThat(awards(award("none, when: A.value >= 0 and not C2.status == OK".replace("C2", "Y"))
                        .unit("a", "g", "90", "9")
                        .unit("b", "g", "", "")))
                .containsExactly("0 VACANT");
    }

    @Test
    void the_next_moves_up_into_the_place_of_one_that_is_barred() {
        GivenMonth given = award("none, when: B >= 10, next: moves_up")
                .unit("a", "g", "90", "9")
                .unit("b", "g", "70", "10")
                .unit("c", "g", "60", "11")
                .unit("d", "g", "50", "12");
        assertThat(awards(given)).containsExactly("b 1 AWARDED", "c 2 AWARDED");
        assertThat(given.run().awards().get(1).reason().in(Lang.ZH)).isEqualTo("第 3 名,递补至第 2 名,得分 71.00");
        assertThat(given.run().awards().get(1).reason().in(Lang.EN))
                .isEqualTo("rank 3 moves up to 2 with 71.00 points");
    }

    @Test
    void red_lines_and_vetoes_make_room_in_the_same_way_and_a_place_of_ones_own_is_no_move() {
        GivenMonth given = award("none, unless: [L1], next: moves_up")
                .unit("a", "g", "90", "9")
                .unit("b", "g", "80", "1")
                .unit("c", "g", "70", "9")
                .unit("d", "g", "60", "9")
                .table("events", "unit,event,kind,level,date,verified\nc,e1,veto,V1,2024-06-01,yes\n");
        assertThat(awards(given)).containsExactly("a 1 AWARDED", "d 2 AWARDED");
        assertThat(given.run().awards().get(0).reason().in(Lang.ZH)).isEqualTo("第 1 名,得分 99.00");
    }

    @Test
    void units_that_share_a_rank_move_up_together_or_are_left_to_people() {
        GivenMonth two = award("none, unless: [L1], next: moves_up")
                .unit("a", "g", "90", "1")
                .unit("b", "g", "80", "9")
                .unit("c", "g", "70", "9")
                .unit("d", "g", "70", "9")
                .unit("e", "g", "60", "9");
        assertThat(awards(two)).containsExactly("b 1 AWARDED", "c 2 AWARDED", "d 2 AWARDED");
        assertThat(two.run().awards().get(1).reason().in(Lang.ZH)).isEqualTo("第 3 名,递补至第 2 名(2 个单位并列),得分 79.00");
        GivenMonth three = two.unit("f", "g", "70", "9");
        assertThat(awards(three)).containsExactly("0 WITHHELD", "b 1 AWARDED");
    }

    @Test
    void the_floor_still_holds_for_those_that_move_up() {
        GivenMonth given = award("80, unless: [L1], next: moves_up")
                .unit("a", "g", "90", "1")
                .unit("b", "g", "75", "9")
                .unit("c", "g", "60", "9");
        assertThat(awards(given)).containsExactly("b 1 AWARDED");
        GivenMonth none = award("95, unless: [L1], next: moves_up")
                .unit("a", "g", "99", "1")
                .unit("b", "g", "75", "9");
        assertThat(awards(none)).containsExactly("0 VACANT");
    }

    @Test
    void where_all_are_barred_the_award_is_vacant_in_that_group_alone() {
        GivenMonth given = award("none, unless: [L1], next: moves_up")
                .unit("a", "g", "90", "1")
                .unit("b", "g", "75", "2")
                .unit("c", "h", "60", "9");
        assertThat(awards(given)).containsExactly("0 VACANT", "c 1 AWARDED");
    }

    @Test
    void in_an_ascending_ranking_a_floor_that_only_later_units_reach_gives_nothing() {
        GivenMonth given = GivenMonth.with("""
                rankings:
                - {id: low, by: X, order: ascending, ties: {method: competition}}
                awards:
                - id: best
                  title: 红旗
                  rankings: [low]
                  award: {places: 1, at_least: 10, shared_by_at_most: 1, dispute: ignored, unless: [L1], next: moves_up}
                red_lines:
                - {id: L1, title: 不足, when: B < 5, awards: false}
                """);
        given.unit("a", "g", "1", "1").unit("b", "g", "2", "9").unit("c", "g", "20", "9");
        assertThat(awards(given)).containsExactly("0 VACANT");
    }

    @Test
    void a_notice_is_for_those_that_meet_its_condition() {
        assertThat(awards(notice("when: B < 5").unit("a", "g", "90", "9").unit("b", "g", "60", "4")))
                .containsExactly("b 2 NOTICE");
        assertThat(awards(notice("when: B < 5").unit("a", "g", "90", "9").unit("b", "g", "60", "5")))
                .isEmpty();
    }

    @Test
    void an_award_for_progress_asks_about_the_period_before() {
        GivenMonth given = award("none, when: total > previous(total), next: moves_up")
                .unit("a", "g", "90", "9")
                .unit("b", "g", "70", "9")
                .reading("a", "X", "2024-05", "95")
                .reading("a", "Y", "2024-05", "9")
                .reading("b", "X", "2024-05", "60")
                .reading("b", "Y", "2024-05", "9");
        assertThat(awards(given)).containsExactly("b 1 AWARDED");
    }

    @Test
    void an_award_may_ask_about_the_other_units_and_about_several_periods() {
        GivenMonth mean = award("none, when: A >= group.mean(A) + 10")
                .unit("a", "g", "90", "9")
                .unit("b", "g", "71", "9");
        assertThat(awards(mean)).as("the mean is 80.5").containsExactly("0 VACANT");
        GivenMonth streak = award("none, when: streak(A >= 80) >= 2, next: moves_up")
                .unit("a", "g", "90", "9")
                .unit("b", "g", "85", "9")
                .reading("b", "X", "2024-05", "80");
        assertThat(awards(streak)).containsExactly("b 1 AWARDED");
    }

    private static List<String> ranked(String more, GivenMonth given) {
        assertThat(more).isNotEmpty();
        return GivenMonth.rows(given.run());
    }

    @Test
    void who_takes_part_may_depend_on_the_past_and_on_others() {
        String previous = "participants: {when: A >= previous(A)}";
        GivenMonth risen = GivenMonth.with(
                        "rankings:\n- by: total\n  " + previous + "\n  ties: {method: competition}\n")
                .unit("a", "g", "90", "0")
                .unit("b", "g", "70", "0")
                .unit("c", "g", "60", "0")
                .reading("a", "X", "2024-05", "95")
                .reading("b", "X", "2024-05", "70");
        assertThat(ranked(previous, risen)).as("c was not there before").containsExactly("b 1 70.00");
        String above = "participants: {when: A > group.mean(A) and streak(A > 50) >= 1}";
        GivenMonth better = GivenMonth.with("rankings:\n- by: total\n  " + above + "\n  ties: {method: competition}\n")
                .unit("a", "g", "90", "0")
                .unit("b", "g", "70", "0")
                .unit("c", "h", "60", "0");
        assertThat(ranked(above, better)).containsExactly("a 1 90.00");
    }

    private static GivenMonth promoted(String when) {
        return GivenMonth.with("""
                rankings:
                - by: total
                  ties: {method: competition}
                  grades:
                    bands: [[优, 90], [良, 70], [差, 0]]
                    limits: before_quota
                    promotions: [{id: P, title: 进步, when: "%s"}]
                """.formatted(when));
    }

    @Test
    void a_promotion_may_ask_about_the_past_and_about_others() {
        GivenMonth past = promoted("A - previous(A) >= 10")
                .unit("a", "g", "80", "0")
                .unit("b", "g", "75", "0")
                .reading("a", "X", "2024-05", "70")
                .reading("b", "X", "2024-05", "70");
        assertThat(GivenMonth.rows(past.run())).containsExactly("a 1 80.00 优", "b 2 75.00 良");
        GivenMonth others =
                promoted("others.all(A < 78)").unit("a", "g", "80", "0").unit("b", "g", "75", "0");
        assertThat(GivenMonth.rows(others.run())).containsExactly("a 1 80.00 优", "b 2 75.00 良");
        GivenMonth streak = promoted("streak(A >= 75) == 2")
                .unit("a", "g", "80", "0")
                .unit("b", "g", "75", "0")
                .reading("b", "X", "2024-05", "75");
        assertThat(GivenMonth.rows(streak.run())).containsExactly("a 1 80.00 良", "b 2 75.00 优");
    }

    @Test
    void a_condition_that_can_never_hold_is_found_before_the_run() {
        SchemeReader.Result read = SchemeReader.read("scheme.yaml", """
                leopard: 1
                id: small
                title: 小方案
                version: {id: "1"}
                period: {every: month, readings: to_date}
                indicators: {X: {title: 数}}
                score:
                - {id: A, title: 甲, points: 10, of: X, completion: {target: 10, cap: 1}}
                rankings:
                - {by: A, ties: {method: competition}}
                awards:
                - {id: best, title: 红旗, rankings: [A], award: {places: 1, at_least: none, shared_by_at_most: 1, dispute: ignored, when: A > 10}}
                """);
        assertThat(read.problems()).isEmpty();
        assertThat(Objects.requireNonNull(read.review()).remarks().stream().map(Object::toString))
                .anyMatch(text -> text.contains("best") && text.contains("CONTRADICTORY"));
    }

    @Test
    void the_condition_is_named_by_what_it_is_in_the_rules() {
        AssessmentRun run =
                award("none, when: B >= 10").unit("a", "g", "90", "10").run();
        assertThat(run.awards()).hasSize(1);
        assertThat(run.rulings()).as("a gate is no red line").isEmpty();
    }
}
