package leopard.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import leopard.model.Decimal;
import leopard.model.Period;
import leopard.model.Rational;
import leopard.model.Text;
import leopard.model.Unit;
import leopard.model.UnitList;
import leopard.scheme.RollUp.Succession;
import leopard.scheme.Rounding;
import leopard.score.PeriodScore;
import leopard.score.Points;
import org.jspecify.annotations.Nullable;

/**
 * What units take over of the scores of those that they came out of 承接, in a period in which they were not there themselves: of
 * one predecessor, of several that were merged, or of one that was split.
 */
final class Inheritance {

    private final Succession how;
    private final Period period;
    private final UnitList all;
    private final Map<String, PeriodScore> scores;
    private final Rounding rounding;

    /**
     * @param all every unit of the case, whenever it is there
     * @param scores of the units that were there in the period, by id
     * @param rounding how what is put together is rounded
     */
    Inheritance(Succession how, Period period, UnitList all, Map<String, PeriodScore> scores, Rounding rounding) {
        this.how = how;
        this.period = period;
        this.all = all;
        this.scores = scores;
        this.rounding = rounding;
    }

    /** The unit's own score; else what it takes over; null if there is neither. */
    @Nullable
    PeriodScore of(Unit unit) {
        PeriodScore own = scores.get(unit.id());
        if (own != null || how == Succession.NEW || unit.existsIn(period)) {
            return own;
        }
        Rational sum = Rational.ZERO;
        Rational weights = Rational.ZERO;
        boolean disputed = false;
        List<Text> from = new ArrayList<>();
        for (Unit.Predecessor each : unit.succeeds()) {
            int before = all.indexOf(each.unit());
            PeriodScore score = before < 0 ? null : of(all.get(before));
            if (score != null) {
                Decimal share = each.share() == null ? Decimal.ONE : each.share();
                sum = sum.plus(
                        Rational.of(share).times(Rational.of(score.score().value())));
                weights = weights.plus(Rational.of(share));
                disputed |= score.disputed();
                from.add(
                        each.share() == null
                                ? Text.of("%s %s", "%s %s", each.unit(), score.score())
                                : Text.of("%s %s × %s", "%s %s × %s", each.unit(), score.score(), share));
            }
        }
        if (from.isEmpty()) {
            return null;
        }
        Rational value = how == Succession.SUM ? sum : sum.over(weights);
        Text way = how == Succession.SUM
                ? Text.of("承接(合计):%s", "taken over, their sum: %s", Text.join(",", ", ", from))
                : Text.of("承接(平均):%s", "taken over, their mean: %s", Text.join(",", ", ", from));
        return new PeriodScore(new Points(rounding.round(value)), disputed, way);
    }
}
