package leopard.scheme;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import leopard.model.Decimal;

/** A test over figures, as a scheme writes it: {@code A1.ratio < 0.9000 and C1 >= 50}. */
public sealed interface Condition {

    /** As a scheme would write it. */
    String text();

    /** Adds the left sides that are compared, in order. */
    void collectFigures(Set<Expression> into);

    /**
     * A figure, or arithmetic over figures, against a number. A figure that is not there makes the comparison false,
     * whichever way it goes.
     */
    record Comparison(Expression left, Comparator comparator, Decimal right) implements Condition {
        @Override
        public String text() {
            return left.text() + " " + comparator.sign() + " " + right;
        }

        @Override
        public void collectFigures(Set<Expression> into) {
            into.add(left);
        }
    }

    /** All of them. */
    record And(List<Condition> parts) implements Condition {
        @Override
        public String text() {
            return parts.stream()
                    .map(p -> p instanceof Or ? "(" + p.text() + ")" : p.text())
                    .collect(Collectors.joining(" and "));
        }

        @Override
        public void collectFigures(Set<Expression> into) {
            parts.forEach(p -> p.collectFigures(into));
        }
    }

    /** At least one of them. */
    record Or(List<Condition> parts) implements Condition {
        @Override
        public String text() {
            return parts.stream().map(Condition::text).collect(Collectors.joining(" or "));
        }

        @Override
        public void collectFigures(Set<Expression> into) {
            parts.forEach(p -> p.collectFigures(into));
        }
    }

    /** The opposite. */
    record Not(Condition part) implements Condition {
        @Override
        public String text() {
            return "not (" + part.text() + ")";
        }

        @Override
        public void collectFigures(Set<Expression> into) {
            part.collectFigures(into);
        }
    }
}
