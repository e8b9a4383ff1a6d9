package leopard.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PeriodTest {

    @Test
    void the_four_forms_are_read_and_come_back() {
        for (String id : List.of("2024-06", "2024-12", "2024-Q2", "2024-H1", "2024", "1900")) {
            assertThat(Period.of(id).id()).isEqualTo(id);
        }
    }

    @Test
    void anything_else_is_no_period() {
        for (String text : List.of(
                "",
                "24-06",
                "2024-6",
                "2024-00",
                "2024-13",
                "2024-Q0",
                "2024-Q5",
                "2024-H3",
                "2024-q2",
                "2024Q2",
                "2024-06-01",
                " 2024",
                "2024 ",
                "1899-01",
                "0000",
                "\uFF12024",
                "2024-0\u0663",
                "20240",
                "2024-06\n")) {
            assertThat(Period.parse(text)).as("'%s'", text).isNull();
            assertThatThrownBy(() -> Period.of(text)).hasMessageContaining(Period.FORMS);
        }
    }

    @Test
    void a_period_ends_on_the_last_day_of_its_last_month() {
        assertThat(Period.of("2024-02").to()).isEqualTo(LocalDate.of(2024, 2, 29));
        assertThat(Period.of("2023-02").to()).isEqualTo(LocalDate.of(2023, 2, 28));
        assertThat(Period.of("2024-Q3").from()).isEqualTo(LocalDate.of(2024, 7, 1));
        assertThat(Period.of("2024-H2").to()).isEqualTo(LocalDate.of(2024, 12, 31));
        assertThat(Period.of("2024").from()).isEqualTo(LocalDate.of(2024, 1, 1));
    }

    @Test
    void the_share_of_the_year_is_exact() {
        assertThat(Period.of("2024-06").shareOfYear()).hasToString("0.5");
        assertThat(Period.of("2024-05").shareOfYear()).hasToString("5/12");
        assertThat(Period.of("2024-Q3").shareOfYear()).hasToString("0.75");
        assertThat(Period.of("2024").shareOfYear()).hasToString("1");
    }

    @Test
    void a_yearly_figure_is_read_at_the_year_that_contains_the_month() {
        assertThat(Period.of("2024-06").containing(PeriodKind.YEAR).id()).isEqualTo("2024");
        assertThat(Period.of("2024-06").containing(PeriodKind.QUARTER).id()).isEqualTo("2024-Q2");
        assertThat(Period.of("2024-07").containing(PeriodKind.HALF_YEAR).id()).isEqualTo("2024-H2");
        assertThat(Period.of("2024-H1").containing(PeriodKind.MONTH).id()).isEqualTo("2024-06");
        assertThat(Period.of("2024-Q3").containing(PeriodKind.QUARTER).id()).isEqualTo("2024-Q3");
    }

    @Test
    void the_one_after_the_one_before_is_itself() {
        for (String id : List.of("2024-01", "2024-12", "2024-Q1", "2024-Q4", "2024-H1", "2024-H2", "2024")) {
            assertThat(Period.of(id).previous().next()).isEqualTo(Period.of(id));
            assertThat(Period.of(id).next().previous()).isEqualTo(Period.of(id));
            assertThat(Period.of(id).next().from()).isEqualTo(Period.of(id).to().plusDays(1));
        }
        assertThat(Period.of("2024-01").previous().id()).isEqualTo("2023-12");
    }

    @Test
    void periods_are_ordered_by_their_end_and_short_ones_come_first() {
        List<Period> ordered = List.of(
                Period.of("2023"),
                Period.of("2024-03"),
                Period.of("2024-Q1"),
                Period.of("2024-06"),
                Period.of("2024-Q2"),
                Period.of("2024-H1"),
                Period.of("2024-12"),
                Period.of("2024"));
        List<Period> shuffled = new ArrayList<>(ordered);
        Collections.reverse(shuffled);
        Collections.sort(shuffled);
        assertThat(shuffled).isEqualTo(ordered);
    }

    @Test
    void lateness_counts_calendar_months_not_days() {
        When due = When.day(LocalDate.of(2024, 5, 31));
        assertThat(When.day(LocalDate.of(2024, 6, 1)).monthsAfter(due)).isEqualTo(1);
        assertThat(When.month(YearMonth.of(2024, 5)).monthsAfter(due)).isZero();
        assertThat(When.month(YearMonth.of(2025, 1)).monthsAfter(due)).isEqualTo(8);
        assertThat(When.month(YearMonth.of(2023, 12)).monthsAfter(due)).isEqualTo(-5);
    }

    @Test
    void a_month_without_a_day_stands_before_the_days_of_it() {
        When june = When.month(YearMonth.of(2024, 6));
        When first = When.day(LocalDate.of(2024, 6, 1));
        assertThat(june).isLessThan(first).hasToString("2024-06");
        assertThat(first).isLessThan(When.day(LocalDate.of(2024, 6, 3))).hasToString("2024-06-01");
    }

    @Test
    void a_unit_is_assessed_if_it_exists_on_the_last_day() {
        Period june = Period.of("2024-06");
        assertThat(unit(null, null).existsIn(june)).isTrue();
        assertThat(unit("2024-06-30", null).existsIn(june)).isTrue();
        assertThat(unit("2024-07-01", null).existsIn(june)).isFalse();
        assertThat(unit(null, "2024-06-30").existsIn(june)).isTrue();
        assertThat(unit(null, "2024-06-29").existsIn(june)).isFalse();
    }

    private static Unit unit(@Nullable String from, @Nullable String to) {
        return new Unit(
                "u",
                "u",
                "",
                "",
                from == null ? null : LocalDate.parse(from),
                to == null ? null : LocalDate.parse(to),
                null,
                true,
                Map.of());
    }
}
