package leopard.rules.scheme;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import leopard.model.Decimal;
import leopard.model.Text;
import leopard.scheme.TableCell;
import leopard.scheme.TableCell.Range;
import org.jspecify.annotations.Nullable;

/** Parses cells of decision tables: {@code [60..80)}, {@code < 5, 7}, {@code not(village)}, {@code -}. */
final class TableCells {

    private static final Pattern NOT = Pattern.compile("not\\s*\\((.*)\\)", Pattern.DOTALL);
    private static final Pattern INTERVAL = Pattern.compile("([\\[(])\\s*(\\S+?)\\s*\\.\\.\\s*(\\S+?)\\s*([])])");
    private static final Pattern BOUND = Pattern.compile("(<=|>=|<|>)\\s*(\\S+)");

    /** Something that is no cell. */
    static final class Fault extends Exception {
        private static final long serialVersionUID = 1;
        private final transient Text text;

        Fault(Text text) {
            super(text.toString(), null, false, false);
            this.text = text;
        }

        Text text() {
            return text;
        }
    }

    private TableCells() {}

    /** @param words whether the column holds words rather than numbers */
    static TableCell parse(String text, boolean words) throws Fault {
        String cell = text.strip();
        if (cell.equals("-")) {
            return new TableCell.Any();
        }
        Matcher negation = NOT.matcher(cell);
        boolean not = negation.matches();
        List<String> parts = split(not ? negation.group(1) : cell);
        if (words) {
            List<String> all = new ArrayList<>();
            for (String part : parts) {
                all.add(word(part));
            }
            return new TableCell.Words(List.copyOf(all), not);
        }
        List<Range> ranges = new ArrayList<>();
        for (String part : parts) {
            ranges.add(range(part));
        }
        return new TableCell.Numbers(List.copyOf(ranges), not);
    }

    /** At commas outside of quotes. */
    private static List<String> split(String text) throws Fault {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted ^= c == '"';
            if (c == ',' && !quoted) {
                parts.add(part.toString().strip());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString().strip());
        if (quoted || parts.contains("")) {
            throw new Fault(
                    quoted
                            ? Text.of("引号没有配对", "a quote is not closed")
                            : Text.of(
                                    "“%s”中有空项;任何值写作 -", "'%s' has an empty item; anything at all is written -", text));
        }
        return parts;
    }

    private static String word(String part) throws Fault {
        if (part.startsWith("\"")) {
            return part.substring(1, part.length() - 1);
        }
        if (part.contains("\"")) {
            throw new Fault(Text.of("“%s”:引号应括住整个词", "'%s': quotes stand around the whole word", part));
        }
        return part;
    }

    private static Range range(String part) throws Fault {
        Matcher interval = INTERVAL.matcher(part);
        Matcher bound = BOUND.matcher(part);
        Range range;
        if (interval.matches()) {
            range = new Range(
                    number(interval.group(2)),
                    interval.group(1).equals("["),
                    number(interval.group(3)),
                    interval.group(4).equals("]"));
        } else if (bound.matches()) {
            Decimal number = number(bound.group(2));
            boolean included = bound.group(1).endsWith("=");
            range = bound.group(1).startsWith("<")
                    ? new Range(null, false, number, included)
                    : new Range(number, included, null, false);
        } else {
            range = Range.of(number(part));
        }
        if (range.isEmpty()) {
            throw new Fault(Text.of("区间 %s 中没有数", "no number lies in %s", part));
        }
        return range;
    }

    private static Decimal number(String text) throws Fault {
        @Nullable Decimal number = Decimal.parse(text);
        if (number == null) {
            throw new Fault(Text.of(
                    "“%s”不是数;可写 5、< 5、>= 5、[5..8)、5, 7、not(5)、-",
                    "'%s' is no number; write 5, < 5, >= 5, [5..8), 5, 7, not(5) or -", text));
        }
        return number;
    }
}
