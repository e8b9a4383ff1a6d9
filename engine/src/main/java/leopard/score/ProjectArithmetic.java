package leopard.score;

import java.util.ArrayList;
import java.util.List;
import leopard.model.DataStatus;
import leopard.model.Decimal;
import leopard.model.ListRow;
import leopard.model.Rational;
import leopard.model.Text;
import leopard.scheme.Curve;
import leopard.scheme.Curve.ProjectPoints.ColumnPoints;
import leopard.scheme.Expression;
import leopard.scheme.Lists;
import leopard.scheme.Rounding;
import org.jspecify.annotations.Nullable;

/** Scores the projects of a unit 项目积分: points by column, added up and capped for each project and for all. */
final class ProjectArithmetic {

    private ProjectArithmetic() {}

    static DataStatus status(Curve.ProjectPoints curve, List<ListRow> rows) {
        return rows.isEmpty() && !curve.noRowsApply() ? DataStatus.NOT_APPLICABLE : DataStatus.OK;
    }

    static Worked work(
            Curve.ProjectPoints curve,
            Lists.ListRule list,
            List<ListRow> rows,
            Rounding line,
            String criterion,
            Worked worked) {
        List<Expression> projects = new ArrayList<>();
        for (ListRow row : rows) {
            projects.add(addRow(curve, list, row, line, criterion, worked));
        }
        Expression sum = Operand.sum(projects);
        if (curve.cap() == null) {
            return worked.points(sum);
        }
        Step before = worked.add(Step.computed(StepName.BEFORE_CAP, sum, null));
        Step cap = worked.add(Step.given(StepName.CAP, Rational.of(curve.cap())));
        return worked.points(Operand.min(before.operand(), cap.operand()));
    }

    /** Adds the line of one project; returns its points as printed. */
    private static Expression addRow(
            Curve.ProjectPoints curve,
            Lists.ListRule list,
            ListRow row,
            Rounding line,
            String criterion,
            Worked worked) {
        List<Step> steps = new ArrayList<>();
        List<Expression> terms = new ArrayList<>();
        List<String> input = new ArrayList<>();
        for (ColumnPoints term : curve.terms()) {
            ListRow.Cell cell = row.cell(term.column());
            String said = cell == null ? "" : cell.text();
            String shown = term.column() + "=" + said;
            if (!input.contains(shown)) {
                input.add(shown);
            }
            Step points = Step.computed(term.id(), term.title(), points(term, cell), null);
            steps.add(points);
            terms.add(points.operand());
        }
        Expression formula = Operand.sum(terms);
        if (curve.capEach() != null) {
            formula = Operand.min(formula, Operand.of(curve.capEach()));
        }
        ListRow.Cell share = list.share() == null ? null : row.cell(list.share());
        if (share != null && share.number() != null) {
            formula = Operand.times(formula, Operand.of(share.number()));
        }
        Step result = Step.computed(StepName.SCORE, formula, line);
        steps.add(result);
        worked.input(new ScoreLine(
                criterion + "." + row.id(),
                criterion,
                title(list, row),
                "",
                Role.INPUT,
                String.join(";", input),
                null,
                new Points(Decimal.of(result.printed())),
                DataStatus.OK,
                null,
                new Justification.ByInput(steps, Text.EMPTY),
                List.of()));
        return result.operand();
    }

    /** A project is called by its first column of text. */
    private static Text title(Lists.ListRule list, ListRow row) {
        for (Lists.Column column : list.columns()) {
            ListRow.Cell cell = row.cell(column.id());
            if (column.kind() == Lists.Kind.TEXT && cell != null && !cell.text().isEmpty()) {
                return Text.same(cell.text());
            }
        }
        return Text.same(row.id());
    }

    private static Expression points(ColumnPoints term, ListRow.@Nullable Cell cell) {
        if (cell == null) {
            return Operand.of(0);
        }
        Expression points;
        Decimal number = cell.number();
        if (term.factor() != null) {
            points = number == null ? Operand.of(0) : Operand.times(Operand.of(term.factor()), Operand.of(number));
        } else if (term.tiers() != null) {
            points = Operand.of(number == null ? Decimal.ZERO : tier(term.tiers(), number));
        } else {
            points = Operand.of(term.words().getOrDefault(cell.text(), term.rest()));
        }
        return term.max() == null ? points : Operand.min(points, Operand.of(term.max()));
    }

    private static Decimal tier(Curve.Tier tiers, Decimal number) {
        for (Curve.Tier.Step step : tiers.steps()) {
            int side = number.compareTo(step.bound());
            boolean inside = tiers.upwards() ? side > 0 : side < 0;
            if (inside || (side == 0 && tiers.inclusive())) {
                return step.share();
            }
        }
        return tiers.rest();
    }
}
