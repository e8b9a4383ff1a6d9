package leopard.oracle;

import static leopard.oracle.OracleFigures.exact;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import leopard.model.DataStatus;
import leopard.model.Decimal;
import leopard.model.Period;
import leopard.model.ScoreEvent;
import leopard.model.Unit;
import leopard.scheme.MissingPolicy.TreatedAs;
import leopard.scheme.Node;
import leopard.scheme.Rounding;
import leopard.scheme.Scheme;
import leopard.scheme.Veto;
import org.jspecify.annotations.Nullable;

/** Every line of every unit, computed the long way round. */
final class Oracle {

    static final String NO_SUCH_LINE = "no such line";

    private final OracleCase given;
    private final OracleFigures figures;
    private final OracleCurves curves;
    private final OracleNodes nodes;
    private final Map<String, Map<String, Line>> lines = new LinkedHashMap<>();
    private final Map<Period, Oracle> earlier = new HashMap<>();

    /**
     * One line of one unit.
     *
     * @param score as printed, null where there is none
     * @param exact what everything further is computed from, null where there is no score
     * @param unrounded the score before its last rounding, null where no arithmetic gave it
     */
    record Line(
            @Nullable BigDecimal score,
            DataStatus status,
            @Nullable TreatedAs treatedAs,
            @Nullable Fraction exact,
            @Nullable Fraction unrounded) {

        Line(@Nullable BigDecimal score, DataStatus status, @Nullable TreatedAs treatedAs, @Nullable Fraction exact) {
            this(score, status, treatedAs, exact, null);
        }

        Line(@Nullable BigDecimal score, DataStatus status, @Nullable TreatedAs treatedAs) {
            this(score, status, treatedAs, score == null ? null : Fraction.of(score));
        }

        @Override
        public String toString() {
            return (score == null ? "none" : score.toPlainString()) + " " + status
                    + (treatedAs == null ? "" : " " + treatedAs);
        }
    }

    /**
     * What an event comes to.
     *
     * @param points what it adds to its side, as printed
     */
    record Judged(ScoreEvent event, String outcome, BigDecimal points) {}

    Oracle(OracleCase given) {
        this.given = given;
        this.figures = new OracleFigures(given);
        this.curves = new OracleCurves(given, figures, barred());
        this.nodes = new OracleNodes(given.units(), lines, this::last);
        given.units().forEach(unit -> lines.put(unit.id(), new HashMap<>()));
        given.scheme().roots().forEach(this::line);
    }

    /** The line of a node, or of one side of the events ({@code events.deduct}); null where the unit has no such line. */
    @Nullable
    Line line(String unit, String node) {
        return lines.getOrDefault(unit, Map.of()).get(node);
    }

    /** The line in words, to be compared. */
    String words(String unit, String node) {
        Line line = line(unit, node);
        return line == null ? NO_SUCH_LINE : line.toString();
    }

    /** The score of a line before its last rounding; null where there is none. */
    @Nullable
    Fraction exactly(String unit, String node) {
        Line line = line(unit, node);
        return line == null ? null : line.unrounded == null ? line.exact : line.unrounded;
    }

    OracleFigures figures() {
        return figures;
    }

    OracleCurves curves() {
        return curves;
    }

    /** Whether a node exists for a unit: neither it nor anything above it is kept for other types. */
    static boolean applies(Scheme scheme, Node node, Unit unit) {
        boolean own = node.types().isEmpty() || node.types().contains(unit.type());
        String parent = scheme.parents().get(node.id());
        Node above = parent == null ? null : scheme.nodes().get(parent);
        return own && (above == null || applies(scheme, above, unit));
    }

    /** Every unit's line of a node, those of its parts first. */
    private void line(Node node) {
        if (node instanceof Node.Component component) {
            component.parts().forEach(this::line);
        }
        for (Unit unit : given.units()) {
            Line line = applies(given.scheme(), node, unit) ? existing(unit, node) : null;
            if (line != null) {
                lines.getOrDefault(unit.id(), Map.of()).put(node.id(), line);
            }
        }
        nodes.fill(node);
    }

