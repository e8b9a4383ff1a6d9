package leopard.model;

import java.util.List;

/**
 * Everything an assessment reads 台账, typed and checked: one field per table of a case.
 *
 * @param tasks by unit, component, id
 * @param events by unit, date, id
 */
public record Ledger(
        UnitList units,
        ReadingSet readings,
        List<Task> tasks,
        List<ScoreEvent> events,
        List<Ballot> ballots,
        List<HistoryEntry> history,
        List<Answer> answers,
        List<Claim> claims,
        List<Alias> aliases) {

    /** A ledger of units and readings alone. */
    public static Ledger of(UnitList units, ReadingSet readings) {
        return new Ledger(units, readings, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }
}
