package leopard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sealed result is recomputed from what it holds itself; whatever was changed is found and named. */
class VerifyIT {

    private ExampleCase example = new ExampleCase(Path.of(""));
    private Path result = Path.of("");

    @BeforeEach
    void scoreTheAwardCase(@TempDir Path temp) throws IOException {
        example = ExampleCase.copy("xilin-leopard-award", temp);
        result = example.score("2024-Q2", temp.resolve("结果"));
    }

    private Call verify(String... options) {
        return Call.inEnglish(Stream.concat(Stream.of("verify", result.toString()), Stream.of(options))
                .toArray(String[]::new));
    }

    @Test
    void an_untouched_result_is_what_comes_out_again() {
        Call call = verify();
        assertThat(call.err()).isEmpty();
        assertThat(call.exit()).isZero();
        assertThat(call.out()).startsWith("Verified: ");
    }

    @Test
    void a_changed_byte_in_any_sealed_file_is_found_and_the_file_is_named() throws IOException {
        List<Path> sealed;
        try (Stream<Path> files = Files.walk(result)) {
            sealed = files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("findings.csv"))
                    .sorted()
                    .toList();
        }
        assertThat(sealed).hasSizeGreaterThan(12);
        for (Path file : sealed) {
            byte[] sound = Files.readAllBytes(file);
            byte[] changed = sound.clone();
            int at = changed.length / 2;
            changed[at] = (byte) (changed[at] == '1' ? '2' : '1');
            Files.write(file, changed);
            Call call = verify();
            String name = result.relativize(file).toString();
            assertThat(call.exit()).as(name + "\n" + call.out() + call.err()).isEqualTo(1);
            assertThat(call.out()).contains(name);
            assertThat(call.err()).doesNotContain("Exception").doesNotContain("\tat ");
            Files.write(file, sound);
        }
        assertThat(verify().exit()).isZero();
    }

    @Test
    void a_missing_and_an_extra_file_are_named() throws IOException {
        Files.delete(result.resolve("awards.csv"));
        Files.writeString(result.resolve("notes.txt"), "mine");
        Call call = verify();
        assertThat(call.exit()).isEqualTo(1);
        assertThat(call.out().lines())
                .containsExactly("Files", "  awards.csv: missing", "  notes.txt: not a part of the sealed result");
    }

    @Test
    void a_folder_that_cannot_be_read_is_told_as_data_and_not_as_standard_output() throws IOException {
        // Two halves of a path that is longer than the system can open: so not even an administrator can read it.
        Path first = result.resolve("a");
        Path second = result.resolve("b");
        for (int i = 0; i < 10; i++) {
            first = first.resolve("x".repeat(220));
            second = second.resolve("x".repeat(220));
        }
        Files.createDirectories(first);
        Files.createDirectories(second);
        Path moved = first.resolve("b");
        Files.move(result.resolve("b"), moved);
        try {
            Call call = verify();
            assertThat(call.exit()).as(call.err()).isEqualTo(4);
            assertThat(call.messages())
                    .hasSize(1)
                    .first()
                    .asString()
                    .startsWith("error: " + result + ": the result cannot be read: ");
        } finally {
            Files.move(moved, result.resolve("b"));
        }
    }

    @Test
    void inputs_that_cannot_be_read_any_more_are_told_with_their_problems() throws IOException {
        Path units = result.resolve("inputs/units.csv");
        Files.writeString(units, Files.readString(units).replaceFirst("unit,", "unti,"));
        Call call = verify();
        assertThat(call.exit()).isEqualTo(1);
        assertThat(call.out()).contains("inputs/units.csv: changed since it was sealed");
        assertThat(call.err()).contains("units.csv").contains("unit");
    }

    @Test
    void another_version_of_the_engine_is_only_reported() throws IOException {
        Path seal = result.resolve("seal.json");
        Files.writeString(seal, Files.readString(seal).replaceFirst("\"engine\": \"[^\"]*\"", "\"engine\": \"0.0.9\""));
        Call call = verify();
        assertThat(call.exit()).isZero();
        assertThat(call.out()).contains("It was sealed with version 0.0.9");
    }

    @Test
    void with_a_case_every_value_that_changed_since_is_named_by_file_key_and_field() throws IOException {
        List<String> lines =
                Files.readString(example.file("readings.csv")).lines().toList();
        int at = 0;
        while (!lines.get(at).startsWith("板块乙,")) {
            at++;
        }
        String[] cells = lines.get(at).split(",", -1);
        String before = cells[3];
        cells[3] = "77.7";
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            text.append(i == at ? String.join(",", cells) : lines.get(i)).append('\n');
        }
        example.write("readings.csv", text.toString());
        Call call = verify("--case", example.folder().toString());
        assertThat(call.exit()).as(call.out() + call.err()).isEqualTo(1);
        assertThat(call.out().lines()).hasSize(2).first().isEqualTo("Values that changed since");
        assertThat(call.out()).contains("readings.csv  板块乙 " + cells[1]).contains("value  " + before + " → 77.7");
    }

    @Test
    void with_a_case_that_is_as_it_was_nothing_is_named_whatever_the_order_of_its_rows() throws IOException {
        List<String> lines =
                Files.readString(example.file("readings.csv")).lines().toList();
        StringBuilder reversed = new StringBuilder(lines.get(0)).append('\n');
        for (int i = lines.size() - 1; i > 0; i--) {
            reversed.append(lines.get(i)).append('\n');
        }
        example.write("readings.csv", reversed.toString());
        Call call = verify("--case", example.folder().toString());
        assertThat(call.err()).isEmpty();
        assertThat(call.exit()).as(call.out()).isZero();
    }

    @Test
    void with_a_case_a_changed_scheme_is_shown_line_by_line() throws IOException {
        example.append("scheme.yaml", "# a remark\n");
        Call call = verify("--case", example.folder().toString());
        assertThat(call.exit()).isEqualTo(1);
        assertThat(call.out()).contains("scheme.yaml  ").contains("# a remark");
    }

    @Test
    void a_folder_that_is_no_result_is_a_wrong_argument() {
        Call call = Call.inEnglish("verify", example.folder().toString());
        assertThat(call.exit()).isEqualTo(2);
        assertThat(call.messages()).hasSize(1).first().asString().contains("this is not a result: it has no seal.json");
    }

    @Test
    void a_correction_names_the_result_that_it_corrects_and_why(@TempDir Path temp) throws IOException {
        Path corrected = temp.resolve("corrected");
        example.score("2024-Q2", corrected, "--corrects", result.toString(), "--reason", "开工率核实");
        assertThat(Files.readString(corrected.resolve("seal.json"))).contains("\"reason\": \"开工率核实\"");
        result = corrected;
        assertThat(verify().exit()).isZero();
    }

    private String code() {
        String last = verify().out().lines().reduce((first, second) -> second).orElse("");
        assertThat(last).startsWith("Seal ");
        return last.substring("Seal ".length());
    }

    @Test
    void a_changed_reason_is_found_only_with_the_seal_that_was_published(@TempDir Path temp) throws IOException {
        Path corrected = temp.resolve("corrected");
        example.score("2024-Q2", corrected, "--corrects", result.toString(), "--reason", "开工率核实");
        result = corrected;
        String published = code();
        assertThat(verify("--seal", published).exit()).isZero();
        assertThat(verify("--seal", published.toUpperCase(Locale.ROOT)).exit()).isZero();

        Path seal = corrected.resolve("seal.json");
        Files.writeString(seal, Files.readString(seal).replace("开工率核实", "笔误"));
        assertThat(verify().exit()).isZero();
        Call call = verify("--seal", published);
        assertThat(call.exit()).isEqualTo(1);
        assertThat(call.out().lines())
                .containsExactly("Files", "  seal.json: its seal is " + code() + ", not " + published);
    }

    @Test
    void what_is_no_seal_is_a_wrong_argument() {
        Call call = verify("--seal", "abc");
        assertThat(call.exit()).isEqualTo(2);
        assertThat(call.messages())
                .containsExactly("error: --seal: “abc” is not a seal."
                        + " expected the 64 hexadecimal digits that score and verify print");
    }

    @Test
    void another_version_of_a_plugin_is_reported_like_one_of_the_engine() throws IOException {
        Path seal = result.resolve("seal.json");
        Files.writeString(seal, Files.readString(seal).replaceFirst("\"csv\": \"[^\"]*\"", "\"csv\": \"0.0.9\""));
        Call call = verify();
        assertThat(call.exit()).isZero();
        assertThat(call.out()).contains("It was sealed with version 0.0.9 of the plugin csv, this is ");
    }

    @Test
    void with_a_case_rows_that_moved_or_came_or_went_are_matched_by_their_keys() throws IOException {
        List<String> lines =
                Files.readString(example.file("readings.csv")).lines().toList();
        String gone = lines.get(3);
        List<String> now = new ArrayList<>(lines);
        now.remove(3);
        example.write("readings.csv", String.join("\n", now) + "\n");
        Call call = verify("--case", example.folder().toString());
        assertThat(call.exit()).as(call.out() + call.err()).isEqualTo(1);
        String key = String.join(" ", gone.split(",")[0], gone.split(",")[1], gone.split(",")[2]);
        assertThat(call.out().lines())
                .hasSize(2)
                .last()
                .asString()
                .startsWith("  readings.csv  " + key)
                .contains("gone: ");
    }
}
