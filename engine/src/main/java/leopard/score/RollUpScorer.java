package leopard.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import leopard.model.Column;
import leopard.model.DataStatus;
import leopard.model.Decimal;
import leopard.model.DeclaredPeriod;
import leopard.model.Period;
import leopard.model.Text;
import leopard.scheme.Expression;
import leopard.scheme.MissingPolicy.TreatedAs;
import leopard.scheme.MissingPolicy.Treatment;
import leopard.scheme.RollUp;
import org.jspecify.annotations.Nullable;

/**
 * Rolls the scores of several periods up 年度汇总: the rounded mean or sum of those that count, yearly figures and nodes of the
 * period, weighted and rounded once.
 */
final class RollUpScorer implements NodeScorer {

    private final RollUp rollUp;
    private final RollUp.Taking taking;
    private final Figures figures;
    private final Map<String, ScoreColumn> nodes;
    private final Function<String, Text> titles;
    private final List<? extends SortedMap<Period, PeriodScore>> scores;
    private final ScoreColumn column;

    /**
     * @param nodes columns of the nodes that are added
     * @param titles what nodes are called
     * @param scores for each unit its scores by period
     */
    RollUpScorer(
            RollUp rollUp,
            Figures figures,
            Map<String, ScoreColumn> nodes,
            Function<String, Text> titles,
            List<? extends SortedMap<Period, PeriodScore>> scores) {
        this.rollUp = rollUp;
        this.taking = rollUp.taking();
        this.figures = figures;
        this.nodes = nodes;
        this.titles = titles;
        this.scores = scores;
        this.column = new ScoreColumn(scores.size(), rollUp.rounding().scale());
    }

    /** The periods whose scores count for a unit. */
    Set<Period> periodsCounted(int unit) {
        return counted(unit).counted().keySet();
    }

    @Override
    public ScoreColumn column() {
        return column;
    }

    @Override
    public void score(int from, int to) {
        for (int i = from; i < to; i++) {
            Step result = result(i, mean(counted(i)));
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

    private PeriodsCounted counted(int unit) {
        return PeriodsCounted.of(taking, scores.get(unit));
    }

    /** The mean or sum of what counts; null where nothing is there. */
    private @Nullable Step mean(PeriodsCounted counted) {
        if (counted.counted().isEmpty()) {
            return null;
        }
        List<Expression> terms = new ArrayList<>();
        List<Expression> weights = new ArrayList<>();
        counted.counted().forEach((period, score) -> {
            Expression value = Operand.of(score.score().value());
            Decimal weight = taking.weight(period);
            terms.add(weight.compareTo(Decimal.ONE) == 0 ? value : Operand.times(Operand.of(weight), value));
            weights.add(Operand.of(weight));
        });
        Expression sum = Operand.sum(terms);
        if (taking.sum()) {
            return Step.computed(StepName.SUM, sum, rollUp.mean());
        }
        Integer over = taking.over();
        boolean equal = taking.weights().isEmpty();
        Expression divisor = over != null ? Operand.of(over) : equal ? Operand.of(terms.size()) : Operand.sum(weights);
        return Step.computed(equal ? StepName.MEAN : StepName.WEIGHTED, Operand.over(sum, divisor), rollUp.mean());
    }

    private @Nullable Step result(int unit, @Nullable Step mean) {
        if (mean == null) {
            return null;
        }
        boolean plain = taking.sum() && rollUp.share().compareTo(Decimal.ONE) == 0;
        Expression sum = plain ? mean.operand() : Operand.times(Operand.of(rollUp.share()), mean.operand());
        for (RollUp.Term term : rollUp.terms()) {
            if (!figures.column(term.indicator()).status(unit).hasValue()) {
                return null;
            }
            sum = Operand.plus(
                    sum, Operand.times(Operand.of(term.share()), Operand.of(figures.digits(term.indicator(), unit))));
        }
        for (RollUp.Term term : rollUp.plus()) {
            Points score = node(term).get(unit);
            if (score == null) {
                return null;
            }
            Expression value = Operand.of(score.value());
            boolean once = term.share().compareTo(Decimal.ONE) == 0;
            sum = Operand.plus(sum, once ? value : Operand.times(Operand.of(term.share()), value));
        }
        return Step.computed(StepName.FINAL, sum, rollUp.rounding());
    }

    private ScoreColumn node(RollUp.Term term) {
        ScoreColumn found = nodes.get(term.indicator());
        if (found == null) {
            throw new IllegalStateException("no such line: " + term);
        }
        return found;
    }

    @Override
    public ScoreLine line(int unit, @Nullable String parent, Role role) {
        PeriodsCounted counted = counted(unit);
        Step mean = mean(counted);
        List<ScoreLine> parts = new ArrayList<>();
        parts.add(meanLine(unit, counted, mean));
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
                    Text.EMPTY,
                    List.of()));
        }
        for (RollUp.Term term : rollUp.plus()) {
            Points score = node(term).get(unit);
            parts.add(input(
                    rollUp.id() + "." + term.indicator(),
                    rollUp.id(),
                    titles.apply(term.indicator()),
                    score == null ? "" : score.toString(),
                    score,
                    node(term).status(unit),
                    List.of(),
                    Text.EMPTY,
                    List.of()));
        }
        Step result = result(unit, mean);
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

    private ScoreLine meanLine(int unit, PeriodsCounted counted, @Nullable Step mean) {
        String id = rollUp.id() + ".months";
        List<ScoreLine> periods = new ArrayList<>();
        scores.get(unit).forEach((period, score) -> {
            Text whyNot = counted.whyNot(period);
            periods.add(input(
                    rollUp.id() + "." + period,
                    id,
                    named(period),
                    score.score().toString(),
                    score.score(),
                    score.disputed() ? DataStatus.DISPUTED : DataStatus.OK,
                    List.of(),
                    whyNot.isEmpty() ? score.note() : Text.of("未计入:%s", "left out: %s", whyNot),
                    List.of()));
        });
        List<Step> steps = new ArrayList<>();
        List<Period> leftOut = counted.leftOut();
        if (!leftOut.isEmpty()) {
            steps.add(Step.word(
                    StepName.LEFT_OUT.word(),
                    StepName.LEFT_OUT.label(),
                    String.join(", ", leftOut.stream().map(Period::id).toList())));
        }
        if (mean != null) {
            steps.add(mean);
        }
        return input(
                id,
                rollUp.id(),
                rollUp.meanTitle(),
                "",
                mean == null ? null : new Points(Decimal.of(mean.printed())),
                mean == null ? DataStatus.MISSING : DataStatus.OK,
                steps,
                Text.EMPTY,
                periods);
    }

    /** A period of the scheme's own has its title beside the id. */
    private static Text named(Period period) {
        Text id = Text.same(period.id());
        return period instanceof DeclaredPeriod && !period.title().equals(id)
                ? Text.of("%s %s", "%s %s", id, period.title())
                : id;
    }

    private static ScoreLine input(
            String id,
            String parent,
            Text title,
            String input,
            @Nullable Points score,
            DataStatus status,
            List<Step> steps,
            Text note,
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
                new Justification.ByInput(steps, note),
                parts);
    }
}
