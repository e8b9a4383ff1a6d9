package leopard.score;

import leopard.model.Decimal;
import leopard.model.Rational;
import leopard.model.Text;
import leopard.scheme.Expression;
import leopard.scheme.Rounding;
import org.jspecify.annotations.Nullable;

/**
 * One intermediate figure of a line: a given number, a formula with the numbers put in, or a word. The value of a formula
 * is computed from the formula that is printed, so the two cannot differ.
 */
public final class Step {

    private final String name;
    private final Text label;
    private final @Nullable Expression formula;
    private final @Nullable Rational exact;
    private final @Nullable Rounding rounding;
    private final String word;

    private Step(
            String name,
            Text label,
            @Nullable Expression formula,
            @Nullable Rational exact,
            @Nullable Rounding rounding,
            String word) {
        this.name = name;
        this.label = label;
        this.formula = formula;
        this.exact = exact;
        this.rounding = rounding;
        this.word = word;
    }

    /** A number that came from elsewhere. */
    static Step given(StepName name, Rational value) {
        return new Step(name.word(), name.label(), null, value, null, "");
    }

    /** A number that came from elsewhere, already rounded. */
    static Step given(StepName name, Decimal value, Rounding rounding) {
        return new Step(name.word(), name.label(), null, Rational.of(value), rounding, "");
    }

    /** A figure of the scheme's own under its own name. */
    static Step named(String name, Text label, Rational value) {
        return new Step(name, label, null, value, null, "");
    }

    /** A word: yes or no, a month, a fraction as written. */
    static Step word(String name, Text label, String word) {
        return new Step(name, label, null, null, null, word);
    }

    /**
     * The value of a formula.
     *
     * @param rounding how it is rounded before it is used further, null for not at all
     * @throws ArithmeticException if the formula has no value
     */
    static Step computed(StepName name, Expression formula, @Nullable Rounding rounding) {
        return computed(name.word(), name.label(), formula, rounding);
    }

    static Step computed(String name, Text label, Expression formula, @Nullable Rounding rounding) {
        Rational exact = formula.value(Step::noNames);
        if (exact == null) {
            throw new ArithmeticException("no value: " + formula.text());
        }
        return new Step(name, label, formula, exact, rounding, "");
    }

    private static Rational noNames(String name) {
        throw new IllegalArgumentException("a printed formula has numbers only, not " + name);
    }

    /** This figure under another name, as the scheme wants it called. */
    Step renamed(String other) {
        return new Step(other, label, formula, exact, rounding, word);
    }

    /** Its name in the column {@code steps}. */
    public String name() {
        return name;
    }

    /** What a person calls it. */
    public Text label() {
        return label;
    }

    /** The arithmetic with the numbers put in; null for a given figure or a word. */
    public @Nullable Expression formula() {
        return formula;
    }

    public @Nullable Rounding rounding() {
        return rounding;
    }

    /** The value before rounding; null for a word. */
    public @Nullable Rational exact() {
        return exact;
    }

    /** The value that is used further; null for a word. */
    public @Nullable Rational value() {
        return exact == null || rounding == null ? exact : rounding.kept(exact);
    }

    /** The value as it is printed: rounded figures to their scale, others plain. */
    public String printed() {
        if (exact == null) {
            return word;
        }
        return rounding == null ? exact.toString() : rounding.round(exact).toString();
    }

    /** What stands for this figure in a later formula: its digits where they end, otherwise its formula. */
    Expression operand() {
        Rational value = value();
        if (value == null) {
            throw new IllegalStateException("a word has no number: " + name);
        }
        if (rounding != null && !rounding.onlyPrinted()) {
            return Expression.number(rounding.round(value));
        }
        return formula != null && value.toDecimal() == null ? formula : Operand.of(value);
    }
}
