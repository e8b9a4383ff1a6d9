package leopard.run;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import leopard.model.Column;
import leopard.model.DataStatus;
import leopard.model.Indicator;
import leopard.model.Ledger;
import leopard.model.Period;
import leopard.model.ScoreEvent;
import leopard.model.UnitList;
import leopard.scheme.Scheme;

/** Units that anything at all was read for in a period 有数据的单位: a reading, a task, an event or a vote. */
final class Heard {

    private Heard() {}

    /** @param events events that count in the period */
    static BitSet in(Scheme scheme, Ledger ledger, Period period, UnitList units, List<ScoreEvent> events) {
        BitSet heard = new BitSet();
        Set<String> scored = scheme.scoredIndicators();
        for (Indicator indicator : ledger.readings().indicators()) {
            String id = (indicator.every() == null ? period : period.containing(indicator.every())).id();
            if (scored.contains(indicator.id()) && ledger.readings().has(indicator.id(), id)) {
                Column column = ledger.readings().column(indicator.id(), id, units, false);
                for (int i = 0; i < units.size(); i++) {
                    if (column.status(i) != DataStatus.MISSING) {
                        heard.set(i);
                    }
                }
            }
        }
        ledger.tasks().forEach(task -> set(heard, units, task.unit()));
        events.forEach(event -> set(heard, units, event.unit()));
        ledger.ballots().stream()
                .filter(ballot -> ballot.period().equals(period.id()))
                .forEach(ballot -> set(heard, units, ballot.unit()));
        return heard;
    }

    private static void set(BitSet heard, UnitList units, String unit) {
        int number = units.indexOf(unit);
        if (number >= 0) {
            heard.set(number);
        }
    }
}
