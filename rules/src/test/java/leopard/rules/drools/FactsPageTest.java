package leopard.rules.drools;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import leopard.rules.fact.Contender;
import leopard.rules.fact.Contest;
import leopard.rules.fact.ContestEffects;
import leopard.rules.fact.CountedEvent;
import leopard.rules.fact.Event;
import leopard.rules.fact.EventCount;
import leopard.rules.fact.EventEffects;
import leopard.rules.fact.ExpertEffects;
import leopard.rules.fact.Grouping;
import leopard.rules.fact.LightEffects;
import leopard.rules.fact.Line;
import leopard.rules.fact.PastScore;
import leopard.rules.fact.PlanEffects;
import leopard.rules.fact.PromotionEffects;
import leopard.rules.fact.Reading;
import leopard.rules.fact.ScheduledItem;
import leopard.rules.fact.ScoredUnit;
import leopard.rules.fact.TypedCriterion;
import leopard.rules.fact.Unit;
import leopard.rules.fact.UnitEffects;
import leopard.rules.fact.UnitEvent;
import leopard.rules.fact.ValuedEvent;
import org.junit.jupiter.api.Test;

/** The published list says what there is. */
class FactsPageTest {

    private static String page() throws Exception {
        Path module = Path.of(System.getProperty("basedir", ""));
        return Files.readString(module.toAbsolutePath().resolve("../docs/rules-facts.md"));
    }

    @Test
    void every_field_of_every_fact_is_published() throws Exception {
        String page = page();
        List<Class<?>> facts = List.of(
                TypedCriterion.class,
                Event.class,
                ValuedEvent.class,
                CountedEvent.class,
                EventCount.class,
                Contest.class,
                Contender.class,
                ScheduledItem.class,
                Unit.class,
                Grouping.class,
                Line.class,
                Reading.class,
                PastScore.class,
                UnitEvent.class);
        for (Class<?> fact : facts) {
            String heading = "| fact `" + fact.getSimpleName() + "` |";
            assertThat(page).contains(heading);
            String table = page.substring(page.indexOf(heading)).split("\n\n", 2)[0];
            for (RecordComponent field : fact.getRecordComponents()) {
                assertThat(table).as(fact.getSimpleName()).contains("`" + field.getName() + "`");
            }
        }
        for (String comparison : comparisons()) {
            assertThat(page).containsPattern("`" + comparison + "\\b");
        }
    }

    private static List<String> comparisons() {
        return Arrays.stream(ScoredUnit.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .map(Method::getName)
                .toList();
    }

    @Test
    void every_effect_is_published() throws Exception {
        String page = page();
        Map<String, Class<?>> effects = Map.of(
                "plan", PlanEffects.class,
                "verdict", EventEffects.class,
                "ruling", UnitEffects.class,
                "promotion", PromotionEffects.class,
                "outcome", ContestEffects.class,
                "light", LightEffects.class,
                "effects", ExpertEffects.class);
        effects.forEach((name, type) -> {
            for (Method effect : type.getMethods()) {
                assertThat(page).contains("`" + name + "." + effect.getName() + "( ");
            }
        });
    }

    @Test
    void what_experts_may_look_at_is_what_the_page_lists_for_them() throws Exception {
        String page = page();
        String own = page.substring(page.indexOf("## Rules of experts"));
        for (FactType type : FactType.values()) {
            assertThat(own).contains("`" + type.word() + "`");
            assertThat(page).contains("| fact `" + type.word() + "` |");
        }
    }
}
