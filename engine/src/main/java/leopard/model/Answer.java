package leopard.model;

import org.jspecify.annotations.Nullable;

/** The decision on a disputed figure: it closes the dispute, with the figures chosen. */
public record Answer(
        String check,
        String unit,
        String indicator,
        String period,
        String decision,
        @Nullable Decimal numerator,
        @Nullable Decimal denominator,
        @Nullable Decimal value,
        String date,
        String reason,
        Place place) {}
