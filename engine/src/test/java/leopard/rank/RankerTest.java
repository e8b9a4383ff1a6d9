package leopard.rank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import leopard.scheme.RankingRule.TieMethod;
import org.junit.jupiter.api.Test;

class RankerTest {

    private static BitSet all(int n) {
        BitSet all = new BitSet(n);
        all.set(0, n);
        return all;
    }

    private static List<Integer> ranks(Ranking ranking, int n) {
        List<Integer> ranks = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            ranks.add(ranking.rank(i));
        }
        return ranks;
    }

    private static Ranking rank(BitSet eligible, RankKey key, TieMethod method, RankKey... chain) {
        return Ranker.rank(5, eligible, key, new TiePolicy(method, List.of(chain)));
    }

    private static final RankKey SCORES = RankKey.descending(new long[] {80, 95, 80, 95, 60});

    @Test
    void equal_scores_share_the_better_rank_and_the_next_one_is_skipped() {
        assertThat(ranks(rank(all(5), SCORES, TieMethod.COMPETITION), 5)).containsExactly(3, 1, 3, 1, 5);
    }

    @Test
    void dense_ranks_leave_no_gap() {
        assertThat(ranks(rank(all(5), SCORES, TieMethod.DENSE), 5)).containsExactly(2, 1, 2, 1, 3);
    }

    @Test
    void the_chain_decides_in_order_and_what_it_leaves_equal_is_shared() {
        RankKey personal = RankKey.descending(new long[] {30, 10, 30, 20, 0});
        RankKey deducted = RankKey.ascending(new long[] {2, 0, 1, 0, 0});
        assertThat(ranks(rank(all(5), SCORES, TieMethod.COMPETITION, personal), 5))
                .containsExactly(3, 2, 3, 1, 5);
        Ranking ranking = rank(all(5), SCORES, TieMethod.COMPETITION, personal, deducted);
        assertThat(ranks(ranking, 5)).containsExactly(4, 2, 3, 1, 5);
        assertThat(ranking.last()).isEqualTo(5);
    }

    @Test
    void units_that_share_a_rank_stand_in_the_order_of_the_list_and_say_so() {
        Ranking ranking = rank(all(5), SCORES, TieMethod.COMPETITION);
        assertThat(List.of(ranking.unit(0), ranking.unit(1), ranking.unit(2), ranking.unit(3), ranking.unit(4)))
                .containsExactly(1, 3, 0, 2, 4);
        assertThat(ranking.isShared(0)).isTrue();
        assertThat(ranking.isShared(1)).isTrue();
        assertThat(ranking.isShared(3)).isTrue();
        assertThat(ranking.isShared(4)).isFalse();
    }

    @Test
    void who_does_not_take_part_has_no_rank_and_takes_none() {
        BitSet some = new BitSet();
        some.set(0);
        some.set(3);
        Ranking ranking = rank(some, SCORES, TieMethod.COMPETITION);
        assertThat(ranks(ranking, 5)).containsExactly(2, 0, 0, 1, 0);
        assertThat(ranking.size()).isEqualTo(2);
        Ranking nobody = rank(new BitSet(), SCORES, TieMethod.COMPETITION);
        assertThat(nobody.size()).isZero();
        assertThat(nobody.last()).isZero();
    }

    @Test
    void the_lowest_is_first_where_low_is_good() {
        RankKey ascending = RankKey.ascending(new long[] {80, 95, 80, 95, 60});
        assertThat(ranks(rank(all(5), ascending, TieMethod.COMPETITION), 5)).containsExactly(2, 4, 2, 4, 1);
    }

    @Test
    void the_largest_numbers_of_a_machine_word_are_ranked_rightly() {
        long[] values = {Long.MIN_VALUE, Long.MAX_VALUE, 0, -1, Long.MAX_VALUE};
        assertThat(ranks(rank(all(5), RankKey.descending(values), TieMethod.COMPETITION), 5))
                .containsExactly(5, 1, 3, 4, 1);
        assertThat(ranks(rank(all(5), RankKey.ascending(values), TieMethod.COMPETITION), 5))
                .containsExactly(1, 4, 3, 2, 4);
    }

    @Test
    void both_sorts_agree_with_counting_who_is_better() {
        long seed = 424242L;
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 600; round++) {
            int n = random.nextInt(0, 60);
            int bits = random.nextInt(1, 64);
            long[] scores = values(random, n, bits);
            long[] first = values(random, n, 2);
            long[] second = values(random, n, 1);
            BitSet eligible = new BitSet(n);
            for (int i = 0; i < n; i++) {
                eligible.set(i, random.nextInt(5) > 0);
            }
            boolean down = random.nextBoolean();
            RankKey key = down ? RankKey.descending(scores) : RankKey.ascending(scores);
            List<RankKey> chain = switch (random.nextInt(3)) {
                case 0 -> List.of();
                case 1 -> List.of(RankKey.ascending(first));
                default -> List.of(RankKey.descending(first), RankKey.ascending(second));
            };
            TieMethod method = random.nextBoolean() ? TieMethod.COMPETITION : TieMethod.DENSE;
            List<RankKey> keys = new ArrayList<>(List.of(key));
            keys.addAll(chain);
            Ranking ranking = Ranker.rank(n, eligible, key, new TiePolicy(method, chain));
            for (int i = 0; i < n; i++) {
                assertThat(ranking.rank(i))
                        .as("seed %s, round %s, unit %s", seed, round, i)
                        .isEqualTo(eligible.get(i) ? plainRank(i, eligible, keys, method) : 0);
            }
            for (int i = 1; i < ranking.size(); i++) {
                int before = ranking.unit(i - 1);
                int after = ranking.unit(i);
                boolean ordered = ranking.rank(before) < ranking.rank(after)
                        || (ranking.rank(before) == ranking.rank(after) && before < after);
                assertThat(ordered)
                        .as("seed %s, round %s, place %s", seed, round, i)
                        .isTrue();
            }
        }
    }

    private static long[] values(SplittableRandom random, int n, int bits) {
        long[] values = new long[n];
        for (int i = 0; i < n; i++) {
            boolean again = i > 0 && random.nextInt(3) == 0;
            values[i] = again ? values[random.nextInt(i)] : random.nextLong() >> (64 - bits);
        }
        return values;
    }

    /** One more than those who are better, or than the different keys that are better. */
    private static int plainRank(int unit, BitSet eligible, List<RankKey> keys, TieMethod method) {
        List<Integer> better = new ArrayList<>();
        eligible.stream().filter(other -> compare(other, unit, keys) < 0).forEach(better::add);
        if (method == TieMethod.COMPETITION) {
            return better.size() + 1;
        }
        List<Integer> distinct = new ArrayList<>();
        for (int each : better) {
            if (distinct.stream().noneMatch(other -> compare(other, each, keys) == 0)) {
                distinct.add(each);
            }
        }
        return distinct.size() + 1;
    }

    private static int compare(int a, int b, List<RankKey> keys) {
        for (RankKey key : keys) {
            int decided = Long.compare(key.value(a), key.value(b));
            if (decided != 0) {
                return key.isDescending() ? -decided : decided;
            }
        }
        return 0;
    }

    private static List<String> printed(Ranking ranking, int n) {
        List<String> printed = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            printed.add(ranking.printed(i).toString());
        }
        return printed;
    }

    private static final RankKey THREE_TIED = RankKey.descending(new long[] {7, 9, 7, 7, 1});

    @Test
    void shared_places_are_printed_as_the_method_has_them_and_counted_from_the_first() {
        assertThat(printed(rank(all(5), SCORES, TieMethod.MODIFIED), 5)).containsExactly("4", "2", "4", "2", "5");
        assertThat(printed(rank(all(5), SCORES, TieMethod.FRACTIONAL), 5))
                .containsExactly("3.5", "1.5", "3.5", "1.5", "5");
        assertThat(printed(rank(all(5), THREE_TIED, TieMethod.FRACTIONAL), 5)).containsExactly("3", "1", "3", "3", "5");
        assertThat(ranks(rank(all(5), THREE_TIED, TieMethod.MODIFIED), 5)).containsExactly(2, 1, 2, 2, 5);
        assertThat(rank(all(5), THREE_TIED, TieMethod.MODIFIED).sharing(3)).isEqualTo(3);
        assertThat(rank(all(5), THREE_TIED, TieMethod.DENSE).sharing(4)).isEqualTo(1);
    }

    @Test
    void without_shared_places_the_order_of_the_list_decides_at_last() {
        Ranking ranking = rank(all(5), THREE_TIED, TieMethod.ORDINAL);
        assertThat(ranks(ranking, 5)).containsExactly(2, 1, 3, 4, 5);
        assertThat(ranking.isShared(1)).isFalse();
    }

    @Test
    void who_has_no_rank_has_no_place_and_prints_none() {
        BitSet some = all(5);
        some.clear(1);
        Ranking ranking = rank(some, THREE_TIED, TieMethod.FRACTIONAL);
        assertThat(ranking.place(1)).isEqualTo(-1);
        assertThat(ranking.printed(1).toString()).isEqualTo("0");
        assertThat(ranking.printed(0).toString()).isEqualTo("2");
        assertThat(ranking.place(3)).isEqualTo(2);
        assertThat(ranking.place(4)).isEqualTo(3);
    }

    @Test
    void a_split_is_asked_about_exactly_those_that_are_tied_and_keys_go_on_after_it() {
        List<List<Integer>> asked = new ArrayList<>();
        TieSplit split = tied -> {
            asked.add(Arrays.stream(tied).boxed().toList());
            return List.of(new int[] {tied[tied.length - 1]}, Arrays.copyOf(tied, tied.length - 1));
        };
        RankKey after = RankKey.ascending(new long[] {5, 0, 4, 0, 0});
        Ranking ranking =
                Ranker.rank(5, all(5), THREE_TIED, new TiePolicy(TieMethod.COMPETITION, List.of(split, after)));
        assertThat(asked).containsExactly(List.of(0, 2, 3));
        assertThat(ranks(ranking, 5)).containsExactly(4, 1, 3, 2, 5);
        Ranking shared = Ranker.rank(5, all(5), THREE_TIED, new TiePolicy(TieMethod.COMPETITION, List.of(split)));
        assertThat(ranks(shared, 5)).containsExactly(3, 1, 3, 2, 5);
        assertThat(shared.place(2)).isEqualTo(3);
    }

    @Test
    void groups_write_their_ranks_into_one_list() {
        int[] ranks = new int[5];
        Ranking first = Ranker.rank(new int[] {0, 3}, ranks, SCORES, TiePolicy.SHARED);
        Ranking second = Ranker.rank(new int[] {1, 2, 4}, ranks, SCORES, TiePolicy.SHARED);
        assertThat(ranks).containsExactly(2, 1, 2, 1, 3);
        assertThat(first.sharing(3)).isEqualTo(1);
        assertThat(second.size()).isEqualTo(3);
    }
}
