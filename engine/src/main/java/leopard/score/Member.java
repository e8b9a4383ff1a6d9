package leopard.score;

import leopard.model.Rational;
import leopard.scheme.Expression;
import leopard.scheme.Node;

/**
 * A part of a component that counts for a unit.
 *
 * @param score what the component is computed from
 * @param operand the score in a formula
 */
record Member(Node part, Rational score, Expression operand, Rational weight) {

    static Member of(Node part, ScoreColumn column, int unit, Rational weight) {
        Points printed = column.get(unit);
        if (printed == null) {
            throw new IllegalArgumentException(part.id() + " has no score");
        }
        Rational score = column.exact(unit);
        return new Member(part, score, column.isExact() ? Operand.of(score) : Operand.of(printed.value()), weight);
    }
}
