package leopard.run;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import leopard.model.CalendarPeriod;
import leopard.model.DeclaredPeriod;
import leopard.model.Indicator;
import leopard.model.Ledger;
import leopard.model.ListRow;
import leopard.model.Period;
import leopard.model.PeriodKind;
import leopard.model.Periods;
import leopard.model.Task;
import leopard.model.Text;
import leopard.scheme.Lists;
import leopard.scheme.Scheme;
import leopard.scheme.SchemeVersions;
import org.jspecify.annotations.Nullable;

/** Which periods a run is asked for: {@code 2024-06}, {@code 2024-01..2024-06} or {@code all}. */
public final class RunPeriods {

    /** Asks for every period that has figures. */
    public static final String ALL = "all";

    private RunPeriods() {}

    /**
     * What was asked for.
     *
     * @param periods in their order; empty where there is a problem
     * @param problem what is wrong with the wish, null if nothing is
     */
    public record Selection(List<Period> periods, @Nullable Text problem) {}

    /**
     * What a text means before anything is known about scheme and figures.
     *
     * @param first begin of the range; null if all periods are meant, or if there is a problem with it
     * @param last end of the range, the begin if it is one period
     * @param problems what is wrong with the text, empty if nothing is
     */
    public record Wish(@Nullable String first, @Nullable String last, List<Text> problems) {}

    /** Reads a wish. */
    public static Wish parse(String text) {
        if (text.equals(ALL)) {
            return new Wish(null, null, List.of());
        }
        int dots = text.indexOf("..");
        String from = dots < 0 ? text : text.substring(0, dots);
        String to = dots < 0 ? text : text.substring(dots + 2);
        List<Text> problems = new ArrayList<>();
        for (String part : dots < 0 ? List.of(text) : List.of(from, to)) {
            if (!DeclaredPeriod.isId(part)) {
                problems.add(notAPeriod(part, Period.FORMS));
            }
        }
        return problems.isEmpty() ? new Wish(from, to, List.of()) : new Wish(null, null, List.copyOf(problems));
    }

    private static Text notAPeriod(String text, String forms) {
        return Text.of(
                "“%s”不是考核周期,应为 %s、方案自定的周期编号、起止范围(2024-01..2024-06)或 all",
                "“%s” is not a period; expected %s, the id of a period that the scheme declares, a range"
                        + " (2024-01..2024-06) or all",
                text,
                forms);
    }

    /** The periods that {@code text} means and that have figures to score. */
    public static Selection select(SchemeVersions scheme, Ledger ledger, String text) {
        List<Period> known = withData(scheme, ledger);
        if (text.equals(ALL)) {
            return known.isEmpty() ? refused(noData(scheme, ledger, text, known)) : new Selection(known, null);
        }
        Wish wish = parse(text);
        if (wish.first() == null || wish.last() == null) {
            return refused(Text.join("; ", wish.problems()));
        }
        Period first = scheme.periods().find(wish.first());
        Period last = scheme.periods().find(wish.last());
        if (first == null || last == null) {
            return refused(ofOtherKind(scheme.periods(), first == null ? wish.first() : wish.last()));
        }
        if (first.compareTo(last) > 0) {
            return refused(Text.of("起始周期 %s 晚于截止周期 %s", "the range begins at %s, after its end %s", first, last));
        }
        List<Period> asked = known.stream()
                .filter(p -> p.compareTo(first) >= 0 && p.compareTo(last) <= 0)
                .toList();
        if (asked.isEmpty()) {
            return refused(noData(scheme, ledger, text, known));
        }
        return new Selection(asked, null);
    }

    private static Text ofOtherKind(Periods periods, String text) {
        PeriodKind every = periods.every();
        if (every == null) {
            return Text.of(
                    "本方案没有周期 %s;方案自定的周期:%s",
                    "this scheme has no period %s; the periods that it declares: %s", text, periods.forms());
        }
        CalendarPeriod other = Period.parse(text);
        return other == null
                ? notAPeriod(text, Period.FORMS)
                : Text.of(
                        "%s 不是本方案的周期:本方案按%s考核,应如 %s",
                        "%s is not a period of this scheme, which goes by %s: for example %s",
                        text,
                        every.title(),
                        other.containing(every));
    }

