package leopard.oracle;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import leopard.model.Ballot;
import leopard.model.CalendarPeriod;
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
        CalendarPeriod period,
        List<Unit> units,
        List<Reading> readings,
        List<Task> tasks,
        List<ScoreEvent> events,
        List<Ballot> ballots,
        Set<String> disputes,
        boolean pendingCounts) {

    /** The same rows, looked at from a period before; what nobody had verified counts nothing. */
    OracleCase at(CalendarPeriod earlier) {
        return new OracleCase(scheme, earlier, units, readings, tasks, events, ballots, disputes, false);
    }

    /** The periods before this one that have figures or votes, the latest first. */
    List<CalendarPeriod> earlier() {
        Set<String> ids = new TreeSet<>();
        readings.forEach(reading -> ids.add(reading.period()));
        ballots.forEach(ballot -> ids.add(ballot.period()));
        return ids.stream()
                .map(Period::of)
                .filter(each -> each.kind() == period.kind() && each.compareTo(period) < 0)
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    OracleCase asIfVerified() {
        return new OracleCase(scheme, period, units, readings, tasks, events, ballots, disputes, true);
    }
}
