package leopard.rules.scheme;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import leopard.model.Decimal;
import leopard.model.Rational;
import leopard.model.Text;
import leopard.rules.scheme.FormulaTokens.Fault;
import leopard.rules.scheme.FormulaTokens.Kind;
import leopard.rules.scheme.FormulaTokens.Token;
import leopard.scheme.Comparator;
import leopard.scheme.Condition;
import leopard.scheme.Expression;
import leopard.scheme.Question;
import org.jspecify.annotations.Nullable;

/**
 * Parses formulas ({@code C2 + C3}) and conditions ({@code A1.ratio < 0.9 and not C1 >= 50}) by recursive descent. From
 * loosest to tightest: or, and, not, comparisons, + -, * /, signs. Names may carry dots and Han characters; any other id
 * stands in backquotes.
 */
final class FormulaParser {

    /** Longest formula. */
    static final int MAX_LENGTH = 2000;

    /** Deepest nesting of brackets and functions. */
    static final int MAX_DEPTH = 50;

    /** A name and where it stands. */
    record Use(String name, int offset) {}

    /**
     * Something that only conditions ask.
     *
     * @param name grouping whose units are asked; field of the unit, or line and {@code .status}, that is compared
     * @param words what it is compared with; null where units or periods are asked
     */
    record Ask(String name, int offset, @Nullable List<Use> words) {}

    /** What was parsed, the names in it, and what it asks besides. */
    record Parsed<T>(T value, List<Use> uses, List<Ask> asks) {}

    private final List<Token> tokens;
    private final NamedFormulas named;
    private final List<Use> uses = new ArrayList<>();
    private final List<Ask> asks = new ArrayList<>();
    private int at;
    private int depth;

    private FormulaParser(List<Token> tokens, NamedFormulas named) {
        this.tokens = tokens;
        this.named = named;
    }

    static Parsed<Expression> expression(String text) throws Fault {
        return expression(text, NamedFormulas.NONE);
    }

    /** @param named formulas that may be called */
    static Parsed<Expression> expression(String text, NamedFormulas named) throws Fault {
        FormulaParser parser = start(text, named);
        Expression result = parser.all().arithmetic();
        return new Parsed<>(result, List.copyOf(parser.uses), List.copyOf(parser.asks));
    }

    static Parsed<Condition> condition(String text) throws Fault {
        return condition(text, NamedFormulas.NONE);
    }

    static Parsed<Condition> condition(String text, NamedFormulas named) throws Fault {
        FormulaParser parser = start(text, named);
        Condition result = parser.all().test();
        return new Parsed<>(result, List.copyOf(parser.uses), List.copyOf(parser.asks));
    }

    private static FormulaParser start(String text, NamedFormulas named) throws Fault {
        if (text.length() > MAX_LENGTH) {
            throw new Fault(0, Text.of("公式超过 %s 个字符", "a formula of more than %s characters", MAX_LENGTH));
        }
        return new FormulaParser(FormulaTokens.of(text), named);
    }

    private FormulaTerm all() throws Fault {
        FormulaTerm term = or();
        Token rest = token();
        if (rest.kind() != Kind.END) {
            throw rest.is(")")
                    ? new Fault(rest.offset(), Text.of("多了一个 )", "there is one ) too many"))
                    : new Fault(
                            rest.offset(), Text.of("“%s”前缺少运算符", "an operator is missing before '%s'", rest.text()));
        }
        return term;
    }

    private Token token() {
        return tokens.get(at);
    }

    private boolean take(String sign) {
        if (token().is(sign)) {
            at++;
            return true;
        }
        return false;
    }

    private FormulaTerm or() throws Fault {
        FormulaTerm first = and();
        if (!token().is("or")) {
            return first;
        }
        List<Condition> parts = new ArrayList<>();
        addOr(first.test(), parts);
        while (take("or")) {
            addOr(and().test(), parts);
        }
        return new FormulaTerm.Test(new Condition.Or(List.copyOf(parts)), first.offset());
    }

    private static void addOr(Condition part, List<Condition> into) {
        if (part instanceof Condition.Or or) {
            into.addAll(or.parts());
        } else {
            into.add(part);
        }
    }

    private FormulaTerm and() throws Fault {
        FormulaTerm first = not();
        if (!token().is("and")) {
            return first;
        }
        List<Condition> parts = new ArrayList<>();
        addAnd(first.test(), parts);
        while (take("and")) {
            addAnd(not().test(), parts);
        }
        return new FormulaTerm.Test(new Condition.And(List.copyOf(parts)), first.offset());
    }

    private static void addAnd(Condition part, List<Condition> into) {
        if (part instanceof Condition.And and) {
            into.addAll(and.parts());
        } else {
            into.add(part);
        }
    }

