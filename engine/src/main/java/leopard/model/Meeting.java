package leopard.model;

/**
 * A result between two units 相互战绩: a match, a duel, a comparison in pairs.
 *
 * @param id tells several meetings of the same units in one period apart; may be empty
 */
public record Meeting(
        String period, String id, String home, String away, Decimal homeScore, Decimal awayScore, Place place) {}
