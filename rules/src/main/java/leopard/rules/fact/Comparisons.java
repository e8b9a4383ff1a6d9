package leopard.rules.fact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import leopard.model.UnitList;
import leopard.scheme.Comparator;
import leopard.scheme.Condition;
import leopard.score.ScoreBoard;
import org.jspecify.annotations.Nullable;

/**
 * The comparisons that the red lines of a scheme make, over all units of a score board. They are worked out column by
 * column for a slice of units at a time; what a rule asks of its unit is then one bit.
 */
public final class Comparisons {

    /** Shared by all slices that have no more comparisons than fit into a long. */
    private static final long[] NONE = {};

    private final ScoreBoard board;
    private final UnitList units;
    private final List<Bound> bounds = new ArrayList<>();
    private final @Nullable Slot[] slots;
    private final long[] needed;

    /** A comparison that some rule makes, and the bit that tells what came of it. */
    private record Slot(Comparator comparator, String figure, String bound, int bit) {

        /** Rules ask with the same string objects every time, so that identity nearly always decides. */
        @SuppressWarnings("ReferenceEquality")
        boolean is(Comparator wanted, String wantedFigure, String wantedBound) {
            return comparator == wanted
                    && (figure == wantedFigure || figure.equals(wantedFigure))
                    && (bound == wantedBound || bound.equals(wantedBound));
        }
    }

    private Comparisons(List<Condition.Comparison> all, List<Condition.Comparison> needed, ScoreBoard board) {
        this.board = board;
        this.units = board.units();
        this.slots = new Slot[Integer.highestOneBit(Math.max(8, all.size())) * 4];
        for (Condition.Comparison each : all) {
            String figure = Names.inRules(each.left().text()).intern();
            String bound = each.right().toString().intern();
            int at = find(each.comparator(), figure, bound);
            if (slots[at] == null) {
                slots[at] = new Slot(each.comparator(), figure, bound, bounds.size());
                bounds.add(Bound.of(board.figure(each.left()), each.comparator(), each.right()));
            }
        }
        this.needed = new long[words()];
        for (Condition.Comparison each : needed) {
            int bit = bit(
                    each.comparator(),
                    Names.inRules(each.left().text()),
                    each.right().toString());
            this.needed[bit >>> 6] |= 1L << bit;
        }
    }

    /** Longs that hold a bit for each comparison, at least one. */
    private int words() {
        return Math.max(1, (bounds.size() + Long.SIZE - 1) / Long.SIZE);
    }

    /** Whether one of the needed comparisons is among those that hold. */
    boolean isAnyNeeded(long holds, long[] further, int at) {
        boolean any = (holds & needed[0]) != 0;
        for (int word = 1; word < needed.length && !any; word++) {
            any = (further[at + word - 1] & needed[word]) != 0;
        }
        return any;
    }

    /**
     * The comparisons {@code all} over the units of {@code board}.
     *
     * @param all every comparison that a rule may ask for
     * @param needed those among them that units are noted for
     */
    public static Comparisons of(List<Condition.Comparison> all, List<Condition.Comparison> needed, ScoreBoard board) {
        return new Comparisons(all, needed, board);
    }

    UnitList units() {
        return units;
    }

    String word(String field, int unit) {
        return board.word(field, unit);
    }

    /** The bit of a comparison. */
    int bit(Comparator comparator, String figure, String bound) {
        Slot slot = slots[find(comparator, figure, bound)];
        if (slot == null) {
            throw new IllegalArgumentException("the scheme nowhere compares " + figure + " with " + bound);
        }
        return slot.bit;
    }

    private int find(Comparator comparator, String figure, String bound) {
        int mask = slots.length - 1;
        int hash = figure.hashCode() * 31 + bound.hashCode();
        int at = (hash ^ hash >>> 15) & mask;
        for (Slot slot = slots[at]; slot != null && !slot.is(comparator, figure, bound); slot = slots[at]) {
            at = at + 1 & mask;
        }
        return at;
    }

    /** The units {@code [from, to)} as facts. */
    public List<ScoredUnit> facts(int from, int to) {
        int n = to - from;
        long[] first = new long[n];
        int more = words() - 1;
        long[] further = more == 0 ? NONE : new long[n * more];
        for (int bit = 0; bit < bounds.size(); bit++) {
            if (bit < Long.SIZE) {
                bounds.get(bit).mark(from, to, 1L << bit, first, 0, 1);
            } else {
                bounds.get(bit).mark(from, to, 1L << bit, further, (bit >>> 6) - 1, more);
            }
        }
        ScoredUnit[] facts = new ScoredUnit[n];
        for (int i = 0; i < n; i++) {
            facts[i] = new ScoredUnit(this, from + i, first[i], further, i * more);
        }
        return Arrays.asList(facts);
    }
}
