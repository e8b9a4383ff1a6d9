package leopard.rules.drools;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import leopard.model.Decimal;
import leopard.model.ScoreEvent;
import leopard.model.UnitList;
import leopard.rule.Ruling;
import leopard.rules.fact.CountedEvent;
import leopard.rules.fact.Event;
import leopard.rules.fact.EventEffects;
import leopard.rules.fact.Names;
import leopard.rules.fact.ValuedEvent;
import leopard.scheme.Scheme;
import leopard.scheme.Veto;
import leopard.score.EventVerdict;
import leopard.score.EventVerdict.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Asks about events, in three passes: what each is worth, whether it counts, whether it is a repetition. What rules said in
 * one pass are the facts of the next.
 */
final class EventHearing {

    /** Events of a session; those of one unit are never parted. */
    private static final int SLICE = 512;

    private static final Comparator<ScoreEvent> IN_ORDER = Comparator.comparing(
                    ScoreEvent::unit, UnitList.BY_CODE_POINT)
            .thenComparing(ScoreEvent::date)
            .thenComparing(ScoreEvent::id, UnitList.BY_CODE_POINT)
            .thenComparing(ScoreEvent::kind)
            .thenComparing(ScoreEvent::level, UnitList.BY_CODE_POINT);

    private final Scheme scheme;
    private final Sessions sessions;

    EventHearing(Scheme scheme, Sessions sessions) {
        this.scheme = scheme;
        this.sessions = sessions;
    }

    List<EventVerdict> verdicts(List<ScoreEvent> events, boolean pendingCounts) {
        if (EventRules.of(scheme) == null) {
            return List.of();
        }
        List<ScoreEvent> sorted = events.stream()
                .filter(e -> e.kind() != ScoreEvent.Kind.VETO)
                .sorted(IN_ORDER)
                .toList();
        List<EventVerdict> verdicts = new ArrayList<>(sorted.size());
        for (int from = 0; from < sorted.size(); ) {
            int to = Math.min(sorted.size(), from + SLICE);
            while (to < sorted.size()
                    && sorted.get(to).unit().equals(sorted.get(to - 1).unit())) {
                to++;
            }
            verdicts.addAll(new Session(sorted.subList(from, to), pendingCounts).verdicts());
            from = to;
        }
        return List.copyOf(verdicts);
    }

    List<Ruling> vetoes(List<ScoreEvent> events, UnitList units) {
        List<ScoreEvent> sorted = events.stream()
                .filter(e -> e.kind() == ScoreEvent.Kind.VETO && units.indexOf(e.unit()) >= 0)
                .sorted(IN_ORDER)
                .toList();
        Session session = new Session(sorted, false);
        if (!sorted.isEmpty()) {
            sessions.ask(session.facts, "verdict", session);
        }
        Map<String, Integer> order = new HashMap<>();
        for (Veto veto : scheme.vetoes()) {
            order.putIfAbsent(veto.id(), order.size());
        }
        return session.vetoes.stream()
                .map(number -> {
                    ScoreEvent event = sorted.get(number);
                    return new Ruling(units.indexOf(event.unit()), event.level(), event.id());
                })
                .sorted(Comparator.comparingInt(Ruling::unit)
                        .thenComparing(ruling -> order.getOrDefault(ruling.veto(), Integer.MAX_VALUE))
                        .thenComparing(Ruling::event, UnitList.BY_CODE_POINT))
                .toList();
    }

    /** Some events, and what the rules have said about them so far. */
    private final class Session implements EventEffects {
        private final List<ScoreEvent> events;
        private final List<Event> facts;
        private final @Nullable Decimal[] points;
        private final @Nullable Outcome[] outcomes;
        private final Decimal[] factors;
        private final @Nullable String[] instead;
        private final List<Integer> vetoes = new ArrayList<>();

        Session(List<ScoreEvent> events, boolean pendingCounts) {
            this.events = events;
            this.facts = facts(events, pendingCounts);
            this.points = new Decimal[events.size()];
            this.outcomes = new Outcome[events.size()];
            this.factors =
                    IntStream.range(0, events.size()).mapToObj(i -> Decimal.ONE).toArray(Decimal[]::new);
            this.instead = new String[events.size()];
        }

