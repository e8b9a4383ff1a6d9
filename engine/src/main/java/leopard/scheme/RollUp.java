package leopard.scheme;

import java.util.List;
import leopard.model.Decimal;
import leopard.model.Text;

/**
 * 年度汇总 (R29): a weighted sum of the mean of a node's scores over the periods of the year so far and of yearly figures.
 *
 * @param of node whose scores are taken
 * @param mean rounding of the mean over the periods present
 * @param share weight of that mean
 * @param terms yearly indicators with their weights
 * @param vetoed whether the score of a period in which the unit was barred counts; a score that was published (table
 *     {@code history}) counts always
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
        boolean vetoed) {

    /** A yearly indicator and its weight. */
    public record Term(String indicator, Decimal share) {}
}
