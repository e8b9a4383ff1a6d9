package leopard.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import leopard.model.ForeignScore;
import leopard.model.Indicator;
import leopard.model.Origin;
import leopard.model.Place;
import leopard.model.Reading;
import leopard.model.UnitList;
import leopard.model.Vintage;
import leopard.scheme.Scheme;

/** Puts scores of other schemes' results among the readings 其他方案的得分, as if they had been reported. */
final class ForeignReadings {

    private ForeignReadings() {}

    /** @param periods ids of the periods that have figures of their own: a score of one fixed period holds for each of them */
    static List<Reading> of(Scheme scheme, UnitList units, Set<String> periods, List<ForeignScore> scores) {
        List<Reading> readings = new ArrayList<>();
        for (Indicator indicator : scheme.indicators()) {
            if (indicator.origin() instanceof Origin.Result result) {
                for (ForeignScore score : scores) {
                    if (score.result().equals(result.result())
                            && score.node().equals(result.node())
                            && units.indexOf(score.unit()) >= 0) {
                        for (String period : held(scheme, result, score, periods)) {
                            readings.add(reading(indicator.id(), period, score));
                        }
                    }
                }
            }
        }
        return readings;
    }

    /** The periods of the scheme that a score holds for. */
    private static Set<String> held(Scheme scheme, Origin.Result result, ForeignScore score, Set<String> periods) {
        Set<String> held = new TreeSet<>(UnitList.BY_CODE_POINT);
        if (result.period() == null) {
            held.add(score.period());
        } else if (result.period().equals(score.period())) {
            held.addAll(periods);
        }
        held.removeIf(period -> scheme.periods().find(period) == null);
        return held;
    }

    private static Reading reading(String indicator, String period, ForeignScore score) {
        String note = score.result() + " (" + score.node() + ", " + score.period() + ")";
        return new Reading(
                score.unit(),
                indicator,
                period,
                score.score(),
                null,
                null,
                Vintage.FINAL,
                1,
                null,
                true,
                false,
                new Reading.Details(null, null, "", "", note),
                Place.NOWHERE);
    }
}
