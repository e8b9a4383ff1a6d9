package leopard.rules.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import leopard.model.Decimal;
import leopard.rules.figures.GivenFigures.Scored;
import leopard.rules.scheme.SchemeReader;
import leopard.scheme.Parameter;
import org.junit.jupiter.api.Test;

/** Named numbers in the place of numbers, and tables of them by period, unit type, grouping or unit 参数表. */
final class ParameterTablesTest {

    private static final String INDICATORS = "X: {title: 甲}\nY: {title: 乙}\n";

    private static GivenFigures of(String line, String parameters) {
        return GivenFigures.of(INDICATORS, line, "parameters:\n" + parameters);
    }

    private static GivenFigures units(GivenFigures given) {
        return given.unit("a", "north", "village", true, "X=10", "Y=1")
                .unit("b", "south", "village", true, "X=10", "Y=2")
                .unit("c", "south", "office", true, "X=10", "Y=3");
    }

    @Test
    void a_parameter_stands_in_the_place_of_a_number() {
        Scored run = units(of(
                        "- {id: K, title: 条, points: =full, of: X, per_unit: {start: 0, at: =base, above: =2 * rate, steps: pro_rata, min: 0, max: =full}}",
                        "  full: 8\n  base: 7\n  rate: 1.25\n"))
                .run();
        assertThat(run.of("a", "K")).isEqualTo("7.50");
    }

    @Test
    void a_target_may_differ_by_type_area_and_unit() {
        Scored run = units(of("""
                        - {id: K, title: 条, points: 10, of: X, completion: {target: goal, cap: none}}
                        - {id: L, title: 条, points: 10, of: X, completion: {target: goal * k, cap: none}}
                        """, """
                          goal: {by: [type, area], rows: [[village, north, 20], [office, south, 5]], default: 8}
                          k: {by: [unit], rows: [[a, 2]], default: 1}
                        """)).run();
        assertThat(run.of("a", "K")).isEqualTo("5.00");
        assertThat(run.of("b", "K")).isEqualTo("12.50");
        assertThat(run.of("c", "K")).isEqualTo("20.00");
        assertThat(run.of("a", "L")).isEqualTo("2.50");
        assertThat(run.of("b", "L")).isEqualTo("12.50");
    }

    @Test
    void a_condition_may_ask_for_a_figure_of_a_type_that_nobody_has() {
        Scored run = GivenFigures.of(INDICATORS, """
                        - {id: K, title: 条, points: 10, types: [office], of: X, per_unit: {start: 0, at: 0, above: =rate, steps: pro_rata, min: 0}}
                        - {id: L, title: 条, points: 10, types: [village], of: X, value: {factor: 1}}
                        """, """
                        parameters:
                          rate: {by: [type], rows: [[office, 2]], default: 1}
                        red_lines:
                        - {id: R, title: 红线, when: K.value > 3, awards: false}
                        """)
                .unit("a", "north", "village", true, "X=10")
                .run();
        assertThat(run.of("a", "L")).isEqualTo("10.00");
    }

    @Test
    void a_target_of_zero_for_one_type_does_not_apply_to_it_alone() {
        Scored run = units(of(
                        "- {id: K, title: 条, points: 10, of: X, completion: {target: goal, cap: 1}}",
                        "  goal: {by: [type], rows: [[village, 0]], default: 20}\n"))
                .run();
        assertThat(run.of("a", "K")).isEqualTo("- NOT_APPLICABLE REWEIGHT");
        assertThat(run.of("c", "K")).isEqualTo("5.00");
    }

    @Test
    void bounds_factors_and_tiers_come_from_tables_as_well() {
        Scored run = units(of("""
                        - {id: K, title: 条, points: 10, of: X, efficacy: {base: 0, span: 100, bounds: {unacceptable: =low, satisfactory: =high}, clamp: true}}
                        - {id: L, title: 条, of: X, value: {factor: =rate}}
                        - {id: M, title: 条, points: 10, of: X, tier: {from: [[=high, 1], [=low, 0.5]], bound: inclusive, rest: 0}}
                        """, """
                          low: {by: [type], rows: [[village, 0], [office, 5]], default: 0}
                          high: {by: [type], rows: [[village, 40], [office, 10]], default: 100}
                          rate: {by: [area], rows: [[north, 0.5]], default: 0.1}
                        """)).run();
        assertThat(run.of("a", "K")).isEqualTo("2.50");
        assertThat(run.of("c", "K")).isEqualTo("10.00");
        assertThat(run.of("a", "L")).isEqualTo("5.00");
        assertThat(run.of("b", "L")).isEqualTo("1.00");
        assertThat(run.of("b", "M")).isEqualTo("5.00");
        assertThat(run.of("c", "M")).isEqualTo("10.00");
    }

