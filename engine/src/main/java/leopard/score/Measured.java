package leopard.score;

import java.math.RoundingMode;
import java.util.BitSet;
import java.util.function.IntPredicate;
import leopard.model.Column;
import leopard.model.DataStatus;
import leopard.model.Decimal;
import leopard.model.Powers;
import leopard.model.Rational;
import leopard.scheme.Curve;
import leopard.scheme.Rounding;
import org.jspecify.annotations.Nullable;

/**
 * The figure x that a curve looks at, for every unit: a plain value as it was read, or a ratio rounded to the ratio scale,
 * times 100 where the curve speaks of percent.
 */
final class Measured {

    private static final int PERCENT_SHIFT = 2;

    private final Column column;
    private final boolean ratio;
    private final Curve.Scale of;
    private final Rounding rounding;
    private final BitSet filled;
    private final @Nullable Fixed fast;

    /** x in longs at one scale. */
    record Fixed(LongColumn x, int scale) {}

    /** An array that is only read. */
    static final class LongColumn {
        private final long[] values;

        LongColumn(long[] values) {
            this.values = values;
        }

        long[] values() {
            return values;
        }
    }

    private Measured(Column column, boolean ratio, BitSet filled, Curve.Scale of, Rounding rounding) {
        this.filled = filled;
        this.column = column;
        this.ratio = ratio;
        this.of = of;
        this.rounding = rounding;
        this.fast = ratio ? roundedRatios() : plainValues();
    }

    static Measured of(Figures.Figure figure, Curve.Scale of, Rounding ratio) {
        return new Measured(figure.column(), figure.ratio(), figure.filled(), of, ratio);
    }

    Column column() {
        return column;
    }

    boolean isRatio() {
        return ratio;
    }

    boolean isPercent() {
        return of == Curve.Scale.PERCENT;
    }

    /** x in longs; null where that does not hold all of it. */
    @Nullable
    Fixed fast() {
        return fast;
    }

    /** Whether the unit's figure is not its own. */
    boolean isFilled(int unit) {
        return filled.get(unit);
    }

    boolean has(int unit) {
        return column.status(unit).hasValue();
    }

    /** x exactly; only where the unit has a value. */
    Rational exact(int unit) {
        Rational value = column.exact(unit);
        if (ratio) {
            value = rounding.kept(value);
        }
        return ratio && isPercent() ? value.times(Rational.of(Decimal.HUNDRED)) : value;
    }

    /**
     * x as a column of the units that {@code applying} says; where {@code asShare} is asked for, a ratio as the ratio itself
     * even if the curve speaks of percent.
     */
    Column asColumn(boolean asShare, IntPredicate applying) {
        byte[] statuses = column.statuses().clone();
        for (int i = 0; i < statuses.length; i++) {
            if (!applying.test(i)) {
                statuses[i] = (byte) DataStatus.NOT_APPLICABLE.ordinal();
            }
        }
        boolean divide = asShare && ratio && isPercent();
        if (fast != null && (!divide || fast.scale <= Powers.MAX - PERCENT_SHIFT)) {
            return Column.ofValues(
                    Column.Fixed.of(fast.x.values(), fast.scale + (divide ? PERCENT_SHIFT : 0)), statuses);
        }
        @Nullable Rational[] values = new Rational[column.size()];
        for (int i = 0; i < values.length; i++) {
            if (has(i) && applying.test(i)) {
                values[i] = divide ? exact(i).over(Rational.of(Decimal.HUNDRED)) : exact(i);
            }
        }
        return Column.ofExact(values, statuses);
    }

    private @Nullable Fixed plainValues() {
        Column.Fixed values = column.values();
        return values == null ? null : new Fixed(new LongColumn(values.unscaled()), values.scale());
    }

    private @Nullable Fixed roundedRatios() {
        if (rounding.onlyPrinted()) {
            return null;
        }
        int scale = rounding.scale();
        long[] x = parts(scale);
        if (x == null) {
            x = exactRatios(scale);
        }
        if (x == null) {
            return null;
        }
        if (!isPercent()) {
            return new Fixed(new LongColumn(x), scale);
        }
        if (scale >= PERCENT_SHIFT) {
            return new Fixed(new LongColumn(x), scale - PERCENT_SHIFT);
        }
        for (int i = 0; i < x.length; i++) {
            x[i] *= Powers.ten(PERCENT_SHIFT - scale);
        }
        return new Fixed(new LongColumn(x), 0);
    }

    private long @Nullable [] parts(int scale) {
        Column.Fixed up = column.numerators();
        Column.Fixed down = column.denominators();
        if (up == null || down == null) {
            return null;
        }
        int shift = scale + down.scale() - up.scale();
        if (shift > Powers.MAX || -shift > Powers.MAX) {
            return null;
        }
        long upFactor = shift > 0 ? Powers.ten(shift) : 1;
        long downFactor = shift < 0 ? Powers.ten(-shift) : 1;
        if ((double) up.magnitude() * upFactor > LongRounding.SAFE
                || (double) down.magnitude() * downFactor > LongRounding.SAFE) {
            return null;
        }
        long[] numerators = up.unscaled();
        long[] denominators = down.unscaled();
        long[] x = new long[column.size()];
        RoundingMode mode = rounding.mode();
        for (int i = 0; i < x.length; i++) {
            if (denominators[i] < 0) {
                return null;
            }
            if (denominators[i] > 0) {
                x[i] = LongRounding.divide(numerators[i] * upFactor, denominators[i] * downFactor, mode);
            }
        }
        return x;
    }

    private long @Nullable [] exactRatios(int scale) {
        Column.Fixed values = column.values();
        if (values != null && values.scale() == scale) {
            return values.unscaled().clone();
        }
        long[] x = new long[column.size()];
        for (int i = 0; i < x.length; i++) {
            DataStatus status = column.status(i);
            if (status.hasValue()) {
                Decimal rounded = rounding.round(column.exact(i));
                if (!rounded.fits(scale)) {
                    return null;
                }
                x[i] = rounded.unscaledAt(scale);
            }
        }
        return x;
    }
}