        List<EventVerdict> verdicts() {
            sessions.ask(facts, "verdict", this);
            refuseWorthless();
            List<ValuedEvent> valued = new ArrayList<>(facts.size());
            for (Event fact : facts) {
                Decimal own = points[fact.number()];
                if (own != null) {
                    valued.add(ValuedEvent.of(fact, own.toBigDecimal()));
                }
            }
            sessions.ask(valued, "verdict", this);
            List<CountedEvent> counted = facts.stream()
                    .filter(fact -> outcomes[fact.number()] == Outcome.COUNTED)
                    .map(CountedEvent::of)
                    .toList();
            sessions.ask(counted, "verdict", this);
            List<EventVerdict> verdicts = new ArrayList<>(facts.size());
            for (int i = 0; i < facts.size(); i++) {
                Outcome outcome = outcomes[i];
                Decimal own = points[i];
                if (outcome == null || own == null) {
                    throw new IllegalStateException(
                            "no rule decides about event " + events.get(i).id());
                }
                verdicts.add(new EventVerdict(events.get(i), outcome, own, factors[i], instead[i]));
            }
            return verdicts;
        }

        private void refuseWorthless() {
            String worthless = IntStream.range(0, events.size())
                    .filter(i -> points[i] == null)
                    .mapToObj(events::get)
                    .map(e -> e.unit() + "/" + e.id() + " (" + e.level() + ")")
                    .collect(Collectors.joining(", "));
            if (!worthless.isEmpty()) {
                throw new IllegalArgumentException(
                        "events of a level that the scheme does not have, without points of their own: " + worthless);
            }
        }

        @Override
        public void worth(Event event, String worth) {
            points[event.number()] = Decimal.of(worth);
        }

        @Override
        public void worthAsGiven(Event event) {
            points[event.number()] = events.get(event.number()).points();
        }

        @Override
        public void lacksDocument(ValuedEvent event) {
            decide(event, Outcome.NO_DOCUMENT);
        }

        @Override
        public void waits(ValuedEvent event) {
            decide(event, Outcome.PENDING);
        }

        @Override
        public void beaten(ValuedEvent event, ValuedEvent by) {
            decide(event, Outcome.BEATEN);
            instead[event.event().number()] = events.get(by.event().number()).id();
        }

        @Override
        public void counts(ValuedEvent event) {
            decide(event, Outcome.COUNTED);
        }

        @Override
        public void repeats(CountedEvent event, String factor) {
            factors[event.event().number()] = Decimal.of(factor);
        }

        @Override
        public void vetoes(Event event, String veto) {
            vetoes.add(event.number());
        }

        private void decide(ValuedEvent event, Outcome outcome) {
            int number = event.event().number();
            if (outcomes[number] != null) {
                throw new IllegalStateException(
                        "two rules decide about event " + events.get(number).id());
            }
            outcomes[number] = outcome;
        }
    }

    /** A list of periods is only ever heard by season, so that one number does for it. */
    private long year(ScoreEvent event) {
        return scheme.periods().isCalendar() ? event.day().getYear() : 1;
    }

    private List<Event> facts(List<ScoreEvent> sorted, boolean pendingCounts) {
        List<Event> facts = new ArrayList<>(sorted.size());
        int position = 0;
        for (int i = 0; i < sorted.size(); i++) {
            ScoreEvent event = sorted.get(i);
            position = i > 0 && sorted.get(i - 1).unit().equals(event.unit()) ? position + 1 : 0;
            Decimal given = event.points();
            facts.add(new Event(
                    Names.inRules(event.unit()),
                    Names.inRules(event.id()),
                    EventRules.side(event.kind()),
                    Names.inRules(event.level()),
                    given == null ? null : given.toBigDecimal(),
                    Names.inRules(event.matter()),
                    year(event),
                    position,
                    !event.document().isBlank(),
                    event.verified(),
                    !event.verified() && !pendingCounts,
                    i));
        }
        return facts;
    }
}
