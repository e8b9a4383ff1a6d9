package leopard.rules.drools;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import leopard.model.Decimal;
import leopard.model.Text;
import leopard.rules.drools.ExpertTokens.Token;
import leopard.rules.drools.FactType.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Reads one constraint of an expert's pattern and writes it anew: nothing but fields, bindings, texts and numbers, compared
 * with each other. What stands in a file never reaches the compiler as it was written.
 */
final class ExpertConstraints {

    private static final Set<String> COMPARATORS = Set.of("==", "!=", "<", "<=", ">", ">=");
    private static final int MAX_DEPTH = 20;
    private static final Text SHAPE = Text.of(
            "只能用字段、$变量、文字、数,以及 == != < <= > >= in && || ! ( ),算术写成方案中的导出指标",
            "use fields, $bindings, texts, numbers and == != < <= > >= in && || ! ( ); put arithmetic into a derived indicator of the scheme");

    private final ExpertWords words;
    private final ExpertScope scope;
    private final @Nullable FactType type;
    private final List<Token> tokens;
    private int at;
    private int depth;
    private @Nullable Equal equal;

    /**
     * A field that must equal something, where a constraint says just that.
     *
     * @param unitId whether that is the id of a unit bound before
     */
    record Equal(String field, boolean unitId) {}

    /**
     * @param text the constraint, written anew
     * @param equal what it says about one field; null if it is of another form
     */
    record Admitted(String text, @Nullable Equal equal) {}

    private record Operand(
            String text,
            Kind kind,
            @Nullable String field,
            boolean mayBeAbsent,
            @Nullable String word,
            boolean unitId,
            @Nullable Decimal number) {

        static Operand of(Decimal number) {
            return new Operand(number + "B", Kind.NUMBER, null, false, null, false, number);
        }
    }

    private ExpertConstraints(ExpertWords words, ExpertScope scope, @Nullable FactType type, List<Token> tokens) {
        this.words = words;
        this.scope = scope;
        this.type = type;
        this.tokens = tokens;
    }

    /** @param type the fact that is constrained; null for tests of accumulated results */
    static Admitted read(String text, int line, @Nullable FactType type, ExpertScope scope, ExpertWords words)
            throws ExpertFault {
        ExpertConstraints parser = new ExpertConstraints(words, scope, type, ExpertTokens.of(text, line, SHAPE));
        return parser.whole();
    }

    private Admitted whole() throws ExpertFault {
        Token first = token();
        if (first.kind() == ExpertTokens.Kind.BINDING && (next().is(":") || next().is(":="))) {
            return binding(first);
        }
        String text = or();
        end();
        return new Admitted(text, equal);
    }

    private void end() throws ExpertFault {
        Token rest = token();
        if (rest.kind() != ExpertTokens.Kind.END) {
            throw new ExpertFault(
                    rest.line(),
                    Text.of("“%s”处读不通", "this cannot be read at '%s'", rest.text()),
                    Text.of(
                            "每个条件写成 字段 比较 值,如 score < 60B;区间写成 score >= 60B && score < 80B",
                            "write each constraint as field comparison value, such as score < 60B; a range as score >= 60B && score < 80B"));
        }
    }

    private Admitted binding(Token name) throws ExpertFault {
        boolean unification = next().is(":=");
        at += 2;
        Token field = token();
        Kind kind = type == null ? null : type.fields().get(field.text());
        if (unification || field.kind() != ExpertTokens.Kind.WORD || kind == null || type == null) {
            throw new ExpertFault(
                    name.line(),
                    Text.of("变量 %s 绑定的不是字段", "the binding %s does not bind a field", name.text()),
                    type == null
                            ? Text.of("写成 %s : 字段", "write %s : field", name.text())
                            : Text.of(
                                    "写成 %s : 字段,字段为 %s 之一",
                                    "write %s : field, with one of %s",
                                    name.text(),
                                    String.join(", ", type.fields().keySet())));
        }
        at++;
        if (token().kind() != ExpertTokens.Kind.END) {
            throw new ExpertFault(
                    token().line(),
                    Text.of("绑定 %s 之后还有内容", "something follows the binding %s", name.text()),
                    Text.of(
                            "绑定和比较写成两个条件,用逗号隔开",
                            "write the binding and the comparison as two constraints with a comma"));
        }
        scope.bind(name.text(), new ExpertScope.Bound(null, kind, field.text().equals(FactType.UNIT_ID)), name.line());
        // A figure that is not there is bound to nothing.
        String present = kind == Kind.NUMBER ? field.text() + " != null, " : "";
        return new Admitted(present + name.text() + " : " + field.text(), null);
    }

