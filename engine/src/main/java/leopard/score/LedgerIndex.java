package leopard.score;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import leopard.model.Ballot;
import leopard.model.Ledger;
import leopard.model.ListRow;
import leopard.model.Period;
import leopard.model.Task;
import leopard.model.UnitList;
import leopard.scheme.Curve;
import leopard.scheme.Lists;
import leopard.scheme.Scheme;
import org.jspecify.annotations.Nullable;

/** Tasks and votes by unit, so that a line finds its own. */
final class LedgerIndex {

    private record TaskKey(int unit, String component) {}

    private final Map<TaskKey, Task> tasks = new HashMap<>();
    private final Map<Integer, List<Ballot>> ballots = new HashMap<>();
    private final Map<Integer, List<ListRow>> rows = new HashMap<>();
    private final Map<String, Lists.ListRule> lists;

    LedgerIndex(Scheme scheme, Ledger ledger, UnitList units, Period period) {
        this.lists = scheme.lists().lists();
        for (Task task : ledger.tasks()) {
            int unit = units.indexOf(task.unit());
            if (unit >= 0) {
                tasks.put(new TaskKey(unit, task.component()), task);
            }
        }
        for (ListRow row : ledger.rows()) {
            int unit = units.indexOf(row.unit());
            Lists.ListRule list = lists.get(row.list());
            if (unit >= 0 && list != null && list.holds(row, period)) {
                rows.computeIfAbsent(unit, u -> new ArrayList<>()).add(row);
            }
        }
        for (Ballot ballot : ledger.ballots()) {
            int unit = units.indexOf(ballot.unit());
            if (unit >= 0 && ballot.period().equals(period.id())) {
                ballots.computeIfAbsent(unit, u -> new ArrayList<>()).add(ballot);
            }
        }
    }

    /** A list that the scheme declares. */
    Lists.ListRule list(String id) {
        Lists.ListRule list = lists.get(id);
        if (list == null) {
            throw new IllegalArgumentException("no such list: " + id);
        }
        return list;
    }

    /** Rows of a unit that count in the period and pass the tests of the curve. */
    List<ListRow> rows(int unit, Curve.ProjectPoints curve) {
        return rows.getOrDefault(unit, List.of()).stream()
                .filter(row -> row.list().equals(curve.list()) && curve.where().passes(row))
                .toList();
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
