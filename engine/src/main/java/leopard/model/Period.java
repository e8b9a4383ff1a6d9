package leopard.model;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An assessment period 考核周期: {@code 2024-06}, {@code 2024-Q2}, {@code 2024-H1} or {@code 2024}.
 *
 * @param number which one of its year, from 1
 */
public record Period(PeriodKind kind, int year, int number) implements Comparable<Period> {

    private static final Pattern FORM = Pattern.compile("([0-9]{4})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])|H([12])))?");

    /** What a period may look like, for messages. */
    public static final String FORMS = "2024-06, 2024-Q2, 2024-H1, 2024";

    /** The period of that name, or null if the text is none. */
    public static @Nullable Period parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return null;
        }
        int year = Integer.parseInt(form.group(1));
        if (year < 1900) {
            return null;
        }
        if (form.group(2) != null) {
            return new Period(PeriodKind.MONTH, year, Integer.parseInt(form.group(2)));
        }
        if (form.group(3) != null) {
            return new Period(PeriodKind.QUARTER, year, Integer.parseInt(form.group(3)));
        }
        if (form.group(4) != null) {
            return new Period(PeriodKind.HALF_YEAR, year, Integer.parseInt(form.group(4)));
        }
        return new Period(PeriodKind.YEAR, year, 1);
    }

    /**
     * The period of that name.
     *
     * @throws IllegalArgumentException if the text is none
     */
    public static Period of(String text) {
        Period period = parse(text);
        if (period == null) {
            throw new IllegalArgumentException("not a period: " + text + ", expected one of " + FORMS);
        }
        return period;
    }

    /** Its name, as on the command line and in the tables. */
    public String id() {
        return switch (kind) {
            case MONTH -> year + (number < 10 ? "-0" : "-") + number;
            case QUARTER -> year + "-Q" + number;
            case HALF_YEAR -> year + "-H" + number;
            case YEAR -> String.valueOf(year);
        };
    }

    public LocalDate from() {
        return LocalDate.of(year, (number - 1) * months() + 1, 1);
    }

    /** Its last day. */
    public LocalDate to() {
        return YearMonth.of(year, number * months()).atEndOfMonth();
    }

    /** The period of {@code wanted} kind that contains the last day of this one. */
    public Period containing(PeriodKind wanted) {
        int month = number * months();
        return new Period(wanted, year, (month - 1) / (12 / wanted.perYear()) + 1);
    }

    /** Share of the year that has gone by at its end, exactly: 序时进度. */
    public Rational shareOfYear() {
        return Rational.of(Decimal.of(number), Decimal.of(kind.perYear()));
    }

    /** The one before it, of the same kind. */
    public Period previous() {
        return number > 1 ? new Period(kind, year, number - 1) : new Period(kind, year - 1, kind.perYear());
    }

    /** The one after it, of the same kind. */
    public Period next() {
        return number < kind.perYear() ? new Period(kind, year, number + 1) : new Period(kind, year + 1, 1);
    }

    private int months() {
        return 12 / kind.perYear();
    }

    @Override
    public int compareTo(Period other) {
        int years = Integer.compare(year, other.year);
        if (years != 0) {
            return years;
        }
        int ends = Integer.compare(number * months(), other.number * other.months());
        return ends != 0 ? ends : Integer.compare(kind.ordinal(), other.kind.ordinal());
    }

    @Override
    public String toString() {
        return id();
    }
}
