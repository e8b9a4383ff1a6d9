package leopard.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An assessment period 考核周期: a stretch of the calendar, or one of an ordered list that the scheme declares itself (rounds,
 * terms, waves). Its <i>year</i> is the calendar year, or the season that the list gives as its parent.
 */
public sealed interface Period extends Comparable<Period> permits CalendarPeriod, DeclaredPeriod {

    /** What a period of the calendar may look like, for messages. */
    String FORMS = "2024-06, 2024-Q2, 2024-H1, 2024";

    /** The calendar period of that name, or null if the text is none. */
    static @Nullable CalendarPeriod parse(String text) {
        return CalendarPeriod.parse(text);
    }

    /**
     * The calendar period of that name.
     *
     * @throws IllegalArgumentException if the text is none
     */
    static CalendarPeriod of(String text) {
        CalendarPeriod period = parse(text);
        if (period == null) {
            throw new IllegalArgumentException("not a period: " + text + ", expected one of " + FORMS);
        }
        return period;
    }

    /** Its name, as on the command line and in the tables. */
    String id();

    /** Its name in words, for people. */
    Text title();

    /** Its first day. A period without dates has a month of its own in a calendar that nobody sees: only the order counts. */
    LocalDate from();

    /** Its last day, see {@link #from}. */
    LocalDate to();

    /** Which one of its year it is, from 1. */
    int number();

    /** Share of its year that has gone by at its end, exactly: 序时进度. */
    Rational shareOfYear();

    /** The calendar period of {@code wanted} kind that contains its last day. */
    CalendarPeriod containing(PeriodKind wanted);

    /** The one before it, also across the years; null before the first of a list. */
    @Nullable
    Period previous();

    /** Whether both are in one year, or in one season. */
    boolean isOfTheYearOf(Period other);

    /** The periods of its year that come before it, in order. */
    default List<Period> earlierInYear() {
        List<Period> earlier = new ArrayList<>();
        for (Period each = previous(); each != null && each.isOfTheYearOf(this); each = each.previous()) {
            earlier.add(each);
        }
        Collections.reverse(earlier);
        return earlier;
    }

    /** First day of its year or season. */
    default LocalDate beginningOfYear() {
        List<Period> earlier = earlierInYear();
        return earlier.isEmpty() ? from() : earlier.get(0).from();
    }
}
