package leopard.run;

import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import leopard.model.Rational;
import leopard.model.Text;
import leopard.scheme.RankingRule;

/** Units that print the same score, by the score before it was rounded: to more decimals, or exactly. */
final class Unrounded implements TieEvidence {

    private final IntFunction<Rational> exact;
    private final int decimals;
    private final boolean ascending;
    private final Map<Integer, Rational> looked = new HashMap<>();

    /** @param decimals to compare by, {@link RankingRule#EXACT} for all */
    Unrounded(IntFunction<Rational> exact, int decimals, boolean ascending) {
        this.exact = exact;
        this.decimals = decimals;
        this.ascending = ascending;
    }

    @Override
    public List<int[]> split(int[] tied) {
        for (int unit : tied) {
            Rational value = exact.apply(unit);
            looked.put(
                    unit,
                    decimals == RankingRule.EXACT ? value : Rational.of(value.round(decimals, RoundingMode.HALF_UP)));
        }
        return Parts.of(tied, (a, b) -> {
            int rising = value(a).compareTo(value(b));
            return ascending ? rising : -rising;
        });
    }

    private Rational value(int unit) {
        return looked.getOrDefault(unit, Rational.ZERO);
    }

    @Override
    public Text said(int unit) {
        Rational value = looked.get(unit);
        if (value == null) {
            return Text.EMPTY;
        }
        return Text.same(
                decimals == RankingRule.EXACT
                        ? value.printed().toString()
                        : value.round(decimals, RoundingMode.HALF_UP).toString());
    }
}
