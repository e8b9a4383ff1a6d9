package leopard.rank;

import java.util.List;
import leopard.scheme.RankingRule.TieMethod;

/**
 * What decides between equal scores: the chain in order, and where that says nothing a shared rank.
 */
public record TiePolicy(TieMethod method, List<RankKey> chain) {

    /** 1 2 2 4 and nothing to decide ties. */
    public static final TiePolicy SHARED = new TiePolicy(TieMethod.COMPETITION, List.of());
}
