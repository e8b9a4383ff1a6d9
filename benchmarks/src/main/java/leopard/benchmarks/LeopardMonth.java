package leopard.benchmarks;

import java.util.ArrayList;
import java.util.List;
import leopard.award.Award;
import leopard.model.Ledger;
import leopard.rule.RuleException;
import leopard.rules.drools.DroolsCompiler;
import leopard.run.Assessment;
import leopard.run.AssessmentRun;
import leopard.run.RankingTable;
import leopard.scheme.Scheme;
import leopard.score.ScoreBoard;
import leopard.score.ScoreColumn;
import leopard.score.Shards;

/**
 * The month as users of the engine score it: a scheme compiled to Drools rules, a ledger in memory, {@link Assessment#run}.
 * Every unit passes the rules.
 */
final class LeopardMonth implements AutoCloseable {

    private final Ledger ledger;
    private final Shards shards = Shards.on(1);
    private final Assessment assessment;

    LeopardMonth(MonthColumns columns, int conditions) {
        Scheme scheme = MonthScheme.with(conditions);
        this.ledger = columns.ledger(scheme);
        try {
            this.assessment = new Assessment(scheme, DroolsCompiler.create().compile(scheme), shards);
        } catch (RuleException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One month, as the engine gives it. */
    AssessmentRun run() {
        return assessment.run(ledger, MonthScheme.PERIOD, List.of());
    }

    /** One month, brought into the form in which variants are compared. */
    MonthResult score() {
        AssessmentRun run = run();
        ScoreBoard board = run.board();
        int n = run.units().size();
        long[][] lines = new long[Item.values().length][];
        for (Item item : Item.values()) {
            lines[item.ordinal()] = scores(board.scores(item.name()));
        }
        long[][] components = new long[Item.COMPONENTS.length][];
        for (int c = 0; c < components.length; c++) {
            components[c] = scores(board.scores(Item.COMPONENTS[c]));
        }
        RankingTable table = run.rankings().get(0);
        int[] ranks = new int[n];
        int[] grades = new int[n];
        for (int i = 0; i < n; i++) {
            ranks[i] = table.rank(i);
            grades[i] = MonthScheme.GRADES.indexOf(table.grade(i));
        }
        List<MonthResult.Given> awards = new ArrayList<>();
        for (Award award : run.awards()) {
            awards.add(new MonthResult.Given(
                    award.award(), award.unit(), award.place(), award.outcome().name()));
        }
        return new MonthResult(lines, components, scores(board.scores("total")), ranks, grades, awards);
    }

    private static long[] scores(ScoreColumn column) {
        long[] scores = new long[column.size()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = column.has(i) ? column.unscaled(i) : MonthResult.NONE;
        }
        return scores;
    }

    @Override
    public void close() {
        shards.close();
    }
}
