package leopard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who follows the first ten minutes of the reference to the letter sees what it shows. */
class TutorialIT {

    private static final Pattern FILE = Pattern.compile("(?s)`my-case/([a-z.]+)`[^`]*?\n```(?:yaml|csv)\n(.*?)```\n");
    private static final Pattern CALL =
            Pattern.compile("(?s)```sh\n\\./leopard ([^\n]* my-case [^\n]*|[^\n]* my-case)\n```\n\n```\n(.*?)```\n");

    @ParameterizedTest
    @ValueSource(strings = {"docs/scheme-reference.md", "docs/scheme-reference.zh-CN.md"})
    void the_files_and_commands_of_the_tutorial_give_what_it_prints(String page, @TempDir Path temp)
            throws IOException {
        String text = Files.readString(Call.repository(page));
        Path folder = Files.createDirectory(temp.resolve("my-case"));
        Matcher file = FILE.matcher(text);
        while (file.find()) {
            Files.writeString(folder.resolve(file.group(1)), file.group(2));
        }
        assertThat(folder).isDirectoryContaining("glob:**/scheme.yaml").isDirectoryContaining("glob:**/readings.csv");
        assertThat(Call.leopard("check", folder.toString()).exit()).isZero();
        List<MatchResult> calls = CALL.matcher(text).results().toList();
        assertThat(calls).hasSize(2);
        for (MatchResult call : calls) {
            String[] words = call.group(1).replace("my-case", folder.toString()).split(" ");
            assertThat(Call.leopard(words).out()).isEqualTo(call.group(2));
        }
    }
}
