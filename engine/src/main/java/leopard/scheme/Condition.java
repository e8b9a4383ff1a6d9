package leopard.scheme;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import leopard.model.Decimal;
import leopard.model.Rational;
import org.jspecify.annotations.Nullable;

/** A test over figures, as a scheme writes it: {@code A1.ratio < 0.9000 and C1 >= 50}. */
public sealed interface Condition {

    /** As a scheme would write it. */
    String text();

    /** Adds the left sides that are compared, in order. */
    void collectFigures(Set<Expression> into);

    /** Whether it holds; null where that hangs on a figure that is not there. */
    @Nullable
    Boolean holds(Expression.Lookup figures);

    /** The same with every name replaced. */
    Condition with(Function<String, Expression> replacement);

    /** Names used, in the order of their first appearance. */
    default Set<String> names() {
        Set<Expression> figures = new LinkedHashSet<>();
        collectFigures(figures);
        Set<String> names = new LinkedHashSet<>();
        figures.forEach(figure -> figure.collectNames(names));
        return names;
    }

    /** The first part that decides; where none does, null if a part has no answer. */
    private static @Nullable Boolean decided(List<Condition> parts, boolean by, Expression.Lookup figures) {
        boolean unknown = false;
        for (Condition part : parts) {
            Boolean holds = part.holds(figures);
            if (holds == null) {
                unknown = true;
            } else if (holds == by) {
                return by;
            }
        }
        return unknown ? null : !by;
    }

    private static List<Condition> each(List<Condition> parts, Function<String, Expression> replacement) {
        return parts.stream().map(part -> part.with(replacement)).toList();
    }

    /**
     * A figure, or arithmetic over figures, against a number. A figure that is not there makes the comparison false,
     * whichever way it goes.
     */
    record Comparison(Expression left, Comparator comparator, Decimal right) implements Condition {
        @Override
        public String text() {
            boolean yes = left instanceof Question question && question.isTest() && comparator == Comparator.EQUAL;
            return yes ? left.text() : left.text() + " " + comparator.sign() + " " + right;
        }

        @Override
        public void collectFigures(Set<Expression> into) {
            into.add(left);
        }

        @Override
        public @Nullable Boolean holds(Expression.Lookup figures) {
            Rational value = left.evaluate(figures);
            return value == null ? null : comparator.holds(value.compareTo(Rational.of(right)));
        }

        @Override
        public Condition with(Function<String, Expression> replacement) {
            return new Comparison(left.with(replacement), comparator, right);
        }
    }

    /**
     * A word about the unit or the data of a line, against words: {@code unit.type == village}, {@code A1.status in
     * (MISSING, PENDING)}.
     *
     * @param field {@code unit.} and a field, or a line and {@code .status}
     * @param among whether it must be one of the words, or none of them
     */
    record Worded(String field, boolean among, List<String> words) implements Condition {
        @Override
        public String text() {
            List<String> quoted =
                    words.stream().map(word -> new Expression.Name(word).text()).toList();
            return quoted.size() == 1
                    ? field + (among ? " == " : " != ") + quoted.get(0)
                    : field + (among ? " in (" : " not in (") + String.join(", ", quoted) + ")";
        }

        @Override
        public void collectFigures(Set<Expression> into) {
            // It looks at words alone.
        }

        @Override
        public Boolean holds(Expression.Lookup figures) {
            return words.contains(figures.word(field)) == among;
        }

        @Override
        public Condition with(Function<String, Expression> replacement) {
            return this;
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

        @Override
        public @Nullable Boolean holds(Expression.Lookup figures) {
            return decided(parts, false, figures);
        }

        @Override
        public Condition with(Function<String, Expression> replacement) {
            return new And(each(parts, replacement));
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

        @Override
        public @Nullable Boolean holds(Expression.Lookup figures) {
            return decided(parts, true, figures);
        }

        @Override
        public Condition with(Function<String, Expression> replacement) {
            return new Or(each(parts, replacement));
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

        @Override
        public @Nullable Boolean holds(Expression.Lookup figures) {
            Boolean holds = part.holds(figures);
            return holds == null ? null : !holds;
        }

        @Override
        public Condition with(Function<String, Expression> replacement) {
            return new Not(part.with(replacement));
        }
    }
}
