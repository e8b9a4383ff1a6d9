package leopard.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import leopard.model.HistoryEntry;
import leopard.model.Ledger;
import leopard.model.Period;
import leopard.model.Rational;
import leopard.model.UnitList;
import leopard.score.EarlierScores;
import leopard.score.ScoreBoard;
import leopard.score.ScoreColumn;
import org.jspecify.annotations.Nullable;

/**
 * The last score of a unit at a node before a period 沿用上次: of each earlier period, the latest first, as published in the
 * table {@code history}, else as computed again.
 */
final class LastScores implements EarlierScores {

    private final Period period;
    private final EarlierPeriods earlier;
    private final UnitList all;
    private final Map<Key, Rational> published = new HashMap<>();

    private record Key(String period, String node, String unit) {}

    LastScores(String scheme, Ledger ledger, Period period, EarlierPeriods earlier) {
        this.period = period;
        this.earlier = earlier;
        this.all = ledger.units();
        for (HistoryEntry entry : ledger.history()) {
            if (entry.scheme().equals(scheme)) {
                published.put(new Key(entry.period(), entry.node(), entry.unit()), Rational.of(entry.score()));
            }
        }
    }

    @Override
    public @Nullable Score last(String node, String unit) {
        List<Period> before = earlier.before(period);
        for (int i = before.size() - 1; i >= 0; i--) {
            Period each = before.get(i);
            String then = Objects.requireNonNullElse(all.idIn(each, unit), unit);
            Rational score = published.get(new Key(each.id(), node, then));
            if (score == null) {
                score = computed(each, node, then);
            }
            if (score != null) {
                return new Score(each.id(), score);
            }
        }
        return null;
    }

    private @Nullable Rational computed(Period each, String node, String unit) {
        Scored again = earlier.of(each);
        if (again == null || !again.board().hasLine(node)) {
            return null;
        }
        ScoreBoard board = again.board();
        ScoreColumn column = board.scores(node);
        int at = board.units().indexOf(unit);
        boolean own = at >= 0
                && column.exists(at)
                && column.has(at)
                && column.status(at).hasValue();
        return own ? column.exact(at) : null;
    }
}
