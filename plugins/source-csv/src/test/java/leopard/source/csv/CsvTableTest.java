package leopard.source.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import leopard.source.csv.CsvCase.Content;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTableTest {

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
    void an_empty_file_is_refused() throws Exception {
        for (String empty : List.of("", "\uFEFF", "\n\r\n\n")) {
            assertThat(refusalOf(empty))
                    .containsExactly("t.csv: is empty, expected a header line. "
                            + "write the names of the columns into the first line");
        }
    }

    @Test
    void a_header_alone_is_a_table_without_rows() throws Exception {
        assertThat(reading("unit,value\n").columns()).containsExactly("unit", "value");
        assertThat(reading("unit,value").rows()).isEmpty();
    }

    @Test
    void blank_lines_are_skipped_and_counted() throws Exception {
        Content content = reading("\n\nunit,value\n\nA,1\n\n\nB,2\n\n");
        assertThat(content.columns()).containsExactly("unit", "value");
        assertThat(content.places()).containsExactly("t.csv:5", "t.csv:8");
        assertThat(content.problems()).isEmpty();
    }

    @Test
    void all_problems_of_a_header_are_reported_at_once() throws Exception {
        assertThat(refusalOf("\nunit,, value,unit,\u3000,x\n1,2,3,4,5,6\n"))
                .containsExactly(
                        "t.csv:2: column 2 has no name. name it, or remove the column",
                        "t.csv:2: column name “ value” begins or ends with a blank (U+0020). remove the blank",
                        "t.csv:2: columns 1 and 4 are both named “unit”. rename or remove one of them",
                        "t.csv:2: column 5 has no name. name it, or remove the column");
    }

    @Test
    void a_blank_around_a_column_name_is_refused_whatever_its_width() throws Exception {
        assertThat(refusalOf("a\u3000,\u00A0b,c\u200B,ok d\n"))
                .containsExactly(
                        "t.csv:1: column name “a\u3000” begins or ends with a blank (U+3000). remove the blank",
                        "t.csv:1: column name “\u00A0b” begins or ends with a blank (U+00A0). remove the blank",
                        "t.csv:1: column name “c\u200B” begins or ends with a blank (U+200B). remove the blank");
    }

    @Test
    void a_header_of_delimiters_alone_is_refused() throws Exception {
        assertThat(refusalOf(",,\n")).containsExactly("t.csv:1: column 1 has no name. name it, or remove the column");
    }

    @Test
    void a_full_width_comma_is_named() throws Exception {
        assertThat(reading("unit,value\nA\uFF0C1\n").problems())
                .containsExactly("ERROR t.csv:2: line has 1 cells, the header has 2 columns. "
                        + "a full-width comma (\uFF0C) separates no cells: write a plain one");
    }

    @Test
    void every_row_with_too_few_or_too_many_cells_is_reported_and_left_out() throws Exception {
        Content content = reading("a,b,c\n1,2\n1,2,3\n1,2,3,4\n1\n4,5,6\n");
        assertThat(content.rows()).containsExactly(List.of("1", "2", "3"), List.of("4", "5", "6"));
        assertThat(content.problems())
                .containsExactly(
                        "ERROR t.csv:2: line has 2 cells, the header has 3 columns. add the missing cells",
                        "ERROR t.csv:4: line has 4 cells, the header has 3 columns. remove the cells that are too many; "
                                + "put a text that contains the delimiter into quotation marks",
                        "ERROR t.csv:5: line has 1 cells, the header has 3 columns. add the missing cells");
    }

    @Test
    void empty_columns_at_the_end_as_a_spreadsheet_writes_them_are_dropped() throws Exception {
        Content content = reading("a,b,,\n1,2,,\n3,4\n5,,,\n");
        assertThat(content.columns()).containsExactly("a", "b");
        assertThat(content.rows()).containsExactly(List.of("1", "2"), List.of("3", "4"), List.of("5", ""));
        assertThat(content.problems()).isEmpty();
    }

    @Test
    void a_cell_under_an_empty_header_is_an_error_of_its_row() throws Exception {
        Content content = reading("a,b,,\n1,2,,x\n1,2,, \n3,4,,\n1,2,,,\n");
        assertThat(content.rows()).containsExactly(List.of("3", "4"));
        String remedy = "name the column, or empty the cell";
        assertThat(content.problems())
                .containsExactly(
                        "ERROR t.csv:2: cell 4 is not empty, but its column has no name. " + remedy,
                        "ERROR t.csv:3: cell 4 is not empty, but its column has no name. " + remedy,
                        "ERROR t.csv:5: line has 5 cells, the header has 2 columns. remove the cells that are too many; "
                                + "put a text that contains the delimiter into quotation marks");
    }

    @Test
    void a_row_of_empty_cells_is_a_row() throws Exception {
        assertThat(reading("a,b\n,\n").rows()).containsExactly(List.of("", ""));
        assertThat(reading("a\n\"\"\n").rows()).containsExactly(List.of(""));
    }

    @Test
    void semicolons_and_tabs_are_recognised_by_the_header_and_reported() throws Exception {
        Content semicolons = reading("a;\"b,c\";d\n1,5;2;3\n");
        assertThat(semicolons.columns()).containsExactly("a", "b,c", "d");
        assertThat(semicolons.rows()).containsExactly(List.of("1,5", "2", "3"));
        assertThat(semicolons.problems()).containsExactly("NOTICE t.csv: recognised semicolons between the cells");
        Content tabs = reading("\n\"a;\"\"\n,b\"\tc\r\n1\t2;3,4\r\n");
        assertThat(tabs.columns()).containsExactly("a;\"\n,b", "c");
        assertThat(tabs.rows()).containsExactly(List.of("1", "2;3,4"));
        assertThat(tabs.problems()).containsExactly("NOTICE t.csv: recognised tabs between the cells");
    }

    @Test
    void commas_are_taken_without_a_word_where_the_header_decides_nothing_else() throws Exception {
        assertThat(reading("a,b\n1;2,3\n").problems()).isEmpty();
        Content ambiguous = reading("a,b;c\n1,2\n");
        assertThat(ambiguous.columns()).containsExactly("a", "b;c");
        assertThat(ambiguous.problems()).isEmpty();
        Content single = reading("a\n1;2\n");
        assertThat(single.rows()).containsExactly(List.of("1;2"));
        assertThat(single.problems()).isEmpty();
    }

    @Test
    void a_quote_within_a_column_name_does_not_hide_the_delimiter() throws Exception {
        assertThat(reading("5\" pipe;b\n1;2\n").columns()).containsExactly("5\" pipe", "b");
    }

    @Test
    void a_configured_delimiter_is_taken_without_a_word() throws Exception {
        given.with("delimiter", "semicolon");
        assertThat(reading("a,b;c\n1,2;3\n").rows()).containsExactly(List.of("1,2", "3"));
        assertThat(reading("a,b;c\n1,2;3\n").problems()).isEmpty();
        given.with("delimiter", "tab");
        assertThat(reading("a,b;c\n1,2;3\n").columns()).containsExactly("a,b;c");
        given.with("delimiter", "comma");
        assertThat(reading("a;b\n1;2\n").columns()).containsExactly("a;b");
    }

    @Test
    void a_bad_row_late_in_a_large_table_is_reported_with_its_line() throws Exception {
        StringBuilder text = new StringBuilder("unit,value\n");
        IntStream.range(0, 50_000).forEach(i -> text.append("东岱村").append(i).append(",1\n"));
        Content content = reading(text.append("x\n").toString());
        assertThat(content.rows()).hasSize(50_000);
        assertThat(content.places()).endsWith("t.csv:50001");
        assertThat(content.problems()).singleElement().asString().startsWith("ERROR t.csv:50002: line has 1 cells");
    }
}
