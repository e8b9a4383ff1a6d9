package leopard.rules.fact;

import leopard.model.Unit;
import leopard.scheme.Comparator;

/**
 * A unit with all its figures and scores of the period. A figure is named as in the scheme ({@code A1.ratio},
 * {@code C2 + C3}) and compared exactly; where it is not there, every comparison is false.
 */
public final class ScoredUnit {

    private final Comparisons comparisons;
    private final int number;
    private final long holds;
    private final long[] further;
    private final int at;

    /**
     * A unit among its comparisons.
     *
     * @param holds the first 64 comparisons, a bit each
     * @param further those from the 65th on, of all units of the slice
     * @param at where those of this unit begin
     */
    ScoredUnit(Comparisons comparisons, int number, long holds, long[] further, int at) {
        this.comparisons = comparisons;
        this.number = number;
        this.holds = holds;
        this.further = further;
        this.at = at;
    }

    /**
     * Whether any comparison holds that some red line cannot do without. Rules ask this first: most units are then done
     * with.
     */
    public boolean noted() {
        return comparisons.isAnyNeeded(holds, further, at);
    }

    public boolean below(String figure, String bound) {
        return holds(comparisons.bit(Comparator.BELOW, figure, bound));
    }

    public boolean atMost(String figure, String bound) {
        return holds(comparisons.bit(Comparator.AT_MOST, figure, bound));
    }

    public boolean above(String figure, String bound) {
        return holds(comparisons.bit(Comparator.ABOVE, figure, bound));
    }

    public boolean atLeast(String figure, String bound) {
        return holds(comparisons.bit(Comparator.AT_LEAST, figure, bound));
    }

    public boolean equalTo(String figure, String bound) {
        return holds(comparisons.bit(Comparator.EQUAL, figure, bound));
    }

    public boolean notEqualTo(String figure, String bound) {
        return holds(comparisons.bit(Comparator.UNEQUAL, figure, bound));
    }

    /** Id of the unit. */
    public String unitId() {
        return Names.inRules(unit().id());
    }

    /** Its type; empty where the scheme does not tell types apart. */
    public String type() {
        return Names.inRules(unit().type());
    }

    /** Name of its group. */
    public String group() {
        return Names.inRules(unit().group());
    }

    /** What {@code unit.area}, {@code unit.ranked} or {@code A1.status} says of it. */
    public String word(String field) {
        return Names.inRules(comparisons.word(Names.fromRules(field), number));
    }

    /** Its number in the period's list of units. */
    public int number() {
        return number;
    }

    private Unit unit() {
        return comparisons.units().get(number);
    }

    private boolean holds(int bit) {
        long bits = bit < Long.SIZE ? holds : further[at + (bit >>> 6) - 1];
        return (bits >>> bit & 1) != 0;
    }
}
