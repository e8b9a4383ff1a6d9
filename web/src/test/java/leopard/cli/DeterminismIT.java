package leopard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same inputs give the same bytes: whatever the order of rows, the threads, the locale, the zone, the Java. */
class DeterminismIT {

    private static final Map<String, String> CASES =
            Map.of("xilin-1plus2", "2024-06", "xilin-leopard-award", "2024-Q2", "xilin-1plus1", "2024-Q2");

    @Test
    void shuffled_rows_give_the_same_bytes(@TempDir Path temp) throws IOException {
        long seed = 20240630;
        System.out.println("seed of the shuffled rows: " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        for (Map.Entry<String, String> each : CASES.entrySet()) {
            ExampleCase plain = ExampleCase.copy(each.getKey(), temp.resolve("plain"));
            ExampleCase mixed = ExampleCase.copy(each.getKey(), temp.resolve("mixed"));
            Path before = plain.score(each.getValue(), temp.resolve("a-" + each.getKey()), "--threads", "1");
            shuffle(mixed, random);
            Path after = mixed.score(each.getValue(), temp.resolve("b-" + each.getKey()), "--threads", "8");
            assertThat(sealed(after)).isEqualTo(sealed(before));
        }
    }

    /** More units than two shards hold, so that eight threads do share the work. */
    @Test
    void nine_thousand_units_give_the_same_bytes_on_one_and_eight_threads_with_shuffled_rows(@TempDir Path temp)
            throws IOException {
        long seed = 20240631;
        System.out.println("seed of the shuffled rows: " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder units = new StringBuilder("unit,name,group\n");
        StringBuilder readings = new StringBuilder("unit,indicator,period,value,numerator,denominator\n");
        for (int i = 0; i < 9_000; i++) {
            units.append("U%05d,村%d,村\n".formatted(i, i));
            readings.append("U%05d,visits,2024-06,%d,,\n".formatted(i, random.nextInt(12)));
            readings.append("U%05d,rate,2024-06,,%d,%d\n".formatted(i, random.nextInt(50), 50 + random.nextInt(7)));
        }
        ExampleCase large = new ExampleCase(Files.createDirectory(temp.resolve("large")));
        large.write("scheme.yaml", BrokenInputsIT.SCHEME)
                .write("units.csv", units.toString())
                .write("readings.csv", readings.toString());
        Map<String, String> alone = sealed(large.score("2024-06", temp.resolve("one"), "--threads", "1"));
        assertThat(alone)
                .hasEntrySatisfying(
                        "ranking.csv", table -> assertThat(table.lines()).hasSize(9_001));
        shuffle(large, random);
        Map<String, String> together = sealed(large.score("2024-06", temp.resolve("eight"), "--threads", "8"));
        assertThat(together.keySet()).isEqualTo(alone.keySet());
        alone.forEach((file, bytes) ->
                assertThat(bytes.equals(together.get(file))).as(file).isTrue());
    }

    /** Shuffles the rows of every table that has no quoted line breaks. */
    private static void shuffle(ExampleCase example, SplittableRandom random) throws IOException {
        int shuffled = 0;
        try (Stream<Path> files = Files.list(example.folder())) {
            for (Path file :
                    files.filter(name -> name.toString().endsWith(".csv")).toList()) {
                List<String> lines =
                        new ArrayList<>(Files.readString(file).lines().toList());
                for (int i = lines.size() - 1; i > 1; i--) {
                    int other = 1 + random.nextInt(i);
                    String line = lines.get(i);
                    lines.set(i, lines.get(other));
                    lines.set(other, line);
                    shuffled++;
                }
                Files.writeString(file, String.join("\n", lines) + "\n");
            }
        }
        assertThat(shuffled).isGreaterThan(20);
    }

    /** All but the findings, which name lines of files. */
    private static Map<String, String> sealed(Path result) throws IOException {
        Map<String, String> contents = ExampleCase.contents(result);
        assertThat(contents.remove("findings.csv")).isNotNull();
        return contents;
    }

    @Test
    void locale_and_time_zone_show_nowhere(@TempDir Path temp) throws Exception {
        Map<String, String> shanghai = inProcess(
                ownJava(),
                temp.resolve("a"),
                "-Duser.language=zh",
                "-Duser.country=CN",
                "-Duser.timezone=Asia/Shanghai");
        Map<String, String> mexico = inProcess(
                ownJava(),
                temp.resolve("b"),
                "-Duser.language=tr",
                "-Duser.country=TR",
                "-Duser.timezone=America/Bahia_Banderas");
        assertThat(mexico).isEqualTo(shanghai);
    }

    @Test
    void java_25_gives_the_same_bytes_where_there_is_one(@TempDir Path temp) throws Exception {
        Path newer = java25();
        if (newer == null) {
            System.out.println("NOT RUN: no Java 25 found; name one with LEOPARD_JDK25");
        }
        Assumptions.assumeTrue(newer != null, "NOT RUN: no Java 25 found");
        assertThat(inProcess(String.valueOf(newer), temp.resolve("b")))
                .isEqualTo(inProcess(ownJava(), temp.resolve("a")));
    }

    private static String ownJava() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static @Nullable Path java25() throws IOException {
        String named = System.getenv("LEOPARD_JDK25");
        if (named != null) {
            return Path.of(named, "bin", "java");
        }
        Path installed = Path.of("/usr/lib/jvm");
        if (!Files.isDirectory(installed)) {
            return null;
        }
        try (Stream<Path> found = Files.list(installed)) {
            return found.filter(home -> home.getFileName().toString().contains("25"))
                    .map(home -> home.resolve("bin/java"))
                    .filter(Files::isExecutable)
                    .sorted()
                    .findFirst()
                    .orElse(null);
        }
    }

    /** Scores a case with the finished jar in a process of its own. */
    private static Map<String, String> inProcess(String java, Path temp, String... options) throws Exception {
        Files.createDirectories(temp);
        ExampleCase example = ExampleCase.copy("xilin-1plus2", temp);
        List<String> command = new ArrayList<>(List.of(java));
        command.addAll(Arrays.asList(options));
        command.addAll(List.of(
                "-jar",
                System.getProperty("leopard.jar"),
                "score",
                example.folder().toString()));
        command.addAll(
                List.of("--period", "2024-06", "--out", temp.resolve("out").toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("LEOPARD_PLUGINS", System.getProperty("leopard.plugins"));
        builder.redirectErrorStream(true);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return ExampleCase.contents(temp.resolve("out"));
    }
}
