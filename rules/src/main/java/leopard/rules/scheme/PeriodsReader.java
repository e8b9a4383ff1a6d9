package leopard.rules.scheme;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import leopard.model.CalendarPeriod;
import leopard.model.DeclaredPeriod;
import leopard.model.Period;
import leopard.model.PeriodKind;
import leopard.model.Periods;
import leopard.model.Place;
import leopard.model.Text;
import org.jspecify.annotations.Nullable;

/** Reads the periods that a scheme goes by 考核周期: those of the calendar, or an ordered list of its own. */
final class PeriodsReader {

    /** What {@code --period} takes for all periods. */
    private static final String ALL = "all";

    /** What may be meant as a period of the calendar, right or wrong. */
    private static final Pattern LIKE_A_CALENDAR = Pattern.compile("[0-9]{4}(?:-(?:[0-9]{1,2}|[QH][0-9]))?");

    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private final Problems problems;
    private final Map<String, Place> seen = new HashMap<>();
    private boolean calendarIds;

    PeriodsReader(Problems problems) {
        this.problems = problems;
    }

    /** Which periods, and whether readings run from the beginning of the year or season. */
    record Result(Periods periods, boolean cumulative) {
        static final Result DEFAULT = new Result(Periods.every(PeriodKind.MONTH), true);
    }

    Result read(Fields file) {
        Fields fields = file.needWithin("period", List.of("every", "list", "ids", "readings", "starts"));
        if (fields == null) {
            return Result.DEFAULT;
        }
        boolean cumulative = fields.word("readings", Fields.words("to_date", true, "of_the_period", false));
        if (!fields.has("list")) {
            fields.stated("starts", "01-01");
            if (fields.has("ids")) {
                goesWithList(fields, "ids");
            }
            return new Result(Periods.every(fields.word("every", HeaderReader.PERIODS)), cumulative);
        }
        if (fields.has("every")) {
            problems.add(
                    fields.placeOfKey("every"),
                    Text.of("period 用 every 或 list 其一", "period takes one of every and list"));
        }
        if (fields.has("starts")) {
            problems.add(
                    fields.placeOfKey("starts"),
                    Text.of("starts 只用于 every", "starts goes with every and not with list"));
        }
        calendarIds = fields.word("ids", Fields.words("own", false, "calendar", true), false);
        int before = problems.problems().size();
        List<DeclaredPeriod.Form> forms = new ArrayList<>();
        for (YamlNode item : fields.list("list")) {
            DeclaredPeriod.Form form = form(item);
            if (form != null) {
                forms.add(form);
            }
        }
        if (forms.isEmpty()) {
            return new Result(Result.DEFAULT.periods, cumulative);
        }
        if (problems.problems().size() == before) {
            inOrder(fields, forms);
        }
        return new Result(Periods.list(forms), cumulative);
    }

    private void goesWithList(Fields fields, String key) {
        problems.add(fields.placeOfKey(key), Text.of("%s 只用于 list", "%s goes with list and not with every", key));
    }

    private DeclaredPeriod.@Nullable Form form(YamlNode item) {
        if (item instanceof YamlNode.Scalar id) {
            CalendarPeriod calendar = checkId(id);
            return new DeclaredPeriod.Form(
                    id.text(),
                    calendar == null ? Text.same(id.text()) : calendar.title(),
                    calendar == null ? null : calendar.from(),
                    calendar == null ? null : calendar.to(),
                    "");
        }
        Fields fields =
                Fields.of(item, Text.of("周期", "a period"), List.of("id", "title", "from", "to", "parent"), problems);
        if (fields == null) {
            return null;
        }
        YamlNode.Scalar id = fields.need("id", Text.of("编号", "an id"));
        if (id == null) {
            return null;
        }
        CalendarPeriod calendar = checkId(id);
        LocalDate from = day(fields, "from");
        LocalDate to = day(fields, "to");
        if (from == null && to == null && calendar != null) {
            from = calendar.from();
            to = calendar.to();
        }
        if ((from == null) != (to == null)) {
            problems.add(
                    fields.place(),
                    Text.of(
                            "周期 %s 要么写 from 和 to,要么都不写",
                            "the period '%s' has either both of from and to, or none", id.text()));
            to = from;
        }
        if (from != null && to != null && from.isAfter(to)) {
            problems.add(fields.placeOf("to"), Text.of("to %s 在 from %s 之前", "to %s is before from %s", to, from));
        }
        String parent = fields.has("parent") ? fields.id("parent") : "";
        Text title = fields.has("title") ? fields.title() : calendar == null ? Text.same(id.text()) : calendar.title();
        return new DeclaredPeriod.Form(id.text(), title, from, to, parent == null ? "" : parent);
    }

