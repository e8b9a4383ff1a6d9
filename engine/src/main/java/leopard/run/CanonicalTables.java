package leopard.run;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import leopard.intake.LedgerTable;
import leopard.model.Alias;
import leopard.model.Answer;
import leopard.model.Ballot;
import leopard.model.Claim;
import leopard.model.Decision;
import leopard.model.DeclaredPeriod;
import leopard.model.HistoryEntry;
import leopard.model.Indicator;
import leopard.model.Ledger;
import leopard.model.ListRow;
import leopard.model.Meeting;
import leopard.model.Membership;
import leopard.model.Note;
import leopard.model.Periods;
import leopard.model.Reading;
import leopard.model.ReadingSet;
import leopard.model.ScoreEvent;
import leopard.model.Task;
import leopard.model.Task.Milestone;
import leopard.model.Unit;
import leopard.model.UnitList;
import leopard.scheme.Lists;
import leopard.scheme.Scheme;
import leopard.scheme.SchemeVersions;
import org.jspecify.annotations.Nullable;

/**
 * A ledger as the tables it came from, in one fixed form 规范表: rows in the ledger's order, values as typed, defaults
 * written out. Read again they give an equal ledger; so a sealed result carries its own inputs.
 */
public final class CanonicalTables {

    private final Ledger ledger;
    private final List<ResultTable> tables = new ArrayList<>();

