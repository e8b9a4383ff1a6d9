package leopard.rules.review;

import leopard.model.Decimal;
import leopard.model.Rational;
import org.jspecify.annotations.Nullable;

/**
 * Bounds of a figure or score: never too narrow, so that what lies outside cannot be.
 *
 * @param low null for no bound
 * @param high null for no bound
 */
record Range(@Nullable Rational low, @Nullable Rational high) {

    static final Range ANY = new Range(null, null);
    static final Range NOT_NEGATIVE = new Range(Rational.ZERO, null);
    static final Range ZERO = new Range(Rational.ZERO, Rational.ZERO);

    static Range of(Decimal value) {
        return new Range(Rational.of(value), Rational.of(value));
    }

    Range plus(Range other) {
        return new Range(
                low == null || other.low == null ? null : low.plus(other.low),
                high == null || other.high == null ? null : high.plus(other.high));
    }

    /** Times a number that is not negative. */
    Range scaled(Rational factor) {
        if (factor.isZero()) {
            return ZERO;
        }
        return new Range(low == null ? null : low.times(factor), high == null ? null : high.times(factor));
    }

    Range times(Rational factor) {
        return factor.signum() >= 0 ? scaled(factor) : scaled(factor.negate()).negated();
    }

    private Range negated() {
        return new Range(high == null ? null : high.negate(), low == null ? null : low.negate());
    }

    /** The least range that has both. */
    Range with(Range other) {
        return new Range(
                low == null || other.low == null ? null : low.min(other.low),
                high == null || other.high == null ? null : high.max(other.high));
    }

    Range with(Decimal value) {
        return with(of(value));
    }

    /** Drawn in between two limits; null for none. */
    Range within(@Nullable Decimal least, @Nullable Decimal most) {
        Rational floor = least == null ? null : Rational.of(least);
        Rational cap = most == null ? null : Rational.of(most);
        return new Range(clip(low, floor, cap, floor), clip(high, floor, cap, cap));
    }

    private static @Nullable Rational clip(
            @Nullable Rational value, @Nullable Rational floor, @Nullable Rational cap, @Nullable Rational none) {
        if (value == null) {
            return none;
        }
        Rational lifted = floor == null ? value : value.max(floor);
        return cap == null ? lifted : lifted.min(cap);
    }

    boolean reaches(Decimal value) {
        return high == null || high.compareTo(Rational.of(value)) >= 0;
    }

    boolean isAbove(Decimal value) {
        return low != null && low.compareTo(Rational.of(value)) > 0;
    }

    boolean isAtLeast(Decimal value) {
        return low != null && low.compareTo(Rational.of(value)) >= 0;
    }

    boolean isAtMost(Decimal value) {
        return high != null && high.compareTo(Rational.of(value)) <= 0;
    }
}
