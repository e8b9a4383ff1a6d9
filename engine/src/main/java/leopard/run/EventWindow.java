package leopard.run;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import leopard.model.Period;
import leopard.model.ScoreEvent;
import leopard.scheme.Node;
import leopard.scheme.Scheme;
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
