package leopard.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import leopard.model.Ledger;
import leopard.model.Period;
import leopard.model.Periods;
import leopard.model.Reading;
import leopard.model.ReadingSet;
import leopard.model.ScoreEvent;
import leopard.model.Unit;
import leopard.model.UnitList;

/**
 * What a unit with a new name has of its old one 更名: earlier figures and events, so that values to date, last values and growth go
 * on. What came out of a merger or a split has none of them.
 */
final class Renamed {

    private Renamed() {}

    /** The ledger with the figures of earlier periods under the new names too. */
    static Ledger withReadings(Ledger ledger, Periods periods) {
        UnitList units = ledger.units();
        if (!units.hasSuccessors()) {
            return ledger;
        }
        ReadingSet readings = ledger.readings();
        Map<String, Map<String, List<String>>> heirs = new HashMap<>();
        List<Reading> more = new ArrayList<>();
        for (int i = 0; i < readings.size(); i++) {
            Reading reading = readings.get(i);
            Map<String, List<String>> then =
                    heirs.computeIfAbsent(reading.period(), period -> heirs(units, periods, period));
            for (String heir : then.getOrDefault(reading.unit(), List.of())) {
                if (readings.of(heir, reading.indicator(), reading.period()).isEmpty()) {
                    more.add(of(heir, reading));
                }
            }
        }
        return ledger.withReadings(readings.with(more));
    }

    /** Who has the figures of whom in a period in which it was not there itself. */
    private static Map<String, List<String>> heirs(UnitList units, Periods periods, String id) {
        Map<String, List<String>> heirs = new HashMap<>();
        Period declared = periods.find(id);
        Period period = declared == null ? Period.parse(id) : declared;
        for (Unit unit : units.asList()) {
            String before = period == null || unit.succeeds().isEmpty() ? null : units.idIn(period, unit.id());
            if (before != null && !before.equals(unit.id())) {
                heirs.computeIfAbsent(before, own -> new ArrayList<>()).add(unit.id());
            }
        }
        return heirs;
    }

    private static Reading of(String unit, Reading reading) {
        return new Reading(
                unit,
                reading.indicator(),
                reading.period(),
                reading.value(),
                reading.numerator(),
                reading.denominator(),
                reading.vintage(),
                reading.revision(),
                reading.declared(),
                reading.verified(),
                reading.approx(),
                reading.details(),
                reading.place());
    }

    /** The ledger with the events of units that are gone under the names under which they go on in a period. */
    static Ledger withEvents(Ledger ledger, Period period) {
        UnitList units = ledger.units();
        if (!units.hasSuccessors() || ledger.events().isEmpty()) {
            return ledger;
        }
        List<ScoreEvent> events = new ArrayList<>();
        for (ScoreEvent event : ledger.events()) {
            String heir = units.heirIn(period, event.unit());
            events.add(heir == null ? event : event.takenOverBy(heir));
        }
        return ledger.withEvents(List.copyOf(events));
    }
}
