package leopard.model;

import org.jspecify.annotations.Nullable;

/**
 * Something that happened and adds or takes points, or bars a unit: 加减分事项, 一票否决.
 *
 * @param id unique for the unit
 * @param level one of the scheme's levels; of a veto the veto's id
 * @param points given points that replace the level's, null where the level decides; never negative
 * @param matter what it is about: of several bonuses for one matter only the highest counts
 * @param document the paper that proves it; empty if there is none
 */
public record ScoreEvent(
        String unit,
        String id,
        Kind kind,
        String title,
        String level,
        @Nullable Decimal points,
        String matter,
        When date,
        String document,
        boolean verified,
        String reason,
        Place place) {

    /** Which way it goes. */
    public enum Kind {
        BONUS,
        DEDUCT,
        VETO
    }
}
