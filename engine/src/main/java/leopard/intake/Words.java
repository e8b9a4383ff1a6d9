package leopard.intake;

import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import leopard.model.Claim;
import leopard.model.DataStatus;
import leopard.model.ScoreEvent;
import leopard.model.Task;
import leopard.model.Vintage;

/** The words that a column of a closed set may have, in the order in which messages list them. */
final class Words {

    static final Map<String, DataStatus> STATUS = words(
            EnumSet.of(DataStatus.NOT_APPLICABLE, DataStatus.MISSING, DataStatus.PENDING),
            DataStatus::name,
            s -> s.title().zh());

    static final Map<String, Vintage> VINTAGE = words(EnumSet.allOf(Vintage.class), Vintage::name, v -> switch (v) {
        case ESTIMATE -> "预计数";
        case FINAL -> "核定数";
    });

    static final Map<String, Task.Kind> TASK = words(EnumSet.allOf(Task.Kind.class));
    static final Map<String, ScoreEvent.Kind> EVENT = words(EnumSet.allOf(ScoreEvent.Kind.class));
    static final Map<String, Claim.Kind> CLAIM = words(EnumSet.allOf(Claim.Kind.class));
    static final Map<String, Claim.Strength> STRENGTH = words(EnumSet.allOf(Claim.Strength.class));

    private Words() {}

    private static <E extends Enum<E>> Map<String, E> words(Set<E> constants) {
        Map<String, E> words = new LinkedHashMap<>();
        constants.forEach(c -> words.put(c.name().toLowerCase(Locale.ROOT), c));
        return Collections.unmodifiableMap(words);
    }

    private static <E extends Enum<E>> Map<String, E> words(
            Set<E> constants, Function<E, String> word, Function<E, String> chinese) {
        Map<String, E> words = new LinkedHashMap<>();
        constants.forEach(c -> words.put(word.apply(c), c));
        constants.forEach(c -> words.put(chinese.apply(c), c));
        return Collections.unmodifiableMap(words);
    }
}
