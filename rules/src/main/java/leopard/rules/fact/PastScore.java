package leopard.rules.fact;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A score of an earlier period that was published: a row of the table {@code history} of this scheme.
 *
 * @param unitId the unit
 * @param line id of the node
 * @param period the period
 * @param ago how many periods before this one: 1 for the one before
 * @param score the score
 * @param rank its rank; null where none was published
 */
public record PastScore(
        String unitId,
        String line,
        String period,
        long ago,
        BigDecimal score,
        @Nullable BigDecimal rank) {}
