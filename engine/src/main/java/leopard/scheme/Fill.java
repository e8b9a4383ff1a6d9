package leopard.scheme;

import java.util.Set;
import leopard.model.DataStatus;
import leopard.model.Decimal;
import leopard.scheme.MissingPolicy.TreatedAs;
import org.jspecify.annotations.Nullable;

/**
 * What counts in place of a figure that is not there 缺数填补.
 *
 * @param as GROUP_MEAN, LAST_VALUE or FIXED
 * @param number the number that counts, only of FIXED
 * @param over whose mean counts, only of GROUP_MEAN
 * @param back how many periods to look back at most, only of LAST_VALUE
 * @param statuses the absences that are filled
 */
public record Fill(TreatedAs as, @Nullable Decimal number, Population over, int back, Set<DataStatus> statuses)
        implements Preparation {

    /** What is missing, and what no function has a value for. */
    public static final Set<DataStatus> USUAL =
            Set.of(DataStatus.MISSING, DataStatus.DOMAIN_ERROR, DataStatus.OVERFLOW);
}
