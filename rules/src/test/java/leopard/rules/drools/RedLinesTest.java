package leopard.rules.drools;

import static leopard.rules.drools.Schemes.d;
import static leopard.rules.drools.Schemes.scheme;
import static leopard.rules.drools.Schemes.when;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import leopard.model.Column;
import leopard.model.DataStatus;
import leopard.model.Rational;
import leopard.rule.RuleBook;
import leopard.rule.Ruling;
import leopard.rules.fact.Comparisons;
import leopard.rules.fact.ScoredUnit;
import leopard.scheme.Comparator;
import leopard.scheme.Condition;
import leopard.scheme.Expression;
import leopard.scheme.Scheme;
import leopard.scheme.Veto;
import leopard.score.ScoreBoard;
import leopard.score.Shards;
import org.junit.jupiter.api.Test;

class RedLinesTest {

    private static final DroolsCompiler COMPILER = DroolsCompiler.create();

    private static List<String> rulings(Scheme scheme, ScoreBoard board) throws Exception {
        try (Shards shards = Shards.on(1)) {
            return named(COMPILER.compile(scheme).judgeUnits(board, shards), board);
        }
    }

    private static List<String> named(List<Ruling> rulings, ScoreBoard board) {
        return rulings.stream()
                .map(r -> board.units().get(r.unit()).id() + " " + r.veto())
                .toList();
    }

    @Test
    void a_rate_below_the_red_line_limits_the_grade_and_one_at_the_line_does_not() throws Exception {
        Scheme scheme = scheme().criterion("A1", "10", Schemes.value())
                .redLine("L1", "整改率低于90%", "办法 5", when("A1.value", Comparator.BELOW, "0.9000"))
                .build();
        ScoreBoard board = Month.of(scheme, "2024-06")
                .unit("甲", "A1", "0.8999")
                .unit("乙", "A1", "0.90")
                .unit("丙", "A1", "0.9")
                .unit("丁", "A1", "0.89999999999999999999")
                .unit("戊")
                .without("戊", "A1", DataStatus.MISSING)
                .board();
        assertThat(rulings(scheme, board)).containsExactly("丁 L1", "甲 L1");
    }

    @Test
    void the_text_reads_as_the_scheme_says_it() throws Exception {
        Condition both = new Condition.And(List.of(
                when("A1", Comparator.BELOW, "0.9000"),
                new Condition.Or(List.of(
                        when("total", Comparator.AT_LEAST, "80"),
                        new Condition.Not(when("A2", Comparator.UNEQUAL, "0"))))));
        Scheme scheme = scheme().criterion("A1", "10", Schemes.value())
                .criterion("A2", "10", Schemes.value())
                .redLine("L1", "整改率", "办法 5", both)
                .build();
        assertThat(COMPILER.compile(scheme).text()).contains("""
                // L1 整改率 (办法 5)
                // A1 < 0.9000 and (total >= 80 or not (A2 != 0))
                rule "red line L1 整改率"
                when
                    $unit : ScoredUnit( noted(), below("A1", "0.9000"), (atLeast("total", "80") || !notEqualTo("A2", "0")) )
                then
                    ruling.meets( $unit, "L1" );
                end
                """);
    }

    @Test
    void a_figure_that_is_not_there_makes_every_comparison_false_and_its_opposite_true() throws Exception {
        Schemes schemes = scheme().criterion("A1", "10", Schemes.value()).criterion("A2", "10", Schemes.value());
        for (Comparator each : Comparator.values()) {
            schemes.redLine(each.name(), when("A1", each, "5"));
        }
        schemes.redLine("NOT", new Condition.Not(when("A1", Comparator.BELOW, "5")));
        Scheme scheme = schemes.build();
        ScoreBoard board = Month.of(scheme, "2024-06")
                .unit("缺", "A2", "1")
                .without("缺", "A1", DataStatus.NOT_APPLICABLE)
                .unit("等", "A1", "5.00", "A2", "1")
                .unit("高", "A1", "5.01", "A2", "1")
                .unit("低", "A1", "-5", "A2", "1")
                .board();
        assertThat(rulings(scheme, board))
                .containsExactly(
                        "低 BELOW",
                        "低 AT_MOST",
                        "低 UNEQUAL",
                        "等 AT_MOST",
                        "等 AT_LEAST",
                        "等 EQUAL",
                        "等 NOT",
                        "缺 NOT",
                        "高 ABOVE",
                        "高 AT_LEAST",
                        "高 UNEQUAL",
                        "高 NOT");
    }

