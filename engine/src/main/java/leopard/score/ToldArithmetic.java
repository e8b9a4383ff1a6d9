package leopard.score;

import java.util.List;
import leopard.model.Decimal;
import leopard.model.Rational;
import leopard.scheme.Expression;
import org.jspecify.annotations.Nullable;

/** Which formulas of a line are told, and in which shape: without limits that do not bind and numbers said twice. */
final class ToldArithmetic {

    private ToldArithmetic() {}

    /** The score of a line by its curve stands in its own column; its step gives what it was before rounding. */
    static String nameIn(Step step, ScoreLine line) {
        if (!is(step, StepName.SCORE)) {
            return step.name();
        }
        if (!(line.justification() instanceof Justification.ByCurve)) {
            return "";
        }
        return step.name().equals(StepName.SCORE.word()) ? StepName.UNROUNDED.word() : step.name();
    }

    static String valueIn(Step step, ScoreLine line) {
        Rational exact = step.exact();
        boolean unrounded = is(step, StepName.SCORE) && line.justification() instanceof Justification.ByCurve;
        return unrounded && exact != null ? exact.toString() : step.printed();
    }

    static boolean is(Step step, StepName name) {
        return step.label().equals(name.label());
    }

    /** The step that says most of how the score came about: of a component the last that does more than repeat a number. */
    static @Nullable Step result(Justification justification) {
        Step last = justification.result();
        if (last == null || !(justification instanceof Justification.ByParts)) {
            return last;
        }
        List<Step> steps = justification.steps();
        for (int i = steps.size() - 1; i >= 0; i--) {
            Step step = steps.get(i);
            if (step.formula() != null) {
                if (!last.printed().equals(step.printed()) && !sameValue(last, step)) {
                    return last;
                }
                if (!Notation.isNumber(step.formula())) {
                    return step;
                }
            }
        }
        return last;
    }

    private static boolean sameValue(Step a, Step b) {
        return a.value() != null && a.value().equals(b.value());
    }

    /** {@code 50.81 + 21.06 + 10.00 = 81.87} of a component that is the plain sum of its printed parts; empty of others. */
    static String sumOfParts(ScoreLine line) {
        if (!(line.justification() instanceof Justification.ByParts) || line.score() == null) {
            return "";
        }
        Expression sum = null;
        int terms = 0;
        for (ScoreLine part : line.parts()) {
            if (part.role() == Role.ADJUSTMENT || part.role() == Role.INPUT) {
                return "";
            }
            if (part.score() != null) {
                sum = plus(sum, part.score().value());
                terms++;
            }
        }
        String total = Notation.number(line.score().value());
        if (sum == null) {
            return "";
        }
        return terms == 1 ? total : Notation.text(sum) + " = " + total;
    }

    private static Expression plus(@Nullable Expression sum, Decimal score) {
        if (sum == null) {
            return Operand.of(score);
        }
        return score.signum() < 0
                ? Operand.minus(sum, Operand.of(score.negate()))
                : Operand.plus(sum, Operand.of(score));
    }

    /**
     * The formula of a step as it is told: without limits that do not bind, and where nothing else is left, with the
     * formula of the figure that it takes over.
     */
    static Expression told(Step step, List<Step> steps) {
        Expression shown = withoutIdleLimits(step);
        Step taken = Notation.isNumber(shown) ? takenOver(step, steps) : null;
        return taken == null ? shown : withoutIdleLimits(taken);
    }

    /** The figure before {@code step} that was not rounded and is worth the same, or null. */
    static @Nullable Step takenOver(Step step, List<Step> steps) {
        for (int i = steps.indexOf(step) - 1; i >= 0; i--) {
            Step each = steps.get(i);
            if (each.formula() != null && each.rounding() == null && each.exact() != null) {
                return each.exact().equals(step.exact()) && !Notation.isNumber(each.formula()) ? each : null;
            }
        }
        return null;
    }

    /** The formula of a step without limits that do not bind; where the lowest or highest is looked for, all stay. */
    static Expression withoutIdleLimits(Step step) {
        Expression formula = formulaOf(step);
        return is(step, StepName.MIN) || is(step, StepName.MAX) ? formula : Notation.withoutIdleLimits(formula);
    }

    static Expression formulaOf(Step step) {
        Expression formula = step.formula();
        if (formula == null) {
            throw new IllegalArgumentException("no formula: " + step.name());
        }
        return formula;
    }

    static String equation(Step step, Expression formula) {
        Rational exact = step.exact();
        return exact == null ? step.printed() : Notation.equation(formula, exact, step.rounding());
    }

    /** Whether a step would only repeat a number, or takes or adds nothing. */
    static boolean isIdle(Step step, Expression shown, @Nullable Step result) {
        if (step == result) {
            return Notation.isNumber(shown)
                    && step.exact() != null
                    && step.exact().equals(step.value());
        }
        boolean change = is(step, StepName.DEDUCTION) || is(step, StepName.ADDITION);
        return Notation.isNumber(shown) || is(step, StepName.SCORE) || (change && Rational.ZERO.equals(step.value()));
    }
}
