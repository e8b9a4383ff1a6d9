package leopard.scheme;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import leopard.model.DataStatus;
import leopard.model.Decimal;
import leopard.scheme.Curve.Better;
import org.jspecify.annotations.Nullable;

/**
 * What is made of a figure before a curve meets it: x beside other units, beside another period or beside another figure.
 * The result takes the place of x.
 */
public sealed interface Relation {

    <R> R accept(Cases<R> cases);

    /** Ids that it reads besides the figure itself. */
    default Set<String> names() {
        return Set.of();
    }

    /** Whether the result is a share, so that a curve may take it in percent. */
    default boolean isShare() {
        return false;
    }

    /** Over whom it runs; null where it looks at no other units. */
    default @Nullable Population population() {
        return null;
    }

    /** One case per kind. */
    interface Cases<R> {
        R growth(Growth relation);

        R movement(Movement relation);

        R shareOfBest(ShareOfBest relation);

        R fromCentre(FromCentre relation);

        R minMax(MinMax relation);

        R standard(Standard relation);

        R distance(Distance relation);

        R place(Place relation);

        R percentile(Percentile relation);

        R rescaled(Rescaled relation);

        R rounded(Rounded relation);
    }

    /** The period that a figure is compared with. */
    enum Earlier {
        /** The one before, of the same kind. */
        PREVIOUS,
        /** The same one a year before. */
        YEAR_AGO
    }

    /** The middle of a population. */
    enum Centre {
        MEAN,
        MEDIAN
    }

    /**
     * 增幅 (R12): {@code round((x − x0) / |x0|)}, or the increment {@code x − x0}.
     *
     * @param earlier period that x0 is read from; null where {@code base} gives it, or the reading itself
     * @param base figure that x0 is; null with {@code earlier}, or where the column {@code base} of the reading has it
     * @param rate whether the increment is divided by the base
     * @param zero status of a rate whose base is zero
     * @param negative status of a rate whose base is below zero; null divides by its size
     * @param unseen status where there is no base
     */
    record Growth(
            @Nullable Earlier earlier,
            @Nullable Expression base,
            boolean rate,
            DataStatus zero,
            @Nullable DataStatus negative,
            DataStatus unseen)
            implements Relation {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.growth(this);
        }

        @Override
        public Set<String> names() {
            return base == null ? Set.of() : base.names();
        }

