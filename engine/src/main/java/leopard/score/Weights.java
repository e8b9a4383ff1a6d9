package leopard.score;

import java.math.BigInteger;
import java.util.List;
import leopard.model.Rational;

/** Weights as whole numbers. */
public final class Weights {

    /** The most that whole weights of a geometric mean may add up to: the degree of the root. */
    public static final int MOST = 10_000;

    private Weights() {}

    /** Whether a geometric mean can have such weights. */
    public static boolean isEasy(List<Rational> weights) {
        try {
            return whole(weights).stream().reduce(0L, Math::addExact) <= MOST;
        } catch (ArithmeticException e) {
            return false;
        }
    }

    /**
     * The smallest whole numbers in the same proportion.
     *
     * @throws ArithmeticException if they do not fit into a long
     */
    public static List<Long> whole(List<Rational> weights) {
        BigInteger denominators = BigInteger.ONE;
        BigInteger common = BigInteger.ZERO;
        for (Rational weight : weights) {
            BigInteger down = BigInteger.valueOf(terms(weight)[1]);
            denominators = denominators.multiply(down).divide(denominators.gcd(down));
        }
        for (Rational weight : weights) {
            common = common.gcd(times(weight, denominators));
        }
        BigInteger denominator = denominators;
        BigInteger divisor = common;
        return weights.stream()
                .map(w -> times(w, denominator).divide(divisor).longValueExact())
                .toList();
    }

    private static BigInteger times(Rational weight, BigInteger denominators) {
        long[] terms = terms(weight);
        return BigInteger.valueOf(terms[0]).multiply(denominators.divide(BigInteger.valueOf(terms[1])));
    }

    private static long[] terms(Rational weight) {
        long[] terms = weight.asLongs();
        if (terms == null) {
            throw new ArithmeticException("a weight with too many digits: " + weight);
        }
        return terms;
    }
}
