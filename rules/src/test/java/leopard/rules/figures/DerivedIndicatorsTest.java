package leopard.rules.figures;

import static org.assertj.core.api.Assertions.assertThat;

import leopard.model.Lang;
import leopard.rules.figures.GivenFigures.Scored;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Indicators that are computed from others 派生指标, in one period and over several. */
final class DerivedIndicatorsTest {

    private static GivenFigures of(String derived) {
        return GivenFigures.of("""
                X: {title: 甲}
                Y: {title: 乙}
                D: {title: 派生, %s}
                """.formatted(derived), "- {id: K, title: 条, of: D, value: {factor: 1}}");
    }

    private static String score(GivenFigures given) {
        return given.run().of("a", "K");
    }

    private static String window(String window) {
        return score(of("formula: X, window: " + window)
                .unit("a", "X=7")
                .month("a", "2024-05", "X=5")
                .month("a", "2024-04", "X=9")
                .month("a", "2024-01", "X=2")
                .month("a", "2024-02", "X=4")
                .month("a", "2024-03", "X=6")
                .month("a", "2023-06", "X=3")
                .month("a", "2023-12", "X=10"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{take: sum} | 33.00",
                "{take: sum, over: to_date, until: previous} | 26.00",
                "{take: mean, over: 3} | 7.00",
                "{take: mean, over: 2, until: previous} | 7.00",
                "{take: min, over: 4} | 5.00",
                "{take: max, over: 2} | 7.00",
                "{take: max, over: to_date} | 9.00",
                "{take: sum, over: all, absent: skip} | 46.00",
                "{take: previous} | 5.00",
                "{take: previous, back: 3} | 6.00",
                "{take: last_year} | 3.00",
                "{take: last_value} | 7.00",
                "{take: last_value, until: previous} | 5.00",
            })
    void a_window_looks_back_from_the_period_that_is_scored(String window, String score) {
        assertThat(window(window)).isEqualTo(score);
    }

    @Test
    void a_formula_may_do_without_a_derived_figure() {
        Scored run = GivenFigures.of(
                        "X: {title: 甲}\nZ: {title: 丙}\nD: {title: 派生, formula: X / Z, rounding: {decimals: 1}}\n",
                        "- {id: K, title: 条, expression: {formula: 'if_missing(D, 9) + count(D, X)'}}")
                .unit("a", "X=3")
                .run();
        assertThat(run.of("a", "K")).isEqualTo("10.00");
    }

    @Test
    void a_gap_inside_a_window_is_missing_unless_it_is_skipped() {
        assertThat(window("{take: sum, over: all}")).isEqualTo("0.00 MISSING ZERO");
        assertThat(window("{take: mean, over: 8}")).isEqualTo("0.00 MISSING ZERO");
        // December 2023 and the six months of 2024; November has nothing.
        assertThat(window("{take: mean, over: 8, absent: skip}")).isEqualTo("6.14");
    }

    @Test
    void months_before_the_first_reading_do_not_count() {
        GivenFigures given = of("formula: X, window: {take: sum, over: 6}")
                .unit("a", "X=1")
                .month("a", "2024-05", "X=2")
                .month("a", "2024-04", "X=3");
        assertThat(score(given)).isEqualTo("6.00");
    }

    @Test
    void a_unit_that_reported_less_than_others_has_a_gap() {
        GivenFigures given = of("formula: X, window: {take: sum, over: 3}")
                .unit("a", "X=1")
                .unit("b", "X=1")
                .month("a", "2024-05", "X=2")
                .month("b", "2024-05", "X=2")
                .month("b", "2024-04", "X=3");
        Scored run = given.run();
        assertThat(run.of("a", "K")).isEqualTo("0.00 MISSING ZERO");
        assertThat(run.of("b", "K")).isEqualTo("6.00");
    }

    @Test
    void nothing_before_the_first_period_is_missing() {
        assertThat(score(of("formula: X, window: {take: previous}").unit("a", "X=1")))
                .isEqualTo("0.00 MISSING ZERO");
        assertThat(score(of("formula: X, window: {take: last_year}").unit("a", "X=1")))
                .isEqualTo("0.00 MISSING ZERO");
        assertThat(score(of("formula: X, window: {take: last_value, until: previous}")
                        .unit("a", "X=1")))
                .isEqualTo("0.00 MISSING ZERO");
    }

    @Test
    void the_last_value_may_be_looked_for_in_the_latest_periods_alone() {
        GivenFigures near = of("formula: X, window: {take: last_value, over: 3}")
                .unit("a", "X=MISSING")
                .month("a", "2024-04", "X=3");
        assertThat(score(near)).isEqualTo("3.00");
        GivenFigures far = of("formula: X, window: {take: last_value, over: 3}")
                .unit("a", "X=MISSING")
                .month("a", "2024-03", "X=3");
        assertThat(score(far)).isEqualTo("0.00 MISSING ZERO");
    }

    @Test
    void the_year_to_date_begins_in_january() {
        Scored run = of("formula: X, window: {take: sum}")
                .unit("a", "X=1")
                .month("a", "2023-12", "X=50")
                .month("a", "2024-01", "X=4")
                .run("2024-01");
        assertThat(run.of("a", "K")).isEqualTo("4.00");
    }

    @Test
    void the_window_of_a_ratio_is_taken_over_the_ratios_of_each_month() {
        GivenFigures given = of("formula: X / Y, window: {take: mean, over: 2}, rounding: {decimals: 3}")
                .unit("a", "X=1", "Y=3")
                .month("a", "2024-05", "X=1", "Y=2");
        assertThat(given.run().steps("a", "K")).contains("D=0.417");
    }

    @Test
    void periods_in_which_a_test_held_are_counted() {
        GivenFigures given = of("window: {take: count, when: X >= 5 and Y < 3, over: 4}")
                .unit("a", "X=5", "Y=1")
                .month("a", "2024-05", "X=9", "Y=3")
                .month("a", "2024-04", "X=9", "Y=2")
                // Y was not reported: the test does not hold.
                .month("a", "2024-03", "X=9")
                .month("a", "2024-02", "X=9", "Y=1");
        assertThat(score(given)).isEqualTo("2.00");
    }

    @Test
    void growth_increment_and_per_head_are_formulas_over_windows() {
        Scored run = GivenFigures.of("""
                        GDP: {title: 产值}
                        POP: {title: 人口}
                        GDP.ly: {title: 上年同期, formula: GDP, window: {take: last_year}}
                        GROWTH: {title: 增幅, measure: "%", formula: 100 * (GDP - GDP.ly) / abs(GDP.ly), rounding: {decimals: 1}}
                        MORE: {title: 增量, formula: GDP - GDP.ly}
                        HEAD: {title: 人均, formula: GDP / POP, rounding: {decimals: 2, mode: DOWN}}
                        """, """
                        - {id: A, title: 增幅, of: GROWTH, value: {factor: 1}}
                        - {id: B, title: 增量, of: MORE, value: {factor: 1}}
                        - {id: C, title: 人均, of: HEAD, value: {factor: 1}}
                        """)
                .unit("a", "GDP=115", "POP=7")
                .month("a", "2023-06", "GDP=104")
                .unit("b", "GDP=1", "POP=0")
                .month("b", "2023-06", "GDP=0")
                .run();
        assertThat(run.of("a", "A")).isEqualTo("10.60");
        assertThat(run.of("a", "B")).isEqualTo("11.00");
        assertThat(run.of("a", "C")).isEqualTo("16.42");
        assertThat(run.steps("a", "A")).contains("GDP.ly=104", "GROWTH=10.6");
        assertThat(run.printed("a", Lang.EN)).contains("100 × (115 − 104) ÷ abs(104) = 10.576… → 10.6");
        assertThat(run.of("b", "A")).isEqualTo("- ZERO_DENOMINATOR REWEIGHT");
        assertThat(run.of("b", "B")).isEqualTo("1.00");
    }

    @Test
    void a_window_over_a_window_reads_each_month_by_itself() {
        // The largest of the running sums of three months.
        GivenFigures given = GivenFigures.of("""
                        X: {title: 甲}
                        S: {title: 两月合计, formula: X, window: {take: sum, over: 2}}
                        D: {title: 最大, formula: S, window: {take: max, over: 3}}
                        """, "- {id: K, title: 条, of: D, value: {factor: 1}}")
                .unit("a", "X=1")
                .month("a", "2024-05", "X=2")
                .month("a", "2024-04", "X=30")
                .month("a", "2024-03", "X=4");
        assertThat(score(given)).isEqualTo("34.00");
    }

    @Test
    void an_own_rule_for_what_is_missing_fills_and_the_line_says_so() {
        GivenFigures given = of("formula: X / Y, rounding: {decimals: 2}, missing: group_mean")
                .unit("a", "X=3", "Y=1")
                .unit("b", "X=2", "Y=1")
                .unit("c", "X=9");
        Scored run = given.run();
        assertThat(run.of("c", "K")).isEqualTo("2.50 MISSING GROUP_MEAN");
        assertThat(run.printed("c", Lang.ZH)).contains("缺报: 按组平均计");
        assertThat(run.of("a", "K")).isEqualTo("3.00");
        Scored fixed = of("formula: X / Y, missing: {as: 7, statuses: [ZERO_DENOMINATOR]}")
                .unit("a", "X=3", "Y=0")
                .unit("b", "X=3")
                .run();
        assertThat(fixed.of("a", "K")).isEqualTo("7.00 ZERO_DENOMINATOR FIXED");
        assertThat(fixed.of("b", "K")).isEqualTo("0.00 MISSING ZERO");
    }

    @Test
    void the_sheet_shows_what_a_window_took() {
        Scored run = of("formula: X, window: {take: mean, over: 2}")
                .unit("a", "X=7")
                .month("a", "2024-05", "X=4")
                .run();
        assertThat(run.printed("a", Lang.EN)).contains("(4 + 7) ÷ 2 = 5.5");
        Scored single = of("formula: X, window: {take: previous}")
                .unit("a", "X=7")
                .month("a", "2024-05", "X=4")
                .run();
        assertThat(single.printed("a", Lang.ZH)).contains("2024-05 的数");
    }

    @Test
    void indicators_that_need_each_other_are_an_error() {
        assertThat(GivenFigures.problems("""
                        A: {title: 甲, formula: B, window: {take: previous}}
                        B: {title: 乙, window: {take: count, when: A > 1}}
                        """, "- {id: K, title: 条, of: A, value: {factor: 1}}", ""))
                .singleElement()
                .asString()
                .contains("formulas go round in a circle: A → B → A");
    }
}