    @Test
    void the_names_of_a_unit_stand_in_its_fact_as_they_stand_in_rules() {
        Scheme scheme = scheme().criterion("A1", "10", Schemes.value()).build();
        ScoreBoard board = Month.of(scheme, "2024-06").unit("A\"b", "A1", "1").board();
        ScoredUnit fact =
                Comparisons.of(List.of(), List.of(), board).facts(0, 1).get(0);
        assertThat(fact.unitId()).isEqualTo("A~0022b");
    }

    @Test
    void arithmetic_over_figures_is_compared_exactly() throws Exception {
        Expression third =
                new Expression.Binary(Expression.Operator.OVER, new Expression.Name("A1"), new Expression.Name("A2"));
        Scheme scheme = scheme().criterion("A1", "10", Schemes.value())
                .criterion("A2", "10", Schemes.value())
                .redLine(
                        "L1",
                        new Condition.Comparison(third, Comparator.ABOVE, d("0.3333333333333333333333333333333333")))
                .redLine(
                        "L2",
                        new Condition.Comparison(third, Comparator.ABOVE, d("0.3333333333333333333333333333333334")))
                .build();
        ScoreBoard board = Month.of(scheme, "2024-06")
                .unit("甲", "A1", "1", "A2", "3")
                .unit("乙", "A1", "1", "A2", "0")
                .board();
        assertThat(rulings(scheme, board)).containsExactly("甲 L1");
    }

    @Test
    void ratios_are_compared_by_their_parts() throws Exception {
        Scheme scheme = scheme().ratio("A1")
                .redLine("L1", when("A1", Comparator.BELOW, "0.90"))
                .redLine("L2", when("A1", Comparator.EQUAL, "0.9"))
                .build();
        ScoreBoard board = Month.of(scheme, "2024-06")
                .unit("甲")
                .ratio("甲", "A1", "26.999", "30")
                .unit("乙")
                .ratio("乙", "A1", "27", "30.0")
                .unit("丙")
                .ratio("丙", "A1", "0", "0")
                .unit("丁")
                .ratio("丁", "A1", "-1", "30")
                .board();
        assertThat(rulings(scheme, board)).containsExactly("丁 L1", "乙 L2", "甲 L1");
    }

    @Test
    void a_unit_that_is_not_noted_still_meets_what_needs_no_comparison_to_hold() throws Exception {
        Condition a1Below10 = when("A1", Comparator.BELOW, "10");
        Condition opposite = new Condition.Not(when("A2", Comparator.AT_LEAST, "50"));
        Scheme scheme = scheme().criterion("A1", "10", Schemes.value())
                .criterion("A2", "10", Schemes.value())
                .redLine("L1", new Condition.And(List.of(opposite, a1Below10)))
                .redLine(
                        "L2",
                        new Condition.Or(List.of(
                                when("A1", Comparator.BELOW, "5"),
                                new Condition.Not(when("A2", Comparator.BELOW, "90")))))
                .redLine(
                        "L3",
                        new Condition.And(List.of(
                                new Condition.Or(
                                        List.of(when("A1", Comparator.BELOW, "3"), when("A2", Comparator.BELOW, "3"))),
                                when("A1", Comparator.BELOW, "100"))))
                .build();
        ScoreBoard board = Month.of(scheme, "2024-06")
                .unit("甲", "A1", "50", "A2", "60")
                .unit("乙", "A1", "50", "A2", "95")
                .unit("丙", "A1", "7", "A2", "10")
                .unit("丁", "A1", "2", "A2", "60")
                .board();
        assertThat(rulings(scheme, board)).containsExactly("丁 L2", "丁 L3", "丙 L1", "乙 L2");
    }

