package leopard.source.csv;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import leopard.source.csv.CsvCase.Content;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTextTest {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String SAVE = "open it in a spreadsheet and save it as “CSV UTF-8”";
    private static final String CHECK = "check the text of this line, then save the whole file as CSV in UTF-8";

    @TempDir
    private Path folder;

    private CsvCase given;

    @BeforeEach
    void newCase() throws Exception {
        given = new CsvCase(folder);
    }

    @Test
    void a_utf8_file_is_read_without_a_word() throws Exception {
        given.file("units.csv", "unit,name\nA1,东岱村\n");
        Content content = given.read("units");
        assertThat(content.rows()).containsExactly(List.of("A1", "东岱村"));
        assertThat(content.problems()).isEmpty();
    }

    @Test
    void the_mark_of_utf8_is_no_part_of_the_first_column() throws Exception {
        given.file("units.csv", "\uFEFFunit,name\nA1,东岱村\n");
        Content content = given.read("units");
        assertThat(content.columns()).containsExactly("unit", "name");
        assertThat(content.problems()).isEmpty();
    }

    @Test
    void the_mark_of_utf8_may_stand_before_a_quoted_header() throws Exception {
        given.file("units.csv", "\uFEFF\"unit\",\"name\"\nA1,东岱村\n");
        assertThat(given.read("units").columns()).containsExactly("unit", "name");
    }

    @Test
    void a_gb18030_file_is_recognised_and_reported() throws Exception {
        given.file("units.csv", "unit,name\nA1,东岱村\n".getBytes(GB18030));
        Content content = given.read("units");
        assertThat(content.rows()).containsExactly(List.of("A1", "东岱村"));
        assertThat(content.problems()).containsExactly("NOTICE units.csv: recognised as GB18030");
    }

    @Test
    void characters_of_four_bytes_are_read_in_either_encoding() throws Exception {
        String rare = "unit,name\nA1,㐂𠮷村🐆\n";
        given.file("utf8.csv", rare).file("gb.csv", rare.getBytes(GB18030));
        assertThat(given.read("utf8").rows()).containsExactly(List.of("A1", "㐂𠮷村🐆"));
        assertThat(given.read("gb").rows()).containsExactly(List.of("A1", "㐂𠮷村🐆"));
    }

    @Test
    void a_character_split_between_two_pieces_of_the_file_is_still_one() throws Exception {
        for (int shift = 0; shift < 4; shift++) {
            String text = "unit,name\n" + ("x".repeat(shift) + "东岱村𠮷,1\n").repeat(20_000);
            given.file("utf8.csv", text).file("gb.csv", text.getBytes(GB18030));
            assertThat(given.read("utf8").rows())
                    .hasSize(20_000)
                    .allMatch(row -> row.get(0).endsWith("东岱村𠮷"));
            assertThat(given.read("gb").rows()).isEqualTo(given.read("utf8").rows());
        }
    }

    @Test
    void the_whole_file_decides_not_its_beginning() throws Exception {
        given.file(
                "units.csv",
                ("unit,name\n" + "A1,plain\n".repeat(20_000)).getBytes(UTF_8),
                "A2,东岱村\n".getBytes(GB18030));
        Content content = given.read("units");
        assertThat(content.rows()).hasSize(20_001).endsWith(List.of("A2", "东岱村"));
        assertThat(content.problems()).containsExactly("NOTICE units.csv: recognised as GB18030");
    }

    @Test
    void a_configured_encoding_is_taken_without_a_word() throws Exception {
        given.file("units.csv", "unit,name\nA1,东岱村\n".getBytes(GB18030)).with("encoding", "gb18030");
        assertThat(given.read("units").problems()).isEmpty();
        assertThat(given.read("units").rows()).containsExactly(List.of("A1", "东岱村"));
    }

    @Test
    void a_file_that_is_not_in_its_configured_encoding_is_refused() throws Exception {
        given.file("units.csv", "unit,name\nA1,东岱村\n".getBytes(GB18030)).with("encoding", "utf-8");
        String remedy = "check the text of this line, save the file as CSV in UTF-8, and set encoding to auto";
        assertThat(given.refusal("units")).containsExactly("units.csv:2: byte 14 is not UTF-8. " + remedy);
        given.file("units.csv", "unit,name\nA1,东岱村\n").with("encoding", "gb18030");
        assertThat(given.refusal("units")).containsExactly("units.csv:2: byte 22 is not GB18030. " + remedy);
    }

    @Test
    void the_mark_of_utf8_contradicts_gb18030() throws Exception {
        given.file("units.csv", "\uFEFFunit\n").with("encoding", "gb18030");
        assertThat(given.refusal("units"))
                .containsExactly("units.csv: has the mark of UTF-8 (BOM), but is configured as gb18030. "
                        + "set encoding to auto or utf-8");
    }

    @Test
    void a_utf8_file_with_lines_in_gbk_is_refused_at_the_first_of_them() throws Exception {
        given.file("units.csv", "unit,name\r\nA1,东岱村\r\nA2,".getBytes(UTF_8), "西林街道\r\n".getBytes(GB18030));
        assertThat(given.refusal("units"))
                .containsExactly("units.csv:3: byte 29 is not UTF-8, and the file is not GB18030 either; "
                        + "perhaps it mixes the two. " + CHECK);
    }

    @Test
    void two_encodings_are_told_even_where_all_of_it_could_pass_for_gb18030() throws Exception {
        byte[] utf8 = "A1,西林街道\n".getBytes(UTF_8);
        byte[] gbk = "A2,东岱街道\n".getBytes(GB18030);
        assertThat(new String(utf8, GB18030)).as("passes for GB18030").isEqualTo("A1,瑗挎灄琛楅亾\n");
        String message = " is not UTF-8, and the file is not GB18030 either; perhaps it mixes the two. " + CHECK;
        given.file("units.csv", "unit,name\n".getBytes(UTF_8), utf8, gbk);
        assertThat(given.refusal("units")).containsExactly("units.csv:3: byte 30" + message);
        given.file("units.csv", "unit,name\n".getBytes(UTF_8), gbk, utf8);
        assertThat(given.refusal("units")).containsExactly("units.csv:2: byte 14" + message);
    }

    @Test
    void a_marked_file_with_a_wrong_byte_is_not_tried_as_anything_else() throws Exception {
        given.file("units.csv", "\uFEFFunit,name\n".getBytes(UTF_8), "A1,东岱村\n".getBytes(GB18030));
        assertThat(given.refusal("units")).singleElement().asString().startsWith("units.csv:2: byte 17 is not UTF-8. ");
    }

    @Test
    void a_character_cut_off_by_the_end_of_the_file_is_refused() throws Exception {
        byte[] whole = "unit\n东岱村".getBytes(UTF_8);
        given.file("units.csv", Arrays.copyOf(whole, whole.length - 1));
        assertThat(given.refusal("units")).singleElement().asString().startsWith("units.csv:2: byte 12 is not UTF-8, ");
    }

    @Test
    void a_workbook_under_a_csv_name_is_called_one() throws Exception {
        given.file("units.csv", HexFormat.of().parseHex("504b030414000600080000002100"));
        assertThat(given.refusal("units"))
                .containsExactly("units.csv: looks like an Excel workbook (.xlsx) under a .csv name. " + SAVE);
        given.file("units.csv", HexFormat.of().parseHex("d0cf11e0a1b11ae1"));
        assertThat(given.refusal("units"))
                .containsExactly("units.csv: looks like an old Excel workbook (.xls) under a .csv name. " + SAVE);
    }

    @Test
    void utf16_is_called_by_its_name() throws Exception {
        for (String mark : List.of("fffe", "feff")) {
            given.file("units.csv", HexFormat.of().parseHex(mark), "unit\n".getBytes(UTF_16LE));
            assertThat(given.refusal("units")).containsExactly("units.csv: is UTF-16 (“Unicode text”). " + SAVE);
        }
    }

    @Test
    void a_file_with_nul_bytes_is_no_text() throws Exception {
        String remedy = "check where it comes from and export it again as CSV in UTF-8";
        given.file("units.csv", "unit\nA\nB\0\n");
        assertThat(given.refusal("units"))
                .containsExactly("units.csv:3: byte 9 is NUL: this is not a text file. " + remedy);
        given.file("units.csv", HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452"));
        assertThat(given.refusal("units"))
                .containsExactly("units.csv:3: byte 9 is NUL: this is not a text file. " + remedy);
        given.with("encoding", "gb18030");
        assertThat(given.refusal("units")).singleElement().asString().contains("is NUL");
    }
}
