package leopard.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import leopard.rules.scheme.SchemeReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LargeCaseTest {

    @Test
    void its_scheme_reads_and_its_tables_have_a_row_for_every_figure(@TempDir Path folder) throws IOException {
        LargeCase.write(folder, 12);
        SchemeReader.Result read = SchemeReader.read("scheme.yaml", Files.readAllBytes(folder.resolve("scheme.yaml")));
        assertThat(read.problems()).isEmpty();
        assertThat(read.warnings()).isEmpty();
        assertThat(Files.readAllLines(folder.resolve("units.csv"))).hasSize(13);
        assertThat(Files.readAllLines(folder.resolve("readings.csv"))).hasSize(241);
    }
}
