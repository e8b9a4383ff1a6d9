package leopard.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import leopard.model.CalendarPeriod;
import leopard.model.DeclaredPeriod;
import leopard.model.HistoryEntry;
import leopard.model.Ledger;
import leopard.model.Period;
import leopard.scheme.Scheme;
import org.jspecify.annotations.Nullable;

/** The rankings of other periods, seen from one 往期: each worked out when it is first asked for. */
final class Past {

    private final Scheme scheme;
    private final Ledger ledger;
    private final Period period;
    private final EarlierPeriods earlier;

    Past(Scheme scheme, Ledger ledger, Period period, EarlierPeriods earlier) {
        this.scheme = scheme;
        this.ledger = ledger;
        this.period = period;
        this.earlier = earlier;
    }

    Ledger ledger() {
        return ledger;
    }

    Period period() {
        return period;
    }

    /** The period so many steps earlier; null before the first one. */
    @Nullable
    Period before(int steps) {
        Period earlier = period;
        for (int i = 0; i < steps && earlier != null; i++) {
            earlier = earlier.previous();
        }
        return earlier;
    }

    /** The periods of the year or season up to this one. */
    List<Period> toDate() {
        List<Period> periods = new ArrayList<>(period.earlierInYear());
        periods.add(period);
        return periods;
    }

    /** All periods of the year or season. */
    List<Period> season() {
        if (period instanceof DeclaredPeriod declared) {
            return List.copyOf(scheme.periods().within(declared.parent()));
        }
        CalendarPeriod calendar = (CalendarPeriod) period;
        List<Period> periods = new ArrayList<>();
        for (int n = 1; n <= calendar.kind().perYear(); n++) {
            periods.add(new CalendarPeriod(calendar.kind(), calendar.year(), n));
        }
        return periods;
    }

    /** A ranking of another period; null if there was none. */
    @Nullable
    RankingTable ranking(String id, Period then) {
        return earlier.rankings(then).stream()
                .filter(table -> table.rule().id().equals(id))
                .findFirst()
                .orElse(null);
    }

    /** Published ranks of a ranking in another period, by unit. */
    Map<String, HistoryEntry> published(String ranking, Period then) {
        Map<String, HistoryEntry> found = new HashMap<>();
        for (HistoryEntry entry : ledger.history()) {
            if (entry.period().equals(then.id())
                    && entry.scheme().equals(scheme.id())
                    && entry.node().equals(ranking)
                    && entry.rank() != null) {
                found.put(entry.unit(), entry);
            }
        }
        return found;
    }
}