    private Token token() {
        return tokens.get(at);
    }

    private Token next() {
        return tokens.get(Math.min(at + 1, tokens.size() - 1));
    }

    private boolean take(String sign) {
        if (token().is(sign)) {
            at++;
            return true;
        }
        return false;
    }

    private String or() throws ExpertFault {
        List<String> parts = new ArrayList<>(List.of(and()));
        while (take("||")) {
            parts.add(and());
        }
        return joined(parts, " || ");
    }

    private String and() throws ExpertFault {
        List<String> parts = new ArrayList<>(List.of(not()));
        while (take("&&")) {
            parts.add(not());
        }
        return joined(parts, " && ");
    }

    private String joined(List<String> parts, String operator) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        equal = null;
        return "( " + String.join(operator, parts) + " )";
    }

    private String not() throws ExpertFault {
        Token first = token();
        if (++depth > MAX_DEPTH) {
            throw new ExpertFault(
                    first.line(),
                    Text.of("嵌套超过 %s 层", "nested more than %s deep", MAX_DEPTH),
                    Text.of("拆成几个条件或几条规则", "split it into several constraints or rules"));
        }
        String text;
        if (take("!")) {
            String inner = not();
            equal = null;
            text = "!( " + inner + " )";
        } else if (take("(")) {
            text = or();
            equal = null;
            close(first);
        } else {
            text = comparison();
        }
        depth--;
        return text;
    }

    private void close(Token open) throws ExpertFault {
        if (!take(")")) {
            throw new ExpertFault(
                    token().line(),
                    Text.of("括号没有配对", "a bracket is not closed"),
                    Text.of("检查“%s”以后的括号", "check the brackets after '%s'", open.text()));
        }
    }

    private String comparison() throws ExpertFault {
        Operand left = operand();
        Token operator = token();
        if (operator.kind() == ExpertTokens.Kind.WORD) {
            return membership(left);
        }
        if (!COMPARATORS.contains(operator.text()) || operator.kind() != ExpertTokens.Kind.SIGN) {
            if (left.kind == Kind.FLAG && left.field != null) {
                return left.text;
            }
            throw new ExpertFault(
                    operator.line(),
                    Text.of("“%s”没有和任何值比较", "'%s' is compared with nothing", left.text),
                    Text.of("如 %s == 值", "such as %s == value", left.text));
        }
        at++;
        if (left.field != null && take("null")) {
            return absence(left, operator);
        }
        Operand right = operand();
        if (left.field == null && right.field == null && type != null) {
            throw new ExpertFault(
                    operator.line(),
                    Text.of("比较的两边都不是 %s 的字段", "neither side is a field of %s", type.word()),
                    Text.of(
                            "字段有:%s",
                            "its fields: %s", String.join(", ", type.fields().keySet())));
        }
        return compared(left, operator, right);
    }

    private static String absence(Operand left, Token operator) throws ExpertFault {
        boolean equality = operator.is("==") || operator.is("!=");
        if (!equality || left.kind != Kind.NUMBER) {
            throw new ExpertFault(
                    operator.line(),
                    Text.of("%s 总是有值", "%s is always there", left.text),
                    Text.of(
                            "null 只能和可能缺的数比较,如 score == null",
                            "compare null with numbers that may be absent, such as score == null"));
        }
        return left.text + " " + operator.text() + " null";
    }

    private String compared(Operand first, Token operator, Operand second) throws ExpertFault {
        Operand left = asWhole(first, second, operator.line());
        Operand right = asWhole(second, first, operator.line());
        checkWord(left, right, operator.line());
        checkWord(right, left, operator.line());
        if (left.kind != right.kind) {
            throw new ExpertFault(
                    operator.line(),
                    Text.of("%s 和 %s 不是同一类值", "%s and %s are not values of the same kind", left.text, right.text),
                    Text.of(
                            "文字和文字比,数和数比;ago、year、month、count 的结果是整数,如 ago == 1",
                            "compare text with text and numbers with numbers; ago, year, month and the result of count are whole numbers, such as ago == 1"));
        }
        boolean equality = operator.is("==") || operator.is("!=");
        if (!equality && (left.kind == Kind.TEXT || left.kind == Kind.FLAG)) {
            throw new ExpertFault(
                    operator.line(),
                    Text.of("文字不能用 %s 比较", "texts are not compared with %s", operator.text()),
                    Text.of("用 ==、!= 或 in", "use ==, != or in"));
        }
        if (operator.is("==")) {
            String field = left.field != null ? left.field : right.field;
            Operand other = left.field != null ? right : left;
            equal = field == null ? null : new Equal(field, field.equals(FactType.UNIT_ID) && other.unitId);
        }
        return left.kind == Kind.NUMBER
                ? numbers(left, operator.text(), right)
                : left.text + " " + operator.text() + " " + right.text;
    }

    /** Exact decimals are compared by order alone, and only where both are there. */
    private static String numbers(Operand left, String operator, Operand right) {
        String a = left.text;
        String b = right.text;
        String test = switch (operator) {
            case "==" -> a + " >= " + b + " && " + a + " <= " + b;
            case "!=" -> "( " + a + " < " + b + " || " + a + " > " + b + " )";
            default -> a + " " + operator + " " + b;
        };
        String there = (left.mayBeAbsent ? a + " != null && " : "") + (right.mayBeAbsent ? b + " != null && " : "");
        return there.isEmpty() && !operator.equals("==") ? test : "( " + there + test + " )";
    }

    /** {@code status in ("OK", "MISSING")}, also with {@code not}. */
    private String membership(Operand left) throws ExpertFault {
        Token operator = token();
        boolean negated = take("not");
        if (!take("in")) {
            throw new ExpertFault(
                    operator.line(),
                    Text.of("没有运算符 %s", "there is no operator '%s'", operator.text()),
                    Text.of("可用 == != < <= > >= in、not in", "use == != < <= > >= in, not in"));
        }
        if (left.field == null || left.kind != Kind.TEXT) {
            throw new ExpertFault(
                    operator.line(),
                    Text.of("in 只用于文字字段", "in goes with fields of text only"),
                    Text.of("如 status in ( \"OK\", \"MISSING\" )", "such as status in ( \"OK\", \"MISSING\" )"));
        }
        Token open = token();
        List<String> texts = new ArrayList<>();
        if (!take("(")) {
            throw new ExpertFault(
                    open.line(),
                    Text.of("in 后面应是括号", "a bracket should follow in"),
                    Text.of("如 status in ( \"OK\", \"MISSING\" )", "such as status in ( \"OK\", \"MISSING\" )"));
        }
        do {
            Operand each = operand();
            if (each.word == null) {
                throw new ExpertFault(
                        open.line(),
                        Text.of("in 的括号中只能有文字", "only texts may stand in the brackets of in"),
                        Text.of("如 status in ( \"OK\", \"MISSING\" )", "such as status in ( \"OK\", \"MISSING\" )"));
            }
            checkWord(left, each, open.line());
            texts.add(each.text);
        } while (take(","));
        close(open);
        return left.text + (negated ? " not" : "") + " in ( " + String.join(", ", texts) + " )";
    }

    private void checkWord(Operand field, Operand other, int line) throws ExpertFault {
        if (type != null && field.field != null && other.word != null) {
            words.check(type, field.field, other.word, line);
        }
    }

    private Operand operand() throws ExpertFault {
        Token token = token();
        at++;
        return switch (token.kind()) {
            case TEXT -> new Operand(DrlText.quoted(token.text()), Kind.TEXT, null, false, token.text(), false, null);
            case NUMBER -> number(token, "");
            case WORD -> field(token);
            case BINDING -> bound(token);
            case SIGN, END -> {
                if (token.is("-") && token().kind() == ExpertTokens.Kind.NUMBER) {
                    at++;
                    yield number(tokens.get(at - 1), "-");
                }
                throw new ExpertFault(
                        token.line(),
                        token.kind() == ExpertTokens.Kind.END
                                ? Text.of("条件不完整", "the constraint ends too early")
                                : Text.of(
                                        "“%s”处应是字段、$变量、文字或数",
                                        "a field, $binding, text or number is expected at '%s'", token.text()),
                        Text.of("如 score < 60B", "such as score < 60B"));
            }
        };
    }

    private static Operand number(Token token, String sign) throws ExpertFault {
        Decimal number = Decimal.parse(sign + token.text());
        if (number == null) {
            throw new ExpertFault(
                    token.line(),
                    Text.of("数超过 %s 位", "a number of more than %s digits", Decimal.MAX_DIGITS),
                    Text.of("写短一些", "write a shorter one"));
        }
        return Operand.of(number);
    }

    /** The number as what it is compared with has it. */
    private static Operand asWhole(Operand operand, Operand other, int line) throws ExpertFault {
        Decimal number = operand.number;
        if (number == null || other.kind != Kind.WHOLE) {
            return operand;
        }
        if (number.scale() != 0 || number.abs().compareTo(Decimal.of(Integer.MAX_VALUE)) > 0) {
            throw new ExpertFault(
                    line,
                    Text.of("这里应是整数,实为 %s", "a whole number is expected here, found %s", number),
                    Text.of("如 ago == 1", "such as ago == 1"));
        }
        return new Operand(number + "L", Kind.WHOLE, null, false, null, false, null);
    }

    private Operand field(Token token) throws ExpertFault {
        if (token.is("true") || token.is("false")) {
            return new Operand(token.text(), Kind.FLAG, null, false, null, false, null);
        }
        refuseCalls(token);
        Kind kind = type == null ? null : type.fields().get(token.text());
        if (kind == null) {
            throw new ExpertFault(
                    token.line(),
                    type == null
                            ? Text.of("“%s”不是结果", "'%s' is no result", token.text())
                            : Text.of("%s 没有字段 %s", "%s has no field '%s'", type.word(), token.text()),
                    type == null
                            ? Text.of("这里只能比较累计的 $变量", "only the $bindings of the accumulate may be compared here")
                            : ExpertWords.remedy(token.text(), type.fields().keySet()));
        }
        return new Operand(token.text(), kind, token.text(), kind == Kind.NUMBER, null, false, null);
    }

    private void refuseCalls(Token name) throws ExpertFault {
        if (token().is("(")) {
            throw new ExpertFault(
                    name.line(),
                    Text.of("不能调用方法 %s()", "the method %s() may not be called", name.text()),
                    Text.of("只写字段名,不带括号,如 score < 60B", "write fields without brackets, such as score < 60B"));
        }
        if (token().is(".")) {
            throw new ExpertFault(
                    name.line(),
                    Text.of("“%s.”不是字段", "'%s.' is no field", name.text()),
                    Text.of(
                            "只写字段名;别的事实的字段写成 $变量.字段",
                            "write the field alone; a field of another fact is written $binding.field"));
        }
    }

    private Operand bound(Token token) throws ExpertFault {
        ExpertScope.Bound bound = scope.get(token.text(), token.line());
        if (!take(".")) {
            if (bound.fact() != null) {
                throw new ExpertFault(
                        token.line(),
                        Text.of("%s 是一个事实,不是值", "%s is a fact, no value", token.text()),
                        Text.of("写出字段,如 %s.unitId", "name a field, such as %s.unitId", token.text()));
            }
            return new Operand(token.text(), bound.kind(), null, false, null, bound.unitId(), null);
        }
        Token field = token();
        at++;
        refuseCalls(field);
        Kind kind = bound.fact() == null ? null : bound.fact().fields().get(field.text());
        if (kind == null || field.kind() != ExpertTokens.Kind.WORD) {
            throw new ExpertFault(
                    field.line(),
                    Text.of("%s 没有字段 %s", "%s has no field '%s'", token.text(), field.text()),
                    bound.fact() == null
                            ? Text.of("%s 已经是值,不带字段", "%s is a value already", token.text())
                            : ExpertWords.remedy(
                                    field.text(), bound.fact().fields().keySet()));
        }
        return new Operand(
                token.text() + "." + field.text(),
                kind,
                null,
                kind == Kind.NUMBER,
                null,
                field.text().equals(FactType.UNIT_ID),
                null);
    }
}
