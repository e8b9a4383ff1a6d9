package leopard.source.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import leopard.source.csv.CsvCase.Content;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvRecordsTest {

    @TempDir
    private Path folder;

    private CsvCase given;

    @BeforeEach
    void newCase() throws Exception {
        given = new CsvCase(folder);
    }

    private Content reading(String text) throws Exception {
        return given.file("t.csv", text).read("t");
    }

    private List<String> refusalOf(String text) throws Exception {
        return given.file("t.csv", text).refusal("t");
    }

    @Test
    void a_cell_goes_out_exactly_as_it_stands() throws Exception {
        assertThat(reading("a,b,c,d,e\n 1 ,\u30002\u00A0,08.50,=SUM(A1),\"\"\n").rows())
                .containsExactly(List.of(" 1 ", "\u30002\u00A0", "08.50", "=SUM(A1)", ""));
    }

    @Test
    void a_quoted_cell_may_hold_delimiters_and_doubled_quotes() throws Exception {
        assertThat(reading("a,b\n\"x,y;z\",\"a \"\"豹\"\" b\"\n").rows()).containsExactly(List.of("x,y;z", "a \"豹\" b"));
    }

    @Test
    void a_quoted_cell_may_hold_line_breaks_and_later_rows_keep_their_physical_line() throws Exception {
        Content content = reading("a,b\n1,\"x\ny\r\nz\rw\"\n2,\"\"\n");
        assertThat(content.rows()).containsExactly(List.of("1", "x\ny\r\nz\rw"), List.of("2", ""));
        assertThat(content.places()).containsExactly("t.csv:2", "t.csv:6");
    }

    @Test
    void lines_may_end_with_lf_crlf_or_cr() throws Exception {
        for (String end : List.of("\n", "\r\n", "\r")) {
            Content content = reading(String.join(end, "a,b", "1,2", "", "3,4", ""));
            assertThat(content.columns()).containsExactly("a", "b");
            assertThat(content.rows()).containsExactly(List.of("1", "2"), List.of("3", "4"));
            assertThat(content.places()).containsExactly("t.csv:2", "t.csv:4");
        }
    }

    @Test
    void the_last_line_needs_no_end() throws Exception {
        assertThat(reading("a,b\n1,2").rows()).containsExactly(List.of("1", "2"));
        assertThat(reading("a,b\n1,").rows()).containsExactly(List.of("1", ""));
    }

    @Test
    void a_quote_within_an_unquoted_cell_is_a_character_like_others() throws Exception {
        assertThat(reading("a,b\n5\" pipe,say \"\"hi\"\"\n").rows())
                .containsExactly(List.of("5\" pipe", "say \"\"hi\"\""));
    }

    @Test
    void an_unclosed_quote_is_reported_at_the_line_where_its_cell_begins() throws Exception {
        String message =
                "a cell that begins in this line opens a quotation mark that is not closed before the file ends. "
                        + "close the quotation mark, or remove it";
        assertThat(refusalOf("a,b\n1,2\n3,\"4\n5,6\n7,8\n")).containsExactly("t.csv:3: " + message);
        assertThat(refusalOf("a,b\n\"1\r\n1\",\"2\n")).containsExactly("t.csv:3: " + message);
        assertThat(refusalOf("a,\"b\n1,2\n")).containsExactly("t.csv:1: " + message);
    }

    @Test
    void text_after_a_closing_quote_is_reported_at_the_line_where_its_cell_begins() throws Exception {
        assertThat(refusalOf("a,b\n\"x\ny\",\"东岱\"村\n"))
                .containsExactly("t.csv:3: a cell that begins in this line goes on after its closing quotation mark. "
                        + "put the whole cell into quotation marks and double those inside");
    }

    @Test
    void a_cell_may_be_long_but_not_endless() throws Exception {
        String longest = "长".repeat(CsvRecords.MAX_CELL_LENGTH);
        Content content = reading("a,b\n1," + longest + "\n2," + longest + "x\n3,ok\n");
        assertThat(content.rows()).containsExactly(List.of("1", longest), List.of("3", "ok"));
        assertThat(content.problems())
                .containsExactly(
                        "ERROR t.csv:3: cell 2 is longer than 100000 characters; "
                                + "perhaps a closing quotation mark is missing. check the quotation marks, or shorten the text");
    }

    @Test
    void a_line_may_be_long_but_not_endless() throws Exception {
        String cells = ("x".repeat(1_000) + ",").repeat(1_000);
        String header = columns(1_001);
        assertThat(reading(header + "\n" + cells + "\n").rows()).hasSize(1);
        String message =
                "is longer than 1048576 characters; perhaps a closing quotation mark or a line break is missing. "
                        + "check the quotation marks and line breaks of this line";
        assertThat(refusalOf(header + "\n\n" + cells + cells + "\n")).containsExactly("t.csv:3: " + message);
        assertThat(refusalOf(cells + cells + "\n")).containsExactly("t.csv:1: " + message);
    }

    private static String columns(int count) {
        StringBuilder header = new StringBuilder("c0");
        for (int column = 1; column < count; column++) {
            header.append(",c").append(column);
        }
        return header.toString();
    }

    @Test
    void a_table_may_have_two_thousand_columns_but_no_more() throws Exception {
        assertThat(reading(columns(2_000) + "\n").columns()).hasSize(2_000);
        assertThat(refusalOf("\n" + columns(2_001) + "\n"))
                .containsExactly("t.csv:2: the header has 2001 columns, at most 2000 are allowed. "
                        + "remove columns, or split the table");
    }
}
