package leopard.model;

import org.jspecify.annotations.Nullable;

/**
 * Where something stands: a file (or a database and query), the line or cell in it, the field. Lines and columns count
 * from 1; 0 means the whole file.
 *
 * @param file name of the file relative to the case, or whatever a source calls its tables
 * @param line line, or row of a query
 * @param column column of the line, where that is known
 * @param field name of the field, where one is meant
 */
public record Place(
        String file, int line, int column, @Nullable String field) {

    public static final Place NOWHERE = new Place("", 0, 0, null);

    public static Place file(String file) {
        return new Place(file, 0, 0, null);
    }

    public static Place line(String file, int line) {
        return new Place(file, line, 0, null);
    }

    public Place field(String name) {
        return new Place(file, line, column, name);
    }

    /** {@code readings.csv:12:3 [value]}, leaving out what is not known. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(file);
        if (line > 0) {
            text.append(':').append(line);
        }
        if (column > 0) {
            text.append(':').append(column);
        }
        if (field != null) {
            text.append(text.isEmpty() ? "[" : " [").append(field).append(']');
        }
        return text.toString();
    }
}