    /** The period of the calendar that the id means, if ids are of the calendar. */
    private @Nullable CalendarPeriod checkId(YamlNode.Scalar id) {
        Place first = seen.putIfAbsent(id.text(), id.place());
        if (first != null) {
            problems.add(id.place(), Text.of("周期 %s 重复(%s)", "the period '%s' repeats %s", id.text(), first));
        }
        CalendarPeriod calendar = Period.parse(id.text());
        if (!DeclaredPeriod.isId(id.text()) || id.text().equals(ALL)) {
            problems.add(
                    id.place(),
                    Text.of("“%s”不能作周期的编号", "'%s' cannot be the id of a period", id.text()),
                    Text.of(
                            "用 1 到 64 个英文字母、数字、_、- 和 .,不能是 all",
                            "use 1 to 64 ASCII letters, digits, _, - and ., and not 'all'"));
        } else if (calendarIds && calendar == null) {
            problems.add(
                    id.place(),
                    Text.of("“%s”不是日历周期", "'%s' is not a period of the calendar", id.text()),
                    Text.of("写成 %s 之一,或去掉 ids: calendar", "write one of %s, or leave out ids: calendar", Period.FORMS));
        } else if (!calendarIds && LIKE_A_CALENDAR.matcher(id.text()).matches()) {
            problems.add(
                    id.place(),
                    Text.of("“%s”看起来是日历周期", "'%s' looks like a period of the calendar", id.text()),
                    Text.of(
                            "换一个编号,或写 ids: calendar 使用日历周期",
                            "use another id, or state ids: calendar if calendar periods are meant"));
        }
        return calendarIds ? calendar : null;
    }

    private @Nullable LocalDate day(Fields fields, String key) {
        YamlNode value = fields.get(key);
        if (value == null) {
            return null;
        }
        if (value instanceof YamlNode.Scalar scalar
                && DATE.matcher(scalar.text()).matches()) {
            try {
                return LocalDate.parse(scalar.text());
            } catch (DateTimeException e) {
                // Reported below: no such day.
            }
        }
        problems.expected(key, Text.of("日期,如 2024-03-01", "a date such as 2024-03-01"), value);
        return null;
    }

    /** All periods have dates or none has, and they follow one another. */
    private void inOrder(Fields fields, List<DeclaredPeriod.Form> forms) {
        DeclaredPeriod.Form first = forms.get(0);
        DeclaredPeriod.Form before = first;
        for (DeclaredPeriod.Form form : forms.subList(1, forms.size())) {
            if ((form.from() == null) != (first.from() == null)) {
                problems.add(
                        fields.placeOf("list"),
                        Text.of(
                                "list:周期 %s 与 %s 只有一个有日期;要么都有,要么都没有",
                                "list: of '%s' and '%s' only one has dates; give dates to all periods or to none",
                                first.id(),
                                form.id()));
                return;
            }
            LocalDate from = form.from();
            LocalDate end = before.to();
            if (from != null && end != null && !from.isAfter(end)) {
                problems.add(
                        fields.placeOf("list"),
                        Text.of(
                                "list:周期 %s 从 %s 起,而前一个周期 %s 到 %s 才止",
                                "list: '%s' begins on %s, but '%s' before it ends on %s",
                                form.id(),
                                from,
                                before.id(),
                                end));
            }
            before = form;
        }
    }
}
