package leopard.rules.fact;

/**
 * Where a unit belongs in a further grouping of the scheme.
 *
 * @param unitId the unit
 * @param grouping the grouping
 * @param value what the unit has there
 */
public record Grouping(String unitId, String grouping, String value) {}
