package leopard.scheme;

import leopard.model.Period;
import org.jspecify.annotations.Nullable;

/**
 * Version of a scheme 方案版本: never edited once it was used.
 *
 * @param from first period it holds for, null for no beginning
 * @param to last period it holds for, null for no end
 */
public record SchemeVersion(
        String id, @Nullable Period from, @Nullable Period to) {

    /** Whether it is in force for the whole of {@code period}. */
    public boolean covers(Period period) {
        return (from == null || !period.from().isBefore(from.from()))
                && (to == null || !period.to().isAfter(to.to()));
    }
}
