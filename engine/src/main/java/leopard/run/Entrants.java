package leopard.run;

import java.util.BitSet;
import leopard.model.Text;
import leopard.model.UnitList;
import leopard.run.Standing.Status;
import leopard.scheme.RankingRule;
import leopard.scheme.RankingRule.WithoutData;
import leopard.score.Groups;
import leopard.score.ScoreColumn;
import org.jspecify.annotations.Nullable;

/** Who takes part in a ranking 参评: who is listed, who can have a rank, and why not. */
final class Entrants {

    private final RankingRule rule;
    private final UnitList units;
    private final ScoreColumn scores;
    private final BitSet listed = new BitSet();
    private final BitSet rankable = new BitSet();
    private final BitSet silent = new BitSet();
    private final BitSet barred;
    private final BitSet incomplete;
    private final Groups groups;
    private final int[] sizes;

    /**
     * @param incomplete units that lack something without which nobody is ranked
     * @param entered units that meet the condition of the ranking, null where it has none
     * @param upper ranking that a unit has to have a rank in, null for none
     * @param heard units that something was read for in the period, null if that does not matter
     */
    Entrants(
            RankingRule rule,
            UnitList units,
            ScoreColumn scores,
            BitSet barred,
            BitSet incomplete,
            @Nullable BitSet entered,
            @Nullable RankingTable upper,
            @Nullable BitSet heard) {
        this.rule = rule;
        this.units = units;
        this.scores = scores;
        this.barred = barred;
        this.incomplete = incomplete;
        this.groups = Groups.of(units, rule.within());
        RankingRule.Participants who = rule.participants();
        for (int i = 0; i < units.size(); i++) {
            boolean quiet = heard != null && !heard.get(i);
            boolean inside = scores.exists(i)
                    && (who.types().isEmpty()
                            || who.types().contains(units.get(i).type()))
                    && (entered == null || entered.get(i))
                    && (upper == null || upper.rank(i) > 0)
                    && !(quiet && who.withoutData() == WithoutData.LEFT_OUT);
            listed.set(i, inside);
            silent.set(i, quiet && who.withoutData() == WithoutData.NO_SCORE);
            rankable.set(i, inside && hasScore(i) && units.isRanked(i) && !barred.get(i) && !incomplete.get(i));
        }
        this.sizes = new int[groups.size()];
        for (int g = 0; g < sizes.length; g++) {
            sizes[g] = groups.members(g, rankable).length;
            if (isSmall(g) && !who.smallRanked()) {
                for (int unit : groups.members(g)) {
                    rankable.clear(unit);
                }
            }
        }
    }

    Groups groups() {
        return groups;
    }

    /** Whether the unit stands in the ranking at all. */
    boolean isListed(int unit) {
        return listed.get(unit);
    }

    /** Whether it has a score in this ranking. */
    boolean hasScore(int unit) {
        return scores.has(unit) && !silent.get(unit);
    }

    /** Whether nothing was read for the unit, and it therefore has no score in this ranking. */
    boolean isSilent(int unit) {
        return silent.get(unit);
    }

    /** Units that get a rank. */
    BitSet rankable() {
        return rankable;
    }

    /** Whether too few of the group can be ranked for grades and awards. */
    boolean isSmall(int group) {
        return rule.participants().minGroup() > 1
                && sizes[group] < rule.participants().minGroup();
    }

    /** Whether the ranking is about nobody in the group. */
    boolean isEmpty(int group) {
        return groups.members(group, listed).length == 0;
    }

    Status status(int unit) {
        if (barred.get(unit)) {
            return Status.VETOED;
        }
        if (!units.isRanked(unit)) {
            return Status.EXCLUDED;
        }
        if (!hasScore(unit)) {
            return Status.NO_SCORE;
        }
        return rankable.get(unit) ? Status.RANKED : Status.EXCLUDED;
    }

    /** Why a unit that could have a rank has none; empty where nothing is to be said. */
    Text reason(int unit) {
        int group = groups.of(unit);
        boolean could = units.isRanked(unit) && !barred.get(unit);
        if (could && silent.get(unit)) {
            return Text.of("本期没有任何数据", "nothing was read for it in this period");
        }
        if (could && hasScore(unit) && incomplete.get(unit)) {
            return Text.of("缺少必须有的数据,不参加排名", "it lacks a figure without which nobody is ranked");
        }
        if (could && hasScore(unit) && isSmall(group)) {
            Object[] sizes = {this.sizes[group], rule.participants().minGroup()};
            return rule.participants().smallRanked()
                    ? Text.of(
                            "本组可排名 %s 个,少于 %s 个,不评等次、不授奖",
                            "%s in its group, fewer than %s: no grades and awards", sizes)
                    : Text.of("本组可排名 %s 个,少于 %s 个,不排名", "%s in its group, fewer than %s: no ranks", sizes);
        }
        return Text.EMPTY;
    }
}
