package leopard.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import leopard.model.Ballot;
import leopard.model.DataStatus;
import leopard.model.Decimal;
import leopard.model.Rational;
import leopard.model.Text;
import leopard.model.Unit;
import leopard.scheme.Curve;
import leopard.scheme.Expression;
import leopard.scheme.MissingPolicy.TreatedAs;
import leopard.scheme.MissingPolicy.Treatment;
import leopard.scheme.Rounding;
import org.jspecify.annotations.Nullable;

/** Scores a democratic review 民主测评: means of the rater classes, weighted over those with enough valid votes. */
final class VoteArithmetic {

    private VoteArithmetic() {}

    /** MISSING where no class has enough valid votes. */
    static DataStatus status(Curve.VoteRule curve, Unit unit, List<Ballot> ballots) {
        boolean any = false;
        boolean all = true;
        for (Curve.VoteRule.RaterClass raters : curve.classes()) {
            if (raters.weightFor(unit).signum() > 0) {
                boolean enough = valid(curve, raters, ballots).size() >= least(curve, raters);
                any |= enough;
                all &= enough;
            }
        }
        return any && (all || !curve.everyClass()) ? DataStatus.OK : DataStatus.MISSING;
    }

    private static int least(Curve.VoteRule curve, Curve.VoteRule.RaterClass raters) {
        return raters.minVotes() == null ? curve.minVotes() : raters.minVotes();
    }

    static Worked work(
            Curve.VoteRule curve, Unit unit, List<Ballot> ballots, Rounding line, String criterion, Worked worked) {
        List<Expression> weighted = new ArrayList<>();
        List<Expression> weights = new ArrayList<>();
        for (Curve.VoteRule.RaterClass raters : curve.classes()) {
            Decimal weight = raters.weightFor(unit);
            if (weight.signum() == 0) {
                continue;
            }
            Step mean = addClass(curve, raters, ballots, line, criterion, worked);
            if (mean != null) {
                weighted.add(Operand.times(Operand.of(weight), mean.operand()));
                weights.add(Operand.of(weight));
            }
        }
        if (weights.isEmpty()) {
            return worked;
        }
        Step result = worked.add(
                Step.computed(StepName.WEIGHTED, Operand.over(Operand.sum(weighted), Operand.sum(weights)), line));
        return worked.share(Operand.over(result.operand(), Operand.of(curve.fullMark())));
    }

    /** Adds the line of one class; returns its mean, or null where there are too few votes. */
    private static @Nullable Step addClass(
            Curve.VoteRule curve,
            Curve.VoteRule.RaterClass raters,
            List<Ballot> ballots,
            Rounding line,
            String criterion,
            Worked worked) {
        List<Decimal> valid = valid(curve, raters, ballots);
        List<Step> steps = new ArrayList<>();
        steps.add(Step.given(StepName.EFFECTIVE, Rational.of(valid.size())));
        Step mean = null;
        Text note = Text.EMPTY;
        if (valid.size() >= least(curve, raters)) {
            int drop = raters.trimmed() && valid.size() >= curve.trimFrom() ? curve.trim() : 0;
            List<Decimal> used = valid.subList(drop, valid.size() - drop);
            steps.add(Step.given(StepName.TRIMMED, Rational.of(2L * drop)));
            String words = used.stream().map(Decimal::toString).collect(Collectors.joining(","));
            steps.add(Step.word("used", Text.of("计入票", "votes used"), words));
            mean = Step.computed(StepName.MEAN, Operand.over(sumOf(used), Operand.of(used.size())), line);
            steps.add(mean);
            if (drop > 0) {
                note = Text.of("去掉 %s 个最高、%s 个最低", "dropped the %s highest and the %s lowest", drop, drop);
            }
        } else {
            note = Text.of(
                    "有效票少于 %s 张,权重由其他主体分担",
                    "fewer than %s valid votes, its weight goes to the other classes", least(curve, raters));
        }
        worked.input(new ScoreLine(
                criterion + "." + raters.id(),
                criterion,
                Text.same(raters.id()),
                "",
                Role.INPUT,
                counts(curve, raters, ballots),
                null,
                mean == null ? null : new Points(Decimal.of(mean.printed())),
                mean == null ? DataStatus.MISSING : DataStatus.OK,
                mean == null ? TreatedAs.REWEIGHT : null,
                mean == null
                        ? new Justification.ByPolicy(DataStatus.MISSING, Treatment.of(TreatedAs.REWEIGHT), steps, note)
                        : new Justification.ByInput(steps, note),
                List.of()));
        return mean;
    }

    /** Equal votes are told as so many of a kind, so that the sum stays readable with many voters. */
    private static Expression sumOf(List<Decimal> votes) {
        Map<Decimal, Integer> kinds = new LinkedHashMap<>();
        votes.forEach(v -> kinds.merge(v, 1, Integer::sum));
        List<Expression> terms = new ArrayList<>();
        kinds.forEach((value, count) -> terms.add(Operand.times(Operand.of(value), Operand.of(count))));
        return Operand.sum(terms);
    }

    /** Values of the valid votes of a class, from the lowest up. */
    private static List<Decimal> valid(Curve.VoteRule curve, Curve.VoteRule.RaterClass raters, List<Ballot> ballots) {
        List<Decimal> values = new ArrayList<>();
        for (Ballot ballot : ballots) {
            if (ballot.raterClass().equals(raters.id())) {
                for (Curve.VoteRule.Level level : curve.levels()) {
                    if (level.sign().equals(ballot.vote())) {
                        values.add(level.value());
                    }
                }
            }
        }
        values.sort(Comparator.naturalOrder());
        return values;
    }

    /** {@code A=3;B=3;-=0}: the levels that somebody voted, in their order, and the abstentions. */
    private static String counts(Curve.VoteRule curve, Curve.VoteRule.RaterClass raters, List<Ballot> ballots) {
        List<String> parts = new ArrayList<>();
        for (Curve.VoteRule.Level level : curve.levels()) {
            long votes = count(raters, level.sign(), ballots);
            if (votes > 0) {
                parts.add(level.sign() + "=" + votes);
            }
        }
        parts.add(curve.abstain() + "=" + count(raters, curve.abstain(), ballots));
        for (String sign : curve.notCounted()) {
            parts.add(sign + "=" + count(raters, sign, ballots));
        }
        return String.join(";", parts);
    }

    private static long count(Curve.VoteRule.RaterClass raters, String vote, List<Ballot> ballots) {
        return ballots.stream()
                .filter(b -> b.raterClass().equals(raters.id()) && b.vote().equals(vote))
                .count();
    }
}
