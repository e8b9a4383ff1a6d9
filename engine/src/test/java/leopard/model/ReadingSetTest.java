package leopard.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReadingSetTest {

    private static final UnitList UNITS = UnitList.of(List.of(unit("甲"), unit("乙"), unit("丙")));

    private static final Indicator RATE = indicator("rate", "", new Indicator.Parts(Text.same("n"), Text.same("d")));
    private static final Indicator PERCENT =
            indicator("share", "%", new Indicator.Parts(Text.same("n"), Text.same("d")));
    private static final Indicator COUNT = indicator("count", "", null);

    private int line;

    private static Unit unit(String id) {
        return new Unit(id, id, "", "", null, null, null, true, Map.of());
    }

    private static Indicator indicator(String id, String measure, Indicator.@Nullable Parts parts) {
        return new Indicator(id, Text.same(id), measure, Indicator.Kind.OTHER, null, parts, List.of(), "");
    }

    private static ReadingSet.Builder builder() {
        return ReadingSet.builder(UNITS, List.of(RATE, PERCENT, COUNT));
    }

    private Reading reading(String unit, String indicator, String figure) {
        return reading(unit, indicator, "2024-06", figure, Vintage.FINAL, 1);
    }

    private Reading reading(
            String unit, String indicator, String period, String figure, Vintage vintage, int revision) {
        return reading(unit, indicator, period, figure, vintage, revision, "readings.csv");
    }

    private Reading reading(
            String unit, String indicator, String period, String figure, Vintage vintage, int revision, String file) {
        String[] parts = figure.split("/", -1);
        return new Reading(
                unit,
                indicator,
                period,
                figure.isEmpty() || parts.length > 1 ? null : Decimal.of(figure),
                parts.length > 1 ? Decimal.of(parts[0]) : null,
                parts.length > 1 ? Decimal.of(parts[1]) : null,
                vintage,
                revision,
                null,
                true,
                false,
                Reading.Details.NONE,
                Place.line(file, ++line));
    }

    private static Column june(ReadingSet set, String indicator) {
        return set.column(indicator, "2024-06", UNITS, false);
    }

    private static int at(String unit) {
        return UNITS.indexOf(unit);
    }

    @Test
    void a_final_figure_counts_before_any_estimate_and_the_highest_revision_of_it() {
        ReadingSet set = builder()
                .add(reading("甲", "count", "2024-06", "3", Vintage.FINAL, 2))
                .add(reading("甲", "count", "2024-06", "9", Vintage.ESTIMATE, 7))
                .add(reading("甲", "count", "2024-06", "2", Vintage.FINAL, 1))
                .build();
        Reading counting = set.counting("甲", "count", "2024-06");
        assertThat(counting).isNotNull();
        assertThat(june(set, "count").exact(at("甲"))).hasToString("3");
        assertThat(set.of("甲", "count", "2024-06"))
                .extracting(Reading::revision)
                .containsExactly(7, 1, 2);
        assertThat(set.counting("乙", "count", "2024-06")).isNull();
        assertThat(set.counting("甲", "count", "2024-05")).isNull();
        assertThat(set.counting("没有", "count", "2024-06")).isNull();
    }

    @Test
    void the_order_of_rows_shows_nowhere() {
        List<Reading> rows = new ArrayList<>();
        for (String unit : List.of("甲", "乙", "丙")) {
            for (String period : List.of("2024-05", "2024-06", "2024")) {
                rows.add(reading(unit, "count", period, "1.50", Vintage.FINAL, 1));
                rows.add(reading(unit, "count", period, "1.5", Vintage.FINAL, 2));
                rows.add(reading(unit, "rate", period, "1/3", Vintage.ESTIMATE, 1));
            }
        }
        List<Reading> canonical = all(rows);
        long seed = 5L;
        for (int i = 0; i < 50; i++) {
            Collections.shuffle(rows, new Random(seed + i));
            assertThat(all(rows)).as("seed %s", seed + i).isEqualTo(canonical);
        }
        assertThat(canonical.get(0).period()).isEqualTo("2024");
        assertThat(canonical.get(0).indicator()).isEqualTo("rate");
        assertThat(canonical.get(0).unit()).isEqualTo(UNITS.get(0).id());
    }

    private static List<Reading> all(List<Reading> rows) {
        ReadingSet.Builder builder = builder();
        rows.forEach(builder::add);
        ReadingSet set = builder.build();
        List<Reading> found = new ArrayList<>();
        for (int i = 0; i < set.size(); i++) {
            found.add(set.get(i));
        }
        return found;
    }

    @Test
    void a_reading_comes_back_as_it_was_printed() {
        List<Reading> rows = List.of(
                reading("甲", "count", "8.50"),
                reading("乙", "count", "123456789012345678901234567890.5"),
                reading("丙", "count", "1e-30"),
                reading("甲", "rate", "12345678901234567890/7.0"),
                reading("乙", "rate", "3/4"),
                reading("丙", "rate", "0.5"));
        assertThat(all(rows)).containsExactlyInAnyOrderElementsOf(rows);
    }

    @Test
    void numbers_of_any_size_are_worth_what_was_printed() {
        ReadingSet set = builder()
                .add(reading("甲", "count", "123456789012345678901234567890.5"))
                .add(reading("乙", "count", "0.000000000000000000000000000001"))
                .add(reading("丙", "count", "-3"))
                .build();
        Column column = june(set, "count");
        assertThat(column.values()).isNull();
        assertThat(column.exact(at("甲"))).hasToString("123456789012345678901234567890.5");
        assertThat(column.exact(at("乙"))).hasToString("0.000000000000000000000000000001");
        assertThat(column.exact(at("丙"))).hasToString("-3");
    }

    @Test
    void numbers_that_do_not_fit_beside_each_other_are_still_exact() {
        ReadingSet set = builder()
                .add(reading("甲", "count", "999999999999999999"))
                .add(reading("乙", "count", "0.000000000000000001"))
                .build();
        assertThat(june(set, "count").exact(at("甲"))).hasToString("999999999999999999");
        assertThat(june(set, "count").exact(at("乙"))).hasToString("0.000000000000000001");
        assertThat(june(set, "count").status(at("丙"))).isEqualTo(DataStatus.MISSING);
    }

    @Test
    void a_ratio_is_read_from_its_parts_and_a_printed_percentage_is_a_hundredth() {
        ReadingSet set = builder()
                .add(reading("甲", "share", "45/48"))
                .add(reading("乙", "share", "83.5"))
                .add(reading("丙", "share", "0/0"))
                .add(reading("甲", "rate", "0.835"))
                .build();
        assertThat(june(set, "share").exact(at("甲"))).hasToString("0.9375");
        assertThat(june(set, "share").exact(at("乙"))).hasToString("0.835");
        assertThat(june(set, "share").status(at("丙"))).isEqualTo(DataStatus.ZERO_DENOMINATOR);
        assertThat(june(set, "rate").exact(at("甲"))).hasToString("0.835");
    }

    @Test
    void a_zero_denominator_is_seen_also_under_a_number_too_long_for_a_machine_word() {
        ReadingSet set = builder()
                .add(reading("甲", "rate", "123456789012345678901234567890/0"))
                .add(reading("乙", "rate", "0.00000000000000000000000000/0"))
                .build();
        assertThat(june(set, "rate").status(at("甲"))).isEqualTo(DataStatus.ZERO_DENOMINATOR);
        assertThat(june(set, "rate").status(at("乙"))).isEqualTo(DataStatus.ZERO_DENOMINATOR);
    }

    @Test
    void readings_of_many_files_keep_their_places() {
        ReadingSet.Builder builder = builder();
        List<Place> places = new ArrayList<>();
        for (int i = 1; i <= 300; i++) {
            Reading reading = reading("甲", "count", "2024-06", "1", Vintage.FINAL, i, "readings-" + i + ".csv");
            places.add(reading.place());
            builder.add(reading);
        }
        ReadingSet set = builder.build();
        assertThat(set.of("甲", "count", "2024-06")).extracting(Reading::place).containsExactlyElementsOf(places);
    }

    @Test
    void what_nobody_has_verified_waits_unless_it_is_asked_for() {
        Reading given = reading("甲", "count", "5");
        Reading pending = new Reading(
                given.unit(),
                given.indicator(),
                given.period(),
                given.value(),
                null,
                null,
                given.vintage(),
                1,
                null,
                false,
                false,
                given.details(),
                given.place());
        ReadingSet set = builder().add(pending).build();
        assertThat(june(set, "count").status(at("甲"))).isEqualTo(DataStatus.PENDING);
        assertThat(set.column("count", "2024-06", UNITS, true).status(at("甲"))).isEqualTo(DataStatus.OK);
        assertThat(pending.status()).isEqualTo(DataStatus.PENDING);
    }

    @Test
    void two_rows_with_the_same_key_are_named_with_both_places() {
        ReadingSet.Builder builder = builder()
                .add(reading("甲", "count", "5"))
                .add(reading("乙", "count", "5"))
                .add(reading("甲", "count", "6"));
        List<ReadingSet.Duplicate> duplicates = new ArrayList<>();
        builder.build(duplicates);
        assertThat(duplicates).hasSize(1);
        assertThat(duplicates.get(0).first().place().line()).isEqualTo(1);
        assertThat(duplicates.get(0).second().place().line()).isEqualTo(3);
        assertThatThrownBy(() -> builder()
                        .add(reading("甲", "count", "5"))
                        .add(reading("甲", "count", "6"))
                        .build())
                .hasMessageContaining("duplicate");
    }

    @Test
    void an_unknown_unit_or_indicator_is_refused() {
        assertThatThrownBy(() -> builder().add(reading("没有", "count", "1"))).hasMessageContaining("unknown");
        assertThatThrownBy(() -> builder().add(reading("甲", "nothing", "1"))).hasMessageContaining("unknown");
    }

    @Test
    void readings_can_be_added_to_those_that_are_there() {
        ReadingSet set = builder().add(reading("甲", "count", "5")).build();
        ReadingSet more = set.with(List.of(reading("甲", "count", "2024-06", "6", Vintage.FINAL, 2)));
        assertThat(june(more, "count").exact(at("甲"))).hasToString("6");
        assertThat(june(set, "count").exact(at("甲"))).hasToString("5");
        assertThat(set.with(List.of())).isSameAs(set);
    }

    @Test
    void a_column_can_be_asked_for_some_of_the_units() {
        ReadingSet set = builder()
                .add(reading("甲", "count", "5"))
                .add(reading("丙", "count", "7"))
                .build();
        UnitList some = UnitList.of(List.of(unit("丙"), unit("甲")));
        Column column = set.column("count", "2024-06", some, false);
        assertThat(column.size()).isEqualTo(2);
        assertThat(column.exact(some.indexOf("丙"))).hasToString("7");
        assertThat(set.column("count", "2023-06", some, false).status(0)).isEqualTo(DataStatus.MISSING);
    }
}
