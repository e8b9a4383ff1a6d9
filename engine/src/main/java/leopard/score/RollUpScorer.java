package leopard.score;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import leopard.model.Column;
import leopard.model.DataStatus;
import leopard.model.Decimal;
import leopard.model.Text;
import leopard.scheme.Expression;
import leopard.scheme.MissingPolicy.TreatedAs;
import leopard.scheme.MissingPolicy.Treatment;
import leopard.scheme.RollUp;
import org.jspecify.annotations.Nullable;

/** Rolls the scores of the year's periods up 年度汇总: their rounded mean and yearly figures, weighted and rounded once. */
final class RollUpScorer implements NodeScorer {

    private final RollUp rollUp;
    private final Figures figures;
    private final List<? extends SortedMap<String, PeriodScore>> scores;
    private final ScoreColumn column;

    /** @param scores for each unit its scores by period */
    RollUpScorer(RollUp rollUp, Figures figures, List<? extends SortedMap<String, PeriodScore>> scores) {
        this.rollUp = rollUp;
        this.figures = figures;
        this.scores = scores;
        this.column = new ScoreColumn(scores.size(), rollUp.rounding().scale());
    }

    @Override
    public ScoreColumn column() {
        return column;
    }

    @Override
    public void score(int from, int to) {
        for (int i = from; i < to; i++) {
            Step result = result(i);
            column.set(
                    i,
                    result == null ? null : Decimal.of(result.printed()),
                    result == null ? DataStatus.MISSING : disputed(i) ? DataStatus.DISPUTED : DataStatus.OK,
                    result == null ? TreatedAs.NO_SCORE : disputed(i) ? TreatedAs.AS_SUBMITTED : null);
        }
    }

    /** What rests on a disputed figure is disputed too, so that no award hangs on it. */
    private boolean disputed(int unit) {
        return scores.get(unit).values().stream().anyMatch(PeriodScore::disputed)
                || rollUp.terms().stream()
                        .anyMatch(term -> figures.column(term.indicator()).status(unit) == DataStatus.DISPUTED);
    }

    private @Nullable Step mean(int unit) {
        List<Expression> terms = new ArrayList<>();
        scores.get(unit).values().forEach(p -> terms.add(Operand.of(p.score().value())));
        return terms.isEmpty()
                ? null
                : Step.computed(
                        StepName.MEAN, Operand.over(Operand.sum(terms), Operand.of(terms.size())), rollUp.mean());
    }

    private @Nullable Step result(int unit) {
        Step mean = mean(unit);
        if (mean == null) {
            return null;
        }
        Expression sum = Operand.times(Operand.of(rollUp.share()), mean.operand());
        for (RollUp.Term term : rollUp.terms()) {
            if (!figures.column(term.indicator()).status(unit).hasValue()) {
                return null;
            }
            sum = Operand.plus(
                    sum, Operand.times(Operand.of(term.share()), Operand.of(figures.digits(term.indicator(), unit))));
        }
        return Step.computed(StepName.FINAL, sum, rollUp.rounding());
    }

    @Override
    public ScoreLine line(int unit, @Nullable String parent, Role role) {
        List<ScoreLine> parts = new ArrayList<>();
        parts.add(meanLine(unit));
        for (RollUp.Term term : rollUp.terms()) {
            Column yearly = figures.column(term.indicator());
            boolean there = yearly.status(unit).hasValue();
            var indicator = figures.scheme().indicator(term.indicator());
            parts.add(input(
                    rollUp.id() + "." + term.indicator(),
                    rollUp.id(),
                    indicator == null ? Text.same(term.indicator()) : indicator.title(),
                    figures.printed(term.indicator(), unit),
                    there ? new Points(figures.digits(term.indicator(), unit)) : null,
                    yearly.status(unit),
                    List.of(),
                    List.of()));
        }
        Step result = result(unit);
        List<Step> steps = result == null ? List.of() : List.of(result);
        return new ScoreLine(
                rollUp.id(),
                parent,
                rollUp.title(),
                "",
                role,
                "",
                null,
                column.get(unit),
                column.status(unit),
                column.treatedAs(unit),
                result == null
                        ? new Justification.ByPolicy(
                                DataStatus.MISSING,
                                Treatment.of(TreatedAs.NO_SCORE),
                                steps,
                                Text.of("汇总所需数据不全", "not everything that it rolls up is there"))
                        : new Justification.ByRollUp(steps, Text.EMPTY),
                parts);
    }

    private ScoreLine meanLine(int unit) {
        String id = rollUp.id() + ".months";
        List<ScoreLine> periods = new ArrayList<>();
        scores.get(unit)
                .forEach((period, score) -> periods.add(input(
                        rollUp.id() + "." + period,
                        id,
                        Text.same(period),
                        score.score().toString(),
                        score.score(),
                        score.disputed() ? DataStatus.DISPUTED : DataStatus.OK,
                        List.of(),
                        List.of())));
        Step mean = mean(unit);
        return input(
                id,
                rollUp.id(),
                rollUp.meanTitle(),
                "",
                mean == null ? null : new Points(Decimal.of(mean.printed())),
                mean == null ? DataStatus.MISSING : DataStatus.OK,
                mean == null ? List.of() : List.of(mean),
                periods);
    }

    private static ScoreLine input(
            String id,
            String parent,
            Text title,
            String input,
            @Nullable Points score,
            DataStatus status,
            List<Step> steps,
            List<ScoreLine> parts) {
        return new ScoreLine(
                id,
                parent,
                title,
                "",
                Role.INPUT,
                input,
                null,
                score,
                status,
                status.hasValue() ? null : TreatedAs.NO_SCORE,
                new Justification.ByInput(steps, Text.EMPTY),
                parts);
    }
}