    /** Whether the period has a reading of a scored indicator, of a task, or a vote. */
    public static boolean hasData(Scheme scheme, Ledger ledger, Period period) {
        String id = period.id();
        for (String indicator : scheme.scoredIndicators()) {
            Indicator declared = scheme.indicator(indicator);
            if (declared != null
                    && declared.every() == null
                    && ledger.readings().has(indicator, id)) {
                return true;
            }
        }
        for (Task task : ledger.tasks()) {
            String indicator = task.indicator().isEmpty() ? task.id() : task.indicator();
            if (task.kind() != Task.Kind.MILESTONE && ledger.readings().has(indicator, id)) {
                return true;
            }
        }
        return ledger.ballots().stream().anyMatch(b -> b.period().equals(id)) || hasDatedRows(scheme, ledger, period);
    }

    /** Whether a row of a list begins to count in the period. */
    private static boolean hasDatedRows(Scheme scheme, Ledger ledger, Period period) {
        return ledger.rows().stream().anyMatch(row -> {
            LocalDate day = begins(scheme, row);
            return day != null && !day.isBefore(period.from()) && !day.isAfter(period.to());
        });
    }

    private static @Nullable LocalDate begins(Scheme scheme, ListRow row) {
        Lists.ListRule list = scheme.lists().lists().get(row.list());
        ListRow.Cell cell = list == null || list.dated() == null ? null : row.cell(list.dated());
        return cell == null || cell.date() == null ? null : cell.date().day();
    }

    /** Periods of the scheme and one of its versions that have figures, in order. */
    static List<Period> withData(SchemeVersions versions, Ledger ledger) {
        TreeSet<String> ids = new TreeSet<>(ledger.readings().periods());
        ledger.ballots().forEach(b -> ids.add(b.period()));
        PeriodKind every = versions.periods().every();
        versions.periods().declared().forEach(period -> ids.add(period.id()));
        for (ListRow row : ledger.rows()) {
            LocalDate day = begins(versions.whole(), row);
            if (day != null && every != null) {
                ids.add(new CalendarPeriod(PeriodKind.MONTH, day.getYear(), day.getMonthValue())
                        .containing(every)
                        .id());
            }
        }
        List<Period> found = new ArrayList<>();
        for (String id : ids) {
            Period period = versions.periods().find(id);
            if (period != null && hasData(versions, ledger, period)) {
                found.add(period);
            }
        }
        found.sort(null);
        return List.copyOf(found);
    }

    /** Whether a version is in force in the period, and the period has figures for it. */
    static boolean hasData(SchemeVersions versions, Ledger ledger, Period period) {
        Scheme scheme = versions.in(period);
        return scheme != null && hasData(scheme, ledger, period);
    }

    private static Text noData(SchemeVersions versions, Ledger ledger, String text, List<Period> known) {
        Period period = versions.periods().find(text);
        List<Scheme> schemes = versions.schemes();
        if (period != null && versions.in(period) == null && hasData(versions.whole(), ledger, period)) {
            Period from = schemes.get(0).version().from();
            Period to = schemes.get(schemes.size() - 1).version().to();
            String ids = String.join(
                    ", ", schemes.stream().map(s -> s.version().id()).toList());
            return Text.of(
                    "方案版本 %s 不适用于 %s(适用期:%s 至 %s)",
                    schemes.size() == 1
                            ? "version %s of the scheme does not cover %s (it holds from %s to %s)"
                            : "versions %s of the scheme do not cover %s (they hold from %s to %s)",
                    ids,
                    period,
                    from == null ? "—" : from,
                    to == null ? "—" : to);
        }
        Text there = known.isEmpty()
                ? Text.of("没有任何周期有可计分的数据", "no period has figures to score")
                : Text.of(
                        "有数据的周期:%s",
                        "periods with figures: %s",
                        String.join(", ", known.stream().map(Period::id).toList()));
        return Text.of("%s 没有可计分的数据;%s", "%s has no figures to score; %s", text, there);
    }

    private static Selection refused(Text problem) {
        return new Selection(List.of(), problem);
    }
}
