package leopard.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import leopard.model.DataStatus;
import leopard.model.Decimal;
import leopard.model.Indicator;
import leopard.model.Membership;
import leopard.model.Origin;
import leopard.model.Period;
import leopard.model.Place;
import leopard.model.Rational;
import leopard.model.Reading;
import leopard.model.UnitList;
import leopard.model.Vintage;
import leopard.scheme.Scheme;
import leopard.score.Points;
import leopard.score.ScoreBoard;
import leopard.score.ScoreColumn;
import org.jspecify.annotations.Nullable;

/**
 * Figures of parent units out of what their members scored 成员汇总: put among the readings, as if they had been reported. Members
 * are computed first: there are as many rounds as a unit can have members below members.
 */
final class MemberScores {

    private final List<Indicator> indicators = new ArrayList<>();
    private final Period period;
    private final Map<String, List<Membership>> members = new TreeMap<>(UnitList.BY_CODE_POINT);

    MemberScores(Scheme scheme, UnitList all, Period period) {
        this.period = period;
        for (Indicator indicator : scheme.indicators()) {
            if (indicator.origin() instanceof Origin.Members) {
                indicators.add(indicator);
            }
        }
        if (indicators.isEmpty()) {
            return;
        }
        for (Membership each : all.members()) {
            if (each.isIn(period)) {
                members.computeIfAbsent(each.parent(), parent -> new ArrayList<>())
                        .add(each);
            }
        }
    }

    /** How many rounds it takes until every parent has the figures that it has in the end; 0 if there are none. */
    int rounds() {
        Map<String, Integer> heights = new HashMap<>();
        return members.keySet().stream()
                .mapToInt(parent -> height(parent, heights))
                .max()
                .orElse(0);
    }

    private int height(String unit, Map<String, Integer> known) {
        Integer height = known.get(unit);
        if (height == null) {
            height = 0;
            for (Membership each : members.getOrDefault(unit, List.of())) {
                height = Math.max(height, 1 + height(each.unit(), known));
            }
            known.put(unit, height);
        }
        return height;
    }

    /** The figures of all parents after a round. */
    List<Reading> readings(ScoreBoard board) {
        List<Reading> readings = new ArrayList<>();
        for (Indicator indicator : indicators) {
            Origin.Members rule = (Origin.Members) indicator.origin();
            if (rule == null) {
                continue;
            }
            ScoreColumn column = board.scores(rule.node());
            members.forEach((parent, own) -> {
                Reading reading = reading(indicator.id(), rule, parent, own, board.units(), column);
                if (reading != null && board.units().indexOf(parent) >= 0) {
                    readings.add(reading);
                }
            });
        }
        return readings;
    }

    private record Scored(String unit, Decimal score, Decimal share, boolean disputed) {}

    private @Nullable Reading reading(
            String indicator,
            Origin.Members rule,
            String parent,
            List<Membership> own,
            UnitList units,
            ScoreColumn column) {
        List<Scored> scored = new ArrayList<>();
        for (Membership each : own) {
            int unit = units.indexOf(each.unit());
            Points score = unit < 0 || !column.exists(unit) ? null : column.get(unit);
            if (score != null) {
                scored.add(new Scored(
                        each.unit(),
                        score.value(),
                        each.share() == null ? Decimal.ONE : each.share(),
                        column.status(unit) == DataStatus.DISPUTED));
            }
        }
        List<Scored> counted = counted(rule, scored);
        if (counted.isEmpty()) {
            return null;
        }
        Rational sum = Rational.ZERO;
        Rational weights = Rational.ZERO;
        for (Scored each : counted) {
            Rational share = Rational.of(rule.byShare() ? each.share : Decimal.ONE);
            sum = sum.plus(share.times(Rational.of(each.score)));
            weights = weights.plus(share);
        }
        List<Scored> leftOut = new ArrayList<>(scored);
        leftOut.removeAll(counted);
        Rational value = rule.sum() ? sum : sum.over(weights);
        return new Reading(
                parent,
                indicator,
                period.id(),
                value.round(rule.scale(), rule.mode()),
                null,
                null,
                Vintage.FINAL,
                1,
                counted.stream().anyMatch(Scored::disputed) ? DataStatus.DISPUTED : null,
                true,
                false,
                new Reading.Details(null, null, "", words(leftOut, rule), words(counted, rule)),
                Place.NOWHERE);
    }

    /** Of equal scores at the edge the member with the earlier id counts. */
    private static List<Scored> counted(Origin.Members rule, List<Scored> scored) {
        Integer most = rule.best() == null ? rule.worst() : rule.best();
        if (most == null || scored.size() <= most) {
            return scored;
        }
        Comparator<Scored> byScore = Comparator.comparing(Scored::score);
        List<Scored> sorted = new ArrayList<>(scored);
        sorted.sort((rule.best() == null ? byScore : byScore.reversed())
                .thenComparing(Scored::unit, UnitList.BY_CODE_POINT));
        List<Scored> kept = sorted.subList(0, most);
        return scored.stream().filter(kept::contains).toList();
    }

    private static String words(List<Scored> all, Origin.Members rule) {
        return String.join(
                ", ",
                all.stream()
                        .map(each -> each.unit + " " + each.score + (rule.byShare() ? " × " + each.share : ""))
                        .toList());
    }
}
