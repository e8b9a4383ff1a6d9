package leopard.rules.month;

import static leopard.rules.month.GivenMonth.standing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import leopard.award.Award;
import leopard.model.Lang;
import leopard.rule.RuleLimitException;
import leopard.run.AssessmentRun;
import leopard.run.Standing;
import leopard.watch.Warning;
import org.junit.jupiter.api.Test;

/** What rules of experts can see and do. */
class ExpertRulesTest {

    private static final String RANKING = """
            rankings:
            - by: total
              within: group
              ties: {method: competition}
              grades: {bands: [[优秀, 90], [良好, 80], [一般, 60], [较差, 0]], limits: before_quota}
            awards:
            - {id: best, title: 奖, rankings: [total], award: {places: 1, at_least: none, shared_by_at_most: 3, more: withheld, nobody: vacant, dispute: ignored}}
            """;

    private static final String HISTORY = "period,scheme,unit,node,score,rank,of\n";

    private static GivenMonth month(String... rules) {
        return GivenMonth.with(RANKING).expert("rules/e.drl", String.join("\n", rules));
    }

    private static String rule(String when, String then) {
        return "rule \"E1 例\"\nwhen\n" + when + "\nthen\n" + then + "\nend\n";
    }

    private static String note(String when) {
        return rule(when, "effects.note( $u, \"met\" );");
    }

    private static List<String> noted(AssessmentRun run) {
        List<String> units = new ArrayList<>();
        for (int i = 0; i < run.units().size(); i++) {
            String unit = run.units().get(i).id();
            if (standing(run, unit).reason().in(Lang.ZH).contains("met")) {
                units.add(unit);
            }
        }
        return units;
    }

    private static GivenMonth three(String rules) {
        return month(rules).unit("a", "95").unit("b", "85").unit("c", "");
    }

    @Test
    void a_rule_limits_the_grade_and_says_so() {
        AssessmentRun run = month(rule(
                        "$u : Unit( ) Line( unitId == $u.unitId, line == \"B\", score <= 1 )",
                        "effects.gradeAtMost( $u, \"良好\" );"))
                .unit("a", "95")
                .unit("b", "g", "95", "2")
                .run();
        assertThat(standing(run, "a").grade()).isEqualTo("良好");
        assertThat(standing(run, "b").grade()).isEqualTo("优秀");
        assertThat(standing(run, "a").reason().in(Lang.ZH)).isEqualTo("专家规则 例(E1):等次不高于良好");
        assertThat(standing(run, "a").reason().in(Lang.EN)).isEqualTo("expert rule 例 (E1): grade at most 良好");
    }

    @Test
    void a_rule_gives_a_grade_takes_the_rank_and_the_award() {
        AssessmentRun run = month(rule(
                        "$u : Unit( unitId == \"a\" )",
                        "effects.grade( $u, \"较差\" ); effects.notRanked( $u ); effects.noAwards( $u );"))
                .unit("a", "95")
                .unit("b", "70")
                .run();
        assertThat(standing(run, "a").status()).isEqualTo(Standing.Status.VETOED);
        assertThat(standing(run, "a").grade()).isEqualTo("较差");
        assertThat(standing(run, "b").rank()).isEqualTo(1);
        assertThat(run.awards()).extracting(Award::unit).containsExactly("b");
    }

    @Test
    void a_unit_without_awards_is_still_ranked() {
        AssessmentRun run = month(rule("$u : Unit( unitId == \"a\" )", "effects.noAwards( $u );"))
                .unit("a", "95")
                .unit("b", "70")
                .run();
        assertThat(standing(run, "a").rank()).isEqualTo(1);
        assertThat(run.awards()).extracting(Award::outcome).containsExactly(Award.Outcome.VACANT);
    }

    @Test
    void a_warning_says_values() {
        AssessmentRun run = month(rule(
                        "$u : Unit( ) Line( unitId == $u.unitId, line == \"A\", $s : score, score < 60 )",
                        "effects.warn( $u, \"YELLOW\", \"“{2}”的得分 {1} 偏低;<注意>\", $s, $u.name );"))
                .unit("甲村", "59.5")
                .unit("b", "60")
                .run();
        assertThat(run.warnings()).hasSize(1);
        Warning warning = run.warnings().get(0);
        assertThat(warning.kind()).isEqualTo("RULE");
        assertThat(warning.rule()).isEqualTo("E1");
        assertThat(warning.unit()).isEqualTo("甲村");
        assertThat(warning.message().in(Lang.ZH)).isEqualTo("“甲村”的得分 59.50 偏低;<注意>");
    }

