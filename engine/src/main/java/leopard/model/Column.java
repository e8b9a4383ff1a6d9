package leopard.model;

import java.math.RoundingMode;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One indicator in one period: a figure, or the reason for its absence, per unit of a {@link UnitList}.
 *
 * <p>Where all figures are short enough they stand in longs at one common scale, so that kernels can run over them; any
 * that are not stand as exact quotients. Which of the two it is never shows in a result.
 */
public final class Column {

    private static final DataStatus[] STATUSES = DataStatus.values();

    private final byte[] status;
    private final @Nullable Fixed value;
    private final @Nullable Fixed numerator;
    private final @Nullable Fixed denominator;
    private final Rational @Nullable [] exact;

    private Column(
            byte[] status,
            @Nullable Fixed value,
            @Nullable Fixed numerator,
            @Nullable Fixed denominator,
            Rational @Nullable [] exact) {
        this.status = status;
        this.value = value;
        this.numerator = numerator;
        this.denominator = denominator;
        this.exact = exact;
    }

    /** Numbers at one scale. */
    public static final class Fixed {
        private final long[] unscaled;
        private final int scale;
        private final byte[] printedScale;

        /**
         * Numbers at one scale.
         *
         * @param unscaled the numbers times {@code 10^scale}; 0 where there is none
         * @param printedScale decimals each was printed with
         */
        public Fixed(long[] unscaled, int scale, byte[] printedScale) {
            this.unscaled = unscaled;
            this.scale = scale;
            this.printedScale = printedScale;
        }

        /** Numbers that were all printed with {@code scale} decimals. */
        public static Fixed of(long[] unscaled, int scale) {
            byte[] printed = new byte[unscaled.length];
            Arrays.fill(printed, (byte) scale);
            return new Fixed(unscaled, scale, printed);
        }

        /** The numbers times {@code 10^scale}: the array itself, for kernels that only read it. */
        public long[] unscaled() {
            return unscaled;
        }

        public int scale() {
            return scale;
        }

        /** The number of unit {@code i} as it was printed. */
        public Decimal get(int i) {
            return Decimal.of(unscaled[i], scale).round(printedScale[i], RoundingMode.UNNECESSARY);
        }

        /** Largest absolute number, for the bounds of long arithmetic. */
        public long magnitude() {
            long largest = 0;
            for (long u : unscaled) {
                largest = Math.max(largest, Math.abs(u));
            }
            return largest;
        }
    }

    /** Plain values. */
    public static Column ofValues(Fixed value, byte[] status) {
        return new Column(status, value, null, null, null);
    }

    /** Quotients of two counts. */
    public static Column ofParts(Fixed numerator, Fixed denominator, byte[] status) {
        return new Column(status, null, numerator, denominator, null);
    }

    /**
     * Exact values, null where {@code status} has none; brought into longs where all of them fit.
     */
    public static Column ofExact(@Nullable Rational[] values, byte[] status) {
        int n = values.length;
        Decimal[] decimals = new Decimal[n];
        int scale = 0;
        boolean fits = true;
        for (int i = 0; i < n && fits; i++) {
            Rational each = values[i];
            if (each != null) {
                Decimal decimal = each.toDecimal();
                if (decimal == null) {
                    fits = false;
                } else {
                    decimals[i] = decimal;
                    scale = Math.max(scale, decimal.stripped().scale());
                }
            }
        }
        long[] unscaled = new long[n];
        byte[] printed = new byte[n];
        for (int i = 0; i < n && fits; i++) {
            Decimal each = decimals[i];
            if (each != null) {
                fits = each.fits(scale);
                if (fits) {
                    unscaled[i] = each.unscaledAt(scale);
                    printed[i] = (byte) Math.min(scale, each.scale());
                }
            }
        }
        if (fits) {
            return new Column(status, new Fixed(unscaled, scale, printed), null, null, null);
        }
        Rational[] exact = new Rational[n];
        for (int i = 0; i < n; i++) {
            Rational each = values[i];
            exact[i] = each == null ? Rational.ZERO : each;
        }
        return new Column(status, null, null, null, exact);
    }

    /** A column without any figure. */
    public static Column empty(int size, DataStatus status) {
        byte[] all = new byte[size];
        Arrays.fill(all, (byte) status.ordinal());
        return ofValues(Fixed.of(new long[size], 0), all);
    }

    public int size() {
        return status.length;
    }

    public DataStatus status(int i) {
        return STATUSES[status[i]];
    }

    /** {@link DataStatus#ordinal} of each unit. */
    public byte[] statuses() {
        return status;
    }

    /** The values, where every one is short and none is a quotient; otherwise null. */
    public @Nullable Fixed values() {
        return value;
    }

    /** The numerators, where this is a column of short quotients; otherwise null. */
    public @Nullable Fixed numerators() {
        return numerator;
    }

    /** The denominators, where this is a column of short quotients; otherwise null. */
    public @Nullable Fixed denominators() {
        return denominator;
    }

    /** The exact value; only where the status has one. */
    public Rational exact(int i) {
        if (value != null) {
            return Rational.of(Decimal.of(value.unscaled[i], value.scale));
        }
        if (numerator != null && denominator != null) {
            return Rational.of(
                    Decimal.of(numerator.unscaled[i], numerator.scale),
                    Decimal.of(denominator.unscaled[i], denominator.scale));
        }
        return exact == null ? Rational.ZERO : exact[i];
    }
}
