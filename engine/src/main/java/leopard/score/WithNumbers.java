package leopard.score;

import java.util.ArrayList;
import java.util.List;
import leopard.model.Rational;
import leopard.model.Text;
import leopard.scheme.Condition;
import leopard.scheme.Conditional;
import leopard.scheme.Expression;
import leopard.scheme.Expression.Lookup;

/**
 * A formula as it is worked out for one unit: numbers instead of names, and of each choice only what was chosen.
 *
 * @param formula has no names, conditions or counts
 * @param notes the tests that decided, with their numbers
 */
record WithNumbers(Expression formula, List<Text> notes) {

    static WithNumbers of(Expression formula, Lookup figures) {
        List<Text> notes = new ArrayList<>();
        return new WithNumbers(put(formula, figures, notes), notes);
    }

    private static Expression put(Expression formula, Lookup figures, List<Text> notes) {
        if (formula instanceof Expression.Name name) {
            return number(name, figures);
        }
        if (formula instanceof Expression.Negative negative) {
            return new Expression.Negative(put(negative.operand(), figures, notes));
        }
        if (formula instanceof Expression.Binary binary) {
            return new Expression.Binary(
                    binary.operator(), put(binary.left(), figures, notes), put(binary.right(), figures, notes));
        }
        if (formula instanceof Expression.Call call) {
            return new Expression.Call(
                    call.function(),
                    call.arguments().stream().map(a -> put(a, figures, notes)).toList());
        }
        if (formula instanceof Expression.Rounded rounded) {
            return new Expression.Rounded(
                    put(rounded.of(), figures, notes), put(rounded.decimals(), figures, notes), rounded.mode());
        }
        if (formula instanceof Conditional conditional) {
            return chosen(conditional, figures, notes);
        }
        return formula;
    }

    private static Expression chosen(Conditional conditional, Lookup figures, List<Text> notes) {
        if (conditional instanceof Conditional.If choice) {
            boolean holds = Boolean.TRUE.equals(choice.test().holds(figures));
            notes.add(told(choice.test(), holds, figures));
            return put(holds ? choice.then() : choice.otherwise(), figures, notes);
        }
        if (conditional instanceof Conditional.IfMissing fallback) {
            boolean there = fallback.of().evaluate(figures) != null;
            if (!there) {
                notes.add(Text.of(
                        "%s 无值,取 %s",
                        "%s has no value: %s instead",
                        fallback.of().text(),
                        fallback.fallback().text()));
            }
            return put(there ? fallback.of() : fallback.fallback(), figures, notes);
        }
        Conditional.Count count = (Conditional.Count) conditional;
        count.tests().forEach(test -> notes.add(told(test, Boolean.TRUE.equals(test.holds(figures)), figures)));
        return Operand.of(count.evaluate(figures));
    }

    private static Text told(Condition test, boolean holds, Lookup figures) {
        String text =
                test.with(name -> number(new Expression.Name(name), figures)).text();
        return holds ? Text.of("%s 成立", "%s holds", text) : Text.of("%s 不成立", "%s does not hold", text);
    }

    private static Expression number(Expression.Name name, Lookup figures) {
        Rational value = figures.figure(name.id());
        return value == null ? name : Operand.of(value);
    }
}
