package leopard.rules.drools;

import java.util.ArrayList;
import java.util.List;
import leopard.model.DataStatus;
import leopard.model.Decimal;
import leopard.model.Lang;
import leopard.scheme.Curve;
import leopard.scheme.Node;
import leopard.scheme.Scheme;

/** Writes the rules of the plan: one per criterion. */
final class PlanRules {

    private PlanRules() {}

    static void write(Scheme scheme, DrlText drl) {
        drl.section("计分安排 plan");
        for (Node.Criterion criterion : scheme.criteria()) {
            write(criterion, drl);
        }
    }

    private static void write(Node.Criterion criterion, DrlText drl) {
        Decimal points = criterion.points();
        List<String> constraints = new ArrayList<>();
        constraints.add("criterion == " + DrlText.quoted(criterion.id()));
        if (!criterion.types().isEmpty()) {
            constraints.add(DrlText.oneOf("type", criterion.types()));
        }
        String status = DrlText.quoted(DataStatus.OK.name());
        drl.title(criterion.id(), criterion.title(), criterion.clause())
                .comment((points == null ? "" : points + " 分 · ") + CurveText.of(criterion.curve()));
        if (criterion.curve() instanceof Curve.Table table) {
            CurveText.rows(table.table()).forEach(drl::comment);
        }
        drl.rule(
                criterion.id(),
                "plan " + criterion.id() + " " + criterion.title().in(Lang.ZH),
                List.of("$it : TypedCriterion( " + String.join(", ", constraints) + " )"),
                points == null
                        ? "plan.assignWithoutFullMarks( $it, " + status + " );"
                        : "plan.assign( $it, " + DrlText.quoted(points.toString()) + ", " + status + " );");
    }
}
