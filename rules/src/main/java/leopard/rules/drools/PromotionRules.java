package leopard.rules.drools;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import leopard.model.Lang;
import leopard.model.ScoreEvent;
import leopard.model.UnitList;
import leopard.rule.Ruling;
import leopard.rules.fact.EventCount;
import leopard.rules.fact.Names;
import leopard.rules.fact.PromotionEffects;
import leopard.scheme.RankingRule.Promotion;
import leopard.scheme.Scheme;
import leopard.score.EventVerdict;

/** Promotions by events 直接晋档: so many counted bonus events of one level; writes their rules, and asks them. */
final class PromotionRules {

    private PromotionRules() {}

    private static List<Promotion> byEvents(Scheme scheme) {
        List<Promotion> found = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        scheme.rankings().forEach(ranking -> {
            if (ranking.grades() != null) {
                ranking.grades().promotions().stream()
                        .filter(p -> !p.events().isEmpty() && ids.add(p.id()))
                        .forEach(found::add);
            }
        });
        return found;
    }

    static void write(Scheme scheme, DrlText drl) {
        List<Promotion> promotions = byEvents(scheme);
        if (!promotions.isEmpty()) {
            drl.section("按事项直接晋档 promotions by events");
        }
        for (Promotion each : promotions) {
            drl.title(each.id(), each.title(), each.clause());
            new TreeMap<>(each.events())
                    .forEach((level, count) -> drl.comment(level + " ≥ " + count + " 项")
                            .rule(
                                    each.id(),
                                    "promotion " + each.id() + " "
                                            + each.title().in(Lang.ZH) + " " + level,
                                    List.of("$it : EventCount( level == " + DrlText.quoted(level) + ", count >= "
                                            + count + " )"),
                                    "promotion.promotes( $it, " + DrlText.quoted(each.id()) + " );"));
        }
    }

    /** Promotions that units meet, by unit and then in the order of the scheme. */
    static List<Ruling> ask(Scheme scheme, Sessions sessions, List<EventVerdict> verdicts, UnitList units) {
        List<Promotion> promotions = byEvents(scheme);
        if (promotions.isEmpty()) {
            return List.of();
        }
        Map<String, Map<String, Long>> counts = new TreeMap<>(UnitList.BY_CODE_POINT);
        for (EventVerdict verdict : verdicts) {
            ScoreEvent event = verdict.event();
            if (event.kind() == ScoreEvent.Kind.BONUS
                    && verdict.outcome() == EventVerdict.Outcome.COUNTED
                    && units.indexOf(event.unit()) >= 0) {
                counts.computeIfAbsent(event.unit(), u -> new TreeMap<>(UnitList.BY_CODE_POINT))
                        .merge(event.level(), 1L, Long::sum);
            }
        }
        List<EventCount> facts = new ArrayList<>();
        counts.forEach((unit, levels) -> levels.forEach((level, count) ->
                facts.add(new EventCount(Names.inRules(unit), Names.inRules(level), count, units.indexOf(unit)))));
        Met met = new Met(promotions);
        if (!facts.isEmpty()) {
            sessions.ask(facts, "promotion", met);
        }
        return met.rulings.stream()
                .distinct()
                .sorted(Comparator.comparingInt(Ruling::unit).thenComparingInt(met::order))
                .toList();
    }

    private static final class Met implements PromotionEffects {
        private final List<Promotion> promotions;
        private final List<Ruling> rulings = new ArrayList<>();

        Met(List<Promotion> promotions) {
            this.promotions = promotions;
        }

        @Override
        public void promotes(EventCount it, String promotion) {
            Promotion known = promotions.stream()
                    .filter(p -> Names.inRules(p.id()).equals(promotion))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("the scheme has no promotion " + promotion));
            rulings.add(new Ruling(it.number(), known.id(), "", Ruling.Kind.PROMOTION));
        }

        private int order(Ruling ruling) {
            for (int i = 0; i < promotions.size(); i++) {
                if (promotions.get(i).id().equals(ruling.veto())) {
                    return i;
                }
            }
            return promotions.size();
        }
    }
}
