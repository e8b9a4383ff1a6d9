package leopard.score;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import leopard.model.Decimal;
import leopard.model.Rational;
import leopard.scheme.Preparation;
import leopard.scheme.Preparation.Extremes;
import leopard.scheme.Preparation.Moments;
import leopard.scheme.Preparation.Percentiles;

/** Between what figures stay when they are winsorised. */
record WinsorLimits(Rational low, Rational high) {

    /** @param values at least one; in any order */
    static WinsorLimits of(Preparation.Limits limits, List<Rational> values) {
        List<Rational> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        if (limits instanceof Extremes extremes) {
            return of(extremes, sorted);
        }
        if (limits instanceof Percentiles percentiles) {
            return new WinsorLimits(
                    percentile(percentiles.low(), percentiles.interpolation(), sorted),
                    percentile(percentiles.high(), percentiles.interpolation(), sorted));
        }
        return of((Moments) limits, sorted);
    }

    Rational within(Rational value) {
        return value.max(low).min(high);
    }

    private static WinsorLimits of(Extremes extremes, List<Rational> sorted) {
        int n = sorted.size();
        boolean anyLeft = n > extremes.lowest() + extremes.highest();
        return new WinsorLimits(
                sorted.get(anyLeft ? extremes.lowest() : 0), sorted.get(n - 1 - (anyLeft ? extremes.highest() : 0)));
    }

    private static Rational percentile(
            Decimal percent, Preparation.Interpolation interpolation, List<Rational> sorted) {
        Rational p = Rational.of(percent).over(Rational.of(Decimal.HUNDRED));
        Rational n = Rational.of(sorted.size());
        return switch (interpolation) {
            case LINEAR -> at(Rational.ONE.plus(n.minus(Rational.ONE).times(p)), sorted);
            case WEIBULL -> at(n.plus(Rational.ONE).times(p), sorted);
            case NEAREST_RANK -> at(Rational.of(n.times(p).round(0, RoundingMode.CEILING)), sorted);
        };
    }

    /** The value at a place from 1 to n, linear between whole places. */
    private static Rational at(Rational place, List<Rational> sorted) {
        Rational within = place.max(Rational.ONE).min(Rational.of(sorted.size()));
        int below = within.round(0, RoundingMode.FLOOR).toBigDecimal().intValueExact();
        Rational part = within.minus(Rational.of(below));
        Rational low = sorted.get(below - 1);
        return part.isZero() ? low : low.plus(part.times(sorted.get(below).minus(low)));
    }

    private static WinsorLimits of(Moments moments, List<Rational> sorted) {
        List<Rational> values = new ArrayList<>(sorted);
        int low = 0;
        int high = values.size() - 1;
        while (true) {
            int side = Shape.of(values).beyond(moments);
            int nextLow = low;
            int nextHigh = high;
            if (side > 0) {
                nextHigh = lastBelow(sorted, sorted.get(high));
            } else if (side < 0) {
                nextLow = firstAbove(sorted, sorted.get(low));
            }
            int changed = nextLow + sorted.size() - 1 - nextHigh;
            if (side == 0 || nextHigh < nextLow || changed > moments.most()) {
                return new WinsorLimits(sorted.get(low), sorted.get(high));
            }
            low = nextLow;
            high = nextHigh;
            WinsorLimits limits = new WinsorLimits(sorted.get(low), sorted.get(high));
            values.replaceAll(limits::within);
        }
    }

    private static int lastBelow(List<Rational> sorted, Rational value) {
        int at = sorted.size() - 1;
        while (at >= 0 && sorted.get(at).compareTo(value) >= 0) {
            at--;
        }
        return at;
    }

    private static int firstAbove(List<Rational> sorted, Rational value) {
        int at = 0;
        while (at < sorted.size() && sorted.get(at).compareTo(value) <= 0) {
            at++;
        }
        return at;
    }

    /** Sums of powers of {@code n·x − Σx}, so that the mean need not be divided out. */
    private record Shape(int n, Rational squares, Rational cubes, Rational fourths) {

        static Shape of(List<Rational> values) {
            Rational n = Rational.of(values.size());
            // A sum of fractions with many denominators would grow without end.
            List<Rational> decimals =
                    values.stream().map(v -> v.printed().toRational()).toList();
            Rational sum = decimals.stream().reduce(Rational.ZERO, Rational::plus);
            Rational squares = Rational.ZERO;
            Rational cubes = Rational.ZERO;
            Rational fourths = Rational.ZERO;
            for (Rational each : decimals) {
                Rational distance = each.times(n).minus(sum);
                Rational square = distance.times(distance);
                squares = squares.plus(square);
                cubes = cubes.plus(square.times(distance));
                fourths = fourths.plus(square.times(square));
            }
            return new Shape(values.size(), squares, cubes, fourths);
        }

        /** The sign of the skewness, where both limits are exceeded; else 0, also where moments are not defined. */
        int beyond(Moments moments) {
            if (squares.isZero() || n < (moments.sample() ? 4 : 2)) {
                return 0;
            }
            Rational limit = Rational.of(moments.skewness());
            boolean skewed = squaredSkewness(moments.sample()).compareTo(limit.times(limit)) > 0;
            boolean peaked = kurtosis(moments.sample()).compareTo(Rational.of(moments.kurtosis())) > 0;
            return skewed && peaked ? cubes.signum() : 0;
        }

        /** g1² = n·(Σd³)² / (Σd²)³, and G1² = g1²·n(n−1)/(n−2)². */
        private Rational squaredSkewness(boolean sample) {
            Rational plain = Rational.of(n)
                    .times(cubes)
                    .times(cubes)
                    .over(squares.times(squares).times(squares));
            return sample
                    ? plain.times(Rational.of((long) n * (n - 1))).over(Rational.of((long) (n - 2) * (n - 2)))
                    : plain;
        }

        /** g2 = n·Σd⁴ / (Σd²)² − 3, and G2 = ((n+1)·g2 + 6)·(n−1) / ((n−2)(n−3)). */
        private Rational kurtosis(boolean sample) {
            Rational plain =
                    Rational.of(n).times(fourths).over(squares.times(squares)).minus(Rational.of(3));
            return sample
                    ? plain.times(Rational.of(n + 1L))
                            .plus(Rational.of(6))
                            .times(Rational.of(n - 1L))
                            .over(Rational.of((long) (n - 2) * (n - 3)))
                    : plain;
        }
    }
}
