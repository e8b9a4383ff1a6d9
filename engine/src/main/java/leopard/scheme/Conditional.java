package leopard.scheme;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import leopard.model.Rational;
import org.jspecify.annotations.Nullable;

/** Expressions that need not look at all of their parts. */
public sealed interface Conditional extends Expression {

    @Override
    default int binding() {
        return 4;
    }

    /** {@code if(test, then, otherwise)}: the branch that is not taken is not computed. */
    record If(Condition test, Expression then, Expression otherwise) implements Conditional {
        @Override
        public @Nullable Rational evaluate(Lookup figures) {
            Boolean holds = test.holds(figures);
            if (holds == null) {
                return null;
            }
            return (holds ? then : otherwise).evaluate(figures);
        }

        @Override
        public String text() {
            return "if(" + test.text() + ", " + then.text() + ", " + otherwise.text() + ")";
        }

        @Override
        public void collectNames(Set<String> into) {
            into.addAll(test.names());
            then.collectNames(into);
            otherwise.collectNames(into);
        }

        @Override
        public Expression with(Function<String, Expression> replacement) {
            return new If(test.with(replacement), then.with(replacement), otherwise.with(replacement));
        }
    }

    /** {@code if_missing(of, fallback)}: the fallback where there is no value. */
    record IfMissing(Expression of, Expression fallback) implements Conditional {
        @Override
        public @Nullable Rational evaluate(Lookup figures) {
            Rational value = of.evaluate(figures);
            return value == null ? fallback.evaluate(figures) : value;
        }

        @Override
        public String text() {
            return "if_missing(" + of.text() + ", " + fallback.text() + ")";
        }

        @Override
        public void collectNames(Set<String> into) {
            of.collectNames(into);
            fallback.collectNames(into);
        }

        @Override
        public Expression with(Function<String, Expression> replacement) {
            return new IfMissing(of.with(replacement), fallback.with(replacement));
        }
    }

    /** {@code count(…)}: how many of the tests hold and how many of the figures are there. */
    record Count(List<Condition> tests, List<Expression> figures) implements Conditional {
        @Override
        public Rational evaluate(Lookup lookup) {
            long found = tests.stream()
                            .filter(test -> Boolean.TRUE.equals(test.holds(lookup)))
                            .count()
                    + figures.stream()
                            .filter(figure -> figure.evaluate(lookup) != null)
                            .count();
            return Rational.of(found);
        }

        @Override
        public String text() {
            return Stream.concat(
                            tests.stream().map(Condition::text),
                            figures.stream().map(Expression::text))
                    .collect(Collectors.joining(", ", "count(", ")"));
        }

        @Override
        public void collectNames(Set<String> into) {
            Set<String> names = new LinkedHashSet<>();
            tests.forEach(test -> names.addAll(test.names()));
            figures.forEach(figure -> figure.collectNames(names));
            into.addAll(names);
        }

        @Override
        public Expression with(Function<String, Expression> replacement) {
            return new Count(
                    tests.stream().map(test -> test.with(replacement)).toList(),
                    figures.stream().map(figure -> figure.with(replacement)).toList());
        }
    }
}
