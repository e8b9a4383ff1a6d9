package leopard.score;

import java.math.BigDecimal;
import java.math.RoundingMode;
import leopard.model.Column;
import leopard.model.Decimal;
import leopard.model.Powers;
import leopard.scheme.Curve;
import org.jspecify.annotations.Nullable;

/** {@code W · share of the rank}. */
final class RankPointsKernel extends Kernel {

    /** More ranks than there are units. */
    private static final BigDecimal MOST_STEPS = BigDecimal.valueOf(Integer.MAX_VALUE - 1);

    private final Column column;
    private final PopulationFigures population;
    private final Curve.Better better;
    private final long[] byRank;
    private final int scale;

    private RankPointsKernel(
            Column column, PopulationFigures population, Curve.Better better, long[] byRank, int scale) {
        this.column = column;
        this.population = population;
        this.better = better;
        this.byRank = byRank;
        this.scale = scale;
    }

    static @Nullable RankPointsKernel of(
            Measured measured, Curve.RankPoints curve, PopulationFigures population, Decimal full) {
        int ranks = 1;
        for (int g = 0; g < population.groups().size(); g++) {
            // A unit outside the population may come after everybody in it.
            ranks = Math.max(ranks, population.size(g) + 1);
        }
        int known = curve.table().isEmpty()
                ? Math.min(ranks, distinct(curve))
                : curve.table().size();
        int scale = 0;
        for (int rank = 1; rank <= known; rank++) {
            scale = Math.max(scale, share(curve, rank).times(full).scale());
        }
        long[] byRank = new long[known + 1];
        for (int rank = 1; rank <= known; rank++) {
            Decimal points = share(curve, rank).times(full);
            if (scale > Powers.MAX || !points.fits(scale)) {
                return null;
            }
            byRank[rank] = points.unscaledAt(scale);
        }
        return new RankPointsKernel(measured.column(), population, curve.better(), byRank, scale);
    }

    /** Number of ranks after which the floor holds for all that follow. */
    private static int distinct(Curve.RankPoints curve) {
        if (curve.step().signum() <= 0) {
            return 1;
        }
        int steps = Decimal.ONE
                .minus(curve.floor())
                .toBigDecimal()
                .divide(curve.step().toBigDecimal(), 0, RoundingMode.CEILING)
                .min(MOST_STEPS)
                .intValue();
        return Math.max(1, steps + 1);
    }

    /** The share of the full marks that a rank gives. */
    static Decimal share(Curve.RankPoints curve, int rank) {
        if (!curve.table().isEmpty()) {
            return curve.table().get(Math.min(rank, curve.table().size()) - 1);
        }
        return Decimal.ONE.minus(curve.step().times(Decimal.of(rank - 1))).max(curve.floor());
    }

    @Override
    int scale() {
        return scale;
    }

    @Override
    double bound() {
        return magnitude(byRank);
    }

    @Override
    void points(int from, int to, long[] out, int first) {
        int last = byRank.length - 1;
        for (int i = from; i < to; i++) {
            out[i - first] = column.status(i).hasValue() ? byRank[Math.min(population.rank(i, better), last)] : 0;
        }
    }
}
