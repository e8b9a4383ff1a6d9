package leopard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Methods that others published, with the figures that they published ({@code published/*.csv} of an example): a line has
 * that score, a unit that rank in the ranking of the line's name. Rows that say {@code rounded} were published beside inputs
 * that are rounded themselves: their figure lies between what the inputs half a unit lower and half a unit higher give.
 */
class PublishedMethodsIT {

    @ParameterizedTest
    @CsvSource({
        "combined-events, 95, 95",
        "human-development, 52, 33",
        "olympic-medals-2024, 93, 93",
        "formula-one-1988, 51, 51",
        "euro-2004, 64, 64",
    })
    void every_published_figure_comes_out(String example, int figures, int toTheDigit, @TempDir Path temp)
            throws IOException {
        ExampleCase published = ExampleCase.copy(example, temp);
        Figures computed = Figures.of(published.score("all", temp.resolve("result")));
        List<CsvText.Row> rows = published(example);
        List<String> differences = new ArrayList<>();
        int compared = 0;
        int equal = 0;
        for (CsvText.Row row : rows) {
            boolean given = "rounded".equals(row.cells().get("inputs"));
            for (String figure : List.of("score", "rank")) {
                String wanted = row.get(figure);
                if (wanted.isEmpty()) {
                    continue;
                }
                compared++;
                String got = computed.of(row, figure);
                boolean same = !got.isEmpty() && new BigDecimal(got).compareTo(new BigDecimal(wanted)) == 0;
                equal += same ? 1 : 0;
                if (!same && !given) {
                    differences.add(row + ": " + figure + " " + got);
                }
            }
        }
        System.out.printf("%s: %d published figures compared, %d equal to the last digit%n", example, compared, equal);
        assertThat(differences).isEmpty();
        assertThat(compared).isEqualTo(figures);
        assertThat(equal).isEqualTo(toTheDigit);
    }

    @ParameterizedTest
    @CsvSource("human-development, 2021")
    void where_inputs_were_rounded_the_published_figure_is_within_what_that_allows(
            String example, String period, @TempDir Path temp) throws IOException {
        Figures low = Figures.of(shifted(example, temp.resolve("low"), -1).score(period, temp.resolve("from")));
        Figures high = Figures.of(shifted(example, temp.resolve("high"), 1).score(period, temp.resolve("to")));
        for (CsvText.Row row : published(example)) {
            if (row.cells().containsKey("inputs")) {
                assertThat(new BigDecimal(row.get("score")))
                        .as(row.toString())
                        .isBetween(new BigDecimal(low.of(row, "score")), new BigDecimal(high.of(row, "score")));
            }
        }
    }

    /** The case with every reading half a unit of its last digit lower or higher. */
    private static ExampleCase shifted(String example, Path folder, int sign) throws IOException {
        ExampleCase copy = ExampleCase.copy(example, Files.createDirectory(folder));
        Path readings = copy.folder().resolve("readings.csv");
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(readings)) {
            int value = line.lastIndexOf(',') + 1;
            if (lines.isEmpty()) {
                lines.add(line);
            } else {
                BigDecimal shown = new BigDecimal(line.substring(value));
                BigDecimal half = BigDecimal.valueOf(5L * sign, shown.scale() + 1);
                lines.add(line.substring(0, value) + shown.add(half).toPlainString());
            }
        }
        Files.write(readings, lines);
        return copy;
    }

    private static List<CsvText.Row> published(String example) throws IOException {
        List<CsvText.Row> rows = new ArrayList<>();
        try (Stream<Path> files =
                Files.list(Call.repository("rules/examples").resolve(example).resolve("published"))) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".csv")).sorted().toList()) {
                rows.addAll(CsvText.rows(file));
            }
        }
        return rows;
    }

    /** Scores of lines and ranks of a result, by period, unit and line or ranking. */
    private record Figures(Map<String, String> scores, Map<String, String> ranks) {

        static Figures of(Path result) throws IOException {
            Map<String, String> scores = new HashMap<>();
            for (CsvText.Row row : CsvText.rows(result.resolve("lines.csv"))) {
                scores.put(row.get("period") + "/" + row.get("unit") + "/" + row.get("line"), row.get("score"));
            }
            Map<String, String> ranks = new HashMap<>();
            for (CsvText.Row row : CsvText.rows(result.resolve("ranking.csv"))) {
                ranks.put(row.get("period") + "/" + row.get("unit") + "/" + row.get("ranking"), row.get("rank"));
            }
            return new Figures(scores, ranks);
        }

        String of(CsvText.Row row, String figure) {
            String key = row.get("period") + "/" + row.get("unit") + "/" + row.get("line");
            return (figure.equals("score") ? scores : ranks).getOrDefault(key, "");
        }
    }
}
