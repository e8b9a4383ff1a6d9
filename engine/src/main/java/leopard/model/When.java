package leopard.model;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * A day, or a whole month where a table says no more: it then stands for the month's first day, so that it lies inside
 * every period that reaches into the month.
 */
public record When(LocalDate day, boolean monthOnly) implements Comparable<When> {

    public static When day(LocalDate day) {
        return new When(day, false);
    }

    public static When month(YearMonth month) {
        return new When(month.atDay(1), true);
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

    /** ISO form: {@code 2024-06-03} or {@code 2024-06}. */
    @Override
    public String toString() {
        return monthOnly ? YearMonth.from(day).toString() : day.toString();
    }
}
