package leopard.rules.scheme;

import java.util.ArrayList;
import java.util.List;
import leopard.model.Decimal;
import leopard.model.Text;
import leopard.rules.scheme.Declared.Sort;
import leopard.scheme.Comparator;
import leopard.scheme.Condition;
import leopard.scheme.Expression;

/** Reads formulas and conditions out of a file, and checks that every name in them means something there. */
final class Formulas {

    /** What names may stand for. */
    enum Scope {
        /** Named numbers and the schedule: known before anything is read. */
        NUMBERS,
        /** Indicators besides. */
        READINGS,
        /** Lines and their figures besides. */
        FIGURES
    }

    private static final Expression NOTHING = Expression.number(Decimal.ZERO);

    private final Declared declared;
    private final Problems problems;

    Formulas(Declared declared, Problems problems) {
        this.declared = declared;
        this.problems = problems;
    }

    Expression expression(String key, YamlNode node, Scope scope) {
        return expression(key, node, scope, List.of());
    }

    /** @param own names that mean something in this formula alone */
    Expression expression(String key, YamlNode node, Scope scope, List<String> own) {
        if (!(node instanceof YamlNode.Scalar scalar) || scalar.isEmpty()) {
            problems.expected(key, Text.of("公式", "a formula"), node);
            return NOTHING;
        }
        return expression(key, scalar, scalar.text(), scope, own);
    }

    /** A formula that is the beginning of the text of {@code scalar}. */
    Expression expression(String key, YamlNode.Scalar scalar, String text, Scope scope, List<String> own) {
        try {
            FormulaParser.Parsed<Expression> parsed = FormulaParser.expression(text, declared.formulas());
            check(scalar, parsed.uses(), scope, own);
            ask(scalar, parsed.asks(), scope);
            return parsed.value();
        } catch (FormulaTokens.Fault fault) {
            problems.add(scalar.at(fault.offset()), Text.of("%s:%s", "%s: %s", key, fault.text()), fault.remedy());
            return NOTHING;
        }
    }

    /** Whether a formula names an indicator; not if it cannot be read. */
    boolean readsIndicators(YamlNode node) {
        if (!(node instanceof YamlNode.Scalar scalar) || scalar.isEmpty()) {
            return false;
        }
        try {
            return FormulaParser.expression(scalar.text(), declared.formulas()).uses().stream()
                    .anyMatch(use -> declared.has(Sort.INDICATOR, use.name()));
        } catch (FormulaTokens.Fault unreadable) {
            return false;
        }
    }

    Condition condition(String key, YamlNode node) {
        return condition(key, node, Scope.FIGURES);
    }

    Condition condition(String key, YamlNode node, Scope scope) {
        if (!(node instanceof YamlNode.Scalar scalar) || scalar.isEmpty()) {
            problems.expected(key, Text.of("条件,如 A1 >= 60", "a condition such as A1 >= 60"), node);
        } else {
            try {
                FormulaParser.Parsed<Condition> parsed = FormulaParser.condition(scalar.text(), declared.formulas());
                check(scalar, parsed.uses(), scope, List.of());
                ask(scalar, parsed.asks(), scope);
                return parsed.value();
            } catch (FormulaTokens.Fault fault) {
                problems.add(scalar.at(fault.offset()), Text.of("%s:%s", "%s: %s", key, fault.text()), fault.remedy());
            }
        }
        return new Condition.Comparison(NOTHING, Comparator.ABOVE, Decimal.ZERO);
    }

    private void check(YamlNode.Scalar scalar, List<FormulaParser.Use> uses, Scope scope, List<String> own) {
        for (FormulaParser.Use use : uses) {
            if (own.contains(use.name())) {
                continue;
            }
            declared.use(use.name());
            if (!isKnown(use.name(), scope)) {
                List<String> names = new ArrayList<>(own);
                names.addAll(names(scope));
                problems.unknown(scalar.at(use.offset()), sort(scope).text(), use.name(), names);
            }
        }
    }

    private void ask(YamlNode.Scalar scalar, List<FormulaParser.Ask> asks, Scope scope) {
        for (FormulaParser.Ask ask : asks) {
            if (scope == Scope.FIGURES) {
                new WordTest(declared, problems).check(scalar, ask);
            } else {
                problems.add(
                        scalar.at(ask.offset()),
                        Text.of(
                                "只有条件可以问别的单位、别的周期和单位的字段",
                                "only conditions ask about other units, other periods and fields of the unit"),
                        Text.of("写进红线、排名等处的 when", "write it in the when of a red line, a ranking and so on"));
            }
        }
    }

    private boolean isKnown(String name, Scope scope) {
        if (name.equals(Declared.SCHEDULE)
                || declared.has(Sort.PARAMETER, name)
                || declared.isUnclear(Sort.PARAMETER)) {
            return true;
        }
        return scope != Scope.NUMBERS && (declared.has(sort(scope), name) || declared.isUnclear(sort(scope)));
    }

    private static Sort sort(Scope scope) {
        return switch (scope) {
            case NUMBERS -> Sort.PARAMETER;
            case READINGS -> Sort.INDICATOR;
            case FIGURES -> Sort.FIGURE;
        };
    }

    private List<String> names(Scope scope) {
        List<String> names = new ArrayList<>(declared.all(sort(scope)));
        if (scope != Scope.NUMBERS) {
            names.addAll(declared.all(Sort.PARAMETER));
        }
        names.add(Declared.SCHEDULE);
        return names;
    }
}
