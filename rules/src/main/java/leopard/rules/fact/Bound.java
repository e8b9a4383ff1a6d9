package leopard.rules.fact;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import leopard.model.Column;
import leopard.model.DataStatus;
import leopard.model.Decimal;
import leopard.model.Rational;
import leopard.scheme.Comparator;

/** One comparison over a column: exact, in longs where the figures are short. */
abstract class Bound {

    private static final byte OK = (byte) DataStatus.OK.ordinal();
    private static final byte DISPUTED = (byte) DataStatus.DISPUTED.ordinal();

    private final byte[] statuses;

    private Bound(Column column) {
        this.statuses = column.statuses();
    }

    static Bound of(Column column, Comparator comparator, Decimal right) {
        Column.Fixed values = column.values();
        if (values != null) {
            return new Range(column, values, comparator, right);
        }
        Column.Fixed numerators = column.numerators();
        Column.Fixed denominators = column.denominators();
        if (numerators != null && denominators != null && Crosswise.fits(numerators, denominators, right)) {
            return new Crosswise(column, numerators, denominators, comparator, right);
        }
        return new Exact(column, comparator, right);
    }

    /** Whether the comparison holds for a unit that has a figure. */
    abstract boolean holds(int unit);

    /** Sets {@code bit} in {@code words[first + step · k]} where it holds for the k-th unit of {@code [from, to)}. */
    void mark(int from, int to, long bit, long[] words, int first, int step) {
        int at = first;
        for (int i = from; i < to; i++) {
            if (has(i) && holds(i)) {
                words[at] |= bit;
            }
            at += step;
        }
    }

    final boolean has(int unit) {
        byte status = statuses[unit];
        return status == OK || status == DISPUTED;
    }

    /** Longs at one scale: the numbers for which it holds, or for which it does not, are those from low to high. */
    private static final class Range extends Bound {
        private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);
        private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

        private final long[] values;
        private final long low;
        private final long high;
        private final boolean outside;

        Range(Column column, Column.Fixed fixed, Comparator comparator, Decimal right) {
            super(column);
            this.values = fixed.unscaled();
            BigDecimal scaled = right.toBigDecimal().scaleByPowerOfTen(fixed.scale());
            BigInteger floor = scaled.setScale(0, RoundingMode.FLOOR).toBigInteger();
            BigInteger ceiling = scaled.setScale(0, RoundingMode.CEILING).toBigInteger();
            BigInteger from = switch (comparator) {
                case BELOW, AT_MOST -> MIN;
                case ABOVE -> floor.add(BigInteger.ONE);
                case AT_LEAST, EQUAL, UNEQUAL -> ceiling;
            };
            BigInteger to = switch (comparator) {
                case BELOW -> ceiling.subtract(BigInteger.ONE);
                case AT_MOST, EQUAL, UNEQUAL -> floor;
                case ABOVE, AT_LEAST -> MAX;
            };
            boolean none = from.compareTo(to) > 0 || from.compareTo(MAX) > 0 || to.compareTo(MIN) < 0;
            this.low = none ? 1 : from.max(MIN).longValueExact();
            this.high = none ? 0 : to.min(MAX).longValueExact();
            this.outside = comparator == Comparator.UNEQUAL;
        }

        @Override
        boolean holds(int unit) {
            long value = values[unit];
            return (low <= value && value <= high) != outside;
        }

        @Override
        void mark(int from, int to, long bit, long[] words, int first, int step) {
            int at = first;
            for (int i = from; i < to; i++) {
                long value = values[i];
                if ((low <= value && value <= high) != outside && has(i)) {
                    words[at] |= bit;
                }
                at += step;
            }
        }
    }

    /** Quotients of short numbers: {@code n / d < b} as {@code n < b · d}. */
    private static final class Crosswise extends Bound {
        private final long[] numerators;
        private final long[] denominators;
        private final long up;
        private final long down;
        private final Comparator comparator;
        private final Exact exact;

        /** n/10^a ÷ d/10^c against r/10^e: n · 10^(c+e) against r · d · 10^a. */
        Crosswise(
                Column column,
                Column.Fixed numerators,
                Column.Fixed denominators,
                Comparator comparator,
                Decimal right) {
            super(column);
            this.numerators = numerators.unscaled();
            this.denominators = denominators.unscaled();
            this.up = factorUp(denominators, right).longValueExact();
            this.down = factorDown(numerators, right).longValueExact();
            this.comparator = comparator;
            this.exact = new Exact(column, comparator, right);
        }

        static boolean fits(Column.Fixed numerators, Column.Fixed denominators, Decimal right) {
            BigInteger n = BigInteger.valueOf(numerators.magnitude());
            BigInteger d = BigInteger.valueOf(denominators.magnitude());
            BigInteger up = factorUp(denominators, right);
            BigInteger down = factorDown(numerators, right);
            return n.max(BigInteger.ONE).multiply(up).bitLength() < Long.SIZE - 1
                    && d.max(BigInteger.ONE).multiply(down).bitLength() < Long.SIZE - 1;
        }

        private static BigInteger factorUp(Column.Fixed denominators, Decimal right) {
            return BigInteger.TEN.pow(denominators.scale() + right.scale());
        }

        private static BigInteger factorDown(Column.Fixed numerators, Decimal right) {
            return right.toBigDecimal().unscaledValue().multiply(BigInteger.TEN.pow(numerators.scale()));
        }

        @Override
        boolean holds(int unit) {
            long denominator = denominators[unit];
            return denominator > 0
                    ? comparator.holds(Long.compare(numerators[unit] * up, denominator * down))
                    : exact.holds(unit);
        }
    }

    /** Any numbers at all. */
    private static final class Exact extends Bound {
        private final Column column;
        private final Comparator comparator;
        private final Rational right;

        Exact(Column column, Comparator comparator, Decimal right) {
            super(column);
            this.column = column;
            this.comparator = comparator;
            this.right = Rational.of(right);
        }

        @Override
        boolean holds(int unit) {
            return comparator.holds(column.exact(unit).compareTo(right));
        }
    }
}
