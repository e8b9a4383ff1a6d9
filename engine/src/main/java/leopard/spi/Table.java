package leopard.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An opened table: a header and a stream of rows. Rows are not kept, so the size of a table does not decide the memory. */
public interface Table extends AutoCloseable {

    /** What its places call it: a file name relative to the case, a query. */
    String name();

    /** Names of the columns, as they stand in the header. */
    List<String> columns();

    /**
     * The next row, or null after the last.
     *
     * @throws SourceException if nothing more can be read
     */
    @Nullable
    Row next() throws SourceException;

    @Override
    void close();
}
