package leopard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A copy of a shipped case that a test may change. */
record ExampleCase(Path folder) {

    private static final Set<String> RESULTS = Set.of("expected", "published");

    /** Copies a case of {@code rules/examples}; what was computed from it stays behind. */
    static ExampleCase copy(String name, Path into) throws IOException {
        Path from = Call.repository("rules/examples/" + name);
        Path to = Files.createDirectories(into.resolve(name));
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path inside = from.relativize(file);
                if (Files.isRegularFile(file) && !RESULTS.contains(String.valueOf(inside.getName(0)))) {
                    Path copy = to.resolve(inside);
                    Files.createDirectories(copy.resolveSibling(""));
                    Files.copy(file, copy);
                }
            }
        }
        return new ExampleCase(to);
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    ExampleCase write(String name, String text) throws IOException {
        Files.writeString(file(name), text, StandardCharsets.UTF_8);
        return this;
    }

    ExampleCase write(String name, byte[] bytes) throws IOException {
        Files.write(file(name), bytes);
        return this;
    }

    ExampleCase append(String name, String text) throws IOException {
        return write(name, Files.readString(file(name)) + text);
    }

    ExampleCase delete(String name) throws IOException {
        Files.delete(file(name));
        return this;
    }

    /** Replaces the one place where {@code before} stands. */
    ExampleCase replace(String name, String before, String after) throws IOException {
        String text = Files.readString(file(name));
        assertThat(text.split(java.util.regex.Pattern.quote(before), -1))
                .as("%s stands once in %s", before, name)
                .hasSize(2);
        return write(name, text.replace(before, after));
    }

    /** All files under a folder with their bytes as text that can be compared. */
    static Map<String, String> contents(Path top) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(top)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (Files.isRegularFile(file)) {
                    contents.put(
                            top.relativize(file).toString(),
                            new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
                }
            }
        }
        return contents;
    }

    /** Scores the case into {@code out} and returns the folder. */
    Path score(String period, Path out, String... options) {
        String[] all = Stream.concat(
                        Stream.of("score", folder.toString(), "--period", period, "--out", out.toString()),
                        List.of(options).stream())
                .toArray(String[]::new);
        Call call = Call.leopard(all);
        assertThat(call.err()).isEmpty();
        assertThat(call.exit()).isZero();
        return out;
    }
}
