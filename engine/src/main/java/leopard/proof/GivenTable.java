package leopard.proof;

import java.util.List;
import leopard.spi.Row;

/**
 * A table that a test gives: it is read like any other.
 *
 * @param columns its header
 * @param rows one cell for each column; the place is that in the file of the tests
 */
public record GivenTable(List<String> columns, List<Row> rows) {

    /** What stands in a column of a row; empty if the table has no such column. */
    String cell(Row row, String column) {
        int at = columns.indexOf(column);
        return at < 0 ? "" : row.cells().get(at).text();
    }
}
