package leopard.oracle;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import leopard.model.Ballot;
import leopard.model.Decision;
import leopard.model.Meeting;
import leopard.model.Period;
import leopard.model.Reading;
import leopard.model.ScoreEvent;
import leopard.model.Task;
import leopard.model.Unit;
import leopard.scheme.Scheme;

/**
 * A scheme and the rows of one period, as lists.
 *
 * @param units those of the period
 * @param disputes {@code unit|indicator} of figures with an open dispute
 * @param pendingCounts whether what nobody has verified yet counts as if it were
 * @param between what stands between units
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
        boolean pendingCounts,
        Between between) {

    /** Results of units against each other, and what people decided between units. */
    record Between(List<Meeting> meetings, List<Decision> decisions) {
        static final Between NONE = new Between(List.of(), List.of());
    }

    /** A case without anything between units. */
    OracleCase(
            Scheme scheme,
            Period period,
            List<Unit> units,
            List<Reading> readings,
            List<Task> tasks,
            List<ScoreEvent> events,
            List<Ballot> ballots,
            Set<String> disputes,
            boolean pendingCounts) {
        this(scheme, period, units, readings, tasks, events, ballots, disputes, pendingCounts, Between.NONE);
    }

    /** The same rows, looked at from a period before; what nobody had verified counts nothing. */
    OracleCase at(Period earlier) {
        return new OracleCase(scheme, earlier, units, readings, tasks, events, ballots, disputes, false, between);
    }

    /** The periods before this one that have figures or votes, the latest first. */
    List<Period> earlier() {
        Set<String> ids = new TreeSet<>();
        readings.forEach(reading -> ids.add(reading.period()));
        ballots.forEach(ballot -> ids.add(ballot.period()));
        return ids.stream()
                .map(scheme.periods()::find)
                .filter(each -> each != null && each.compareTo(period) < 0)
                .map(Objects::requireNonNull)
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    OracleCase asIfVerified() {
        return new OracleCase(scheme, period, units, readings, tasks, events, ballots, disputes, true, between);
    }
}
