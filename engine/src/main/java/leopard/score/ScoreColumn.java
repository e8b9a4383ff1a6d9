package leopard.score;

import java.math.RoundingMode;
import leopard.model.Column;
import leopard.model.DataStatus;
import leopard.model.Decimal;
import leopard.model.Powers;
import leopard.model.Rational;
import leopard.scheme.MissingPolicy.TreatedAs;
import leopard.scheme.Rounding;
import org.jspecify.annotations.Nullable;

/** The printed scores of one node for every unit, with what became of its data. */
public final class ScoreColumn {

    /** Stands for a score that is not there. */
    static final long NONE = Long.MIN_VALUE;

    /** Stands for a node that the unit's type does not have. */
    private static final byte ABSENT = -1;

    private static final byte DISPUTED = (byte) DataStatus.DISPUTED.ordinal();
    private static final byte NO_SCORE = (byte) (TreatedAs.NO_SCORE.ordinal() + 1);
    private static final byte DEDUCTIONS = (byte) (TreatedAs.DEDUCTIONS.ordinal() + 1);

    private static final DataStatus[] STATUSES = DataStatus.values();
    private static final TreatedAs[] TREATMENTS = TreatedAs.values();

    private final long[] score;
    private final byte[] status;
    private final byte[] treated;
    private final int scale;

    /** What further computations take, where that is not the printed score; otherwise null. */
    private final @Nullable Rational @Nullable [] exact;

    /** Only ever becomes true, and a shard asks for its own cells alone: threads need not agree on when. */
    private boolean unusual;

    ScoreColumn(int size, int scale) {
        this(size, new Rounding(scale, RoundingMode.HALF_UP));
    }

    ScoreColumn(int size, Rounding rounding) {
        this.score = new long[size];
        this.status = new byte[size];
        this.treated = new byte[size];
        this.scale = rounding.scale();
        this.exact = rounding.onlyPrinted() ? new @Nullable Rational[size] : null;
    }

    /** Decimals that every score of it is printed with. */
    public int scale() {
        return scale;
    }

    public int size() {
        return score.length;
    }

    /** Whether the node exists for the unit's type. */
    public boolean exists(int unit) {
        return status[unit] != ABSENT;
    }

    public boolean has(int unit) {
        return score[unit] != NONE;
    }

    /** The printed score, or null where there is none. */
    public @Nullable Points get(int unit) {
        return score[unit] == NONE ? null : new Points(Decimal.of(score[unit], scale));
    }

    /** Whether scores are used as they were before they were rounded for printing. */
    public boolean isExact() {
        return exact != null;
    }

    /** The score that further computations take; only where {@link #has} says so. */
    public Rational exact(int unit) {
        Rational value = exact == null ? null : exact[unit];
        return value == null ? Rational.of(Decimal.of(score[unit], scale)) : value;
    }

    /** Printed scores times {@code 10^scale}; only where {@link #has} says so. */
    public long unscaled(int unit) {
        return score[unit];
    }

    /** {@link #unscaled} rounded half up to so many decimals, at the scale of the column all the same. */
    public long rounded(int unit, int decimals) {
        if (decimals >= scale) {
            return score[unit];
        }
        long step = Powers.ten(scale - decimals);
        return LongRounding.divide(score[unit], step, RoundingMode.HALF_UP) * step;
    }

    /** Whether the unit's cell says more than its score does to whoever adds it up. */
    boolean isUnusual(int unit) {
        byte why = status[unit];
        return why == ABSENT || why == DISPUTED || treated[unit] == NO_SCORE || treated[unit] == DEDUCTIONS;
    }

    /** Whether {@link #isUnusual} may hold for any unit. */
    boolean hasUnusual() {
        return unusual;
    }

    public DataStatus status(int unit) {
        return STATUSES[status[unit]];
    }

    public @Nullable TreatedAs treatedAs(int unit) {
        return treated[unit] == 0 ? null : TREATMENTS[treated[unit] - 1];
    }

    /** The scores as figures that conditions can look at; a unit without a score has none. */
    Column asColumn() {
        if (exact != null) {
            return exactColumn();
        }
        long[] values = new long[score.length];
        byte[] present = new byte[score.length];
        for (int i = 0; i < values.length; i++) {
            boolean has = score[i] != NONE;
            values[i] = has ? score[i] : 0;
            present[i] = (byte) (has ? DataStatus.OK : DataStatus.MISSING).ordinal();
        }
        return Column.ofValues(Column.Fixed.of(values, scale), present);
    }

    private Column exactColumn() {
        @Nullable Rational[] values = new Rational[score.length];
        byte[] present = new byte[score.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = has(i) ? exact(i) : null;
            present[i] = (byte) (has(i) ? DataStatus.OK : DataStatus.MISSING).ordinal();
        }
        return Column.ofExact(values, present);
    }

    long[] scores() {
        return score;
    }

    void set(int unit, @Nullable Decimal value, DataStatus why, @Nullable TreatedAs how) {
        if (value != null && !value.fits(scale)) {
            throw new ArithmeticException("a score has more than 18 digits: " + value);
        }
        if (exact != null) {
            exact[unit] = null;
        }
        score[unit] = value == null ? NONE : value.unscaledAt(scale);
        status[unit] = (byte) why.ordinal();
        treated[unit] = (byte) (how == null ? 0 : how.ordinal() + 1);
        unusual |= isUnusual(unit);
    }

    /** Whether a score can be printed: with at most 18 digits. */
    boolean fits(Decimal printed) {
        return printed.fits(scale);
    }

    /** Sets a score that {@link #fits}; what is printed of it is rounded. */
    void set(int unit, Rational value, Rounding rounding, DataStatus why, @Nullable TreatedAs how) {
        set(unit, rounding.round(value), why, how);
        if (exact != null) {
            exact[unit] = value;
        }
    }

    void setAbsent(int unit) {
        score[unit] = NONE;
        status[unit] = ABSENT;
        treated[unit] = 0;
        unusual = true;
    }

    void setStatus(int unit, DataStatus why, @Nullable TreatedAs how) {
        status[unit] = (byte) why.ordinal();
        treated[unit] = (byte) (how == null ? 0 : how.ordinal() + 1);
        unusual |= isUnusual(unit);
    }

    void setScore(int unit, long unscaled) {
        score[unit] = unscaled;
    }
}
