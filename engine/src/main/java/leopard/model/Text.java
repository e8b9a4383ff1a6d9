package leopard.model;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Words for a person, in Chinese and English, rendered late: the numbers and names put in are kept apart from the
 * wording, so that one finding reads in either language.
 *
 * @param zh Chinese wording, a {@link String#format} pattern of {@code %s}
 * @param en English wording with the same arguments
 */
public record Text(String zh, String en, List<Object> arguments) {

    public static final Text EMPTY = same("");

    public static Text of(String zh, String en, Object... arguments) {
        return new Text(zh, en, List.copyOf(Arrays.asList(arguments)));
    }

    /** Words that are the same in every language: a name, a number, a quotation. */
    public static Text same(String words) {
        return new Text("%s", "%s", List.of(words));
    }

    /** {@code parts} one after the other. */
    public static Text join(String separator, List<Text> parts) {
        return join(separator, separator, parts);
    }

    /** {@code parts} one after the other, separated as each language does. */
    public static Text join(String zh, String en, List<Text> parts) {
        return new Text(pattern(zh, parts.size()), pattern(en, parts.size()), List.copyOf(parts));
    }

    private static String pattern(String separator, int parts) {
        return String.join(separator.replace("%", "%%"), Collections.nCopies(parts, "%s"));
    }

    public String in(Lang lang) {
        Object[] rendered = arguments.stream()
                .map(a -> a instanceof Text text ? text.in(lang) : String.valueOf(a))
                .toArray();
        return String.format(Locale.ROOT, lang.pick(zh, en), rendered);
    }

    public boolean isEmpty() {
        return in(Lang.ZH).isEmpty();
    }

    /** The English wording: for logs and test failures. */
    @Override
    public String toString() {
        return in(Lang.EN);
    }
}
