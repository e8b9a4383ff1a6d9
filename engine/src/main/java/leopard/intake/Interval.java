package leopard.intake;

import java.math.RoundingMode;
import leopard.model.Decimal;
import leopard.model.Rational;
import org.jspecify.annotations.Nullable;

/** All that a printed figure may have been before it was rounded, ends included. */
record Interval(Rational low, Rational high) {

    private static final Rational TWO = Rational.of(2);
    private static final int PRINTED_SCALE = 4;

    static Interval point(Rational exact) {
        return new Interval(exact, exact);
    }

    /** Half a unit of the last printed digit to either side. */
    static Interval printed(Decimal figure) {
        Rational half = Rational.of(Decimal.of(5, figure.scale() + 1));
        return point(figure.toRational()).widened(half);
    }

    Interval widened(Rational by) {
        return new Interval(low.minus(by), high.plus(by));
    }

    Interval plus(Rational shift) {
        return new Interval(low.plus(shift), high.plus(shift));
    }

    /** Every quotient of the two; null where the divisor may be zero, so that the quotient may be anything. */
    @Nullable
    Interval over(Interval divisor) {
        if (divisor.contains(Rational.ZERO)) {
            return null;
        }
        Rational a = low.over(divisor.low);
        Rational b = low.over(divisor.high);
        Rational c = high.over(divisor.low);
        Rational d = high.over(divisor.high);
        return new Interval(a.min(b).min(c.min(d)), a.max(b).max(c.max(d)));
    }

    /** Divided by a number above zero. */
    Interval over(Rational positive) {
        return new Interval(low.over(positive), high.over(positive));
    }

    boolean contains(Rational number) {
        return low.compareTo(number) <= 0 && high.compareTo(number) >= 0;
    }

    /** What lies between the two, 0 where they touch or overlap. */
    Rational gap(Interval other) {
        return low.max(other.low).minus(high.min(other.high)).max(Rational.ZERO);
    }

    Rational width() {
        return high.minus(low);
    }

    Rational middle() {
        return low.plus(high).over(TWO);
    }

    /** {@code [64.4357, 64.5044]}. */
    @Override
    public String toString() {
        return "[" + low.round(PRINTED_SCALE, RoundingMode.HALF_UP) + ", "
                + high.round(PRINTED_SCALE, RoundingMode.HALF_UP) + "]";
    }
}
