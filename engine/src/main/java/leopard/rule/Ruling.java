package leopard.rule;

/**
 * A veto or a red line that a unit meets.
 *
 * @param unit number of the unit in the period's unit list
 * @param veto id of the veto or red line of the scheme
 * @param event id of the event that names it; empty for a red line
 */
public record Ruling(int unit, String veto, String event) {}
