package leopard.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import leopard.model.Place;
import leopard.model.Problem;
import leopard.model.Text;
import leopard.spi.Cell;
import leopard.spi.IndicatorSource;
import leopard.spi.Row;
import leopard.spi.SourceException;
import leopard.spi.SourceProblem;
import leopard.spi.SourceProblems;
import leopard.spi.Table;

/** Tables from strings: comma-separated, quoted as RFC 4180 has it, the first line is the header. */
public final class TextTables implements IndicatorSource {

    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, List<SourceProblem>> sayings = new HashMap<>();

    private TextTables() {}

    public static TextTables empty() {
        return new TextTables();
    }

    /** These tables with another one, or with another text for it. */
    public TextTables with(String table, String text) {
        texts.put(table, text);
        return this;
    }

    public TextTables without(String table) {
        texts.remove(table);
        return this;
    }

    /** Lets the source say something about a table when it is opened. */
    public TextTables saying(String table, SourceProblem problem) {
        sayings.computeIfAbsent(table, t -> new ArrayList<>()).add(problem);
        return this;
    }

    @Override
    public Set<String> tables() {
        return texts.keySet();
    }

    @Override
    public Table read(String table, SourceProblems problems) throws SourceException {
        String text = texts.get(table);
        String file = table + ".csv";
        if (text == null) {
            throw new SourceException(Problem.at(Place.file(file), Text.same("no such table")));
        }
        sayings.getOrDefault(table, List.of()).forEach(problems::report);
        Records records = new Records(text);
        List<String> header = records.next();
        if (header.isEmpty()) {
            throw new SourceException(Problem.at(Place.file(file), Text.same("is empty, expected a header line")));
        }
        return new TextTable(file, header, records, problems);
    }

    private record TextTable(String name, List<String> columns, Records records, SourceProblems problems)
            implements Table {
        @Override
        public @org.jspecify.annotations.Nullable Row next() {
            for (List<String> cells = records.next(); !cells.isEmpty(); cells = records.next()) {
                Place place = Place.line(name, records.firstLine);
                if (cells.size() == columns.size()) {
                    return new Row(place, cells.stream().map(Cell::of).toList());
                }
                problems.report(SourceProblem.error(Problem.at(
                        place,
                        Text.same("line has " + cells.size() + " cells, the header has " + columns.size()
                                + " columns"))));
            }
            return null;
        }

        @Override
        public void close() {}
    }

    /** Splits a text into records; blank lines are none. */
    private static final class Records {
        private final String text;
        private int at;
        private int line = 1;
        private int firstLine;

        Records(String text) {
            this.text = text;
        }

        /** The next record, or an empty list after the last. */
        List<String> next() {
            while (at < text.length() && text.charAt(at) == '\n') {
                at++;
                line++;
            }
            List<String> cells = new ArrayList<>();
            if (at >= text.length()) {
                return cells;
            }
            firstLine = line;
            StringBuilder cell = new StringBuilder();
            boolean quoted = false;
            for (; at < text.length(); at++) {
                char c = text.charAt(at);
                line += c == '\n' ? 1 : 0;
                if (quoted && c == '"' && at + 1 < text.length() && text.charAt(at + 1) == '"') {
                    cell.append('"');
                    at++;
                } else if (c == '"') {
                    quoted = !quoted;
                } else if (!quoted && (c == ',' || c == '\n')) {
                    cells.add(cell.toString());
                    cell.setLength(0);
                    if (c == '\n') {
                        at++;
                        return cells;
                    }
                } else {
                    cell.append(c);
                }
            }
            cells.add(cell.toString());
            return cells;
        }
    }
}
