package leopard.score;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import leopard.model.Column;
import leopard.model.DataStatus;
import leopard.model.Decimal;
import leopard.model.Rational;
import leopard.model.Task;
import leopard.model.Task.Milestone;
import leopard.model.Text;
import leopard.scheme.Curve;
import leopard.scheme.Expression;
import leopard.scheme.Rounding;
import org.jspecify.annotations.Nullable;

/** Scores a unit's own task 重点工作 by milestones, by a number against its target, or by a share that is done. */
final class TaskArithmetic {

    private final Curve.TaskRule curve;
    private final Figures figures;
    private final Worked worked;

    private TaskArithmetic(Curve.TaskRule curve, Figures figures, Worked worked) {
        this.curve = curve;
        this.figures = figures;
        this.worked = worked;
    }

    /** What there is to score a task by. */
    static DataStatus status(Curve.TaskRule curve, Figures figures, @Nullable Task task, int unit) {
        if (task == null) {
            return DataStatus.NOT_APPLICABLE;
        }
        if (task.kind() != Task.Kind.MILESTONE) {
            DataStatus status = actual(figures, task).status(unit);
            return status.hasValue() && isNothingDue(figures, task) ? DataStatus.NOT_APPLICABLE : status;
        }
        LocalDate end = figures.period().to();
        boolean pending = false;
        boolean anythingDue = false;
        for (Milestone milestone : task.milestones()) {
            boolean due = !milestone.dueDay().isAfter(end);
            boolean done = isDone(milestone, end);
            pending |= done && !milestone.verified() && (due || countsEarly(curve));
            anythingDue |= due;
        }
        if (!anythingDue) {
            return DataStatus.NOT_APPLICABLE;
        }
        return pending && !figures.pendingCounts() ? DataStatus.PENDING : DataStatus.OK;
    }

    /** Whether nothing of a numeric task is due yet, so that there is no ratio. */
    private static boolean isNothingDue(Figures figures, Task task) {
        return task.kind() == Task.Kind.NUMERIC
                && (figures.schedule().isZero()
                        || (task.target() != null && task.target().signum() == 0));
    }

    private static boolean countsEarly(Curve.TaskRule curve) {
        return curve.milestones() != null && curve.milestones().early();
    }

    private static boolean isDone(Milestone milestone, LocalDate end) {
        return milestone.done() != null && !milestone.done().day().isAfter(end);
    }

    /** The readings of a numeric task stand under its own id. */
    static Column actual(Figures figures, Task task) {
        return figures.column(readingOf(task));
    }

    static String readingOf(Task task) {
        return task.indicator().isEmpty() ? task.id() : task.indicator();
    }

    static Worked work(
            Curve.TaskRule curve,
            Figures figures,
            @Nullable Task task,
            int unit,
            @Nullable Decimal full,
            Rounding ratio,
            Worked worked) {
        if (task == null) {
            throw new IllegalStateException("a task is needed");
        }
        Text complaint = curve.complaint(task, figures.period());
        Text title = Text.of("任务:%s", "task: %s", task.title());
        worked.note(complaint.isEmpty() ? title : Text.of("%s;%s", "%s; %s", title, complaint));
        return new TaskArithmetic(curve, figures, worked).work(task, unit, full == null ? Decimal.ONE : full, ratio);
    }

    private Worked work(Task task, int unit, Decimal full, Rounding ratioScale) {
        Expression ratio = switch (task.kind()) {
            case MILESTONE -> byMilestones(task, ratioScale);
            case NUMERIC -> byNumber(task, unit, ratioScale);
            case PROGRESS -> byProgress(task, unit);
        };
        if (curve.ratioCap() != null) {
            Expression capped = Operand.min(ratio, Operand.of(curve.ratioCap()));
            boolean fits = task.kind() != Task.Kind.PROGRESS
                    && curve.ratioCap().stripped().scale() <= ratioScale.scale();
            ratio = worked.add(Step.computed(StepName.RATIO_CAPPED, capped, fits ? ratioScale : null))
                    .operand();
        }
        Step difficulty =
                worked.add(Step.given(StepName.DIFFICULTY, Rational.of(curve.difficulty(task, figures.period()))));
        Step before = worked.add(Step.computed(
                StepName.BEFORE_CAP,
                Operand.times(Operand.times(Operand.of(full), ratio), difficulty.operand()),
                null));
        if (curve.scoreCap() == null) {
            return worked.points(before.operand());
        }
        Step cap = worked.add(Step.given(StepName.CAP, Rational.of(curve.scoreCap())));
        return worked.points(Operand.min(before.operand(), cap.operand()));
    }

