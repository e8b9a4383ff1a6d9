package leopard.oracle;

import static leopard.oracle.OracleFigures.exact;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import leopard.scheme.Aggregation;
import org.jspecify.annotations.Nullable;

/** What scores come to, by every way to put them together. */
final class OracleAggregations {

    private static final Comparator<Part> BY_SCORE = Comparator.comparing(Part::score);

    private final List<Part> parts;

    /**
     * A part that counts.
     *
     * @param full full marks, 1 where it has none
     */
    record Part(Fraction score, Fraction weight, Fraction full) {}

    private OracleAggregations(List<Part> parts) {
        this.parts = parts;
    }

    /**
     * Null where there is no such mean.
     *
     * @param parts at least one
     * @param weight of these and of those that were left out
     */
    static @Nullable OracleAmount of(Aggregation aggregation, List<Part> parts, Fraction weight) {
        OracleAggregations all = new OracleAggregations(parts);
        if (aggregation == Aggregation.Plain.GEOMETRIC_MEAN) {
            return all.geometricMean();
        }
        Fraction exact = all.exactly(aggregation, weight);
        return exact == null ? null : OracleAmount.of(exact);
    }

    private @Nullable Fraction exactly(Aggregation aggregation, Fraction weight) {
        if (aggregation instanceof Aggregation.Plain plain) {
            return switch (plain) {
                case SUM -> sum(parts);
                case WEIGHTED_SUM -> weighted().times(weight).over(weights());
                case MEAN -> weighted().over(weights());
                case GEOMETRIC_MEAN -> throw new IllegalArgumentException("no fraction: " + plain);
                case HARMONIC_MEAN -> harmonicMean();
                case PRODUCT -> product();
                case MINIMUM -> sorted().get(0).score;
                case MAXIMUM -> sorted().get(parts.size() - 1).score;
                case MEDIAN -> median();
            };
        }
        if (aggregation instanceof Aggregation.Chosen chosen) {
            List<Part> sorted = sorted();
            int n = Math.min(chosen.n(), sorted.size());
            Fraction sum = sum(chosen.best() ? sorted.subList(sorted.size() - n, sorted.size()) : sorted.subList(0, n));
            return chosen.mean() ? sum.over(Fraction.of(chosen.fixed() ? chosen.n() : n)) : sum;
        }
        if (aggregation instanceof Aggregation.Trimmed trimmed) {
            boolean few = parts.size() < 2 * trimmed.drop() + 1;
            List<Part> kept = few ? parts : sorted().subList(trimmed.drop(), parts.size() - trimmed.drop());
            return sum(kept).over(Fraction.of(kept.size()));
        }
        if (aggregation instanceof Aggregation.Count count) {
            return Fraction.of(parts.stream().filter(part -> meets(part, count)).count())
                    .times(exact(count.each()));
        }
        return parts.get(0).score;
    }

    private static boolean meets(Part part, Aggregation.Count count) {
        Fraction bound = count.score() == null ? exact(count.share()).times(part.full) : exact(count.score());
        int sign = part.score.compareTo(bound);
        return switch (count.test()) {
            case BELOW -> sign < 0;
            case AT_MOST -> sign <= 0;
            case ABOVE -> sign > 0;
            case AT_LEAST -> sign >= 0;
            case EQUAL -> sign == 0;
            case UNEQUAL -> sign != 0;
        };
    }

    private static Fraction sum(List<Part> some) {
        return some.stream().map(Part::score).reduce(Fraction.ZERO, Fraction::plus);
    }

    private Fraction weighted() {
        return parts.stream().map(part -> part.weight.times(part.score)).reduce(Fraction.ZERO, Fraction::plus);
    }

    private Fraction weights() {
        return parts.stream().map(Part::weight).reduce(Fraction.ZERO, Fraction::plus);
    }

    private Fraction product() {
        return parts.stream().map(Part::score).reduce(Fraction.ONE, Fraction::times);
    }

    private List<Part> sorted() {
        List<Part> sorted = new ArrayList<>(parts);
        sorted.sort(BY_SCORE);
        return sorted;
    }

    private Fraction median() {
        List<Part> sorted = sorted();
        int last = sorted.size() - 1;
        return sorted.get(last / 2)
                .score
                .plus(sorted.get(last - last / 2).score)
                .over(Fraction.of(2));
    }

    private boolean anyNegative() {
        return parts.stream().anyMatch(part -> part.score.signum() < 0);
    }

    private boolean anyZero() {
        return parts.stream().anyMatch(part -> part.score.signum() == 0);
    }

    private @Nullable Fraction harmonicMean() {
        if (anyNegative() || anyZero()) {
            return anyNegative() ? null : Fraction.ZERO;
        }
        Fraction sum = Fraction.ZERO;
        for (Part part : parts) {
            sum = sum.plus(part.weight.over(part.score));
        }
        return weights().over(sum);
    }

    /** The root of the product, with the weights brought to the smallest whole numbers. */
    private @Nullable OracleAmount geometricMean() {
        if (anyNegative()) {
            return null;
        }
        BigInteger below = BigInteger.ONE;
        for (Part part : parts) {
            BigInteger other = part.weight.below();
            below = below.multiply(other).divide(below.gcd(other));
        }
        BigInteger common = BigInteger.ZERO;
        for (Part part : parts) {
            common = common.gcd(whole(part, below));
        }
        Fraction product = Fraction.ONE;
        int degree = 0;
        for (Part part : parts) {
            int weight = whole(part, below).divide(common).intValueExact();
            degree += weight;
            product = product.times(new Fraction(
                    part.score.above().pow(weight), part.score.below().pow(weight)));
        }
        return new OracleAmount(product, degree);
    }

    private static BigInteger whole(Part part, BigInteger below) {
        return part.weight.above().multiply(below).divide(part.weight.below());
    }
}
