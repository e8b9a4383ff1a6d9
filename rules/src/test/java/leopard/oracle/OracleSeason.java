package leopard.oracle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import leopard.model.HistoryEntry;
import leopard.model.Indicator;
import leopard.model.Period;
import org.jspecify.annotations.Nullable;

/** Several periods of one scheme, and what comes out of each. */
final class OracleSeason {

    private final List<OracleCase> cases;
    private final List<HistoryEntry> history;
    private final Map<String, OracleContests> known = new HashMap<>();

    /**
     * @param cases one for each period, in their order, with the rows of all periods
     * @param history what was published of earlier periods
     */
    OracleSeason(List<OracleCase> cases, List<HistoryEntry> history) {
        this.cases = cases;
        this.history = history;
    }

    /** The score that was published for a node, null if none was. */
    @Nullable
    BigDecimal published(String node, String unit, Period period) {
        for (HistoryEntry entry : history) {
            if (entry.node().equals(node)
                    && entry.unit().equals(unit)
                    && entry.period().equals(period.id())) {
                return entry.score().toBigDecimal();
            }
        }
        return null;
    }

    /** Whether anything is known of a period: figures or what was published. */
    boolean isKnown(Period period) {
        return of(period) != null
                || history.stream().anyMatch(entry -> entry.period().equals(period.id()));
    }

    /** The period's results; null for a period that nothing was read in. */
    @Nullable
    OracleContests of(Period period) {
        for (OracleCase each : cases) {
            if (each.period().equals(period) && hasFigures(each)) {
                OracleContests contests = known.get(period.id());
                if (contests == null) {
                    contests = new OracleContests(each, this);
                    known.put(period.id(), contests);
                }
                return contests;
            }
        }
        return null;
    }

    /** A scored figure of the period itself has to be there, for whatever unit. */
    private static boolean hasFigures(OracleCase given) {
        return given.readings().stream().anyMatch(reading -> {
            Indicator indicator = given.scheme().indicator(reading.indicator());
            return reading.period().equals(given.period().id())
                    && indicator != null
                    && indicator.every() == null
                    && given.scheme().scoredIndicators().contains(indicator.id());
        });
    }

    /** The periods of the same year or season up to one, that one too. */
    static List<Period> toDate(Period period) {
        List<Period> periods = new ArrayList<>();
        for (Period each = period; each != null && each.isOfTheYearOf(period); each = each.previous()) {
            periods.add(0, each);
        }
        return periods;
    }

    /** All periods that cases are there for. */
    List<Period> periods() {
        return cases.stream().map(OracleCase::period).toList();
    }
}
