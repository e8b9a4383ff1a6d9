package leopard.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import leopard.model.Decimal;
import leopard.model.NearestName;
import leopard.model.Period;
import leopard.model.Place;
import leopard.model.Task;
import leopard.model.Task.Milestone;
import leopard.model.Text;
import leopard.model.Unit;
import leopard.model.UnitList;
import leopard.model.When;
import leopard.scheme.Curve;
import leopard.scheme.Node;
import org.jspecify.annotations.Nullable;

/**
 * Reads the units' own tasks 重点工作 and their milestones 节点. A task without a component is not scored: it is there for the
 * data checks.
 */
final class TasksTable {

    private static final Comparator<Task> ORDER = Comparator.comparing(Task::unit, UnitList.BY_CODE_POINT)
            .thenComparing(Task::component, UnitList.BY_CODE_POINT)
            .thenComparing(Task::id, UnitList.BY_CODE_POINT);

    private static final Comparator<Milestone> BY_DUE =
            Comparator.comparing(Milestone::due).thenComparing(Milestone::id, UnitList.BY_CODE_POINT);

    private final CaseTables tables;
    private final KnownUnits units;
    private final Map<String, Curve.TaskRule> rules = new LinkedHashMap<>();
    private final Map<Key, Draft> drafts = new LinkedHashMap<>();
    private final Map<Key, Place> byComponent = new HashMap<>();
    private final Set<Key> withMilestones = new HashSet<>();
    private boolean complete = true;

    private record Key(String unit, String id) {}

    /** A task whose milestones are still to come; {@code kind} is null where that cell has a problem. */
    private record Draft(Task task, Task.@Nullable Kind kind, boolean scored, List<Milestone> milestones) {
        Place place() {
            return task.place();
        }
    }

    /** The tasks in order, and whether none was lost. */
    record Tasks(List<Task> tasks, boolean complete) {}

    private TasksTable(CaseTables tables, KnownUnits units) {
        this.tables = tables;
        this.units = units;
        for (Node.Criterion criterion : tables.criteria()) {
            if (criterion.curve() instanceof Curve.TaskRule rule) {
                rules.put(criterion.id(), rule);
            }
        }
    }

    static Tasks read(CaseTables tables, KnownUnits units) {
        return new TasksTable(tables, units).read();
    }

    private Tasks read() {
        if (!rules.isEmpty()) {
            tables.require(
                    LedgerTable.TASKS, Text.of("%s 按任务计分", "%s are scored by task", String.join(", ", rules.keySet())));
        }
        try (Sheet sheet = tables.open(LedgerTable.TASKS, List.of())) {
            complete = sheet != null || (!tables.has(LedgerTable.TASKS) && rules.isEmpty());
            while (sheet != null && sheet.next()) {
                row(sheet);
            }
            complete &= sheet == null || sheet.isComplete();
        }
        boolean needed = drafts.values().stream().anyMatch(d -> d.scored && d.kind == Task.Kind.MILESTONE);
        if (needed) {
            tables.require(LedgerTable.MILESTONES, Text.of("有任务按节点计分", "there are tasks of the kind milestone"));
        }
        try (Sheet sheet = tables.open(LedgerTable.MILESTONES, List.of())) {
            while (sheet != null && sheet.next()) {
                milestone(sheet);
            }
            if (sheet != null && sheet.isComplete()) {
                refuseTasksWithoutMilestones();
            }
        }
        List<Task> tasks = new ArrayList<>();
        for (Draft draft : drafts.values()) {
            draft.milestones.sort(BY_DUE);
            tasks.add(with(draft.task, List.copyOf(draft.milestones)));
        }
        tasks.sort(ORDER);
        return new Tasks(List.copyOf(tasks), complete);
    }

    private static Task with(Task task, List<Milestone> milestones) {
        return new Task(
                task.unit(),
                task.component(),
                task.id(),
                task.title(),
                task.kind(),
                task.target(),
                task.difficulty(),
                task.deadline(),
                task.measure(),
                task.indicator(),
                task.objects(),
                milestones,
                task.place(),
                task.fixed());
    }

