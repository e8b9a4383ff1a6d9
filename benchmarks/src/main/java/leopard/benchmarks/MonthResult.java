package leopard.benchmarks;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a month came to, whoever computed it: scores in hundredths of a point, {@link #NONE} where there is none.
 *
 * @param lines scores by criterion and unit
 * @param components scores by component and unit
 * @param grades numbers of the grades, 0 for the best
 */
@SuppressWarnings("ArrayRecordComponent") // columns; compared by firstDifference alone
record MonthResult(long[][] lines, long[][] components, long[] totals, int[] ranks, int[] grades, List<Given> awards) {

    /** Stands for a score that is not there. */
    static final long NONE = Long.MIN_VALUE;

    /** An award or notice that a unit gets; the unit is empty where nobody does. */
    record Given(String award, String unit, int place, String outcome) {}

    /** Says where {@code other} first departs from this, or null if it nowhere does. */
    @Nullable
    String firstDifference(MonthResult other) {
        for (Item item : Item.values()) {
            int k = item.ordinal();
            String found = firstDifference(item.name(), lines[k], other.lines[k]);
            if (found != null) {
                return found;
            }
        }
        for (int c = 0; c < components.length; c++) {
            String found = firstDifference(Item.COMPONENTS[c], components[c], other.components[c]);
            if (found != null) {
                return found;
            }
        }
        String found = firstDifference("total", totals, other.totals);
        if (found == null) {
            found = firstDifference("rank", widened(ranks), widened(other.ranks));
        }
        if (found == null) {
            found = firstDifference("grade", widened(grades), widened(other.grades));
        }
        if (found == null && !awards.equals(other.awards)) {
            found = "awards: " + awards + " and " + other.awards;
        }
        return found;
    }

    private static long[] widened(int[] numbers) {
        long[] wide = new long[numbers.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = numbers[i];
        }
        return wide;
    }

    private static @Nullable String firstDifference(String what, long[] mine, long[] yours) {
        if (mine.length != yours.length) {
            return what + ": " + mine.length + " and " + yours.length + " units";
        }
        for (int i = 0; i < mine.length; i++) {
            if (mine[i] != yours[i]) {
                return "%s of %s: %s and %s"
                        .formatted(what, MonthColumns.unitId(i), printed(mine[i]), printed(yours[i]));
            }
        }
        return null;
    }

    private static String printed(long number) {
        return number == NONE ? "none" : String.valueOf(number);
    }
}
