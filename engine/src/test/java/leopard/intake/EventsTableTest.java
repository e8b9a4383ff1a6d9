package leopard.intake;

import static leopard.intake.IntakeCase.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import leopard.model.Decimal;
import leopard.model.ScoreEvent;
import leopard.model.When;
import leopard.scheme.SchemeFixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventsTableTest {

    private static IntakeCase events(String rows) {
        return given().with("events", IntakeCase.EVENTS + rows);
    }

    @Test
    void every_column_is_read() {
        ScoreEvent event = given().with("events", """
                        unit,event,kind,title,level,points,matter,date,document,verified,reason
                        东岱村,b1,bonus,获评示范村,市级,1.5,示范村,2024/6/3,常政发〔2024〕3号,no,现场会
                        """).ledger().events().get(0);
        assertThat(event)
                .isEqualTo(new ScoreEvent(
                        "东岱村",
                        "b1",
                        ScoreEvent.Kind.BONUS,
                        "获评示范村",
                        "市级",
                        Decimal.of("1.5"),
                        "示范村",
                        When.day(LocalDate.of(2024, 6, 3)),
                        "常政发〔2024〕3号",
                        false,
                        "现场会",
                        event.place()));
    }

    @Test
    void events_come_by_unit_date_and_id() {
        assertThat(events("""
                        凌家村,x,bonus,市级,,2024-01-01
                        东岱村,c,bonus,市级,,2024-02
                        东岱村,b,bonus,市级,,2024-02-01
                        东岱村,a,bonus,市级,,2024-02-01
                        """).ledger().events()).extracting(ScoreEvent::id).containsExactly("c", "a", "b", "x");
    }

    @Test
    void empty_points_leave_it_to_the_level() {
        assertThat(events("东岱村,d1,deduct,区级通报,,2024-06-03\n")
                        .ledger()
                        .events()
                        .get(0)
                        .points())
                .isNull();
    }

    @Test
    void a_level_must_be_one_of_its_kind() {
        assertThat(events("东岱村,b1,bonus,市及,,2024-06-03\n").problem())
                .isEqualTo("events.csv:2 [level]: the scheme has no level “市及” of bonus. Did you mean 市级?");
        assertThat(events("东岱村,b1,bonus,区级通报,,2024-06-03\n").problem())
                .startsWith("events.csv:2 [level]: the scheme has no level “区级通报” of bonus. expected one of: 市级");
        assertThat(events("东岱村,b1,bonus,,,2024-06-03\n").problem())
                .startsWith("events.csv:2 [level]: an event of the kind bonus needs a level");
    }

    @Test
    void given_points_need_no_level() {
        assertThat(events("东岱村,b1,bonus,临时,0.5,2024-06-03\n东岱村,b2,bonus,,2,2024-06-03\n")
                        .ledger()
                        .events())
                .hasSize(2);
    }

    @Test
    void points_are_always_positive() {
        assertThat(events("东岱村,d1,deduct,区级通报,-1,2024-06-03\n").problem())
                .isEqualTo("events.csv:2 [points]: the points -1 are not above 0. "
                        + "write a positive number, the kind says that it is a deduction");
        assertThat(events("东岱村,b1,bonus,市级,0.00,2024-06-03\n").problem())
                .startsWith("events.csv:2 [points]: the points 0.00 are not above 0. ");
    }

    @Test
    void a_veto_names_the_veto_of_the_scheme_and_has_no_points() {
        assertThat(events("东岱村,v1,veto,V1,,2024-06-03\n").ledger().events())
                .extracting(ScoreEvent::level)
                .containsExactly("V1");
        assertThat(events("东岱村,v1,veto,V9,,2024-06-03\n").problem())
                .isEqualTo("events.csv:2 [level]: the scheme has no level “V9” of veto. Did you mean V1?");
        assertThat(events("东岱村,v1,veto,V1,5,2024-06-03\n").problem())
                .startsWith("events.csv:2 [points]: a veto has no points");
    }

    @Test
    void an_id_is_unique_for_its_unit() {
        assertThat(events("东岱村,b1,bonus,市级,,2024-06-03\n东岱村,b1,deduct,区级通报,,2024-06-04\n")
                        .problem())
                .isEqualTo("events.csv:3: repeats events.csv:2: 东岱村, b1. remove one of the rows");
        assertThat(events("东岱村,b1,bonus,市级,,2024-06-03\n凌家村,b1,bonus,市级,,2024-06-04\n")
                        .ledger()
                        .events())
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bonus", "deduct", "adj"})
    void the_names_of_lines_are_no_ids_of_events(String id) {
        assertThat(events("东岱村," + id + ",bonus,市级,,2024-06-03\n").problem())
                .startsWith("events.csv:2 [event]: the id “" + id + "” is reserved");
    }

    @Test
    void a_date_and_a_kind_are_needed() {
        assertThat(events("东岱村,b1,bonus,市级,,\n").problem()).startsWith("events.csv:2 [date]: date is empty");
        assertThat(events("东岱村,b1,award,市级,,2024-06-03\n").problem())
                .isEqualTo(
                        "events.csv:2 [kind]: “award” is not a word of kind. expected one of: bonus, deduct, veto, lift");
    }

    @Test
    void a_scheme_with_events_needs_their_table() {
        assertThat(given().without("events").problem())
                .isEqualTo("events.csv: table events is missing: the scheme has events or vetoes. "
                        + "add this file with the columns unit,event,kind,level,date");
    }

    @Test
    void a_scheme_without_events_says_that_nobody_reads_them() {
        IntakeCase given = events("not even a row\n")
                .scheme(SchemeFixtures.scheme("s").build())
                .without("votes");
        assertThat(given.problems()).isEmpty();
        assertThat(given.notices())
                .containsExactly("info unknown_table events: the scheme has no use for table events, it was not read");
    }

    @Test
    void a_scheme_with_vetoes_alone_reads_them() {
        IntakeCase given = events("东岱村,v1,veto,V1,,2024-06-03\n")
                .scheme(SchemeFixtures.scheme("s").veto("V1").build());
        assertThat(given.ledger().events()).hasSize(1);
    }

    @Test
    void levels_of_all_event_nodes_are_known() {
        IntakeCase given = events("东岱村,b1,bonus,国家级,,2024-06-03\n")
                .scheme(SchemeFixtures.scheme("s")
                        .events(Map.of("国家级", Decimal.of(4)), Map.of())
                        .build());
        assertThat(given.ledger().events()).hasSize(1);
    }
}
