package leopard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class CommandLineTest {

    private static final List<String> COMMANDS = List.of("score", "explain", "check", "rules", "diff", "verify");

    @Test
    void without_arguments_it_prints_short_help_with_examples_and_is_done() {
        Call call = Call.leopard();
        assertThat(call.exit()).isZero();
        assertThat(call.err()).isEmpty();
        assertThat(call.out()).contains("用法").contains("示例").contains("score rules/examples/xilin-1plus2");
        assertThat(call.out().lines().count()).isLessThan(25);
    }

    @Test
    void help_names_every_option_of_every_command_in_both_languages() {
        CommandLine commands = new CommandLine(new Leopard());
        for (String command : COMMANDS) {
            for (String lang : List.of("zh", "en")) {
                Call call = Call.leopard(command, "--help", "--lang", lang);
                assertThat(call.exit()).isZero();
                for (OptionSpec option : options(commands, command)) {
                    if (!option.longestName().equals("--help")) {
                        assertThat(call.out()).contains(option.longestName());
                    }
                }
                assertThat(call.out()).contains(lang.equals("en") ? "Example" : "示例");
            }
        }
        assertThat(commands.getSubcommands().keySet()).containsExactlyInAnyOrderElementsOf(COMMANDS);
    }

    private static List<OptionSpec> options(CommandLine commands, String command) {
        CommandLine found = commands.getSubcommands().get(command);
        if (found == null) {
            throw new AssertionError("no command " + command);
        }
        return found.getCommandSpec().options();
    }

    @Test
    void help_fits_a_terminal_of_120_columns() {
        for (String command : COMMANDS) {
            for (String lang : List.of("zh", "en")) {
                assertThat(Call.leopard(command, "--help", "--lang", lang).out().lines())
                        .allMatch(line -> TextTable.width(line) <= 120);
            }
        }
    }

    @Test
    void an_unknown_command_gets_the_nearest_one() {
        Call call = Call.inEnglish("socre");
        assertThat(call.exit()).isEqualTo(2);
        assertThat(call.messages()).containsExactly("error: socre: there is no such command. Did you mean score?");
    }

    @Test
    void a_command_that_is_like_no_other_points_to_the_help() {
        Call call = Call.inEnglish("publish");
        assertThat(call.exit()).isEqualTo(2);
        assertThat(call.messages()).containsExactly("error: publish: there is no such command. see leopard --help");
    }

    @Test
    void an_unknown_option_gets_the_nearest_one() {
        Call call = Call.inEnglish("score", ".", "--perid", "2024-06");
        assertThat(call.exit()).isEqualTo(2);
        assertThat(call.messages()).contains("error: --perid: there is no such option. Did you mean --period?");
    }

    @Test
    void messages_are_chinese_unless_english_is_asked_for() {
        assertThat(Call.leopard("socre").messages()).containsExactly("错误:socre:没有这个命令。是不是 score?");
    }

    @Test
    void an_option_without_its_value_and_one_given_twice_are_told() {
        assertThat(Call.inEnglish("score", ".", "--period").exit()).isEqualTo(2);
        Call missing = Call.leopard("score", ".", "--lang", "en", "--period");
        assertThat(missing.exit()).isEqualTo(2);
        assertThat(missing.messages())
                .containsExactly("error: --period: its value is missing. see leopard score --help");
        Call twice = Call.inEnglish("score", ".", "--period", "2024", "--period", "2023");
        assertThat(twice.exit()).isEqualTo(2);
        assertThat(twice.messages()).containsExactly("error: --period: given twice");
    }

    @Test
    void all_that_is_missing_is_told_at_once() {
        Call call = Call.inEnglish("explain");
        assertThat(call.exit()).isEqualTo(2);
        assertThat(call.messages())
                .containsExactly(
                        "error: --period is missing. for example --period 2024-06, or --period all",
                        "error: --unit is missing. the id or name of a unit",
                        "error: an argument is missing: the folder of a case (scheme.yaml and tables)");
    }

    @Test
    void a_case_that_is_not_there_and_words_that_mean_nothing_are_told_together() {
        Call call = Call.inEnglish("score", "no/such/case", "--period", "June 2024", "--threads", "none");
        assertThat(call.exit()).isEqualTo(2);
        assertThat(call.messages())
                .containsExactly(
                        "error: --period: “June 2024” is not a period; expected 2024-06, 2024-Q2, 2024-H1, 2024, the id of"
                                + " a period that the scheme declares, a range (2024-01..2024-06) or all",
                        "error: --threads: “none” is not a whole number from 1 to 1024",
                        "error: no/such/case: there is no such folder."
                                + " expected here: the folder of a case (scheme.yaml and tables)");
    }

    @Test
    void a_correction_and_its_reason_go_together_and_blanks_are_no_reason() {
        for (List<String> given : List.of(
                List.of("--reason", " "), List.of("--reason", "x"), List.of("--corrects", ".", "--reason", " "))) {
            List<String> all = new ArrayList<>(List.of("score", ".", "--period", "2024"));
            all.addAll(given);
            Call call = Call.inEnglish(all.toArray(String[]::new));
            assertThat(call.exit()).isEqualTo(2);
            assertThat(call.messages())
                    .contains("error: --corrects and --reason go together."
                            + " a correction says which result it corrects, and why");
        }
    }

    @Test
    void a_language_that_is_not_there_is_refused() {
        Call call = Call.leopard("check", ".", "--lang", "fr");
        assertThat(call.exit()).isEqualTo(2);
        assertThat(call.messages()).containsExactly("错误:--lang:没有语言“fr”。可用:zh、en");
    }

    @Test
    void one_argument_too_many_is_told() {
        Call call = Call.inEnglish("rules", "a", "b");
        assertThat(call.exit()).isEqualTo(2);
        assertThat(call.messages()).containsExactly("error: b: one argument too many. see leopard rules --help");
    }

    @Test
    void a_file_is_no_case(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("scheme.yaml"), "");
        Call call = Call.inEnglish("check", file.toString());
        assertThat(call.exit()).isEqualTo(2);
        assertThat(call.messages()).hasSize(1).first().asString().contains("this is not a folder");
    }

    @Test
    void what_somebody_typed_cannot_send_commands_to_the_terminal_or_begin_a_new_line() {
        Call call = Call.inEnglish("a\u001b[31mb\nerror: c");
        assertThat(call.messages()).hasSize(1);
        assertThat(call.err()).doesNotContain("\u001b").contains("a\\u001b[31mb\\nerror: c");
    }

    @Test
    void messages_are_red_only_on_a_terminal_and_not_if_no_color_is_set() {
        assertThat(Call.with(Map.of("LEOPARD_TERMINAL", "1"), "socre").err()).contains("\u001b[31m");
        assertThat(Call.with(Map.of("LEOPARD_TERMINAL", "1", "NO_COLOR", "1"), "socre")
                        .err())
                .doesNotContain("\u001b");
        assertThat(Call.with(Map.of("LEOPARD_TERMINAL", "1", "TERM", "dumb"), "socre")
                        .err())
                .doesNotContain("\u001b");
        assertThat(Call.with(Map.of(), "socre").err()).doesNotContain("\u001b");
    }

    @Test
    void a_standard_output_that_cannot_be_written_is_told() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = Leopard.run(new String[] {"--help", "--lang", "en"}, full, err, Map.of());
        assertThat(exit).isEqualTo(5);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("error: standard output cannot be written: the disk is full."
                        + " check space and permissions, or choose another place\n");
    }

    @Test
    void a_reader_that_goes_away_is_no_reason_to_complain() {
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Leopard.run(new String[] {"--help"}, closed, err, Map.of());
        assertThat(err.size()).isZero();
    }

    @Test
    void a_fault_of_the_program_goes_into_a_report_and_not_onto_the_screen() throws IOException {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) {
                throw new IllegalStateException("a fault of the test");
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = Leopard.run(new String[] {"--help", "--lang", "en"}, broken, err, Map.of());
        String message = err.toString(StandardCharsets.UTF_8);
        assertThat(exit).isEqualTo(70);
        assertThat(message)
                .startsWith("error: internal error; the report is in ")
                .doesNotContain("\tat ");
        String report = message.replaceFirst("error: internal error; the report is in ", "")
                .replaceFirst("\\. please send that file to the maintainers\n", "");
        assertThat(Files.readString(Path.of(report)))
                .contains("a fault of the test")
                .contains("\tat ");
        Files.delete(Path.of(report));
    }
}
