package leopard.score;

/**
 * A unit's score in one period, as a roll-up takes it over.
 *
 * @param disputed whether it rests on a figure with an open dispute
 */
public record PeriodScore(Points score, boolean disputed) {}
