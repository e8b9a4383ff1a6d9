package leopard.rules.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import leopard.proof.SchemeProof;
import leopard.rule.RuleException;
import leopard.rules.drools.DroolsCompiler;
import leopard.rules.review.Concern;
import leopard.scheme.Scheme;
import leopard.scheme.SchemeVersions;
import org.junit.jupiter.api.Test;

/** {@code docs/checking.md} says what the code does. */
class CheckingPageTest {

    private static final Pattern YAML = Pattern.compile("(?<=\n```yaml\n).*?(?=\n```\n)", Pattern.DOTALL);

    private static String page(String name) throws IOException {
        return Files.readString(Path.of("..", "docs", name));
    }

    private static List<String> examples(String name) throws IOException {
        return YAML.matcher(page(name)).results().map(r -> r.group() + "\n").toList();
    }

    @Test
    void its_tests_are_tests_of_the_first_scheme_of_the_reference_and_pass() throws IOException, RuleException {
        Scheme scheme = SmallScheme.read(examples("scheme-reference.md").get(0));
        String tests = examples("checking.md").get(1);
        TestsReader.Result result =
                TestsReader.read("tests.yaml", tests.getBytes(StandardCharsets.UTF_8), SchemeVersions.of(scheme));
        assertThat(result.problems()).isEmpty();
        assertThat(result.tests()).hasSize(3);
        assertThat(SchemaTest.errors(SchemaTest.schema("/leopard/tests.schema.json"), tests))
                .isEmpty();
        SchemeProof.Result proof = SchemeProof.run(
                SchemeVersions.of(scheme), List.of(DroolsCompiler.create().compile(scheme)), result.tests());
        assertThat(proof.outcomes()).allSatisfy(o -> assertThat(o.differences()).isEmpty());
    }

    @Test
    void it_lists_the_checks_of_a_scheme_with_their_severity_and_no_others() throws IOException {
        List<String> listed = Pattern.compile("(?m)^\\| `([a-z_]+)` \\| (error|warning) \\|")
                .matcher(page("checking.md"))
                .results()
                .map(row -> row.group(1) + " " + row.group(2))
                .toList();
        assertThat(listed)
                .containsExactlyElementsOf(Stream.of(Concern.values())
                        .map(concern -> concern.word() + " " + (concern.isError() ? "error" : "warning"))
                        .toList());
    }

    @Test
    void what_it_says_under_scheme_check_is_read() throws IOException {
        String scheme =
                examples("scheme-reference.md").get(0) + examples("checking.md").get(0);
        assertThat(SchemeReader.read("s.yaml", scheme).problems()).isEmpty();
        assertThat(SchemaTest.errors(scheme)).isEmpty();
    }

    @Test
    void the_schema_knows_what_may_be_acknowledged() throws IOException {
        JsonNode words = new ObjectMapper()
                .readTree(SmallScheme.resource("/leopard/scheme.schema.json"))
                .at("/properties/scheme_check/properties/acknowledge/items/properties/check/enum");
        assertThat(words)
                .extracting(JsonNode::asText)
                .containsExactlyElementsOf(Stream.of(Concern.values())
                        .filter(Concern::mayBeAcknowledged)
                        .map(Concern::word)
                        .toList());
    }

    @Test
    void it_has_every_key_of_a_test() throws IOException {
        String page = page("checking.md");
        JsonNode defs = new ObjectMapper()
                .readTree(SmallScheme.resource("/leopard/tests.schema.json"))
                .get("$defs");
        for (String part : List.of("test", "unit", "expect")) {
            defs.get(part)
                    .get("properties")
                    .fieldNames()
                    .forEachRemaining(key -> assertThat(page).as(key).contains("`" + key + "`"));
        }
    }
}
