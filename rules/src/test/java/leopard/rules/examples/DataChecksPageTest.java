package leopard.rules.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import leopard.model.Decimal;
import leopard.scheme.CheckRule.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The reference page of the data checks against the checks. */
class DataChecksPageTest {

    /** Rows of its table by the name of the check. */
    private static Map<String, List<String>> rows() throws IOException {
        Map<String, List<String>> rows = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("..", "docs", "data-checks.md"))) {
            if (line.startsWith("| `")) {
                List<String> cells = new ArrayList<>();
                for (String cell : Arrays.asList(line.split("(?<!\\\\)\\|", -1))) {
                    cells.add(cell.strip());
                }
                rows.put(cells.get(1).substring(1, cells.get(1).indexOf('`', 1)), cells);
            }
        }
        return rows;
    }

    @Test
    void the_page_has_every_check_and_no_other() throws IOException {
        assertThat(rows().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Kind.values()).map(Kind::word).toList());
    }

    @ParameterizedTest
    @EnumSource
    void settings_defaults_and_severity_are_those_of_the_page(Kind kind) throws IOException {
        List<String> row = rows().getOrDefault(kind.word(), List.of());
        assertThat(row).hasSize(6);
        String settings = row.get(3);
        for (Map.Entry<String, Decimal> number : kind.numbers().entrySet()) {
            assertThat(settings).contains("`" + number.getKey() + "` (" + number.getValue() + ")");
        }
        for (Map.Entry<String, List<String>> words : kind.words().entrySet()) {
            String shown = words.getValue().isEmpty() ? "none" : String.join(", ", words.getValue());
            assertThat(settings).contains("`" + words.getKey() + "` (" + shown + ")");
        }
        assertThat(settings.split("` \\(", -1).length - 1)
                .isEqualTo(kind.numbers().size() + kind.words().size());
        assertThat(row.get(4)).isEqualTo(kind.severity().word());
    }
}
