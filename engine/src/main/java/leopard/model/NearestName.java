package leopard.model;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the name that somebody probably meant: "did you mean …?". */
public final class NearestName {

    private NearestName() {}

    /**
     * The known name with the fewest slips of the pen (a character wrong, missing, too many, or two swapped; upper and
     * lower case are the same) from {@code wrong}; null if none is near enough to suggest. Of two equally near the smaller
     * by code point.
     */
    public static @Nullable String among(Collection<String> known, String wrong) {
        int[] meant = letters(wrong);
        int allowed = meant.length < 3 ? 1 : Math.min(4, (meant.length + 2) / 3);
        String best = null;
        int bestSlips = allowed + 1;
        for (String name : known) {
            int[] letters = letters(name);
            if (Math.abs(letters.length - meant.length) > allowed) {
                continue;
            }
            int slips = slips(meant, letters);
            // Two names that share no letter are not near, however short they are.
            if (slips >= Math.max(meant.length, letters.length) && slips > 0) {
                continue;
            }
            if (slips < bestSlips
                    || (slips == bestSlips && best != null && UnitList.BY_CODE_POINT.compare(name, best) < 0)) {
                best = name;
                bestSlips = slips;
            }
        }
        return best;
    }

    /** {@code . Did you mean 'x'?} in either language, or nothing. */
    public static Text hint(Collection<String> known, String wrong) {
        String nearest = among(known, wrong);
        return nearest == null ? Text.EMPTY : Text.of("是不是 %s?", "Did you mean %s?", nearest);
    }

    private static int[] letters(String name) {
        return name.strip().toLowerCase(Locale.ROOT).codePoints().toArray();
    }

    /** Distance of Damerau and Levenshtein, neighbours swapped at most once. */
    private static int slips(int[] a, int[] b) {
        int[] beforeLast = new int[b.length + 1];
        int[] last = new int[b.length + 1];
        int[] row = new int[b.length + 1];
        for (int j = 0; j <= b.length; j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length; i++) {
            row[0] = i;
            for (int j = 1; j <= b.length; j++) {
                int same = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + same);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            int[] spare = beforeLast;
            beforeLast = last;
            last = row;
            row = spare;
        }
        return last[b.length];
    }
}
