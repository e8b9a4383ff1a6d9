package leopard.oracle;

import java.util.ArrayList;
import java.util.List;
import leopard.model.Decimal;
import leopard.model.Decision;
import leopard.model.Meeting;
import leopard.model.Place;
import leopard.model.Unit;
import leopard.scheme.Scheme;

/** Results of units against each other, with few different scores, and what people decided about some of them. */
final class RandomMeetings {

    /** Everybody meets everybody: among thousands that would be too much. */
    private static final int LARGEST_LEAGUE = 20;

    private RandomMeetings() {}

    static OracleCase.Between between(Dice dice, Scheme scheme, String period, List<Unit> units) {
        List<Meeting> meetings = new ArrayList<>();
        List<Decision> decisions = new ArrayList<>();
        int most = dice.of(0, 1, 2);
        List<Unit> league = units.subList(0, Math.min(units.size(), LARGEST_LEAGUE));
        for (Unit home : league) {
            for (Unit away : league) {
                if (!home.equals(away) && dice.percent(30 * most)) {
                    meetings.add(new Meeting(
                            period,
                            "",
                            home.id(),
                            away.id(),
                            Decimal.of(dice.between(0, most)),
                            Decimal.of(dice.between(0, most)),
                            Place.NOWHERE));
                }
            }
        }
        scheme.rankings().forEach(ranking -> {
            for (Unit unit : units) {
                if (dice.percent(50)) {
                    decisions.add(
                            new Decision(ranking.id(), period, unit.id(), dice.between(1, 3), "抽签", "", Place.NOWHERE));
                }
            }
        });
        return new OracleCase.Between(meetings, decisions);
    }
}
