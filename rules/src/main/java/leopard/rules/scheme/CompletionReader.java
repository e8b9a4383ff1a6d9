package leopard.rules.scheme;

import java.util.ArrayList;
import java.util.List;
import leopard.model.DataStatus;
import leopard.model.Decimal;
import leopard.model.Text;
import leopard.rules.scheme.Fields.Range;
import leopard.scheme.Curve;
import leopard.scheme.Expression;
import org.jspecify.annotations.Nullable;

/** Reads shares of a target that are reached, by themselves or against a schedule. */
final class CompletionReader {

    private final Formulas formulas;
    private final Problems problems;
    private final SchedulesReader schedules;

    CompletionReader(Formulas formulas, Problems problems, SchedulesReader schedules) {
        this.formulas = formulas;
        this.problems = problems;
        this.schedules = schedules;
    }

    /** @param scheduled whether the target is that of the year, reached bit by bit */
    @Nullable
    Curve read(Fields node, boolean scheduled) {
        List<String> known = new ArrayList<>(List.of("target", "cap", "floor", "no_target"));
        known.addAll(scheduled ? List.of("shares", "by", "not_due", "gap_pp") : List.of());
        Fields fields = node.within(scheduled ? "schedule" : "completion", known);
        if (fields == null) {
            return null;
        }
        YamlNode given = fields.need("target");
        Expression target = given == null
                ? Expression.number(Decimal.ONE)
                : formulas.expression(
                        "target",
                        given,
                        formulas.readsIndicators(given) ? Formulas.Scope.READINGS : Formulas.Scope.NUMBERS);
        Decimal number = target.constant();
        if (given != null && number != null && number.signum() <= 0 && CurveReader.isNumber(given)) {
            problems.expected("target", Text.of("大于 0 的数", "a number above 0"), given);
        }
        if (scheduled && given != null && target.names().contains(Declared.SCHEDULE)) {
            problems.add(
                    given.place(),
                    Text.of("schedule 的目标已按序时进度折算,不能再乘 p", "schedule multiplies the target by p itself"),
                    Text.of("改用 completion,或去掉 p", "Use completion, or leave p out"));
        }
        Decimal cap = fields.limit("cap", Range.NOT_NEGATIVE);
        Decimal floor = fields.limitIfAny("floor", Range.ANY);
        fields.ordered("floor", floor, "cap", cap);
        DataStatus noTarget = fields.word("no_target", RelationReader.STATUS, DataStatus.NOT_APPLICABLE);
        return new Curve.Completion(
                target, scheduled, cap, floor, scheduled ? due(fields, noTarget) : Curve.Due.byScheme(noTarget));
    }

    private Curve.Due due(Fields fields, DataStatus noTarget) {
        Decimal share = null;
        DataStatus status = DataStatus.NOT_APPLICABLE;
        if (fields.get("not_due") instanceof YamlNode.Mapping) {
            Fields part = fields.within("not_due", List.of("share"));
            share = part == null ? null : part.numberOrNull("share", Range.SHARE);
        } else {
            status = fields.word("not_due", RelationReader.STATUS, DataStatus.NOT_APPLICABLE);
        }
        return new Curve.Due(schedules.own(fields, problems), noTarget, status, share, fields.flag("gap_pp", false));
    }
}
