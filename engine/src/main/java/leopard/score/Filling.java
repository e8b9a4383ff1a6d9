package leopard.score;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import leopard.model.DataStatus;
import leopard.model.Rational;
import leopard.model.Text;
import leopard.model.UnitList;
import leopard.scheme.MissingPolicy;
import leopard.scheme.MissingPolicy.TreatedAs;
import leopard.scheme.Rounding;
import org.jspecify.annotations.Nullable;

/**
 * Scores that a node takes from elsewhere where a unit has none of its own: from its group or from its past. Filled in when
 * the node is scored for all units.
 */
final class Filling {

    private final String node;
    private final MissingPolicy policy;
    private final Rounding rounding;
    private final UnitList units;
    private final EarlierScores earlier;
    private final Map<Integer, Filled> filled = new HashMap<>();

    /** @param steps the arithmetic; empty where there was nothing to take */
    record Filled(List<Step> steps, Text note) {}

    private record Mean(Rational sum, int n) {}

    Filling(String node, MissingPolicy policy, Rounding rounding, UnitList units, EarlierScores earlier) {
        this.node = node;
        this.policy = policy;
        this.rounding = rounding;
        this.units = units;
        this.earlier = earlier;
    }

    boolean isNeeded() {
        return policy.uses(TreatedAs.GROUP_MEAN) || policy.uses(TreatedAs.LAST_VALUE);
    }

    /** What was filled in for a unit, null for nothing. */
    @Nullable
    Filled of(int unit) {
        return filled.get(unit);
    }

    /** Gives a score to the units that have none and are treated so. */
    void settle(ScoreColumn column) {
        Map<String, Map<String, Mean>> means = new HashMap<>();
        Map<Integer, Rational> scores = new HashMap<>();
        for (int i = 0; i < column.size(); i++) {
            if (!column.exists(i) || column.has(i)) {
                continue;
            }
            TreatedAs as = column.treatedAs(i);
            if (as == TreatedAs.GROUP_MEAN) {
                String within = policy.of(column.status(i)).within();
                Groups groups = Groups.of(units, within);
                Mean mean = means.computeIfAbsent(within == null ? "" : within, w -> means(groups, column))
                        .get(groups.name(groups.of(i)));
                put(i, mean(mean), scores);
            } else if (as == TreatedAs.LAST_VALUE) {
                put(i, last(i), scores);
            }
        }
        scores.forEach((unit, score) -> column.set(unit, score, rounding, column.status(unit), column.treatedAs(unit)));
    }

    private void put(int unit, Filled what, Map<Integer, Rational> scores) {
        filled.put(unit, what);
        if (!what.steps.isEmpty()) {
            Rational value = what.steps.get(what.steps.size() - 1).value();
            if (value != null) {
                scores.put(unit, value);
            }
        }
    }

    private Map<String, Mean> means(Groups groups, ScoreColumn column) {
        Map<String, Mean> means = new HashMap<>();
        for (int i = 0; i < column.size(); i++) {
            if (column.exists(i) && column.has(i) && isOwn(column, i)) {
                Rational score = column.exact(i);
                means.merge(
                        groups.name(groups.of(i)),
                        new Mean(score, 1),
                        (a, b) -> new Mean(a.sum.plus(b.sum), a.n + b.n));
            }
        }
        return means;
    }

    /** Of a figure that was filled in there is a score already, and it counts. */
    private boolean isOwn(ScoreColumn column, int unit) {
        DataStatus status = column.status(unit);
        return status.hasValue() || policy.of(status).as() != column.treatedAs(unit);
    }

    private Filled mean(@Nullable Mean mean) {
        if (mean == null) {
            return new Filled(List.of(), Text.of("组内无人得分,不计入", "nobody in its group has a score: it does not count"));
        }
        return new Filled(
                List.of(Step.computed(
                        StepName.GROUP_MEAN, Operand.over(Operand.of(mean.sum), Operand.of(mean.n)), rounding)),
                Text.of("组内 %s 个单位有得分", "units of its group with a score: %s", mean.n));
    }

    private Filled last(int unit) {
        EarlierScores.Score score = earlier.last(node, units.get(unit).id());
        if (score == null) {
            return new Filled(List.of(), Text.of("以前没有得分,不计入", "it never had a score before: it does not count"));
        }
        return new Filled(
                List.of(Step.computed(StepName.SCORE, Operand.of(score.value()), rounding)),
                Text.of("沿用 %s 的得分", "the score of %s", score.period()));
    }
}