    /** The last score of a unit at a node, in a period before this one and by figures of its own. */
    private @Nullable Fraction last(Unit unit, Node node) {
        for (Period before : given.earlier()) {
            Line line = earlier.computeIfAbsent(before, each -> new Oracle(given.at(each)))
                    .line(unit.id(), node.id());
            if (line != null && line.exact() != null && line.status().hasValue()) {
                return line.exact();
            }
        }
        return null;
    }

    private @Nullable Line existing(Unit unit, Node node) {
        if (node instanceof Node.Criterion criterion) {
            return criterion(unit, criterion);
        }
        if (node instanceof Node.Component component) {
            return nodes.component(unit, component);
        }
        return events(unit, (Node.Events) node);
    }

    private static BigDecimal printed(Fraction exact, Rounding rounding) {
        return exact.round(rounding.scale(), rounding.mode());
    }

    private Line criterion(Unit unit, Node.Criterion criterion) {
        DataStatus status = curves.status(unit, criterion);
        TreatedAs pending = criterion.missing().pending().as();
        boolean milestones =
                status == DataStatus.PENDING && pending == TreatedAs.ZERO && curves.hasMilestones(unit, criterion);
        if (!status.hasValue() && !milestones) {
            return OracleNodes.treated(criterion, status);
        }
        TreatedAs as = milestones ? pending : status == DataStatus.DISPUTED ? TreatedAs.AS_SUBMITTED : null;
        return OracleNodes.scored(criterion, OracleAmount.of(curves.points(unit, criterion)), status, as);
    }

    private Line events(Unit unit, Node.Events events) {
        BigDecimal bonus = side(unit, events, ScoreEvent.Kind.BONUS, events.bonus());
        BigDecimal deduct = side(unit, events, ScoreEvent.Kind.DEDUCT, events.deduct());
        Map<String, Line> own = lines.getOrDefault(unit.id(), Map.of());
        own.put(events.id() + ".bonus", new Line(bonus, DataStatus.OK, null));
        own.put(events.id() + ".deduct", new Line(deduct, DataStatus.OK, null));
        Fraction net = Fraction.of(bonus.subtract(deduct));
        net = events.floor() == null ? net : net.max(exact(events.floor()));
        net = events.cap() == null ? net : net.min(exact(events.cap()));
        return new Line(printed(net, events.rounding()), DataStatus.OK, null);
    }

