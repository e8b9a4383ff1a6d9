package leopard.rules.drools;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import leopard.rule.Ruling;
import leopard.rules.fact.Comparisons;
import leopard.rules.fact.Names;
import leopard.rules.fact.ScoredUnit;
import leopard.rules.fact.UnitEffects;
import leopard.scheme.Condition;
import leopard.scheme.Scheme;
import leopard.scheme.Veto;
import leopard.score.ScoreBoard;
import leopard.score.Shards;

/** Asks the red lines about every unit. */
final class RedLines {

    /** Units of a session: enough to forget what a session costs, few enough to stay in the nearest cache. */
    private static final int SLICE = 512;

    private final List<Condition.Comparison> comparisons;
    private final List<Condition.Comparison> needed;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> ids = new ArrayList<>();
    private final Sessions sessions;

    RedLines(Scheme scheme, Sessions sessions) {
        this.sessions = sessions;
        this.comparisons = RedLineRules.comparisons(scheme);
        this.needed = RedLineRules.needed(scheme);
        for (Veto line : scheme.redLines()) {
            if (line.when() != null) {
                numbers.put(Names.inRules(line.id()), ids.size());
                ids.add(line.id());
            }
        }
    }

    List<Ruling> rulings(ScoreBoard board, Shards shards) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Comparisons compared = Comparisons.of(comparisons, needed, board);
        List<Met> all = new ArrayList<>();
        shards.run(board.units().size(), (from, to) -> {
            Meeting found = new Meeting();
            for (int start = from; start < to; start += SLICE) {
                sessions.ask(compared.facts(start, Math.min(to, start + SLICE)), "ruling", found);
            }
            synchronized (all) {
                all.addAll(found.met);
            }
        });
        return all.stream()
                .sorted(Comparator.comparingInt(Met::unit).thenComparingInt(Met::line))
                .map(met -> new Ruling(met.unit, ids.get(met.line), ""))
                .toList();
    }

    /** A unit that meets a red line, by their numbers. */
    private record Met(int unit, int line) {}

    private final class Meeting implements UnitEffects {
        private final List<Met> met = new ArrayList<>();

        @Override
        public void meets(ScoredUnit it, String redLine) {
            Integer line = numbers.get(redLine);
            if (line == null) {
                throw new IllegalArgumentException("the scheme has no red line " + redLine);
            }
            met.add(new Met(it.number(), line));
        }
    }
}
