package leopard.rules.fact;

/**
 * One ranking in one group, after the ranks are known.
 *
 * @param ranking id of the ranking
 * @param group name of the group; empty if it runs over all units
 * @param all units of the period in the group, the vetoed ones included
 * @param unvetoed all of them but the vetoed ones
 * @param ranked units with a rank
 * @param lastRank the largest rank that somebody has
 * @param disputed whether a line of the ranking rests on a figure with an open dispute, for any unit
 */
public record Contest(
        String ranking, String group, long all, long unvetoed, long ranked, long lastRank, boolean disputed) {}