    private void row(Sheet sheet) {
        Unit unit = units.find(sheet, "unit");
        String id = sheet.id("task");
        if (unit == null || id.isEmpty()) {
            sheet.markIncomplete();
            return;
        }
        Draft before = drafts.get(new Key(unit.id(), id));
        if (before != null) {
            sheet.fault(
                    "task",
                    Text.of("“%s”的任务 %s 与 %s 重复", "task %2$s of “%1$s” repeats %3$s", unit.id(), id, before.place()),
                    Text.of("删去其中一行,或改编号", "remove one of the rows, or give it another id"));
            return;
        }
        String component = component(sheet, unit);
        Curve.TaskRule rule = rules.get(component);
        Task.Kind kind = kind(sheet, component, rule);
        Decimal target = target(sheet, kind, rule != null);
        Decimal difficulty = difficulty(sheet, component, rule);
        String measure = sheet.label("measure");
        if (kind == Task.Kind.PROGRESS && measure.equals("%")) {
            sheet.fault(
                    "measure",
                    Text.of(
                            "progress 任务的完成程度是 0 到 1 的数,不是百分数",
                            "the progress of a task is a share from 0 to 1, not a percentage"),
                    Text.of("不写计量单位,数据写 0.83", "leave the measure empty and report 0.83"));
        }
        String indicator = indicator(sheet, id);
        Task task = new Task(
                unit.id(),
                component,
                id,
                sheet.text("title"),
                kind == null ? Task.Kind.MILESTONE : kind,
                target,
                difficulty,
                sheet.when("deadline"),
                measure,
                indicator,
                sheet.text("objects"),
                List.of(),
                sheet.place(),
                sheet.when("fixed"));
        // What a task with a problem is known by stays known, so that its milestones and readings have none of their
        // own.
        drafts.put(new Key(unit.id(), id), new Draft(task, kind, rule != null, new ArrayList<>()));
        sheet.keepNotes(tables.notes);
    }

    /** The criterion that a task is scored in; empty for none. */
    private String component(Sheet sheet, Unit unit) {
        String component = sheet.label("component");
        if (component.isEmpty() || rules.isEmpty()) {
            return component;
        }
        if (!rules.containsKey(component)) {
            Text question = NearestName.hint(rules.keySet(), component);
            sheet.fault(
                    "component",
                    Text.of("方案中没有按任务计分的指标“%s”", "the scheme scores no “%s” by task", CellText.quoted(component)),
                    question.isEmpty()
                            ? Text.of(
                                    "可写: %s;不计分的任务留空",
                                    "expected one of: %s; empty for a task that is not scored",
                                    String.join(", ", rules.keySet()))
                            : question);
            return "";
        }
        Place first = byComponent.putIfAbsent(new Key(unit.id(), component), sheet.place());
        if (first != null) {
            sheet.fault(
                    "component",
                    Text.of("“%s”在 %s 中已有任务(%s)", "“%s” has a task in %s already (%s)", unit.id(), component, first),
                    Text.of("每个单位每项只有一个任务", "a unit has one task for each component"));
        }
        return component;
    }

    private static Task.@Nullable Kind kind(Sheet sheet, String component, Curve.@Nullable TaskRule rule) {
        Task.Kind kind = sheet.oneOf("kind", Words.TASK);
        if (kind == null || rule == null) {
            return kind;
        }
        boolean allowed = switch (kind) {
            case MILESTONE -> rule.milestones() != null;
            case NUMERIC -> rule.numeric();
            case PROGRESS -> rule.progress();
        };
        if (!allowed) {
            sheet.fault(
                    "kind",
                    Text.of(
                            "方案不允许 %s 用 %s 任务",
                            "the scheme allows no tasks of the kind %2$s in %1$s", component, sheet.text("kind")),
                    Text.of("改用方案允许的任务类型", "use a kind that the scheme allows"));
        }
        return kind;
    }

    private static @Nullable Decimal target(Sheet sheet, Task.@Nullable Kind kind, boolean scored) {
        Decimal target = sheet.number("target", Measure.of(sheet.text("task"), sheet.text("measure")));
        boolean empty = sheet.isEmpty("target");
        if (kind == Task.Kind.NUMERIC && scored && empty) {
            sheet.fault(
                    "target",
                    Text.of("numeric 任务没有目标值", "a numeric task needs a target"),
                    Text.of("写全年目标值", "write the target of the year"));
        } else if (kind == Task.Kind.NUMERIC && target != null && target.signum() <= 0) {
            sheet.fault(
                    "target",
                    Text.of("目标值 %s 不大于 0", "the target %s is not above 0", target),
                    Text.of("写全年目标值", "write the target of the year"));
        }
        return target;
    }

