package leopard.intake;

import static leopard.intake.IntakeCase.given;
import static org.assertj.core.api.Assertions.assertThat;

import leopard.model.Decimal;
import leopard.model.Reading;
import leopard.model.ReadingSet;
import leopard.model.Vintage;
import org.junit.jupiter.api.Test;

/** Units down, indicators across. */
class WideReadingsTest {

    private static IntakeCase wide(String text) {
        return given().with("readings", text);
    }

    @Test
    void each_filled_cell_is_a_reading() {
        ReadingSet readings = wide("""
                unit,period,A5,E03
                东岱村,2024-06,8.50,"1,200"
                凌家村,2024-06,,7
                """).ledger().readings();
        assertThat(readings.size()).isEqualTo(3);
        assertThat(readings.of("东岱村", "A5", "2024-06"))
                .extracting(Reading::value)
                .containsExactly(Decimal.of("8.50"));
        assertThat(readings.of("东岱村", "E03", "2024-06"))
                .extracting(Reading::value)
                .containsExactly(Decimal.of(1200));
        assertThat(readings.of("凌家村", "A5", "2024-06")).isEmpty();
    }

    @Test
    void what_holds_for_the_row_holds_for_all_its_figures() {
        ReadingSet readings = wide("""
                unit,name,period,vintage,revision,verified,source,note,A5,E03
                东岱村,东岱,2024-06,预计数,2,否,统计局,速报,8,7
                """).ledger().readings();
        for (int i = 0; i < 2; i++) {
            Reading reading = readings.get(i);
            assertThat(reading.vintage()).isEqualTo(Vintage.ESTIMATE);
            assertThat(reading.revision()).isEqualTo(2);
            assertThat(reading.verified()).isFalse();
            assertThat(reading.details()).isEqualTo(new Reading.Details(null, null, "", "统计局", "速报;name=东岱"));
        }
    }

    @Test
    void a_faulty_cell_is_told_by_its_indicator() {
        assertThat(wide("unit,period,A5,E03\n东岱村,2024-06,x,\"1,5\"\n").problems())
                .containsExactly(
                        "readings.csv:2 [A5]: “x” is not a number. "
                                + "write digits and a decimal point, as 83.5; leave it empty if there is none",
                        "readings.csv:2 [E03]: the comma in “1,5” is no decimal point. write a decimal as 1.5");
    }

    @Test
    void an_unknown_indicator_is_told_once_for_the_column() {
        assertThat(wide("unit,period,A5,E3\n东岱村,2024-06,8,7\n凌家村,2024-06,8,7\n").problem())
                .isEqualTo("readings.csv [E3]: there is no indicator “E3” in the catalogue. Did you mean E03?");
    }

    @Test
    void what_belongs_to_one_figure_needs_the_long_form() {
        assertThat(wide("unit,period,A1,denominator\n东岱村,2024-06,90,6\n").problem())
                .isEqualTo("readings.csv [denominator]: a wide table (indicators across) cannot have the column "
                        + "denominator. use the long form, with the columns unit,indicator,period,value");
    }

    @Test
    void a_wrong_period_is_told_once_for_the_row() {
        assertThat(wide("unit,period,A5,E03\n东岱村,2024-Q2,8,7\n").problem())
                .startsWith("readings.csv:2 [period]: the period 2024-Q2 is a quarter, but A5 is measured every month");
    }

    @Test
    void an_indicator_with_periods_of_its_own_does_not_fit_beside_the_others() {
        assertThat(wide("unit,period,A5,ANNUAL\n东岱村,2024-06,8,7\n").problem())
                .startsWith(
                        "readings.csv:2 [period]: the period 2024-06 is a month, but ANNUAL is measured every year");
        assertThat(wide("unit,period,A5,ANNUAL\n东岱村,2024-06,8,\n东岱村,2024,,7\n")
                        .ledger()
                        .readings()
                        .size())
                .isEqualTo(2);
    }

    @Test
    void a_task_may_be_a_column_for_the_units_that_have_it() {
        IntakeCase given = wide("unit,period,T1\n东岱村,2024-06,52\n凌家村,2024-06,\n")
                .with("tasks", IntakeCase.TASKS + "东岱村,C2,T1,,numeric,240,\n");
        assertThat(given.ledger().readings().size()).isEqualTo(1);
        assertThat(given.with("readings", "unit,period,T1\n凌家村,2024-06,52\n").problem())
                .startsWith("readings.csv:2 [T1]: unit “凌家村” has no task T1 that is measured by a number");
    }

    @Test
    void a_row_twice_repeats_its_figures() {
        assertThat(wide("unit,period,A5\n东岱村,2024-06,8\n东岱村,2024-06,8\n").problem())
                .startsWith("readings.csv:3: repeats readings.csv:2: 东岱村, A5, 2024-06");
    }

    @Test
    void a_table_of_neither_form_says_what_both_look_like() {
        assertThat(wide("unit,period\n东岱村,2024-06\n").problem())
                .startsWith(
                        "readings.csv: there are neither the columns indicator and value nor columns named by indicators")
                .contains("unit,indicator,period,value");
        assertThat(wide("unit,A5\n东岱村,8\n").problems())
                .containsExactly(
                        "readings.csv [indicator]: column indicator is missing. "
                                + "table readings needs the columns unit,indicator,period,value",
                        "readings.csv [period]: column period is missing. "
                                + "table readings needs the columns unit,indicator,period,value",
                        "readings.csv [value]: column value is missing. "
                                + "table readings needs the columns unit,indicator,period,value");
    }
}
