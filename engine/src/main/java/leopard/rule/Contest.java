package leopard.rule;

import java.util.List;

/**
 * One ranking in one group: what awards, notices and quotas are decided over, after the ranks are known.
 *
 * @param group name of the group; empty if it runs over all units
 * @param all units of the period in the group, the vetoed ones included
 * @param unvetoed all of them but the vetoed ones
 * @param ranked units with a rank
 * @param lastRank the largest rank that somebody has
 * @param disputed whether a line of the ranking rests on a figure with an open dispute, for any unit
 * @param contenders in the order of their ranks, then ids; those within any award's places from either end
 */
public record Contest(
        String ranking,
        String group,
        int all,
        int unvetoed,
        int ranked,
        int lastRank,
        boolean disputed,
        List<Contender> contenders) {

    /** A contest without vetoed units. */
    public Contest(
            String ranking,
            String group,
            int all,
            int ranked,
            int lastRank,
            boolean disputed,
            List<Contender> contenders) {
        this(ranking, group, all, all, ranked, lastRank, disputed, contenders);
    }
}
