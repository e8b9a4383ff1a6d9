package leopard.oracle;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import leopard.model.Period;
import leopard.model.Unit;
import leopard.scheme.RankingRule;
import org.jspecify.annotations.Nullable;

/** The rank of a unit beside that of an earlier period. */
final class OracleMovements {

    private static final BigDecimal HALF = new BigDecimal("0.5");

    private final OracleCase given;
    private final OracleRankings now;
    private final OracleSeason season;

    OracleMovements(OracleCase given, OracleRankings now, OracleSeason season) {
        this.given = given;
        this.now = now;
        this.season = season;
    }

    /** The movement in words: rank before, of how many, places up, what it is; empty where there is none. */
    String moved(RankingRule rule, Unit unit) {
        RankingRule.Movement movement = rule.movement();
        Period then = given.period();
        for (int i = 0; movement != null && i < movement.back() && then != null; i++) {
            then = then.previous();
        }
        OracleContests past = movement == null || then == null ? null : season.of(then);
        if (movement == null || past == null) {
            return "";
        }
        OracleRankings before = past.rankings();
        Unit own = before.unit(unit.id());
        boolean listed = own != null && before.takesPart(rule, own);
        int rankBefore = own == null || !listed ? 0 : before.printedTwice(rule, own);
        int of = own == null || !listed
                ? 0
                : before.ranked(rule, group(rule, own)).size();
        String was = rankBefore == 0 ? "" : half(rankBefore);
        if (now.rank(rule, unit) == 0) {
            return words(was, of, "", "UNRANKED");
        }
        if (own == null || !listed) {
            return words("", 0, "", "NEW");
        }
        if (rankBefore == 0) {
            return words("", of, "", "UNRANKED_BEFORE");
        }
        if (!group(rule, own).equals(group(rule, unit))) {
            return words(was, of, "", "REGROUPED");
        }
        int from = rankBefore;
        int to = now.printedTwice(rule, unit);
        if (movement.common()) {
            Map<Unit, Unit> both = new TreeMap<>(java.util.Comparator.comparing(Unit::id));
            for (Unit each : now.ranked(rule, group(rule, unit))) {
                Unit same = before.unit(each.id());
                if (same != null && before.ranked(rule, group(rule, unit)).contains(same)) {
                    both.put(each, same);
                }
            }
            from = 2
                    * among(
                            both.values().stream()
                                    .map(u -> before.rank(rule, u))
                                    .toList(),
                            before.rank(rule, own));
            to = 2 * among(both.keySet().stream().map(u -> now.rank(rule, u)).toList(), now.rank(rule, unit));
            of = both.size();
        }
        return words(half(from), of, half(from - to), from > to ? "UP" : from < to ? "DOWN" : "SAME");
    }

    private static int among(List<Integer> ranks, int rank) {
        return 1 + (int) ranks.stream().filter(each -> each < rank).count();
    }

    private static String group(RankingRule rule, Unit unit) {
        return OracleRankings.group(unit, rule.within());
    }

    private static String half(int twice) {
        return plain(BigDecimal.valueOf(twice).multiply(HALF));
    }

    static String plain(@Nullable BigDecimal number) {
        return number == null
                ? ""
                : number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    static String words(String before, int of, String by, String change) {
        return before + "|" + of + "|" + by + "|" + change;
    }
}
