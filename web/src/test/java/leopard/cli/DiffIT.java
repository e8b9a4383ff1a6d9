package leopard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The award case before and after its dispute was answered. */
class DiffIT {

    @TempDir
    private static Path temp = Path.of("");

    private static Path disputed = Path.of("");
    private static Path answered = Path.of("");

    @BeforeAll
    static void answerTheDispute() throws IOException {
        ExampleCase example = ExampleCase.copy("xilin-leopard-award", temp);
        disputed = example.score("2024-Q2", temp.resolve("disputed"));
        example.write("answers.csv", """
                check,unit,indicator,period,decision,numerator,denominator,value,date,reason
                ratio_vs_parts,西林街道,P08,2024-Q2,corrected,5,6,,2024-07-10,核实
                """);
        answered = example.score("2024-Q2", temp.resolve("answered"));
    }

    @Test
    void it_tells_who_moved_which_line_changed_and_why_and_which_award() {
        Call call = Call.inEnglish("diff", disputed.toString(), answered.toString());
        assertThat(call.err()).isEmpty();
        assertThat(call.exit()).isEqualTo(1);
        assertThat(call.out().lines())
                .containsSequence("Who moved", "  2024-Q2  L3  西林街道  rank 4 → 1  score 78.00 → 91.33 (+13.33)")
                .contains("  2024-Q2  L3  板块乙  rank 1 → 2")
                .containsSequence("Awards that changed", "  2024-Q2  leopard.L3  BLOCKED → AWARDED 1 西林街道")
                .contains("  2024-Q2  西林街道  L3.start 开工率  20.00 → 33.33 (+13.33)  input 5/10 → 5/6,"
                        + " status DISPUTED → OK, treated as AS_SUBMITTED → —");
    }

    @Test
    void as_json_every_difference_is_an_object() throws IOException {
        Call call = Call.leopard("diff", disputed.toString(), answered.toString(), "--json");
        assertThat(call.exit()).isEqualTo(1);
        JsonNode json = new ObjectMapper().readTree(call.out());
        assertThat(json.get("same").asBoolean()).isFalse();
        assertThat(json.get("differences").findValuesAsText("kind")).contains("ranking", "award", "line", "file");
    }

    @Test
    void a_result_is_the_same_as_itself() {
        Call call = Call.inEnglish("diff", disputed.toString(), disputed.toString());
        assertThat(call.exit()).isZero();
        assertThat(call.out()).isEqualTo("The two results are the same\n");
    }

    @Test
    void in_two_languages_all_but_the_texts_is_compared(@TempDir Path own) throws IOException {
        ExampleCase example = ExampleCase.copy("xilin-1plus2", own);
        Path chinese = example.score("2024-06", own.resolve("zh"));
        Path english = example.score("2024-06", own.resolve("en"), "--lang", "en");
        Call call = Call.inEnglish("diff", chinese.toString(), english.toString());
        assertThat(call.out())
                .isEqualTo("The two results are the same; their texts are in two languages and were not compared\n");
        assertThat(call.exit()).isZero();

        Path warnings = english.resolve("warnings.csv");
        List<String> lines = new ArrayList<>(Files.readString(warnings).lines().toList());
        assertThat(lines.size()).isGreaterThan(2);
        lines.remove(lines.size() - 1);
        Files.writeString(warnings, String.join("\n", lines) + "\n");
        call = Call.inEnglish("diff", chinese.toString(), english.toString());
        assertThat(call.out().lines()).containsExactly("Files", "  warnings.csv: the contents differ");
        assertThat(call.exit()).isEqualTo(1);
    }

    @Test
    void what_is_no_result_is_refused() {
        Call call = Call.inEnglish("diff", disputed.toString(), temp.toString());
        assertThat(call.exit()).isEqualTo(2);
        assertThat(call.messages()).hasSize(1);
    }
}
