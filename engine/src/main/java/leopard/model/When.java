package leopard.model;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * A day, or a whole month where a table says no more: it then stands for the month's first day, so that it lies inside
 * every period that reaches into the month. Or a period of the scheme's own, which stands for its last day.
 *
 * @param period id of the period; empty where it is a day or a month
 */
public record When(LocalDate day, boolean monthOnly, String period) implements Comparable<When> {

    public static When day(LocalDate day) {
        return new When(day, false, "");
    }

    public static When month(YearMonth month) {
        return new When(month.atDay(1), true, "");
    }

    public static When in(Period period) {
        return new When(period.to(), false, period.id());
    }

    /** Calendar months from {@code earlier} to this one; negative if this one comes first. Days do not matter. */
    public int monthsAfter(When earlier) {
        return (day.getYear() - earlier.day.getYear()) * 12 + day.getMonthValue() - earlier.day.getMonthValue();
    }

    @Override
    public int compareTo(When other) {
        int days = day.compareTo(other.day);
        return days != 0 ? days : Boolean.compare(other.monthOnly, monthOnly);
    }

    /** ISO form, {@code 2024-06-03} or {@code 2024-06}, or the id of the period. */
    @Override
    public String toString() {
        if (!period.isEmpty()) {
            return period;
        }
        return monthOnly ? YearMonth.from(day).toString() : day.toString();
    }
}
