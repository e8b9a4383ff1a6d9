package leopard.rules.drools;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import leopard.model.Column;
import leopard.model.DataStatus;
import leopard.model.Decimal;
import leopard.model.HistoryEntry;
import leopard.model.Indicator;
import leopard.model.Ledger;
import leopard.model.Period;
import leopard.model.ScoreEvent;
import leopard.model.UnitList;
import leopard.rules.fact.Grouping;
import leopard.rules.fact.Line;
import leopard.rules.fact.Names;
import leopard.rules.fact.PastScore;
import leopard.rules.fact.Reading;
import leopard.rules.fact.Unit;
import leopard.rules.fact.UnitEvent;
import leopard.scheme.Curve;
import leopard.scheme.Expression;
import leopard.scheme.Node;
import leopard.scheme.Scheme;
import leopard.score.Points;
import leopard.score.ScoreBoard;
import leopard.score.ScoreColumn;
import org.jspecify.annotations.Nullable;

/** Everything that rules of experts can see of a period, unit by unit. */
final class ExpertFacts {

    /** How many periods back past scores are seen. */
    private static final int MOST_PAST = 60;

    private final Scheme scheme;
    private final ScoreBoard board;
    private final UnitList units;
    private final Set<FactType> wanted;
    private final Map<String, Figures> lines = new LinkedHashMap<>();
    private final Map<String, Column> now = new LinkedHashMap<>();
    private final Map<String, Column> before = new LinkedHashMap<>();
    private final Map<String, List<PastScore>> past = new HashMap<>();
    private final Map<String, List<ScoreEvent>> events = new HashMap<>();

    /** A line's columns; value and ratio are null for lines that read no figure of their own. */
    private record Figures(
            Node node,
            ScoreColumn scores,
            @Nullable Column value,
            @Nullable Column ratio) {}

    /** @param wanted facts that some rule looks at */
    ExpertFacts(Scheme scheme, ScoreBoard board, Ledger ledger, List<ScoreEvent> events, Set<FactType> wanted) {
        this.scheme = scheme;
        this.board = board;
        this.units = board.units();
        this.wanted = wanted;
        if (wanted.contains(FactType.LINE)) {
            scheme.nodes().values().forEach(this::addLine);
        }
        if (wanted.contains(FactType.READING)) {
            addReadings(ledger);
        }
        if (wanted.contains(FactType.PAST_SCORE)) {
            addPast(ledger);
        }
        if (wanted.contains(FactType.EVENT)) {
            for (ScoreEvent event : events) {
                this.events
                        .computeIfAbsent(event.unit(), u -> new ArrayList<>())
                        .add(event);
            }
        }
    }

    private void addLine(Node node) {
        boolean reads = node instanceof Node.Criterion criterion
                && criterion.source() != null
                && !(criterion.curve() instanceof Curve.Mix);
        lines.put(
                node.id(),
                new Figures(
                        node,
                        board.scores(node.id()),
                        reads ? board.figure(new Expression.Name(node.id() + ".value")) : null,
                        reads ? board.figure(new Expression.Name(node.id() + ".ratio")) : null));
    }

    private void addReadings(Ledger ledger) {
        Set<String> names = new HashSet<>(scheme.derived().keySet());
        for (Indicator indicator : scheme.indicators()) {
            names.add(indicator.id());
            Period period = board.period();
            Period own = indicator.every() == null ? period : period.containing(indicator.every());
            Period earlier = own.previous();
            if (earlier != null && !scheme.derived().containsKey(indicator.id())) {
                before.put(indicator.id(), ledger.readings().column(indicator.id(), earlier.id(), units, false));
            }
        }
        names.stream().sorted(UnitList.BY_CODE_POINT).forEach(name -> now.put(name, board.reading(name)));
    }