    @Test
    void a_figure_that_is_not_there_meets_no_comparison() {
        for (String test : List.of("value < 60", "value >= 60", "value == 60", "value != 60", "$v : value")) {
            AssessmentRun run = three(note(
                            "$u : Unit( ) Reading( unitId == $u.unitId, indicator == \"X\", ago == 0, " + test + " )"))
                    .run();
            assertThat(noted(run)).as(test).doesNotContain("c");
        }
        assertThat(noted(three(
                                note(
                                        "$u : Unit( ) Reading( unitId == $u.unitId, indicator == \"X\", ago == 0, value == null )"))
                        .run()))
                .containsExactly("c");
        assertThat(noted(three(
                                note(
                                        "$u : Unit( ) Reading( unitId == $u.unitId, indicator == \"X\", ago == 0, status in (\"MISSING\", \"PENDING\") )"))
                        .run()))
                .containsExactly("c");
    }

    @Test
    void eight_and_a_half_is_eight_point_five_zero() {
        AssessmentRun run = month(note("$u : Unit( ) Line( unitId == $u.unitId, line == \"A\", score == 8.500 )"))
                .unit("a", "8.5")
                .unit("b", "8.51")
                .run();
        assertThat(noted(run)).containsExactly("a");
    }

    @Test
    void round_numbers_are_compared_as_numbers() {
        String when =
                "$u : Unit( ) Reading( unitId == $u.unitId, indicator == \"X\", ago == 0, $n : value, value < 15 )";
        assertThat(noted(month(note(when))
                        .unit("a", "10")
                        .unit("b", "20")
                        .unit("c", "100")
                        .run()))
                .containsExactly("a");
        assertThat(noted(month(note(when.replace("< 15", ">= 20")))
                        .unit("a", "10")
                        .unit("b", "20")
                        .unit("c", "100")
                        .run()))
                .containsExactly("b", "c");
    }

    @Test
    void a_reading_is_no_score_even_where_the_line_has_its_name() {
        String scheme = """
                leopard: 1
                id: small
                title: 小方案
                version: {id: "1"}
                period: {every: month, readings: to_date}
                units: {types: [village]}
                indicators: {X: {title: 得分}}
                score: {id: total, title: 总分, sum: [{id: X, value: {factor: 10}}]}
                rankings: [{by: total, ties: {method: competition}}]
                """;
        String when =
                "$u : Unit( ) Reading( unitId == $u.unitId, indicator == \"X\", value < 15 ) Line( unitId == $u.unitId, line == \"X\", score == 100, value == 10 )";
        assertThat(noted(GivenMonth.whole(scheme)
                        .expert("rules/e.drl", note(when))
                        .typed("a", "g", "village", "10")
                        .typed("b", "g", "village", "20")
                        .run()))
                .containsExactly("a");
    }

    @Test
    void brackets_or_and_not_are_understood() {
        String when =
                "$u : Unit( ) Line( unitId == $u.unitId, line == \"A\", !( score >= 90 || score < 85B ) && status == 'OK' )";
        assertThat(noted(three(note(when)).run())).containsExactly("b");
    }

    @Test
    void a_figure_of_the_period_before_can_be_compared() {
        String when = """
                $u : Unit( )
                Reading( unitId == $u.unitId, indicator == "X", ago == 1, $before : value )
                Reading( unitId == $u.unitId, indicator == "X", ago == 0, value < $before )
                """;
        AssessmentRun run = three(note(when))
                .reading("a", "X", "2024-05", "94.99")
                .reading("b", "X", "2024-05", "85.01")
                .run();
        assertThat(noted(run)).containsExactly("b");
    }

    @Test
    void two_months_in_a_row_below_sixty() {
        String when = """
                $u : Unit( )
                Line( unitId == $u.unitId, line == "total", score < 60 )
                PastScore( unitId == $u.unitId, line == "total", ago == 1, score < 60 )
                """;
        AssessmentRun run = month(note(when))
                .unit("a", "50")
                .unit("b", "50")
                .unit("c", "50")
                .table(
                        "history",
                        HISTORY
                                + "2024-05,small,a,total,59.99,3,3\n2024-05,small,b,total,60,1,3\n2024-04,small,c,total,1,3,3\n")
                .run();
        assertThat(noted(run)).containsExactly("a");
    }

    @Test
    void no_line_at_all_is_below_a_mark() {
        String when = "$u : Unit( ) not Line( unitId == $u.unitId, line in (\"A\", \"B\"), score < 2 )";
        AssessmentRun run = month(note(when))
                .unit("a", "g", "5", "2")
                .unit("b", "g", "5", "1")
                .run();
        assertThat(noted(run)).containsExactly("a");
    }

