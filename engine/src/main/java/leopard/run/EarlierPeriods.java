package leopard.run;

import leopard.model.Period;
import org.jspecify.annotations.Nullable;

/** Where a period finds what earlier ones scored, each under the version of the scheme that was in force in it. */
@FunctionalInterface
interface EarlierPeriods {

    /** What a period scored; null if no version is in force in it, or if it has no figures. */
    @Nullable
    Scored of(Period period);
}
