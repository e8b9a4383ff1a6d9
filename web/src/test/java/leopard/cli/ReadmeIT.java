package leopard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the READMEs show is what the program prints. */
class ReadmeIT {

    /** Lines of the fenced blocks that name no language: what a command printed. */
    private static List<List<String>> printed(String readme) throws IOException {
        List<List<String>> blocks = new ArrayList<>();
        List<String> block = null;
        for (String line : Files.readAllLines(Call.repository(readme))) {
            if (line.equals("```") && block == null) {
                block = new ArrayList<>();
            } else if (line.equals("```") && block != null) {
                blocks.add(block);
                block = null;
            } else if (line.startsWith("```")) {
                block = block == null ? new ArrayList<>() : null;
            } else if (block != null) {
                block.add(line);
            }
        }
        return blocks.stream()
                .filter(b -> !b.isEmpty() && !b.get(0).startsWith("./leopard"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.zh-CN.md"})
    void the_ranking_and_the_sheet_on_its_first_screen_are_printed_by_the_program(String readme, @TempDir Path temp)
            throws IOException {
        String june = Call.repository("rules/examples/xilin-1plus2").toString();
        List<List<String>> shown = printed(readme);
        assertThat(shown).hasSize(2);
        Call score = Call.leopard(
                "score",
                june,
                "--period",
                "2024-06",
                "--out",
                temp.resolve("june").toString());
        assertThat(score.out().lines().toList()).startsWith(shown.get(0).toArray(String[]::new));
        Call sheet = Call.leopard("explain", june, "--period", "2024-06", "--unit", "东岱村");
        List<String> lines = shown.get(1);
        assertThat(lines.get(lines.size() - 1)).contains("…");
        assertThat(sheet.out().lines().toList())
                .startsWith(lines.subList(0, lines.size() - 1).toArray(String[]::new));
    }
}
