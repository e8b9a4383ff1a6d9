package leopard.rules.fact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import leopard.model.UnitList;
import leopard.scheme.Comparator;
import leopard.scheme.Condition;
import leopard.score.ScoreBoard;

/**
 * The comparisons that the red lines of a scheme make, over all units of a score board. They are worked out column by
 * column for a slice of units at a time; what a rule asks of its unit is then one bit.
 */
public final class Comparisons {

    /** Shared by all slices that have no more comparisons than fit into a long. */
    private static final long[] NONE = {};

    private final UnitList units;
    private final List<Bound> bounds = new ArrayList<>();
    final Slots below;
    final Slots atMost;
    final Slots above;
    final Slots atLeast;
    final Slots equalTo;
    final Slots notEqualTo;

    private Comparisons(List<Condition.Comparison> all, ScoreBoard board) {
        this.units = board.units();
        this.below = slots(Comparator.BELOW, all, board);
        this.atMost = slots(Comparator.AT_MOST, all, board);
        this.above = slots(Comparator.ABOVE, all, board);
        this.atLeast = slots(Comparator.AT_LEAST, all, board);
        this.equalTo = slots(Comparator.EQUAL, all, board);
        this.notEqualTo = slots(Comparator.UNEQUAL, all, board);
    }

    public static Comparisons of(List<Condition.Comparison> all, ScoreBoard board) {
        return new Comparisons(all, board);
    }

    private Slots slots(Comparator comparator, List<Condition.Comparison> all, ScoreBoard board) {
        Slots slots = new Slots(all.size());
        for (Condition.Comparison each : all) {
            if (each.comparator() == comparator
                    && slots.add(Names.inRules(each.left().text()), each.right().toString(), bounds.size())) {
                bounds.add(Bound.of(board.figure(each.left()), comparator, each.right()));
            }
        }
        return slots;
    }

    UnitList units() {
        return units;
    }

    /** The units {@code [from, to)} as facts. */
    public List<ScoredUnit> facts(int from, int to) {
        int n = to - from;
        long[] first = new long[n];
        int more = Math.max(0, (bounds.size() - 1) / Long.SIZE);
        long[] further = more == 0 ? NONE : new long[n * more];
        for (int slot = 0; slot < bounds.size(); slot++) {
            if (slot < Long.SIZE) {
                bounds.get(slot).mark(from, to, 1L << slot, first, 0, 1);
            } else {
                bounds.get(slot).mark(from, to, 1L << slot, further, (slot >>> 6) - 1, more);
            }
        }
        ScoredUnit[] facts = new ScoredUnit[n];
        for (int i = 0; i < n; i++) {
            facts[i] = new ScoredUnit(this, from + i, first[i], further, i * more);
        }
        return Arrays.asList(facts);
    }

    /**
     * Numbers of the comparisons of one kind. Rules ask with the same string objects every time, so that identity
     * usually decides.
     */
    static final class Slots {
        private final String[] figures;
        private final String[] bounds;
        private final int[] slots;
        private final int mask;

        Slots(int most) {
            int size = Integer.highestOneBit(Math.max(8, most) * 4);
            this.figures = new String[size];
            this.bounds = new String[size];
            this.slots = new int[size];
            this.mask = size - 1;
        }

        /** False if it is there already. */
        boolean add(String figure, String bound, int slot) {
            int at = find(figure, bound);
            if (slots[at] != 0) {
                return false;
            }
            figures[at] = figure.intern();
            bounds[at] = bound.intern();
            slots[at] = slot + 1;
            return true;
        }

        int slot(String figure, String bound) {
            int slot = slots[find(figure, bound)] - 1;
            if (slot < 0) {
                throw new IllegalArgumentException("the scheme compares " + figure + " with " + bound + " nowhere");
            }
            return slot;
        }

        @SuppressWarnings("ReferenceEquality")
        private int find(String figure, String bound) {
            int at = hash(figure, bound);
            while (slots[at] != 0) {
                if ((figures[at] == figure || figures[at].equals(figure))
                        && (bounds[at] == bound || bounds[at].equals(bound))) {
                    return at;
                }
                at = at + 1 & mask;
            }
            return at;
        }

        private int hash(String figure, String bound) {
            int h = figure.hashCode() * 31 + bound.hashCode();
            return (h ^ h >>> 15) & mask;
        }
    }
}
