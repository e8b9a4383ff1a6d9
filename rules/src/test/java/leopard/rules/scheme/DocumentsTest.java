package leopard.rules.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents show is what is read, and the names that they give are there. */
class DocumentsTest {

    private static final Pattern YAML = Pattern.compile("(?<=\n```yaml\n).*?(?=\n```\n)", Pattern.DOTALL);
    private static final Pattern COMMENT = Pattern.compile("//[^\n]*|/\\*.*?\\*/", Pattern.DOTALL);

    /** A scheme around a fragment: sections that the fragment has replace those here, nodes go into {@code extra}. */
    private static final String FRAME = """
            leopard: 1
            id: frame
            title: 框
            version: {id: "1"}
            period: {every: month, readings: to_date}
            units: {types: [village, community], groupings: [area]}
            indicators:
              A1: {title: 率, ratio: {of: 甲, to: 乙}}
              A2: {title: 知晓率, measure: "%", kind: ratio}
              A3: {title: 次数, kind: count}
              A4: {title: 合计, kind: count}
              YEAR: {title: 年度分, every: year}
            score:
            - id: total
              title: 总分
              sum:
              - {id: A1, value: {factor: 1}}
              - {id: A9, title: 乙, points: 10, of: A3, schedule: {target: 24, cap: 1}}
              - id: events
                title: 加减分
                events:
                  bonus: {cap: none, per_matter: all, levels: {省级: 1}}
                  deduct: {cap: none, per_matter: all, levels: {数据迟报: 0.2}}
                  document: optional
            rankings:
            - by: total
              ties: {method: competition}
              grades: {bands: [[良好, 80], [较差, 0]], limits: before_quota}
            """;

    private static String page(String name) throws IOException {
        return Files.readString(Path.of("..", name));
    }

    private static List<String> examples(String name) throws IOException {
        return YAML.matcher(page(name)).results().map(r -> r.group() + "\n").toList();
    }

    static Stream<String> schemeExamples() throws IOException {
        return Stream.concat(examples("docs/scheme-reference.md").stream(), examples("docs/data-checks.md").stream());
    }

    /** Top-level keys of a file and what stands under them. */
    private static Map<String, String> sections(String yaml) {
        Map<String, String> sections = new LinkedHashMap<>();
        for (String section : yaml.split("\n(?=[a-z])")) {
            sections.put(section.substring(0, section.indexOf(':')), section.strip() + "\n");
        }
        return sections;
    }

    private static String whole(String shown) {
        String example = shown.replaceAll("(?m)^#.*\n", "");
        if (example.startsWith("leopard:")) {
            return example;
        }
        Map<String, String> sections = sections(FRAME);
        if (example.startsWith("- ")) {
            String score = sections.getOrDefault("score", "");
            String frame = example.contains("id: events") ? score.substring(0, score.indexOf("  - id: events")) : score;
            sections.put("score", frame + "- id: extra\n  title: 例\n  sum:\n" + example.indent(2));
        } else {
            sections.putAll(sections(example));
            if (example.startsWith("indicators:")) {
                sections.put(
                        "indicators",
                        FRAME.substring(FRAME.indexOf("indicators:"), FRAME.indexOf("score:"))
                                + example.substring(example.indexOf('\n') + 1));
            }
        }
        return String.join("", sections.values());
    }

    @ParameterizedTest
    @MethodSource("schemeExamples")
    void every_example_of_a_scheme_is_one(String example) {
        String scheme = whole(example);
        SchemeReader.Result result = SchemeReader.read("s.yaml", scheme);
        assertThat(result.problems()).as(scheme).isEmpty();
        assertThat(result.warnings())
                .filteredOn(warning -> !example.contains("parameters:"))
                .as(scheme)
                .isEmpty();
        assertThat(SchemaTest.errors(scheme)).isEmpty();
    }

    @Test
    void the_sources_that_the_csv_plugin_shows_are_sources() throws IOException {
        List<String> examples = examples("plugins/source-csv/README.md");
        assertThat(examples).hasSize(1);
        SourcesReader.Result result =
                SourcesReader.read("sources.yaml", examples.get(0).getBytes(StandardCharsets.UTF_8));
        assertThat(result.problems()).isEmpty();
        assertThat(result.sources())
                .extracting(SourcesReader.SourceSpec::plugin)
                .containsExactly("csv");
    }

    @Test
    void every_name_of_the_glossary_stands_in_the_code() throws IOException {
        Map<String, String> types = new LinkedHashMap<>();
        try (Stream<Path> files = Files.walk(Path.of("..", "engine", "src", "main", "java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                String name = file.getFileName().toString();
                types.put(
                        name.substring(0, name.length() - ".java".length()),
                        COMMENT.matcher(Files.readString(file)).replaceAll(" "));
            }
        }
        List<String> missing = new ArrayList<>();
        int read = 0;
        for (String line : page("docs/glossary.md").split("\n")) {
            String[] cells = line.split("`");
            if (line.startsWith("| ") && cells.length == 3) {
                read++;
                String[] name = cells[1].split("\\.");
                String code = types.getOrDefault(name[0], "");
                String part = name[name.length - 1];
                if (!Pattern.compile("\\b" + part + "\\b").matcher(code).find()) {
                    missing.add(cells[1]);
                }
            }
        }
        assertThat(read).isGreaterThan(50);
        assertThat(missing).isEmpty();
    }
}
