package leopard.scheme;

/**
 * Periods that a derived indicator looks at.
 *
 * @param take what becomes of the values in them
 * @param periods how many periods: the last of them, {@link #TO_DATE} or {@link #ALL}; of {@link Take#PREVIOUS} how many
 *     periods back
 * @param withThis whether the period that is scored is one of them
 * @param skipsAbsent whether a period without a value is left out; otherwise there is no value at all
 */
public record Window(Take take, int periods, boolean withThis, boolean skipsAbsent) {

    /** The periods since the beginning of the year. */
    public static final int TO_DATE = 0;

    /** All periods that there are readings of. */
    public static final int ALL = Integer.MAX_VALUE;

    /** What becomes of the values in several periods. */
    public enum Take {
        SUM,
        MEAN,
        MIN,
        MAX,
        /** In how many of them a test held; the formula is 1 where it does. */
        COUNT,
        /** The value so many periods ago. */
        PREVIOUS,
        /** The value in the same period of the year before. */
        LAST_YEAR,
        /** The latest value that there is. */
        LAST_VALUE
    }
}
