package leopard.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One figure of one unit in one period 数据, as it was reported.
 *
 * @param period id of the period it holds for
 * @param value the printed value; of a ratio the printed rate, which is checked against its parts and not scored
 * @param declared status given in the table, null where the figure speaks for itself
 * @param revision 1, 2, … of the same vintage; the highest counts
 * @param approx printed as approximate (约, 余): no ground for equality
 * @param verified whether a second person has checked it
 * @param place where it stands
 */
public record Reading(
        String unit,
        String indicator,
        String period,
        @Nullable Decimal value,
        @Nullable Decimal numerator,
        @Nullable Decimal denominator,
        Vintage vintage,
        int revision,
        @Nullable DataStatus declared,
        boolean verified,
        boolean approx,
        Details details,
        Place place) {

    /** What is seldom filled in, shared between rows that have the same. */
    public record Details(
            @Nullable Decimal target,
            @Nullable Decimal base,
            String measure,
            String source,
            String note,
            @Nullable LocalDate submitted) {
        public static final Details NONE = new Details(null, null, "", "", "");

        /** Nobody says when it came in. */
        public Details(@Nullable Decimal target, @Nullable Decimal base, String measure, String source, String note) {
            this(target, base, measure, source, note, null);
        }
    }

    /** The same, declared to be missing: it came in too late to count. */
    public Reading tooLate() {
        return new Reading(
                unit,
                indicator,
                period,
                value,
                numerator,
                denominator,
                vintage,
                revision,
                DataStatus.MISSING,
                verified,
                approx,
                details,
                place);
    }

    /** The status that the table gives it; whoever was too late has none there. */
    public @Nullable DataStatus reportedStatus() {
        return value == null && denominator == null ? declared : null;
    }

    /** Its status before any dispute. */
    public DataStatus status() {
        if (declared != null) {
            return declared;
        }
        if (value == null && denominator == null) {
            return DataStatus.MISSING;
        }
        if (!verified) {
            return DataStatus.PENDING;
        }
        if (denominator != null && numerator != null && denominator.signum() == 0) {
            return DataStatus.ZERO_DENOMINATOR;
        }
        return DataStatus.OK;
    }

    /** Whether it is computed from numerator and denominator rather than read from the printed value. */
    public boolean hasParts() {
        return numerator != null && denominator != null;
    }
}
