package leopard.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import leopard.model.Lang;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFolderTest {

    private Path parent = Path.of("");
    private Path target = Path.of("");

    @BeforeEach
    void folderWithAChineseName(@TempDir Path temp) throws IOException {
        parent = Files.createDirectory(temp.toRealPath().resolve("结果 results"));
        target = parent.resolve("六月");
    }

    private static ResultFolder.Content text(String text) {
        return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private void write(String seal, String ranking) throws IOException {
        try (ResultFolder folder = ResultFolder.begin(target)) {
            folder.write("seal.json", text(seal));
            folder.write("inputs/units.csv", text("unit\n"));
            folder.write("ranking.csv", text(ranking));
            folder.publish();
        }
    }

    private List<String> names(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> String.valueOf(entry.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void a_result_takes_its_name_at_once_and_nothing_else_stays() throws IOException {
        write("{}", "1");
        assertThat(names(parent)).containsExactly("六月");
        assertThat(names(target)).containsExactly("inputs", "ranking.csv", "seal.json");
        assertThat(names(target.resolve("inputs"))).containsExactly("units.csv");
    }

    @Test
    void an_older_result_is_replaced_as_a_whole() throws IOException {
        write("{}", "1");
        Files.writeString(target.resolve("lines.csv"), "of the old one");
        write("{}", "2");
        assertThat(names(parent)).containsExactly("六月");
        assertThat(names(target)).containsExactly("inputs", "ranking.csv", "seal.json");
        assertThat(target.resolve("ranking.csv")).hasContent("2");
    }

    @Test
    void what_fails_on_the_way_leaves_the_older_result_and_no_trace() throws IOException {
        write("{}", "1");
        assertThatThrownBy(() -> {
                    try (ResultFolder folder = ResultFolder.begin(target)) {
                        folder.write("seal.json", text("{}"));
                        folder.write("ranking.csv", out -> {
                            throw new IOException("No space left on device");
                        });
                        folder.publish();
                    }
                })
                .isInstanceOf(IOException.class);
        assertThat(names(parent)).containsExactly("六月");
        assertThat(target.resolve("ranking.csv")).hasContent("1");
    }

    @Test
    void two_runs_at_once_leave_one_whole_result() throws IOException {
        try (ResultFolder one = ResultFolder.begin(target);
                ResultFolder other = ResultFolder.begin(target)) {
            for (ResultFolder each : List.of(one, other)) {
                each.write("seal.json", text("{}"));
                each.write("inputs/units.csv", text("unit\n"));
                each.write("ranking.csv", text(each == one ? "one" : "other"));
            }
            one.publish();
            other.publish();
        }
        assertThat(names(parent)).containsExactly("六月");
        assertThat(target.resolve("ranking.csv")).hasContent("other");
    }

    @Test
    void what_a_killed_run_left_behind_goes_and_a_result_it_had_moved_away_comes_back() throws IOException {
        write("{}", "1");
        long dead = deadProcess();
        Files.move(target, parent.resolve(".六月.leopard-old-" + dead + "-1a"));
        Files.createDirectory(parent.resolve(".六月.leopard-new-" + dead + "-1a"));
        Path foreign = Files.createDirectory(parent.resolve(".六月.other"));
        Path running = Files.createDirectory(
                parent.resolve(".六月.leopard-new-" + ProcessHandle.current().pid() + "-1a"));

        ResultFolder.begin(target).close();

        assertThat(names(parent))
                .containsExactlyInAnyOrder(
                        "六月", String.valueOf(foreign.getFileName()), String.valueOf(running.getFileName()));
        assertThat(target.resolve("ranking.csv")).hasContent("1");
    }

    private static long deadProcess() throws IOException {
        Process process = new ProcessBuilder("true").start();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return process.pid();
    }

    @Test
    void a_folder_that_holds_anything_but_a_result_is_refused() throws IOException {
        Files.createDirectory(target);
        Files.writeString(target.resolve("notes.txt"), "mine");
        assertThat(refusal(target.toString()))
                .containsExactly("2 " + target + ": the folder holds something else than a result (it has no"
                        + " seal.json); it is not replaced. name a new folder with --out");
        assertThat(target.resolve("notes.txt")).hasContent("mine");
    }

    @Test
    void a_result_beside_which_somebody_put_something_is_refused() throws IOException {
        for (String foreign :
                List.of("批示.docx", "inputs/原始.xlsx", "inputs/old/units.csv", "lines.csv/mine", "scheme.yaml")) {
            write("{}", "1");
            assertThat(refusal(target.toString())).isEmpty();
            Path mine = target.resolve(foreign);
            Files.createDirectories(mine.getParent());
            Files.writeString(mine, "mine");
            assertThat(refusal(target.toString()))
                    .as(foreign)
                    .hasSize(1)
                    .first()
                    .asString()
                    .startsWith("2 " + target + ": the folder holds ")
                    .endsWith(" besides a result; it is not replaced. name a new folder with --out");
            assertThat(mine).hasContent("mine");
            ResultFolder.removeTree(target);
        }
    }

    @Test
    void a_link_in_the_place_of_a_table_is_no_part_of_a_result() throws IOException {
        write("{}", "1");
        Files.delete(target.resolve("ranking.csv"));
        Files.createSymbolicLink(target.resolve("ranking.csv"), target.resolve("seal.json"));
        assertThat(refusal(target.toString())).hasSize(1).first().asString().contains("holds ranking.csv besides");
    }

    @Test
    void what_somebody_put_there_while_it_was_computed_stays() throws IOException {
        for (String foreign : List.of("notes.txt", "inputs/notes.txt")) {
            write("{}", "1");
            assertThatThrownBy(() -> {
                        try (ResultFolder folder = ResultFolder.begin(target)) {
                            folder.write("seal.json", text("{}"));
                            Files.writeString(target.resolve(foreign), "mine");
                            folder.publish();
                        }
                    })
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("notes.txt");
            assertThat(names(parent)).containsExactly("六月");
            assertThat(target.resolve("ranking.csv")).hasContent("1");
            assertThat(target.resolve(foreign)).hasContent("mine");
            Files.delete(target.resolve(foreign));
        }
        ResultFolder.removeTree(target);
        Files.writeString(target, "a file");
        assertThatThrownBy(() -> {
                    try (ResultFolder folder = ResultFolder.begin(target)) {
                        folder.write("seal.json", text("{}"));
                        folder.publish();
                    }
                })
                .isInstanceOf(IOException.class);
        assertThat(target).hasContent("a file");
    }

    @Test
    void an_empty_folder_and_one_that_is_not_there_yet_are_fine() throws IOException {
        assertThat(refusal(target.toString())).isEmpty();
        Files.createDirectory(target);
        assertThat(refusal(target.toString())).isEmpty();
        write("{}", "1");
        assertThat(target.resolve("ranking.csv")).hasContent("1");
    }

    @Test
    void a_file_of_that_name_is_refused() throws IOException {
        Files.writeString(target, "mine");
        assertThat(refusal(target.toString()))
                .containsExactly("2 " + target
                        + ": there is a file of this name; it is not replaced. name a new folder with --out");
    }

    @Test
    void folders_above_it_are_made_and_go_again_if_nothing_was_published() throws IOException {
        Path deep = parent.resolve("no/such");
        assertThat(refusal(deep.toString())).isEmpty();
        assertThat(parent.resolve("no")).doesNotExist();
        try (ResultFolder result = ResultFolder.begin(deep)) {
            result.write("seal.json", out -> out.write('1'));
        }
        assertThat(parent.resolve("no")).doesNotExist();
        try (ResultFolder result = ResultFolder.begin(deep)) {
            result.write("seal.json", out -> out.write('1'));
            result.publish();
        }
        assertThat(deep.resolve("seal.json")).exists();
    }

    @Test
    void a_parent_that_is_a_file_is_told_before_anything_is_computed() throws IOException {
        Files.writeString(target, "a file");
        String under = target.resolve("out").toString();
        assertThat(refusal(under))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("5 " + under + ": cannot be written: not a folder");
    }

    @Test
    void through_a_link_the_result_it_points_to_is_replaced_and_the_link_stays() throws IOException {
        write("{}", "1");
        Path link = Files.createSymbolicLink(parent.resolve("latest"), target);
        Faults faults = new Faults();
        assertThat(ResultTarget.of(link.toString(), faults)).isEqualTo(target);
        assertThat(faults.isEmpty()).isTrue();
    }

    @Test
    void the_root_and_the_empty_name_are_no_place_for_a_result() {
        assertThat(refusal("/")).hasSize(1).first().asString().startsWith("2 ");
        assertThat(refusal("")).hasSize(1).first().asString().startsWith("2 ");
    }

    private static List<String> refusal(String argument) {
        Faults faults = new Faults();
        Path target = ResultTarget.of(argument, faults);
        assertThat(target == null).isEqualTo(!faults.isEmpty());
        if (faults.isEmpty()) {
            return List.of();
        }
        Failure failure = faults.failure();
        return failure.problems().stream()
                .map(problem -> failure.exit().code() + " " + problem.in(Lang.EN))
                .toList();
    }
}
