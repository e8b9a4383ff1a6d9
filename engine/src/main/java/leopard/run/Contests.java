package leopard.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import leopard.award.Award;
import leopard.rank.Ranking;
import leopard.rule.Contender;
import leopard.rule.RuleBook;
import leopard.rule.Ruling;
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
                        judged.addAll(rules.judgeAwards(table.contest(g, contenders(scheme, table, g, first, last))));
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
                .mapToInt(a -> Math.max(1, a.places()))
                .max()
                .orElse(0);
    }

    private static List<String> met(RankingTable table, int unit) {
        return table.judged().of(unit).stream().map(Ruling::veto).distinct().toList();
    }

    /** Units that a case brings a notice, wherever they stand. */
    private static void addCases(Scheme scheme, RankingTable table, int group, List<Contender> contenders) {
        Set<String> cases = new HashSet<>();
        for (AwardRule rule : scheme.awards()) {
            if (rule.rankings().contains(table.rule().id())) {
                cases.addAll(rule.cases());
            }
        }
        if (cases.isEmpty()) {
            return;
        }
        Set<String> known = new HashSet<>();
        contenders.forEach(contender -> known.add(contender.unit()));
        for (int unit : table.groups().members(group)) {
            String id = table.units().get(unit).id();
            Points score = table.score(unit);
            List<String> met = met(table, unit);
            if (score != null && !known.contains(id) && met.stream().anyMatch(cases::contains)) {
                contenders.add(new Contender(
                        id,
                        table.rank(unit),
                        Integer.MAX_VALUE,
                        score,
                        table.judged().mayWin(unit),
                        met,
                        table.judged().passed(unit)));
            }
        }
    }

    /** The last rank that may win something where units move up into the places of others that are barred. */
    private static int reach(Scheme scheme, RankingTable table, Ranking ranking) {
        int reach = 0;
        for (AwardRule rule : scheme.awards()) {
            if (rule.movesUp() && rule.rankings().contains(table.rule().id())) {
                int open = 0;
                int rank = 0;
                for (int i = 0; i < ranking.size(); i++) {
                    int unit = ranking.unit(i);
                    if (open >= rule.places() && ranking.rank(unit) > rank) {
                        break;
                    }
                    rank = ranking.rank(unit);
                    open += isBarred(rule, table, unit) ? 0 : 1;
                }
                reach = Math.max(reach, rank);
            }
        }
        return reach;
    }

    private static boolean isBarred(AwardRule rule, RankingTable table, int unit) {
        return !table.judged().mayWin(unit)
                || met(table, unit).stream().anyMatch(rule.unless()::contains)
                || (rule.when() != null && !table.judged().passed(unit).contains(rule.id()));
    }

    private static List<Contender> contenders(Scheme scheme, RankingTable table, int group, int first, int last) {
        Ranking ranking = table.ranking(group);
        int size = ranking.size();
        int[] fromLast = new int[size];
        for (int i = size - 1; i >= 0; i--) {
            boolean shared = i + 1 < size && ranking.rank(ranking.unit(i)) == ranking.rank(ranking.unit(i + 1));
            fromLast[i] = shared ? fromLast[i + 1] : size - 1 - i;
        }
        int head = Math.max(first, reach(scheme, table, ranking));
        List<Contender> contenders = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            int unit = ranking.unit(i);
            int rank = ranking.rank(unit);
            Points score = rank <= head || fromLast[i] < last ? table.score(unit) : null;
            if (score != null) {
                contenders.add(new Contender(
                        table.units().get(unit).id(),
                        rank,
                        fromLast[i],
                        score,
                        table.judged().mayWin(unit),
                        met(table, unit),
                        table.judged().passed(unit)));
            }
        }
        addCases(scheme, table, group, contenders);
        return contenders;
    }
}
