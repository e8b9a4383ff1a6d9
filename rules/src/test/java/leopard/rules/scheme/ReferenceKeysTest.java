package leopard.rules.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whoever has only the reference page finds every key and every word that a scheme may use, said and shown. */
class ReferenceKeysTest {

    private static final Path DOCS = Path.of("..", "docs");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```.*?^```");
    private static final Pattern SAID = Pattern.compile("(?m)`[^`\n]+`|\\*\\*[^*\n]+\\*\\*|^#+ .*$");
    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}0-9_]*");

    private final Set<String> keys = new TreeSet<>();
    private final Set<String> words = new TreeSet<>();

    ReferenceKeysTest() throws IOException {
        collect(new ObjectMapper().readTree(SmallScheme.resource("/leopard/scheme.schema.json")));
    }

    private void collect(JsonNode node) {
        JsonNode properties = node.get("properties");
        if (properties != null) {
            properties.fieldNames().forEachRemaining(keys::add);
        }
        JsonNode values = node.get("enum");
        if (values != null && values.isArray()) {
            values.forEach(value -> addWord(value.asText()));
        }
        JsonNode only = node.get("const");
        if (only != null) {
            addWord(only.asText());
        }
        node.forEach(this::collect);
    }

    private void addWord(String value) {
        if (WORD.matcher(value).matches()) {
            words.add(value);
        }
    }

    private static String pages() throws IOException {
        return Files.readString(DOCS.resolve("scheme-reference.md")) + Files.readString(DOCS.resolve("data-checks.md"));
    }

    private static Set<String> without(Set<String> all, Set<String> found) {
        Set<String> missing = new TreeSet<>(all);
        missing.removeAll(found);
        return missing;
    }

    /** Names in code spans, headings and bold words of the running text; a single value stands in bold there. */
    private static Set<String> said(String page) {
        Set<String> found = new TreeSet<>();
        String text = BLOCK.matcher(page).replaceAll("");
        Matcher code = SAID.matcher(text);
        while (code.find()) {
            Matcher word = WORD.matcher(code.group());
            while (word.find()) {
                found.add(word.group());
            }
        }
        return found;
    }

    private static Set<String> shown(String page) {
        Set<String> found = new TreeSet<>();
        Matcher block = BLOCK.matcher(page);
        while (block.find()) {
            Matcher word = WORD.matcher(block.group());
            while (word.find()) {
                found.add(word.group());
            }
        }
        return found;
    }

    @Test
    void the_schema_has_keys_and_words_to_look_for() {
        assertThat(keys).contains("leopard", "completion", "per_matter", "edge_tie");
        assertThat(words).contains("inclusive", "pro_rata", "HALF_UP", "reweight");
    }

    @Test
    void every_key_of_the_schema_is_said_in_the_reference() throws IOException {
        assertThat(without(keys, said(pages()))).isEmpty();
    }

    @Test
    void every_word_of_the_schema_is_said_in_the_reference() throws IOException {
        assertThat(without(words, said(pages()))).isEmpty();
    }

    @Test
    void every_key_of_the_schema_is_shown_in_an_example_that_is_run() throws IOException {
        Set<String> shown = shown(pages());
        // An example with a file needs that file beside it: other tests run those.
        shown.add("file");
        assertThat(without(keys, shown)).isEmpty();
    }
}