    @Test
    void the_population_is_that_of_all_whatever_the_numbers_of_each() {
        Scored run = of(
                        "- {id: K, title: 条, points: 10, of: X, rank_points: {step: =step, floor: 0, over: all_units}}",
                        "  step: {by: [type], rows: [[office, 0.5]], default: 0.1}\n")
                .unit("a", "north", "village", true, "X=9")
                .unit("b", "north", "office", true, "X=8")
                .unit("c", "north", "village", true, "X=7")
                .run();
        assertThat(run.of("a", "K")).isEqualTo("10.00");
        assertThat(run.of("b", "K")).isEqualTo("5.00");
        assertThat(run.of("c", "K")).isEqualTo("8.00");
    }

    @Test
    void a_row_of_the_month_comes_before_those_of_its_quarter_and_year() {
        String table = "  f: {by: [period], rows: [[2024, 1], [2024-Q2, 2], [2024-06, 3]], default: 9}\n";
        GivenFigures given = of("- {id: K, title: 条, of: X, value: {factor: =f}}", table)
                .unit("a", "X=1")
                .month("a", "2024-05", "X=1")
                .month("a", "2024-03", "X=1")
                .month("a", "2023-03", "X=1");
        assertThat(given.run().of("a", "K")).isEqualTo("3.00");
        assertThat(given.run("2024-05").of("a", "K")).isEqualTo("2.00");
        assertThat(given.run("2024-03").of("a", "K")).isEqualTo("1.00");
        assertThat(given.run("2023-03").of("a", "K")).isEqualTo("9.00");
    }

    @Test
    void formulas_use_tables_by_name() {
        Scored run = units(GivenFigures.of(
                        "X: {title: 甲}\nY: {title: 乙}\nZ: {title: 丙, formula: X * w + Y}\n",
                        "- {id: K, title: 条, expression: {formula: Z + w}}",
                        "parameters: {w: {by: [unit], rows: [[a, 2], [b, 0.5]], default: 0}}\n"))
                .run();
        assertThat(run.of("a", "K")).isEqualTo("23.00");
        assertThat(run.of("b", "K")).isEqualTo("7.50");
        assertThat(run.of("c", "K")).isEqualTo("3.00");
    }

    private static SchemeReader.Result beside(String csv) {
        String scheme = """
                leopard: 1
                id: s
                title: 表
                version: {id: "1"}
                period: {every: month, readings: to_date}
                units: {types: [village, office]}
                parameters: {goal: {by: [type], file: tables/goal.csv, default: 3}}
                indicators: {X: {title: 甲}}
                score: {id: K, title: 条, points: 10, of: X, completion: {target: goal, cap: 1}}
                """;
        return SchemeReader.read(
                "s.yaml", scheme, file -> file.equals("tables/goal.csv") ? csv.getBytes(StandardCharsets.UTF_8) : null);
    }

    @Test
    void a_table_may_stand_in_a_file_beside_the_scheme() {
        SchemeReader.Result read = beside("type,value\nvillage,20\noffice,30.5\n");
        assertThat(read.problems()).isEmpty();
        assertThat(Objects.requireNonNull(read.scheme()).parameters())
                .isEqualTo(Map.of(
                        "goal",
                        new Parameter.Table(
                                List.of("type"),
                                Map.of(List.of("village"), Decimal.of("20"), List.of("office"), Decimal.of("30.5")),
                                Decimal.of("3"))));
        assertThat(beside("kind,value\nvillage,20\n").problems())
                .singleElement()
                .asString()
                .contains("the header should be type,value, it is kind,value");
        assertThat(beside("type,value\nvillage,many\n").problems())
                .singleElement()
                .asString()
                .contains("goal.csv")
                .contains("expected a number");
    }

    @Test
    void what_is_wrong_with_a_table_is_said_where_it_stands() {
        assertThat(GivenFigures.problems(
                        INDICATORS, "- {id: K, title: 条, points: =t, of: X, value: {factor: =nothing}}", """
                        parameters:
                          t: {by: [period, colour], rows: [[2024-06, red, 1], [2024-06, 2], [2024-06, red, 3]], default: 1}
                        """))
                .containsExactly(
                        "s.yaml:15:31: points: expected a number above 0, found '=t'",
                        "s.yaml:15:58: factor: expected a number, found '=nothing'",
                        "s.yaml:17:20: there is no grouping 'colour'. Known: group, type, area",
                        "s.yaml:17:55: rows: expected [period, colour, number], found a list",
                        "s.yaml:17:69: 2024-06, red stands in line 17 already");
    }
}
