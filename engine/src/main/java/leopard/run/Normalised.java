package leopard.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import leopard.model.Decimal;
import leopard.model.Rational;
import leopard.model.Text;
import leopard.rank.Ranking;
import leopard.scheme.RankingRule;
import leopard.scheme.RankingRule.Normalisation;
import leopard.scheme.Rounding;
import leopard.score.Groups;
import leopard.score.Points;
import leopard.score.Statistic;
import org.jspecify.annotations.Nullable;

/**
 * Scores made comparable between groups 组间归一: {@code score · round(overall mean / group mean)}, means over the ranked
 * units and unrounded. If one group is too small the whole is refused: normalised and raw scores never mix.
 */
final class Normalised {

    private final RankingRule rule;
    private final Normalisation how;
    private final Groups groups;
    private final Rational[] sums;
    private final int[] counts;
    private final boolean[] empty;
    private final boolean refused;
    private final Rational overallSum;
    private final int overall;

    Normalised(RankingRule rule, Normalisation how, Groups groups, List<Ranking> rankings, RankingTable table) {
        this.rule = rule;
        this.how = how;
        this.groups = groups;
        this.sums = new Rational[groups.size()];
        this.counts = new int[groups.size()];
        Rational all = Rational.ZERO;
        int n = 0;
        for (int g = 0; g < sums.length; g++) {
            sums[g] = Rational.ZERO;
        }
        for (Ranking ranking : rankings) {
            for (int i = 0; i < ranking.size(); i++) {
                int unit = ranking.unit(i);
                Points score = table.score(unit);
                if (score != null) {
                    Rational value = Rational.of(score.value());
                    int group = groups.of(unit);
                    sums[group] = sums[group].plus(value);
                    counts[group]++;
                    all = all.plus(value);
                    n++;
                }
            }
        }
        this.overallSum = all;
        this.overall = n;
        this.empty = new boolean[groups.size()];
        boolean refuse = n == 0;
        for (int g = 0; g < sums.length; g++) {
            empty[g] = Arrays.stream(groups.members(g)).noneMatch(table::isListed);
            refuse |= !empty[g] && (isTooSmall(g) || sums[g].signum() <= 0);
        }
        this.refused = refuse;
    }

    private boolean isTooSmall(int group) {
        return counts[group] < Math.max(1, how.minGroup());
    }

    private Rational overallMean() {
        return overallSum.over(Rational.of(overall));
    }

    private Rational mean(int group) {
        return sums[group].over(Rational.of(counts[group]));
    }

    private Decimal factor(int group) {
        return how.factor().round(overallMean().over(mean(group)));
    }

    /** The unit's normalised score; null where it has none or all are refused. */
    @Nullable
    Decimal of(int unit, @Nullable Points score, Rounding line) {
        if (refused || score == null) {
            return null;
        }
        return line.round(score.value().times(factor(groups.of(unit))));
    }

    List<Statistic> statistics() {
        List<Statistic> found = new ArrayList<>();
        if (overall > 0) {
            found.add(statistic("", "overall_mean", overallMean(), Text.EMPTY));
        }
        for (int g = 0; g < sums.length; g++) {
            if (empty[g]) {
                continue;
            }
            found.add(statistic(groups.name(g), "n", Rational.of(counts[g]), Text.EMPTY));
            if (counts[g] > 0) {
                found.add(statistic(groups.name(g), "group_mean", mean(g), Text.EMPTY));
            }
            found.add(
                    refused
                            ? statistic(groups.name(g), "normalisation_factor", null, why(g))
                            : statistic(
                                    groups.name(g),
                                    "normalisation_factor",
                                    Rational.of(factor(g)),
                                    Text.of("总体平均 / 组平均", "overall mean / group mean")));
        }
        return found;
    }

    private Text why(int group) {
        if (isTooSmall(group)) {
            return Text.of(
                    "参加排名 %s 个,少于 %s 个,归一不予采用,保留原分",
                    "%s ranked units are fewer than %s: normalisation refused, raw scores kept",
                    counts[group],
                    how.minGroup());
        }
        return sums[group].signum() <= 0
                ? Text.of("组平均不大于零,归一不予采用", "the group mean is not above zero: normalisation refused")
                : Text.of(
                        "另有分组不足 %s 个,归一不予采用,保留原分",
                        "another group has fewer than %s ranked units: normalisation refused, raw scores kept",
                        how.minGroup());
    }

    private Statistic statistic(String group, String name, @Nullable Rational value, Text note) {
        return new Statistic(rule.id(), rule.by(), group, name, value, note);
    }
}
