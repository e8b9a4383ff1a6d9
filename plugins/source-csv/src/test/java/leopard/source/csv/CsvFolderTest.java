package leopard.source.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import leopard.spi.IndicatorSource;
import leopard.spi.Table;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFolderTest {

    private static final String LEADS_OUT = "this path leads out of the folder of the case. "
            + "put the file into the folder of the case and write a relative path";

    @TempDir
    private Path folder;

    private CsvCase given;

    @BeforeEach
    void newCase() throws Exception {
        given = new CsvCase(folder);
    }

    @Test
    void every_csv_file_is_the_table_of_its_name() throws Exception {
        given.file("units.csv", "unit\n").file("own_table-2.csv", "a\n").file("scheme.yaml", "");
        assertThat(given.open().tables()).containsExactly("own_table-2", "units");
        assertThat(given.read("units").name()).isEqualTo("units.csv");
    }

    @Test
    void a_file_whose_name_no_table_can_have_is_left_alone() throws Exception {
        given.file("Units.csv", "unit\n").file("notes (1).csv", "text\n").file("a b.csv", "x\n");
        assertThat(given.open().tables()).isEmpty();
    }

    @Test
    void the_extension_may_be_in_capitals() throws Exception {
        given.file("readings.CSV", "unit\nA\n");
        assertThat(given.read("readings").places()).containsExactly("readings.CSV:2");
    }

    @Test
    void two_files_for_one_table_are_refused() throws Exception {
        given.file("readings.csv", "unit\n").file("readings.CSV", "unit\n");
        assertThat(CsvCase.refusal(given::open))
                .containsExactly(". [folder]: table readings has more than one file: readings.CSV, readings.csv. "
                        + "keep one, or name one under tables");
    }

    @Test
    void naming_one_of_two_files_settles_it() throws Exception {
        given.file("readings.csv", "old\n").file("readings.CSV", "new\n").table("readings", "readings.CSV");
        assertThat(given.read("readings").columns()).containsExactly("new");
    }

    @Test
    void a_named_file_replaces_the_default_one() throws Exception {
        given.file("units.csv", "old\n").file("data/june 2024.txt", "new\nA\n").table("units", "data/june 2024.txt");
        assertThat(given.open().tables()).containsExactly("units");
        assertThat(given.read("units").columns()).containsExactly("new");
        assertThat(given.read("units").places()).containsExactly("data/june 2024.txt:2");
    }

    @Test
    void tables_come_from_the_subfolder_that_is_configured() throws Exception {
        given.file("data/june/units.csv", "unit\nA\n")
                .file("units.csv", "other\n")
                .with("folder", "data/june");
        assertThat(given.read("units").places()).containsExactly("data/june/units.csv:2");
    }

    @Test
    void a_table_can_be_read_again_from_its_beginning() throws Exception {
        given.file("units.csv", "unit\nA\nB\n");
        try (IndicatorSource source = given.open();
                Table one = source.read("units", problem -> {});
                Table another = source.read("units", problem -> {})) {
            assertThat(one.next()).isEqualTo(another.next()).isNotNull();
            assertThat(one.next()).isEqualTo(another.next()).isNotNull();
        }
    }

    @Test
    void a_path_that_climbs_out_of_the_case_is_refused() {
        given.table("units", "../units.csv").with("folder", "data/../..");
        assertThat(CsvCase.refusal(given::open))
                .containsExactly("../units.csv [tables.units]: " + LEADS_OUT, "data/../.. [folder]: " + LEADS_OUT);
    }

    @Test
    void an_absolute_path_is_refused_even_into_the_case() throws Exception {
        given.file("units.csv", "unit\n")
                .table("units", given.base().resolve("units.csv").toString());
        assertThat(CsvCase.refusal(given::open)).singleElement().asString().endsWith("[tables.units]: " + LEADS_OUT);
    }

    @Test
    void a_link_that_leads_out_of_the_case_is_refused(@TempDir Path outside) throws Exception {
        Files.writeString(outside.resolve("secret.csv"), "unit\n");
        Files.createSymbolicLink(given.base().resolve("units.csv"), outside.resolve("secret.csv"));
        Files.createSymbolicLink(given.base().resolve("data"), outside);
        given.table("readings", "data/secret.csv");
        assertThat(CsvCase.refusal(given::open))
                .containsExactly("data/secret.csv [tables.readings]: " + LEADS_OUT, "units.csv: " + LEADS_OUT);
        assertThat(CsvCase.refusal(given.with("folder", "data")::open)).contains("data [folder]: " + LEADS_OUT);
    }

    @Test
    void a_link_that_stays_in_the_case_is_followed() throws Exception {
        given.file("data/2024-06.csv", "unit\nA\n");
        Files.createSymbolicLink(given.base().resolve("units.csv"), Path.of("data/2024-06.csv"));
        assertThat(given.read("units").places()).containsExactly("units.csv:2");
    }

    @Test
    void all_problems_of_the_configuration_are_reported_at_once() throws Exception {
        given.file("units.csv", "unit\n")
                .table("readings", "june.csv")
                .table("events", "../events.csv")
                .table("历史", "units.csv")
                .with("folder", "data");
        assertThat(CsvCase.refusal(given::open))
                .containsExactly(
                        "../events.csv [tables.events]: " + LEADS_OUT,
                        "data [folder]: does not exist. put it there, or correct the name",
                        "june.csv [tables.readings]: does not exist. put it there, or correct the name",
                        "units.csv [tables.历史]: “历史” cannot be the name of a table. "
                                + "use lower-case letters, digits, _ and -");
    }

    @Test
    void a_path_that_the_system_cannot_have_is_refused() {
        given.table("units", "a\0b.csv");
        assertThat(CsvCase.refusal(given::open))
                .singleElement()
                .asString()
                .endsWith("this is not the path of a file. write a path relative to the folder of the case");
    }

    @Test
    void a_file_in_place_of_the_folder_is_refused() throws Exception {
        given.file("units.csv", "unit\n").with("folder", "units.csv");
        assertThat(CsvCase.refusal(given::open))
                .containsExactly("units.csv [folder]: this is not a folder. name the folder of the .csv files");
    }

    @Test
    void a_folder_with_the_name_of_a_file_is_refused() throws Exception {
        Files.createDirectory(given.base().resolve("units.csv"));
        assertThat(CsvCase.refusal(given::open))
                .containsExactly("units.csv: this is not a file. put a .csv file there, or give it another name");
    }

    @Test
    void a_table_without_a_file_is_refused_with_those_that_there_are() throws Exception {
        given.file("units.csv", "unit\n").file("events.csv", "unit\n");
        assertThat(given.refusal("readings"))
                .containsExactly("readings.csv: there is no table readings; there are: events, units. "
                        + "add the file, or name one under tables");
    }

    @Test
    void a_file_that_vanishes_is_reported_by_name() throws Exception {
        given.file("units.csv", "unit\nA\n");
        try (IndicatorSource source = given.open()) {
            Files.delete(given.base().resolve("units.csv"));
            assertThat(CsvCase.refusal(() -> source.read("units", problem -> {})))
                    .containsExactly("units.csv: does not exist. put it there, or correct the name");
        }
    }

    @Test
    void a_file_that_changes_while_it_is_read_is_reported_by_line() throws Exception {
        given.file("units.csv", "unit\n" + "A\n".repeat(100_000));
        try (IndicatorSource source = given.open();
                Table table = source.read("units", problem -> {})) {
            table.next();
            byte[] other = new byte[200_000];
            Arrays.fill(other, (byte) 0xFF);
            Files.write(given.base().resolve("units.csv"), other);
            assertThat(CsvCase.refusal(() -> {
                        while (table.next() != null) {}
                    }))
                    .singleElement()
                    .asString()
                    .matches("units\\.csv:\\d+: cannot be read\\. make sure that no other program .*");
        }
    }

    @Test
    void a_file_that_the_disk_does_not_give_is_reported_by_name() throws Exception {
        // Reading it at 0 fails with EIO, also for root.
        assumeTrue(Files.isRegularFile(Path.of("/proc/self/mem")), "has /proc");
        CsvCase process = new CsvCase(Path.of("/proc/self")).table("memory", "mem");
        assertThat(process.refusal("memory"))
                .containsExactly("mem: cannot be read. make sure that no other program holds or changes it "
                        + "and that the disk is sound, then try again");
    }

    @Test
    void the_keys_of_the_configuration_have_a_meaning_and_a_fallback() {
        CsvPlugin plugin = new CsvPlugin();
        assertThat(plugin.name()).isEqualTo("csv");
        assertThat(plugin.configuration().stream().map(key -> key.name() + "=" + key.fallback() + key.choices()))
                .isEqualTo(List.of(
                        "tables=null[]",
                        "folder=.[]",
                        "encoding=auto[auto, utf-8, gb18030]",
                        "delimiter=auto[auto, comma, semicolon, tab]"));
        assertThat(plugin.configuration()).allSatisfy(key -> {
            assertThat(key.meaning().zh()).containsPattern("\\p{IsHan}");
            assertThat(key.meaning().en()).isNotBlank();
        });
    }
}
