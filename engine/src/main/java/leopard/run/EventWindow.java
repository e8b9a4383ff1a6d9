package leopard.run;

import java.time.LocalDate;
import java.util.List;
import leopard.model.Period;
import leopard.model.ScoreEvent;
import leopard.scheme.Scheme;
import leopard.score.EventVerdict;

/** The days whose events count in a period: of a cumulative scheme all since the beginning of the year. */
record EventWindow(LocalDate from, LocalDate to) {

    static EventWindow of(Scheme scheme, Period period) {
        return new EventWindow(scheme.cumulative() ? period.beginningOfYear() : period.from(), period.to());
    }

    /** Events of the calendar year up to the end of the period: what a repetition, or a matter, is seen over. */
    static List<ScoreEvent> ofYear(List<ScoreEvent> events, Period period) {
        return new EventWindow(period.beginningOfYear(), period.to()).in(events);
    }

    List<ScoreEvent> in(List<ScoreEvent> events) {
        return events.stream().filter(this::has).toList();
    }

    List<EventVerdict> verdictsIn(List<EventVerdict> verdicts) {
        return verdicts.stream().filter(v -> has(v.event())).toList();
    }

    private boolean has(ScoreEvent event) {
        LocalDate day = event.day();
        return !day.isBefore(from) && !day.isAfter(to);
    }
}
