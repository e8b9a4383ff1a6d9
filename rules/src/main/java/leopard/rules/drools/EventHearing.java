package leopard.rules.drools;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import leopard.model.CalendarPeriod;
import leopard.model.Decimal;
import leopard.model.Period;
import leopard.model.PeriodKind;
import leopard.model.ScoreEvent;
import leopard.model.Text;
import leopard.model.UnitList;
import leopard.rule.Ruling;
import leopard.rules.fact.CountedEvent;
import leopard.rules.fact.Event;
import leopard.rules.fact.EventEffects;
import leopard.rules.fact.Names;
import leopard.rules.fact.ValuedEvent;
import leopard.scheme.Node;
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
        List<Node.Events> nodes = scheme.eventNodes();
        if (nodes.isEmpty()) {
            return List.of();
        }
        List<Claim> sorted = events.stream()
                .filter(e -> e.kind() == ScoreEvent.Kind.BONUS || e.kind() == ScoreEvent.Kind.DEDUCT)
                .sorted(IN_ORDER)
                .flatMap(e -> Node.Events.of(e, nodes).stream().map(node -> new Claim(e, node)))
                .toList();
        List<EventVerdict> verdicts = new ArrayList<>(sorted.size());
        for (int from = 0; from < sorted.size(); ) {
            int to = Math.min(sorted.size(), from + SLICE);
            while (to < sorted.size()
                    && sorted.get(to)
                            .event
                            .unit()
                            .equals(sorted.get(to - 1).event.unit())) {
                to++;
            }
            verdicts.addAll(new Session(sorted.subList(from, to), pendingCounts).verdicts());
            from = to;
        }
        return List.copyOf(verdicts);
    }

    /** An event in a node of events that it counts in; a veto in none. */
    private record Claim(ScoreEvent event, Node.@Nullable Events node) {}

    List<Ruling> vetoes(List<ScoreEvent> events, UnitList units) {
        List<ScoreEvent> sorted = events.stream()
                .filter(e -> (e.kind() == ScoreEvent.Kind.VETO || e.kind() == ScoreEvent.Kind.LIFT)
                        && units.indexOf(e.unit()) >= 0)
                .sorted(IN_ORDER)
                .toList();
        Session session =
                new Session(sorted.stream().map(event -> new Claim(event, null)).toList(), false);
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
        private final List<Claim> claims;
        private final List<Event> facts;
        private final @Nullable Decimal[] points;
        private final @Nullable Outcome[] outcomes;
        private final Decimal[] factors;
        private final Decimal[] keyFactors;
        private final Text[] keyPeriods;
        private final @Nullable String[] instead;
        private final List<Integer> vetoes = new ArrayList<>();

        Session(List<Claim> claims, boolean pendingCounts) {
            this.claims = claims;
            this.facts = facts(claims, pendingCounts);
            int n = claims.size();
            this.points = new Decimal[n];
            this.outcomes = new Outcome[n];
            this.factors = new Decimal[n];
            this.keyFactors = new Decimal[n];
            this.keyPeriods = new Text[n];
            Arrays.fill(factors, Decimal.ONE);
            Arrays.fill(keyFactors, Decimal.ONE);
            Arrays.fill(keyPeriods, Text.EMPTY);
            this.instead = new String[n];
        }

        private ScoreEvent event(int number) {
            return claims.get(number).event;
        }

        private Node.Events node(int number) {
            Node.Events node = claims.get(number).node;
            if (node == null) {
                throw new IllegalStateException("no bonus or deduction: " + event(number));
            }
            return node;
        }

        List<EventVerdict> verdicts() {
            sessions.ask(facts, "verdict", this);
            refuseWorthless();
            List<ValuedEvent> valued = new ArrayList<>(facts.size());
            for (Event fact : facts) {
                Decimal own = points[fact.number()];
                if (own != null) {
                    int number = fact.number();
                    long year =
                            node(number).documents().countsFrom(event(number)).getYear();
                    valued.add(ValuedEvent.of(fact, own.toBigDecimal(), year));
                }
            }
            sessions.ask(valued, "verdict", this);
            int[] decided = decided();
            List<CountedEvent> counted = facts.stream()
                    .filter(fact -> outcomes[fact.number()] == Outcome.COUNTED)
                    .map(fact ->
                            CountedEvent.of(fact, Names.inRules(period(event(fact.number()))), decided[fact.number()]))
                    .toList();
            sessions.ask(counted, "verdict", this);
            List<EventVerdict> verdicts = new ArrayList<>(facts.size());
            for (int i = 0; i < facts.size(); i++) {
                Outcome outcome = outcomes[i];
                Decimal own = points[i];
                if (outcome == null || own == null) {
                    throw new IllegalStateException("no rule decides about event " + event(i).id());
                }
                verdicts.add(new EventVerdict(
                        event(i), node(i).id(), outcome, own, factors[i], keyFactors[i], keyPeriods[i], instead[i]));
            }
            return verdicts;
        }

        /** The period of the scheme that an event is in; its date where that is in none. */
        private String period(ScoreEvent event) {
            Period booked = event.period();
            if (booked != null) {
                return booked.id();
            }
            LocalDate day = event.day();
            PeriodKind every = scheme.periods().every();
            if (every != null) {
                return new CalendarPeriod(PeriodKind.MONTH, day.getYear(), day.getMonthValue())
                        .containing(every)
                        .id();
            }
            return scheme.periods().declared().stream()
                    .filter(each -> !day.isBefore(each.from()) && !day.isAfter(each.to()))
                    .map(Period::id)
                    .findFirst()
                    .orElseGet(day::toString);
        }

        /** Places by the date of the decision; of equal dates by that of the event. */
        private int[] decided() {
            List<Integer> order = new ArrayList<>();
            for (int i = 0; i < claims.size(); i++) {
                order.add(i);
            }
            order.sort(Comparator.comparing((Integer i) -> event(i).decidedOrDate())
                    .thenComparing(Comparator.naturalOrder()));
            int[] places = new int[claims.size()];
            for (int place = 0; place < places.length; place++) {
                places[order.get(place)] = place;
            }
            return places;
        }

        private void refuseWorthless() {
            String worthless = IntStream.range(0, claims.size())
                    .filter(i -> points[i] == null)
                    .mapToObj(this::event)
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
            points[event.number()] = event(event.number()).points();
        }

        @Override
        public void lacksDocument(ValuedEvent event) {
            decide(event, Outcome.NO_DOCUMENT);
        }

        @Override
        public void lateDocument(ValuedEvent event) {
            decide(event, Outcome.LATE_DOCUMENT);
        }

        @Override
        public void waits(ValuedEvent event) {
            decide(event, Outcome.PENDING);
        }

        @Override
        public void beaten(ValuedEvent event, ValuedEvent by) {
            decide(event, Outcome.BEATEN);
            instead[event.event().number()] = event(by.event().number()).id();
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
        public void inKeyPeriod(CountedEvent event, String factor, long keyPeriod) {
            int number = event.event().number();
            Node.KeyPeriods keys = node(number).side(event(number).kind()).keyPeriods();
            if (keys == null) {
                throw new IllegalArgumentException("the scheme has no key periods");
            }
            keyFactors[number] = Decimal.of(factor);
            keyPeriods[number] = keys.days().get(Math.toIntExact(keyPeriod)).title();
        }

        @Override
        public void vetoes(Event event, String veto) {
            vetoes.add(event.number());
        }

        private void decide(ValuedEvent event, Outcome outcome) {
            int number = event.event().number();
            if (outcomes[number] != null) {
                throw new IllegalStateException(
                        "two rules decide about event " + event(number).id());
            }
            outcomes[number] = outcome;
        }
    }

    /** A list of periods is only ever heard by season, so that one number does for it. */
    private long year(LocalDate day) {
        return scheme.periods().isCalendar() ? day.getYear() : 1;
    }

    private List<Event> facts(List<Claim> sorted, boolean pendingCounts) {
        List<Event> facts = new ArrayList<>(sorted.size());
        int position = 0;
        for (int i = 0; i < sorted.size(); i++) {
            ScoreEvent event = sorted.get(i).event;
            Node.Events node = sorted.get(i).node;
            position = i > 0 && sorted.get(i - 1).event.unit().equals(event.unit()) ? position + 1 : 0;
            Decimal given = event.points();
            LocalDate day = event.day();
            facts.add(new Event(
                    Names.inRules(event.unit()),
                    Names.inRules(event.id()),
                    Names.inRules(node == null ? EventRules.side(event.kind()) : EventRules.side(node, event.kind())),
                    Names.inRules(event.level()),
                    given == null ? null : given.toBigDecimal(),
                    Names.inRules(event.matter()),
                    year(day),
                    CountedEvent.number(day),
                    node != null && node.documents().isLate(event),
                    position,
                    !event.document().isBlank(),
                    event.verified(),
                    !event.verified() && !pendingCounts,
                    i));
        }
        return facts;
    }
}
