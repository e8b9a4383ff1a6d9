package leopard.scheme;

import leopard.model.DataStatus;
import leopard.model.Decimal;
import leopard.model.Text;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a line without a usable figure: one treatment per reason of absence.
 *
 * @param proposedEvent level of the deduction event that is proposed (never added) for a MISSING figure, null for none
 * @param proposedAtMost how many events of that level a unit may have in a year before none is proposed any more, 0 for any
 * @param domainError of a figure outside the domain of a function; null for that of a missing one
 */
public record MissingPolicy(
        Treatment notApplicable,
        Treatment zeroDenominator,
        Treatment missing,
        Treatment pending,
        @Nullable String proposedEvent,
        @Nullable Treatment domainError,
        int proposedAtMost) {

    /** Proposes events without a limit. */
    public MissingPolicy(
            Treatment notApplicable,
            Treatment zeroDenominator,
            Treatment missing,
            Treatment pending,
            @Nullable String proposedEvent,
            @Nullable Treatment domainError) {
        this(notApplicable, zeroDenominator, missing, pending, proposedEvent, domainError, 0);
    }

    /** Treats what is outside a domain as if it were missing. */
    public MissingPolicy(
            Treatment notApplicable,
            Treatment zeroDenominator,
            Treatment missing,
            Treatment pending,
            @Nullable String proposedEvent) {
        this(notApplicable, zeroDenominator, missing, pending, proposedEvent, null);
    }

    /** Practice in most rules: what does not apply leaves the sum, what is missing scores nothing. */
    public static final MissingPolicy DEFAULT = new MissingPolicy(
            Treatment.of(TreatedAs.REWEIGHT),
            Treatment.of(TreatedAs.REWEIGHT),
            Treatment.of(TreatedAs.ZERO),
            Treatment.of(TreatedAs.ZERO),
            null);

    /** How an absent figure counts, as printed in the column {@code treated_as}. */
    public enum TreatedAs {
        /** Its full marks leave the parent; the others are scaled up. */
        REWEIGHT("权重转移", "re-weighted"),
        /** 0 points, the full marks stay. */
        ZERO("计零分", "zero"),
        /** A declared share of the full marks. */
        SHARE("按比例给分", "share of full marks"),
        /** The parent gets no score either. */
        NO_SCORE("不计分", "no score"),
        /** The figure counts as submitted while a dispute about it is open. */
        AS_SUBMITTED("按报送数计", "as submitted"),
        /** The mean of its group: of the figures, or the rounded one of the scores at the same node. */
        GROUP_MEAN("按组平均计", "group mean"),
        /** The unit's last figure, or its last score at the same node, in an earlier period. */
        LAST_VALUE("沿用上次", "last value"),
        /** A fixed number takes the place of the figure. */
        FIXED("按定数计", "fixed number"),
        /** It costs nothing itself, and what the others of its sum lost counts several times. */
        DEDUCTIONS("其余扣分加倍", "other deductions multiplied"),
        /** As re-weighted, and no ranking by the node or by one above it ranks the unit. */
        NOT_RANKED("不参加排名", "not ranked");

        private final Text title;

        TreatedAs(String zh, String en) {
            this.title = Text.of(zh, en);
        }

        public Text title() {
            return title;
        }
    }

    /**
     * @param share share of the full marks for {@link TreatedAs#SHARE}, factor for {@link TreatedAs#DEDUCTIONS}
     * @param within grouping whose mean counts, null for all units; only for {@link TreatedAs#GROUP_MEAN}
     */
    public record Treatment(
            TreatedAs as, @Nullable Decimal share, @Nullable String within) {
        public Treatment(TreatedAs as, @Nullable Decimal share) {
            this(as, share, null);
        }

        public static Treatment of(TreatedAs as) {
            return new Treatment(as, null);
        }
    }

    /** Whether some absence is treated so. */
    public boolean uses(TreatedAs as) {
        return notApplicable.as() == as
                || zeroDenominator.as() == as
                || missing.as() == as
                || pending.as() == as
                || (domainError != null && domainError.as() == as);
    }

    /** The treatment of a status that has no value; arithmetic without a result counts as missing unless told otherwise. */
    public Treatment of(DataStatus status) {
        return switch (status) {
            case NOT_APPLICABLE -> notApplicable;
            case ZERO_DENOMINATOR -> zeroDenominator;
            case MISSING -> missing;
            case PENDING -> pending;
            case DOMAIN_ERROR, OVERFLOW -> domainError == null ? missing : domainError;
            case OK, DISPUTED -> throw new IllegalArgumentException("not an absence: " + status);
        };
    }
}
