package leopard.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The periods that a scheme goes by: those of one length of the calendar, or an ordered list of its own.
 *
 * @param every their length; null for a list
 * @param declared the list, empty for the calendar
 */
public record Periods(@Nullable PeriodKind every, List<DeclaredPeriod> declared) {

    public static Periods every(PeriodKind kind) {
        return new Periods(kind, List.of());
    }

    /** A list, in order. Periods of one parent need not stand together; each counts in its own parent. */
    public static Periods list(List<DeclaredPeriod.Form> forms) {
        Map<String, Integer> sizes = new HashMap<>();
        forms.forEach(form -> sizes.merge(form.parent(), 1, Integer::sum));
        Map<String, Integer> seen = new HashMap<>();
        List<DeclaredPeriod> periods = new ArrayList<>();
        DeclaredPeriod previous = null;
        for (DeclaredPeriod.Form form : forms) {
            int number = seen.merge(form.parent(), 1, Integer::sum);
            int ofYear = sizes.getOrDefault(form.parent(), 1);
            previous = new DeclaredPeriod(form, periods.size(), number, ofYear, previous);
            periods.add(previous);
        }
        return new Periods(null, List.copyOf(periods));
    }

    public boolean isCalendar() {
        return every != null;
    }

    /** Whether a day of the calendar lies in a period; it does not where the list has no dates. */
    public boolean isDated() {
        return isCalendar() || declared.get(0).isDated();
    }

    /** The period of that id, if it is one of these; else null. */
    public @Nullable Period find(String id) {
        if (every != null) {
            CalendarPeriod period = Period.parse(id);
            return period != null && period.kind() == every ? period : null;
        }
        for (DeclaredPeriod each : declared) {
            if (each.id().equals(id)) {
                return each;
            }
        }
        return null;
    }

    /** The periods of the list that are parts of {@code parent}, in order; none for the calendar. */
    public List<DeclaredPeriod> within(String parent) {
        return declared.stream().filter(each -> each.parent().equals(parent)).toList();
    }

    /** How many periods each year has, by parent; the calendar's years are alike and have no name. */
    public Map<String, Integer> perYear() {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        if (every != null) {
            sizes.put("", every.perYear());
        }
        declared.forEach(each -> sizes.merge(each.parent(), 1, Integer::sum));
        return sizes;
    }

    /** What may be written for one, for messages: {@code 2024-06}, {@code R01, R02, … R16}. */
    public String forms() {
        if (every != null) {
            return new CalendarPeriod(PeriodKind.MONTH, 2024, 6)
                    .containing(every)
                    .id();
        }
        int n = declared.size();
        if (n <= 8) {
            return String.join(", ", declared.stream().map(Period::id).toList());
        }
        return declared.get(0) + ", " + declared.get(1) + ", … " + declared.get(n - 1);
    }

    /** The list's period without dates that the imagined day stands for; null if there is none. */
    public @Nullable DeclaredPeriod imagined(LocalDate day) {
        for (DeclaredPeriod each : declared) {
            if (!each.isDated() && !day.isBefore(each.from()) && !day.isAfter(each.to())) {
                return each;
            }
        }
        return null;
    }
}
