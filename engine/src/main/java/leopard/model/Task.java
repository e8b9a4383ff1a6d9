package leopard.model;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A unit's own task 重点工作 in a component that is scored by task.
 *
 * @param component id of the criterion that it is scored in
 * @param id unique for the unit; of a numeric task also the indicator whose reading is its actual value
 * @param target the year's target of a numeric task
 * @param difficulty difficulty coefficient 难度系数; null means 1
 * @param milestones its milestones 节点, by due date then id
 * @param fixed month or day on which its difficulty was fixed, null if nobody says so
 */
public record Task(
        String unit,
        String component,
        String id,
        String title,
        Kind kind,
        @Nullable Decimal target,
        @Nullable Decimal difficulty,
        @Nullable When deadline,
        String measure,
        String indicator,
        String objects,
        List<Milestone> milestones,
        Place place,
        @Nullable When fixed) {

    /** A task that says nothing of when its difficulty was fixed. */
    public Task(
            String unit,
            String component,
            String id,
            String title,
            Kind kind,
            @Nullable Decimal target,
            @Nullable Decimal difficulty,
            @Nullable When deadline,
            String measure,
            String indicator,
            String objects,
            List<Milestone> milestones,
            Place place) {
        this(
                unit,
                component,
                id,
                title,
                kind,
                target,
                difficulty,
                deadline,
                measure,
                indicator,
                objects,
                milestones,
                place,
                null);
    }

    /** How a task is measured. */
    public enum Kind {
        /** By weighted milestones that fall due. */
        MILESTONE,
        /** By a number against its target. */
        NUMERIC,
        /** By a share of the whole that is done, 0 to 1. */
        PROGRESS
    }

    /**
     * A step of a task.
     *
     * @param due month or day it falls due
     * @param period the period that it falls due in where that is not the one of its date; null where the date decides
     * @param done month or day it was done, null if it is not
     * @param verified whether a second person has checked that it is done
     */
    public record Milestone(
            String id,
            String title,
            Decimal weight,
            When due,
            @Nullable Period period,
            @Nullable When done,
            boolean verified,
            Place place) {

        /** A milestone that falls due by its date. */
        public Milestone(
                String id, String title, Decimal weight, When due, @Nullable When done, boolean verified, Place place) {
            this(id, title, weight, due, null, done, verified, place);
        }

        /** The last day by which it must be done: its date, or the last of the period that it is booked in. */
        public LocalDate dueDay() {
            return period == null ? due.day() : period.to();
        }
    }

    public Decimal difficultyOrOne() {
        return difficulty == null ? Decimal.ONE : difficulty;
    }
}
