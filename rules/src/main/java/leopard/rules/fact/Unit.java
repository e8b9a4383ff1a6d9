package leopard.rules.fact;

/**
 * A unit of the period, for rules of experts.
 *
 * @param unitId the unit
 * @param name its name
 * @param type its type; empty where the scheme does not tell types apart
 * @param group name of its group
 * @param ranked false for guests, which are scored and not ranked
 */
public record Unit(String unitId, String name, String type, String group, boolean ranked) {}
