package leopard.score;

import leopard.model.Column;
import leopard.model.DataStatus;
import leopard.model.Rational;
import leopard.scheme.Curve;
import leopard.scheme.Schedule;
import org.jspecify.annotations.Nullable;

/** The targets 目标 of a completion curve, and what is due of them. */
final class TargetFigures {

    private final Curve.Completion curve;
    private final Figures figures;
    private final @Nullable Column column;
    private final boolean none;
    private final boolean nothingDue;

    TargetFigures(Curve.Completion curve, Figures figures) {
        this.curve = curve;
        this.figures = figures;
        boolean each = figures.dependsOnUnit(curve.target())
                || curve.target().names().stream().anyMatch(name -> !figures.isNumber(name));
        this.column = each ? figures.computed(curve.target()) : null;
        this.none = column == null && isNone();
        this.nothingDue = curve.scheduled() && schedule().isZero();
    }

    /** The target of each unit, where it is read; null where it is the same number for all. */
    @Nullable
    Column column() {
        return column;
    }

    /** Whether the one target of all is zero, or below it. */
    private boolean isNone() {
        Rational target = curve.target().value(name -> figures.number(name, 0));
        return target == null || target.signum() <= 0;
    }

    /** Whether nothing is due yet. */
    boolean isNothingDue() {
        return nothingDue;
    }

    /** Whether there are targets of which something is due, as far as they are the same for all. */
    boolean areDue() {
        return !nothingDue && !none;
    }

    /** Share of the target that is due, by the criterion's own schedule or that of the scheme. */
    Rational schedule() {
        Schedule own = curve.due().own();
        return own == null ? figures.schedule() : own.share(figures.period());
    }

    /** What becomes of a figure without a target, or of which nothing is due: there is no ratio to that. */
    DataStatus status(int unit, DataStatus read) {
        Curve.Due due = curve.due();
        if (none || (column != null && column.exact(unit).signum() <= 0)) {
            return due.noTarget();
        }
        return nothingDue && due.share() == null ? due.notDue() : read;
    }
}
