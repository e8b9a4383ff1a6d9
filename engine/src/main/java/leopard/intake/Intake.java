package leopard.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import leopard.model.Alias;
import leopard.model.Answer;
import leopard.model.Ballot;
import leopard.model.Claim;
import leopard.model.Decision;
import leopard.model.ForeignScore;
import leopard.model.HistoryEntry;
import leopard.model.Ledger;
import leopard.model.ListRow;
import leopard.model.Meeting;
import leopard.model.Note;
import leopard.model.Problem;
import leopard.model.ReadingSet;
import leopard.model.ScoreEvent;
import leopard.model.Text;
import leopard.scheme.Scheme;
import leopard.scheme.SchemeVersions;
import leopard.spi.IndicatorSource;
import org.jspecify.annotations.Nullable;

/** Reads the tables of a case into a ledger 数据读入, against what the scheme declares. */
public final class Intake {

    private Intake() {}

    /**
     * Everything that was read, and everything that is wrong.
     *
     * @param ledger null where there is a problem: nothing half-read goes on
     * @param problems by file and line; after a thousand only how many more there are
     * @param notices what changes nothing but should be known: a recognised encoding, a table that nobody knows
     */
    public record Result(@Nullable Ledger ledger, List<Problem> problems, List<Finding> notices) {}

    /** Reads every table that the scheme has a use for. */
    public static Result read(Scheme scheme, IndicatorSource source) {
        return read(SchemeVersions.of(scheme), source);
    }

    /** Reads every table that any version of the scheme has a use for. */
    public static Result read(SchemeVersions versions, IndicatorSource source) {
        return read(versions, source, List.of());
    }

    /**
     * As {@link #read(SchemeVersions, IndicatorSource)}, with what other schemes' results say.
     *
     * @param foreign scores of the lines that indicators come from
     */
    public static Result read(SchemeVersions versions, IndicatorSource source, List<ForeignScore> foreign) {
        Scheme scheme = versions.whole();
        CaseTables tables = new CaseTables(versions, source);
        tables.require(LedgerTable.UNITS, Text.of("每个方案都需要", "every scheme needs it"));
        tables.require(LedgerTable.READINGS, Text.of("每个方案都需要", "every scheme needs it"));
        tables.noticeUnknownTables();

        KnownUnits units = UnitsTable.read(tables);
        TasksTable.Tasks tasks = TasksTable.read(tables, units);
        KnownIndicators indicators = new KnownIndicators(scheme, tasks.tasks(), tasks.complete());
        ReadingSet readings = LateReports.marked(versions, ReadingsTable.read(tables, units, indicators));
        List<ScoreEvent> events = EventsTable.read(tables, units);
        List<Ballot> ballots = VotesTable.read(tables, units);
        List<ListRow> rows = ListTables.read(tables, units);
        List<HistoryEntry> history = HistoryTable.read(tables, units);
        StatementTables statements = new StatementTables(tables, units, indicators);
        List<Answer> answers = statements.answers();
        List<Claim> claims = statements.claims();
        List<Alias> aliases = statements.aliases();
        RankingTables between = new RankingTables(tables, units);
        List<Meeting> meetings = between.meetings();
        List<Decision> decisions = between.decisions();

        if (!tables.log.isEmpty()) {
            return new Result(null, tables.log.all(), tables.notices());
        }
        List<Note> notes = new ArrayList<>(tables.notes);
        notes.sort(Note.ORDER);
        Set<String> periods = new TreeSet<>(readings.periods());
        ballots.forEach(ballot -> periods.add(ballot.period()));
        Ledger ledger = new Ledger(
                units.units(),
                readings.with(ForeignReadings.of(scheme, units.units(), periods, foreign)),
                tasks.tasks(),
                events,
                ballots,
                history,
                answers,
                claims,
                aliases,
                List.copyOf(notes),
                meetings,
                decisions,
                rows);
        return new Result(ledger, List.of(), tables.notices());
    }
}