    private BigDecimal side(Unit unit, Node.Events events, ScoreEvent.Kind kind, Node.Side side) {
        Map<String, BigDecimal> byLevel = new HashMap<>();
        for (Judged judged : judged(unit, events)) {
            if (judged.event.kind() == kind) {
                byLevel.merge(judged.event.level(), judged.points, BigDecimal::add);
            }
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (Node.LevelGroup group : side.groups()) {
            sum = sum.add(inGroup(group, byLevel));
        }
        for (BigDecimal alone : byLevel.values()) {
            sum = sum.add(alone);
        }
        return capped(sum, side.cap())
                .setScale(events.rounding().scale(), events.rounding().mode());
    }

    /** What a group of levels comes to; its levels are taken out. */
    private static BigDecimal inGroup(Node.LevelGroup group, Map<String, BigDecimal> byLevel) {
        BigDecimal sum = BigDecimal.ZERO;
        for (String level : group.levels()) {
            BigDecimal own = byLevel.remove(level);
            sum = own == null ? sum : sum.add(own);
        }
        for (Node.LevelGroup inner : group.groups()) {
            sum = sum.add(inGroup(inner, byLevel));
        }
        return capped(sum, group.cap());
    }

    private static BigDecimal capped(BigDecimal sum, @Nullable Decimal cap) {
        return cap == null ? sum : sum.min(cap.toBigDecimal());
    }

    /** Whether an event falls into the year up to the end of the period: over it repetitions and matters are seen. */
    private boolean inYear(ScoreEvent event) {
        LocalDate day = event.day();
        return !day.isBefore(LocalDate.of(given.period().to().getYear(), 1, 1))
                && !day.isAfter(given.period().to());
    }

    /** Whether an event falls into the time that counts: the period, or the year up to its end. */
    boolean inTime(ScoreEvent event) {
        boolean early = event.day().isBefore(given.period().from());
        return inYear(event) && (given.scheme().cumulative() || !early);
    }

    /** The bonuses and deductions of a unit that count in the period, by date then id. */
    List<Judged> judged(Unit unit, Node.Events events) {
        List<ScoreEvent> own = new ArrayList<>();
        for (ScoreEvent event : given.events()) {
            if (event.unit().equals(unit.id()) && inYear(event) && event.kind() != ScoreEvent.Kind.VETO) {
                own.add(event);
            }
        }
        own.sort(Comparator.comparing(ScoreEvent::date).thenComparing(ScoreEvent::id, OracleOrder.BY_CODE_POINT));
        List<Judged> judged = new ArrayList<>();
        for (ScoreEvent event : own) {
            Node.Side side = event.kind() == ScoreEvent.Kind.BONUS ? events.bonus() : events.deduct();
            String outcome = outcome(event, own, events, side);
            Fraction points = outcome.equals("COUNTED")
                    ? points(event, side).times(factor(event, own, events, side))
                    : Fraction.ZERO;
            if (inTime(event)) {
                points = side.capEach() == null ? points : points.min(exact(side.capEach()));
                judged.add(new Judged(event, outcome, printed(points, events.rounding())));
            }
        }
        return judged;
    }

    private boolean valid(ScoreEvent event, Node.Events events) {
        return (event.verified() || given.pendingCounts())
                && (!events.documentRequired() || !event.document().isEmpty());
    }

    private String outcome(ScoreEvent event, List<ScoreEvent> own, Node.Events events, Node.Side side) {
        if (events.documentRequired() && event.document().isEmpty()) {
            return "NO_DOCUMENT";
        }
        if (!event.verified() && !given.pendingCounts()) {
            return "PENDING";
        }
        boolean beaten = side.highestPerMatter()
                && !event.matter().isEmpty()
                && own.stream().anyMatch(other -> beats(other, event, own, events, side));
        return beaten ? "BEATEN" : "COUNTED";
    }

    /** A higher event of the same matter; of equal ones the earlier. */
    private boolean beats(
            ScoreEvent other, ScoreEvent event, List<ScoreEvent> own, Node.Events events, Node.Side side) {
        if (other.kind() != event.kind() || !other.matter().equals(event.matter()) || !valid(other, events)) {
            return false;
        }
        int higher = points(other, side).compareTo(points(event, side));
        return higher > 0 || (higher == 0 && own.indexOf(other) < own.indexOf(event));
    }

    private static Fraction points(ScoreEvent event, Node.Side side) {
        Decimal points = event.points() == null ? side.levels().get(event.level()) : event.points();
        if (points == null) {
            throw new IllegalStateException("no points for " + event);
        }
        return exact(points);
    }

    private Fraction factor(ScoreEvent event, List<ScoreEvent> own, Node.Events events, Node.Side side) {
        Node.Repeat repeat = side.repeat();
        if (repeat == null || !repeat.levels().contains(event.level())) {
            return Fraction.ONE;
        }
        boolean again = own.subList(0, own.indexOf(event)).stream()
                .anyMatch(other -> other.kind() == event.kind()
                        && other.level().equals(event.level())
                        && outcome(other, own, events, side).equals("COUNTED")
                        && (!repeat.sameMatter()
                                || (other.matter().equals(event.matter())
                                        && !event.matter().isEmpty())));
        return again ? exact(repeat.factor()) : Fraction.ONE;
    }

    /** Vetoes by event that a unit meets, as {@code veto|event}. */
    Set<String> vetoes(Unit unit) {
        Set<String> met = new TreeSet<>();
        for (ScoreEvent event : given.events()) {
            if (event.unit().equals(unit.id())
                    && event.kind() == ScoreEvent.Kind.VETO
                    && inTime(event)
                    && event.verified()) {
                met.add(event.level() + "|" + event.id());
            }
        }
        return met;
    }

    /** Ids of the units that a veto by event bars from rankings. */
    Set<String> barred() {
        Set<String> barred = new TreeSet<>();
        for (Unit unit : given.units()) {
            for (String met : vetoes(unit)) {
                for (Veto veto : given.scheme().vetoes()) {
                    if (!veto.ranked() && met.startsWith(veto.id() + "|")) {
                        barred.add(unit.id());
                    }
                }
            }
        }
        return barred;
    }
}
