package leopard.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened and adds or takes points, or bars a unit: 加减分事项, 一票否决.
 *
 * @param id unique for the unit
 * @param level one of the scheme's levels; of a veto the veto's id
 * @param points given points that replace the level's, null where the level decides; never negative
 * @param matter what it is about: of several bonuses for one matter only the highest counts
 * @param period the period that it counts in where that is not the one of its date, null where the date decides
 * @param document the paper that proves it; empty if there is none
 * @param documented date of that paper, null where nobody says
 * @param decided when it was decided that it happened, null where nobody says: then when it happened
 * @param lifted of a veto: from when on it no longer holds, null while it does
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
        @Nullable Period period,
        String document,
        boolean verified,
        String reason,
        @Nullable When documented,
        @Nullable When decided,
        @Nullable When lifted,
        Place place) {

    /** An event of which no more than its date is known. */
    public ScoreEvent(
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
        this(
                unit, id, kind, title, level, points, matter, date, null, document, verified, reason, null, null, null,
                place);
    }

    /** The day by which it counts: its date, or the last day of the period that it is booked in. */
    public LocalDate day() {
        return period == null ? date.day() : period.to();
    }

    /** Which way it goes. */
    public enum Kind {
        BONUS,
        DEDUCT,
        VETO,
        /** Lifts a veto or the count of notices: the level says which. */
        LIFT
    }

    /** The date that tells which of several was decided first. */
    public When decidedOrDate() {
        return decided == null ? date : decided;
    }

    /** The event as one of the unit that goes on instead of its own, under an id that says whose it was. */
    public ScoreEvent takenOverBy(String heir) {
        return new ScoreEvent(
                heir,
                unit + "." + id,
                kind,
                title,
                level,
                points,
                matter,
                date,
                period,
                document,
                verified,
                reason,
                documented,
                decided,
                lifted,
                place);
    }

    /** The event as it stands at the end of a day: a paper of a later date is not there yet. */
    public ScoreEvent asOf(LocalDate day) {
        return documented == null || !documented.day().isAfter(day)
                ? this
                : new ScoreEvent(
                        unit,
                        id,
                        kind,
                        title,
                        level,
                        points,
                        matter,
                        date,
                        period,
                        "",
                        verified,
                        reason,
                        documented,
                        decided,
                        lifted,
                        place);
    }
}
