package leopard.intake;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import leopard.model.Decimal;
import leopard.model.Period;
import leopard.model.Text;
import leopard.model.When;

/** The text of a cell as a value. Whatever could be meant in two ways is refused; nothing is trimmed or guessed. */
final class CellText {

    /** Longest id, in characters. */
    static final int MAX_ID = 64;

    private static final int MAX_WHOLE = 9;
    private static final int MAX_QUOTED = 40;

    private static final Map<String, Boolean> BOOLEANS = Map.of(
            "true", true, "yes", true, "1", true, "是", true, "false", false, "no", false, "0", false, "否", false);

    private static final Pattern GROUPED = Pattern.compile("[+-]?[0-9]{1,3}(?:,[0-9]{3})+(?:\\.[0-9]+)?");
    private static final Pattern COMMA = Pattern.compile("([+-]?[0-9]+),([0-9]+)");
    private static final Pattern EXPONENT = Pattern.compile("[+-]?[0-9]*\\.?[0-9]+[eE][+-]?[0-9]+");
    private static final Pattern DIGITS = Pattern.compile("[+-]?[0-9]*\\.?[0-9]+");

    /** Year first, as in ISO dates and in what Excel exports: every other order could be read in two ways. */
    private static final Pattern DATE = Pattern.compile(
            "([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?|/([0-9]{1,2})(?:/([0-9]{1,2}))?|年([0-9]{1,2})月(?:([0-9]{1,2})日)?)");

    private static final Pattern DATE_AND_TIME = Pattern.compile("(.*[0-9日])[ T][0-9]{1,2}:[0-9]{2}.*");
    private static final Pattern SHORT_DATE = Pattern.compile("[0-9]{1,4}[-/.][0-9]{1,2}(?:[-/.][0-9]{1,4})?");
    private static final Pattern SERIAL = Pattern.compile("[0-9]{5}");

    private CellText() {}

    /** A number, in the notation that its unit of measure allows. */
    static Decimal number(String text, Measure measure) throws CellFault {
        Decimal number = Decimal.parse(text);
        if (number != null) {
            return bounded(number, text);
        }
        refuseOddCharacters(text);
        String digits = text;
        if (digits.endsWith("%")) {
            if (!measure.percent()) {
                throw new CellFault(
                        Text.of("“%s”带有百分号,%s", "“%s” has a percent sign, %s", quoted(text), measure.why()),
                        Text.of(
                                "写不带 %% 的数,或在方案中声明计量单位 %%",
                                "write the number without %%, or declare the unit of measure %% in the scheme"));
            }
            digits = digits.substring(0, digits.length() - 1);
        }
        if (GROUPED.matcher(digits).matches()) {
            String plain = digits.replace(",", "");
            if (!measure.grouping()) {
                throw new CellFault(
                        Text.of("“%s”带有千位分隔符,%s", "“%s” has thousands separators, %s", quoted(text), measure.why()),
                        Text.of("写成 %s", "write %s", plain));
            }
            digits = plain;
        }
        number = Decimal.parse(digits);
        if (number != null) {
            return bounded(number, text);
        }
        throw noNumber(text, digits);
    }

    private static CellFault noNumber(String text, String digits) {
        Matcher comma = COMMA.matcher(digits);
        if (comma.matches()) {
            return new CellFault(
                    Text.of("“%s”中的逗号不是小数点", "the comma in “%s” is no decimal point", quoted(text)),
                    Text.of("小数写成 %s", "write a decimal as %s", comma.group(1) + "." + comma.group(2)));
        }
        if (EXPONENT.matcher(digits).matches()) {
            return new CellFault(
                    Text.of("“%s”的指数超出 ±%s", "the exponent of “%s” is beyond ±%s", quoted(text), Decimal.MAX_EXPONENT),
                    Text.of("核对这个数", "check the number"));
        }
        if (DIGITS.matcher(digits).matches()) {
            return tooLong();
        }
        return new CellFault(
                Text.of("“%s”不是数", "“%s” is not a number", quoted(text)),
                Text.of(
                        "只写数字和小数点,例如 83.5;没有数就留空",
                        "write digits and a decimal point, as 83.5; leave it empty if there is none"));
    }

