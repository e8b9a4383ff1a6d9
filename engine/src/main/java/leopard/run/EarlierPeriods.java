package leopard.run;

import java.util.List;
import leopard.model.Period;
import org.jspecify.annotations.Nullable;

/** Where a period finds what others came to, each under the version of the scheme that was in force in it. */
interface EarlierPeriods {

    /** What a period scored; null if no version is in force in it, or if it has no figures. */
    @Nullable
    Scored of(Period period);

    /** All periods before one that have figures or published scores, in order, however long ago. */
    List<Period> before(Period period);

    /** Its rankings; none where {@link #of} is null. */
    List<RankingTable> rankings(Period period);
}
