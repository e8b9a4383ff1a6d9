package leopard.proof;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import leopard.model.Place;
import leopard.model.Problem;
import leopard.model.Text;
import leopard.spi.IndicatorSource;
import leopard.spi.Row;
import leopard.spi.SourceException;
import leopard.spi.SourceProblems;
import leopard.spi.Table;
import org.jspecify.annotations.Nullable;

/** The tables of one test as a source. */
record GivenTables(String file, Map<String, GivenTable> given) implements IndicatorSource {

    @Override
    public Set<String> tables() {
        return given.keySet();
    }

    @Override
    public Table read(String table, SourceProblems problems) throws SourceException {
        GivenTable wanted = given.get(table);
        if (wanted == null) {
            throw new SourceException(
                    Problem.at(Place.file(file), Text.of("没有表 %s", "there is no table %s", table), Text.EMPTY));
        }
        return new Opened(file, wanted.columns(), wanted.rows().iterator());
    }

    private record Opened(String name, List<String> columns, Iterator<Row> rows) implements Table {
        @Override
        public @Nullable Row next() {
            return rows.hasNext() ? rows.next() : null;
        }

        @Override
        public void close() {}
    }
}
