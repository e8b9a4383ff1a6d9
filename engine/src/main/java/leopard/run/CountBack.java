package leopard.run;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import leopard.model.Text;

/**
 * 名次倒数比较: whoever has more first places is ahead, then whoever has more second places, and so on. Sorted, the places
 * of two units say that at the first difference: the better place wins, and of two equal beginnings the longer one.
 */
final class CountBack implements TieEvidence {

    private static final int PRINTED = 20;

    private final List<int[]> places;

    /** @param places of each unit the places that count, sorted */
    CountBack(List<int[]> places) {
        this.places = places;
    }

    private int compare(int a, int b) {
        int[] first = places.get(a);
        int[] second = places.get(b);
        int at = Arrays.mismatch(first, second);
        if (at < 0) {
            return 0;
        }
        if (at == first.length || at == second.length) {
            return Integer.compare(second.length, first.length);
        }
        return Integer.compare(first[at], second[at]);
    }

    @Override
    public List<int[]> split(int[] tied) {
        return Parts.of(tied, this::compare);
    }

    @Override
    public Text said(int unit) {
        int[] own = places.get(unit);
        String text =
                Arrays.stream(own).limit(PRINTED).mapToObj(String::valueOf).collect(Collectors.joining(" "));
        return Text.same(own.length == 0 ? "—" : own.length > PRINTED ? text + " …" : text);
    }
}
