package leopard.rules.month;

import static leopard.rules.month.GivenMonth.rows;
import static leopard.rules.month.GivenMonth.standing;
import static org.assertj.core.api.Assertions.assertThat;

import leopard.model.Lang;
import org.junit.jupiter.api.Test;

/** Bands, limits and quotas of grades 等次. */
final class GradesTest {

    private static GivenMonth given(String quota, String limits) {
        return GivenMonth.with("""
                vetoes:
                - {id: V1, title: 弄虚作假, by: event, grade: 差, ranked: false, awards: false}
                red_lines:
                - {id: L1, title: 乙为零, when: B == 0, grade_at_most: 良, without_value: not_applied}
                rankings:
                - id: total
                  by: total
                  within: all
                  ties: {method: competition, chain: [], else: shared}
                  grades:
                    bands: [[优, 90], [良, 80], [中, 60], [差, 0]]
                    quota: %s
                    limits: %s
                """.formatted(quota, limits));
    }

    private static String quota(String share, String edge) {
        return "{grade: 优, share: " + share + ", round: floor, of: all_units, edge_tie: " + edge
                + ", full: next_grade}";
    }

    @Test
    void the_band_is_that_of_the_printed_total() {
        assertThat(rows(given("none", "before_quota")
                        .unit("a", "88.995")
                        .unit("b", "88.994")
                        .unit("c", "-3")
                        .run()))
                .containsExactly("a 1 90.00 优", "b 2 89.99 良", "c 3 -2.00 差");
    }

    @Test
    void a_full_quota_gives_the_next_grade_and_says_so() {
        var run = given(quota("0.50", "none"), "before_quota")
                .unit("a", "98")
                .unit("b", "95")
                .unit("c", "94")
                .run();
        assertThat(rows(run)).containsExactly("a 1 99.00 优", "b 2 96.00 良", "c 3 95.00 良");
        assertThat(standing(run, "b").reason().in(Lang.ZH)).isEqualTo("优名额 1 个已满,定为良");
        assertThat(standing(run, "b").reason().in(Lang.EN)).contains("quota");
    }

    @Test
    void units_that_share_a_rank_across_the_edge_get_none_of_the_places_and_nobody_behind_them_does() {
        assertThat(rows(given(quota("0.60", "none"), "before_quota")
                        .unit("a", "98")
                        .unit("b", "96")
                        .unit("c", "95")
                        .unit("d", "95")
                        .unit("e", "94")
                        .run()))
                .containsExactly("a 1 99.00 优", "b 2 97.00 优", "c 3 96.00 良", "d 3 96.00 良", "e 5 95.00 良");
    }

    @Test
    void or_all_of_them_get_it_where_the_scheme_says_so() {
        assertThat(rows(given(quota("0.60", "all"), "before_quota")
                        .unit("a", "98")
                        .unit("b", "96")
                        .unit("c", "95")
                        .unit("d", "95")
                        .unit("e", "94")
                        .run()))
                .containsExactly("a 1 99.00 优", "b 2 97.00 优", "c 3 96.00 优", "d 3 96.00 优", "e 5 95.00 良");
    }

    @Test
    void a_shared_rank_that_fills_the_quota_exactly_gets_it() {
        assertThat(rows(given(quota("0.50", "none"), "before_quota")
                        .unit("a", "98")
                        .unit("b", "98")
                        .unit("c", "95")
                        .unit("d", "70")
                        .run()))
                .containsExactly("a 1 99.00 优", "b 1 99.00 优", "c 3 96.00 良", "d 4 71.00 中");
    }

    @Test
    void a_place_that_a_red_line_frees_goes_to_the_next_unit() {
        assertThat(rows(given(quota("0.50", "none"), "before_quota")
                        .unit("a", "g", "99", "0")
                        .unit("b", "95")
                        .run()))
                .containsExactly("a 1 99.00 良", "b 2 96.00 优");
    }

    @Test
    void or_is_lost_where_limits_come_after_the_quota() {
        assertThat(rows(given(quota("0.50", "none"), "after_quota")
                        .unit("a", "g", "99", "0")
                        .unit("b", "95")
                        .run()))
                .containsExactly("a 1 99.00 良", "b 2 96.00 良");
    }

    @Test
    void a_red_line_never_lifts_a_grade() {
        assertThat(rows(given("none", "before_quota").unit("a", "g", "30", "0").run()))
                .containsExactly("a 1 30.00 差");
    }

    @Test
    void a_vetoed_unit_has_its_grade_no_rank_and_counts_in_the_quota() {
        var run = given(quota("0.50", "none"), "before_quota")
                .unit("a", "98")
                .unit("b", "95")
                .table("events", """
                        unit,event,kind,level,points,matter,date,document,verified,reason
                        a,e1,veto,V1,,,2024-05-01,,yes,
                        """)
                .run();
        assertThat(rows(run)).containsExactly("b 1 96.00 优", "a - 99.00 差");
        assertThat(standing(run, "a").of()).isEqualTo(1);
        assertThat(standing(run, "a").status().name()).isEqualTo("VETOED");
        assertThat(standing(run, "a").reason().in(Lang.ZH)).contains("弄虚作假", "e1", "等次为差、不排名、不授奖");
        assertThat(standing(run, "a").reason().in(Lang.EN)).endsWith("grade 差, not ranked, no award");
    }

    @Test
    void a_veto_that_nobody_has_verified_bars_nobody() {
        assertThat(rows(given("none", "before_quota")
                        .unit("a", "98")
                        .table("events", """
                                unit,event,kind,level,points,matter,date,document,verified,reason
                                a,e1,veto,V1,,,2024-05-01,,no,
                                """)
                        .run()))
                .containsExactly("a 1 99.00 优");
    }

    @Test
    void a_veto_of_last_year_or_of_next_month_bars_nobody() {
        assertThat(rows(given("none", "before_quota")
                        .unit("a", "98")
                        .table("events", """
                                unit,event,kind,level,points,matter,date,document,verified,reason
                                a,e1,veto,V1,,,2023-12-31,,yes,
                                a,e2,veto,V1,,,2024-07-01,,yes,
                                """)
                        .run()))
                .containsExactly("a 1 99.00 优");
    }

    @Test
    void a_guest_is_listed_without_rank_and_grade_and_is_no_part_of_the_quota() {
        var run = given(quota("0.50", "none"), "before_quota")
                .guest("z", "99")
                .unit("a", "98")
                .run();
        // floor(0.50 · 1) = 0 places: the guest does not make it 1.
        assertThat(rows(run)).containsExactly("a 1 99.00 良", "z - 100.00");
        assertThat(standing(run, "z").status().name()).isEqualTo("EXCLUDED");
    }

    @Test
    void a_unit_without_a_score_is_listed_last() {
        var run = given("none", "before_quota").unit("b", "").unit("a", "50").run();
        assertThat(rows(run)).containsExactly("a 1 51.00 差", "b - null");
        assertThat(standing(run, "b").status().name()).isEqualTo("NO_SCORE");
    }
}
