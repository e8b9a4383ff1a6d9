package leopard.model;

import org.jspecify.annotations.Nullable;

/** A score of an earlier period that was published elsewhere: used instead of computing it. */
public record HistoryEntry(
        String period,
        String scheme,
        String unit,
        String node,
        Decimal score,
        @Nullable Integer rank,
        @Nullable Integer of,
        Place place) {}