    private void addPast(Ledger ledger) {
        Map<String, List<HistoryEntry>> byPeriod = new HashMap<>();
        for (HistoryEntry entry : ledger.history()) {
            if (entry.scheme().equals(scheme.id())) {
                byPeriod.computeIfAbsent(entry.period(), p -> new ArrayList<>()).add(entry);
            }
        }
        int ago = 1;
        for (Period each = board.period().previous(); each != null && ago <= MOST_PAST; each = each.previous()) {
            for (HistoryEntry entry : byPeriod.getOrDefault(each.id(), List.of())) {
                Integer rank = entry.rank();
                past.computeIfAbsent(entry.unit(), u -> new ArrayList<>())
                        .add(new PastScore(
                                Names.inRules(entry.unit()),
                                Names.inRules(entry.node()),
                                entry.period(),
                                ago,
                                entry.score().toBigDecimal(),
                                rank == null ? null : BigDecimal.valueOf(rank)));
            }
            ago++;
        }
    }

    /** The unit as a fact. */
    Unit unit(int unit) {
        leopard.model.Unit own = units.get(unit);
        return new Unit(
                Names.inRules(own.id()),
                Names.inRules(own.name()),
                Names.inRules(own.type()),
                Names.inRules(own.group()),
                own.ranked());
    }

    /** All facts about a unit but itself. */
    List<Object> about(int unit) {
        List<Object> facts = new ArrayList<>();
        leopard.model.Unit own = units.get(unit);
        String id = Names.inRules(own.id());
        lines.forEach((line, figures) -> {
            if (figures.scores.exists(unit)) {
                facts.add(line(id, line, figures, unit));
            }
        });
        now.forEach((indicator, column) -> facts.add(reading(id, indicator, 0, column, unit)));
        before.forEach((indicator, column) -> facts.add(reading(id, indicator, 1, column, unit)));
        facts.addAll(past.getOrDefault(own.id(), List.of()));
        for (ScoreEvent event : events.getOrDefault(own.id(), List.of())) {
            facts.add(event(id, event));
        }
        if (wanted.contains(FactType.GROUPING)) {
            for (String grouping : scheme.groupings()) {
                facts.add(new Grouping(id, Names.inRules(grouping), Names.inRules(own.in(grouping))));
            }
        }
        return facts;
    }

    private static UnitEvent event(String unitId, ScoreEvent event) {
        Decimal points = event.points();
        LocalDate day = event.day();
        return new UnitEvent(
                unitId,
                Names.inRules(event.id()),
                EventRules.side(event.kind()),
                Names.inRules(event.level()),
                points == null ? null : points.toBigDecimal(),
                Names.inRules(event.matter()),
                day.getYear(),
                day.getMonthValue(),
                !event.document().isBlank(),
                event.verified());
    }

    private static Line line(String unitId, String line, Figures figures, int unit) {
        Points score = figures.scores.get(unit);
        return new Line(
                unitId,
                Names.inRules(line),
                score == null ? null : score.value().toBigDecimal(),
                number(figures.value, unit),
                number(figures.ratio, unit),
                figures.node.points() == null ? null : figures.node.points().toBigDecimal(),
                figures.scores.status(unit).name());
    }

    private static Reading reading(String unitId, String indicator, long ago, Column column, int unit) {
        DataStatus status = column.status(unit);
        return new Reading(unitId, Names.inRules(indicator), ago, number(column, unit), status.name());
    }

    private static @Nullable BigDecimal number(@Nullable Column column, int unit) {
        return column == null || !column.status(unit).hasValue()
                ? null
                : column.exact(unit).printed().toBigDecimal();
    }

    /** Most facts of a type that one unit has. */
    long most(FactType type) {
        return switch (type) {
            case UNIT -> 1;
            case LINE -> lines.size();
            case READING -> (long) now.size() + before.size();
            case PAST_SCORE -> past.values().stream().mapToInt(List::size).max().orElse(0);
            case EVENT -> events.values().stream().mapToInt(List::size).max().orElse(0);
            case GROUPING -> scheme.groupings().size();
        };
    }
}
