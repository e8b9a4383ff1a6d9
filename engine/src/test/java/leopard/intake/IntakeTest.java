package leopard.intake;

import static leopard.intake.IntakeCase.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import leopard.model.Lang;
import leopard.model.Note;
import leopard.model.Place;
import leopard.model.Problem;
import leopard.model.Text;
import leopard.scheme.SchemeFixtures;
import leopard.spi.SourceProblem;
import org.junit.jupiter.api.Test;

/** The tables of a case as a whole. */
class IntakeTest {

    @Test
    void units_and_readings_are_always_needed() {
        TextTables nothing = TextTables.empty();
        List<Problem> problems =
                Intake.read(SchemeFixtures.scheme("s").build(), nothing).problems();
        assertThat(problems)
                .extracting(p -> p.in(Lang.EN))
                .containsExactly(
                        "readings.csv: table readings is missing: every scheme needs it. "
                                + "add this file with the columns unit,indicator,period,value",
                        "units.csv: table units is missing: every scheme needs it. "
                                + "add this file with the columns unit,name,group");
        assertThat(problems.get(0).in(Lang.ZH))
                .isEqualTo("readings.csv:缺少表 readings: 每个方案都需要。放入这个文件,列为 unit,indicator,period,value");
    }

    @Test
    void without_units_no_reading_is_called_unknown() {
        assertThat(given().without("units").readings("东岱村,A5,2024-06,7\n").problem())
                .startsWith("units.csv: table units is missing");
    }

    @Test
    void a_file_that_may_be_the_missing_table_is_named() {
        assertThat(given().without("readings")
                        .with("reading", IntakeCase.READINGS)
                        .problem())
                .isEqualTo("readings.csv: table readings is missing: every scheme needs it. add this file with the "
                        + "columns unit,indicator,period,value, or rename the table reading");
    }

    @Test
    void a_table_that_nobody_knows_is_noticed_with_the_nearest_known_one() {
        assertThat(given().with("eventz", "x\n").with("expected", "x\n").notices())
                .containsExactly(
                        "info unknown_table eventz: table eventz is not known and was not read. Did you mean events?",
                        "info unknown_table expected: table expected is not known and was not read");
    }

    @Test
    void members_are_not_read_where_no_indicator_comes_from_them() {
        assertThat(given().with("members", "parent,unit,from,to\nx,y,z,\n").notices())
                .containsExactly(
                        "info unknown_table members: the scheme has no use for table members, it was not read");
    }

    @Test
    void what_the_source_recognised_is_a_notice() {
        IntakeCase given = given();
        given.tables()
                .saying(
                        "readings",
                        SourceProblem.notice(Problem.at(
                                Place.file("readings.csv"), Text.of("识别为 GB18030", "recognised as GB18030"))));
        assertThat(given.problems()).isEmpty();
        assertThat(given.notices()).containsExactly("info encoding readings.csv: recognised as GB18030");
    }

    @Test
    void an_error_of_the_source_stops_the_reading() {
        IntakeCase given = given();
        given.tables()
                .saying(
                        "readings",
                        SourceProblem.error(
                                Problem.at(Place.line("readings.csv", 3), Text.of("半个汉字", "half a character"))));
        assertThat(given.problem()).isEqualTo("readings.csv:3: half a character");
    }

    @Test
    void an_empty_file_is_the_problem_of_the_source() {
        assertThat(given().with("readings", "").problem()).isEqualTo("readings.csv: is empty, expected a header line");
        assertThat(given().with("units", "").readings("东岱村,A5,2024-06,7\n").problem())
                .isEqualTo("units.csv: is empty, expected a header line");
    }

    @Test
    void a_header_alone_is_fine_where_nothing_happened() {
        assertThat(given().with("history", IntakeCase.HISTORY).ledger().events())
                .isEmpty();
    }

    @Test
    void problems_of_all_tables_come_together_by_file_and_line() {
        assertThat(given().readings("东岱村,A5,2024-06,x\n东贷村,A5,2024-06,1\n")
                        .with("events", IntakeCase.EVENTS + "东岱村,b1,bonus,市及,,2024-06-03\n")
                        .with("votes", IntakeCase.VOTES + "2024-06,东岱村,领导,1,Z\n")
                        .problems())
                .extracting(p -> p.substring(0, p.indexOf(' ')))
                .containsExactly("events.csv:2", "readings.csv:2", "readings.csv:3", "votes.csv:2");
    }

    @Test
    void each_row_about_an_unknown_unit_is_told() {
        assertThat(given().readings("x,A5,2024-06,1\nx,E03,2024-06,1\n").problems())
                .hasSize(2);
    }

    @Test
    void notes_of_every_table_are_kept_with_the_key_of_their_row() {
        IntakeCase given = given().with("events", "unit,event,kind,level,date,经办\n东岱村,b1,bonus,市级,2024-06-03,李四\n")
                .with("tasks", "unit,component,task,title,kind,target,负责人\n东岱村,C2,T1,,numeric,24,王五\n");
        assertThat(given.ledger().notes())
                .containsExactly(
                        new Note("events", List.of("东岱村", "b1"), "经办", "李四"),
                        new Note("tasks", List.of("东岱村", "C2", "T1"), "负责人", "王五"));
    }

    @Test
    void a_long_cell_is_quoted_in_part() {
        assertThat(given().readings("东岱村,A5,2024-06," + "好".repeat(10_000) + "\n")
                        .problem())
                .hasSizeLessThan(250)
                .contains("好…” is not a number");
    }

    @Test
    void a_cell_with_a_format_sign_is_quoted_as_it_is() {
        assertThat(given().readings("东岱村,A5,2024-06,%s%d\n").problem()).contains("“%s%d” is not a number");
        assertThat(given().readings("%n,A5,2024-06,1\n").problem()).contains("there is no unit “%n”");
    }
}
