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
import leopard.run.AssessmentSeries;
import leopard.scheme.SchemeVersions;
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

    /**
     * Runs them all, one after the other.
     *
     * @param rules what each version of the scheme compiles to
     */
    public static Result run(SchemeVersions versions, List<RuleBook> rules, List<SchemeTest> tests) {
        List<TestOutcome> outcomes = new ArrayList<>();
        Set<SchemeRule> untouched = new LinkedHashSet<>();
        versions.schemes().forEach(scheme -> untouched.addAll(Coverage.rulesOf(scheme)));
        try (Shards shards = Shards.on(1)) {
            List<Assessment> assessments = new ArrayList<>();
            for (int i = 0; i < rules.size(); i++) {
                assessments.add(new Assessment(versions.schemes().get(i), rules.get(i), shards));
            }
            for (SchemeTest test : tests) {
                TestOutcome outcome = run(versions, assessments, test);
                outcomes.add(outcome);
                untouched.removeAll(outcome.touched());
            }
        }
        return new Result(List.copyOf(outcomes), List.copyOf(untouched));
    }

    private static TestOutcome run(SchemeVersions versions, List<Assessment> assessments, SchemeTest test) {
        Intake.Result read = Intake.read(versions, new GivenTables(test.place().file(), test.tables()));
        Ledger ledger = read.ledger();
        if (ledger == null) {
            return new TestOutcome(test, read.problems(), List.of(), Set.of());
        }
        AssessmentRun run = new AssessmentSeries(assessments, ledger, List.of()).run(test.period());
        return new TestOutcome(test, List.of(), new Comparison(run).differences(test), Coverage.of(test, run));
    }
}
