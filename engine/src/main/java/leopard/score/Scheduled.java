package leopard.score;

import leopard.model.Column;
import leopard.model.DataStatus;
import leopard.model.Decimal;
import leopard.model.Rational;
import leopard.model.Task;
import leopard.model.Text;
import leopard.scheme.Curve;
import leopard.scheme.Node;
import org.jspecify.annotations.Nullable;

/**
 * How far a unit is with something that has a schedule 序时进度.
 *
 * @param item id of the line or task
 * @param status what became of its data
 * @param progress {@code 100 · actual / year's target} exactly, null where there is no figure
 * @param due {@code 100 ·} share of the target that is due, exactly
 */
public record Scheduled(
        String item,
        Text title,
        DataStatus status,
        @Nullable Rational progress,
        Rational due) {

    /** {@code progress − due} in percentage points, exactly; null where there is no figure. */
    public @Nullable Rational gap() {
        return progress == null ? null : progress.minus(due);
    }

    /** Null where the unit has nothing there that follows a schedule. */
    static @Nullable Scheduled of(@Nullable Node node, Figures figures, @Nullable NodeScorer scorer, int unit) {
        if (!(node instanceof Node.Criterion criterion) || !(scorer instanceof CriterionScorer own)) {
            return null;
        }
        CurveFigures curve = own.curve(unit);
        if (curve == null) {
            return null;
        }
        if (curve.curve() instanceof Curve.TaskRule) {
            return ofTask(own.task(unit), figures, unit);
        }
        CurveFigures scheduled = scheduled(curve);
        if (scheduled == null) {
            return null;
        }
        Curve.Completion completion = (Curve.Completion) scheduled.curve();
        Rational year = target(completion, figures, Rational.ONE, unit);
        if (year == null) {
            return new Scheduled(
                    criterion.id(), criterion.title(), completion.due().noTarget(), null, Rational.ZERO);
        }
        Rational due = completion.scheduled()
                ? scheduled.schedule()
                : orZero(target(completion, figures, figures.schedule(), unit)).over(year);
        return of(criterion.id(), criterion.title(), scheduled.measured().column(), year, due, unit);
    }

    private static @Nullable Scheduled ofTask(@Nullable Task task, Figures figures, int unit) {
        if (task == null || task.kind() != Task.Kind.NUMERIC || task.target() == null) {
            return null;
        }
        return of(
                task.id(),
                Text.same(task.title()),
                TaskArithmetic.actual(figures, task),
                Rational.of(task.target()),
                figures.schedule(),
                unit);
    }

    private static Scheduled of(String item, Text title, Column actual, Rational year, Rational due, int unit) {
        Rational hundred = Rational.of(Decimal.HUNDRED);
        DataStatus status = actual.status(unit);
        Rational progress =
                status.hasValue() ? actual.exact(unit).times(hundred).over(year) : null;
        return new Scheduled(item, title, status, progress, due.times(hundred));
    }

    /** Whether a curve follows a schedule: by {@code schedule}, or by a target that {@code p} is part of. */
    public static boolean isScheduled(Curve curve) {
        if (curve instanceof Curve.Completion completion) {
            return completion.scheduled() || completion.target().names().contains("p");
        }
        if (curve instanceof Curve.Tabled tabled) {
            return tabled.curves().values().stream().anyMatch(Scheduled::isScheduled);
        }
        return curve instanceof Curve.Mix mix && mix.parts().stream().anyMatch(p -> isScheduled(p.curve()));
    }

    private static @Nullable CurveFigures scheduled(CurveFigures curve) {
        if (curve.curve() instanceof Curve.Completion && isScheduled(curve.curve())) {
            return curve;
        }
        for (CurveFigures part : curve.parts()) {
            CurveFigures found = scheduled(part);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static Rational orZero(@Nullable Rational value) {
        return value == null ? Rational.ZERO : value;
    }

    /** The unit's target where so much of it is due; null where it has none. */
    private static @Nullable Rational target(Curve.Completion completion, Figures figures, Rational p, int unit) {
        for (String name : completion.target().names()) {
            if (!figures.isNumber(name) && !figures.column(name).status(unit).hasValue()) {
                return null;
            }
        }
        Rational value = completion.target().value(name -> name.equals("p") ? p : figures.number(name, unit));
        return value == null || value.isZero() ? null : value;
    }
}