    private FormulaTerm not() throws Fault {
        int offset = token().offset();
        if (!take("not")) {
            return comparison();
        }
        deeper(offset);
        Condition part = not().test();
        depth--;
        return new FormulaTerm.Test(new Condition.Not(part), offset);
    }

    private FormulaTerm comparison() throws Fault {
        if (token().kind() == Kind.NAME
                && WordTest.isField(token().text())
                && !tokens.get(at + 1).is("(")) {
            return worded();
        }
        FormulaTerm left = sum();
        Comparator comparator = comparator();
        if (comparator == null) {
            return left;
        }
        int sign = token().offset();
        at++;
        FormulaTerm right = sum();
        if (comparator() != null) {
            throw new Fault(
                    token().offset(),
                    Text.of(
                            "一次只能比较两个数;区间写作 x >= 60 and x < 80",
                            "compare two numbers at a time; write a range as x >= 60 and x < 80"));
        }
        return new FormulaTerm.Test(compared(left.arithmetic(), comparator, right.arithmetic(), sign), left.offset());
    }

    /** {@code unit.type == village}, {@code A1.status in (MISSING, PENDING)}. */
    private FormulaTerm worded() throws Fault {
        Token field = token();
        at++;
        boolean not = take("not");
        boolean in = token().kind() == Kind.NAME && token().text().equals("in");
        boolean equal = !not && token().is("==");
        if (!in && !equal && (not || !token().is("!="))) {
            throw new Fault(
                    token().offset(),
                    Text.of("%s 只能用 ==、!=、in、not in 比较", "%s is compared by ==, !=, in or not in", field.text()),
                    Text.of("如 %s in (甲, 乙)", "such as %s in (a, b)", field.text()));
        }
        at++;
        List<Use> words = new ArrayList<>();
        if (in) {
            int open = token().offset();
            if (!take("(")) {
                throw new Fault(open, Text.of("in 后面应是括号", "a bracket should follow in"));
            }
            do {
                words.add(word(field));
            } while (take(","));
            close(open);
        } else {
            words.add(word(field));
        }
        asks.add(new Ask(field.text(), field.offset(), List.copyOf(words)));
        return new FormulaTerm.Test(
                new Condition.Worded(
                        field.text(),
                        in ? !not : equal,
                        words.stream().map(Use::name).toList()),
                field.offset());
    }

    private Use word(Token field) throws Fault {
        Token word = token();
        if (word.kind() != Kind.NAME && word.kind() != Kind.NUMBER) {
            throw new Fault(
                    word.offset(),
                    Text.of("%s 应与文字比较", "%s is compared with a word", field.text()),
                    Text.of("含空格或符号的文字写在反引号中:`甲 乙`", "put words with spaces or signs into backquotes: `a b`"));
        }
        at++;
        return new Use(word.text(), word.offset());
    }

    /** Whether a value depends on anything: on a figure, on other units or periods, or on a word in a test. */
    private static boolean asks(Expression expression) {
        boolean[] asked = {!expression.names().isEmpty()};
        expression.evaluate(new Expression.Lookup() {
            @Override
            public Rational figure(String name) {
                asked[0] = true;
                return Rational.ONE;
            }

            @Override
            public Rational answer(Question question) {
                asked[0] = true;
                return Rational.ONE;
            }

            @Override
            public String word(String field) {
                asked[0] = true;
                return field;
            }
        });
        return asked[0];
    }

    /** The model compares a figure with a number: other forms are turned round, exactly. */
    private static Condition compared(Expression left, Comparator comparator, Expression right, int sign) throws Fault {
        Decimal number = right.constant();
        if (!asks(left) && !asks(right)) {
            throw new Fault(sign, Text.of("比较的两边都没有指标", "neither side of the comparison names a figure"));
        }
        if (number != null) {
            return new Condition.Comparison(left, comparator, number);
        }
        Decimal first = left.constant();
        if (first != null) {
            return new Condition.Comparison(right, turned(comparator), first);
        }
        Expression difference = new Expression.Binary(Expression.Operator.MINUS, left, right);
        return new Condition.Comparison(difference, comparator, Decimal.ZERO);
    }

    private static Comparator turned(Comparator comparator) {
        return switch (comparator) {
            case BELOW -> Comparator.ABOVE;
            case AT_MOST -> Comparator.AT_LEAST;
            case ABOVE -> Comparator.BELOW;
            case AT_LEAST -> Comparator.AT_MOST;
            case EQUAL -> Comparator.EQUAL;
            case UNEQUAL -> Comparator.UNEQUAL;
        };
    }

    private @Nullable Comparator comparator() {
        for (Comparator each : Comparator.values()) {
            if (token().is(each.sign())) {
                return each;
            }
        }
        return null;
    }

