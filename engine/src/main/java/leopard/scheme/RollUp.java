package leopard.scheme;

import java.util.List;
import java.util.Map;
import leopard.model.Decimal;
import leopard.model.Period;
import leopard.model.Text;
import org.jspecify.annotations.Nullable;

/**
 * 年度汇总 (R29): a weighted sum of what a node scored over several periods, of yearly figures and of nodes of the period itself.
 *
 * @param of node whose scores are taken
 * @param mean rounding of the mean or sum over the periods
 * @param share weight of that mean or sum
 * @param terms yearly indicators with their weights
 * @param vetoed whether the score of a period in which the unit was barred counts; a score that was published (table
 *     {@code history}) counts always
 * @param taking which periods count, and how
 * @param plus nodes of the period itself with their factors
 */
public record RollUp(
        String id,
        Text title,
        String of,
        Text meanTitle,
        Rounding mean,
        Decimal share,
        List<Term> terms,
        Rounding rounding,
        boolean vetoed,
        Taking taking,
        List<Term> plus) {

    /** A roll-up of the mean over the periods of the year that have a score. */
    public RollUp(
            String id,
            Text title,
            String of,
            Text meanTitle,
            Rounding mean,
            Decimal share,
            List<Term> terms,
            Rounding rounding,
            boolean vetoed) {
        this(id, title, of, meanTitle, mean, share, terms, rounding, vetoed, Taking.MEAN, List.of());
    }

    /** An indicator or a node, and its weight. */
    public record Term(String indicator, Decimal share) {}

    /**
     * Which periods count, and how.
     *
     * @param sum whether it is their sum, and not their mean
     * @param over what a mean divides by, null for as many scores as count
     * @param window where it looks for them
     * @param choice which of them count
     * @param parts parts of the season, each with a choice of its own; empty for none. A period in no part does not count
     * @param weights weights of periods by their id; 1 for all others
     * @param succession what a unit takes over from those that it came out of, in periods before it was there
     */
    public record Taking(
            boolean sum,
            @Nullable Integer over,
            Window window,
            Choice choice,
            List<Part> parts,
            Map<String, Decimal> weights,
            Succession succession) {

        public static final Taking MEAN = new Taking(
                false, null, new Window(false, null, false), Choice.ALL, List.of(), Map.of(), Succession.MEAN);

        public Decimal weight(Period period) {
            return weights.getOrDefault(period.id(), Decimal.ONE);
        }
    }

    /** What a unit takes over of the scores of those that it succeeds 承接. */
    public enum Succession {
        /** Their mean, weighted by share. */
        MEAN,
        /** Their sum, each times its share. */
        SUM,
        /** Nothing: the unit is new 新增. */
        NEW
    }

    /**
     * The periods up to this one that are looked at.
     *
     * @param allYears all since the beginning, and not only those of the year or season
     * @param last no more than so many of them, null for all
     * @param scores whether {@code last} counts periods in which the unit has a score, and not periods
     */
    public record Window(boolean allYears, @Nullable Integer last, boolean scores) {}

    /**
     * Which scores of a unit count. Of equal scores at the edge the earlier ones count.
     *
     * @param best only so many of the highest, all where there are fewer; null for all
     * @param worst only so many of the lowest, all where there are fewer; null for all
     * @param dropBest so many of the highest are left out
     * @param dropWorst so many of the lowest are left out
     * @param dropFrom least number of scores for leaving any out
     */
    public record Choice(@Nullable Integer best, @Nullable Integer worst, int dropBest, int dropWorst, int dropFrom) {

        public static final Choice ALL = new Choice(null, null, 0, 0, 1);
    }

    /**
     * A part of the season 赛段.
     *
     * @param from first period of it, null where it goes by number
     * @param to last period of it, null where it goes by number
     * @param first number in its year of its first period
     * @param last number in its year of its last period
     */
    public record Part(@Nullable Period from, @Nullable Period to, int first, int last, Choice choice) {

        public boolean has(Period period) {
            if (from == null || to == null) {
                return period.number() >= first && period.number() <= last;
            }
            return period.compareTo(from) >= 0 && period.compareTo(to) <= 0;
        }
    }
}
