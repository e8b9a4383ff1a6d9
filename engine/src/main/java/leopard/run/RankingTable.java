package leopard.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import leopard.model.Column;
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
import leopard.rank.TiePolicy;
import leopard.rule.Contender;
import leopard.rule.Contest;
import leopard.rule.QuotaRuling;
import leopard.rule.RuleBook;
import leopard.rule.Ruling;
import leopard.scheme.Expression;
import leopard.scheme.RankingRule;
import leopard.scheme.RankingRule.Quota;
import leopard.scheme.RankingRule.TieKey;
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
    private final Groups groups;
    private final List<Ranking> rankings = new ArrayList<>();
    private final List<List<QuotaRuling>> quotas = new ArrayList<>();
    private final @Nullable Grading grading;
    private final @Nullable Normalised normalised;
    private final @Nullable ScoreColumn provisional;

    private RankingTable(
            RankingRule rule, ScoreBoard board, Judged judged, RuleBook rules, @Nullable ScoreColumn provisional) {
        this.rule = rule;
        this.board = board;
        this.units = board.units();
        this.scores = board.scores(rule.by());
        this.judged = judged;
        this.provisional = provisional;
        Integer declared = rule.decimals();
        this.decimals = declared == null ? scores.scale() : Math.min(declared, scores.scale());
        this.groups = Groups.of(units, rule.within());
        BitSet eligible = eligible();
        RankKey key = RankKey.descending(keys());
        TiePolicy ties = new TiePolicy(
                rule.ties(), rule.chain().stream().map(this::tieKey).toList());
        int[] ranks = new int[units.size()];
        for (int g = 0; g < groups.size(); g++) {
            rankings.add(Ranker.rank(groups.members(g, eligible), ranks, key, ties));
        }
        this.grading = grade(rules);
        this.normalised = rule.normalised() == null
                ? null
                : new Normalised(
                        rule,
                        rule.normalised(),
                        Groups.of(units, rule.normalised().within()),
                        scores,
                        rankings,
                        this);
    }

    /**
     * Ranks and grades.
     *
     * @param provisional scores if everything pending were verified, null if nothing is pending
     */
    static RankingTable of(
            RankingRule rule, ScoreBoard board, Judged judged, RuleBook rules, @Nullable ScoreColumn provisional) {
        return new RankingTable(rule, board, judged, rules, provisional);
    }

    private BitSet eligible() {
        BitSet eligible = new BitSet(units.size());
        for (int i = 0; i < units.size(); i++) {
            eligible.set(
                    i, scores.has(i) && units.isRanked(i) && !judged.barred().get(i));
        }
        return eligible;
    }

    private long[] keys() {
        long[] keys = new long[units.size()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = scores.has(i) ? scores.rounded(i, decimals) : Long.MIN_VALUE;
        }
        return keys;
    }

    private Expression figure(TieKey key) {
        return rule.values().getOrDefault(key.figure(), new Expression.Name(key.figure()));
    }

    /** A unit without the figure comes last. */
    private RankKey tieKey(TieKey key) {
        Column column = board.figure(figure(key));
        long[] codes = codes(column, key.descending() ? Long.MIN_VALUE : Long.MAX_VALUE);
        return key.descending() ? RankKey.descending(codes) : RankKey.ascending(codes);
    }

    private static long[] codes(Column column, long absent) {
        int n = column.size();
        long[] codes = new long[n];
        Column.Fixed values = column.values();
        if (values == null) {
            TreeSet<Rational> distinct = new TreeSet<>();
            for (int i = 0; i < n; i++) {
                if (column.status(i).hasValue()) {
                    distinct.add(column.exact(i));
                }
            }
            List<Rational> sorted = new ArrayList<>(distinct);
            for (int i = 0; i < n; i++) {
                codes[i] = column.status(i).hasValue() ? Collections.binarySearch(sorted, column.exact(i)) : absent;
            }
            return codes;
        }
        for (int i = 0; i < n; i++) {
            codes[i] = column.status(i).hasValue() ? values.unscaled()[i] : absent;
        }
        return codes;
    }

    private @Nullable Grading grade(RuleBook rules) {
        if (rule.grades() == null) {
            return null;
        }
        boolean[] graded = new boolean[units.size()];
        for (Ranking ranking : rankings) {
            for (int i = 0; i < ranking.size(); i++) {
                graded[ranking.unit(i)] = true;
            }
        }
        Grading result = new Grading(rule.grades(), scores, decimals, graded, judged);
        for (int g = 0; g < groups.size(); g++) {
            quotas.add(rules.judgeQuotas(contest(g, List.of())));
        }
        result.settle(rankings, quotas);
        return result;
    }

    /** Whether the ranking's tree applies to nobody in a group, so that the group is no part of the ranking. */
    static boolean isEmpty(Groups groups, int group, ScoreColumn scores) {
        return Arrays.stream(groups.members(group)).noneMatch(scores::exists);
    }

    boolean isEmpty(int group) {
        return isEmpty(groups, group, scores);
    }

    /** The contest of a group, with the contenders that awards may look at. */
    Contest contest(int group, List<Contender> contenders) {
        Ranking ranking = rankings.get(group);
        int all = 0;
        boolean disputed = false;
        for (int i : groups.members(group)) {
            if (scores.exists(i)) {
                all += units.isRanked(i) ? 1 : 0;
                disputed |= scores.status(i) == DataStatus.DISPUTED;
            }
        }
        return new Contest(rule.id(), groups.name(group), all, ranking.size(), ranking.last(), disputed, contenders);
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
        if (!column.exists(unit) || !column.has(unit)) {
            return null;
        }
        long score = column.rounded(unit, decimals);
        return new Points(Decimal.of(score / Powers.ten(column.scale() - decimals), decimals));
    }

    /** The unit's rank, 0 if it has none. */
    public int rank(int unit) {
        return rankings.get(groups.of(unit)).rank(unit);
    }

    /** The unit's grade in the scheme's own word; empty if there is none. */
    public String grade(int unit) {
        return grading == null ? "" : grading.grade(unit);
    }

    /** All that there is to say about a unit in this ranking; null if the ranking's tree does not apply to its type. */
    public @Nullable Standing standing(int unit) {
        if (!scores.exists(unit)) {
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
                rankings.get(groups.of(unit)).size(),
                grade(unit),
                status(unit),
                Text.join(";", "; ", reasons(unit)),
                pending == null || pending.equals(score) ? null : pending,
                normalised == null || rank(unit) == 0 ? null : normalised.of(unit, score, board.rounding(rule.by())));
    }

    private Standing.Status status(int unit) {
        if (judged.barred().get(unit)) {
            return Standing.Status.VETOED;
        }
        if (!units.get(unit).ranked()) {
            return Standing.Status.EXCLUDED;
        }
        return scores.has(unit) ? Standing.Status.RANKED : Standing.Status.NO_SCORE;
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
        if (rank(unit) > 0) {
            addTie(unit, reasons);
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
        List<Text> figures = new ArrayList<>();
        for (TieKey key : rule.chain()) {
            figures.add(Text.of("%s=%s", "%s=%s", key.figure(), printed(board.figure(figure(key)), unit)));
        }
        if (!figures.isEmpty()) {
            reasons.add(Text.of("同分,依次比较:%s", "equal scores, compared by: %s", Text.join(", ", figures)));
        }
        if (ranking.isShared(at)) {
            reasons.add(Text.of("并列第 %s", "shares rank %s", ranking.rank(unit)));
        }
    }

    private static String printed(Column column, int unit) {
        if (!column.status(unit).hasValue()) {
            return "—";
        }
        Column.Fixed values = column.values();
        return values == null
                ? column.exact(unit).printed().toString()
                : values.get(unit).toString();
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
                if (ranking.rank(i) == 0 && scores.exists(i)) {
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
