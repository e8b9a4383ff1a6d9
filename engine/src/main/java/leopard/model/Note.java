package leopard.model;

import java.util.Comparator;
import java.util.List;

/**
 * The cell of a column that Leopard does not know, kept as it stood. Those of readings stand in
 * {@link Reading.Details#note()}.
 *
 * @param table name of the table
 * @param key what tells the row from the others of its table
 */
public record Note(String table, List<String> key, String column, String value) {

    /** By table, key and column. */
    public static final Comparator<Note> ORDER = Comparator.comparing(Note::table, UnitList.BY_CODE_POINT)
            .thenComparing(n -> String.join("\n", n.key), UnitList.BY_CODE_POINT)
            .thenComparing(Note::column, UnitList.BY_CODE_POINT);
}
