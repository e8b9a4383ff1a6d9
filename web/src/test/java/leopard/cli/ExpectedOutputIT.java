package leopard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What {@code score} printed for the shipped cases when its figures were last checked against the worked example, under
 * {@code expected/}. A figure that changed is named first; then every byte counts, so that a wording changes there too.
 */
class ExpectedOutputIT {

    private static final List<String> TABLES =
            List.of("ranking.csv", "lines.csv", "awards.csv", "warnings.csv", "statistics.csv");

    private static final Set<String> WORDINGS = Set.of("title", "formula", "reason", "message");

    @ParameterizedTest
    @CsvSource({"xilin-1plus2, 2024-06", "xilin-leopard-award, 2024-Q2", "xilin-1plus1, 2024-Q2"})
    void every_figure_and_every_byte_is_the_committed_one(String name, String period, @TempDir Path temp)
            throws IOException {
        Path expected = Call.repository("rules/examples/" + name + "/expected/" + period);
        Path result = ExampleCase.copy(name, temp).score(period, temp.resolve("out"));
        for (String table : TABLES) {
            assertThat(figures(result.resolve(table)))
                    .as("%s %s", name, table)
                    .isEqualTo(figures(expected.resolve(table)));
            assertThat(Files.readString(result.resolve(table)).lines().findFirst())
                    .isEqualTo(Files.readString(expected.resolve(table)).lines().findFirst());
        }
        for (String table : TABLES) {
            assertThat(result.resolve(table)).as("%s %s", name, table).hasSameBinaryContentAs(expected.resolve(table));
        }
    }

    private static List<Map<String, String>> figures(Path table) throws IOException {
        List<Map<String, String>> rows = new ArrayList<>();
        for (CsvText.Row row : CsvText.rows(table)) {
            Map<String, String> figures = new TreeMap<>(row.cells());
            figures.keySet().removeAll(WORDINGS);
            rows.add(figures);
        }
        return rows;
    }
}
