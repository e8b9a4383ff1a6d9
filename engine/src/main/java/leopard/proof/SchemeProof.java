package leopard.proof;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import leopard.intake.Intake;
import leopard.model.Ledger;
import leopard.rule.RuleBook;
import leopard.run.Assessment;
import leopard.run.AssessmentRun;
import leopard.scheme.Scheme;
import leopard.score.Shards;

/** Runs the tests of a scheme 验算: each is a small month of its own. */
public final class SchemeProof {

    private SchemeProof() {}

    /**
     * What came out.
     *
     * @param untouched rules of the scheme that no test looks at, in the order of the scheme
     */
    public record Result(List<TestOutcome> outcomes, List<SchemeRule> untouched) {

        public long failed() {
            return outcomes.stream().filter(each -> !each.passed()).count();
        }
    }

    /** Runs them all, one after the other. */
    public static Result run(Scheme scheme, RuleBook rules, List<SchemeTest> tests) {
        List<TestOutcome> outcomes = new ArrayList<>();
        Set<SchemeRule> untouched = new LinkedHashSet<>(Coverage.rulesOf(scheme));
        try (Shards shards = Shards.on(1)) {
            Assessment assessment = new Assessment(scheme, rules, shards);
            for (SchemeTest test : tests) {
                TestOutcome outcome = run(scheme, assessment, test);
                outcomes.add(outcome);
                untouched.removeAll(outcome.touched());
            }
        }
        return new Result(List.copyOf(outcomes), List.copyOf(untouched));
    }

    private static TestOutcome run(Scheme scheme, Assessment assessment, SchemeTest test) {
        Intake.Result read = Intake.read(scheme, new GivenTables(test.place().file(), test.tables()));
        Ledger ledger = read.ledger();
        if (ledger == null) {
            return new TestOutcome(test, read.problems(), List.of(), Set.of());
        }
        AssessmentRun run = assessment.run(ledger, test.period(), List.of());
        return new TestOutcome(test, List.of(), new Comparison(run).differences(test), Coverage.of(test, run));
    }
}
