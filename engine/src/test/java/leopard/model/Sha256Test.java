package leopard.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Sha256Test {

    /** From FIPS 180-2, appendix B.1. */
    private static final String OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void the_example_of_the_standard_comes_out() {
        assertThat(Sha256.of("abc")).isEqualTo(OF_ABC);
        assertThat(Sha256.of("")).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void a_text_is_taken_in_utf_8() {
        assertThat(Sha256.of("豹榜")).isEqualTo(Sha256.of("豹榜".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void what_goes_through_in_pieces_is_hashed_as_a_whole_and_handed_on() throws IOException {
        Sha256 hash = new Sha256();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (OutputStream out = hash.through(file)) {
            out.write('a');
            out.write("bc".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(hash.digits()).isEqualTo(OF_ABC);
        assertThat(file.toString(StandardCharsets.UTF_8)).isEqualTo("abc");
    }
}
