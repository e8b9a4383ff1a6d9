package leopard.rules.drools;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import leopard.rules.fact.Grouping;
import leopard.rules.fact.Line;
import leopard.rules.fact.PastScore;
import leopard.rules.fact.Reading;
import leopard.rules.fact.Unit;
import leopard.rules.fact.UnitEvent;
import org.jspecify.annotations.Nullable;

/** A fact that rules of experts may look at, with its fields: all that there are, and no others. */
enum FactType {
    UNIT(Unit.class, "unitId"),
    LINE(Line.class, "line"),
    READING(Reading.class, "indicator"),
    PAST_SCORE(PastScore.class, ""),
    EVENT(UnitEvent.class, ""),
    GROUPING(Grouping.class, "grouping");

    /** What a field holds. */
    enum Kind {
        TEXT,
        NUMBER,
        WHOLE,
        FLAG
    }

    /** Field that says whose a fact is. */
    static final String UNIT_ID = "unitId";

    private final Class<? extends Record> fact;

    @SuppressWarnings("ImmutableEnumChecker") // unmodifiable, and in the order of the fields
    private final Map<String, Kind> fields;

    private final String key;

    FactType(Class<? extends Record> fact, String key) {
        this.fact = fact;
        this.key = key;
        Map<String, Kind> kinds = new LinkedHashMap<>();
        for (RecordComponent component : fact.getRecordComponents()) {
            kinds.put(component.getName(), kind(component.getType()));
        }
        this.fields = Collections.unmodifiableMap(kinds);
    }

    private static Kind kind(Class<?> type) {
        if (type == String.class) {
            return Kind.TEXT;
        }
        if (type == boolean.class) {
            return Kind.FLAG;
        }
        return type == BigDecimal.class ? Kind.NUMBER : Kind.WHOLE;
    }

    /** As patterns write it. */
    String word() {
        return fact.getSimpleName();
    }

    Class<? extends Record> fact() {
        return fact;
    }

    /** Kind of each field, in order. */
    Map<String, Kind> fields() {
        return fields;
    }

    /** Field that, with the unit, tells nearly every fact apart; empty where there is none. */
    String key() {
        return key;
    }

    static @Nullable FactType named(String word) {
        for (FactType type : values()) {
            if (type.word().equals(word)) {
                return type;
            }
        }
        return null;
    }

    static List<String> words() {
        return Arrays.stream(values()).map(FactType::word).toList();
    }
}
