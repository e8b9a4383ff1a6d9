package leopard.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import leopard.model.Decimal;
import leopard.model.Note;
import leopard.model.Period;
import leopard.model.Periods;
import leopard.model.Place;
import leopard.model.Problem;
import leopard.model.Text;
import leopard.model.When;
import leopard.spi.Cell;
import leopard.spi.Row;
import leopard.spi.SourceException;
import leopard.spi.Table;
import org.jspecify.annotations.Nullable;

/**
 * A table while it is read, row by row: its cells by column, typed. A cell that cannot be read is a problem of the log and
 * gives null, or whatever is harmless; {@link #isClean} says whether the row at hand had any.
 */
final class Sheet implements AutoCloseable {

    private static final Cell EMPTY = Cell.of("");

    private final String kind;
    private final Periods periods;
    private final List<String> keyColumns;
    private final Table table;
    private final ProblemLog log;
    private final Map<String, Integer> index = new HashMap<>();
    private final List<String> noteColumns = new ArrayList<>();
    private final Map<List<String>, Place> keys = new HashMap<>();
    private List<Cell> cells = List.of();
    private Place place;
    private long problemsBefore;
    private boolean complete = true;
    private boolean skipped;

    /**
     * @param kind name of the table
     * @param keyColumns columns that tell its rows apart
     */
    Sheet(String kind, List<String> keyColumns, Table table, Periods periods, ProblemLog log) {
        this.kind = kind;
        this.periods = periods;
        this.keyColumns = keyColumns;
        this.table = table;
        this.log = log;
        this.place = Place.file(table.name());
        List<String> columns = table.columns();
        for (int i = 0; i < columns.size(); i++) {
            index.put(columns.get(i), i);
        }
    }

    @Override
    public void close() {
        table.close();
    }

    String name() {
        return table.name();
    }

    List<String> columns() {
        return table.columns();
    }

    boolean has(String column) {
        return index.containsKey(column);
    }

    /** Columns whose cells are kept as notes. */
    void takeAsNotes(List<String> columns) {
        noteColumns.addAll(columns);
    }

    /** Moves to the next row; false after the last. */
    boolean next() {
        problemsBefore = log.count();
        try {
            Row row = table.next();
            if (log.count() > problemsBefore) {
                complete = false;
            }
            problemsBefore = log.count();
            if (row == null) {
                return false;
            }
            skipped = false;
            place = row.place();
            cells = row.cells();
            return true;
        } catch (SourceException e) {
            e.problems().forEach(log::add);
            complete = false;
            return false;
        }
    }

    /** Whether every row so far could be read and names what it is about, so that what is not there can be called unknown. */
    boolean isComplete() {
        return complete;
    }

    /** Says that a row did not even name what it is about. */
    void markIncomplete() {
        complete = false;
    }

    /** Says that the row at hand hangs on something that could not be read, which has a problem already. */
    void markSkipped() {
        skipped = true;
    }

    /** Whether the row at hand can be used. */
    boolean isClean() {
        return log.count() == problemsBefore && !skipped;
    }

    Place place() {
        return place;
    }

    void fault(String column, Text message, Text remedy) {
        log.add(place.field(column), message, remedy);
    }

    void fault(Supplier<Problem> problem) {
        log.add(problem);
    }

    private void fault(String column, CellFault fault) {
        fault(column, fault.message(), fault.remedy());
    }

    private Cell cell(String column) {
        Integer at = index.get(column);
        return at == null ? EMPTY : cells.get(at);
    }

    boolean isEmpty(String column) {
        Integer at = index.get(column);
        return at == null || cells.get(at).text().isEmpty();
    }

    /** The cell as it stands. */
    String text(String column) {
        return cell(column).text();
    }

    private boolean isMissing(String column) {
        if (!isEmpty(column)) {
            return false;
        }
        fault(column, Text.of("%s 是空的", "%s is empty", column), Text.of("填写这个单元格", "fill in the cell"));
        return true;
    }

    /** An id that must be there; empty, with a problem, if it is none. */
    String id(String column) {
        if (isMissing(column)) {
            return "";
        }
        try {
            return CellText.id(text(column));
        } catch (CellFault fault) {
            fault(column, fault);
            return "";
        }
    }

    /** A name by which things are told apart; may be empty. */
    String label(String column) {
        try {
            return CellText.label(text(column));
        } catch (CellFault fault) {
            fault(column, fault);
            return "";
        }
    }

    String neededLabel(String column) {
        return isMissing(column) ? "" : label(column);
    }

    /** One of the given words; null, with a problem, if it is none. */
    <T> @Nullable T oneOf(String column, Map<String, T> words) {
        if (isMissing(column)) {
            return null;
        }
        String text = text(column);
        T found = words.get(text);
        if (found == null) {
            unknownWord(column, words);
        }
        return found;
    }

    /** One of the given words; null where the cell is empty or, with a problem, has another word. */
    <T> @Nullable T oneOfOrNull(String column, Map<String, T> words) {
        return isEmpty(column) ? null : oneOf(column, words);
    }

    /** One of the given words, or {@code fallback} where the cell is empty. */
    <T> T oneOf(String column, Map<String, T> words, T fallback) {
        if (isEmpty(column)) {
            return fallback;
        }
        T found = words.get(text(column));
        if (found == null) {
            unknownWord(column, words);
            return fallback;
        }
        return found;
    }

