package leopard.rules.month;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import leopard.run.AssessmentRun;
import leopard.score.ScoreLine;
import org.junit.jupiter.api.Test;

/** Democratic reviews 民主测评 (R18–R20): weights by kind of unit, unsure votes, votes for oneself, too few votes. */
final class VotesTest {

    private static final String SCHEME = """
            leopard: 1
            id: small
            title: 小方案
            version: {id: "1"}
            period: {every: month, readings: to_date}
            score:
              id: total
              title: 总分
              sum:
              - id: K
                title: 测评
                points: 100
                absence: {MISSING: reweight}
                vote:
                  levels: {A: 100, B: 80, C: 60, D: 40}
                  abstain: ["-", 不了解]
                  classes:
                  - {id: 领导, weight: {by: group, of: {g: 70, 园区: 30}, rest: 0}}
                  - {id: 群众, weight: 30, min_votes: 2}
                  trim: none
                  min_votes: 1
                  too_few: %s
                  full_mark: 100
            """;

    private static AssessmentRun run(String tooFew, String... votes) {
        StringBuilder rows = new StringBuilder("period,unit,class,ballot,vote,voter\n");
        int i = 0;
        for (String vote : votes) {
            String[] parts = vote.split(" ");
            rows.append(
                    "2024-06,a,%s,b%s,%s,%s\n".formatted(parts[0], i++, parts[1], parts.length > 2 ? parts[2] : ""));
        }
        return GivenMonth.ofScheme(SCHEME.formatted(tooFew))
                .bare("a")
                .table("votes", rows.toString())
                .run("2024-06");
    }

    private static List<String> lines(AssessmentRun run) {
        List<String> rows = new ArrayList<>();
        ScoreLine line = run.sheet(0).roots().get(0).parts().get(0);
        rows.add(line.id() + " " + line.score() + " " + line.status());
        line.parts().forEach(part -> rows.add(part.id() + " " + part.score() + " " + part.input()));
        return rows;
    }

    @Test
    void ten_five_three_and_two_votes_are_eighty_three() {
        List<String> votes = new ArrayList<>();
        votes.addAll(Collections.nCopies(10, "领导 A"));
        votes.addAll(Collections.nCopies(5, "领导 B"));
        votes.addAll(Collections.nCopies(3, "领导 C"));
        votes.addAll(Collections.nCopies(2, "领导 D"));
        assertThat(lines(run("reweight", votes.toArray(String[]::new))))
                .containsExactly("K 83.00 OK", "K.领导 83.00 A=10;B=5;C=3;D=2;-=0;不了解=0", "K.群众 null -=0;不了解=0");
    }

    @Test
    void weights_are_those_of_the_group_of_the_unit() {
        // (70 · 100 + 30 · 60) / 100
        assertThat(lines(run("reweight", "领导 A", "群众 C", "群众 C"))).contains("K 88.00 OK");
    }

    @Test
    void unsure_votes_and_abstentions_count_nowhere() {
        assertThat(lines(run("reweight", "领导 B", "领导 不了解", "领导 -"))).contains("K 80.00 OK", "K.领导 80.00 B=1;-=1;不了解=1");
        assertThat(lines(run("reweight", "领导 不了解", "领导 -"))).contains("K null MISSING");
    }

    @Test
    void a_class_with_votes_of_its_own_minimum_is_left_out_or_makes_the_whole_missing() {
        assertThat(lines(run("reweight", "领导 B", "群众 D"))).contains("K 80.00 OK");
        assertThat(lines(run("MISSING", "领导 B", "群众 D"))).contains("K null MISSING");
        assertThat(lines(run("MISSING", "领导 B", "群众 D", "群众 D"))).contains("K 68.00 OK");
    }

    @Test
    void a_vote_for_oneself_does_not_count() {
        assertThat(lines(run("reweight", "领导 B b", "领导 A a"))).contains("K 80.00 OK", "K.领导 80.00 B=1;-=0;不了解=0");
    }
}
