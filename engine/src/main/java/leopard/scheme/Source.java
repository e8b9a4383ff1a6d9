package leopard.scheme;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Where a criterion gets its figure from. */
public sealed interface Source {

    /** Ids of the indicators that it reads. */
    Set<String> names();

    /** An indicator as it stands; of a ratio its parts. */
    record Plain(String indicator) implements Source {
        @Override
        public Set<String> names() {
            return Set.of(indicator);
        }
    }

    /** Arithmetic over indicators. */
    record Formula(Expression expression) implements Source {
        @Override
        public Set<String> names() {
            return expression.names();
        }
    }

    /** A ratio whose two parts are arithmetic over indicators: divided last, rounded once. */
    record Quotient(Expression numerator, Expression denominator) implements Source {
        @Override
        public Set<String> names() {
            Set<String> names = new LinkedHashSet<>(numerator.names());
            names.addAll(denominator.names());
            return names;
        }
    }

    /**
     * A figure that goes through steps before the curve looks at it, in this order.
     *
     * @param of never prepared itself
     */
    record Prepared(Source of, List<Preparation> steps) implements Source {
        @Override
        public Set<String> names() {
            Set<String> names = new LinkedHashSet<>(of.names());
            steps.forEach(step -> names.addAll(step.names()));
            return names;
        }
    }
}
