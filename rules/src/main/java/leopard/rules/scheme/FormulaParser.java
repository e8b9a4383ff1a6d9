package leopard.rules.scheme;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import leopard.model.Decimal;
import leopard.model.Rational;
import leopard.model.Text;
import leopard.rules.scheme.FormulaTokens.Fault;
import leopard.rules.scheme.FormulaTokens.Kind;
import leopard.rules.scheme.FormulaTokens.Token;
import leopard.scheme.Comparator;
import leopard.scheme.Condition;
import leopard.scheme.Conditional;
import leopard.scheme.Expression;
import leopard.scheme.Expression.NamedFunction;
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

    private static final String IF = "if";
    private static final String IF_MISSING = "if_missing";
    private static final String COUNT = "count";
    private static final String ROUND = "round";
    private static final String PREVIOUS = "previous";
    private static final String STREAK = "streak";
    private static final String OTHERS = "others";
    private static final List<String> QUESTIONS = Stream.concat(
                    Arrays.stream(Question.Summary.values()).map(Question.Summary::word),
                    Arrays.stream(Question.Tally.values()).map(Question.Tally::word))
            .toList();

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

    /** Either kind: an opening bracket does not tell which one follows. */
    private sealed interface Term {
        int offset();
    }

    private record Arithmetic(Expression expression, int offset) implements Term {}

    private record Test(Condition condition, int offset) implements Term {}

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
        Expression result = parser.arithmetic(parser.all());
        return new Parsed<>(result, List.copyOf(parser.uses), List.copyOf(parser.asks));
    }

    static Parsed<Condition> condition(String text) throws Fault {
        return condition(text, NamedFormulas.NONE);
    }

    static Parsed<Condition> condition(String text, NamedFormulas named) throws Fault {
        FormulaParser parser = start(text, named);
        Condition result = parser.test(parser.all());
        return new Parsed<>(result, List.copyOf(parser.uses), List.copyOf(parser.asks));
    }

    private static FormulaParser start(String text, NamedFormulas named) throws Fault {
        if (text.length() > MAX_LENGTH) {
            throw new Fault(0, Text.of("公式超过 %s 个字符", "a formula of more than %s characters", MAX_LENGTH));
        }
        return new FormulaParser(FormulaTokens.of(text), named);
    }

    private Term all() throws Fault {
        Term term = or();
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

    private Expression arithmetic(Term term) throws Fault {
        if (term instanceof Arithmetic arithmetic) {
            return arithmetic.expression;
        }
        throw new Fault(term.offset(), Text.of("这里应为数,实为判断", "a number is expected here, this is a test"));
    }

    private Condition test(Term term) throws Fault {
        if (term instanceof Test test) {
            return test.condition;
        }
        throw new Fault(
                term.offset(),
                Text.of("这里应为判断,如 A1 >= 60", "a test such as A1 >= 60 is expected here, this is a number"));
    }

    private Term or() throws Fault {
        Term first = and();
        if (!token().is("or")) {
            return first;
        }
        List<Condition> parts = new ArrayList<>();
        addOr(test(first), parts);
        while (take("or")) {
            addOr(test(and()), parts);
        }
        return new Test(new Condition.Or(List.copyOf(parts)), first.offset());
    }

    private static void addOr(Condition part, List<Condition> into) {
        if (part instanceof Condition.Or or) {
            into.addAll(or.parts());
        } else {
            into.add(part);
        }
    }

    private Term and() throws Fault {
        Term first = not();
        if (!token().is("and")) {
            return first;
        }
        List<Condition> parts = new ArrayList<>();
        addAnd(test(first), parts);
        while (take("and")) {
            addAnd(test(not()), parts);
        }
        return new Test(new Condition.And(List.copyOf(parts)), first.offset());
    }

    private static void addAnd(Condition part, List<Condition> into) {
        if (part instanceof Condition.And and) {
            into.addAll(and.parts());
        } else {
            into.add(part);
        }
    }

    private Term not() throws Fault {
        int offset = token().offset();
        if (!take("not")) {
            return comparison();
        }
        deeper(offset);
        Condition part = test(not());
        depth--;
        return new Test(new Condition.Not(part), offset);
    }

    private Term comparison() throws Fault {
        if (token().kind() == Kind.NAME
                && WordTest.isField(token().text())
                && !tokens.get(at + 1).is("(")) {
            return worded();
        }
        Term left = sum();
        Comparator comparator = comparator();
        if (comparator == null) {
            return left;
        }
        int sign = token().offset();
        at++;
        Term right = sum();
        if (comparator() != null) {
            throw new Fault(
                    token().offset(),
                    Text.of(
                            "一次只能比较两个数;区间写作 x >= 60 and x < 80",
                            "compare two numbers at a time; write a range as x >= 60 and x < 80"));
        }
        return new Test(compared(arithmetic(left), comparator, arithmetic(right), sign), left.offset());
    }

    /** {@code unit.type == village}, {@code A1.status in (MISSING, PENDING)}. */
    private Term worded() throws Fault {
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
        return new Test(
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

    private Term sum() throws Fault {
        Term left = product();
        while (token().is("+") || token().is("-")) {
            boolean plus = token().is("+");
            at++;
            Expression right = arithmetic(product());
            left = new Arithmetic(
                    new Expression.Binary(
                            plus ? Expression.Operator.PLUS : Expression.Operator.MINUS, arithmetic(left), right),
                    left.offset());
        }
        return left;
    }

    private Term product() throws Fault {
        Term left = signed();
        while (token().is("*") || token().is("/")) {
            boolean times = token().is("*");
            at++;
            Term divisor = signed();
            Expression right = arithmetic(divisor);
            Decimal number = right.constant();
            if (!times && number != null && number.signum() == 0) {
                throw new Fault(divisor.offset(), Text.of("除数为零", "this divides by zero"));
            }
            left = new Arithmetic(
                    new Expression.Binary(
                            times ? Expression.Operator.TIMES : Expression.Operator.OVER, arithmetic(left), right),
                    left.offset());
        }
        return left;
    }

    private Term signed() throws Fault {
        int offset = token().offset();
        if (!take("-")) {
            return primary();
        }
        deeper(offset);
        Expression operand = arithmetic(signed());
        depth--;
        Decimal number = operand.constant();
        return new Arithmetic(
                number == null ? new Expression.Negative(operand) : Expression.number(number.negate()), offset);
    }

    private Term primary() throws Fault {
        Token token = token();
        at++;
        return switch (token.kind()) {
            case NUMBER -> new Arithmetic(Expression.number(number(token)), token.offset());
            case NAME -> token().is("(") ? call(token) : name(token);
            case SIGN -> {
                if (!token.is("(")) {
                    throw operandMissing(token);
                }
                deeper(token.offset());
                Term inner = or();
                close(token.offset());
                depth--;
                // The bracket is where the whole begins.
                yield inner instanceof Arithmetic arithmetic
                        ? new Arithmetic(arithmetic.expression, token.offset())
                        : new Test(test(inner), token.offset());
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

    private Term name(Token token) {
        uses.add(new Use(token.text(), token.offset()));
        return new Arithmetic(new Expression.Name(token.text()), token.offset());
    }

    private Term call(Token name) throws Fault {
        int open = token().offset();
        at++;
        deeper(open);
        List<Term> arguments = new ArrayList<>();
        RoundingMode mode = null;
        if (!token().is(")")) {
            do {
                mode = name.text().equals(ROUND) && arguments.size() == 2 ? mode() : null;
                if (mode == null) {
                    arguments.add(or());
                }
            } while (take(","));
        }
        close(open);
        depth--;
        Expression called = called(name, arguments, mode);
        return called instanceof Question question && question.isTest()
                ? new Test(new Condition.Comparison(called, Comparator.EQUAL, Decimal.ONE), name.offset())
                : new Arithmetic(called, name.offset());
    }

    /** The way of rounding, which is the third argument of {@code round}; null where something else stands there. */
    private @Nullable RoundingMode mode() {
        RoundingMode mode = SchemeReading.MODES.get(token().text());
        if (mode != null) {
            at++;
        }
        return mode;
    }

    private Expression called(Token name, List<Term> arguments, @Nullable RoundingMode mode) throws Fault {
        switch (name.text()) {
            case IF -> {
                requireCount(name, arguments, arguments.size() == 3);
                return new Conditional.If(
                        test(arguments.get(0)), arithmetic(arguments.get(1)), arithmetic(arguments.get(2)));
            }
            case IF_MISSING -> {
                requireCount(name, arguments, arguments.size() == 2);
                return new Conditional.IfMissing(arithmetic(arguments.get(0)), arithmetic(arguments.get(1)));
            }
            case COUNT -> {
                requireCount(name, arguments, !arguments.isEmpty());
                return count(arguments);
            }
            case ROUND -> {
                requireCount(name, arguments, arguments.size() == 2);
                return rounded(arguments, mode);
            }
            case PREVIOUS -> {
                requireCount(name, arguments, arguments.size() == 1 || arguments.size() == 2);
                asks.add(new Ask("", name.offset(), null));
                return new Question.Previous(arithmetic(arguments.get(0)), ago(arguments));
            }
            case STREAK -> {
                requireCount(name, arguments, arguments.size() == 1);
                asks.add(new Ask("", name.offset(), null));
                return new Question.Streak(test(arguments.get(0)));
            }
            default -> {
                Expression asked = asked(name, arguments);
                if (asked != null) {
                    return asked;
                }
                NamedFormulas.Named formula = named.find(name.text());
                if (formula != null) {
                    return called(formula, name, arguments);
                }
                NamedFunction function = function(name);
                requireCount(name, arguments, function.takes(arguments.size()));
                return new Expression.Call(function, allArithmetic(arguments));
            }
        }
    }

    private int ago(List<Term> arguments) throws Fault {
        if (arguments.size() == 1) {
            return 1;
        }
        Decimal periods = arithmetic(arguments.get(1)).constant();
        if (periods == null
                || periods.scale() != 0
                || periods.signum() <= 0
                || periods.compareTo(Decimal.of(Question.MOST_PERIODS)) > 0) {
            throw new Fault(
                    arguments.get(1).offset(),
                    Text.of(
                            "前几期应为 1 到 %s 的整数",
                            "how many periods ago should be a whole number from 1 to %s", Question.MOST_PERIODS));
        }
        return periods.toBigDecimal().intValueExact();
    }

    /** {@code group.mean(A1)}, {@code others.any(total < 60)}, {@code area.others.count(…)}; null if it is none of these. */
    private @Nullable Expression asked(Token name, List<Term> arguments) throws Fault {
        int dot = name.text().lastIndexOf('.');
        String asks = name.text().substring(dot + 1);
        Question.Summary summary = summary(asks);
        Question.Tally tally = tally(asks);
        if (dot < 0) {
            return null;
        }
        if (summary == null && tally == null) {
            throw new Fault(
                    name.offset(), Text.of("没有 %s", "there is no '%s'", name.text()), Problems.remedy(asks, QUESTIONS));
        }
        requireCount(name, arguments, arguments.size() == 1);
        String whom = name.text().substring(0, dot);
        boolean others = whom.equals(OTHERS) || whom.endsWith("." + OTHERS);
        String grouping =
                whom.equals(OTHERS) ? "group" : others ? whom.substring(0, whom.length() - OTHERS.length() - 1) : whom;
        this.asks.add(new Ask(grouping, name.offset(), null));
        Question.Whom asked = new Question.Whom(grouping.equals(SchemeReading.ALL) ? null : grouping, others);
        if (summary != null) {
            return new Question.Among(asked, summary, arithmetic(arguments.get(0)));
        }
        return new Question.Holding(asked, tally == null ? Question.Tally.ANY : tally, test(arguments.get(0)));
    }

    private static Question.@Nullable Summary summary(String word) {
        for (Question.Summary each : Question.Summary.values()) {
            if (each.word().equals(word)) {
                return each;
            }
        }
        return null;
    }

    private static Question.@Nullable Tally tally(String word) {
        for (Question.Tally each : Question.Tally.values()) {
            if (each.word().equals(word)) {
                return each;
            }
        }
        return null;
    }

    private static void requireCount(Token name, List<Term> arguments, boolean right) throws Fault {
        if (!right) {
            throw new Fault(
                    name.offset(),
                    Text.of("%s 不能有 %s 个参数", "%s cannot take %s arguments", name.text(), arguments.size()));
        }
    }

    /** A formula of the scheme's own with the arguments put in. */
    private Expression called(NamedFormulas.Named formula, Token name, List<Term> arguments) throws Fault {
        requireCount(name, arguments, formula.arguments().size() == arguments.size());
        named.call(formula.name());
        formula.free().forEach(free -> uses.add(new Use(free, name.offset())));
        Expression result = formula.with(allArithmetic(arguments));
        if (result.text().length() > NamedFormulas.MAX_LENGTH) {
            throw new Fault(
                    name.offset(),
                    Text.of(
                            "代入命名公式后超过 %s 个字符",
                            "with the named formulas put in, more than %s characters", NamedFormulas.MAX_LENGTH));
        }
        return result;
    }

    /** Whether a word is a function already. */
    static boolean isFunction(String word) {
        return functions().contains(word) || List.of(PREVIOUS, STREAK).contains(word);
    }

    private static List<String> functions() {
        List<String> known = new ArrayList<>(List.of(IF, IF_MISSING, COUNT, ROUND));
        for (NamedFunction each : NamedFunction.values()) {
            known.add(each.word());
        }
        return known;
    }

    private NamedFunction function(Token name) throws Fault {
        for (NamedFunction each : NamedFunction.values()) {
            if (each.word().equals(name.text())) {
                return each;
            }
        }
        List<String> known = functions();
        known.addAll(named.names());
        throw new Fault(
                name.offset(),
                Text.of("没有函数 %s", "there is no function '%s'", name.text()),
                Problems.remedy(name.text(), known));
    }

    private List<Expression> allArithmetic(List<Term> arguments) throws Fault {
        List<Expression> all = new ArrayList<>();
        for (Term argument : arguments) {
            all.add(arithmetic(argument));
        }
        return List.copyOf(all);
    }

    private static Expression count(List<Term> arguments) {
        List<Condition> tests = new ArrayList<>();
        List<Expression> figures = new ArrayList<>();
        for (Term argument : arguments) {
            if (argument instanceof Test test) {
                tests.add(test.condition);
            } else if (argument instanceof Arithmetic figure) {
                figures.add(figure.expression);
            }
        }
        return new Conditional.Count(List.copyOf(tests), List.copyOf(figures));
    }

    private Expression rounded(List<Term> arguments, @Nullable RoundingMode mode) throws Fault {
        Expression decimals = arithmetic(arguments.get(1));
        Decimal places = decimals.constant();
        if (places != null && !Expression.Rounded.isScale(Rational.of(places))) {
            throw new Fault(
                    arguments.get(1).offset(),
                    Text.of(
                            "round 的小数位数应为不超过 %s 的整数",
                            "round keeps a whole number of decimals, at most %s", Expression.Rounded.MOST_DECIMALS));
        }
        return new Expression.Rounded(
                arithmetic(arguments.get(0)), decimals, mode == null ? RoundingMode.HALF_UP : mode);
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
