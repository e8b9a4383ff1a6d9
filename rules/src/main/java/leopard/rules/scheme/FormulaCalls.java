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
import leopard.rules.scheme.FormulaTokens.Token;
import leopard.scheme.Condition;
import leopard.scheme.Conditional;
import leopard.scheme.Expression;
import leopard.scheme.Expression.NamedFunction;
import leopard.scheme.Question;
import org.jspecify.annotations.Nullable;

/** Calls in formulas: functions, formulas of the scheme by name, and what is asked of other units and earlier periods. */
final class FormulaCalls {

    static final String ROUND = "round";
    private static final String IF = "if";
    private static final String IF_MISSING = "if_missing";
    private static final String COUNT = "count";
    private static final String PREVIOUS = "previous";
    private static final String STREAK = "streak";
    private static final String OTHERS = "others";
    private static final List<String> QUESTIONS = Stream.concat(
                    Arrays.stream(Question.Summary.values()).map(Question.Summary::word),
                    Arrays.stream(Question.Tally.values()).map(Question.Tally::word))
            .toList();

    private final NamedFormulas named;
    private final List<FormulaParser.Use> uses;
    private final List<FormulaParser.Ask> asks;

    /**
     * @param uses takes the names in formulas that are called
     * @param asks takes what only conditions ask
     */
    FormulaCalls(NamedFormulas named, List<FormulaParser.Use> uses, List<FormulaParser.Ask> asks) {
        this.named = named;
        this.uses = uses;
        this.asks = asks;
    }

    /** What a call of that name with these arguments is, the way of rounding beside them. */
    Expression called(Token name, List<FormulaTerm> arguments, @Nullable RoundingMode mode) throws Fault {
        switch (name.text()) {
            case IF -> {
                requireCount(name, arguments, arguments.size() == 3);
                return new Conditional.If(
                        arguments.get(0).test(),
                        arguments.get(1).arithmetic(),
                        arguments.get(2).arithmetic());
            }
            case IF_MISSING -> {
                requireCount(name, arguments, arguments.size() == 2);
                return new Conditional.IfMissing(
                        arguments.get(0).arithmetic(), arguments.get(1).arithmetic());
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
                asks.add(new FormulaParser.Ask("", name.offset(), null));
                return new Question.Previous(arguments.get(0).arithmetic(), ago(arguments));
            }
            case STREAK -> {
                requireCount(name, arguments, arguments.size() == 1);
                asks.add(new FormulaParser.Ask("", name.offset(), null));
                return new Question.Streak(arguments.get(0).test());
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

    private static int ago(List<FormulaTerm> arguments) throws Fault {
        if (arguments.size() == 1) {
            return 1;
        }
        Decimal periods = arguments.get(1).arithmetic().constant();
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
    private @Nullable Expression asked(Token name, List<FormulaTerm> arguments) throws Fault {
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
        this.asks.add(new FormulaParser.Ask(grouping, name.offset(), null));
        Question.Whom asked = new Question.Whom(grouping.equals(SchemeReading.ALL) ? null : grouping, others);
        if (summary != null) {
            return new Question.Among(asked, summary, arguments.get(0).arithmetic());
        }
        return new Question.Holding(
                asked,
                tally == null ? Question.Tally.ANY : tally,
                arguments.get(0).test());
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

    private static void requireCount(Token name, List<FormulaTerm> arguments, boolean right) throws Fault {
        if (!right) {
            throw new Fault(
                    name.offset(),
                    Text.of("%s 不能有 %s 个参数", "%s cannot take %s arguments", name.text(), arguments.size()));
        }
    }

    /** A formula of the scheme's own with the arguments put in. */
    private Expression called(NamedFormulas.Named formula, Token name, List<FormulaTerm> arguments) throws Fault {
        requireCount(name, arguments, formula.arguments().size() == arguments.size());
        named.call(formula.name());
        formula.free().forEach(free -> uses.add(new FormulaParser.Use(free, name.offset())));
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

    private static List<Expression> allArithmetic(List<FormulaTerm> arguments) throws Fault {
        List<Expression> all = new ArrayList<>();
        for (FormulaTerm argument : arguments) {
            all.add(argument.arithmetic());
        }
        return List.copyOf(all);
    }

    private static Expression count(List<FormulaTerm> arguments) {
        List<Condition> tests = new ArrayList<>();
        List<Expression> figures = new ArrayList<>();
        for (FormulaTerm argument : arguments) {
            if (argument instanceof FormulaTerm.Test test) {
                tests.add(test.test());
            } else if (argument instanceof FormulaTerm.Arithmetic figure) {
                figures.add(figure.arithmetic());
            }
        }
        return new Conditional.Count(List.copyOf(tests), List.copyOf(figures));
    }

    private static Expression rounded(List<FormulaTerm> arguments, @Nullable RoundingMode mode) throws Fault {
        Expression decimals = arguments.get(1).arithmetic();
        Decimal places = decimals.constant();
        if (places != null && !Expression.Rounded.isScale(Rational.of(places))) {
            throw new Fault(
                    arguments.get(1).offset(),
                    Text.of(
                            "round 的小数位数应为不超过 %s 的整数",
                            "round keeps a whole number of decimals, at most %s", Expression.Rounded.MOST_DECIMALS));
        }
        return new Expression.Rounded(
                arguments.get(0).arithmetic(), decimals, mode == null ? RoundingMode.HALF_UP : mode);
    }
}
