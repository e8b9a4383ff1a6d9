package leopard.intake;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import leopard.model.Column;
import leopard.model.DataStatus;
import leopard.model.Deadline;
import leopard.model.Decimal;
import leopard.model.Indicator;
import leopard.model.Place;
import leopard.model.Reading;
import leopard.model.Task;
import leopard.model.Text;
import leopard.model.Unit;
import leopard.scheme.CheckRule.Severity;
import leopard.scheme.Curve;
import leopard.scheme.Derived;
import leopard.scheme.Node;
import leopard.scheme.Scheme;
import org.jspecify.annotations.Nullable;

/**
 * Deductions that a scheme has proposed, never added by itself, where a scored figure was not reported 缺报, or a figure came
 * in after its deadline 迟报.
 */
final class ProposedEvents {

    static final String CHECK = "event_proposed";

    private final Evidence evidence;
    private final Scheme scheme;
    private final Set<Gap> late = new LinkedHashSet<>();

    /** Whose figure is missing. */
    private record Gap(String unit, String indicator) {}

    ProposedEvents(Evidence evidence) {
        this.evidence = evidence;
        this.scheme = evidence.scheme();
    }

    void run() {
        Map<Gap, String> proposed = new LinkedHashMap<>();
        for (LateReports.Late each : LateReports.find(evidence)) {
            Gap gap = new Gap(each.unit(), each.indicator().id());
            late.add(gap);
            String level = each.deadline().level();
            if (level != null && !isEnough(each.deadline().atMost(), charged(gap), level)) {
                proposed.put(gap, level);
            }
        }
        for (Node.Criterion criterion : scheme.criteria()) {
            String level = criterion.missing().proposedEvent();
            Set<String> read = new LinkedHashSet<>();
            Scheme.collectSources(criterion, name -> resolve(name, read));
            for (String name : read) {
                Indicator indicator = evidence.indicator(name);
                Deadline deadline = indicator == null ? null : indicator.deadline();
                if (level != null) {
                    look(criterion, name, level, criterion.missing().proposedAtMost(), proposed);
                } else if (deadline != null && deadline.level() != null) {
                    look(criterion, name, deadline.level(), deadline.atMost(), proposed);
                }
            }
            if (level != null && criterion.curve() instanceof Curve.TaskRule) {
                lookAtTasks(criterion, level, proposed);
            }
        }
        proposed.forEach(this::propose);
    }

    private void look(Node.Criterion criterion, String indicator, String level, int atMost, Map<Gap, String> proposed) {
        Column column = evidence.column(indicator);
        for (int i = 0; i < column.size(); i++) {
            Unit unit = evidence.units().get(i);
            if (column.status(i) == DataStatus.MISSING
                    && !late.contains(new Gap(unit.id(), indicator))
                    && !isEnough(atMost, charged(new Gap(unit.id(), indicator)), level)
                    && (criterion.types().isEmpty() || criterion.types().contains(unit.type()))) {
                proposed.putIfAbsent(new Gap(unit.id(), indicator), level);
            }
        }
    }

    /** Whether the unit has as many events of the level this year as may be proposed. */
    private boolean isEnough(int most, String unit, String level) {
        return most > 0 && recorded(unit, level) >= most;
    }

    /** Who answers for the figure: its unit, or the department that owns it, by the id of a unit of that name if there is one. */
    private String charged(Gap gap) {
        Indicator indicator = evidence.indicator(gap.indicator);
        Deadline deadline = indicator == null ? null : indicator.deadline();
        if (indicator == null || deadline == null || !deadline.byOwner()) {
            return gap.unit;
        }
        for (Unit unit : evidence.units().asList()) {
            if (unit.id().equals(indicator.owner()) || unit.name().equals(indicator.owner())) {
                return unit.id();
            }
        }
        return indicator.owner();
    }

    /** The indicators behind a name: of a derived one those that it is computed from. */
    private void resolve(String name, Set<String> into) {
        Derived derivation = scheme.derived().get(name);
        if (derivation != null) {
            derivation.names().forEach(n -> resolve(n, into));
        } else if (evidence.indicator(name) != null) {
            into.add(name);
        }
    }

    private void lookAtTasks(Node.Criterion criterion, String level, Map<Gap, String> proposed) {
        for (Task task : evidence.ledger().tasks()) {
            if (task.component().equals(criterion.id())
                    && task.kind() != Task.Kind.MILESTONE
                    && evidence.units().indexOf(task.unit()) >= 0) {
                String indicator = task.indicator().isEmpty() ? task.id() : task.indicator();
                Reading reading = evidence.reading(task.unit(), indicator);
                if ((reading == null || reading.status() == DataStatus.MISSING)
                        && !isEnough(criterion.missing().proposedAtMost(), task.unit(), level)) {
                    proposed.putIfAbsent(new Gap(task.unit(), indicator), level);
                }
            }
        }
    }

    private void propose(Gap gap, String level) {
        Indicator indicator = evidence.indicator(gap.indicator);
        Reading reading = evidence.reading(gap.unit, gap.indicator);
        Decimal points = points(level);
        String charged = charged(gap);
        Text whom =
                charged.equals(gap.unit) ? Text.EMPTY : Text.of("(由 %s 承担)", " for %s, which answers for it,", charged);
        Text what = late.contains(gap) ? Text.of("迟报", "was reported late") : Text.of("缺报", "was not reported");
        Text each = points == null ? Text.EMPTY : Text.of("(每次 %s 分)", " (%s points each)", points);
        evidence.find(new Finding(
                Severity.INFO,
                CHECK,
                reading == null ? Place.NOWHERE : reading.place(),
                gap.unit,
                gap.indicator,
                evidence.period().id(),
                Text.of(
                        "%s %s,建议记减分事项“%s”%s%s;登记到 events 后才扣分,本年至今已登记 %s 次",
                        "%s %s: a deduction “%s”%s%s is proposed; it counts once it stands among the events,"
                                + " which so far have %s of this level this year",
                        indicator == null ? Text.same(gap.indicator) : Wording.name(indicator),
                        what,
                        level,
                        each,
                        whom,
                        recorded(charged, level)),
                false));
    }

    /** How many events of the level the unit has this year: the one that is proposed may stand there already. */
    private long recorded(String unit, String level) {
        LocalDate end = evidence.period().to();
        LocalDate begin = evidence.period().beginningOfYear();
        return evidence.ledger().events().stream()
                .filter(e -> e.unit().equals(unit) && e.level().equals(level))
                .map(e -> e.day())
                .filter(day -> !day.isBefore(begin) && !day.isAfter(end))
                .count();
    }

    private @Nullable Decimal points(String level) {
        for (Node node : scheme.nodes().values()) {
            if (node instanceof Node.Events events) {
                Decimal points = events.deduct().levels().get(level);
                if (points != null) {
                    return points;
                }
            }
        }
        return null;
    }
}