    /** A number that can also be written out in full. */
    static Decimal bounded(Decimal number, String text) throws CellFault {
        boolean longer = text.length() > Decimal.MAX_DIGITS || text.indexOf('e') >= 0 || text.indexOf('E') >= 0;
        if (longer && Math.max(number.toBigDecimal().precision(), number.scale() + 1) > Decimal.MAX_DIGITS) {
            throw tooLong();
        }
        return number;
    }

    private static CellFault tooLong() {
        return new CellFault(
                Text.of("这个数超过 %s 位", "the number has more than %s digits", Decimal.MAX_DIGITS),
                Text.of("核对这个数", "check the number"));
    }

    static boolean bool(String text) throws CellFault {
        Boolean known = BOOLEANS.get(text.toLowerCase(Locale.ROOT));
        if (known != null) {
            return known;
        }
        refuseOddCharacters(text);
        throw new CellFault(
                Text.of("“%s”不是“是”或“否”", "“%s” is neither yes nor no", quoted(text)),
                Text.of("写 true/false、yes/no、1/0 或 是/否", "write true/false, yes/no, 1/0 or 是/否"));
    }

    /** A day or a month. */
    static When when(String text) throws CellFault {
        Matcher date = DATE.matcher(text);
        if (!date.matches()) {
            throw noDate(text, true);
        }
        try {
            int year = Integer.parseInt(date.group(1));
            int month = Integer.parseInt(firstOf(date, 2, 4, 6));
            String day = firstOf(date, 3, 5, 7);
            if (year >= 1900) {
                return day.isEmpty()
                        ? When.month(YearMonth.of(year, month))
                        : When.day(LocalDate.of(year, month, Integer.parseInt(day)));
            }
        } catch (DateTimeException e) {
            // Told below: the calendar has no such day.
        }
        throw new CellFault(
                Text.of("日历上没有“%s”", "there is no “%s” in the calendar", quoted(text)),
                Text.of("核对日期", "check the date"));
    }

    static LocalDate day(String text) throws CellFault {
        When when = DATE.matcher(text).matches() ? when(text) : null;
        if (when == null || when.monthOnly()) {
            throw noDate(text, false);
        }
        return when.day();
    }

    private static String firstOf(Matcher date, int... groups) {
        for (int group : groups) {
            if (date.group(group) != null) {
                return date.group(group);
            }
        }
        return "";
    }

    private static CellFault noDate(String text, boolean months) throws CellFault {
        Matcher time = DATE_AND_TIME.matcher(text);
        if (time.matches()) {
            return new CellFault(
                    Text.of("“%s”带有钟点", "“%s” has a time of day", quoted(text)),
                    Text.of("只写日期,例如 2024-06-03", "write the date alone, as 2024-06-03"));
        }
        refuseOddCharacters(text);
        Text remedy = months
                ? Text.of(
                        "写成 2024-06-03、2024/6/3,或只写月份 2024-06",
                        "write 2024-06-03 or 2024/6/3, or just the month, 2024-06")
                : Text.of("写成 2024-06-03 或 2024/6/3", "write 2024-06-03 or 2024/6/3");
        if (SERIAL.matcher(text).matches()) {
            return new CellFault(
                    Text.of("“%s”像是 Excel 内部的日期序号", "“%s” looks like the number that Excel keeps for a date", text),
                    Text.of("把这一列设为日期格式后重新导出", "format the column as a date and export it again"));
        }
        if (SHORT_DATE.matcher(text).matches()) {
            return new CellFault(Text.of("“%s”的年月日有不止一种读法", "“%s” can be read as more than one date", text), remedy);
        }
        return new CellFault(Text.of("“%s”不是日期", "“%s” is not a date", quoted(text)), remedy);
    }

