package leopard.run;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Supplier;
import leopard.model.DataStatus;
import leopard.model.Decimal;
import leopard.model.Powers;
import leopard.model.Rational;
import leopard.model.Text;
import leopard.model.Unit;
import leopard.model.UnitList;
import leopard.rank.RankKey;
import leopard.rank.Ranker;
import leopard.rank.Ranking;
import leopard.rule.Contender;
import leopard.rule.Contest;
import leopard.rule.QuotaRuling;
import leopard.rule.RuleBook;
import leopard.rule.Ruling;
import leopard.scheme.RankingRule;
import leopard.scheme.RankingRule.Quota;
import leopard.score.Groups;
import leopard.score.Points;
import leopard.score.ScoreBoard;
import leopard.score.ScoreColumn;
import leopard.score.Statistic;
import org.jspecify.annotations.Nullable;

/** One ranking of a period 排名: who is ranked, in which place, with which grade, and why. Held by column. */
public final class RankingTable {

    private final RankingRule rule;
    private final ScoreBoard board;
    private final UnitList units;
    private final ScoreColumn scores;
    private final Judged judged;
    private final int decimals;
    private final Entrants entrants;
    private final Groups groups;
    private final TieBreaks ties;
    private final Past past;
    private final List<Ranking> rankings = new ArrayList<>();
    private final List<List<QuotaRuling>> quotas = new ArrayList<>();
    private final @Nullable Grading grading;
    private final @Nullable Normalised normalised;
    private final @Nullable ScoreColumn provisional;
    private @Nullable Movements movements;
    private boolean moved;

    /**
     * What rankings of one period are made from.
     *
     * @param heard units that something was read for in the period
     * @param provisional scores if everything pending were verified, null if nothing is pending
     */
    record Inputs(
            ScoreBoard board,
            Judged judged,
            RuleBook rules,
            Past past,
            Supplier<BitSet> heard,
            @Nullable ScoreBoard provisional) {}

    private RankingTable(RankingRule rule, Inputs inputs, List<RankingTable> above) {
        this.rule = rule;
        this.board = inputs.board;
        this.units = board.units();
        this.scores = board.ranked(rule.by());
        this.judged = inputs.judged;
        this.past = inputs.past;
        this.provisional =
                inputs.provisional == null || !rule.provisional() ? null : inputs.provisional.ranked(rule.by());
        Integer declared = rule.decimals();
        this.decimals = declared == null ? scores.scale() : Math.min(declared, scores.scale());
        RankingRule.Participants who = rule.participants();
        this.entrants = new Entrants(
                rule,
                units,
                scores,
                judged.barred(),
                board.notRanked(rule.by()),
                who.when() == null ? null : judged.entered(rule.id()),
                who.rankedIn() == null ? null : find(who.rankedIn(), above),
                who.withoutData() == RankingRule.WithoutData.AS_SCORED ? null : inputs.heard.get());
        this.groups = entrants.groups();
        this.ties = new TieBreaks(rule, board, past, above, unrounded(declared));
        RankKey key = rule.order().ascending() ? RankKey.ascending(keys()) : RankKey.descending(keys());
        int[] ranks = new int[units.size()];
        for (int g = 0; g < groups.size(); g++) {
            rankings.add(Ranker.rank(groups.members(g, entrants.rankable()), ranks, key, ties.policy()));
        }
        this.grading = grade(inputs.rules);
        this.normalised = rule.normalised() == null
                ? null
                : new Normalised(
                        rule,
                        rule.normalised(),
                        Groups.of(units, rule.normalised().within()),
                        rankings,
                        this);
    }

    /** Ranks and grades, every ranking of the scheme after those that stand above it. */
    static List<RankingTable> all(List<RankingRule> rules, Inputs inputs) {
        List<RankingTable> tables = new ArrayList<>();
        for (RankingRule rule : rules) {
            tables.add(new RankingTable(rule, inputs, List.copyOf(tables)));
        }
        return tables;
    }

    /** What decides between equal printed scores where the ranking looks at more than what is printed. */
    private @Nullable Unrounded unrounded(@Nullable Integer declared) {
        return declared == null || declared <= scores.scale()
                ? null
                : new Unrounded(
                        unit -> board.unrounded(rule.by(), unit),
                        declared,
                        rule.order().ascending());
    }

