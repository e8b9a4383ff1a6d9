package leopard.model;

/** Powers of ten that fit into a long. */
public final class Powers {

    /** Returned where a shifted number does not fit into 18 digits. */
    public static final long OVERFLOW = Long.MIN_VALUE;

    /** The largest exponent whose power fits. */
    public static final int MAX = 18;

    private static final long[] TEN = new long[MAX + 1];

    static {
        long power = 1;
        for (int i = 0; i <= MAX; i++) {
            TEN[i] = power;
            power *= 10;
        }
    }

    private Powers() {}

    public static long ten(int exponent) {
        return TEN[exponent];
    }

    /** {@code value · 10^places} for {@code places >= 0}, or {@link #OVERFLOW}. */
    public static long shift(long value, int places) {
        if (places == 0) {
            return value;
        }
        if (places > MAX) {
            return value == 0 ? 0 : OVERFLOW;
        }
        long high = Math.multiplyHigh(value, TEN[places]);
        long low = value * TEN[places];
        return (high == 0 && low >= 0) || (high == -1 && low < 0) ? low : OVERFLOW;
    }
}
