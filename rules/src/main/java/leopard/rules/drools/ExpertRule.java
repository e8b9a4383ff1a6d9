package leopard.rules.drools;

import java.util.List;
import leopard.model.Text;
import leopard.rule.RuleFile;
import leopard.scheme.Veto;
import org.jspecify.annotations.Nullable;

/**
 * A rule of an expert that was admitted, written anew.
 *
 * @param id first word of its name
 * @param title the rest of its name
 * @param line line of the file that it begins on
 * @param when its patterns
 * @param then its effects
 * @param limit what it limits; null where it only warns or notes
 * @param reach how many facts each pattern may meet, in the order of the patterns
 */
record ExpertRule(
        String id,
        Text title,
        RuleFile file,
        int line,
        List<String> when,
        List<String> then,
        @Nullable Veto limit,
        List<Reach> reach) {

    /** How many facts a pattern may meet for each combination of the patterns before it. */
    sealed interface Reach {
        /** Every unit of the group. */
        record Units() implements Reach {}

        /** All facts of that type about one unit. */
        record OfUnit(FactType type) implements Reach {}

        /** One fact, or two of two periods. */
        record One() implements Reach {}
    }

    /** Whether it looks at other units than the one it is about. */
    boolean looksAtOthers() {
        return reach.stream().filter(Reach.Units.class::isInstance).count() > 1;
    }
}
