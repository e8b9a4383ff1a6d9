package leopard.rules.month;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import leopard.model.Lang;
import leopard.run.AssessmentRun;
import leopard.run.RankingTable;
import leopard.run.Standing;
import org.junit.jupiter.api.Test;

/** What is missing may keep a unit out of the rankings, and leave it its score 不参加排名. */
final class NotRankedTest {

    private static AssessmentRun run(String absence, String missing) {
        return GivenMonth.ofScheme("""
                leopard: 1
                id: small
                title: 小方案
                version: {id: "1"}
                period: {every: month, readings: to_date}
                indicators: {X: {title: 甲}, Y: {title: 乙}, Z: {title: 丙}}
                score:
                  id: total
                  title: 总分
                  points: 30
                  sum:
                  - {id: C, title: 组成, points: 20, %s sum: [{id: X, points: 10, completion: {target: 10, cap: 1}%s}, {id: Y, points: 10, completion: {target: 10, cap: 1}}]}
                  - {id: Z, points: 10, completion: {target: 10, cap: 1}}
                rankings:
                - {by: total, ties: {method: competition}}
                - {by: C, ties: {method: competition}}
                - {by: Z, ties: {method: competition}}
                """.formatted(missing, absence))
                .unit("a", "")
                .unit("b", "5")
                .reading("a", "Z", "2024-06", "10")
                .reading("b", "Z", "2024-06", "9")
                .run();
    }

    private static List<String> rows(AssessmentRun run, int ranking) {
        RankingTable table = run.rankings().get(ranking);
        return Arrays.stream(table.order())
                .mapToObj(unit -> {
                    Standing standing = Objects.requireNonNull(table.standing(unit));
                    return standing.unit().id() + " " + standing.rank() + "/" + standing.of() + " " + standing.score()
                            + " " + standing.status();
                })
                .toList();
    }

    @Test
    void a_unit_that_lacks_the_figure_has_a_score_and_no_rank_by_any_node_above() {
        AssessmentRun run = run(", absence: {MISSING: not_ranked}", "");
        assertThat(rows(run, 0))
                .as("1 of 10, scaled up to 20, and 10")
                .containsExactly("b 1/1 15.00 RANKED", "a 0/1 12.00 EXCLUDED");
        assertThat(rows(run, 1)).containsExactly("b 1/1 6.00 RANKED", "a 0/1 2.00 EXCLUDED");
        assertThat(Objects.requireNonNull(run.rankings().get(0).standing(0))
                        .reason()
                        .in(Lang.ZH))
                .isEqualTo("缺少必须有的数据,不参加排名");
    }

    @Test
    void rankings_by_other_nodes_rank_it_all_the_same() {
        assertThat(rows(run(", absence: {MISSING: not_ranked}", ""), 2))
                .containsExactly("a 1/2 10.00 RANKED", "b 2/2 9.00 RANKED");
    }

    @Test
    void a_node_may_say_so_for_all_its_parts() {
        assertThat(rows(run("", "missing: not_ranked,"), 0))
                .containsExactly("b 1/1 15.00 RANKED", "a 0/1 12.00 EXCLUDED");
    }

    @Test
    void otherwise_the_score_is_that_of_re_weighting() {
        assertThat(rows(run("", "missing: reweight,"), 0)).contains("a 2/2 12.00 RANKED");
    }
}
