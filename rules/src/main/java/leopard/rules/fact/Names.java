package leopard.rules.fact;

import java.nio.charset.Charset;

/**
 * How names that people chose stand in rules. Letters of any script, digits, spaces and a few signs stand as they are; all
 * others are written {@code ~} and four hexadecimal digits, in rules and in the fields of facts alike, so that no name can
 * end a string, a comment or a rule.
 */
public final class Names {

    private static final String PLAIN_SIGNS = " ._-:,()+%<>=!";

    /**
     * Drools tells conditions apart by their bytes in the default charset. Where that has no Chinese, names of one length
     * would become one condition; so there only ASCII stands as it is.
     */
    private static final boolean ANY_SCRIPT =
            Charset.defaultCharset().newEncoder().canEncode("考核办法 áß漢字𠮷");

    private Names() {}

    /** The name as it stands in rules; two different names never become the same. */
    public static String inRules(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (!isPlain(name, i)) {
                return encoded(name);
            }
        }
        return name;
    }

    /** The name that stands in rules as {@code inRules}. */
    public static String fromRules(String inRules) {
        StringBuilder name = new StringBuilder(inRules.length());
        for (int i = 0; i < inRules.length(); i++) {
            char c = inRules.charAt(i);
            if (c == '~') {
                name.append((char) Integer.parseInt(inRules.substring(i + 1, i + 5), 16));
                i += 4;
            } else {
                name.append(c);
            }
        }
        return name.toString();
    }

    private static String encoded(String name) {
        StringBuilder text = new StringBuilder(name.length() + 16);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (isPlain(name, i)) {
                text.append(c);
            } else {
                text.append('~');
                String digits = Integer.toHexString(c);
                text.append("0".repeat(4 - digits.length())).append(digits);
            }
        }
        return text.toString();
    }

    private static boolean isPlain(String name, int i) {
        char c = name.charAt(i);
        return (Character.isLetterOrDigit(c) && (ANY_SCRIPT || c < 0x80))
                || PLAIN_SIGNS.indexOf(c) >= 0
                || isOperator(name, i);
    }

    /** {@code *} and {@code /} between spaces: arithmetic that cannot be taken for a comment. */
    private static boolean isOperator(String name, int i) {
        char c = name.charAt(i);
        return (c == '*' || c == '/')
                && i > 0
                && i + 1 < name.length()
                && name.charAt(i - 1) == ' '
                && name.charAt(i + 1) == ' ';
    }
}