    @Test
    void every_line_reaches_a_mark_and_one_without_a_score_does_not() {
        String when = "$u : Unit( ) forall( Line( unitId == $u.unitId, line in (\"A\", \"B\") ) Line( score >= 2 ) )";
        AssessmentRun run = month(note(when))
                .unit("a", "g", "5", "2")
                .unit("b", "g", "5", "1")
                .unit("c", "g", "", "3")
                .run();
        assertThat(noted(run)).containsExactly("a");
    }

    @Test
    void another_unit_of_the_group_is_better_and_units_of_other_groups_are_not_seen() {
        String when = """
                $u : Unit( )
                Line( unitId == $u.unitId, line == "total", $mine : score )
                exists Unit( unitId != $u.unitId )
                $o : Unit( unitId != $u.unitId )
                Line( unitId == $o.unitId, line == "total", score > $mine )
                """;
        AssessmentRun run = month(note(when))
                .unit("a", "g", "50", "1")
                .unit("b", "g", "40", "1")
                .unit("c", "h", "10", "1")
                .run();
        assertThat(noted(run)).containsExactly("b");
    }

    @Test
    void lines_are_counted_and_summed() {
        String when = """
                $u : Unit( )
                accumulate( Line( unitId == $u.unitId, line in ("A", "B"), $s : score );
                    $n : count(), $sum : sum( $s ), $least : min( $s ), $most : max( $s );
                    $n == 2, $sum == 7.30, $least == 2.1, $most == 5.2 )
                """;
        AssessmentRun run = month(note(when))
                .unit("a", "g", "5.2", "2.1")
                .unit("b", "g", "5.2", "2.2")
                .unit("c", "g", "5.3", "2")
                .run();
        assertThat(noted(run)).containsExactly("a");
    }

    @Test
    void of_no_line_there_is_no_least_score_and_the_count_is_zero() {
        String none = "Line( unitId == $u.unitId, line == \"A\", score > 1000, $s : score )";
        assertThat(noted(three(note("$u : Unit( ) accumulate( " + none + "; $m : min( $s ); $m < 5000 )"))
                        .run()))
                .isEmpty();
        assertThat(noted(three(note("$u : Unit( ) accumulate( " + none + "; $n : count(); $n == 0 )"))
                        .run()))
                .containsExactly("a", "b", "c");
    }

    @Test
    void events_and_groupings_are_seen() {
        String when = """
                $u : Unit( group == "g" )
                Grouping( unitId == $u.unitId, grouping == "group", value == "g" )
                UnitEvent( unitId == $u.unitId, side == "deduct", level == "通报", documented, !verified, year == 2024, month == 6 )
                """;
        AssessmentRun run = three(note(when)).table("events", """
                        unit,event,kind,level,points,matter,date,document,verified,reason
                        a,e1,deduct,通报,,,2024-06-03,文,no,
                        b,e2,deduct,通报,,,2024-06-03,,no,
                        """).run();
        assertThat(noted(run)).containsExactly("a");
    }

    @Test
    void several_files_and_rules_are_read_in_order() {
        String when = "$u : Unit( unitId == \"a\" )";
        AssessmentRun run = GivenMonth.with(RANKING)
                .expert(
                        "rules/a.drl",
                        "package any.thing;\n// a comment\n" + note(when).replace("met", "一"))
                .expert("rules/b.drl", note(when).replace("E1", "E2").replace("met", "二"))
                .unit("a", "5")
                .run();
        assertThat(standing(run, "a").reason().in(Lang.ZH)).isEqualTo("一;二");
    }

    @Test
    void a_rule_that_compares_too_many_combinations_is_stopped_before_it_begins() {
        StringBuilder when = new StringBuilder("$u : Unit( )\n");
        for (int i = 0; i < 5; i++) {
            when.append("Unit( unitId != $u.unitId )\n");
        }
        GivenMonth month = month(note(when.toString()));
        for (int i = 0; i < 20; i++) {
            month.unit("u" + i, "1");
        }
        RuleLimitException stopped = catchThrowableOfType(RuleLimitException.class, month::run);
        assertThat(stopped.problem().file()).isEqualTo("rules/e.drl");
        assertThat(stopped.problem().line()).isEqualTo(1);
        assertThat(stopped.problem().message().in(Lang.ZH)).contains("E1").contains("64000000");
    }

    @Test
    void what_a_rule_says_twice_is_said_once() {
        String when = "$u : Unit( ) Line( unitId == $u.unitId, score > 0 )";
        AssessmentRun run = month(note(when)).unit("a", "5").run();
        assertThat(standing(run, "a").reason().in(Lang.ZH)).isEqualTo("met");
    }
}
