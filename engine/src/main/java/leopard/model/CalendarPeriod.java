package leopard.model;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A period of the calendar: {@code 2024-06}, {@code 2024-Q2}, {@code 2024-H1} or {@code 2024}.
 *
 * @param number which one of its year, from 1
 */
public record CalendarPeriod(PeriodKind kind, int year, int number) implements Period {

    private static final Pattern FORM = Pattern.compile("([0-9]{4})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])|H([12])))?");

    static @Nullable CalendarPeriod parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return null;
        }
        int year = Integer.parseInt(form.group(1));
        if (year < 1900) {
            return null;
        }
        if (form.group(2) != null) {
            return new CalendarPeriod(PeriodKind.MONTH, year, Integer.parseInt(form.group(2)));
        }
        if (form.group(3) != null) {
            return new CalendarPeriod(PeriodKind.QUARTER, year, Integer.parseInt(form.group(3)));
        }
        if (form.group(4) != null) {
            return new CalendarPeriod(PeriodKind.HALF_YEAR, year, Integer.parseInt(form.group(4)));
        }
        return new CalendarPeriod(PeriodKind.YEAR, year, 1);
    }

    @Override
    public String id() {
        return switch (kind) {
            case MONTH -> year + (number < 10 ? "-0" : "-") + number;
            case QUARTER -> year + "-Q" + number;
            case HALF_YEAR -> year + "-H" + number;
            case YEAR -> String.valueOf(year);
        };
    }

    @Override
    public Text title() {
        return switch (kind) {
            case MONTH -> Text.of("%1$s年%2$s月", "%3$s", year, number, id());
            case QUARTER -> Text.of("%1$s年第%2$s季度", "%3$s", year, number, id());
            case HALF_YEAR -> Text.of(number == 1 ? "%1$s年上半年" : "%1$s年下半年", "%2$s", year, id());
            case YEAR -> Text.of("%s年", "%s", year);
        };
    }

    @Override
    public LocalDate from() {
        return LocalDate.of(year, (number - 1) * months() + 1, 1);
    }

    @Override
    public LocalDate to() {
        return YearMonth.of(year, number * months()).atEndOfMonth();
    }

    @Override
    public CalendarPeriod containing(PeriodKind wanted) {
        int month = number * months();
        return new CalendarPeriod(wanted, year, (month - 1) / (12 / wanted.perYear()) + 1);
    }

    @Override
    public Rational shareOfYear() {
        return Rational.of(Decimal.of(number), Decimal.of(kind.perYear()));
    }

    @Override
    public CalendarPeriod previous() {
        return number > 1
                ? new CalendarPeriod(kind, year, number - 1)
                : new CalendarPeriod(kind, year - 1, kind.perYear());
    }

    /** The one after it, of the same kind. */
    public CalendarPeriod next() {
        return number < kind.perYear()
                ? new CalendarPeriod(kind, year, number + 1)
                : new CalendarPeriod(kind, year + 1, 1);
    }

    @Override
    public boolean isOfTheYearOf(Period other) {
        return other instanceof CalendarPeriod calendar && calendar.year == year;
    }

    @Override
    public LocalDate beginningOfYear() {
        return LocalDate.of(year, 1, 1);
    }

    private int months() {
        return 12 / kind.perYear();
    }

    @Override
    public int compareTo(Period other) {
        if (!(other instanceof CalendarPeriod calendar)) {
            return -other.compareTo(this);
        }
        int years = Integer.compare(year, calendar.year);
        if (years != 0) {
            return years;
        }
        int ends = Integer.compare(number * months(), calendar.number * calendar.months());
        return ends != 0 ? ends : Integer.compare(kind.ordinal(), calendar.kind.ordinal());
    }

    @Override
    public String toString() {
        return id();
    }
}