    private Expression byNumber(Task task, int unit, Rounding ratioScale) {
        if (task.target() == null) {
            throw new IllegalStateException("a numeric task needs a target: " + task);
        }
        Decimal actual = figures.digits(readingOf(task), unit);
        worked.add(Step.given(StepName.ACTUAL, Rational.of(actual)));
        Step target = worked.add(Step.given(StepName.ANNUAL_TARGET, Rational.of(task.target())));
        Step schedule = worked.add(Step.given(StepName.SCHEDULE, figures.schedule()));
        Expression ratio = Operand.over(Operand.of(actual), Operand.times(target.operand(), schedule.operand()));
        return worked.add(Step.computed(StepName.RATIO, ratio, ratioScale)).operand();
    }

    private Expression byProgress(Task task, int unit) {
        Decimal progress = figures.digits(readingOf(task), unit);
        worked.add(Step.given(StepName.PROGRESS, Rational.of(progress)));
        return Operand.of(progress);
    }

    private Expression byMilestones(Task task, Rounding ratioScale) {
        Curve.TaskRule.Milestones rule = curve.milestones();
        if (rule == null) {
            throw new IllegalStateException("no rule for milestones: " + task);
        }
        LocalDate end = figures.period().to();
        List<Expression> due = new ArrayList<>();
        List<Expression> credits = new ArrayList<>();
        for (Milestone milestone : task.milestones()) {
            boolean isDue = !milestone.dueDay().isAfter(end);
            boolean done = isDone(milestone, end);
            boolean counts = done && (milestone.verified() || figures.pendingCounts());
            Expression factor = Operand.of(0);
            if (counts) {
                int late = milestone.done() == null
                        ? 0
                        : Math.max(0, milestone.done().monthsAfter(milestone.due()));
                factor = Operand.max(
                        Operand.of(rule.floor()),
                        Operand.minus(Operand.of(1), Operand.times(Operand.of(rule.perMonth()), Operand.of(late))));
            }
            explain(milestone, factor, counts, isDue || (counts && rule.early()));
            if (isDue) {
                due.add(Operand.of(milestone.weight()));
            }
            if (counts && (isDue || rule.early())) {
                Rational value = factor.value(n -> Rational.ZERO);
                credits.add(Operand.times(
                        Operand.of(milestone.weight()), Operand.of(value == null ? Rational.ZERO : value)));
            }
        }
        Step dueWeight = worked.add(Step.computed(StepName.DUE_WEIGHT, Operand.sum(due), null));
        Step credit = worked.add(Step.computed(StepName.CREDIT, Operand.sum(credits), null));
        return worked.add(
                        Step.computed(StepName.RATIO, Operand.over(credit.operand(), dueWeight.operand()), ratioScale))
                .operand();
    }

    private void explain(Milestone milestone, Expression factor, boolean done, boolean counts) {
        String id = milestone.id();
        Text title = milestone.title().isEmpty() ? Text.same(id) : Text.same(milestone.title());
        worked.add(Step.named(
                id + ".weight",
                Text.of("节点“%s”权重", "weight of milestone “%s”", title),
                Rational.of(milestone.weight())));
        worked.add(Step.word(id + ".due", Text.of("到期", "due"), milestone.due().toString()));
        worked.add(Step.word(
                id + ".done",
                Text.of("完成", "done"),
                milestone.done() == null ? "" : milestone.done().toString()));
        worked.add(Step.word(id + ".verified", Text.of("已核验", "verified"), String.valueOf(milestone.verified())));
        Text label = Text.of("节点“%s”系数", "factor of milestone “%s”", title);
        worked.add(
                done
                        ? Step.computed(id + ".factor", label, factor, null)
                        : Step.named(id + ".factor", label, Rational.ZERO));
        worked.add(Step.word(id + ".counts", Text.of("计入", "counts"), String.valueOf(counts)));
    }
}
