package leopard.scheme;

import org.jspecify.annotations.Nullable;

/**
 * Over whom a bound, a mean or a rank runs.
 *
 * @param within grouping inside which it runs; null for all units
 * @param vetoed whether units barred by an event take part
 */
public record Population(@Nullable String within, boolean vetoed) {

    public static final Population ALL = new Population(null, true);
}
