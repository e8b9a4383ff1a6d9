package leopard.rules.drools;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import leopard.model.Text;

/** Cuts constraints and consequences of experts' rules into words, bindings, texts, numbers and signs. */
final class ExpertTokens {

    /** What a token is. */
    enum Kind {
        WORD,
        BINDING,
        TEXT,
        NUMBER,
        SIGN,
        END
    }

    /** @param text of a text what stands between the quotes */
    record Token(Kind kind, String text, int line) {
        boolean is(String sign) {
            return (kind == Kind.SIGN || kind == Kind.WORD) && text.equals(sign);
        }
    }

    private static final Pattern TOKEN = Pattern.compile("(?<blank>\\s+|//[^\\n]*|(?s:/\\*.*?\\*/))"
            + "|(?<binding>\\$[A-Za-z0-9_]+)"
            + "|(?<word>[A-Za-z_][A-Za-z0-9_]*)"
            + "|(?<number>[0-9]+(?:\\.[0-9]+)?)(?<exact>B?)(?![A-Za-z0-9_.])"
            + "|\"(?<double>[^\"\\\\\\n\\r]*)\"|'(?<single>[^'\\\\\\n\\r]*)'"
            + "|(?<sign>==|!=|<=|>=|&&|\\|\\||:=|[<>!(),;.:-])");

    private static final int LONGEST_QUOTATION = 40;

    private ExpertTokens() {}

    /**
     * All tokens, the last of kind END.
     *
     * @param line line of the file on which the text begins
     * @param instead what to write instead of a sign that is not admitted
     */
    static List<Token> of(String text, int line, Text instead) throws ExpertFault {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        int at = 0;
        int here = line;
        while (at < text.length()) {
            if (!matcher.find(at) || matcher.start() != at) {
                throw unreadable(text, at, here, instead);
            }
            Token token = token(matcher, here);
            if (token.kind != Kind.END) {
                tokens.add(token);
            }
            here += (int) matcher.group().chars().filter(c -> c == '\n').count();
            at = matcher.end();
        }
        tokens.add(new Token(Kind.END, "", here));
        return tokens;
    }

    private static Token token(Matcher matcher, int line) {
        if (matcher.group("blank") != null) {
            return new Token(Kind.END, "", line);
        }
        for (String[] each : new String[][] {
            {"binding", "BINDING"}, {"word", "WORD"}, {"number", "NUMBER"}, {"double", "TEXT"}, {"single", "TEXT"}
        }) {
            String found = matcher.group(each[0]);
            if (found != null) {
                return new Token(Kind.valueOf(each[1]), found, line);
            }
        }
        return new Token(Kind.SIGN, matcher.group("sign"), line);
    }

    private static ExpertFault unreadable(String text, int at, int line, Text instead) {
        char c = text.charAt(at);
        String rest = text.substring(at).lines().findFirst().orElse("");
        String shown = rest.length() > LONGEST_QUOTATION ? rest.substring(0, LONGEST_QUOTATION) + "…" : rest;
        if (c == '"' || c == '\'' || c == '\\') {
            return new ExpertFault(
                    line,
                    Text.of("文字写法不对:%s", "this is no text: %s", shown),
                    Text.of("文字在一行内用引号括起,不能有反斜杠", "put text in quotes on one line, without a backslash"));
        }
        if (Character.isDigit(c)) {
            return new ExpertFault(
                    line,
                    Text.of("数写法不对:%s", "this is no number: %s", shown),
                    Text.of("写成 60、60.5 或 60.5B", "write 60, 60.5 or 60.5B"));
        }
        return new ExpertFault(line, Text.of("不能使用“%s”", "'%s' may not be used", shown), instead);
    }
}
