package leopard.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import leopard.model.Indicator;
import leopard.model.NearestName;
import leopard.model.Place;
import leopard.model.Problem;
import leopard.model.Task;
import leopard.model.Text;
import leopard.model.Unit;
import leopard.model.UnitList;
import leopard.scheme.Scheme;
import org.jspecify.annotations.Nullable;

/**
 * The indicators that a figure may be of: those of the catalogue, and for a unit with a task that is measured by a number
 * the task's id.
 */
final class KnownIndicators {

    /** An indicator, with the unit of measure that holds for one unit. */
    record Found(Indicator indicator, String unitOfMeasure, Measure measure, Measure ofParts) {
        static Found of(Indicator indicator, String unitOfMeasure) {
            Measure measure = Measure.of(indicator.id(), unitOfMeasure);
            return new Found(indicator, unitOfMeasure, measure, measure.part());
        }
    }

    private final Scheme scheme;
    private final List<Indicator> all = new ArrayList<>();
    private final Map<String, Found> catalogue = new HashMap<>();
    private final Map<String, Map<String, Found>> ofTasks = new TreeMap<>(UnitList.BY_CODE_POINT);
    private final boolean complete;
    private final Map<String, Text> remedies = new HashMap<>();

    /**
     * @param tasks in order
     * @param complete whether the table of tasks was read without loss, so that any other indicator is unknown
     */
    KnownIndicators(Scheme scheme, List<Task> tasks, boolean complete) {
        this.scheme = scheme;
        this.complete = complete;
        for (Indicator each : scheme.indicators()) {
            all.add(each);
            catalogue.put(each.id(), Found.of(each, each.measure()));
        }
        Map<String, List<Task>> byId = new TreeMap<>(UnitList.BY_CODE_POINT);
        for (Task task : tasks) {
            boolean ownReading =
                    task.kind() != Task.Kind.MILESTONE && task.indicator().isEmpty();
            if (ownReading && !catalogue.containsKey(task.id())) {
                byId.computeIfAbsent(task.id(), id -> new ArrayList<>()).add(task);
            }
        }
        byId.forEach((id, same) -> {
            Indicator indicator = ofTasks(id, same);
            all.add(indicator);
            Map<String, Found> byUnit = new LinkedHashMap<>();
            same.forEach(task -> byUnit.put(task.unit(), Found.of(indicator, task.measure())));
            ofTasks.put(id, byUnit);
        });
    }

    /** The indicator of the tasks of that id; what differs between units is left out. */
    private static Indicator ofTasks(String id, List<Task> tasks) {
        Set<String> titles = new LinkedHashSet<>();
        Set<String> measures = new LinkedHashSet<>();
        for (Task task : tasks) {
            titles.add(task.title());
            measures.add(task.measure());
        }
        String title = titles.size() == 1 ? titles.iterator().next() : id;
        String measure = measures.size() == 1 ? measures.iterator().next() : "";
        return new Indicator(id, Text.same(title), measure, Indicator.Kind.OTHER, null, null, List.of(), "");
    }

    /** All of them: the catalogue in its order, then those of tasks. */
    List<Indicator> all() {
        return all;
    }

    /** The indicator of that id for a unit, or null. */
    @Nullable
    Found get(String id, String unit) {
        Found known = catalogue.get(id);
        if (known != null) {
            return known;
        }
        Map<String, Found> byUnit = ofTasks.get(id);
        return byUnit == null ? null : byUnit.get(unit);
    }

    boolean isComplete() {
        return complete;
    }

    /** Whether any unit can have a figure of that id. */
    boolean isKnown(String id) {
        return catalogue.containsKey(id) || ofTasks.containsKey(id);
    }

    /** The indicator that the row at hand names; null, with a problem, if the unit can have none of that id. */
    @Nullable
    Found find(Sheet sheet, String column, @Nullable Unit unit) {
        return find(sheet, column, sheet.text(column), unit);
    }

    @Nullable
    Found find(Sheet sheet, String column, String id, @Nullable Unit unit) {
        Found known = get(id, unit == null ? "" : unit.id());
        if (scheme.lists().figures().containsKey(id)) {
            sheet.fault(() -> computed(sheet.place().field(column), id));
            return null;
        }
        if (known != null) {
            if (known.indicator().origin() != null) {
                sheet.fault(
                        column,
                        Text.of("指标 %s 由得分得出,不能填报", "indicator %s comes from scores, it cannot be reported", id),
                        Text.of("删去它", "remove it"));
            }
            return known;
        }
        if (id.isEmpty()) {
            sheet.id(column);
        } else if (complete && (unit != null || !ofTasks.containsKey(id))) {
            sheet.fault(() -> unknown(sheet, column, id, unit));
        } else {
            sheet.markSkipped();
        }
        return null;
    }

    private Problem unknown(Sheet sheet, String column, String id, @Nullable Unit unit) {
        Place place = sheet.place().field(column);
        if (ofTasks.containsKey(id) && unit != null) {
            return Problem.at(
                    place,
                    Text.of("“%s”没有按数值计的任务 %s", "unit “%s” has no task %s that is measured by a number", unit.id(), id),
                    Text.of("核对单位和任务", "check the unit and the task"));
        }
        return unknown(place, id);
    }

    private static Problem computed(Place place, String id) {
        return Problem.at(
                place,
                Text.of("指标 %s 由方案计算得出,不能填报", "indicator %s is computed by the scheme, it cannot be reported", id),
                Text.of("删去它", "remove it"));
    }

    /** What to say about an id that no indicator has. */
    Problem unknown(Place place, String id) {
        try {
            CellText.refuseOuterBlanks(id);
        } catch (CellFault fault) {
            return Problem.at(place, fault.message(), fault.remedy());
        }
        if (scheme.derived().containsKey(id)) {
            return computed(place, id);
        }
        return Problem.at(
                place,
                Text.of("指标目录中没有“%s”", "there is no indicator “%s” in the catalogue", CellText.quoted(id)),
                remedies.computeIfAbsent(id, this::remedy));
    }

    private Text remedy(String id) {
        Set<String> ids = new LinkedHashSet<>(catalogue.keySet());
        ids.addAll(ofTasks.keySet());
        Text question = NearestName.hint(ids, id);
        return question.isEmpty()
                ? Text.of("改正编号,或在方案中声明指标", "correct the id, or declare the indicator in the scheme")
                : question;
    }
}