    private void unknownWord(String column, Map<String, ?> words) {
        String text = text(column);
        fault(
                column,
                Text.of("“%s”不是 %s 的取值", "“%s” is not a word of %s", CellText.quoted(text), column),
                Text.of("可写: %s", "expected one of: %s", String.join(", ", words.keySet())));
    }

    boolean bool(String column, boolean fallback) {
        if (isEmpty(column)) {
            return fallback;
        }
        try {
            return CellText.bool(text(column));
        } catch (CellFault fault) {
            fault(column, fault);
            return fallback;
        }
    }

    /** A plain number, or null. */
    @Nullable
    Decimal number(String column) {
        return number(column, Measure.NONE);
    }

    /** A number in the notation that its unit of measure allows; null if the cell is empty or, with a problem, no number. */
    @Nullable
    Decimal number(String column, Measure measure) {
        Cell cell = cell(column);
        try {
            if (cell instanceof Cell.Figure figure) {
                // The source has types; its numbers may be of any length.
                return CellText.bounded(figure.value(), "E");
            }
            String text = cell.text();
            return text.isEmpty() ? null : CellText.number(text, measure);
        } catch (CellFault fault) {
            fault(column, fault);
            return null;
        }
    }

    @Nullable
    Decimal neededNumber(String column) {
        return isMissing(column) ? null : number(column);
    }

    /** A positive whole number. */
    int whole(String column, int fallback) {
        if (isEmpty(column)) {
            return fallback;
        }
        try {
            return CellText.whole(text(column));
        } catch (CellFault fault) {
            fault(column, fault);
            return fallback;
        }
    }

    /** A day, or null. */
    @Nullable
    LocalDate day(String column) {
        if (isEmpty(column)) {
            return null;
        }
        try {
            return CellText.day(text(column));
        } catch (CellFault fault) {
            fault(column, fault);
            return null;
        }
    }

    /** A day, a month, or a period of the scheme's own list; or null. */
    @Nullable
    When when(String column) {
        if (isEmpty(column)) {
            return null;
        }
        Period declared = periods.isCalendar() ? null : periods.find(text(column));
        if (declared != null) {
            return When.in(declared);
        }
        if (!periods.isDated()) {
            fault(
                    column,
                    Text.of(
                            "“%s”不是方案自定的周期,而方案的周期没有日期",
                            "“%s” is no period of the scheme, whose periods have no dates",
                            CellText.quoted(text(column))),
                    ownPeriods());
            return null;
        }
        try {
            return CellText.when(text(column));
        } catch (CellFault fault) {
            fault(column, fault);
            return null;
        }
    }

    @Nullable
    When neededWhen(String column) {
        return isMissing(column) ? null : when(column);
    }

    /** The parts of a cell between semicolons; none if it is empty. */
    List<String> parts(String column) {
        String text = text(column);
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split("[;;]", -1)).map(String::strip).toList();
    }

    /** Where periods have no dates, so that nothing but one of them can be meant; null, with a problem, if none is. */
    @Nullable
    LocalDate dayOf(String column) {
        When when = when(column);
        return when == null ? null : when.day();
    }

    private Text ownPeriods() {
        return Text.of("可写: %s", "expected one of: %s", periods.forms());
    }

    /** A period of the scheme's, or any period of the calendar; null, with a problem, if it is none. */
    @Nullable
    Period period(String column) {
        if (isMissing(column)) {
            return null;
        }
        if (!periods.isCalendar()) {
            Period declared = periods.find(text(column));
            Period known = declared == null ? Period.parse(text(column)) : declared;
            if (known == null) {
                fault(
                        column,
                        Text.of("方案没有周期“%s”", "the scheme has no period “%s”", CellText.quoted(text(column))),
                        ownPeriods());
            }
            return known;
        }
        try {
            return CellText.period(text(column));
        } catch (CellFault fault) {
            fault(column, fault);
            return null;
        }
    }

    /** The notes of the row at hand as {@code column=value}, joined by {@code ;}. */
    String joinedNotes() {
        StringBuilder joined = new StringBuilder();
        for (String column : noteColumns) {
            String text = text(column);
            if (!text.isEmpty()) {
                joined.append(joined.isEmpty() ? "" : ";")
                        .append(column)
                        .append('=')
                        .append(text);
            }
        }
        return joined.toString();
    }

    /** Keeps what the columns that nobody knows say about the row at hand. */
    void keepNotes(List<Note> into) {
        if (noteColumns.isEmpty()) {
            return;
        }
        List<String> key = key();
        for (String column : noteColumns) {
            String text = text(column);
            if (!text.isEmpty()) {
                into.add(new Note(kind, key, column, text));
            }
        }
    }

    private List<String> key() {
        return keyColumns.stream().map(this::text).toList();
    }

    /** Reports a row whose key an earlier row has; only for tables that are small beside the readings. */
    boolean isRepeated() {
        List<String> key = key();
        Place first = keys.putIfAbsent(key, place);
        if (first == null) {
            return false;
        }
        log.add(
                place,
                Text.of(
                        "与 %s 重复: %s",
                        "repeats %s: %s",
                        first,
                        String.join(", ", key.stream().map(CellText::quoted).toList())),
                Text.of("删去其中一行", "remove one of the rows"));
        return true;
    }
}
