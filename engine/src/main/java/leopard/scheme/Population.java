package leopard.scheme;

import org.jspecify.annotations.Nullable;

/**
 * Over whom a bound, a mean or a rank runs.
 *
 * @param within grouping inside which it runs; null for all groups together
 * @param all whether guests (units that are never ranked) and units barred by an event take part
 */
public record Population(@Nullable String within, boolean all) {

    public static final Population RANKABLE = new Population(null, false);
}
