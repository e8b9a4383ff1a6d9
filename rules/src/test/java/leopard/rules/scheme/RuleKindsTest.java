package leopard.rules.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every rule kind of assessment rules has its place in the reference, and enough sentences of such rules a recipe. */
class RuleKindsTest {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```.*?^```");
    private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```(?:yaml|csv)\n.*?^```$");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| (R\\d\\d) \\| [^|]+ \\| [^|]+ \\| \\[[^\\]]+]\\(#([^)]+)\\) \\|$");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
    private static final Pattern LINK = Pattern.compile("]\\(#([^)]+)\\)");
    private static final Pattern RECIPE = Pattern.compile("(?m)^# .*\\p{IsHan}.*[A-Za-z]{3,}.*$");

    private static String page(String name) throws IOException {
        return Files.readString(Path.of("..", "docs", name));
    }

    /** The anchors that a heading has where the page is read. */
    private static Set<String> anchors(String page) {
        Set<String> anchors = new TreeSet<>();
        HEADING.matcher(BLOCK.matcher(page).replaceAll(""))
                .results()
                .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\p{L}\\p{N}_\\s-]", "").replace(' ', '-'))
                .forEach(anchors::add);
        return anchors;
    }

    @ParameterizedTest
    @ValueSource(strings = {"scheme-reference.md", "scheme-reference.zh-CN.md"})
    void a_table_maps_each_of_the_38_kinds_to_its_section(String name) throws IOException {
        String page = page(name);
        List<MatchResult> rows = ROW.matcher(page).results().toList();
        assertThat(rows)
                .extracting(row -> row.group(1))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 38)
                        .mapToObj("R%02d"::formatted)
                        .toList());
        assertThat(anchors(page))
                .containsAll(rows.stream().map(row -> row.group(2)).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"scheme-reference.md", "scheme-reference.zh-CN.md"})
    void links_within_the_page_lead_somewhere(String name) throws IOException {
        String page = page(name);
        assertThat(anchors(page))
                .containsAll(
                        LINK.matcher(page).results().map(link -> link.group(1)).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"scheme-reference.md", "scheme-reference.zh-CN.md"})
    void at_least_forty_sentences_of_rules_have_a_recipe(String name) throws IOException {
        String page = page(name);
        String recipes = page.substring(page.indexOf("\n## Recipes"));
        assertThat(RECIPE.matcher(recipes).results().count()).isGreaterThanOrEqualTo(40);
    }

    @Test
    void the_chinese_page_has_the_same_sections_and_examples() throws IOException {
        String english = page("scheme-reference.md");
        String chinese = page("scheme-reference.zh-CN.md");
        assertThat(examples(chinese)).isEqualTo(examples(english));
        assertThat(headings(chinese)).isEqualTo(headings(english));
    }

    private static List<String> examples(String page) {
        return EXAMPLE.matcher(page).results().map(MatchResult::group).toList();
    }

    /** All but the title of the page. */
    private static List<String> headings(String page) {
        return HEADING.matcher(BLOCK.matcher(page).replaceAll(""))
                .results()
                .map(MatchResult::group)
                .skip(1)
                .toList();
    }
}