    private static @Nullable Decimal difficulty(Sheet sheet, String component, Curve.@Nullable TaskRule rule) {
        Decimal difficulty = sheet.number("difficulty");
        if (difficulty == null) {
            return null;
        }
        List<Decimal> allowed = rule == null ? List.of() : rule.difficulties();
        if (!allowed.isEmpty() && allowed.stream().noneMatch(d -> d.compareTo(difficulty) == 0)) {
            sheet.fault(
                    "difficulty",
                    Text.of("难度系数 %s 不在 %s 允许之列", "the difficulty %s is not allowed in %s", difficulty, component),
                    Text.of(
                            "可写: %s",
                            "expected one of: %s",
                            String.join(
                                    ", ",
                                    allowed.stream().map(Decimal::toString).toList())));
        } else if (difficulty.signum() <= 0) {
            sheet.fault(
                    "difficulty",
                    Text.of("难度系数 %s 不大于 0", "the difficulty %s is not above 0", difficulty),
                    Text.of("写正数,或留空(即 1)", "write a positive number, or leave it empty for 1"));
        }
        return difficulty;
    }

    /** The indicator whose reading is the task's actual value; empty if that stands under the task's own id. */
    private String indicator(Sheet sheet, String task) {
        String indicator = sheet.label("indicator");
        if (indicator.isEmpty() || indicator.equals(task)) {
            return "";
        }
        List<String> known =
                tables.scheme.indicators().stream().map(i -> i.id()).toList();
        if (!known.contains(indicator)) {
            Text question = NearestName.hint(known, indicator);
            sheet.fault(
                    "indicator",
                    Text.of("指标目录中没有“%s”", "there is no indicator “%s” in the catalogue", CellText.quoted(indicator)),
                    question.isEmpty() ? Text.of("改正编号,或留空", "correct the id, or leave it empty") : question);
        }
        return indicator;
    }

    private void milestone(Sheet sheet) {
        Unit unit = units.find(sheet, "unit");
        String task = sheet.id("task");
        String id = sheet.id("milestone");
        Decimal weight = sheet.neededNumber("weight");
        if (weight != null && weight.signum() <= 0) {
            sheet.fault(
                    "weight",
                    Text.of("节点权重 %s 不大于 0", "the weight %s is not above 0", weight),
                    Text.of("写正数", "write a positive number"));
        }
        Period period = sheet.isEmpty("period") ? null : sheet.period("period");
        if (period != null) {
            ReadingsTable.refuseOtherPeriods(sheet, tables.scheme, period);
        }
        When given = period == null ? sheet.neededWhen("due") : sheet.when("due");
        When due = given == null && period != null ? When.in(period) : given;
        When done = sheet.when("done");
        boolean verified = sheet.bool("verified", true);
        if (unit == null || task.isEmpty()) {
            return;
        }
        Key key = new Key(unit.id(), task);
        withMilestones.add(key);
        Draft draft = drafts.get(key);
        if (draft == null) {
            if (complete) {
                unknownTask(sheet, unit, task);
            } else {
                sheet.markSkipped();
            }
            return;
        }
        if (draft.kind != null && draft.kind != Task.Kind.MILESTONE) {
            sheet.fault(
                    "task",
                    Text.of("任务 %s 不按节点计(%s)", "task %s is not measured by milestones (%s)", task, draft.place()),
                    Text.of("把任务类型改为 milestone,或删去节点", "make it a task of the kind milestone, or remove the row"));
            return;
        }
        if (id.isEmpty() || sheet.isRepeated()) {
            return;
        }
        if (weight != null && due != null) {
            draft.milestones.add(
                    new Milestone(id, sheet.text("title"), weight, due, period, done, verified, sheet.place()));
            sheet.keepNotes(tables.notes);
        }
    }

    private void unknownTask(Sheet sheet, Unit unit, String task) {
        List<String> own = drafts.keySet().stream()
                .filter(k -> k.unit.equals(unit.id()))
                .map(Key::id)
                .toList();
        Text question = NearestName.hint(own, task);
        sheet.fault(
                "task",
                Text.of("“%s”没有任务“%s”", "unit “%s” has no task “%s”", unit.id(), task),
                question.isEmpty()
                        ? Text.of("改正编号,或把它加入任务表", "correct the id, or add it to the table tasks")
                        : question);
    }

    private void refuseTasksWithoutMilestones() {
        drafts.forEach((key, draft) -> {
            if (draft.scored && draft.kind == Task.Kind.MILESTONE && !withMilestones.contains(key)) {
                tables.log.add(
                        draft.place().field("task"),
                        Text.of("“%s”的任务 %s 没有节点", "task %2$s of “%1$s” has no milestone", key.unit, key.id),
                        Text.of("在表 milestones 中写上节点", "add its milestones to the table milestones"));
            }
        });
    }
}
