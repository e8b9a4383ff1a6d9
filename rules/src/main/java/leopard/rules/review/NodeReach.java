package leopard.rules.review;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import leopard.model.Decimal;
import leopard.model.Rational;
import leopard.scheme.Aggregation;
import leopard.scheme.MissingPolicy;
import leopard.scheme.Node;
import leopard.scheme.Scheme;
import org.jspecify.annotations.Nullable;

/** Which scores the nodes of a scheme can have: ranges that are never too narrow. */
final class NodeReach {

    private final Scheme scheme;
    private final Map<String, Range> known = new HashMap<>();

    NodeReach(Scheme scheme) {
        this.scheme = scheme;
    }

    /** The scores of a node, a roll-up or an indicator of that id. */
    Range of(String id) {
        Node node = scheme.nodes().get(id);
        if (node != null) {
            return of(node);
        }
        // Scores of the past come from a table: nobody knows what a roll-up can be.
        return Range.ANY;
    }

    Range of(Node node) {
        // Not computeIfAbsent: parts are computed on the way.
        Range range = known.get(node.id());
        if (range == null) {
            range = sanctioned(compute(node));
            known.put(node.id(), range);
        }
        return range;
    }

    /** Vetoes and red lines may take points off, below whatever the node itself comes to. */
    private Range sanctioned(Range range) {
        boolean any = Stream.concat(scheme.vetoes().stream(), scheme.redLines().stream())
                .anyMatch(veto -> veto.sanction() != null);
        return any ? new Range(null, range.with(Range.ZERO).high()) : range;
    }

    private Range compute(Node node) {
        if (node instanceof Node.Criterion criterion) {
            Range curve = criterion.curve().accept(new CurveReach(Subject.of(scheme, criterion)));
            return withoutFigure(curve, criterion.missing(), criterion.points());
        }
        if (node instanceof Node.Events events) {
            Range bonus = new Range(Rational.ZERO, orNull(events.bonus().cap()));
            Range deduct = new Range(Rational.ZERO, orNull(events.deduct().cap()));
            return bonus.plus(deduct.times(Rational.ONE.negate())).within(events.floor(), events.cap());
        }
        Node.Component component = (Node.Component) node;
        return withoutFigure(
                inside(component).within(component.floor(), component.cap()), component.missing(), component.points());
    }

    private static @Nullable Rational orNull(@Nullable Decimal value) {
        return value == null ? null : Rational.of(value);
    }

    /** What the treatment of absent figures may give besides. */
    private static Range withoutFigure(Range range, MissingPolicy policy, @Nullable Decimal points) {
        Range all = range.with(Range.ZERO);
        for (MissingPolicy.Treatment each :
                List.of(policy.notApplicable(), policy.zeroDenominator(), policy.missing(), policy.pending())) {
            if (each.as() == MissingPolicy.TreatedAs.SHARE && each.share() != null && points != null) {
                all = all.with(points.times(each.share()));
            } else if (each.as() == MissingPolicy.TreatedAs.LAST_VALUE) {
                // Nobody knows what a table of the past says.
                return Range.ANY;
            }
        }
        return all;
    }

    /** Before cap and floor. */
    private Range inside(Node.Component component) {
        List<Range> parts = new ArrayList<>();
        component.parts().forEach(part -> parts.add(of(part)));
        Range hull = parts.stream().reduce(Range.ZERO, Range::with);
        Aggregation aggregation = component.aggregation();
        if (aggregation instanceof Aggregation.Plain plain) {
            return switch (plain) {
                case SUM -> sum(component, parts);
                case MEAN, GEOMETRIC_MEAN, HARMONIC_MEAN, MINIMUM, MAXIMUM, MEDIAN -> hull;
                case WEIGHTED_SUM, PRODUCT -> Range.ANY;
            };
        }
        if (aggregation instanceof Aggregation.Chosen chosen) {
            return chosen.mean() ? hull : hull.scaled(Rational.of(chosen.n()));
        }
        if (aggregation instanceof Aggregation.Count count) {
            Rational all = Rational.of(count.each()).times(Rational.of(parts.size()));
            return new Range(Rational.ZERO.min(all), Rational.ZERO.max(all));
        }
        return aggregation instanceof Aggregation.Trimmed ? hull : Range.ANY;
    }

    /** The full marks of what falls away go to the others, so that the best part may stand for the whole. */
    private static Range sum(Node.Component component, List<Range> parts) {
        Range sum = parts.stream().reduce(Range.ZERO, Range::plus);
        Decimal marks = Decimal.ZERO;
        for (Node part : component.parts()) {
            marks = part.points() == null ? marks : marks.plus(part.points());
        }
        for (int i = 0; i < parts.size(); i++) {
            Decimal points = component.parts().get(i).points();
            if (points != null) {
                sum = sum.with(parts.get(i).scaled(Rational.of(marks, points)).plus(withoutMarks(component, parts)));
            }
        }
        return sum;
    }

    /** What parts without full marks add: bonuses, deductions. */
    private static Range withoutMarks(Node.Component component, List<Range> parts) {
        Range sum = Range.ZERO;
        for (int i = 0; i < parts.size(); i++) {
            sum = component.parts().get(i).points() == null ? sum.plus(parts.get(i)) : sum;
        }
        return sum;
    }
}
