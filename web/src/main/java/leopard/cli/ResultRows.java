package leopard.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import leopard.model.Place;
import leopard.model.Problem;
import leopard.model.Text;
import leopard.spi.Cell;
import leopard.spi.IndicatorSource;
import leopard.spi.Row;
import leopard.spi.SourceException;
import leopard.spi.SourceProblem;
import leopard.spi.Table;
import org.jspecify.annotations.Nullable;

/** The rows of a table that Leopard wrote itself, or that is compared with one: cells by the names of their columns. */
final class ResultRows implements AutoCloseable {

    private final Table table;
    private final List<String> columns;
    private final List<Problem> problems;

    /** A row and where it stands. */
    record Line(List<String> columns, List<String> cells, Place place) {

        /** The cell of a column; empty if the table has no such column. */
        String cell(String column) {
            int at = columns.indexOf(column);
            return at < 0 ? "" : cells.get(at);
        }

        /** The cells of some columns. */
        List<String> cells(List<String> names) {
            return names.stream().map(this::cell).toList();
        }
    }

    private ResultRows(Table table, List<Problem> problems) {
        this.table = table;
        this.columns = List.copyOf(table.columns());
        this.problems = problems;
    }

    /**
     * Opens a table.
     *
     * @param needed columns that it must have
     */
    static ResultRows open(IndicatorSource source, String name, List<String> needed) throws SourceException {
        List<Problem> problems = new ArrayList<>();
        Table table = source.read(name, problem -> {
            if (problem.severity() == SourceProblem.Severity.ERROR) {
                problems.add(problem.problem());
            }
        });
        List<String> missing = needed.stream()
                .filter(column -> !table.columns().contains(column))
                .toList();
        if (!missing.isEmpty()) {
            table.close();
            throw new SourceException(Problem.at(
                    Place.line(table.name(), 1),
                    Text.of("缺少列 %s", "the columns %s are missing", String.join(", ", missing))));
        }
        return new ResultRows(table, problems);
    }

    List<String> columns() {
        return columns;
    }

    /** The next row, null after the last. */
    @Nullable
    Line next() throws SourceException {
        Row row = table.next();
        if (!problems.isEmpty()) {
            throw new SourceException(problems);
        }
        return row == null
                ? null
                : new Line(columns, row.cells().stream().map(Cell::text).toList(), row.place());
    }

    /** How tables are read that Leopard wrote. */
    static Map<String, String> settings() {
        return Map.of("encoding", "utf-8", "delimiter", "comma");
    }

    @Override
    public void close() {
        table.close();
    }
}