    private FormulaTerm sum() throws Fault {
        FormulaTerm left = product();
        while (token().is("+") || token().is("-")) {
            boolean plus = token().is("+");
            at++;
            Expression right = product().arithmetic();
            left = new FormulaTerm.Arithmetic(
                    new Expression.Binary(
                            plus ? Expression.Operator.PLUS : Expression.Operator.MINUS, left.arithmetic(), right),
                    left.offset());
        }
        return left;
    }

    private FormulaTerm product() throws Fault {
        FormulaTerm left = signed();
        while (token().is("*") || token().is("/")) {
            boolean times = token().is("*");
            at++;
            FormulaTerm divisor = signed();
            Expression right = divisor.arithmetic();
            Decimal number = right.constant();
            if (!times && number != null && number.signum() == 0) {
                throw new Fault(divisor.offset(), Text.of("除数为零", "this divides by zero"));
            }
            left = new FormulaTerm.Arithmetic(
                    new Expression.Binary(
                            times ? Expression.Operator.TIMES : Expression.Operator.OVER, left.arithmetic(), right),
                    left.offset());
        }
        return left;
    }

    private FormulaTerm signed() throws Fault {
        int offset = token().offset();
        if (!take("-")) {
            return primary();
        }
        deeper(offset);
        Expression operand = signed().arithmetic();
        depth--;
        Decimal number = operand.constant();
        return new FormulaTerm.Arithmetic(
                number == null ? new Expression.Negative(operand) : Expression.number(number.negate()), offset);
    }

    private FormulaTerm primary() throws Fault {
        Token token = token();
        at++;
        return switch (token.kind()) {
            case NUMBER -> new FormulaTerm.Arithmetic(Expression.number(number(token)), token.offset());
            case NAME -> token().is("(") ? call(token) : name(token);
            case SIGN -> {
                if (!token.is("(")) {
                    throw operandMissing(token);
                }
                deeper(token.offset());
                FormulaTerm inner = or();
                close(token.offset());
                depth--;
                // The bracket is where the whole begins.
                yield inner instanceof FormulaTerm.Arithmetic arithmetic
                        ? new FormulaTerm.Arithmetic(arithmetic.arithmetic(), token.offset())
                        : new FormulaTerm.Test(inner.test(), token.offset());
            }
            case KEYWORD, END -> throw operandMissing(token);
        };
    }

    private static Fault operandMissing(Token token) {
        return token.kind() == Kind.END
                ? new Fault(
                        token.offset(),
                        Text.of("公式不完整:缺少数或名称", "the formula ends where a number or name should follow"))
                : new Fault(
                        token.offset(),
                        Text.of("“%s”前缺少数或名称", "a number or name is missing before '%s'", token.text()));
    }

    private static Decimal number(Token token) throws Fault {
        Decimal number = Decimal.parse(token.text());
        if (number == null) {
            throw new Fault(token.offset(), Text.of("数超过 %s 位", "a number of more than %s digits", Decimal.MAX_DIGITS));
        }
        return number;
    }

    private FormulaTerm name(Token token) {
        uses.add(new Use(token.text(), token.offset()));
        return new FormulaTerm.Arithmetic(new Expression.Name(token.text()), token.offset());
    }

    private FormulaTerm call(Token name) throws Fault {
        int open = token().offset();
        at++;
        deeper(open);
        List<FormulaTerm> arguments = new ArrayList<>();
        RoundingMode mode = null;
        if (!token().is(")")) {
            do {
                mode = name.text().equals(FormulaCalls.ROUND) && arguments.size() == 2 ? mode() : null;
                if (mode == null) {
                    arguments.add(or());
                }
            } while (take(","));
        }
        close(open);
        depth--;
        Expression called = new FormulaCalls(named, uses, asks).called(name, arguments, mode);
        return called instanceof Question question && question.isTest()
                ? new FormulaTerm.Test(new Condition.Comparison(called, Comparator.EQUAL, Decimal.ONE), name.offset())
                : new FormulaTerm.Arithmetic(called, name.offset());
    }

    /** The way of rounding, which is the third argument of {@code round}; null where something else stands there. */
    private @Nullable RoundingMode mode() {
        RoundingMode mode = SchemeReading.MODES.get(token().text());
        if (mode != null) {
            at++;
        }
        return mode;
    }

    private void close(int open) throws Fault {
        if (take(")")) {
            return;
        }
        Token found = token();
        throw found.kind() == Kind.END
                ? new Fault(open, Text.of("这个 ( 没有对应的 )", "this ( is never closed"))
                : new Fault(
                        found.offset(),
                        Text.of("“%s”前缺少运算符或 )", "an operator or ) is missing before '%s'", found.text()));
    }

    private void deeper(int offset) throws Fault {
        if (++depth > MAX_DEPTH) {
            throw new Fault(offset, Text.of("嵌套超过 %s 层", "nested more than %s deep", MAX_DEPTH));
        }
    }
}
