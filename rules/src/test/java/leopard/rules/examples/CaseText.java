package leopard.rules.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import leopard.intake.Intake;
import leopard.model.Ledger;
import leopard.model.Place;
import leopard.model.Problem;
import leopard.model.Text;
import leopard.rules.scheme.SchemeReader;
import leopard.scheme.Scheme;
import leopard.spi.Cell;
import leopard.spi.IndicatorSource;
import leopard.spi.Row;
import leopard.spi.SourceException;
import leopard.spi.SourceProblems;
import leopard.spi.Table;
import org.jspecify.annotations.Nullable;

/** A shipped case as text, so that a test can change a figure in it and read it again. */
final class CaseText {

    private final String scheme;
    private final Map<String, String> tables;

    private CaseText(String scheme, Map<String, String> tables) {
        this.scheme = scheme;
        this.tables = tables;
    }

    /** A case and what it says. */
    record Read(Scheme scheme, Ledger ledger) {}

    static CaseText shipped(String name) throws IOException {
        Path folder = Path.of("examples", name);
        Map<String, String> tables = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".csv")).toList()) {
                String table = file.getFileName().toString();
                tables.put(table.substring(0, table.length() - ".csv".length()), Files.readString(file));
            }
        }
        return new CaseText(Files.readString(folder.resolve("scheme.yaml")), tables);
    }

    /** With {@code before}, which stands there exactly once, replaced. */
    CaseText replacing(String table, String before, String after) {
        return with(table, replaced(tables.getOrDefault(table, ""), before, after));
    }

    CaseText replacingInScheme(String before, String after) {
        return new CaseText(replaced(scheme, before, after), tables);
    }

    private static String replaced(String text, String before, String after) {
        assertThat(text.split(Pattern.quote(before), -1))
                .as("text around '%s'", before)
                .hasSize(2);
        return text.replace(before, after);
    }

    /** With every {@code before} replaced in a table; there must be one. */
    CaseText replacingAll(String table, String before, String after) {
        assertThat(tables.get(table)).contains(before);
        return with(table, tables.getOrDefault(table, "").replace(before, after));
    }

    CaseText adding(String table, String lines) {
        return with(table, tables.getOrDefault(table, "") + lines);
    }

    CaseText with(String table, String text) {
        Map<String, String> changed = new TreeMap<>(tables);
        changed.put(table, text);
        return new CaseText(scheme, changed);
    }

    /** With the rows of every table in another order. No cell of the case has a line break. */
    CaseText shuffled(long seed) {
        Map<String, String> changed = new TreeMap<>();
        tables.forEach((name, text) -> {
            List<String> lines = new ArrayList<>(text.lines().toList());
            Collections.shuffle(lines.subList(1, lines.size()), new Random(seed));
            changed.put(name, String.join("\n", lines) + "\n");
        });
        return new CaseText(scheme, changed);
    }

    /** Rows of a file that stands beside the tables of a shipped case, the header left out. */
    static List<List<String>> rows(String name, String file) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        Files.readString(Path.of("examples", name, file)).lines().skip(1).forEach(line -> rows.add(cells(line)));
        return rows;
    }

    List<String> columns(String table) {
        return cells(line(table, ""));
    }

    /** The first line of a table that has {@code part}. */
    String line(String table, String part) {
        return tables.getOrDefault(table, "")
                .lines()
                .filter(l -> l.contains(part))
                .findFirst()
                .orElseThrow();
    }

    Read read() {
        SchemeReader.Result reading = SchemeReader.read("scheme.yaml", scheme);
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.warnings()).isEmpty();
        Scheme read = reading.scheme();
        if (read == null) {
            throw new AssertionError("no scheme");
        }
        Intake.Result taken = Intake.read(read, new Source());
        assertThat(taken.problems()).isEmpty();
        assertThat(taken.notices()).isEmpty();
        Ledger ledger = taken.ledger();
        if (ledger == null) {
            throw new AssertionError("no ledger");
        }
        return new Read(read, ledger);
    }

    static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    private final class Source implements IndicatorSource {
        @Override
        public Set<String> tables() {
            return tables.keySet();
        }

        @Override
        public Table read(String table, SourceProblems problems) throws SourceException {
            String text = tables.get(table);
            if (text == null) {
                throw new SourceException(Problem.at(Place.file(table + ".csv"), Text.same("no such table")));
            }
            return new Lines(table + ".csv", text.lines().toList());
        }
    }

    private static final class Lines implements Table {
        private final String name;
        private final List<String> lines;
        private int at;

        Lines(String name, List<String> lines) {
            this.name = name;
            this.lines = lines;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public List<String> columns() {
            return cells(lines.get(0));
        }

        @Override
        public @Nullable Row next() {
            at++;
            return at < lines.size()
                    ? new Row(
                            Place.line(name, at + 1),
                            cells(lines.get(at)).stream().map(Cell::of).toList())
                    : null;
        }

        @Override
        public void close() {}
    }
}