    private CanonicalTables(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Those that have rows, and those that a case of the scheme must have. */
    public static List<ResultTable> of(Scheme scheme, Ledger ledger) {
        return of(SchemeVersions.of(scheme), ledger);
    }

    /** As {@link #of(Scheme, Ledger)}, for a scheme of several versions. */
    public static List<ResultTable> of(SchemeVersions versions, Ledger ledger) {
        Scheme scheme = versions.whole();
        CanonicalTables canonical = new CanonicalTables(ledger);
        List<String> groupings = scheme.groupings().stream()
                .filter(g -> !LedgerTable.UNITS.columns().contains(g))
                .distinct()
                .toList();
        List<MilestoneRow> milestones = new ArrayList<>();
        ledger.tasks().forEach(t -> t.milestones().forEach(m -> milestones.add(new MilestoneRow(t, m))));
        ReadingSet readings = ledger.readings();
        // Those come out of results that are kept beside the tables.
        Set<String> outOfScores = new HashSet<>();
        for (Indicator indicator : scheme.indicators()) {
            if (indicator.origin() != null) {
                outOfScores.add(indicator.id());
            }
        }

        canonical.add(
                versions,
                LedgerTable.UNITS,
                groupings,
                ledger.units().asList(),
                u -> unit(u, groupings, scheme.periods()));
        // The last column says when figures came in; it is left out where none does.
        int columns = LedgerTable.READINGS.columns().size() - (readings.anySubmitted() ? 0 : 1);
        List<String> header = LedgerTable.READINGS.columns().subList(0, columns);
        canonical.tables.add(new Written(LedgerTable.READINGS.word(), header, rows -> {
            for (int i = 0; i < readings.size(); i++) {
                Reading reading = readings.get(i);
                if (!outOfScores.contains(reading.indicator())) {
                    rows.row(reading(reading).subList(0, columns));
                }
            }
        }));
        canonical.add(versions, LedgerTable.TASKS, List.of(), ledger.tasks(), CanonicalTables::task);
        canonical.add(versions, LedgerTable.MILESTONES, List.of(), milestones, CanonicalTables::milestone);
        canonical.add(versions, LedgerTable.EVENTS, List.of(), ledger.events(), CanonicalTables::event);
        canonical.add(versions, LedgerTable.VOTES, List.of(), ledger.ballots(), CanonicalTables::ballot);
        canonical.add(versions, LedgerTable.HISTORY, List.of(), ledger.history(), CanonicalTables::history);
        canonical.add(versions, LedgerTable.ANSWERS, List.of(), ledger.answers(), CanonicalTables::answer);
        canonical.add(versions, LedgerTable.CLAIMS, List.of(), ledger.claims(), CanonicalTables::claim);
        canonical.add(versions, LedgerTable.ALIASES, List.of(), ledger.aliases(), CanonicalTables::alias);
        canonical.add(versions, LedgerTable.MEETINGS, List.of(), ledger.meetings(), CanonicalTables::meeting);
        canonical.add(versions, LedgerTable.DECISIONS, List.of(), ledger.decisions(), CanonicalTables::decision);
        canonical.add(
                versions,
                LedgerTable.MEMBERS,
                List.of(),
                ledger.units().members(),
                member -> membership(member, scheme.periods()));
        scheme.lists().lists().values().forEach(canonical::addList);
        return List.copyOf(canonical.tables);
    }

    private void addList(Lists.ListRule list) {
        List<String> header = new ArrayList<>(List.of("unit", "id"));
        list.columns().forEach(column -> header.add(column.id()));
        Notes notes = new Notes(list.id(), ledger.notes());
        List<String> all = new ArrayList<>(header);
        all.addAll(notes.columns);
        tables.add(new Written(list.id(), all, rows -> {
            for (ListRow row : ledger.rows()) {
                if (row.list().equals(list.id())) {
                    List<String> cells = new ArrayList<>(List.of(row.unit(), row.id()));
                    for (Lists.Column column : list.columns()) {
                        ListRow.Cell cell = row.cell(column.id());
                        cells.add(cell == null ? "" : cell.text());
                    }
                    rows.row(notes.appendedTo(cells, List.of(row.unit(), row.id())));
                }
            }
        }));
    }

    private record MilestoneRow(Task task, Milestone milestone) {}

    /** Writes the rows of a table below its header. */
    private interface Body {
        void write(CsvRows rows) throws IOException;
    }

    private record Written(String table, List<String> header, Body body) implements ResultTable {
        @Override
        public String fileName() {
            return table + ".csv";
        }

        @Override
        public void write(Appendable out) throws IOException {
            CsvRows rows = new CsvRows(out);
            rows.row(header);
            body.write(rows);
        }
    }

    private <T> void add(
            SchemeVersions versions,
            LedgerTable table,
            List<String> further,
            List<T> items,
            Function<T, List<String>> cells) {
        if (items.isEmpty() && !table.isRequiredBy(versions)) {
            return;
        }
        Notes notes = new Notes(table.word(), ledger.notes());
        List<String> known = new ArrayList<>(table.columns());
        known.addAll(further);
        List<Integer> key = table.key().stream().map(known::indexOf).toList();
        BitSet left = new BitSet();
        for (String column : table.optional()) {
            int at = known.indexOf(column);
            left.set(
                    at,
                    items.stream().allMatch(item -> cells.apply(item).get(at).isEmpty()));
        }
        List<String> header = without(left, known);
        header.addAll(notes.columns);
        tables.add(new Written(table.word(), header, rows -> {
            for (T item : items) {
                List<String> row = cells.apply(item);
                rows.row(notes.appendedTo(
                        without(left, row), key.stream().map(row::get).toList()));
            }
        }));
    }

    private static List<String> without(BitSet left, List<String> cells) {
        List<String> kept = new ArrayList<>(cells.size());
        for (int i = 0; i < cells.size(); i++) {
            if (!left.get(i)) {
                kept.add(cells.get(i));
            }
        }
        return kept;
    }

    /** What columns unknown to Leopard say about the rows of one table. */
    private static final class Notes {
        private final TreeSet<String> columns = new TreeSet<>(UnitList.BY_CODE_POINT);
        private final Map<List<String>, Map<String, String>> byKey = new HashMap<>();

        Notes(String table, List<Note> notes) {
            for (Note note : notes) {
                if (note.table().equals(table)) {
                    columns.add(note.column());
                    byKey.computeIfAbsent(note.key(), k -> new HashMap<>()).put(note.column(), note.value());
                }
            }
        }

        List<String> appendedTo(List<String> cells, List<String> key) {
            if (columns.isEmpty()) {
                return cells;
            }
            Map<String, String> own = byKey.getOrDefault(key, Map.of());
            List<String> all = new ArrayList<>(cells);
            columns.forEach(c -> all.add(own.getOrDefault(c, "")));
            return all;
        }
    }

    private static List<String> membership(Membership member, Periods periods) {
        return row(
                member.parent(),
                member.unit(),
                edge(member.from(), periods),
                edge(member.to(), periods),
                member.share());
    }

    /** A day, or the period without dates that it stands for. */
    private static @Nullable Object edge(@Nullable LocalDate day, Periods periods) {
        DeclaredPeriod period = day == null ? null : periods.imagined(day);
        return period == null ? day : period;
    }

    private static List<String> unit(Unit unit, List<String> groupings, Periods periods) {
        List<String> cells = new ArrayList<>(row(
                unit.id(),
                unit.name(),
                unit.group(),
                unit.type(),
                edge(unit.from(), periods),
                edge(unit.to(), periods),
                unit.order(),
                unit.ranked(),
                joined(unit.succeeds(), Unit.Predecessor::unit),
                joined(
                        unit.succeeds(),
                        each -> each.share() == null ? "" : each.share().toString())));
        groupings.forEach(g -> cells.add(unit.in(g)));
        return cells;
    }

    /** Empty if none of them has anything to say. */
    private static String joined(List<Unit.Predecessor> all, Function<Unit.Predecessor, String> each) {
        List<String> words = all.stream().map(each).toList();
        return words.stream().allMatch(String::isEmpty) ? "" : String.join(";", words);
    }

    private static List<String> reading(Reading reading) {
        Reading.Details details = reading.details();
        return row(
                reading.unit(),
                reading.indicator(),
                reading.period(),
                reading.value(),
                reading.reportedStatus(),
                details.target(),
                details.base(),
                reading.numerator(),
                reading.denominator(),
                reading.vintage(),
                reading.revision(),
                details.measure(),
                reading.approx(),
                details.source(),
                reading.verified(),
                details.note(),
                details.submitted());
    }

    private static List<String> task(Task task) {
        return row(
                task.unit(),
                task.component(),
                task.id(),
                task.title(),
                word(task.kind()),
                task.target(),
                task.difficulty(),
                task.deadline(),
                task.measure(),
                task.indicator(),
                task.objects(),
                task.fixed());
    }

    private static List<String> milestone(MilestoneRow row) {
        Milestone milestone = row.milestone;
        return row(
                row.task.unit(),
                row.task.id(),
                milestone.id(),
                milestone.title(),
                milestone.weight(),
                milestone.due(),
                milestone.period(),
                milestone.done(),
                milestone.verified());
    }

    private static List<String> event(ScoreEvent event) {
        return row(
                event.unit(),
                event.id(),
                word(event.kind()),
                event.title(),
                event.level(),
                event.points(),
                event.matter(),
                event.date(),
                event.period(),
                event.document(),
                event.documented(),
                event.decided(),
                event.verified(),
                event.lifted(),
                event.reason());
    }

    private static List<String> ballot(Ballot ballot) {
        return row(ballot.period(), ballot.unit(), ballot.raterClass(), ballot.id(), ballot.vote(), ballot.voter());
    }

    private static List<String> history(HistoryEntry entry) {
        return row(entry.period(), entry.scheme(), entry.unit(), entry.node(), entry.score(), entry.rank(), entry.of());
    }

    private static List<String> answer(Answer answer) {
        return row(
                answer.check(),
                answer.unit(),
                answer.indicator(),
                answer.period(),
                answer.decision(),
                answer.numerator(),
                answer.denominator(),
                answer.value(),
                answer.date(),
                answer.reason());
    }

    private static List<String> claim(Claim claim) {
        return row(
                claim.id(),
                claim.unit(),
                word(claim.kind()),
                claim.subject(),
                claim.indicator(),
                claim.value(),
                claim.measure(),
                claim.deadline(),
                claim.scope(),
                claim.strength() == null ? null : word(claim.strength()),
                claim.phrase());
    }

    private static List<String> alias(Alias alias) {
        return row(alias.kind(), alias.name(), alias.alias(), alias.certain());
    }

    private static List<String> meeting(Meeting meeting) {
        return row(
                meeting.period(),
                meeting.id(),
                meeting.home(),
                meeting.away(),
                meeting.homeScore(),
                meeting.awayScore());
    }

    private static List<String> decision(Decision decision) {
        return row(
                decision.ranking(),
                decision.period(),
                decision.unit(),
                decision.place(),
                decision.reason(),
                decision.date());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** Cells of values that all have one plain form; absent = empty. */
    private static List<String> row(@Nullable Object... values) {
        return Arrays.stream(values).map(v -> v == null ? "" : v.toString()).toList();
    }
}
