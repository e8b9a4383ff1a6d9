package leopard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher, in places and environments that are not kind to it. */
class LauncherIT {

    private Path home = Path.of("");
    private Path launcher = Path.of("");
    private Path temp = Path.of("");

    /** What a process printed and how it ended. */
    private record Ended(int exit, String out, String err) {}

    @BeforeEach
    void installUnderANameWithBlanksAndChinese(@TempDir Path folder) throws IOException {
        temp = folder.toRealPath();
        home = temp.resolve("豹榜 的 家");
        Files.createDirectories(home.resolve("web/target/plugins"));
        launcher = Files.copy(Call.repository("leopard"), home.resolve("leopard"));
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
        Files.copy(Path.of(System.getProperty("leopard.jar")), home.resolve("web/target/leopard.jar"));
        Files.copy(
                Path.of(System.getProperty("leopard.plugins"), "source-csv.jar"),
                home.resolve("web/target/plugins/source-csv.jar"));
    }

    private Ended run(Map<String, String> env, String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.directory(temp.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", System.getenv("PATH"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(env);
        Path out = Files.createTempFile(temp, "out", ".txt");
        Path err = Files.createTempFile(temp, "err", ".txt");
        Process process =
                builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        int exit = process.waitFor();
        Ended ended = new Ended(exit, Files.readString(out), Files.readString(err));
        Files.delete(out);
        Files.delete(err);
        return ended;
    }

    @Test
    void it_works_without_any_locale_from_another_folder_and_reads_chinese_arguments() throws Exception {
        ExampleCase example = ExampleCase.copy("xilin-1plus2", temp.resolve("方案 夹"));
        Ended ended = run(
                Map.of(),
                launcher.toString(),
                "explain",
                example.folder().toString(),
                "--period",
                "2024-06",
                "--unit",
                "东岱村");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.exit()).isZero();
        assertThat(ended.out()).contains("东岱村").contains("81.87");
    }

