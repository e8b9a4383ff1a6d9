package leopard.rules.scheme;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import leopard.intake.LedgerTable;
import leopard.model.Place;
import leopard.proof.GivenTable;
import leopard.scheme.Lists.ListRule;
import leopard.scheme.Scheme;
import leopard.spi.Cell;
import leopard.spi.Row;

/** Gathers the tables that a test gives, row by row; what a row does not say is empty. */
final class GivenRows {

    private record Given(Map<String, String> cells, Place place) {}

    private final Map<String, List<Given>> rows = new LinkedHashMap<>();

    void add(LedgerTable table, Map<String, String> cells, Place place) {
        add(table.word(), cells, place);
    }

    void add(String table, Map<String, String> cells, Place place) {
        rows.computeIfAbsent(table, t -> new ArrayList<>()).add(new Given(cells, place));
    }

    /** How many rows a table has so far: for ids that the author need not make up. */
    int count(String table) {
        return rows.getOrDefault(table, List.of()).size();
    }

    /** All tables that a case of the scheme may have, each with the columns that it must have and those that are given. */
    Map<String, GivenTable> tables(Scheme scheme) {
        Map<String, GivenTable> tables = new LinkedHashMap<>();
        for (LedgerTable each : LedgerTable.values()) {
            tables.put(each.word(), table(each.word(), each.required()));
        }
        for (ListRule list : scheme.lists().lists().values()) {
            tables.put(list.id(), table(list.id(), columns(list)));
        }
        return tables;
    }

    /** Columns of the table of a list. */
    static List<String> columns(ListRule list) {
        List<String> columns = new ArrayList<>(List.of("unit", "id"));
        list.columns().forEach(column -> columns.add(column.id()));
        return columns;
    }

    private GivenTable table(String name, List<String> required) {
        List<Given> given = rows.getOrDefault(name, List.of());
        Set<String> columns = new LinkedHashSet<>(required);
        given.forEach(row -> columns.addAll(row.cells.keySet()));
        List<Row> cells = new ArrayList<>();
        for (Given row : given) {
            cells.add(new Row(
                    row.place,
                    columns.stream()
                            .map(column -> Cell.of(row.cells.getOrDefault(column, "")))
                            .toList()));
        }
        return new GivenTable(List.copyOf(columns), List.copyOf(cells));
    }
}
