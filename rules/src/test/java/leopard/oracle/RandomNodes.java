package leopard.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import leopard.model.Decimal;
import leopard.model.Rational;
import leopard.scheme.Aggregation;
import leopard.scheme.Aggregation.Plain;
import leopard.scheme.Comparator;
import leopard.scheme.MissingPolicy;
import leopard.scheme.MissingPolicy.TreatedAs;
import leopard.scheme.MissingPolicy.Treatment;
import leopard.scheme.Node;
import leopard.scheme.RankingRule;
import leopard.scheme.Rounding;

/** How the nodes of a random scheme put their parts together, weigh, round and miss them. */
final class RandomNodes {

    private static final List<String> PLAIN_WEIGHTS = List.of("1", "2", "3", "0.5", "1/3", "1.5");
    private static final List<String> ANY_WEIGHTS = List.of("1/3", "0.3", "30", "1", "0.25", "7", "2/7", "0.333");

    private final Dice dice;

    RandomNodes(Dice dice) {
        this.dice = dice;
    }

    /** Anything but a sum of full marks. */
    Aggregation aggregation(List<Node> parts) {
        int count = parts.size();
        return switch (dice.between(1, 15)) {
            case 1 -> parts.stream().allMatch(part -> part.points() == null) ? Plain.SUM : Plain.MEAN;
            case 2 -> Plain.WEIGHTED_SUM;
            case 3 -> Plain.MEAN;
            case 4, 5 -> Plain.GEOMETRIC_MEAN;
            case 6 -> Plain.HARMONIC_MEAN;
            case 7 -> Plain.PRODUCT;
            case 8 -> Plain.MINIMUM;
            case 9 -> Plain.MAXIMUM;
            case 10 -> Plain.MEDIAN;
            case 11, 12 -> {
                boolean mean = dice.percent(50);
                yield new Aggregation.Chosen(dice.percent(50), dice.between(1, 3), mean, mean && dice.percent(40));
            }
            case 13 -> new Aggregation.Trimmed(dice.between(1, 2));
            case 14 ->
                new Aggregation.Count(
                        dice.of(Comparator.AT_LEAST, Comparator.ABOVE, Comparator.AT_MOST, Comparator.BELOW),
                        dice.decimalOrNull(40, "60", "0", "1", "5.5", "0.3333"),
                        dice.decimal("1", "0.6", "0.3333"),
                        dice.decimal("1", "1", "2.5", "-0.125"));
            default ->
                new Aggregation.Lexicographic(parts.subList(1, count).stream()
                        .map(Node::id)
                        .filter(id -> dice.percent(30))
                        .collect(Collectors.toUnmodifiableSet()));
        };
    }

    /** Weights of all parts, or of none. */
    Map<String, Rational> weights(Aggregation aggregation, List<Node> parts) {
        if (!aggregation.weighs() || (aggregation != Plain.WEIGHTED_SUM && dice.percent(40))) {
            return Map.of();
        }
        // The degree of the root is what these add up to as whole numbers.
        List<String> choices = aggregation == Plain.GEOMETRIC_MEAN ? PLAIN_WEIGHTS : ANY_WEIGHTS;
        Map<String, Rational> weights = new LinkedHashMap<>();
        for (Node part : parts) {
            weights.put(part.id(), rational(dice.of(choices)));
        }
        return weights;
    }

    private static Rational rational(String text) {
        int slash = text.indexOf('/');
        return slash < 0
                ? Rational.of(Decimal.of(text))
                : Rational.of(Decimal.of(text.substring(0, slash)), Decimal.of(text.substring(slash + 1)));
    }

    /** What a node wants of its parts. */
    Aggregation.Gaps gaps() {
        if (dice.percent(75)) {
            return Aggregation.Gaps.ALLOWED;
        }
        boolean oneEmpties = dice.percent(40);
        Rational least = oneEmpties ? null : rational(dice.of("0.6", "2/3", "1", "0.5", "0.3334", "0"));
        return new Aggregation.Gaps(oneEmpties, least, !oneEmpties && dice.percent(50));
    }

    /** Rounding of a line: mostly few decimals, sometimes none, sometimes so many that large scores do not fit. */
    Rounding line() {
        int roll = dice.between(1, 100);
        return roll <= 82
                ? dice.rounding(0, 4)
                : roll <= 94 ? Rounding.none(dice.between(0, 12)) : dice.rounding(5, 12);
    }

    Rounding ratio() {
        return dice.percent(8) ? Rounding.none(12) : dice.rounding(0, 6);
    }

    private Treatment treatment(boolean points) {
        int roll = dice.between(1, 100);
        if (roll <= 38) {
            return Treatment.of(TreatedAs.REWEIGHT);
        }
        if (roll <= 63) {
            return Treatment.of(TreatedAs.ZERO);
        }
        if (roll <= 80) {
            return points
                    ? new Treatment(TreatedAs.SHARE, dice.decimal("0.6", "0.3333", "1", "0.125"))
                    : Treatment.of(TreatedAs.ZERO);
        }
        if (roll <= 93) {
            return new Treatment(
                    TreatedAs.GROUP_MEAN, null, dice.percent(25) ? null : dice.of("group", "type", "district"));
        }
        return Treatment.of(roll <= 95 ? TreatedAs.LAST_VALUE : TreatedAs.NO_SCORE);
    }

    /**
     * What becomes of a node without a score.
     *
     * @param missingEmpties whether the node above it is emptied by a part that is missing
     */
    MissingPolicy policy(boolean points, boolean missingEmpties) {
        if (!missingEmpties && dice.percent(40)) {
            return MissingPolicy.DEFAULT;
        }
        Treatment inapplicable = points && dice.percent(8)
                ? new Treatment(TreatedAs.DEDUCTIONS, dice.decimal("2", "1.5", "3"))
                : treatment(points);
        return new MissingPolicy(
                inapplicable,
                dice.percent(50) ? inapplicable : treatment(points),
                missingEmpties && dice.percent(70) ? Treatment.of(TreatedAs.NO_SCORE) : treatment(points),
                treatment(points),
                null,
                dice.percent(50) ? null : treatment(points));
    }

    /** Figures that a ranking goes by after the score: of parts in their order the later ones. */
    static List<RankingRule.TieKey> then(Node node) {
        if (!(node instanceof Node.Component component)
                || !(component.aggregation() instanceof Aggregation.Lexicographic order)) {
            return List.of();
        }
        List<RankingRule.TieKey> then = new ArrayList<>();
        for (Node part : component.parts().subList(1, component.parts().size())) {
            then.add(new RankingRule.TieKey(part.id(), !order.ascending().contains(part.id())));
        }
        return then;
    }

    /** Types of parts, so that one in some is for one type alone. */
    Set<String> types(List<String> types, Set<String> own, boolean mayDiffer) {
        return mayDiffer && types.size() > 1 && dice.percent(20) ? Set.of(dice.of(types)) : own;
    }
}
