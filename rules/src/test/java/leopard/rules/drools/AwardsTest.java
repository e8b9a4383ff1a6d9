package leopard.rules.drools;

import static leopard.rules.drools.Schemes.d;
import static leopard.rules.drools.Schemes.scheme;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import leopard.award.Award;
import leopard.model.Lang;
import leopard.rule.Contender;
import leopard.rule.Contest;
import leopard.rule.QuotaRuling;
import leopard.rule.RuleBook;
import leopard.scheme.AwardRule;
import leopard.scheme.RankingRule;
import leopard.score.Points;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AwardsTest {

    private static final DroolsCompiler COMPILER = DroolsCompiler.create();

    private final List<Contender> contenders = new ArrayList<>();

    private AwardsTest ranked(String unit, int rank, String score) {
        return ranked(unit, rank, score, true);
    }

    private AwardsTest ranked(String unit, int rank, String score, boolean mayWin) {
        contenders.add(new Contender(unit, rank, 0, Points.of(score), mayWin));
        return this;
    }

    /** The contest of those ranked so far. */
    private Contest contest(String ranking, boolean disputed) {
        int last = contenders.stream().mapToInt(Contender::rank).max().orElse(0);
        List<Contender> placed = contenders.stream()
                .map(c -> new Contender(c.unit(), c.rank(), last - c.rank(), c.score(), c.mayWin()))
                .toList();
        return new Contest(ranking, "", placed.size(), placed.size(), last, disputed, placed);
    }

    private static List<String> awards(RuleBook book, Contest contest) {
        return book.judgeAwards(contest).stream().map(AwardsTest::row).toList();
    }

    private static String row(Award award) {
        return award.award() + " " + (award.unit().isEmpty() ? "-" : award.unit()) + " " + award.place() + " "
                + award.outcome();
    }

    private static RuleBook leopardAward() throws Exception {
        return COMPILER.compile(scheme().leopardAward().build());
    }

    private static RuleBook award(int places, @Nullable String floor, int sharedBy, boolean blocked) throws Exception {
        return COMPILER.compile(scheme().award(new AwardRule(
                        "leopard",
                        leopard.model.Text.same("豹子奖"),
                        AwardRule.Kind.AWARD,
                        List.of("L1"),
                        places,
                        floor == null ? null : d(floor),
                        sharedBy,
                        blocked))
                .build());
    }

    @Test
    void the_first_of_a_line_wins_it_and_the_last_below_70_is_noticed() throws Exception {
        ranked("西林街道", 1, "91.33")
                .ranked("板块乙", 2, "82.96")
                .ranked("板块甲", 3, "78.85")
                .ranked("板块丁", 4, "61.55");
        List<Award> awards = leopardAward().judgeAwards(contest("L3", false));
        assertThat(awards)
                .extracting(AwardsTest::row)
                .containsExactly("leopard.L3 西林街道 1 AWARDED", "laggard.L3 板块丁 4 NOTICE");
        assertThat(awards.get(0).reason().in(Lang.ZH)).isEqualTo("第 1 名,得分 91.33,不低于 80 分");
        assertThat(awards.get(0).reason().in(Lang.EN)).isEqualTo("rank 1 with 91.33 points, at least 80 are needed");
        assertThat(awards.get(1).reason().in(Lang.ZH)).isEqualTo("第 4 名(最后为第 4 名),得分 61.55,低于 70 分");
        assertThat(awards.get(1).ranking()).isEqualTo("L3");
    }

    @Test
    void an_open_dispute_blocks_the_award_for_everyone_and_nobody_moves_up_but_the_notice_stands() throws Exception {
        ranked("板块乙", 1, "82.96")
                .ranked("板块甲", 2, "78.85")
                .ranked("西林街道", 3, "78.00")
                .ranked("板块丁", 4, "61.55");
        assertThat(awards(leopardAward(), contest("L3", true)))
                .containsExactly("leopard.L3 - 0 BLOCKED", "laggard.L3 板块丁 4 NOTICE");
    }

    @Test
    void an_award_that_no_dispute_blocks_is_given_all_the_same() throws Exception {
        ranked("甲", 1, "82.96");
        assertThat(awards(award(1, "80", 2, false), contest("L1", true))).containsExactly("leopard.L1 甲 1 AWARDED");
    }

    @Test
    void exactly_80_is_enough_and_79_99_leaves_the_award_vacant() throws Exception {
        ranked("甲", 1, "80.00");
        assertThat(awards(leopardAward(), contest("L1", false))).containsExactly("leopard.L1 甲 1 AWARDED");
        contenders.clear();
        ranked("甲", 1, "79.99").ranked("乙", 2, "75.00");
        List<Award> awards = leopardAward().judgeAwards(contest("L1", false));
        assertThat(awards).extracting(AwardsTest::row).containsExactly("leopard.L1 - 0 VACANT");
        assertThat(awards.get(0).reason().in(Lang.ZH)).isEqualTo("前 1 名中没有得分不低于 80 分且可以获奖的单位");
    }

    @Test
    void two_share_a_place_and_for_three_people_decide() throws Exception {
        ranked("乙", 1, "85.00").ranked("甲", 1, "85.00").ranked("丙", 3, "75.00");
        List<Award> two = leopardAward().judgeAwards(contest("L2", false));
        assertThat(two).extracting(AwardsTest::row).containsExactly("leopard.L2 乙 1 AWARDED", "leopard.L2 甲 1 AWARDED");
        assertThat(two.get(0).reason().in(Lang.ZH)).isEqualTo("并列第 1 名(2 个单位),得分 85.00,不低于 80 分");
        ranked("丁", 1, "85.00");
        List<Award> three = leopardAward().judgeAwards(contest("L2", false));
        assertThat(three).extracting(AwardsTest::row).containsExactly("leopard.L2 - 0 WITHHELD");
        assertThat(three.get(0).reason().in(Lang.EN))
                .isEqualTo("3 units share rank 1, more than the 2 that may: people decide");
    }

    @Test
    void exactly_70_at_the_end_is_no_reason_for_a_notice() throws Exception {
        ranked("甲", 1, "75.00").ranked("乙", 2, "70.00");
        assertThat(awards(leopardAward(), contest("L1", false))).containsExactly("leopard.L1 - 0 VACANT");
        contenders.clear();
        ranked("甲", 1, "75.00").ranked("丙", 2, "69.99").ranked("乙", 2, "69.99");
        assertThat(awards(leopardAward(), contest("L1", false)))
                .containsExactly("leopard.L1 - 0 VACANT", "laggard.L1 丙 2 NOTICE", "laggard.L1 乙 2 NOTICE");
    }

    @Test
    void a_barred_unit_wins_nothing_and_is_not_counted_among_those_that_share() throws Exception {
        ranked("甲", 1, "95.00", false).ranked("乙", 1, "95.00").ranked("丙", 1, "95.00");
        assertThat(awards(leopardAward(), contest("L1", false)))
                .containsExactly("leopard.L1 丙 1 AWARDED", "leopard.L1 乙 1 AWARDED");
        contenders.clear();
        ranked("甲", 1, "95.00", false).ranked("乙", 2, "90.00");
        assertThat(awards(leopardAward(), contest("L1", false))).containsExactly("leopard.L1 - 0 VACANT");
    }

    @Test
    void of_three_places_a_crowded_one_is_withheld_and_the_others_are_given() throws Exception {
        ranked("甲", 1, "95")
                .ranked("乙", 2, "90")
                .ranked("丙", 2, "90")
                .ranked("丁", 2, "90")
                .ranked("戊", 5, "85");
        assertThat(awards(award(3, "80", 2, true), contest("L1", false)))
                .containsExactly("leopard.L1 - 0 WITHHELD", "leopard.L1 甲 1 AWARDED");
    }

    @Test
    void without_a_floor_the_first_wins_whatever_the_score_and_without_anybody_it_is_vacant() throws Exception {
        ranked("甲", 1, "-3.00");
        RuleBook book = award(1, null, 1, true);
        assertThat(awards(book, contest("L1", false))).containsExactly("leopard.L1 甲 1 AWARDED");
        contenders.clear();
        assertThat(awards(book, contest("L1", false))).containsExactly("leopard.L1 - 0 VACANT");
    }

    @Test
    void a_ranking_that_the_award_does_not_name_gives_none() throws Exception {
        ranked("甲", 1, "95.00");
        assertThat(awards(leopardAward(), contest("total", false))).isEmpty();
    }

    @Test
    void floors_with_more_or_fewer_decimals_are_the_same_floor() throws Exception {
        ranked("甲", 1, "80.0");
        for (String floor : List.of("80", "80.0", "80.000")) {
            assertThat(awards(award(1, floor, 1, true), contest("L1", false)))
                    .containsExactly("leopard.L1 甲 1 AWARDED");
        }
        assertThat(awards(award(1, "80.0000000000000000000000001", 1, true), contest("L1", false)))
                .containsExactly("leopard.L1 - 0 VACANT");
        contenders.clear();
        ranked("甲", 1, "-80.5");
        assertThat(awards(award(1, "-80.50", 1, true), contest("L1", false))).containsExactly("leopard.L1 甲 1 AWARDED");
        assertThat(awards(award(1, "-80.4", 1, true), contest("L1", false))).containsExactly("leopard.L1 - 0 VACANT");
    }

    @Test
    void the_order_of_contenders_shows_nowhere() throws Exception {
        ranked("甲", 1, "95")
                .ranked("乙", 1, "95")
                .ranked("丙", 3, "69")
                .ranked("丁", 3, "69")
                .ranked("戊", 3, "69");
        RuleBook book = leopardAward();
        List<Award> expected = book.judgeAwards(contest("L1", false));
        assertThat(expected).hasSize(5);
        for (int seed = 1; seed <= 5; seed++) {
            Collections.shuffle(contenders, new Random(seed));
            assertThat(book.judgeAwards(contest("L1", false)))
                    .as("seed %s", seed)
                    .isEqualTo(expected);
        }
    }

    private static List<QuotaRuling> quotas(Contest contest, RankingRule.Quota... quotas) throws Exception {
        return COMPILER.compile(scheme().quota("total", quotas).build()).judgeQuotas(contest);
    }

    private static RankingRule.Quota quota(String grade, String share, RoundingMode rounding, boolean ofAll) {
        return new RankingRule.Quota(grade, d(share), rounding, ofAll, false);
    }

    @Test
    void thirty_percent_of_five_units_is_one_place() throws Exception {
        Contest five = new Contest("total", "", 5, 4, 4, false, List.of());
        assertThat(quotas(five, quota("优秀", "0.30", RoundingMode.FLOOR, true)))
                .containsExactly(new QuotaRuling("优秀", 1));
        assertThat(quotas(five, quota("优秀", "0.30", RoundingMode.HALF_UP, true)))
                .containsExactly(new QuotaRuling("优秀", 2));
        assertThat(quotas(five, quota("优秀", "0.30", RoundingMode.FLOOR, false)))
                .containsExactly(new QuotaRuling("优秀", 1));
        assertThat(quotas(five, quota("优秀", "0.30", RoundingMode.CEILING, false)))
                .containsExactly(new QuotaRuling("优秀", 2));
    }

    @Test
    void quotas_follow_the_order_of_the_grades_and_other_rankings_have_none() throws Exception {
        RankingRule.Quota[] two = {
            quota("良好", "0.4", RoundingMode.FLOOR, true), quota("优秀", "0.1", RoundingMode.FLOOR, true)
        };
        assertThat(quotas(new Contest("total", "", 10, 10, 10, false, List.of()), two))
                .containsExactly(new QuotaRuling("优秀", 1), new QuotaRuling("良好", 4));
        assertThat(quotas(new Contest("L1", "", 10, 10, 10, false, List.of()), two))
                .isEmpty();
        assertThat(quotas(new Contest("total", "", 10, 10, 10, false, List.of())))
                .isEmpty();
    }
}
