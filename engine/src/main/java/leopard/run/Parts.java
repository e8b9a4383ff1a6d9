package leopard.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Divides tied units by an order among them; those that it leaves equal stay together. */
final class Parts {

    private Parts() {}

    static List<int[]> of(int[] tied, Comparator<Integer> order) {
        Integer[] sorted = Arrays.stream(tied).boxed().toArray(Integer[]::new);
        Arrays.sort(sorted, order);
        List<int[]> parts = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= sorted.length; i++) {
            if (i == sorted.length || order.compare(sorted[i - 1], sorted[i]) != 0) {
                parts.add(Arrays.stream(sorted, from, i)
                        .mapToInt(Integer::intValue)
                        .toArray());
                from = i;
            }
        }
        return parts;
    }
}
