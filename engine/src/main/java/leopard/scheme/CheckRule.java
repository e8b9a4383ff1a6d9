package leopard.scheme;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import leopard.model.Decimal;

/**
 * A data check: a general test of whether figures can be true together. {@code leopard.intake} runs them.
 *
 * @param kind which test
 * @param severity how serious what it finds is
 * @param opensDispute whether a finding about a scored figure opens a dispute, which blocks what depends on it
 * @param numbers limits of the test by name
 * @param words lists of words of the test by name
 */
public record CheckRule(
        Kind kind,
        Severity severity,
        boolean opensDispute,
        Map<String, Decimal> numbers,
        Map<String, List<String>> words) {

    /** The tests; their names in scheme files and findings are these in lower case. */
    public enum Kind {
        RATIO_VS_PARTS,
        VINTAGE_BASE,
        VINTAGE_MONOTONE,
        VINTAGE_DELTA,
        VINTAGE_DISAGREE,
        TARGET_VS_COMMITMENT,
        RANK_VS_SCHEDULE,
        COMMITMENT_DRIFT,
        PRECISION,
        CLAIM_VS_RESIDUAL,
        RANK_VAGUE,
        DENOMINATOR_MISSING,
        ALIAS,
        SCOPE_AMBIGUOUS,
        UNIT_SUSPECT,
        APPROX,
        RANK_POPULATION,
        PERIOD_MIXED;

        /** As in scheme files and in findings. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How serious a finding is. */
    public enum Severity {
        ERROR,
        WARNING,
        INFO;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
