package leopard.intake;

import static leopard.intake.IntakeCase.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import leopard.model.Decimal;
import leopard.model.Unit;
import leopard.scheme.SchemeFixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitsTableTest {

    private static final String HEADER = "unit,name,group,type,area,from,to,order,ranked\n";

    private static IntakeCase units(String rows) {
        return given().with("units", HEADER + rows);
    }

    private static Unit unit(String row) {
        return units(row + "\n").ledger().units().get(0);
    }

    @Test
    void every_column_is_read() {
        Unit unit = unit("v01,东岱村,村,village,east,2024-07-01,2025/6/30,2.5,no");
        assertThat(unit.id()).isEqualTo("v01");
        assertThat(unit.name()).isEqualTo("东岱村");
        assertThat(unit.group()).isEqualTo("村");
        assertThat(unit.type()).isEqualTo("village");
        assertThat(unit.in("area")).isEqualTo("east");
        assertThat(unit.from()).isEqualTo(LocalDate.of(2024, 7, 1));
        assertThat(unit.to()).isEqualTo(LocalDate.of(2025, 6, 30));
        assertThat(unit.order()).isEqualTo(Decimal.of("2.5"));
        assertThat(unit.ranked()).isFalse();
    }

    @Test
    void a_unit_has_always_been_there_and_is_ranked_unless_it_says_otherwise() {
        Unit unit = unit("v01,,村,village,,,,,");
        assertThat(unit.name()).isEqualTo("v01");
        assertThat(unit.from()).isNull();
        assertThat(unit.to()).isNull();
        assertThat(unit.order()).isNull();
        assertThat(unit.ranked()).isTrue();
    }

    @Test
    void a_month_stands_for_its_first_or_last_day() {
        Unit unit = unit("v01,,村,village,,2024-02,2024-02,,");
        assertThat(unit.from()).isEqualTo(LocalDate.of(2024, 2, 1));
        assertThat(unit.to()).isEqualTo(LocalDate.of(2024, 2, 29));
    }

    @Test
    void units_come_in_the_order_of_their_ids() {
        assertThat(units("b,,村,village,,,,,\na,,村,village,,,,,\n")
                        .ledger()
                        .units()
                        .asList())
                .extracting(Unit::id)
                .containsExactly("a", "b");
    }

    @ParameterizedTest
    @CsvSource({"2024-6-3,2024-06-03", "2024/6/3,2024-06-03", "2024年6月3日,2024-06-03", "2024/06/03,2024-06-03"})
    void dates_of_excel_exports_are_read(String written, LocalDate date) {
        assertThat(unit("v01,,村,village,," + written + ",,,").from()).isEqualTo(date);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3/6/2024", "24/6/3", "06-03", "3.6.2024"})
    void dates_that_can_be_read_in_two_ways_are_refused(String written) {
        assertThat(units("v01,,村,village,," + written + ",,,\n").problem())
                .isEqualTo("units.csv:2 [from]: “" + written
                        + "” can be read as more than one date. write 2024-06-03 or 2024/6/3");
    }

    @ParameterizedTest
    @CsvSource({
        "45446,looks like the number that Excel keeps for a date",
        "2024/6/3 0:00,has a time of day",
        "2024-02-30,there is no “2024-02-30” in the calendar",
        "soon,is not a date",
        "２024-06-03,has the full-width character",
        "0024-06-03,there is no “0024-06-03” in the calendar"
    })
    void what_is_no_date_is_told(String written, String why) {
        assertThat(units("v01,,村,village,," + written + ",,,\n").problem())
                .startsWith("units.csv:2 [from]: ")
                .contains(why);
    }

    @Test
    void the_last_day_does_not_come_before_the_first() {
        assertThat(units("v01,,村,village,,2024-07-01,2024-06-30,,\n").problem())
                .isEqualTo(
                        "units.csv:2 [to]: the last day 2024-06-30 comes before the first, 2024-07-01. check both dates");
    }

    @Test
    void a_unit_is_in_one_group() {
        assertThat(units("v01,,村,village,,,,,\nv01,,社区,village,,,,,\n").problem())
                .isEqualTo("units.csv:3 [group]: unit “v01” is in two groups: “村” (units.csv:2) and “社区”. "
                        + "keep one of the rows");
    }

    @Test
    void a_unit_stands_once() {
        assertThat(units("v01,,村,village,,,,,\nv01,,村,village,,,,,\n").problem())
                .isEqualTo("units.csv:3 [unit]: unit “v01” repeats units.csv:2. remove one of the rows");
    }

    @Test
    void a_type_must_be_one_of_the_scheme() {
        assertThat(units("v01,,村,vilage,,,,,\n").problem())
                .isEqualTo("units.csv:2 [type]: the scheme has no unit type “vilage”. Did you mean village?");
        assertThat(units("v01,,村,,,,,,\n").problem()).startsWith("units.csv:2 [type]: type is empty");
    }

    @Test
    void a_scheme_without_types_takes_any() {
        IntakeCase given = given().scheme(SchemeFixtures.scheme("s").build())
                .with("units", "unit,name,group,type\nv01,,村,whatever\n")
                .without("tasks");
        assertThat(given.ledger().units().get(0).type()).isEqualTo("whatever");
    }

    @Test
    void columns_of_groupings_and_types_must_be_there() {
        assertThat(given().with("units", "unit,name,group\nv01,,村\n").problems())
                .containsExactly(
                        "units.csv [area]: column area is missing. table units needs the columns unit,name,group,area,type",
                        "units.csv [type]: column type is missing. table units needs the columns unit,name,group,area,type");
    }

    @Test
    void a_blank_around_a_group_would_make_another_group() {
        assertThat(units("v01,,村\u00A0,village,,,,,\n").problem())
                .startsWith("units.csv:2 [group]: “村\u00A0” begins or ends with a blank (U+00A0)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"东岱 村", "a/b", "v#1", "ü", "vｌ"})
    void an_id_has_letters_digits_and_han_characters_only(String id) {
        assertThat(units(id + ",,村,village,,,,,\n").problem())
                .isEqualTo("units.csv:2 [unit]: “" + id + "” cannot be an id. "
                        + "use letters, digits, _, -, . and Han characters only, at most 64");
    }

    @Test
    void an_id_has_at_most_64_characters() {
        assertThat(unit("𠮷".repeat(64) + ",,村,village,,,,,").id()).startsWith("𠮷");
        assertThat(units("村".repeat(65) + ",,村,village,,,,,\n").problem()).contains("cannot be an id");
    }

    @Test
    void a_table_without_units_is_a_problem() {
        assertThat(units("").problem())
                .isEqualTo("units.csv: the table has no unit. write one row for each unit below the header");
    }

    @Test
    void a_unit_with_a_faulty_cell_is_still_known_to_its_readings() {
        assertThat(units("v01,,村,village,,,,first,\n")
                        .readings("v01,A5,2024-06,7\n")
                        .problem())
                .startsWith("units.csv:2 [order]: “first” is not a number");
    }

    @Test
    void a_unit_whose_row_was_lost_is_not_called_unknown_as_well() {
        assertThat(units("v 01,,村,village,,,,,\n")
                        .readings("v01,A5,2024-06,7\n")
                        .problem())
                .startsWith("units.csv:2 [unit]: “v 01” cannot be an id");
        assertThat(units("v01,,村,village\nv02,,村,village,,,,,\n")
                        .readings("v01,A5,2024-06,7\n")
                        .problem())
                .startsWith("units.csv:2: line has 4 cells");
    }

    @Test
    void a_unit_succeeds_one_that_is_there() {
        IntakeCase given = given().with(
                        "units",
                        "unit,name,group,type,area,succeeds,share\nv01,,村,village,,v02,0.5\nv02,,村,village,,,\n");
        assertThat(given.ledger().notes()).isEmpty();
        assertThat(given().with("units", "unit,name,group,type,area,succeeds\nv01,,村,village,,v00\n")
                        .problem())
                .startsWith("units.csv:2 [succeeds]: there is no unit “v00”");
    }
}
