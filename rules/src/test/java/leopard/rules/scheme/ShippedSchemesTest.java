package leopard.rules.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schemes of the shipped cases. */
class ShippedSchemesTest {

    @ParameterizedTest
    @ValueSource(strings = {"xilin-1plus2", "xilin-1plus1", "xilin-leopard-award"})
    void a_shipped_scheme_has_neither_problems_nor_warnings(String name) throws IOException {
        SchemeReader.Result result =
                SchemeReader.read("scheme.yaml", Files.readAllBytes(Path.of("examples", name, "scheme.yaml")));

        assertThat(result.problems()).isEmpty();
        assertThat(result.warnings()).isEmpty();
        assertThat(result.scheme()).isNotNull();
    }
}
