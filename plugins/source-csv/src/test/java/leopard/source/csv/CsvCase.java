package leopard.source.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import leopard.model.Lang;
import leopard.model.Problem;
import leopard.model.Text;
import leopard.spi.Cell;
import leopard.spi.IndicatorSource;
import leopard.spi.Row;
import leopard.spi.SourceConfig;
import leopard.spi.SourceException;
import leopard.spi.SourceProblem;
import leopard.spi.Table;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A folder of files, the configuration of its source, and what comes out of reading it. */
final class CsvCase {

    private final Path base;
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, String> tables = new HashMap<>();

    /** What a table held, and what was said about it: {@code ERROR units.csv:3: what is wrong. what to do}. */
    record Content(
            String name, List<String> columns, List<List<String>> rows, List<String> places, List<String> problems) {}

    CsvCase(Path base) throws IOException {
        this.base = base.toRealPath();
        new CsvPlugin()
                .configuration().stream()
                        .filter(key -> key.fallback() != null)
                        .forEach(key -> texts.put(key.name(), key.fallback()));
    }

    CsvCase file(String name, String text) throws IOException {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    CsvCase file(String name, byte[]... parts) throws IOException {
        Path file = base.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[0]);
        for (byte[] part : parts) {
            Files.write(file, part, StandardOpenOption.APPEND);
        }
        return this;
    }

    CsvCase with(String key, String value) {
        assertThat(texts.put(key, value)).as("a declared key").isNotNull();
        return this;
    }

    CsvCase table(String table, String file) {
        tables.put(table, file);
        return this;
    }

    Path base() {
        return base;
    }

    IndicatorSource open() throws SourceException {
        return new CsvPlugin().open(new SourceConfig(base, texts, Map.of("tables", tables)));
    }

    Content read(String table) throws SourceException {
        List<String> problems = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        List<String> places = new ArrayList<>();
        try (IndicatorSource source = open();
                Table opened = source.read(table, problem -> problems.add(said(problem)))) {
            for (Row row = opened.next(); row != null; row = opened.next()) {
                rows.add(row.cells().stream().map(Cell::text).toList());
                places.add(row.place().toString());
            }
            assertThat(opened.next()).as("after the last row").isNull();
            return new Content(opened.name(), opened.columns(), rows, places, problems);
        }
    }

    /** Problems with which reading the table is refused. */
    List<String> refusal(String table) {
        return refusal(() -> read(table));
    }

    static List<String> refusal(ThrowingCallable reading) {
        SourceException refusal = catchThrowableOfType(SourceException.class, reading);
        assertThat(refusal).as("a refusal").isNotNull();
        return refusal.problems().stream().map(CsvCase::said).toList();
    }

    private static String said(SourceProblem problem) {
        if (problem.severity() == SourceProblem.Severity.ERROR) {
            return "ERROR " + said(problem.problem());
        }
        isInBothLanguages(problem.problem().message());
        return "NOTICE " + problem.problem().in(Lang.EN);
    }

    private static String said(Problem problem) {
        isInBothLanguages(problem.message());
        isInBothLanguages(problem.remedy());
        return problem.in(Lang.EN);
    }

    private static void isInBothLanguages(Text text) {
        assertThat(text.zh()).as("Chinese").containsPattern("\\p{IsHan}");
        assertThat(text.en()).as("English").containsPattern("[a-z]").doesNotContainPattern("\\p{IsHan}");
        assertThat(text.in(Lang.ZH)).doesNotContain("Exception", "\tat ");
    }
}