    @Test
    void it_works_where_the_locale_that_is_set_is_not_installed() throws Exception {
        Ended ended = run(Map.of("LANG", "xx_XX.UTF-8"), launcher.toString(), "check", "没有");
        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.err()).contains("没有").doesNotContain("?");
    }

    @Test
    void it_works_through_links() throws Exception {
        Path one = Files.createSymbolicLink(temp.resolve("one link"), launcher);
        Path two = Files.createSymbolicLink(temp.resolve("two"), Path.of("one link"));
        Ended ended = run(Map.of(), two.toString(), "--version");
        assertThat(ended.exit()).as(one + ended.err()).isZero();
        assertThat(ended.out()).startsWith("leopard ");
    }

    @Test
    void a_java_that_is_missing_or_too_old_is_told() throws Exception {
        Ended missing = run(Map.of("JAVA_HOME", "/no/such/java"), launcher.toString(), "--version");
        assertThat(missing.exit()).isEqualTo(5);
        assertThat(missing.err()).contains("JAVA_HOME is /no/such/java");

        Path old = Files.createDirectories(temp.resolve("jdk-11/bin"));
        Path java = Files.writeString(old.resolve("java"), "#!/bin/sh\nexit 1\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.writeString(temp.resolve("jdk-11/release"), "JAVA_VERSION=\"11.0.2\"\n");
        Ended tooOld = run(Map.of("JAVA_HOME", temp.resolve("jdk-11").toString()), launcher.toString(), "--version");
        assertThat(tooOld.exit()).isEqualTo(5);
        assertThat(tooOld.err()).contains("this is Java 11.0.2").contains("17 or later is needed");
    }

    @Test
    void options_for_java_are_passed_on() throws Exception {
        Ended ended = run(Map.of("LEOPARD_JAVA_OPTS", "-XshowSettings:vm -Xmx77m"), launcher.toString(), "--version");
        assertThat(ended.out() + ended.err()).contains("77.00M");
    }

    @Test
    void what_is_not_built_is_built_once_even_if_two_start_at_the_same_time() throws Exception {
        Path jar = home.resolve("web/target/leopard.jar");
        Path built = Files.move(jar, home.resolve("built.jar"));
        Path bin = Files.createDirectories(temp.resolve("bin"));
        Path mvn = Files.writeString(
                bin.resolve("mvn"),
                "#!/bin/sh\necho called >> '" + home.resolve("calls") + "'\nsleep 2\ncp '" + built + "' '" + jar
                        + "'\n");
        assertThat(mvn.toFile().setExecutable(true)).isTrue();
        Map<String, String> env = Map.of("PATH", bin + ":" + System.getenv("PATH"));

        List<Ended> ended = new ArrayList<>();
        Thread other = new Thread(() -> {
            try {
                ended.add(run(env, launcher.toString(), "--version"));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        other.start();
        Ended own = run(env, launcher.toString(), "--version");
        other.join();
        ended.add(own);

        assertThat(ended)
                .hasSize(2)
                .allMatch(each -> each.exit() == 0 && each.out().startsWith("leopard "));
        assertThat(Files.readString(home.resolve("calls"))).isEqualTo("called\n");
        assertThat(home.resolve("web/.building")).doesNotExist();
        Ended later = run(env, launcher.toString(), "--version");
        assertThat(later.err()).isEmpty();
        assertThat(Files.readString(home.resolve("calls"))).isEqualTo("called\n");
    }

    @Test
    void a_build_that_fails_shows_what_maven_said_and_leaves_no_lock() throws Exception {
        Files.delete(home.resolve("web/target/leopard.jar"));
        Path bin = Files.createDirectories(temp.resolve("bin"));
        Path mvn = Files.writeString(bin.resolve("mvn"), "#!/bin/sh\necho no network\nexit 1\n");
        assertThat(mvn.toFile().setExecutable(true)).isTrue();
        Ended ended = run(Map.of("PATH", bin + ":" + System.getenv("PATH")), launcher.toString(), "--version");
        assertThat(ended.exit()).isEqualTo(5);
        assertThat(ended.err()).contains("no network").contains("the build failed");
        assertThat(home.resolve("web/.building")).doesNotExist();
    }

    @Test
    void a_full_disk_leaves_the_older_result_and_nothing_half_written() throws Exception {
        ExampleCase example = ExampleCase.copy("xilin-1plus2", temp.resolve("case"));
        Path results = Files.createDirectories(temp.resolve("results"));
        Path june = example.score("2024-06", results.resolve("june"));
        Map<String, String> before = ExampleCase.contents(results);
        Ended ended = run(
                Map.of(),
                "sh",
                "-c",
                "ulimit -f 8; exec \"$@\"",
                "sh",
                launcher.toString(),
                "score",
                example.folder().toString(),
                "--period",
                "2024-06",
                "--lang",
                "en",
                "--out",
                june.toString());
        assertThat(ended.exit()).as(ended.err()).isEqualTo(5);
        assertThat(ended.err().lines()).hasSize(1);
        assertThat(ended.err()).startsWith("error: " + june + ": the result cannot be written: the file is larger");
        assertThat(ExampleCase.contents(results)).isEqualTo(before);
        try (Stream<Path> left = Files.list(results)) {
            assertThat(left).containsExactly(june);
        }
    }

    @Test
    void an_output_that_cannot_be_written_is_told_before_anything_is_computed() throws Exception {
        ExampleCase example = ExampleCase.copy("xilin-1plus2", temp.resolve("case"));
        Path file = Files.writeString(temp.resolve("file"), "mine");
        Call call = Call.inEnglish(
                "score",
                example.folder().toString(),
                "--period",
                "2024-06",
                "--out",
                file.resolve("out").toString());
        assertThat(call.exit()).isEqualTo(5);
        assertThat(call.messages()).hasSize(1).first().asString().contains("cannot be written");
    }

    @Test
    void a_run_that_is_killed_leaves_the_older_result() throws Exception {
        ExampleCase example = ExampleCase.copy("xilin-1plus2", temp.resolve("case"));
        Path results = Files.createDirectories(temp.resolve("results"));
        Path june = example.score("2024-06", results.resolve("june"));
        Map<String, String> before = ExampleCase.contents(june);
        ProcessBuilder builder = new ProcessBuilder(
                launcher.toString(),
                "score",
                example.folder().toString(),
                "--period",
                "2024-06",
                "--out",
                june.toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(temp.resolve("said").toFile())
                .start();
        while (process.isAlive() && hidden(results).isEmpty()) {
            Thread.onSpinWait();
        }
        process.destroyForcibly().waitFor();
        assertThat(ExampleCase.contents(june)).isEqualTo(before);
        example.score("2024-06", june);
        assertThat(hidden(results)).isEmpty();
    }

    private static List<Path> hidden(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> entry.getFileName().toString().startsWith("."))
                    .toList();
        }
    }
}
