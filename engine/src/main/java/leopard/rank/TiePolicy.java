package leopard.rank;

import java.util.List;
import leopard.scheme.RankingRule.TieMethod;

/**
 * What decides between equal scores: the chain in order, and where that says nothing a shared rank. Without shared ranks
 * ({@link TieMethod#ORDINAL}) the order of the list decides then.
 */
public record TiePolicy(TieMethod method, List<? extends TieBreak> chain) {

    /** 1 2 2 4 and nothing to decide ties. */
    public static final TiePolicy SHARED = new TiePolicy(TieMethod.COMPETITION, List.of());
}
