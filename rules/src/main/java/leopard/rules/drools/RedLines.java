package leopard.rules.drools;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
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
import leopard.score.ScoreBoard;
import leopard.score.Shards;

/** Asks red lines, promotions, entries of rankings and gates of awards about every unit. */
final class RedLines {

    /** Units of a session: enough to forget what a session costs, few enough to stay in the nearest cache. */
    private static final int SLICE = 512;

    private final List<Condition.Comparison> comparisons;
    private final List<Condition.Comparison> needed;
    private final Map<Ruling.Kind, Map<String, Integer>> numbers = new EnumMap<>(Ruling.Kind.class);
    private final List<RedLineRules.Asked> asked;
    private final Sessions sessions;

    RedLines(Scheme scheme, Sessions sessions) {
        this.sessions = sessions;
        this.comparisons = RedLineRules.comparisons(scheme);
        this.needed = RedLineRules.needed(scheme);
        this.asked = RedLineRules.asked(scheme);
        for (int i = 0; i < asked.size(); i++) {
            numbers.computeIfAbsent(asked.get(i).kind(), k -> new HashMap<>())
                    .put(Names.inRules(asked.get(i).id()), i);
        }
    }

    List<Ruling> rulings(ScoreBoard board, Shards shards) {
        if (asked.isEmpty()) {
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
                .map(met -> new Ruling(
                        met.unit,
                        asked.get(met.line).id(),
                        "",
                        asked.get(met.line).kind()))
                .toList();
    }

    /** A unit that meets a red line, by their numbers. */
    private record Met(int unit, int line) {}

    private final class Meeting implements UnitEffects {
        private final List<Met> met = new ArrayList<>();

        @Override
        public void meets(ScoredUnit it, String redLine) {
            add(it, redLine, Ruling.Kind.LIMIT);
        }

        @Override
        public void promotes(ScoredUnit it, String promotion) {
            add(it, promotion, Ruling.Kind.PROMOTION);
        }

        @Override
        public void enters(ScoredUnit it, String ranking) {
            add(it, ranking, Ruling.Kind.ENTRY);
        }

        @Override
        public void passes(ScoredUnit it, String award) {
            add(it, award, Ruling.Kind.GATE);
        }

        private void add(ScoredUnit it, String id, Ruling.Kind kind) {
            Integer number = numbers.getOrDefault(kind, Map.of()).get(id);
            if (number == null) {
                throw new IllegalArgumentException("the scheme has no " + kind + " " + id);
            }
            met.add(new Met(it.number(), number));
        }
    }
}
