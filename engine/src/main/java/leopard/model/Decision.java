package leopard.model;

/**
 * What people decided about units that nothing else told apart 另行决定: a draw of lots, a vote of the committee.
 *
 * @param ranking id of the ranking
 * @param place the unit's place among those that the decision is about, from 1
 * @param date day of the decision; may be empty
 */
public record Decision(
        String ranking, String period, String unit, int place, String reason, String date, Place source) {}
