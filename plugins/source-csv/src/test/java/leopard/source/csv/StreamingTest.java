package leopard.source.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import leopard.spi.Row;
import leopard.spi.SourceException;
import leopard.spi.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are larger than the heap of the Java process that reads them. */
class StreamingTest {

    private static final int HEAP = 20 << 20;
    private static final int ROWS = 200_000;

    @TempDir
    private Path folder;

    @Test
    void the_size_of_a_table_does_not_decide_the_memory() throws Exception {
        for (Charset charset : new Charset[] {UTF_8, Charset.forName("GB18030")}) {
            Path file = folder.resolve("readings.csv");
            try (BufferedWriter text = Files.newBufferedWriter(file, charset)) {
                text.write("unit,indicator,period,value,note\n");
                for (int row = 0; row < ROWS; row++) {
                    text.write("东岱村" + row + ",GDP,2024-06," + row + ".50,\"" + "注 ".repeat(30) + row + "\"\n");
                }
            }
            assertThat(Files.size(file)).isGreaterThan(HEAP);
            assertThat(readInSmallHeap("readings")).endsWith(ROWS + " rows, the last at readings.csv:" + (ROWS + 1));
        }
    }

    @Test
    void a_line_of_ten_megabytes_is_refused_before_it_fills_the_memory() throws Exception {
        String head = "a,b\n1,2\n";
        String tooLong = "t.csv:3 is longer than 1048576 characters; "
                + "perhaps a closing quotation mark or a line break is missing";
        Files.writeString(folder.resolve("t.csv"), head + "东".repeat(10 << 20));
        assertThat(readInSmallHeap("t")).isEqualTo(tooLong);
        Files.writeString(folder.resolve("t.csv"), head + "1,".repeat(5 << 20));
        assertThat(readInSmallHeap("t")).isEqualTo(tooLong);
        Files.writeString(folder.resolve("t.csv"), head + "1,\"" + "1,2\n".repeat(5 << 20));
        assertThat(readInSmallHeap("t")).isEqualTo(tooLong);
        Files.writeString(folder.resolve("t.csv"), "\"".repeat(20 << 20));
        assertThat(readInSmallHeap("t")).isEqualTo(tooLong.replace(":3", ":1"));
    }

    private String readInSmallHeap(String table) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + HEAP,
                        "-cp",
                        System.getProperty("java.class.path"),
                        StreamingTest.class.getName(),
                        folder.toString(),
                        table)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    /** What the small process does. */
    public static void main(String[] args) throws Exception {
        try (Table table = new CsvCase(Path.of(args[0])).open().read(args[1], problem -> {})) {
            int rows = 0;
            String place = "";
            for (Row row = table.next(); row != null; row = table.next()) {
                rows++;
                place = row.place().toString();
            }
            System.out.printf(Locale.ROOT, "%d rows, the last at %s%n", rows, place);
        } catch (SourceException e) {
            System.out.println(e.getMessage());
        }
    }
}
