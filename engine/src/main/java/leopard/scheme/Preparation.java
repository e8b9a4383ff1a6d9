package leopard.scheme;

import java.util.List;
import leopard.model.Decimal;

/** A step that a figure goes through before a curve looks at it: filled, winsorised, transformed. */
public sealed interface Preparation permits Fill, Preparation.Winsorise, Preparation.Transform {

    /** Names of indicators that the step reads besides the figure. */
    default List<String> names() {
        return List.of();
    }

    /**
     * Arithmetic over the figure, which it calls {@link Curve.Formula#FIGURE}: a power, a logarithm, a limit.
     *
     * @param formula may read other indicators as well
     */
    record Transform(Expression formula) implements Preparation {
        @Override
        public List<String> names() {
            return formula.names().stream()
                    .filter(name -> !name.equals(Curve.Formula.FIGURE))
                    .toList();
        }
    }

    /**
     * 缩尾: figures beyond a limit take the limit, which comes from the figures themselves.
     *
     * @param over whose figures give the limits; they hold for all units of the group
     */
    record Winsorise(Population over, Limits limits) implements Preparation {}

    /** Where the limits of a winsorisation come from. */
    sealed interface Limits {}

    /** The lowest and the highest so many take the next value; none where no value would be left between. */
    record Extremes(int lowest, int highest) implements Limits {}

    /** Percentiles of the figures, from 0 to 100. */
    record Percentiles(Decimal low, Decimal high, Interpolation interpolation) implements Limits {}

    /** How a percentile between two figures is found; n figures, the i-th from below is x(i). */
    enum Interpolation {
        /** Linear at 1 + (n − 1)·p: Hyndman and Fan's type 7, as spreadsheets have it. */
        LINEAR,
        /** Linear at (n + 1)·p, within 1 and n: Hyndman and Fan's type 6. */
        WEIBULL,
        /** x(⌈n·p⌉). */
        NEAREST_RANK
    }

    /**
     * While both |skewness| and excess kurtosis are above their limits, the outermost figure on the side of the skewness
     * takes the next value.
     *
     * @param most how many figures may be changed in all
     * @param sample whether moments are corrected for the size of the sample (G1, G2 as in spreadsheets) or plain (g1, g2)
     */
    record Moments(Decimal skewness, Decimal kurtosis, int most, boolean sample) implements Limits {}
}
