package leopard.rules.fact;

/**
 * A criterion as units of one type meet it: what a plan decides about.
 *
 * @param criterion id of the criterion
 * @param type unit type; empty where the scheme does not tell types apart
 */
public record TypedCriterion(String criterion, String type) {}
