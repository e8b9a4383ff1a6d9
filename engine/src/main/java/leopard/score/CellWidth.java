package leopard.score;

import java.util.ArrayList;
import java.util.List;

/** Lays out text for a terminal, in which a Han character is as wide as two Latin ones. */
final class CellWidth {

    private CellWidth() {}

    /** Columns that the text takes. */
    static int of(String text) {
        return text.codePoints().map(CellWidth::of).sum();
    }

    private static int of(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return isWide(c) ? 2 : 1;
    }

    private static boolean isWide(int c) {
        return (c >= 0x1100 && c <= 0x115F)
                || (c >= 0x2E80 && c <= 0xA4CF && c != 0x303F)
                || (c >= 0xA960 && c <= 0xA97F)
                || (c >= 0xAC00 && c <= 0xD7A3)
                || (c >= 0xF900 && c <= 0xFAFF)
                || (c >= 0xFE30 && c <= 0xFE6F)
                || (c >= 0xFF01 && c <= 0xFF60)
                || (c >= 0xFFE0 && c <= 0xFFE6)
                || (c >= 0x1F300 && c <= 0x1FAFF)
                || (c >= 0x20000 && c <= 0x3FFFD);
    }

    /** The text with blanks after it, up to {@code width} columns. */
    static String left(String text, int width) {
        return text + blanks(width - of(text));
    }

    /** The text with blanks before it, up to {@code width} columns. */
    static String right(String text, int width) {
        return blanks(width - of(text)) + text;
    }

    static String blanks(int count) {
        return " ".repeat(Math.max(0, count));
    }

    /**
     * Breaks a text that is too wide: arithmetic before an operator, other text at a blank or beside a wide character.
     * A piece that can be broken nowhere stays whole.
     */
    static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (of(rest) > width) {
            int at = breakAt(rest, width);
            if (at <= 0 || at >= rest.length()) {
                break;
            }
            lines.add(rest.substring(0, at).stripTrailing());
            rest = rest.substring(at).stripLeading();
        }
        lines.add(rest);
        return lines;
    }

    private static int breakAt(String text, int width) {
        int operator = -1;
        int blank = -1;
        int wide = -1;
        int used = 0;
        int firstBlank = -1;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            used += of(c);
            if (c == ' ' && i > 0) {
                firstBlank = firstBlank < 0 ? i : firstBlank;
                if (used <= width + 1) {
                    blank = i;
                    operator = i + 2 < text.length()
                                    && "+−×÷=→".indexOf(text.charAt(i + 1)) >= 0
                                    && text.charAt(i + 2) == ' '
                            ? i
                            : operator;
                }
            }
            if (used > width && (operator > 0 || blank > 0 || wide > 0)) {
                break;
            }
            i += Character.charCount(c);
            if (used <= width && isWide(c) && i < text.length() && !closes(text.codePointAt(i))) {
                wide = i;
            }
        }
        if (operator > 0) {
            return operator;
        }
        if (blank > wide / 2) {
            return blank;
        }
        return wide > 0 ? wide : firstBlank;
    }

    /** Whether a line must not begin with it. */
    private static boolean closes(int c) {
        return ",.;:!?)]%>”’」』》、。〕】\uFF0C\uFF1A\uFF1B\uFF01\uFF1F\uFF09".indexOf(c) >= 0;
    }
}
