package leopard.source.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import leopard.source.csv.CsvCase.Content;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of random cells, written by a writer that shares nothing with the plugin, come back as they were. */
class RoundTripTest {

    private static final long SEED = 20240601;
    private static final int TABLES = 1_500;

    private static final List<String> MORSELS = List.of(
            "a", "Z", "0", "8.50", "-", " ", "\u3000", "\u00A0", ",", ";", "\t", "\"", "\"\"", "\n", "\r", "\r\n", "'",
            "\\", "#", "=", "东", "岱村", "豹", "ü", "€", "㐂", "𠮷", "🐆", "\uFEFF");

    @Test
    void every_table_is_read_back_as_it_was_written(@TempDir Path folder) throws Exception {
        System.out.println("RoundTripTest seed " + SEED);
        SplittableRandom random = new SplittableRandom(SEED);
        for (int table = 0; table < TABLES; table++) {
            isReadBack(folder, random, "seed %s, table %s".formatted(SEED, table));
        }
    }

    private static void isReadBack(Path folder, SplittableRandom random, String which) throws Exception {
        CsvCase given = new CsvCase(folder);
        Writer writer = new Writer(random);
        int width = 1 + random.nextInt(6);
        List<String> header = new ArrayList<>();
        for (int column = 0; column < width; column++) {
            // No UTF-8: a file with it in GB18030 is always told.
            header.add("指标" + column + (random.nextInt(4) == 0 ? ",;\"\n" + "x" : ""));
        }
        writer.write(header);
        List<List<String>> rows = new ArrayList<>();
        List<String> places = new ArrayList<>();
        for (int row = random.nextInt(30); row > 0; row--) {
            List<String> cells =
                    random.ints(width, 0, 8).mapToObj(n -> cell(random, n)).toList();
            rows.add(cells);
            places.add("t.csv:" + writer.line);
            writer.write(cells);
            if (random.nextInt(5) == 0) {
                writer.endLine();
            }
        }

        boolean utf8 = random.nextBoolean();
        byte[] mark = utf8 && random.nextBoolean() ? "\uFEFF".getBytes(UTF_8) : new byte[0];
        given.file("t.csv", mark, writer.text.toString().getBytes(utf8 ? UTF_8 : Charset.forName("GB18030")));
        if (random.nextBoolean()) {
            given.with("encoding", utf8 ? "utf-8" : "gb18030");
        }
        if (width == 1 || random.nextBoolean()) {
            given.with("delimiter", writer.delimiter == ',' ? "comma" : writer.delimiter == ';' ? "semicolon" : "tab");
        }

        Content content = given.read("t");
        assertThat(content.columns()).as(which).isEqualTo(header);
        assertThat(content.rows()).as(which).isEqualTo(rows);
        assertThat(content.places()).as(which).isEqualTo(places);
        assertThat(content.problems()).as(which).allMatch(problem -> problem.startsWith("NOTICE"));
    }

    private static String cell(SplittableRandom random, int morsels) {
        StringBuilder cell = new StringBuilder();
        for (int i = 0; i < morsels; i++) {
            cell.append(MORSELS.get(random.nextInt(MORSELS.size())));
        }
        return cell.toString();
    }

    private static final class Writer {

        private final SplittableRandom random;
        private final StringBuilder text = new StringBuilder();
        private final char delimiter;
        private final String lineEnd;
        private int line = 1;

        Writer(SplittableRandom random) {
            this.random = random;
            delimiter = ",;\t".charAt(random.nextInt(3));
            lineEnd = List.of("\n", "\r\n", "\r").get(random.nextInt(3));
        }

        void write(List<String> cells) {
            for (int i = 0; i < cells.size(); i++) {
                String cell = cells.get(i);
                boolean blankLine = cells.size() == 1 && cell.isEmpty();
                boolean quoted = blankLine
                        || cell.startsWith("\"")
                        || cell.chars().anyMatch(c -> c == delimiter || c == '\n' || c == '\r')
                        || random.nextInt(4) == 0;
                text.append(i == 0 ? "" : delimiter).append(quoted ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell);
                line += (int) cell.replace("\r\n", "\n")
                        .chars()
                        .filter(c -> c == '\n' || c == '\r')
                        .count();
            }
            endLine();
        }

        void endLine() {
            text.append(lineEnd);
            line++;
        }
    }
}