    private static RankingTable find(String id, List<RankingTable> above) {
        return above.stream()
                .filter(table -> table.rule.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no ranking above is called " + id));
    }

    private long[] keys() {
        long[] keys = new long[units.size()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = scores.has(i) ? scores.rounded(i, decimals) : Long.MIN_VALUE;
        }
        return keys;
    }

    private @Nullable Grading grade(RuleBook rules) {
        if (rule.grades() == null) {
            return null;
        }
        boolean[] graded = new boolean[units.size()];
        for (int g = 0; g < groups.size(); g++) {
            Ranking ranking = rankings.get(g);
            boolean small = entrants.isSmall(g);
            for (int i = 0; i < ranking.size(); i++) {
                graded[ranking.unit(i)] = !small;
            }
        }
        Grading result = new Grading(
                rule.grades(), scores, decimals, graded, judged, rule.order().ascending());
        for (int g = 0; g < groups.size(); g++) {
            quotas.add(entrants.isSmall(g) ? List.of() : rules.judgeQuotas(contest(g, List.of())));
        }
        result.settle(rankings, quotas);
        return result;
    }

    /** Whether the ranking is about nobody in a group, so that the group is no part of it. */
    boolean isEmpty(int group) {
        return entrants.isEmpty(group);
    }

    /** Whether a group may have grades and awards. */
    boolean isContested(int group) {
        return !entrants.isEmpty(group) && !entrants.isSmall(group);
    }

    /** Whether the unit stands in the ranking, with or without a rank. */
    boolean isListed(int unit) {
        return entrants.isListed(unit);
    }

    /** The contest of a group, with the contenders that awards may look at. */
    Contest contest(int group, List<Contender> contenders) {
        Ranking ranking = rankings.get(group);
        int all = 0;
        int vetoed = 0;
        boolean disputed = false;
        for (int i : groups.members(group)) {
            if (entrants.isListed(i)) {
                all += units.isRanked(i) ? 1 : 0;
                vetoed += units.isRanked(i) && judged.barred().get(i) ? 1 : 0;
                disputed |= scores.status(i) == DataStatus.DISPUTED;
            }
        }
        return new Contest(
                rule.id(), groups.name(group), all, all - vetoed, ranking.size(), ranking.last(), disputed, contenders);
    }

    public RankingRule rule() {
        return rule;
    }

    Groups groups() {
        return groups;
    }

    Ranking ranking(int group) {
        return rankings.get(group);
    }

    Judged judged() {
        return judged;
    }

    UnitList units() {
        return units;
    }

    /** The unit's score as printed, rounded to the decimals that the ranking looks at; null if it has none. */
    @Nullable
    Points score(int unit) {
        return printed(scores, unit);
    }

    private @Nullable Points printed(ScoreColumn column, int unit) {
        if (!column.exists(unit) || !column.has(unit) || entrants.isSilent(unit)) {
            return null;
        }
        long score = column.rounded(unit, decimals);
        return new Points(Decimal.of(score / Powers.ten(column.scale() - decimals), decimals));
    }

    /** The unit's rank, 0 if it has none. */
    public int rank(int unit) {
        return rankings.get(groups.of(unit)).rank(unit);
    }

    /** The unit's rank as the tie method prints it; 0 if it has none. */
    Decimal printedRank(int unit) {
        return rule.order().positionPrinted() && rule.ties() == RankingRule.TieMethod.FRACTIONAL
                ? Decimal.of(rank(unit))
                : rankings.get(groups.of(unit)).printed(unit);
    }

    /** The unit's grade in the scheme's own word; empty if there is none. */
    public String grade(int unit) {
        return grading == null ? "" : grading.grade(unit);
    }

    /** All that there is to say about a unit in this ranking; null if it does not take part. */
    public @Nullable Standing standing(int unit) {
        if (!entrants.isListed(unit)) {
            return null;
        }
        Unit own = units.get(unit);
        Points score = score(unit);
        Points pending = provisional == null ? null : printed(provisional, unit);
        return new Standing(
                own,
                groups.name(groups.of(unit)),
                score,
                rank(unit),
                rank(unit) == 0 ? null : printedRank(unit),
                rankings.get(groups.of(unit)).size(),
                grade(unit),
                entrants.status(unit),
                Text.join(";", "; ", reasons(unit)),
                pending == null || pending.equals(score) ? null : pending,
                normalised == null || rank(unit) == 0 ? null : normalised.of(unit, score, board.rounding(rule.by())),
                movements() == null ? null : movements().of(unit));
    }

    /** Worked out when it is first asked for: the ranking of an earlier period needs none of its own. */
    private @Nullable Movements movements() {
        if (!moved) {
            moved = true;
            movements = rule.movement() == null ? null : Movements.of(rule.movement(), this, past);
        }
        return movements;
    }

    private List<Text> reasons(int unit) {
        List<Text> reasons = new ArrayList<>();
        if (grading == null) {
            for (Ruling ruling : judged.of(unit)) {
                reasons.add(Grading.reason(judged, ruling));
            }
        } else {
            Quota missed = grading.missed(unit);
            reasons.addAll(grading.reasons(unit, missed, missed == null ? 0 : places(missed, groups.of(unit))));
        }
        reasons.addAll(judged.notes(unit));
        Text out = entrants.reason(unit);
        if (!out.isEmpty()) {
            reasons.add(out);
        }
        if (rank(unit) > 0) {
            reasons.addAll(ties.then(unit));
            addTie(unit, reasons);
        }
        Movements changes = movements();
        if (changes != null && !changes.reason(unit).isEmpty()) {
            reasons.add(changes.reason(unit));
        }
        return reasons;
    }

    /** The quota that kept a unit from the grade of its score, or null. */
    public @Nullable Quota missedQuota(int unit) {
        return grading == null ? null : grading.missed(unit);
    }

    private int places(Quota quota, int group) {
        return quotas.get(group).stream()
                .filter(q -> q.grade().equals(quota.grade()))
                .mapToInt(QuotaRuling::places)
                .findFirst()
                .orElse(0);
    }

    /** What decided between equal scores, or that nothing did. */
    private void addTie(int unit, List<Text> reasons) {
        Ranking ranking = rankings.get(groups.of(unit));
        int at = ranking.place(unit);
        boolean tied = isTied(ranking, at, at - 1) || isTied(ranking, at, at + 1);
        if (!tied) {
            return;
        }
        List<Text> figures = ties.compared(unit);
        if (!figures.isEmpty()) {
            reasons.add(Text.of("同分,依次比较:%s", "equal scores, compared by: %s", Text.join(", ", figures)));
        }
        if (ranking.isShared(at)) {
            reasons.add(Text.of("并列第 %s", "shares rank %s", printedRank(unit)));
        }
    }

    private boolean isTied(Ranking ranking, int at, int other) {
        return other >= 0
                && other < ranking.size()
                && scores.rounded(ranking.unit(at), decimals) == scores.rounded(ranking.unit(other), decimals);
    }

    /** Units in the order of the printed ranking: by group, then rank, then id, those without a rank last. */
    public int[] order() {
        List<Integer> order = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            Ranking ranking = rankings.get(g);
            for (int i = 0; i < ranking.size(); i++) {
                order.add(ranking.unit(i));
            }
            for (int i : groups.members(g)) {
                if (ranking.rank(i) == 0 && entrants.isListed(i)) {
                    order.add(i);
                }
            }
        }
        return order.stream().mapToInt(Integer::intValue).toArray();
    }

    List<Statistic> statistics() {
        List<Statistic> found = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            if (isEmpty(g)) {
                continue;
            }
            String group = groups.name(g);
            found.add(new Statistic(
                    rule.id(),
                    rule.by(),
                    group,
                    "ranked",
                    Rational.of(rankings.get(g).size()),
                    Text.EMPTY));
            if (grading != null) {
                for (QuotaRuling quota : quotas.get(g)) {
                    found.add(new Statistic(
                            rule.id(),
                            rule.by(),
                            group,
                            "quota",
                            Rational.of(quota.places()),
                            Text.same(quota.grade())));
                }
            }
        }
        if (normalised != null) {
            found.addAll(normalised.statistics());
        }
        return found;
    }
}
