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
import leopard.spi.Cell;
import leopard.spi.Row;

/** Gathers the tables that a test gives, row by row; what a row does not say is empty. */
final class GivenRows {

    private record Given(Map<String, String> cells, Place place) {}

    private final Map<String, List<Given>> rows = new LinkedHashMap<>();

    void add(LedgerTable table, Map<String, String> cells, Place place) {
        rows.computeIfAbsent(table.word(), t -> new ArrayList<>()).add(new Given(cells, place));
    }

    /** How many rows a table has so far: for ids that the author need not make up. */
    int count(LedgerTable table) {
        return rows.getOrDefault(table.word(), List.of()).size();
    }

    /** All tables, each with the columns that it must have and those that are given. */
    Map<String, GivenTable> tables() {
        Map<String, GivenTable> tables = new LinkedHashMap<>();
        for (LedgerTable each : LedgerTable.values()) {
            List<Given> given = rows.getOrDefault(each.word(), List.of());
            Set<String> columns = new LinkedHashSet<>(each.required());
            given.forEach(row -> columns.addAll(row.cells.keySet()));
            tables.put(
                    each.word(),
                    new GivenTable(
                            List.copyOf(columns),
                            given.stream()
                                    .map(row -> new Row(
                                            row.place,
                                            columns.stream()
                                                    .map(c -> Cell.of(row.cells.getOrDefault(c, "")))
                                                    .toList()))
                                    .toList()));
        }
        return tables;
    }
}
