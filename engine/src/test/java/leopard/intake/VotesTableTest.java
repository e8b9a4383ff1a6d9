package leopard.intake;

import static leopard.intake.IntakeCase.given;
import static org.assertj.core.api.Assertions.assertThat;

import leopard.model.Ballot;
import leopard.model.HistoryEntry;
import org.junit.jupiter.api.Test;

/** Ballots, and scores published before. */
class VotesTableTest {

    private static IntakeCase votes(String rows) {
        return given().with("votes", IntakeCase.VOTES + rows);
    }

    private static IntakeCase history(String rows) {
        return given().with("history", IntakeCase.HISTORY + rows);
    }

    @Test
    void ballots_come_by_period_unit_class_and_id() {
        assertThat(votes("""
                        2024-06,凌家村,领导,1,A
                        2024-06,东岱村,领导,2,B
                        2024-06,东岱村,领导,1,-
                        2024-06,东岱村,互评,1,A
                        2024-05,凌家村,互评,1,A
                        """).ledger().ballots())
                .extracting(b -> b.period() + b.unit() + b.raterClass() + b.id() + b.vote())
                .containsExactly(
                        "2024-05凌家村互评1A", "2024-06东岱村互评1A", "2024-06东岱村领导1-", "2024-06东岱村领导2B", "2024-06凌家村领导1A");
    }

    @Test
    void a_class_must_be_one_of_the_scheme() {
        assertThat(votes("2024-06,东岱村,领道,1,A\n").problem())
                .isEqualTo("votes.csv:2 [class]: the scheme has no rater class “领道”. Did you mean 领导?");
    }

    @Test
    void a_vote_must_be_a_level_or_the_sign_of_an_abstention() {
        assertThat(votes("2024-06,东岱村,领导,1,C\n").problem())
                .isEqualTo("votes.csv:2 [vote]: “C” is not a level of the vote. expected one of: A, B, -");
        assertThat(votes("2024-06,东岱村,领导,1,\n").problem()).startsWith("votes.csv:2 [vote]: vote is empty");
    }

    @Test
    void a_class_has_no_more_ballots_than_declared_voters() {
        assertThat(votes("""
                        2024-06,东岱村,领导,1,A
                        2024-06,东岱村,领导,2,-
                        2024-06,东岱村,领导,3,A
                        2024-06,东岱村,领导,4,A
                        """).problem())
                .isEqualTo("votes.csv:4 [ballot]: “东岱村” has more votes in 2024-06 than the 2 declared voters of “领导”. "
                        + "check the ballots, or correct the number of voters in the scheme");
        assertThat(votes("2024-06,东岱村,互评,1,A\n2024-06,东岱村,互评,2,A\n2024-06,东岱村,互评,3,A\n")
                        .ledger()
                        .ballots())
                .hasSize(3);
    }

    @Test
    void a_ballot_stands_once() {
        assertThat(votes("2024-06,东岱村,领导,1,A\n2024-06,东岱村,领导,1,B\n").problem())
                .isEqualTo("votes.csv:3: repeats votes.csv:2: 2024-06, 东岱村, 领导, 1. remove one of the rows");
        assertThat(votes("2024-06,东岱村,领导,1,A\n2024-06,凌家村,领导,1,B\n").ledger().ballots())
                .extracting(Ballot::vote)
                .containsExactly("A", "B");
    }

    @Test
    void votes_are_taken_in_periods_of_the_scheme() {
        assertThat(votes("2024,东岱村,领导,1,A\n").problem())
                .startsWith("votes.csv:2 [period]: the period 2024 is a year, but villages is measured every month");
    }

    @Test
    void a_scheme_with_votes_needs_their_table() {
        assertThat(given().without("votes").problem())
                .isEqualTo("votes.csv: table votes is missing: D13 are scored by votes. "
                        + "add this file with the columns period,unit,class,ballot,vote");
    }

    @Test
    void history_is_read_with_or_without_ranks() {
        assertThat(history("2024-05,villages,东岱村,total,81.20,3,5\n2024-04,villages,东岱村,total,80,,\n")
                        .ledger()
                        .history())
                .extracting(HistoryEntry::period, e -> e.score().toString(), HistoryEntry::rank, HistoryEntry::of)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("2024-04", "80", null, null),
                        org.assertj.core.groups.Tuple.tuple("2024-05", "81.20", 3, 5));
    }

    @Test
    void a_node_of_history_must_be_one_of_the_scheme() {
        assertThat(history("2024-05,villages,东岱村,totl,81.20,,\n").problem())
                .isEqualTo("history.csv:2 [node]: the scheme has no “totl”. Did you mean total?");
    }

    @Test
    void a_rank_is_not_above_the_number_of_ranked_units() {
        assertThat(history("2024-05,villages,东岱村,total,81.20,6,5\n").problem())
                .startsWith("history.csv:2 [rank]: the rank 6 is above the number of ranked units, 5");
        assertThat(history("2024-05,villages,东岱村,total,81.20,-,5\n").problem())
                .startsWith("history.csv:2 [rank]: “-” is not a positive whole number");
    }

    @Test
    void a_score_of_history_stands_once_and_is_a_number() {
        assertThat(history("2024-05,villages,东岱村,total,81.20,,\n2024-05,villages,东岱村,total,81.2,,\n")
                        .problem())
                .startsWith("history.csv:3: repeats history.csv:2: 2024-05, villages, 东岱村, total");
        assertThat(history("2024-05,villages,东岱村,total,,,\n").problem())
                .startsWith("history.csv:2 [score]: score is empty");
    }

    @Test
    void scores_of_another_scheme_are_kept_and_noticed_once() {
        IntakeCase given = history("2024,village,东岱村,x,1,,\n2023,village,东岱村,x,1,,\n");
        assertThat(given.ledger().history()).hasSize(2);
        assertThat(given.notices())
                .containsExactly("info other_scheme history.csv: there are scores of the scheme village, "
                        + "which this one (villages) does not use");
    }
}
