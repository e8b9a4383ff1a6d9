package leopard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code check} says of a scheme and of the tests that its author put beside it. */
class CheckIT {

    private static final String SCHEME = """
            leopard: 1
            id: s
            title: 小方案
            version: {id: "1"}
            period: {every: month, readings: to_date}
            indicators: {X: {title: 率, ratio: {of: 甲, to: 乙}}, Y: {title: 数}}
            score:
              id: total
              title: 总分
              points: 100
              sum:
              - {id: A, title: 甲, points: 60, of: X, completion: {target: 1, cap: 1}}
              - {id: B, title: 乙, points: 40, of: Y, completion: {target: 10, cap: 1}}
            """;

    private static Path bare(Path temp, String tests) throws IOException {
        Path folder = Files.createDirectories(temp.resolve("bare"));
        Files.writeString(folder.resolve("scheme.yaml"), SCHEME);
        Files.writeString(folder.resolve("tests.yaml"), "leopard: 1\ndefaults: {period: 2024-06}\ntests:\n" + tests);
        return folder;
    }

    @ParameterizedTest
    @ValueSource(strings = {"xilin-1plus1", "xilin-1plus2", "xilin-leopard-award"})
    void the_tests_of_a_shipped_case_pass_and_no_rule_is_left_out(String name) {
        Call call = Call.inEnglish(
                "check", Call.repository("rules/examples/" + name).toString());
        assertThat(call.err()).isEmpty();
        assertThat(call.out()).contains(" 0 failed\n").contains("Every rule is touched by a test\n");
    }

    @Test
    void a_scheme_and_its_tests_need_no_tables(@TempDir Path temp) throws IOException {
        Path folder = bare(temp, "- {test: 甲, readings: {X: 3/4}, expect: {lines: {A: 45}}}\n");
        Call call = Call.inEnglish("check", folder.toString());
        assertThat(call.err()).isEmpty();
        assertThat(call.out().lines())
                .contains(
                        "tests: 1, 1 passed, 0 failed",
                        "rules that no test touches: 2",
                        "  criteria: B",
                        "  nodes: total");
        assertThat(call.exit()).isZero();
    }

    @Test
    void without_tests_the_tables_are_missing_as_ever(@TempDir Path temp) throws IOException {
        Path folder = bare(temp, "[]");
        Files.delete(folder.resolve("tests.yaml"));
        assertThat(Call.inEnglish("check", folder.toString()).exit()).isEqualTo(4);
        Files.writeString(
                folder.resolve("tests.yaml"), "leopard: 1\ntests: [{test: 甲, period: 2024-06, expect: {total: 0}}]\n");
        assertThat(Call.inEnglish("score", folder.toString(), "--period", "2024-06")
                        .exit())
                .isEqualTo(4);
    }

    @Test
    void a_test_that_fails_is_a_table_of_differences_and_exit_code_1(@TempDir Path temp) throws IOException {
        Path folder = bare(temp, "- {test: 甲, readings: {X: 3/4, Y: 5}, expect: {lines: {A: 44, B: 20}, total: 65}}\n");
        Call call = Call.inEnglish("check", folder.toString());
        assertThat(call.exit()).isEqualTo(1);
        assertThat(call.out().lines())
                .containsSequence(
                        "test failed  tests.yaml:4:10  甲",
                        "  place  unit  subject   expected  got    explanation",
                        "  4      unit  A points  44        45.00  60 × 0.7500 = 45.00");
        assertThat(call.out()).contains("tests: 1, 0 passed, 1 failed");
    }

    @Test
    void as_json_each_test_is_an_object(@TempDir Path temp) throws IOException {
        Path folder = bare(temp, "- {test: 甲, readings: {X: 3/4}, expect: {lines: {A: 44}}}\n");
        Call call = Call.inEnglish("check", folder.toString(), "--json");
        JsonNode json = new ObjectMapper().readTree(call.out());
        JsonNode test = json.get("tests").get(0);
        assertThat(test.get("passed").asBoolean()).isFalse();
        assertThat(test.get("differences").get(0).get("got").asText()).isEqualTo("45.00");
        assertThat(json.get("untouched").findValuesAsText("id")).containsExactly("total", "B");
        assertThat(call.exit()).isEqualTo(1);
    }

    @Test
    void a_mistake_in_the_tests_is_one_of_configuration(@TempDir Path temp) throws IOException {
        Path folder = bare(temp, """
                - {test: 甲, readings: {X: 3/4}, expect: {lines: {AA: 45}}}
                - {test: 乙, readngs: {X: 3/4}, expect: {lines: {A: 45}}}
                """);
        Call call = Call.inEnglish("check", folder.toString());
        assertThat(call.exit()).isEqualTo(3);
        assertThat(call.messages()).hasSize(2).allMatch(line -> line.startsWith("error: tests.yaml:"));
        Files.writeString(
                folder.resolve("tests.yaml"),
                "leopard: 1\ntests: [{test: 甲, period: 2024-06, readings: {Z: 3}, expect: {lines: {A: 45}}}]\n");
        call = Call.inEnglish("check", folder.toString());
        assertThat(call.exit()).isEqualTo(3);
        assertThat(call.messages())
                .hasSize(1)
                .first()
                .asString()
                .contains("tests.yaml:2")
                .contains("“Z”");
    }
}
