package leopard.rules.scheme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import leopard.scheme.Scheme;

/** A scheme that has a little of everything. */
final class SmallScheme {

    private SmallScheme() {}

    static String resource(String name) {
        try (InputStream in = SmallScheme.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no such resource: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text() {
        return resource("small.yaml");
    }

    /** The scheme with {@code find}, which must stand in it once, replaced. */
    static String with(String find, String replacement) {
        String text = text();
        int at = text.indexOf(find);
        if (at < 0 || text.indexOf(find, at + 1) >= 0) {
            throw new IllegalArgumentException("not once in the scheme: " + find);
        }
        return text.replace(find, replacement);
    }

    static Scheme read(String text) {
        SchemeReader.Result result = SchemeReader.read("s.yaml", text);
        if (result.scheme() == null) {
            throw new AssertionError(result.problems().toString());
        }
        return result.scheme();
    }
}
