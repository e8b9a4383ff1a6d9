package leopard.run;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import leopard.model.DeclaredPeriod;
import leopard.model.Period;
import leopard.model.ScoreEvent;
import leopard.scheme.Node;
import leopard.scheme.Scheme;
import leopard.scheme.Veto;
import leopard.score.EventVerdict;

/**
 * The days whose events count in a period: of a cumulative scheme all since the beginning of the year. An event whose
 * document came after the cut-off has another day than its own, where the scheme lets it move on.
 */
record EventWindow(List<Node.Events> nodes, LocalDate from, LocalDate to) {

    static EventWindow of(Scheme scheme, Period period) {
        return new EventWindow(
                scheme.eventNodes(), scheme.cumulative() ? period.beginningOfYear() : period.from(), period.to());
    }

    /**
     * Events that those of the period are seen beside, as they stand at its end: of the calendar year, and of all years
     * before where an event of one of them can make one of this year a repetition.
     */
    static List<ScoreEvent> around(Scheme scheme, List<ScoreEvent> events, Period period) {
        List<Node.Events> nodes = scheme.eventNodes();
        boolean all = nodes.stream()
                .anyMatch(node -> node.bonus().looksBack() || node.deduct().looksBack());
        LocalDate from = all ? LocalDate.MIN : period.beginningOfYear();
        LocalDate end = period.to();
        LocalDate known = nodes.stream()
                .map(node -> node.documents().known(end))
                .max(Comparator.naturalOrder())
                .orElse(end);
        return new EventWindow(nodes, from, end)
                .in(events).stream().map(event -> event.asOf(known)).toList();
    }

    /** Events of vetoes that hold in a period, and those that lift vetoes. */
    static List<ScoreEvent> ofVetoes(Scheme scheme, List<ScoreEvent> events, Period period) {
        Map<String, EventWindow> windows = new HashMap<>();
        for (Veto veto : scheme.vetoes()) {
            windows.put(veto.id(), window(scheme, veto.terms().holds(), period));
        }
        EventWindow lifts = new EventWindow(List.of(), LocalDate.MIN, period.to());
        return events.stream()
                .filter(event -> switch (event.kind()) {
                    case BONUS, DEDUCT -> false;
                    case LIFT -> lifts.has(event);
                    case VETO ->
                        windows.getOrDefault(event.level(), lifts).has(event)
                                && (event.lifted() == null
                                        || event.lifted().day().isAfter(period.to()));
                })
                .toList();
    }

    private static EventWindow window(Scheme scheme, Veto.Holds holds, Period period) {
        LocalDate end = period.to();
        return switch (holds) {
            case AS_EVENTS -> of(scheme, period);
            case FROM_DATE -> new EventWindow(List.of(), period.beginningOfYear(), end);
            case PERIOD -> new EventWindow(List.of(), period.from(), end);
            case YEAR -> new EventWindow(List.of(), period.beginningOfYear(), endOfYear(scheme, period));
            case UNTIL_LIFTED -> new EventWindow(List.of(), LocalDate.MIN, end);
        };
    }

    /** Last day of the year or season of a period. */
    private static LocalDate endOfYear(Scheme scheme, Period period) {
        if (!(period instanceof DeclaredPeriod declared)) {
            return LocalDate.of(period.to().getYear(), 12, 31);
        }
        List<DeclaredPeriod> season = scheme.periods().within(declared.parent());
        return season.get(season.size() - 1).to();
    }

    List<ScoreEvent> in(List<ScoreEvent> events) {
        return events.stream().filter(this::has).toList();
    }

    List<EventVerdict> verdictsIn(List<EventVerdict> verdicts) {
        Map<String, Node.Documents> documents = new HashMap<>();
        nodes.forEach(node -> documents.put(node.id(), node.documents()));
        return verdicts.stream()
                .filter(v -> has(documents
                        .getOrDefault(v.node(), Node.Documents.of(false))
                        .countsFrom(v.event())))
                .toList();
    }

    /** Whether the event counts in the window in some node that it belongs to. */
    private boolean has(ScoreEvent event) {
        if (event.kind() == ScoreEvent.Kind.BONUS || event.kind() == ScoreEvent.Kind.DEDUCT) {
            List<Node.Events> own = Node.Events.of(event, nodes);
            if (!own.isEmpty()) {
                return own.stream().anyMatch(node -> has(node.documents().countsFrom(event)));
            }
        }
        return has(event.day());
    }

    private boolean has(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }
}
