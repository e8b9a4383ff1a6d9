package leopard.model;

import java.util.List;

/**
 * Everything an assessment reads 台账, typed and checked: one field per table of a case.
 *
 * @param tasks by unit, component, id
 * @param events by unit, date, id
 * @param notes what columns unknown to Leopard said, in their order
 * @param meetings results between units, by period and units
 * @param decisions what people decided between tied units, by ranking, period and place
 * @param rows rows of the lists that the scheme declares, by list, unit, id
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
        List<Alias> aliases,
        List<Note> notes,
        List<Meeting> meetings,
        List<Decision> decisions,
        List<ListRow> rows) {

    /** A ledger without results between units, decisions and lists of the scheme's own. */
    public Ledger(
            UnitList units,
            ReadingSet readings,
            List<Task> tasks,
            List<ScoreEvent> events,
            List<Ballot> ballots,
            List<HistoryEntry> history,
            List<Answer> answers,
            List<Claim> claims,
            List<Alias> aliases,
            List<Note> notes) {
        this(
                units, readings, tasks, events, ballots, history, answers, claims, aliases, notes, List.of(), List.of(),
                List.of());
    }

    /** A ledger without notes. */
    public Ledger(
            UnitList units,
            ReadingSet readings,
            List<Task> tasks,
            List<ScoreEvent> events,
            List<Ballot> ballots,
            List<HistoryEntry> history,
            List<Answer> answers,
            List<Claim> claims,
            List<Alias> aliases) {
        this(units, readings, tasks, events, ballots, history, answers, claims, aliases, List.of());
    }

    /** A ledger of units and readings alone. */
    public static Ledger of(UnitList units, ReadingSet readings) {
        return new Ledger(units, readings, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /** The same ledger with other events. */
    public Ledger withEvents(List<ScoreEvent> others) {
        return new Ledger(
                units, readings, tasks, others, ballots, history, answers, claims, aliases, notes, meetings, decisions,
                rows);
    }

    /** The same ledger with other readings. */
    public Ledger withReadings(ReadingSet others) {
        return new Ledger(
                units, others, tasks, events, ballots, history, answers, claims, aliases, notes, meetings, decisions,
                rows);
    }
}