    @Test
    void random_conditions_hold_for_whom_exact_arithmetic_says() throws Exception {
        SplittableRandom random = new SplittableRandom(77);
        for (int round = 0; round < 3; round++) {
            Schemes schemes = scheme();
            for (int i = 0; i < 6; i++) {
                schemes.criterion("K" + i, "10", Schemes.value());
            }
            for (int i = 0; i < 90; i++) {
                schemes.redLine("R" + i, random(random, 2));
            }
            Scheme scheme = schemes.build();
            Month month = Month.of(scheme, "2024-06");
            for (int u = 0; u < 1200; u++) {
                List<Object> figures = new ArrayList<>();
                for (int i = 0; i < 6; i++) {
                    if (random.nextInt(10) > 0) {
                        figures.add("K" + i);
                        figures.add(number(random));
                    }
                }
                month.unit("u" + u, figures.toArray());
            }
            ScoreBoard board = month.board();
            List<String> expected = new ArrayList<>();
            for (int u = 0; u < board.units().size(); u++) {
                for (Veto line : scheme.redLines()) {
                    if (line.when() != null && holds(line.when(), board, u)) {
                        expected.add(board.units().get(u).id() + " " + line.id());
                    }
                }
            }
            assertThat(expected).isNotEmpty();
            assertThat(rulings(scheme, board)).as("round %s", round).isEqualTo(expected);
        }
    }

    private static Condition random(SplittableRandom random, int depth) {
        int kind = depth == 0 ? 0 : random.nextInt(5);
        return switch (kind) {
            case 1 -> new Condition.And(List.of(random(random, depth - 1), random(random, depth - 1)));
            case 2 -> new Condition.Or(List.of(random(random, depth - 1), random(random, depth - 1)));
            case 3 -> new Condition.Not(random(random, depth - 1));
            default ->
                new Condition.Comparison(figure(random), Comparator.values()[random.nextInt(6)], d(number(random)));
        };
    }

    private static Expression figure(SplittableRandom random) {
        Expression one = new Expression.Name("K" + random.nextInt(6));
        return random.nextInt(4) > 0
                ? one
                : new Expression.Binary(
                        Expression.Operator.values()[random.nextInt(4)],
                        one,
                        new Expression.Name("K" + random.nextInt(6)));
    }

    private static String number(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> String.valueOf(random.nextInt(-3, 4));
            case 1 -> random.nextInt(3) + ".50";
            case 2 -> random.nextInt(3) + "." + random.nextInt(10);
            default -> "0." + (1000 + random.nextInt(9000));
        };
    }

    private static boolean holds(Condition condition, ScoreBoard board, int unit) {
        if (condition instanceof Condition.Comparison comparison) {
            Column column = board.figure(comparison.left());
            return column.status(unit).hasValue()
                    && comparison.comparator().holds(column.exact(unit).compareTo(Rational.of(comparison.right())));
        }
        if (condition instanceof Condition.And and) {
            return and.parts().stream().allMatch(part -> holds(part, board, unit));
        }
        if (condition instanceof Condition.Or or) {
            return or.parts().stream().anyMatch(part -> holds(part, board, unit));
        }
        return !holds(((Condition.Not) condition).part(), board, unit);
    }

    @Test
    void eight_threads_that_share_a_rule_book_get_what_one_gets() throws Exception {
        Scheme scheme = scheme().criterion("A1", "10", Schemes.value())
                .redLine("L1", when("A1", Comparator.BELOW, "5"))
                .redLine("L2", when("total", Comparator.AT_LEAST, "7"))
                .build();
        Month month = Month.of(scheme, "2024-06");
        for (int u = 0; u < 9000; u++) {
            month.unit("u" + u, "A1", (u * 7919L % 1000) / 100 + "." + (u % 10));
        }
        ScoreBoard board = month.board();
        RuleBook book = COMPILER.compile(scheme);
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try (Shards one = Shards.on(1);
                Shards many = Shards.on(8)) {
            List<Ruling> expected = book.judgeUnits(board, one);
            assertThat(expected).hasSizeGreaterThan(1000);
            assertThat(book.judgeUnits(board, many)).isEqualTo(expected);
            Callable<List<Ruling>> ask = () -> book.judgeUnits(board, one);
            for (Future<List<Ruling>> answer : pool.invokeAll(java.util.Collections.nCopies(8, ask))) {
                assertThat(answer.get()).isEqualTo(expected);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void a_scheme_without_red_lines_rules_over_nobody() throws Exception {
        Scheme scheme = scheme().criterion("A1", "10", Schemes.value()).build();
        assertThat(rulings(
                        scheme, Month.of(scheme, "2024-06").unit("甲", "A1", "1").board()))
                .isEmpty();
    }
}
