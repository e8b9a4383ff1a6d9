package leopard.score;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import leopard.model.Ballot;
import leopard.model.Ledger;
import leopard.model.Period;
import leopard.model.Task;
import leopard.model.UnitList;
import org.jspecify.annotations.Nullable;

/** Tasks and votes by unit, so that a line finds its own. */
final class LedgerIndex {

    private record TaskKey(int unit, String component) {}

    private final Map<TaskKey, Task> tasks = new HashMap<>();
    private final Map<Integer, List<Ballot>> ballots = new HashMap<>();

    LedgerIndex(Ledger ledger, UnitList units, Period period) {
        for (Task task : ledger.tasks()) {
            int unit = units.indexOf(task.unit());
            if (unit >= 0) {
                tasks.put(new TaskKey(unit, task.component()), task);
            }
        }
        for (Ballot ballot : ledger.ballots()) {
            int unit = units.indexOf(ballot.unit());
            if (unit >= 0 && ballot.period().equals(period.id())) {
                ballots.computeIfAbsent(unit, u -> new ArrayList<>()).add(ballot);
            }
        }
    }

    /** The unit's task in a component, or null. */
    @Nullable
    Task task(int unit, String component) {
        return tasks.get(new TaskKey(unit, component));
    }

    /** The votes that a unit got in the period. */
    List<Ballot> votes(int unit) {
        return ballots.getOrDefault(unit, List.of());
    }
}
