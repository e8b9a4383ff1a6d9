package leopard.oracle;

import java.util.List;
import java.util.Set;
import leopard.model.Ballot;
import leopard.model.Period;
import leopard.model.Reading;
import leopard.model.ScoreEvent;
import leopard.model.Task;
import leopard.model.Unit;
import leopard.scheme.Scheme;

/**
 * A scheme and one month's rows, as lists.
 *
 * @param units those of the period
 * @param disputes {@code unit|indicator} of figures with an open dispute
 * @param pendingCounts whether what nobody has verified yet counts as if it were
 */
record OracleCase(
        Scheme scheme,
        Period period,
        List<Unit> units,
        List<Reading> readings,
        List<Task> tasks,
        List<ScoreEvent> events,
        List<Ballot> ballots,
        Set<String> disputes,
        boolean pendingCounts) {

    OracleCase asIfVerified() {
        return new OracleCase(scheme, period, units, readings, tasks, events, ballots, disputes, true);
    }
}
