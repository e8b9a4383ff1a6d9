package leopard.rule;

/**
 * What rules said of a unit: that it meets a veto or a red line, a promotion, or the condition of a ranking or an award.
 *
 * @param unit number of the unit in the period's unit list
 * @param veto id of the veto, red line, promotion, ranking or award of the scheme
 * @param event id of the event that names it; empty where a condition does
 */
public record Ruling(int unit, String veto, String event, Kind kind) {

    /** What follows from it. */
    public enum Kind {
        /** A veto or a red line. */
        LIMIT,
        /** A grade more. */
        PROMOTION,
        /** The unit takes part in the ranking. */
        ENTRY,
        /** The unit may have the award, or is one that the notice is about. */
        GATE
    }

    /** A veto or a red line. */
    public Ruling(int unit, String veto, String event) {
        this(unit, veto, event, Kind.LIMIT);
    }
}
