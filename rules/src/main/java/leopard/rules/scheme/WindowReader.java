package leopard.rules.scheme;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import leopard.model.Decimal;
import leopard.model.Text;
import leopard.scheme.Condition;
import leopard.scheme.Conditional;
import leopard.scheme.Expression;
import leopard.scheme.Window;
import org.jspecify.annotations.Nullable;

/** Reads the periods that a derived indicator looks at. */
final class WindowReader {

    private static final Map<String, Window.Take> TAKES = new LinkedHashMap<>();

    static {
        TAKES.put("sum", Window.Take.SUM);
        TAKES.put("mean", Window.Take.MEAN);
        TAKES.put("min", Window.Take.MIN);
        TAKES.put("max", Window.Take.MAX);
        TAKES.put("count", Window.Take.COUNT);
        TAKES.put("previous", Window.Take.PREVIOUS);
        TAKES.put("last_year", Window.Take.LAST_YEAR);
        TAKES.put("last_value", Window.Take.LAST_VALUE);
    }

    private final Formulas formulas;
    private final Problems problems;

    WindowReader(Formulas formulas, Problems problems) {
        this.formulas = formulas;
        this.problems = problems;
    }

    /** A window, and the formula that it brings along: of a count the test, 1 where it holds. */
    record Read(Window window, @Nullable Expression counted) {}

    @Nullable
    Read read(Fields indicator) {
        Fields fields = indicator.within("window", List.of("take", "over", "until", "back", "absent", "when"));
        if (fields == null) {
            return null;
        }
        Window.Take take = fields.word("take", TAKES);
        boolean spans = switch (take) {
            case SUM, MEAN, MIN, MAX, COUNT, LAST_VALUE -> true;
            case PREVIOUS, LAST_YEAR -> false;
        };
        refuse(fields, "over", spans);
        refuse(fields, "until", spans);
        refuse(fields, "back", take == Window.Take.PREVIOUS);
        refuse(fields, "when", take == Window.Take.COUNT);
        refuse(
                fields,
                "absent",
                take == Window.Take.SUM
                        || take == Window.Take.MEAN
                        || take == Window.Take.MIN
                        || take == Window.Take.MAX);
        Expression counted = null;
        if (take == Window.Take.COUNT) {
            YamlNode when = fields.need("when");
            Condition test = when == null ? null : formulas.condition("when", when, Formulas.Scope.READINGS);
            counted = test == null
                    ? Expression.number(Decimal.ZERO)
                    : new Conditional.If(test, Expression.number(Decimal.ONE), Expression.number(Decimal.ZERO));
        }
        int periods = take == Window.Take.PREVIOUS
                ? fields.whole("back", 1, Window.ALL - 1, 1)
                : over(fields, take == Window.Take.LAST_VALUE ? Window.ALL : Window.TO_DATE);
        return new Read(
                new Window(
                        take,
                        periods,
                        fields.word("until", Fields.words("this", true, "previous", false), true),
                        fields.word("absent", Fields.words("missing", false, "skip", true), false)),
                counted);
    }

    private static int over(Fields fields, int fallback) {
        YamlNode given = fields.get("over");
        if (given instanceof YamlNode.Scalar scalar && Decimal.parse(scalar.text()) != null) {
            return fields.whole("over", 1, Window.ALL - 1);
        }
        Map<String, Integer> words = Fields.words("to_date", Window.TO_DATE, "all", Window.ALL);
        return fields.word("over", words, fallback);
    }

    private void refuse(Fields fields, String key, boolean fits) {
        if (!fits && fields.has(key)) {
            problems.add(
                    fields.placeOfKey(key),
                    Text.of("键 %s 与这种取法无关", "the key '%s' does not go with this way of taking", key));
        }
    }
}
