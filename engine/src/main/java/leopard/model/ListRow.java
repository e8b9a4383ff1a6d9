package leopard.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of a list that the scheme declares 清单: a project, an inspection, a complaint.
 *
 * @param list id of the list
 * @param id unique in the list for the unit
 * @param cells what the declared columns say; a column that says nothing is not there
 */
public record ListRow(String list, String unit, String id, Map<String, Cell> cells, Place place) {

    /**
     * What a column says.
     *
     * @param text as it is compared with words: of yes and no {@code true} and {@code false}
     * @param number its number, null where the column has no numbers
     * @param date its date, null where the column has no dates
     */
    public record Cell(
            String text, @Nullable Decimal number, @Nullable When date) {}

    /** What a column says, or null. */
    public @Nullable Cell cell(String column) {
        return cells.get(column);
    }
}
