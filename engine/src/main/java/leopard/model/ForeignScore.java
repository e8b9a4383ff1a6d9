package leopard.model;

/**
 * A score in the sealed result of another scheme.
 *
 * @param result folder of the result under {@code results/} in the case
 */
public record ForeignScore(String result, String period, String unit, String node, Decimal score) {}
