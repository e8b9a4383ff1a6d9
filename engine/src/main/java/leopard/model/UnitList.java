package leopard.model;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Units in the order of their ids (by code point), so that a unit's number is the same whatever the order of rows.
 * Columns of figures and scores hold one cell per unit of such a list.
 */
public final class UnitList {

    /** Compares names the way results are sorted: by code point, in no language. */
    public static final Comparator<String> BY_CODE_POINT = UnitList::compareCodePoints;

    private final List<Unit> units;
    private final Map<String, Integer> index;
    private final BitSet ranked;
    private final boolean successors;
    private final List<Membership> members;

    private UnitList(List<Unit> units, List<Membership> members) {
        this.units = units;
        this.members = members;
        this.index = new HashMap<>(units.size() * 2);
        this.ranked = new BitSet(units.size());
        for (int i = 0; i < units.size(); i++) {
            index.put(units.get(i).id(), i);
            ranked.set(i, units.get(i).ranked());
        }
        this.successors = units.stream().anyMatch(unit -> !unit.succeeds().isEmpty());
    }

    public static UnitList of(List<Unit> units) {
        return of(units, List.of());
    }

    /** @param members who belongs to whom, in the order of parents, members and days */
    public static UnitList of(List<Unit> units, List<Membership> members) {
        List<Unit> sorted = new ArrayList<>(units);
        sorted.sort(Comparator.comparing(Unit::id, BY_CODE_POINT));
        return new UnitList(List.copyOf(sorted), List.copyOf(members));
    }

    /** Those that exist on the last day of {@code period}. */
    public UnitList in(Period period) {
        List<Unit> present = units.stream().filter(u -> u.existsIn(period)).toList();
        return present.size() == units.size() ? this : new UnitList(present, members);
    }

    public int size() {
        return units.size();
    }

    public Unit get(int i) {
        return units.get(i);
    }

    /** Whether unit {@code i} may be ranked. */
    public boolean isRanked(int i) {
        return ranked.get(i);
    }

    /** The number of the unit, or -1 if it is not in the list. */
    public int indexOf(String id) {
        return index.getOrDefault(id, -1);
    }

    public List<Unit> asList() {
        return units;
    }

    /** Who belongs to whom, at any time. */
    public List<Membership> members() {
        return members;
    }

    /** Whether any of them came out of another unit. */
    public boolean hasSuccessors() {
        return successors;
    }

    /**
     * Under which id a unit stood in an earlier period: its own, or that of the one unit that it succeeds, if nobody else
     * succeeds that one. Null if it did not exist then under any name, so that it is new 新增; so is what came out of a merger
     * or a split.
     */
    public @Nullable String idIn(Period period, String unit) {
        int at = indexOf(unit);
        for (int steps = 0; at >= 0 && steps <= units.size(); steps++) {
            Unit own = units.get(at);
            if (own.existsIn(period)) {
                return own.id();
            }
            if (own.succeeds().size() != 1) {
                return null;
            }
            String before = own.succeeds().get(0).unit();
            long heirs = units.stream()
                    .flatMap(each -> each.succeeds().stream())
                    .filter(each -> each.unit().equals(before))
                    .count();
            at = heirs == 1 ? indexOf(before) : -1;
        }
        return null;
    }

    /**
     * Under which id a unit that is gone goes on in a later period: that of the unit which alone succeeds it and nobody else.
     * Null if it is still there, or if it goes on under no one name.
     */
    public @Nullable String heirIn(Period period, String unit) {
        int at = indexOf(unit);
        if (at < 0 || units.get(at).existsIn(period)) {
            return null;
        }
        String gone = unit;
        for (int steps = 0; steps <= units.size(); steps++) {
            String before = gone;
            List<Unit> heirs = units.stream()
                    .filter(each ->
                            each.succeeds().stream().anyMatch(p -> p.unit().equals(before)))
                    .toList();
            if (heirs.size() != 1 || heirs.get(0).succeeds().size() != 1) {
                return null;
            }
            if (heirs.get(0).existsIn(period)) {
                return heirs.get(0).id();
            }
            gone = heirs.get(0).id();
        }
        return null;
    }

    private static int compareCodePoints(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                boolean surrogates = Character.isSurrogate(x) != Character.isSurrogate(y);
                return surrogates ? (Character.isSurrogate(x) ? 1 : -1) : Character.compare(x, y);
            }
        }
        return Integer.compare(a.length(), b.length());
    }
}
