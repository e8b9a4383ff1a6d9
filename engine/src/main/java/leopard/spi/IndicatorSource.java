package leopard.spi;

import java.util.Set;

/** An opened source 数据来源: named tables, each of which can be read from its beginning. */
public interface IndicatorSource extends AutoCloseable {

    /** Names of the tables that are there, without extension: {@code units}, {@code readings}, … */
    Set<String> tables();

    /**
     * Opens a table.
     *
     * @param problems takes what is wrong with single rows; the reading goes on after them
     * @throws SourceException with every problem that keeps the table from being read at all
     */
    Table read(String table, SourceProblems problems) throws SourceException;

    @Override
    default void close() {}
}
