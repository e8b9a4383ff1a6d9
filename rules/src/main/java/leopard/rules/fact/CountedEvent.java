package leopard.rules.fact;

import java.time.LocalDate;

/**
 * A bonus or deduction that counts, once or more.
 *
 * @param unitId the unit
 * @param side {@code bonus} or {@code deduct}, as of {@link Event}
 * @param level level of the scheme
 * @param matter what it is about; empty for a matter of its own
 * @param year calendar year that it counts in; of a season always 1, since a season is judged by itself
 * @param date its date as a number, {@code 20240603}; of a month its first day
 * @param period period of the scheme that its date is in
 * @param position its place among the unit's events, from 0: the earliest date first, then by id
 * @param decided its place among them by the date of the decision
 * @param event the event as it was submitted
 */
public record CountedEvent(
        String unitId,
        String side,
        String level,
        String matter,
        long year,
        long date,
        String period,
        long position,
        long decided,
        Event event) {

    /**
     * @param period period of the scheme that its date is in
     * @param decided its place by the date of the decision
     */
    public static CountedEvent of(Event event, String period, long decided) {
        return new CountedEvent(
                event.unitId(),
                event.side(),
                event.level(),
                event.matter(),
                event.year(),
                event.date(),
                period,
                event.position(),
                decided,
                event);
    }

    /** The day so many months before, as a number; the last of its month where that has no such day. */
    public long monthsBefore(long months) {
        return number(day().minusMonths(months));
    }

    /** The day so many months after. */
    public long monthsAfter(long months) {
        return number(day().plusMonths(months));
    }

    private LocalDate day() {
        return LocalDate.of((int) (date / 10_000), (int) (date / 100 % 100), (int) (date % 100));
    }

    /** A day as the number that facts have of it. */
    public static long number(LocalDate day) {
        return day.getYear() * 10_000L + day.getMonthValue() * 100L + day.getDayOfMonth();
    }
}
