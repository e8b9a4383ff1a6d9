package leopard.benchmarks.peer;

/** Rounding for the consequences of rules. */
public final class Half {

    private Half() {}

    /** {@code numerator / denominator}, halves away from zero; the denominator is positive. */
    public static long up(long numerator, long denominator) {
        return numerator < 0
                ? -((-2 * numerator + denominator) / (2 * denominator))
                : (2 * numerator + denominator) / (2 * denominator);
    }
}
