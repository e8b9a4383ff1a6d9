/**
 * Tables of a case from {@code .csv} files, and the example for authors of other sources 数据来源. Reads from top to bottom:
 * {@link leopard.source.csv.CsvPlugin} says what can be configured, {@link leopard.source.csv.CsvFolder} finds the files,
 * {@link leopard.source.csv.CsvText} tells their encoding, {@link leopard.source.csv.CsvRecords} splits them into cells, and
 * {@link leopard.source.csv.CsvTable} holds the rows against the header.
 */
@NullMarked
package leopard.source.csv;

import org.jspecify.annotations.NullMarked;
