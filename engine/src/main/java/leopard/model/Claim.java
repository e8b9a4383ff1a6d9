package leopard.model;

import org.jspecify.annotations.Nullable;

/**
 * A statement of a report that the data checks hold against the figures.
 *
 * @param subject what it speaks of
 * @param indicator the indicator it speaks of; empty if none
 * @param scope what it covers; several readings of the text are separated by {@code |}
 * @param strength how firm it is: {@code firm} 确保/推动, {@code aim} 力争, {@code plan} 谋划
 * @param phrase the words as printed
 */
public record Claim(
        String id,
        String unit,
        Kind kind,
        String subject,
        String indicator,
        @Nullable Decimal value,
        String measure,
        @Nullable When deadline,
        String scope,
        @Nullable Strength strength,
        String phrase,
        Place place) {

    /** What a statement asserts. */
    public enum Kind {
        COMMITMENT,
        FULL_COVERAGE,
        VALUE,
        RANK
    }

    /** From the firmest down. */
    public enum Strength {
        FIRM,
        AIM,
        PLAN
    }
}
