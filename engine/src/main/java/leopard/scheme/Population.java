package leopard.scheme;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Over whom a bound, a mean or a rank runs.
 *
 * @param within grouping inside which it runs; null for all groups together
 * @param all whether guests (units that are never ranked) and units barred by an event take part
 * @param periods whose figures it looks at
 * @param observed whether figures that were filled in are left out
 */
public record Population(@Nullable String within, boolean all, Periods periods, boolean observed) {

    /** Which periods a population spans. */
    public enum Span {
        /** The period that is scored. */
        NOW,
        /** All periods of the data up to the one that is scored. */
        TO_DATE,
        /** All periods of the data. */
        ALL,
        /** Periods by name. */
        NAMED
    }

    /** @param named ids of the periods, empty unless they are named */
    public record Periods(Span span, List<String> named) {
        public static final Periods NOW = new Periods(Span.NOW, List.of());
    }

    public static final Population RANKABLE = new Population(null, false);

    /** A population of the period that is scored. */
    public Population(@Nullable String within, boolean all) {
        this(within, all, Periods.NOW, false);
    }
}
