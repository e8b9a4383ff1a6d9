package leopard.score;

import leopard.model.Text;

/**
 * A unit's score in one period, as a roll-up takes it over.
 *
 * @param disputed whether it rests on a figure with an open dispute
 * @param note where it comes from if not from the unit itself in that period; empty if there is nothing to say
 */
public record PeriodScore(Points score, boolean disputed, Text note) {

    /** A score of the unit itself. */
    public PeriodScore(Points score, boolean disputed) {
        this(score, disputed, Text.EMPTY);
    }
}
