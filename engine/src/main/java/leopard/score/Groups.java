package leopard.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import leopard.model.UnitList;
import org.jspecify.annotations.Nullable;

/** A partition of the units by a grouping 考核分组, groups in the order of their names; one group where nothing divides them. */
public final class Groups {

    private final List<String> names;
    private final int[] groupOf;

    /** All units by group, each group in the order of the list, and where each group ends. */
    private final int[] units;

    private final int[] ends;

    private Groups(List<String> names, int[] groupOf) {
        this.names = names;
        this.groupOf = groupOf;
        this.units = new int[groupOf.length];
        this.ends = new int[names.size()];
        for (int group : groupOf) {
            ends[group]++;
        }
        int[] next = new int[ends.length];
        for (int g = 1; g < ends.length; g++) {
            next[g] = ends[g - 1];
            ends[g] += ends[g - 1];
        }
        for (int i = 0; i < groupOf.length; i++) {
            units[next[groupOf[i]]++] = i;
        }
    }

    /** @param within grouping that divides the units, null for none */
    public static Groups of(UnitList units, @Nullable String within) {
        int n = units.size();
        if (within == null) {
            return new Groups(List.of(""), new int[n]);
        }
        TreeMap<String, Integer> sorted = new TreeMap<>(UnitList.BY_CODE_POINT);
        for (int i = 0; i < n; i++) {
            sorted.put(units.get(i).in(within), 0);
        }
        List<String> names = new ArrayList<>(sorted.keySet());
        Map<String, Integer> number = new HashMap<>();
        names.forEach(name -> number.put(name, number.size()));
        int[] groupOf = new int[n];
        for (int i = 0; i < n; i++) {
            groupOf[i] = number.getOrDefault(units.get(i).in(within), 0);
        }
        return new Groups(List.copyOf(names), groupOf);
    }

    public int size() {
        return names.size();
    }

    /** Name of a group; empty where there is just one for all. */
    public String name(int group) {
        return names.get(group);
    }

    public int of(int unit) {
        return groupOf[unit];
    }

    /** The members of a group, in the order of the list. */
    public int[] members(int group) {
        return Arrays.copyOfRange(units, group == 0 ? 0 : ends[group - 1], ends[group]);
    }

    /** The members of a group among {@code some}, in the order of the list. */
    public int[] members(int group, BitSet some) {
        return Arrays.stream(members(group)).filter(some::get).toArray();
    }
}
