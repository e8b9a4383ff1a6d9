package leopard.score;

import leopard.model.Rational;
import leopard.model.Text;
import org.jspecify.annotations.Nullable;

/**
 * A figure about a population that a line or a grade leaned on: a minimum, a mean, a quota.
 *
 * @param ranking ranking it belongs to; empty if it belongs to a line only
 * @param line line it belongs to; empty if it belongs to a ranking only
 * @param group group it holds for; empty for all units
 * @param value null where it was refused, with the reason in {@code note}
 */
public record Statistic(
        String ranking,
        String line,
        String group,
        String name,
        @Nullable Rational value,
        Text note) {}