        @Override
        public boolean isShare() {
            return rate;
        }
    }

    /**
     * 位次变动 (R15): {@code rank now − rank then}, so that a unit that fell has a positive number.
     *
     * @param common whether both ranks are taken among the units that are in both populations
     * @param unseen status of a unit without a rank then; null means that it did not move
     */
    record Movement(
            Earlier earlier,
            Better better,
            Population population,
            boolean common,
            @Nullable DataStatus unseen) implements Relation {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.movement(this);
        }
    }

    /**
     * 对标第一 (R09): {@code clip(round(x / best), floor, cap)}; where low is better {@code best / x}.
     *
     * @param undefined status where the best is not above zero, or where low is better and x is not
     */
    record ShareOfBest(
            Better better,
            @Nullable Decimal floor,
            @Nullable Decimal cap,
            DataStatus undefined,
            Population population) implements Relation {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.shareOfBest(this);
        }

        @Override
        public boolean isShare() {
            return true;
        }
    }

    /**
     * 与平均数比较 (R10): {@code x − centre}.
     *
     * @param itself whether the unit's own figure is part of the centre
     * @param weights indicator that weighs the mean, null for none
     * @param decimals rounding of the centre before it is used, null for none
     */
    record FromCentre(
            Centre centre,
            boolean itself,
            @Nullable String weights,
            @Nullable Rounding decimals,
            Population population) implements Relation {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.fromCentre(this);
        }

        @Override
        public Set<String> names() {
            return weights == null ? Set.of() : Set.of(weights);
        }
    }

    /**
     * Where a scale begins and ends.
     *
     * @param low fixed lower end; null for the smallest figure of the population
     * @param high fixed upper end; null for the largest
     * @param byType fixed ends for each unit type instead; empty if they are the same for all
     */
    record Ends(
            @Nullable Decimal low,
            @Nullable Decimal high,
            Map<String, Between> byType,
            @Nullable Population population) {}

    /** A fixed lower and upper end. */
    record Between(Decimal low, Decimal high) {}

    /**
     * 极差标准化: {@code from + (to − from) · round((x − low) / (high − low))}; where low is better counted from the upper
     * end.
     *
     * @param whenEqual position where both ends are the same; null means NOT_APPLICABLE
     * @param clamp whether positions outside 0 to 1 are drawn in
     */
    record MinMax(
            Ends ends,
            Better better,
            Decimal from,
            Decimal to,
            @Nullable Decimal whenEqual,
            boolean clamp) implements Relation {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.minMax(this);
        }

        @Override
        public boolean isShare() {
            return from.signum() == 0 && to.compareTo(Decimal.ONE) == 0;
        }

        @Override
        public @Nullable Population population() {
            return ends.population;
        }
    }

    /**
     * 标准分: {@code mean + deviation · round((x − m) / s)} with the mean and the standard deviation of the population.
     *
     * @param sample whether s divides by n − 1
     * @param equal whether a unit counts as average where nobody differs (or a sample has just one unit); otherwise it is
     *     NOT_APPLICABLE
     * @param most largest size of the rounded quotient that counts, null for none
     */
    record Standard(
            Better better,
            boolean sample,
            Decimal mean,
            Decimal deviation,
            boolean equal,
            @Nullable Decimal most,
            Population population)
            implements Relation {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.standard(this);
        }
    }

    /** What a figure is measured against. */
    enum Reference {
        BEST,
        WORST,
        MEAN,
        MEDIAN,
        UNIT,
        NUMBER
    }

    /** How a distance is given. */
    enum DistanceAs {
        /** {@code x − r}. */
        DIFFERENCE,
        /** {@code (x − r) / |r|}. */
        RELATIVE,
        /** {@code x / r}. */
        RATIO
    }

    /**
     * 与参照值的距离.
     *
     * @param unit id of the reference unit; empty for another reference
     * @param number the reference where it is a number
     * @param size whether only the size of a difference counts
     * @param undefined status where the reference is not there, or is zero where it divides
     */
    record Distance(
            Reference reference,
            String unit,
            @Nullable Decimal number,
            DistanceAs as,
            boolean size,
            Better better,
            DataStatus undefined,
            Population population)
            implements Relation {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.distance(this);
        }

        @Override
        public boolean isShare() {
            return as != DistanceAs.DIFFERENCE;
        }
    }

    /** How equal figures share places. */
    enum PlaceTies {
        /** The better place: 1 2 2 4. */
        BETTER,
        /** The worse place: 1 3 3 4. */
        WORSE,
        /** The mean of the places: 1 2.5 2.5 4. */
        MEAN,
        /** No gaps: 1 2 2 3. */
        DENSE
    }

    /**
     * 位次: the rank, from 1.
     *
     * @param reversed whether the best has the largest number: {@code last + 1 − rank}
     */
    record Place(Better better, PlaceTies ties, boolean reversed, Population population) implements Relation {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.place(this);
        }
    }

    /** Formulas of a percentile rank, with b units worse, e units equal (the unit among them) and n in all. */
    enum PercentileFormula {
        /** {@code b / (n − 1)}; 1 where there is just one unit. */
        INCLUSIVE,
        /** {@code (b + 1) / (n + 1)}. */
        EXCLUSIVE,
        /** {@code (b + e / 2) / n}. */
        MIDPOINT,
        /** {@code (b + e) / n}. */
        AT_OR_BELOW,
        /** {@code b / n}. */
        BELOW
    }

    /** 百分等级: the share of the population that a unit leaves behind. */
    record Percentile(Better better, PercentileFormula formula, Population population) implements Relation {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.percentile(this);
        }

        @Override
        public boolean isShare() {
            return true;
        }
    }

    /**
     * 折算 (R22): {@code clip(x / raw full marks, floor, cap)}, not rounded.
     *
     * @param full raw full marks 原始满分; may read indicators
     * @param byType raw full marks of each unit type instead; empty if they are the same for all
     * @param zero status where the raw full marks are not above zero
     */
    record Rescaled(
            Expression full,
            Map<String, Decimal> byType,
            @Nullable Decimal floor,
            @Nullable Decimal cap,
            DataStatus zero)
            implements Relation {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.rescaled(this);
        }

        @Override
        public Set<String> names() {
            return new LinkedHashSet<>(full.names());
        }
    }

    /** x rounded before it is used: of a ratio from its exact value, in one step. */
    record Rounded(Rounding rounding) implements Relation {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.rounded(this);
        }
    }
}
