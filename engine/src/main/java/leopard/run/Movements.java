package leopard.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import leopard.model.Decimal;
import leopard.model.HistoryEntry;
import leopard.model.Period;
import leopard.model.Text;
import leopard.model.UnitList;
import leopard.run.Moved.Change;
import leopard.scheme.RankingRule.Movement;
import org.jspecify.annotations.Nullable;

/**
 * The ranks of one ranking against those of an earlier period, as they were published (table {@code history}) or else as they
 * are computed. Where the two periods ranked other units, ranks can be counted among the units common to both. A unit that was
 * renamed is compared with what it was; what came out of a merger or a split is new.
 */
final class Movements {

    private final Movement rule;
    private final Period then;
    private final @Nullable Moved[] moved;

    /** Where a unit stood then. */
    private record Before(
            @Nullable Decimal rank,
            int position,
            int of,
            @Nullable String group) {}

    private Movements(Movement rule, Period then, @Nullable Moved[] moved) {
        this.rule = rule;
        this.then = then;
        this.moved = moved;
    }

    /** Null where there was no ranking in that period. */
    static @Nullable Movements of(Movement rule, RankingTable now, Past past) {
        Period then = past.before(rule.back());
        if (then == null) {
            return null;
        }
        Map<String, HistoryEntry> published = past.published(now.rule().id(), then);
        RankingTable table = past.ranking(now.rule().id(), then);
        if (published.isEmpty() && table == null) {
            return null;
        }
        UnitList units = now.units();
        @Nullable Before[] before = new Before[units.size()];
        for (int i = 0; i < before.length; i++) {
            String id = past.ledger().units().idIn(then, units.get(i).id());
            before[i] = id == null ? null : before(id, table, published.get(id));
        }
        @Nullable Moved[] moved = new Moved[before.length];
        for (int g = 0; g < now.groups().size(); g++) {
            int[] members = now.groups().members(g);
            Map<Integer, int[]> common = rule.common() ? common(now, members, before) : Map.of();
            for (int unit : members) {
                moved[unit] = moved(now, unit, before[unit], common.get(unit));
            }
        }
        return new Movements(rule, then, moved);
    }

    private static @Nullable Before before(String unit, @Nullable RankingTable table, @Nullable HistoryEntry entry) {
        int number = table == null ? -1 : table.units().indexOf(unit);
        String group = table == null || number < 0
                ? null
                : table.groups().name(table.groups().of(number));
        if (entry != null && entry.rank() != null) {
            int rank = entry.rank();
            return new Before(Decimal.of(rank), rank, entry.of() == null ? 0 : entry.of(), group);
        }
        if (table == null || number < 0 || !table.isListed(number)) {
            return null;
        }
        int of = table.ranking(table.groups().of(number)).size();
        int rank = table.rank(number);
        return new Before(rank == 0 ? null : table.printedRank(number), rank, of, group);
    }

    /** Ranks then and now, both counted among the units of the group that are ranked in both periods. */
    private static Map<Integer, int[]> common(RankingTable now, int[] members, @Nullable Before[] before) {
        List<Integer> both = new ArrayList<>();
        for (int unit : members) {
            Before own = before[unit];
            if (now.rank(unit) > 0 && own != null && own.rank != null && isSameGroup(now, unit, own)) {
                both.add(unit);
            }
        }
        int[] ranksNow = both.stream().mapToInt(now::rank).sorted().toArray();
        int[] ranksThen =
                both.stream().mapToInt(u -> position(before[u])).sorted().toArray();
        Map<Integer, int[]> common = new HashMap<>();
        for (int unit : both) {
            common.put(unit, new int[] {
                rankAmong(ranksThen, position(before[unit])), rankAmong(ranksNow, now.rank(unit)), both.size()
            });
        }
        return common;
    }

    private static int position(@Nullable Before before) {
        return before == null ? 0 : before.position;
    }

    /** One more than the number of better ranks. */
    private static int rankAmong(int[] sorted, int rank) {
        int at = Arrays.binarySearch(sorted, rank);
        while (at > 0 && sorted[at - 1] == rank) {
            at--;
        }
        return at + 1;
    }

    private static boolean isSameGroup(RankingTable now, int unit, Before before) {
        return before.group == null
                || before.group.equals(now.groups().name(now.groups().of(unit)));
    }

    private static @Nullable Moved moved(RankingTable now, int unit, @Nullable Before before, int @Nullable [] common) {
        if (!now.isListed(unit)) {
            return null;
        }
        Decimal rank = before == null ? null : before.rank;
        int of = before == null ? 0 : before.of;
        if (now.rank(unit) == 0) {
            return new Moved(rank, of, null, Change.UNRANKED);
        }
        if (before == null || rank == null) {
            return new Moved(null, of, null, before == null ? Change.NEW : Change.UNRANKED_BEFORE);
        }
        if (!isSameGroup(now, unit, before)) {
            return new Moved(rank, of, null, Change.REGROUPED);
        }
        Decimal from = common == null ? rank : Decimal.of(common[0]);
        Decimal to = common == null ? now.printedRank(unit) : Decimal.of(common[1]);
        Decimal by = from.minus(to);
        return new Moved(
                from,
                common == null ? of : common[2],
                by.stripped(),
                by.signum() > 0 ? Change.UP : by.signum() < 0 ? Change.DOWN : Change.SAME);
    }

    @Nullable
    Moved of(int unit) {
        return moved[unit];
    }

    /** The movement in words; empty where it is not to stand in the reason. */
    Text reason(int unit) {
        Moved own = moved[unit];
        if (!rule.inReason() || own == null) {
            return Text.EMPTY;
        }
        Text against = rule.common()
                ? Text.of("与 %s 相比(只计两期都有名次的单位)", "against %s, among the units ranked in both", then)
                : Text.of("与 %s 相比", "against %s", then);
        return own.by() == null || own.before() == null || own.by().signum() == 0
                ? Text.of("%s%s", "%s: %s", against, own.change().title())
                : Text.of(
                        "%s%s %s 位(原第 %s)",
                        "%s: %s %s (rank %s then)",
                        against,
                        own.change().title(),
                        own.by().abs(),
                        own.before());
    }
}
