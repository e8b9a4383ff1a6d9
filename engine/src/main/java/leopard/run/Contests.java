package leopard.run;

import java.util.ArrayList;
import java.util.List;
import leopard.award.Award;
import leopard.rank.Ranking;
import leopard.rule.Contender;
import leopard.rule.RuleBook;
import leopard.scheme.AwardRule;
import leopard.scheme.Scheme;
import leopard.score.Points;

/** Puts each ranking to the second judging pass, with the units at its head and tail that an award may be about. */
final class Contests {

    private Contests() {}

    /** Awards and notices in the scheme's order, then by ranking, group, place and unit. */
    static List<Award> awards(Scheme scheme, List<RankingTable> rankings, RuleBook rules) {
        List<Award> judged = new ArrayList<>();
        for (RankingTable table : rankings) {
            int first = places(scheme, table, AwardRule.Kind.AWARD);
            int last = places(scheme, table, AwardRule.Kind.NOTICE);
            if (first > 0 || last > 0) {
                for (int g = 0; g < table.groups().size(); g++) {
                    if (table.isContested(g)) {
                        judged.addAll(rules.judgeAwards(table.contest(g, contenders(table, g, first, last))));
                    }
                }
            }
        }
        List<Award> sorted = new ArrayList<>();
        for (AwardRule rule : scheme.awards()) {
            for (String ranking : rule.rankings()) {
                String award = rule.id() + "." + ranking;
                judged.stream().filter(a -> a.award().equals(award)).forEach(sorted::add);
            }
        }
        return sorted;
    }

    private static int places(Scheme scheme, RankingTable table, AwardRule.Kind kind) {
        return scheme.awards().stream()
                .filter(a ->
                        a.kind() == kind && a.rankings().contains(table.rule().id()))
                .mapToInt(AwardRule::places)
                .max()
                .orElse(0);
    }

    private static List<Contender> contenders(RankingTable table, int group, int first, int last) {
        Ranking ranking = table.ranking(group);
        int size = ranking.size();
        int[] fromLast = new int[size];
        for (int i = size - 1; i >= 0; i--) {
            boolean shared = i + 1 < size && ranking.rank(ranking.unit(i)) == ranking.rank(ranking.unit(i + 1));
            fromLast[i] = shared ? fromLast[i + 1] : size - 1 - i;
        }
        List<Contender> contenders = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            int unit = ranking.unit(i);
            int rank = ranking.rank(unit);
            Points score = rank <= first || fromLast[i] < last ? table.score(unit) : null;
            if (score != null) {
                contenders.add(new Contender(
                        table.units().get(unit).id(),
                        rank,
                        fromLast[i],
                        score,
                        table.judged().mayWin(unit)));
            }
        }
        return contenders;
    }
}
