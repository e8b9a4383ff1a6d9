package leopard.score;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import leopard.model.Period;
import leopard.model.Text;
import leopard.scheme.RollUp;
import leopard.scheme.RollUp.Choice;
import leopard.scheme.RollUp.Taking;

/** Which of a unit's scores count in a roll-up, and why the others do not. */
public final class PeriodsCounted {

    private final SortedMap<Period, PeriodScore> counted = new TreeMap<>();
    private final Map<Period, Text> leftOut = new LinkedHashMap<>();

    private PeriodsCounted() {}

    /** @param scores of the periods that the roll-up looks at */
    public static PeriodsCounted of(Taking taking, SortedMap<Period, PeriodScore> scores) {
        PeriodsCounted result = new PeriodsCounted();
        SortedMap<Period, PeriodScore> window = result.last(taking.window(), scores);
        if (taking.parts().isEmpty()) {
            result.choose(taking.choice(), window, Text.EMPTY);
            return result;
        }
        Set<Period> others = new TreeSet<>(window.keySet());
        int number = 0;
        for (RollUp.Part part : taking.parts()) {
            number++;
            SortedMap<Period, PeriodScore> own = new TreeMap<>(window);
            own.keySet().removeIf(period -> !part.has(period));
            others.removeAll(own.keySet());
            result.choose(part.choice(), own, Text.of("第 %s 段", "part %s", number));
        }
        others.forEach(period -> result.leftOut.put(period, Text.of("不在任何一段之内", "in no part of the season")));
        return result;
    }

    private SortedMap<Period, PeriodScore> last(RollUp.Window window, SortedMap<Period, PeriodScore> scores) {
        Integer last = window.last();
        if (last == null || !window.scores() || scores.size() <= last) {
            return scores;
        }
        List<Period> periods = List.copyOf(scores.keySet());
        Period first = periods.get(periods.size() - last);
        scores.headMap(first)
                .keySet()
                .forEach(period -> leftOut.put(period, Text.of("不在最近 %s 次得分之内", "not among the last %s scores", last)));
        return scores.tailMap(first);
    }

    private void choose(Choice choice, SortedMap<Period, PeriodScore> scores, Text part) {
        // The earlier of equal scores stands first, whichever end is looked at.
        Comparator<Period> earlier = Comparator.naturalOrder();
        List<Period> best = new ArrayList<>(scores.keySet());
        best.sort(
                Comparator.comparing((Period p) -> score(scores, p)).reversed().thenComparing(earlier));
        Set<Period> out = new TreeSet<>();
        if (choice.best() != null) {
            leave(out, best, choice.best(), Text.of("不在最好的 %s 次之内", "not among the best %s", choice.best()), part);
        } else if (choice.worst() != null) {
            List<Period> worst = new ArrayList<>(scores.keySet());
            worst.sort(Comparator.comparing((Period p) -> score(scores, p)).thenComparing(earlier));
            leave(out, worst, choice.worst(), Text.of("不在最低的 %s 次之内", "not among the lowest %s", choice.worst()), part);
        } else if (scores.size() >= choice.dropFrom()) {
            int n = best.size();
            int high = Math.min(choice.dropBest(), n);
            List<Period> highest = new ArrayList<>(scores.keySet());
            highest.sort(Comparator.comparing((Period p) -> score(scores, p)).thenComparing(earlier));
            Collections.reverse(highest);
            leave(out, highest.subList(0, high), 0, Text.of("去掉最高的 %s 次", "the best %s are dropped", high), part);
            best.removeAll(out);
            n = best.size();
            int low = Math.min(choice.dropWorst(), n);
            leave(out, best.subList(n - low, n), 0, Text.of("去掉最低的 %s 次", "the worst %s are dropped", low), part);
        }
        scores.forEach((period, score) -> {
            if (!out.contains(period)) {
                counted.put(period, score);
            }
        });
    }

    private static Points score(SortedMap<Period, PeriodScore> scores, Period period) {
        PeriodScore score = scores.get(period);
        if (score == null) {
            throw new IllegalStateException("no score in " + period);
        }
        return score.score();
    }

    private void leave(Set<Period> out, List<Period> sorted, int kept, Text why, Text part) {
        for (Period period : sorted.subList(Math.min(kept, sorted.size()), sorted.size())) {
            out.add(period);
            leftOut.put(period, part.isEmpty() ? why : Text.of("%s:%s", "%s: %s", part, why));
        }
    }

    /** The scores that count, in the order of the periods. */
    public SortedMap<Period, PeriodScore> counted() {
        return counted;
    }

    /** Why a score does not count; empty if it does. */
    public Text whyNot(Period period) {
        return leftOut.getOrDefault(period, Text.EMPTY);
    }

    /** The periods whose scores do not count, in order. */
    public List<Period> leftOut() {
        return leftOut.keySet().stream().sorted().toList();
    }
}
