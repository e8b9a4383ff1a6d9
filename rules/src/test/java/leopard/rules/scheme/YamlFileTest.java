package leopard.rules.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import leopard.model.Lang;
import org.junit.jupiter.api.Test;

/** What may stand in a file, before anybody asks what it means. */
class YamlFileTest {

    private static List<String> problems(byte[] bytes) {
        return SchemeReader.read("s.yaml", bytes).problems().stream()
                .map(p -> p.in(Lang.EN))
                .toList();
    }

    private static List<String> problems(String text) {
        return problems(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_byte_order_mark_is_no_part_of_the_text() {
        assertThat(problems("\uFEFF" + SmallScheme.text())).isEmpty();
        assertThat(SchemeReader.read("s.yaml", "\uFEFF" + SmallScheme.text()).problems())
                .isEmpty();
    }

    @Test
    void windows_line_ends_change_nothing_and_columns_stay_right() {
        String text = SmallScheme.text().replace("\n", "\r\n");
        assertThat(problems(text)).isEmpty();
        assertThat(problems(text.replace("A2 + k * A3", "A2 + k * A7")).get(0)).startsWith("s.yaml:16:37: ");
    }

    @Test
    void another_encoding_is_refused_where_it_shows() {
        byte[] gb18030 = SmallScheme.text().getBytes(Charset.forName("GB18030"));
        assertThat(problems(gb18030)).containsExactly("s.yaml:3:9: this is not UTF-8. Save the file as UTF-8");
        byte[] cut = "leopard: 1\nid: 村".getBytes(StandardCharsets.UTF_8);
        assertThat(problems(Arrays.copyOf(cut, cut.length - 1)))
                .containsExactly("s.yaml:2:5: this is not UTF-8. Save the file as UTF-8");
        byte[] utf16 = SmallScheme.text().getBytes(StandardCharsets.UTF_16);
        assertThat(problems(utf16)).containsExactly("s.yaml:1:1: this is not UTF-8. Save the file as UTF-8");
    }

    @Test
    void a_huge_file_is_refused_before_anybody_reads_it() {
        byte[] huge = new byte[YamlFile.MAX_BYTES + 1];
        Arrays.fill(huge, (byte) '#');
        assertThat(problems(huge)).containsExactly("s.yaml: the file has more than 4194304 bytes");
        assertThat(SchemeReader.read("s.yaml", "#".repeat(YamlFile.MAX_BYTES + 1))
                        .problems())
                .hasSize(1);
    }

    @Test
    void a_line_of_two_million_words_is_read_once() {
        String words = "[" + "a,".repeat(2_000_000) + "长]";
        assertThat(problems(SmallScheme.with("title: 小方案", "title: 小方案\nsource: " + words)))
                .containsExactly("s.yaml:4:9: source: expected text, found a list");
        byte[] sources = ("sources: [" + "a,".repeat(100_000) + "]").getBytes(StandardCharsets.UTF_8);
        assertThat(SourcesReader.read("sources.yaml", sources).problems()).hasSize(1001);
    }

    @Test
    void an_empty_file_says_so() {
        assertThat(problems("")).containsExactly("s.yaml: the file is empty");
        assertThat(problems("# nothing\n")).containsExactly("s.yaml: the file is empty");
        assertThat(problems("---\n")).containsExactly("s.yaml: the file is empty");
        assertThat(problems("just words"))
                .singleElement()
                .asString()
                .startsWith("s.yaml:1:1: the scheme: expected a mapping, found 'just words'. Known keys: leopard, id,");
        assertThat(problems("- 1")).singleElement().asString().contains("expected a mapping, found a list");
    }

    @Test
    void control_characters_are_refused_with_their_place() {
        assertThat(problems("leopard: 1\nid: a\u0007b\n"))
                .containsExactly("s.yaml:2:6: the control character U+0007 is not allowed");
    }

    @Test
    void deep_nesting_is_refused_and_does_not_exhaust_the_stack() {
        String deep = "title: " + "[".repeat(20_000) + "]".repeat(20_000) + "\n";
        assertThat(problems(SmallScheme.with("title: 小方案\n", deep)))
                .contains("s.yaml:3:47: nested more than 40 deep")
                .hasSize(2);
        String open = "title: " + "{a: ".repeat(20_000);
        assertThat(problems(open)).hasSize(1);
    }

    @Test
    void every_anchor_alias_and_tag_is_named() {
        assertThat(problems(SmallScheme.with("parameters: {k: 0.7}", "parameters: &x {k: !!float 0.7, j: *x}")))
                .containsExactly(
                        "s.yaml:11:13: anchors (&) are refused. Write it out, or refer to it by name with like",
                        "s.yaml:11:20: tags (!) are refused",
                        "s.yaml:11:36: aliases (*) are refused. Write it out, or refer to it by name with like");
    }

    @Test
    void a_thousand_aliases_of_aliases_are_no_bomb() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 100; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        assertThat(problems(bomb.toString()))
                .filteredOn(p -> p.contains("aliases"))
                .hasSize(198);
    }

    @Test
    void quotes_and_blocks_are_text_like_any_other() {
        assertThat(problems(SmallScheme.with("formula: A2 + k * A3", "formula: 'A2 + k * A3'")))
                .isEmpty();
        assertThat(problems(SmallScheme.with("title: 小方案\n", "title: |\n  小\n  方案\n")))
                .isEmpty();
        assertThat(problems(SmallScheme.with("points: 105", "points: \"105\""))).isEmpty();
        assertThat(problems(SmallScheme.with("formula: A2 + k * A3", "formula: \"A2 + k * A7\""))
                        .get(0))
                .startsWith("s.yaml:16:38: ");
        // In a text over several lines the place is that of the text.
        assertThat(problems(SmallScheme.with("formula: A2 + k * A3", "formula: \"A2 +\n    k * A7\""))
                        .get(0))
                .startsWith("s.yaml:16:28: ");
    }

    @Test
    void columns_count_characters_not_bytes_or_halves_of_them() {
        assertThat(problems(
                        SmallScheme.with("  - {id: C3, title: 任务二, like: C2}", "  - {id: C3, title: 𠮷野家, like: C9}")))
                .singleElement()
                .asString()
                .startsWith("s.yaml:39:32: ");
    }

    @Test
    void after_a_thousand_problems_only_their_number_is_told() {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 1500; i++) {
            many.append("k").append(i).append(": 1\n");
        }
        List<String> problems = problems(many.toString());
        assertThat(problems).hasSize(1001);
        // 1500 keys that nobody knows, and six that are missing.
        assertThat(problems.get(1000)).isEqualTo("s.yaml: and 506 more problems");
    }
}
