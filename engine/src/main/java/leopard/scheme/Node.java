package leopard.scheme;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import leopard.model.Decimal;
import leopard.model.Rational;
import leopard.model.Text;
import org.jspecify.annotations.Nullable;

/** A row of the score sheet: a component with parts, a criterion with a curve, or the bonus and deduction events. */
public sealed interface Node {

    /** ASCII id, unique in the scheme. */
    String id();

    Text title();

    /** The paragraph of the rules that it comes from; empty if none is named. */
    String clause();

    /** Full marks 分值, null where there are none. */
    @Nullable
    Decimal points();

    Rounding rounding();

    /** Unit types that it applies to; empty for all that the node above it applies to. */
    Set<String> types();

    /**
     * The node as it stands under one that applies to {@code above}, all types if that is empty.
     *
     * @throws IllegalArgumentException if no type is left
     */
    Node within(Set<String> above);

    private static Set<String> common(String id, Set<String> own, Set<String> above) {
        if (own.isEmpty() || above.isEmpty()) {
            return own.isEmpty() ? above : own;
        }
        Set<String> both = new LinkedHashSet<>(own);
        both.retainAll(above);
        if (both.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s applies to no unit: its types are %s, those above it %s".formatted(id, own, above));
        }
        return Collections.unmodifiableSet(both);
    }

    /**
     * A component 一级指标, made of its parts.
     *
     * @param weights weights of its parts by id; 1 for one that is not there
     * @param cap largest score, null for none
     * @param floor smallest score, null for none
     * @param missing how it counts in its parent where none of its parts counts
     * @param names names of intermediate figures that it prints under another name
     */
    record Component(
            String id,
            Text title,
            String clause,
            @Nullable Decimal points,
            Rounding rounding,
            Set<String> types,
            Aggregation aggregation,
            List<Node> parts,
            Map<String, Rational> weights,
            Aggregation.Gaps gaps,
            @Nullable Decimal cap,
            @Nullable Decimal floor,
            MissingPolicy missing,
            Map<String, String> names)
            implements Node {

        /** The sum of its parts. */
        public Component(
                String id,
                Text title,
                String clause,
                @Nullable Decimal points,
                Rounding rounding,
                Set<String> types,
                List<Node> parts,
                @Nullable Decimal cap,
                @Nullable Decimal floor,
                MissingPolicy missing,
                Map<String, String> names) {
            this(
                    id,
                    title,
                    clause,
                    points,
                    rounding,
                    types,
                    Aggregation.Plain.SUM,
                    parts,
                    Map.of(),
                    Aggregation.Gaps.ALLOWED,
                    cap,
                    floor,
                    missing,
                    names);
        }

        /** The weight of a part. */
        public Rational weight(Node part) {
            return weights.getOrDefault(part.id(), Rational.ONE);
        }

        @Override
        public Component within(Set<String> above) {
            Set<String> some = common(id, types, above);
            List<Node> inside = parts.stream().map(part -> part.within(some)).toList();
            return new Component(
                    id,
                    title,
                    clause,
                    points,
                    rounding,
                    some,
                    aggregation,
                    inside,
                    weights,
                    gaps,
                    cap,
                    floor,
                    missing,
                    names);
        }
    }

    /**
     * A criterion 指标: one figure, or several, and the curve that gives points for it.
     *
     * @param source its figure; null for tasks and votes, which have tables of their own
     * @param ratio rounding of ratios and positions
     * @param names names of intermediate figures that it prints under another name
     */
    record Criterion(
            String id,
            Text title,
            String clause,
            @Nullable Decimal points,
            Rounding rounding,
            Set<String> types,
            @Nullable Source source,
            Curve curve,
            Rounding ratio,
            MissingPolicy missing,
            Map<String, String> names)
            implements Node {
        @Override
        public Criterion within(Set<String> above) {
            Set<String> some = common(id, types, above);
            return new Criterion(id, title, clause, points, rounding, some, source, curve, ratio, missing, names);
        }
    }

    /** Bonus and deduction events 加减分事项 (R13, R14): {@code min(Σ bonus, cap) − min(Σ deductions, cap)}. */
    record Events(
            String id,
            Text title,
            String clause,
            Rounding rounding,
            Set<String> types,
            Side bonus,
            Side deduct,
            boolean documentRequired)
            implements Node {
        @Override
        public @Nullable Decimal points() {
            return null;
        }

        @Override
        public Events within(Set<String> above) {
            Set<String> some = common(id, types, above);
            return new Events(id, title, clause, rounding, some, bonus, deduct, documentRequired);
        }
    }

    /**
     * Bonuses or deductions.
     *
     * @param cap most that they may come to, as a positive number; null for none
     * @param highestPerMatter whether of several events for one matter only the highest counts
     * @param levels points of each level, as positive numbers
     * @param repeat doubling of what happens again, null for none
     */
    record Side(
            Text title,
            @Nullable Decimal cap,
            boolean highestPerMatter,
            Map<String, Decimal> levels,
            @Nullable Repeat repeat) {}

    /**
     * 加倍扣分: the second and each later event of the same level in the calendar year counts {@code factor} times.
     *
     * @param levels levels that it holds for
     * @param sameMatter whether only events of the same matter count as a repetition
     */
    record Repeat(Decimal factor, List<String> levels, boolean sameMatter) {}
}
