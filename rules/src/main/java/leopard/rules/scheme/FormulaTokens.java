package leopard.rules.scheme;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import leopard.model.Text;

/** Cuts a formula or condition into numbers, names and signs, each with its offset. */
final class FormulaTokens {

    /** Words that are no names. */
    static final Set<String> KEYWORDS = Set.of("and", "or", "not");

    enum Kind {
        NUMBER,
        NAME,
        KEYWORD,
        SIGN,
        END
    }

    record Token(Kind kind, String text, int offset) {
        boolean is(String sign) {
            return (kind == Kind.SIGN || kind == Kind.KEYWORD) && text.equals(sign);
        }
    }

    /** Something that is no formula, at an offset. */
    static final class Fault extends Exception {
        private static final long serialVersionUID = 1;
        private final transient Text text;
        private final transient Text remedy;
        private final int offset;

        Fault(int offset, Text text) {
            this(offset, text, Text.EMPTY);
        }

        Fault(int offset, Text text, Text remedy) {
            super(text.toString(), null, false, false);
            this.text = text;
            this.remedy = remedy;
            this.offset = offset;
        }

        Text remedy() {
            return remedy;
        }

        Text text() {
            return text;
        }

        int offset() {
            return offset;
        }
    }

    private static final String SIGNS = "+-*/(),<>";

    private final String text;
    private int at;

    private FormulaTokens(String text) {
        this.text = text;
    }

    /** All tokens, the last of kind END. */
    static List<Token> of(String text) throws Fault {
        FormulaTokens scan = new FormulaTokens(text);
        List<Token> tokens = new ArrayList<>();
        Token token;
        do {
            token = scan.next();
            tokens.add(token);
        } while (token.kind != Kind.END);
        return tokens;
    }

    private Token next() throws Fault {
        while (at < text.length() && Character.isWhitespace(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        int start = at;
        if (at == text.length()) {
            return new Token(Kind.END, "", start);
        }
        int c = text.codePointAt(at);
        if (isDigit(c)) {
            return number(start);
        }
        if (c == '`') {
            return quoted(start);
        }
        if (isNameStart(c)) {
            String name = plainName();
            return new Token(KEYWORDS.contains(name) ? Kind.KEYWORD : Kind.NAME, name, start);
        }
        return sign(start, c);
    }

    private Token number(int start) throws Fault {
        digits();
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            if (at == text.length() || !isDigit(text.charAt(at))) {
                throw new Fault(start, Text.of("小数点后应有数字", "a digit must follow the decimal point"));
            }
            digits();
        }
        if (at < text.length() && isNamePart(text.codePointAt(at))) {
            while (at < text.length() && (isNamePart(text.codePointAt(at)) || text.charAt(at) == '.')) {
                at += Character.charCount(text.codePointAt(at));
            }
            String word = text.substring(start, at);
            throw new Fault(
                    start,
                    Text.of(
                            "“%1$s”既不是数也不是名称;以数字开头的编号写作 `%1$s`",
                            "'%1$s' is neither a number nor a name; write an id that begins with a digit as `%1$s`",
                            word));
        }
        return new Token(Kind.NUMBER, text.substring(start, at), start);
    }

    private void digits() {
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
    }

    private Token quoted(int start) throws Fault {
        int end = text.indexOf('`', start + 1);
        if (end < 0) {
            throw new Fault(start, Text.of("缺少结束的反引号 `", "the closing ` is missing"));
        }
        if (end == start + 1) {
            throw new Fault(start, Text.of("反引号之间没有编号", "there is no id between the backquotes"));
        }
        String id = text.substring(start + 1, end);
        at = end + 1;
        if (at + 1 < text.length() && text.charAt(at) == '.' && isNamePart(text.codePointAt(at + 1))) {
            at++;
            id += "." + plainName();
        }
        return new Token(Kind.NAME, id, start);
    }

    private String plainName() {
        int start = at;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            boolean dot = c == '.' && at + 1 < text.length() && isNamePart(text.codePointAt(at + 1));
            if (!dot && !isNamePart(c)) {
                break;
            }
            at += Character.charCount(c);
        }
        return text.substring(start, at);
    }

    private Token sign(int start, int c) throws Fault {
        if (start + 1 < text.length()) {
            String two = text.substring(start, start + 2);
            if (Set.of("<=", ">=", "==", "!=").contains(two)) {
                at += 2;
                return new Token(Kind.SIGN, two, start);
            }
            if (two.equals("&&") || two.equals("||")) {
                String word = two.equals("&&") ? "and" : "or";
                throw new Fault(start, Text.of("%s 请写作 %s", "instead of %s write %s", two, word));
            }
        }
        if (SIGNS.indexOf(c) >= 0) {
            at++;
            return new Token(Kind.SIGN, String.valueOf((char) c), start);
        }
        Text instead = switch (c) {
            case '=' -> Text.of("相等写作 ==", "equality is written ==");
            case '!' -> Text.of("否定写作 not", "write not");
            case '×' -> Text.of("乘号写作 *", "multiplication is written *");
            case '÷' -> Text.of("除号写作 /", "division is written /");
            case '≤' -> Text.of("写作 <=", "write <=");
            case '≥' -> Text.of("写作 >=", "write >=");
            case '\uFF08', '\uFF09', '\uFF0C' -> Text.of("请用半角标点", "use ASCII punctuation");
            default -> Text.EMPTY;
        };
        Text what = Text.of("这里不能有“%s”", "'%s' cannot stand here", Character.toString(c));
        throw new Fault(start, instead.isEmpty() ? what : Text.of("%s;%s", "%s; %s", what, instead));
    }

    static boolean isNameStart(int c) {
        return c == '_' || Character.isLetter(c);
    }

    static boolean isNamePart(int c) {
        return isNameStart(c) || isDigit(c);
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