    static Period period(String text) throws CellFault {
        Period period = Period.parse(text);
        if (period != null) {
            return period;
        }
        refuseOddCharacters(text);
        throw new CellFault(
                Text.of("“%s”不是考核周期", "“%s” is not a period", quoted(text)),
                Text.of("写成以下形式之一: %s", "write one of these forms: %s", Period.FORMS));
    }

    static int whole(String text) throws CellFault {
        int number = 0;
        for (int i = 0; i < text.length() && i < MAX_WHOLE && number >= 0; i++) {
            char c = text.charAt(i);
            number = c >= '0' && c <= '9' ? number * 10 + (c - '0') : -1;
        }
        if (number > 0 && text.length() <= MAX_WHOLE) {
            return number;
        }
        refuseOddCharacters(text);
        throw new CellFault(
                Text.of("“%s”不是正整数", "“%s” is not a positive whole number", quoted(text)),
                Text.of("写 1、2、3……", "write 1, 2, 3, …"));
    }

    static String id(String text) throws CellFault {
        refuseOuterBlanks(text);
        boolean allowed = text.codePoints().allMatch(CellText::mayStandInId);
        if (!allowed || text.codePointCount(0, text.length()) > MAX_ID) {
            throw new CellFault(
                    Text.of("“%s”不能作编号", "“%s” cannot be an id", quoted(text)),
                    Text.of(
                            "只用汉字、英文字母、数字、_、- 和 .,最多 %s 个字",
                            "use letters, digits, _, -, . and Han characters only, at most %s", MAX_ID));
        }
        return text;
    }

    private static boolean mayStandInId(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '_'
                || c == '-'
                || c == '.'
                || Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
    }

    /** A name by which things are told apart: no blanks around it, which nobody would see. */
    static String label(String text) throws CellFault {
        refuseOuterBlanks(text);
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            throw new CellFault(
                    Text.of("“%s”含有换行或控制字符", "“%s” has a line break or a control character", quoted(text)),
                    Text.of("写在一行里", "write it on one line"));
        }
        return text;
    }

    static void refuseOuterBlanks(String text) throws CellFault {
        if (text.isEmpty()) {
            return;
        }
        int first = text.codePointAt(0);
        int outer = isInvisible(first) ? first : text.codePointBefore(text.length());
        if (isInvisible(outer)) {
            throw new CellFault(
                    Text.of("“%s”的开头或末尾有空白字符(%s)", "“%s” begins or ends with a blank (%s)", quoted(text), name(outer)),
                    Text.of("删去空白字符", "remove the blank"));
        }
    }

    /** Full-width digits and blanks of any width: they are told, never silently replaced. */
    private static void refuseOddCharacters(String text) throws CellFault {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isInvisible(c)) {
                throw new CellFault(
                        Text.of("“%s”中有空白字符(%s)", "“%s” has a blank in it (%s)", quoted(text), name(c)),
                        Text.of("删去空白字符", "remove the blank"));
            }
            if (c >= '\uFF01' && c <= '\uFF5E') {
                throw new CellFault(
                        Text.of(
                                "“%s”中有全角字符“%s”(%s)",
                                "“%s” has the full-width character “%s” (%s) in it", quoted(text), c, name(c)),
                        Text.of("改用半角字符: %s", "write it as an ordinary character: %s", (char) (c - 0xFEE0)));
            }
        }
    }

    private static boolean isInvisible(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.getType(c) == Character.FORMAT;
    }

    private static String name(int c) {
        return String.format(Locale.ROOT, "U+%04X", c);
    }

    /** Short enough for a message, on one line. */
    static String quoted(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(MAX_QUOTED).forEach(c -> shown.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
        return text.codePointCount(0, text.length()) > MAX_QUOTED ? shown + "…" : shown.toString();
    }
}
