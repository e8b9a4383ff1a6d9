package leopard.rules.fact;

/**
 * How many bonus events of one level count for a unit in the period.
 *
 * @param unitId the unit
 * @param level level of the scheme
 * @param count at least 1
 * @param number number of the unit in the period's list of units
 */
public record EventCount(String unitId, String level, long count, int number) {}
