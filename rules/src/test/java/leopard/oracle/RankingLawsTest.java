package leopard.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import leopard.model.Decimal;
import leopard.model.Text;
import leopard.run.Assessment;
import leopard.run.AssessmentRun;
import leopard.run.RankingTable;
import leopard.run.Standing;
import leopard.scheme.Curve;
import leopard.scheme.Node;
import leopard.scheme.RankingRule;
import leopard.scheme.Scheme;
import leopard.scheme.TieStep;
import leopard.score.Shards;
import org.junit.jupiter.api.Test;

/** What no ranking may depend on: the unit that scores are counted in, and which way round they are. */
class RankingLawsTest {

    private static final long SEED = 97;
    private static final int SEASONS = 60;

    @Test
    void another_positive_factor_of_all_scores_changes_no_rank() {
        for (int s = 0; s < SEASONS; s++) {
            List<String> plain = ranks(s, "0.25", false);
            assertThat(ranks(s, "0.75", false)).as("season %s", s).isEqualTo(plain);
            assertThat(ranks(s, "1000.01", false)).as("season %s", s).isEqualTo(plain);
        }
    }

    @Test
    void scores_of_the_other_sign_in_the_other_order_have_the_same_ranks() {
        for (int s = 0; s < SEASONS; s++) {
            assertThat(ranks(s, "-0.25", true)).as("season %s", s).isEqualTo(ranks(s, "0.25", false));
        }
    }

    /** The printed ranks of every unit by every tie method, ranked by the first criterion of a season alone. */
    private static List<String> ranks(int number, String factor, boolean reversed) {
        Dice dice = new Dice(SEED + number);
        RandomSeason drawn = RandomSeason.draw("law", dice);
        RandomSeason.Season season = drawn.rows(dice);
        Node.Component root = (Node.Component) drawn.scheme().roots().get(0);
        Node.Criterion leaf = (Node.Criterion) root.parts().get(0);
        Node.Criterion scaled = new Node.Criterion(
                leaf.id(),
                leaf.title(),
                "",
                null,
                leaf.rounding(),
                leaf.types(),
                leaf.source(),
                new Curve.Value(Curve.Scale.SHARE, Decimal.of(factor)),
                leaf.ratio(),
                leaf.missing(),
                Map.of());
        List<RankingRule> rankings = new ArrayList<>();
        for (RankingRule.TieMethod ties : RankingRule.TieMethod.values()) {
            rankings.add(ranking(scaled.id(), ties, reversed ^ (number % 2 == 0)));
        }
        Scheme scheme = with(drawn.scheme(), scaled, rankings);
        List<String> ranks = new ArrayList<>();
        try (Shards shards = Shards.on(1)) {
            AssessmentRun run = new Assessment(scheme, UnjudgedRules.of(scheme), shards)
                    .run(
                            new RandomSeason.Season(scheme, season.cases(), season.units(), List.of()).ledger(),
                            season.cases().get(1).period(),
                            List.of());
            for (RankingTable table : run.rankings()) {
                for (int unit : table.order()) {
                    Standing standing = table.standing(unit);
                    if (standing != null) {
                        ranks.add(table.rule().id() + " " + standing.unit().id() + " " + standing.printed());
                    }
                }
            }
        }
        return ranks;
    }

    private static RankingRule ranking(String by, RankingRule.TieMethod ties, boolean ascending) {
        boolean apart = ties == RankingRule.TieMethod.ORDINAL;
        return new RankingRule(
                ties.name(),
                Text.same(by),
                by,
                "group",
                RankingRule.EXACT,
                ties,
                List.of(new TieStep.HeadToHead(
                        Decimal.of(3), Decimal.ONE, Decimal.ZERO, List.of(TieStep.Measure.POINTS), true)),
                Map.of(),
                null,
                null,
                false,
                new RankingRule.Order(
                        ascending,
                        List.of(),
                        apart ? RankingRule.LastResort.ORDER : RankingRule.LastResort.SHARED,
                        false),
                RankingRule.Participants.ALL,
                null,
                List.of());
    }

    private static Scheme with(Scheme scheme, Node root, List<RankingRule> rankings) {
        return new Scheme(
                scheme.id(),
                scheme.title(),
                scheme.version(),
                scheme.source(),
                scheme.periods(),
                scheme.cumulative(),
                scheme.schedule(),
                scheme.percent(),
                scheme.unitTypes(),
                scheme.groupings(),
                scheme.parameters(),
                scheme.indicators(),
                scheme.derived(),
                List.of(root),
                List.of(),
                List.of(),
                rankings,
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
