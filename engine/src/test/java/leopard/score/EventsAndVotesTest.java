package leopard.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.RoundingMode;
import java.util.List;
import leopard.model.DataStatus;
import leopard.model.Decimal;
import leopard.model.ScoreEvent.Kind;
import leopard.scheme.Curve;
import leopard.scheme.Curve.VoteRule.Level;
import leopard.scheme.Curve.VoteRule.RaterClass;
import leopard.scheme.MissingPolicy;
import leopard.scheme.MissingPolicy.TreatedAs;
import leopard.scheme.Rounding;
import leopard.score.EventVerdict.Outcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventsAndVotesTest {

    private static Given events(@Nullable String bonusCap, @Nullable String deductCap, Rounding rounding) {
        return new Given()
                .unit("甲")
                .root(Given.component(
                        "total", "总分", null, rounding, null, null, Given.events(bonusCap, deductCap, rounding)));
    }

    private static Given event(Given given, String id, Kind kind, String points, Outcome outcome, String factor) {
        return given.event(
                "甲",
                id,
                kind,
                "事项" + id,
                "级别",
                points,
                "m" + id,
                "2024-03-0" + id,
                "文件",
                outcome,
                factor,
                outcome == Outcome.BEATEN ? "1" : null);
    }

    private static Points score(Given given, String line) {
        ScoreBoard board = given.board();
        PrintedArithmetic.check(Given.sheet(board, "甲"));
        Points score = Given.line(board, "甲", line).score();
        return score == null ? Points.of("-999") : score;
    }

    @Test
    void each_side_is_capped_before_the_net() {
        Given given = events("5", "8", Given.LINE);
        event(given, "1", Kind.BONUS, "4", Outcome.COUNTED, "1");
        event(given, "2", Kind.BONUS, "3", Outcome.COUNTED, "1");
        event(given, "3", Kind.DEDUCT, "6", Outcome.COUNTED, "2");
        assertThat(score(given, "events.bonus")).isEqualTo(Points.of("5.00"));
        assertThat(score(given, "events.bonus.adj")).isEqualTo(Points.of("-2.00"));
        assertThat(score(given, "events.deduct")).isEqualTo(Points.of("-8.00"));
        assertThat(score(given, "events.deduct.adj")).isEqualTo(Points.of("4.00"));
        assertThat(score(given, "events")).isEqualTo(Points.of("-3.00"));
        assertThat(given.board().scores("events.deduct").get(0)).isEqualTo(Points.of("8.00"));
    }

    @Test
    void a_beaten_event_and_one_without_a_document_are_printed_with_nothing() {
        Given given = events(null, null, Given.LINE);
        event(given, "1", Kind.BONUS, "3", Outcome.COUNTED, "1");
        event(given, "2", Kind.BONUS, "2", Outcome.BEATEN, "1");
        event(given, "3", Kind.BONUS, "9", Outcome.NO_DOCUMENT, "1");
        event(given, "4", Kind.DEDUCT, "9", Outcome.PENDING, "1");
        assertThat(score(given, "events")).isEqualTo(Points.of("3.00"));
        assertThat(score(given, "events.2")).isEqualTo(Points.of("0.00"));
        assertThat(score(given, "events.3")).isEqualTo(Points.of("0.00"));
        assertThat(Given.line(given.board(), "甲", "events.4").status()).isEqualTo(DataStatus.PENDING);
    }

    @Test
    void a_repetition_counts_twice() {
        Given given = events("5", "8", Given.LINE);
        event(given, "1", Kind.DEDUCT, "1.0", Outcome.COUNTED, "1");
        event(given, "2", Kind.DEDUCT, "1.0", Outcome.COUNTED, "2");
        assertThat(score(given, "events")).isEqualTo(Points.of("-3.00"));
        assertThat(score(given, "events.2")).isEqualTo(Points.of("-2.00"));
    }

    @Test
    void no_events_are_no_points() {
        assertThat(score(events("5", "8", Given.LINE), "events")).isEqualTo(Points.of("0.00"));
    }

    @Test
    void a_deduction_takes_what_a_bonus_of_the_same_size_gives_however_it_is_rounded() {
        for (RoundingMode mode :
                List.of(RoundingMode.FLOOR, RoundingMode.CEILING, RoundingMode.DOWN, RoundingMode.HALF_EVEN)) {
            Given given = events("0.57", "0.57", new Rounding(1, mode));
            event(given, "1", Kind.BONUS, "0.25", Outcome.COUNTED, "1");
            event(given, "2", Kind.DEDUCT, "0.25", Outcome.COUNTED, "1");
            event(given, "3", Kind.BONUS, "0.45", Outcome.COUNTED, "1");
            event(given, "4", Kind.DEDUCT, "0.15", Outcome.COUNTED, "3");
            assertThat(score(given, "events")).as("%s", mode).isEqualTo(Points.of("0.0"));
        }
    }

    private static Given votes(int trim, int trimFrom, int minVotes) {
        Given given = new Given().unit("甲");
        Curve rule = new Curve.VoteRule(
                List.of(
                        new Level("A", Decimal.of("100")),
                        new Level("B", Decimal.of("80")),
                        new Level("C", Decimal.of("60")),
                        new Level("D", Decimal.of("40"))),
                "-",
                List.of(
                        new RaterClass("领导", Decimal.of("0.4"), null, false),
                        new RaterClass("村社书记", Decimal.of("0.3"), null, true),
                        new RaterClass("互评", Decimal.of("0.3"), null, true)),
                trim,
                trimFrom,
                minVotes,
                Decimal.HUNDRED);
        return given.root(
                Given.criterion("D13", "民主测评", "15", null, rule, Given.LINE, Given.RATIO, MissingPolicy.DEFAULT));
    }

    @Test
    void the_weight_of_a_class_with_too_few_votes_goes_to_the_others() {
        Given given = votes(1, 5, 3)
                .votes("甲", "领导", "ABBABA")
                .votes("甲", "村社书记", "BBABACB")
                .votes("甲", "互评", "AB--");
        assertThat(score(given, "D13")).isEqualTo(Points.of("13.11"));
        assertThat(score(given, "D13.领导")).isEqualTo(Points.of("90.00"));
        assertThat(score(given, "D13.村社书记")).isEqualTo(Points.of("84.00"));
        ScoreLine few = Given.line(given.board(), "甲", "D13.互评");
        assertThat(few.score()).isNull();
        assertThat(few.status()).isEqualTo(DataStatus.MISSING);
        assertThat(few.treatedAs()).isEqualTo(TreatedAs.REWEIGHT);
        assertThat(few.input()).isEqualTo("A=1;B=1;-=2");
        assertThat(Explanation.steps(Given.line(given.board(), "甲", "D13"))).contains("weighted=87.43");
    }

    @Test
    void highest_and_lowest_are_dropped_from_so_many_votes_on() {
        Given five = votes(1, 5, 3).votes("甲", "村社书记", "AABDD");
        assertThat(score(five, "D13.村社书记")).isEqualTo(Points.of("73.33"));
        Given four = votes(1, 5, 3).votes("甲", "村社书记", "AABD");
        assertThat(score(four, "D13.村社书记")).isEqualTo(Points.of("80.00"));
        Given leaders = votes(1, 5, 3).votes("甲", "领导", "AABDD");
        assertThat(score(leaders, "D13.领导")).isEqualTo(Points.of("72.00"));
    }

    @Test
    void abstentions_and_votes_of_other_classes_count_nowhere() {
        Given given = votes(1, 5, 3).votes("甲", "领导", "AAA---").votes("甲", "群众", "DDDD");
        assertThat(score(given, "D13")).isEqualTo(Points.of("15.00"));
        assertThat(Given.line(given.board(), "甲", "D13.领导").input()).isEqualTo("A=3;-=3");
    }

    @Test
    void without_enough_votes_in_any_class_the_line_is_missing() {
        Given given = votes(1, 5, 3).votes("甲", "领导", "AB");
        assertThat(score(given, "D13")).isEqualTo(Points.of("0.00"));
        assertThat(Given.line(given.board(), "甲", "D13").status()).isEqualTo(DataStatus.MISSING);
    }

    @Test
    void the_order_of_ballots_shows_nowhere() {
        Given one = votes(1, 5, 3).votes("甲", "村社书记", "ABBBACD");
        Given other = votes(1, 5, 3).votes("甲", "村社书记", "DCABBBA");
        assertThat(Explanation.steps(Given.line(one.board(), "甲", "D13.村社书记")))
                .isEqualTo(Explanation.steps(Given.line(other.board(), "甲", "D13.村社书记")));
    }
}
