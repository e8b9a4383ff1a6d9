package leopard.run;

import java.util.List;
import java.util.Set;
import leopard.intake.Finding;

/**
 * A period that was scored, with its roll-ups and ranks.
 *
 * @param findings what the roll-ups found
 */
record Ranked(List<RankingTable> rankings, Set<Finding> findings) {}
