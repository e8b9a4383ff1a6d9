package leopard.rules.drools;

import static leopard.rules.drools.Schemes.d;
import static leopard.rules.drools.Schemes.scheme;
import static leopard.rules.drools.Schemes.side;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import leopard.model.Place;
import leopard.model.ScoreEvent;
import leopard.model.UnitList;
import leopard.model.When;
import leopard.rule.RuleBook;
import leopard.rule.Ruling;
import leopard.scheme.Node;
import leopard.score.EventVerdict;
import leopard.score.EventVerdict.Outcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventsTest {

    private static final DroolsCompiler COMPILER = DroolsCompiler.create();

    private final List<ScoreEvent> events = new ArrayList<>();
    private boolean pendingCounts;

    private Given given(String unit, String id) {
        return new Given(unit, id);
    }

    private final class Given {
        private final String unit;
        private final String id;
        private @Nullable String points;
        private String matter = "";
        private When date = When.day(LocalDate.of(2024, 3, 1));
        private String document = "文件";
        private boolean verified = true;

        Given(String unit, String id) {
            this.unit = unit;
            this.id = id;
        }

        Given of(String name) {
            matter = name;
            return this;
        }

        Given on(String day) {
            date = day.length() == 7 ? When.month(YearMonth.parse(day)) : When.day(LocalDate.parse(day));
            return this;
        }

        Given points(String given) {
            points = given;
            return this;
        }

        Given withoutDocument() {
            document = " ";
            return this;
        }

        Given unverified() {
            verified = false;
            return this;
        }

        void bonus(String level) {
            add(ScoreEvent.Kind.BONUS, level);
        }

        void deduct(String level) {
            add(ScoreEvent.Kind.DEDUCT, level);
        }

        void veto(String level) {
            add(ScoreEvent.Kind.VETO, level);
        }

        private void add(ScoreEvent.Kind kind, String level) {
            events.add(new ScoreEvent(
                    unit,
                    id,
                    kind,
                    "",
                    level,
                    points == null ? null : d(points),
                    matter,
                    date,
                    document,
                    verified,
                    "",
                    Place.NOWHERE));
        }
    }

    private static RuleBook onePlusTwo() throws Exception {
        return COMPILER.compile(scheme().eventsOfOnePlusTwo()
                .veto("V1", "数据弄虚作假")
                .veto("V2", "较大以上责任事故")
                .build());
    }

    private List<String> verdicts(RuleBook book) {
        return book.judgeEvents(events, pendingCounts).stream()
                .map(EventsTest::ruling)
                .toList();
    }

    private static String ruling(EventVerdict verdict) {
        return verdict.event().id() + " " + verdict.points() + "×" + verdict.factor() + " "
                + (verdict.outcome() == Outcome.COUNTED
                        ? "计"
                        : verdict.outcome().name())
                + (verdict.instead() == null ? "" : " " + verdict.instead());
    }

    @Test
    void of_two_awards_for_one_matter_dongdai_keeps_the_higher_and_its_second_criticism_counts_twice()
            throws Exception {
        given("东岱村", "b1").of("m1").on("2024-02-10").bonus("省级");
        given("东岱村", "b2").of("m1").on("2024-05-20").bonus("市级");
        given("东岱村", "d1").of("d1").on("2024-03-01").deduct("区级通报");
        given("东岱村", "d2").of("d2").on("2024-05-01").deduct("区级通报");
        given("凌家村", "b1").of("m1").on("2024-04-01").bonus("区级现场会");
        assertThat(verdicts(onePlusTwo()))
                .containsExactly("b1 3×1 计", "d1 1×1 计", "d2 1×2 计", "b2 2×1 BEATEN b1", "b1 1×1 计");
    }

    @Test
    void awards_of_two_matters_both_count_and_so_do_those_of_no_matter() throws Exception {
        given("华林社区", "b1").of("m1").bonus("市级");
        given("华林社区", "b2").of("m2").bonus("区级");
        given("华林社区", "b3").bonus("区级");
        given("华林社区", "b4").bonus("区级");
        assertThat(verdicts(onePlusTwo())).containsExactly("b1 2×1 计", "b2 0.5×1 计", "b3 0.5×1 计", "b4 0.5×1 计");
    }

    @Test
    void late_data_is_never_doubled() throws Exception {
        for (String id : List.of("d1", "d2", "d3")) {
            given("示例社区", id).deduct("数据迟报");
        }
        assertThat(verdicts(onePlusTwo())).containsExactly("d1 0.2×1 计", "d2 0.2×1 计", "d3 0.2×1 计");
    }

    @Test
    void of_equal_awards_for_one_matter_the_earliest_counts() throws Exception {
        given("甲", "z").of("m").on("2024-02-01").bonus("市级");
        given("甲", "b").of("m").on("2024-03-01").bonus("市级");
        given("甲", "a").of("m").on("2024-03-01").bonus("市级");
        assertThat(verdicts(onePlusTwo())).containsExactly("z 2×1 计", "a 2×1 BEATEN z", "b 2×1 BEATEN z");
    }

    @Test
    void awards_given_as_1_0_and_1_00_points_are_equal_so_that_the_earlier_counts() throws Exception {
        given("甲", "later").of("m").on("2024-03-02").points("1.00").bonus("市级");
        given("甲", "earlier").of("m").on("2024-03-01").points("1.0").bonus("市级");
        given("乙", "later").of("m").on("2024-03-02").points("1.0").bonus("市级");
        given("乙", "earlier").of("m").on("2024-03-01").points("1.00").bonus("市级");
        assertThat(verdicts(onePlusTwo()))
                .containsExactly(
                        "earlier 1.00×1 计",
                        "later 1.0×1 BEATEN earlier",
                        "earlier 1.0×1 计",
                        "later 1.00×1 BEATEN earlier");
    }

    @Test
    void an_award_names_the_highest_that_beats_it_not_just_a_higher_one() throws Exception {
        given("甲", "a").of("m").bonus("区级");
        given("甲", "b").of("m").bonus("市级");
        given("甲", "c").of("m").bonus("国家级");
        assertThat(verdicts(onePlusTwo())).containsExactly("a 0.5×1 BEATEN c", "b 2×1 BEATEN c", "c 4×1 计");
    }

    @Test
    void a_unit_is_not_beaten_by_another_unit_with_the_same_matter() throws Exception {
        given("甲", "a").of("m").bonus("区级");
        given("乙", "b").of("m").bonus("国家级");
        assertThat(verdicts(onePlusTwo())).containsExactly("b 4×1 计", "a 0.5×1 计");
    }

    @Test
    void an_award_without_a_document_or_not_verified_beats_nobody() throws Exception {
        given("甲", "a").of("m").bonus("区级");
        given("甲", "b").of("m").withoutDocument().bonus("国家级");
        given("甲", "c").of("m").unverified().bonus("省级");
        given("甲", "d").of("m").withoutDocument().unverified().bonus("省级");
        assertThat(verdicts(onePlusTwo()))
                .containsExactly("a 0.5×1 计", "b 4×1 NO_DOCUMENT", "c 3×1 PENDING", "d 3×1 NO_DOCUMENT");
        pendingCounts = true;
        assertThat(verdicts(onePlusTwo()))
                .containsExactly("a 0.5×1 BEATEN c", "b 4×1 NO_DOCUMENT", "c 3×1 计", "d 3×1 NO_DOCUMENT");
    }

    @Test
    void where_no_document_is_required_none_is_missed() throws Exception {
        RuleBook book = COMPILER.compile(scheme().events(
                        side("加分", false, null, Map.of("市级", "2")), side("扣分", false, null, Map.of("通报", "1")), false)
                .build());
        given("甲", "a").of("m").withoutDocument().bonus("市级");
        given("甲", "b").of("m").withoutDocument().bonus("市级");
        given("甲", "c").withoutDocument().unverified().deduct("通报");
        assertThat(verdicts(book)).containsExactly("a 2×1 计", "b 2×1 计", "c 1×1 PENDING");
    }

    @Test
    void given_points_replace_those_of_the_level_and_are_doubled_like_them() throws Exception {
        given("甲", "d1").on("2024-01-01").points("0.75").deduct("区级通报");
        given("甲", "d2").on("2024-02-01").points("0.30").deduct("区级通报");
        given("甲", "d3").on("2024-02-02").deduct("市级通报");
        given("甲", "d4").on("2024-02-03").deduct("区级通报");
        assertThat(verdicts(onePlusTwo())).containsExactly("d1 0.75×1 计", "d2 0.30×2 计", "d3 2×1 计", "d4 1×2 计");
    }

    @Test
    void the_first_of_a_new_year_is_a_first_again() throws Exception {
        given("甲", "d1").on("2023-12-31").deduct("区级通报");
        given("甲", "d2").on("2024-01-01").deduct("区级通报");
        given("甲", "d3").on("2024-01-02").deduct("区级通报");
        assertThat(verdicts(onePlusTwo())).containsExactly("d1 1×1 计", "d2 1×1 计", "d3 1×2 计");
    }

    @Test
    void what_does_not_count_is_no_first() throws Exception {
        given("甲", "d1").on("2024-01-01").unverified().deduct("区级通报");
        given("甲", "d2").on("2024-01-02").withoutDocument().deduct("区级通报");
        given("甲", "d3").on("2024-01-03").deduct("区级通报");
        given("甲", "d4").on("2024-01-04").deduct("区级通报");
        assertThat(verdicts(onePlusTwo()))
                .containsExactly("d1 1×1 PENDING", "d2 1×1 NO_DOCUMENT", "d3 1×1 计", "d4 1×2 计");
    }

    @Test
    void a_month_without_a_day_comes_before_the_days_of_that_month() throws Exception {
        given("甲", "day").on("2024-03-01").deduct("区级通报");
        given("甲", "month").on("2024-03").deduct("区级通报");
        assertThat(verdicts(onePlusTwo())).containsExactly("month 1×1 计", "day 1×2 计");
    }

    @Test
    void where_only_the_same_matter_repeats_another_matter_or_none_does_not() throws Exception {
        RuleBook book = COMPILER.compile(scheme().events(
                        side("加分", true, null, Map.of("市级", "2")),
                        side("扣分", false, new Node.Repeat(d("1.5"), List.of("通报"), true), Map.of("通报", "1")),
                        false)
                .build());
        given("甲", "d1").on("2024-01-01").of("x").deduct("通报");
        given("甲", "d2").on("2024-01-02").of("y").deduct("通报");
        given("甲", "d3").on("2024-01-03").of("x").deduct("通报");
        given("甲", "d4").on("2024-01-04").deduct("通报");
        given("甲", "d5").on("2024-01-05").deduct("通报");
        assertThat(verdicts(book)).containsExactly("d1 1×1 计", "d2 1×1 计", "d3 1×1.5 计", "d4 1×1 计", "d5 1×1 计");
    }

    @Test
    void an_event_beaten_within_its_matter_is_no_first_of_a_repetition() throws Exception {
        RuleBook book = COMPILER.compile(scheme().events(
                        side("加分", true, null, Map.of("市级", "2")),
                        side("扣分", true, new Node.Repeat(d("2"), List.of("通报"), false), Map.of("通报", "1", "处分", "3")),
                        false)
                .build());
        given("甲", "d1").on("2024-01-01").of("x").deduct("通报");
        given("甲", "d2").on("2024-01-02").of("x").deduct("处分");
        given("甲", "d3").on("2024-01-03").of("y").deduct("通报");
        given("甲", "d4").on("2024-01-04").of("z").deduct("通报");
        assertThat(verdicts(book)).containsExactly("d1 1×1 BEATEN d2", "d2 3×1 计", "d3 1×1 计", "d4 1×2 计");
    }

    @Test
    void the_order_of_rows_shows_nowhere() throws Exception {
        for (int unit = 0; unit < 30; unit++) {
            for (int i = 0; i < 12; i++) {
                Given given = given("村" + unit, "e" + i)
                        .of(i % 3 == 0 ? "" : "m" + i % 2)
                        .on("2024-0" + (1 + i % 4) + "-05");
                if (i % 5 == 0) {
                    given.unverified();
                }
                if (i % 2 == 0) {
                    given.bonus(i % 4 == 0 ? "市级" : "省级");
                } else {
                    given.deduct(i % 3 == 0 ? "区级通报" : "市级通报");
                }
            }
        }
        RuleBook book = onePlusTwo();
        List<EventVerdict> expected = book.judgeEvents(events, false);
        assertThat(expected).hasSize(360);
        for (int seed = 1; seed <= 5; seed++) {
            Collections.shuffle(events, new Random(seed));
            assertThat(book.judgeEvents(events, false)).as("seed %s", seed).isEqualTo(expected);
        }
    }

    @Test
    void an_event_of_an_unknown_level_is_named_unless_it_brings_its_points() throws Exception {
        RuleBook book = onePlusTwo();
        given("甲", "b1").points("1").bonus("街道级");
        assertThat(verdicts(book)).containsExactly("b1 1×1 计");
        given("甲", "b2").bonus("街道级");
        assertThatThrownBy(() -> book.judgeEvents(events, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("甲/b2 (街道级)");
    }

    @Test
    void a_scheme_without_rules_about_events_judges_none() throws Exception {
        given("甲", "b1").bonus("市级");
        RuleBook book =
                COMPILER.compile(scheme().criterion("A1", "10", Schemes.value()).build());
        assertThat(book.judgeEvents(events, false)).isEmpty();
    }

    @Test
    void a_verified_veto_bars_the_unit_and_one_that_nobody_verified_does_not() throws Exception {
        UnitList units = UnitList.of(List.of(Month.village("乙"), Month.village("示例社区"), Month.village("甲")));
        given("示例社区", "v1").veto("V1");
        given("乙", "v1").unverified().veto("V1");
        given("甲", "v2").veto("V2");
        given("甲", "v1").veto("V1");
        given("甲", "v0").veto("V2");
        given("甲", "b1").bonus("V1");
        given("别处", "v1").veto("V1");
        given("甲", "v9").veto("V9");
        assertThat(onePlusTwo().judgeVetoes(events, units))
                .containsExactly(
                        new Ruling(units.indexOf("甲"), "V1", "v1"),
                        new Ruling(units.indexOf("甲"), "V2", "v0"),
                        new Ruling(units.indexOf("甲"), "V2", "v2"),
                        new Ruling(units.indexOf("示例社区"), "V1", "v1"));
        assertThat(onePlusTwo().judgeVetoes(List.of(), units)).isEmpty();
    }

    @Test
    void vetoes_are_no_bonuses_or_deductions() throws Exception {
        given("甲", "v1").veto("V1");
        assertThat(onePlusTwo().judgeEvents(events, false)).isEmpty();
    }
}
