package leopard.benchmarks.peer;

/** One reading of one unit; numbers times ten to the power of their decimals. */
public final class Figure {

    private final long unitNo;
    private final String criterion;
    private final String component;
    private final int points;
    private final Status status;
    private final long value;
    private final long denominator;
    private final long ratio;
    private final int rank;

    /** What became of a figure. */
    public enum Status {
        OK,
        MISSING,
        NOT_APPLICABLE
    }

    /**
     * A reading.
     *
     * @param points full marks of the criterion
     * @param value the figure; of a ratio its numerator
     * @param denominator denominator of a ratio, otherwise 0
     * @param rank rank of the figure among all units, where the criterion goes by it
     */
    public Figure(
            long unitNo,
            String criterion,
            String component,
            int points,
            Status status,
            long value,
            long denominator,
            int rank) {
        this.unitNo = unitNo;
        this.criterion = criterion;
        this.component = component;
        this.points = points;
        this.status = status;
        this.value = value;
        this.denominator = denominator;
        this.ratio = denominator == 0 ? 0 : Half.up(value * 10_000, denominator);
        this.rank = rank;
    }

    public long getUnitNo() {
        return unitNo;
    }

    public String getCriterion() {
        return criterion;
    }

    public String getComponent() {
        return component;
    }

    public int getPoints() {
        return points;
    }

    public Status getStatus() {
        return status;
    }

    public long getValue() {
        return value;
    }

    public long getDenominator() {
        return denominator;
    }

    /** The ratio times 10000. */
    public long getRatio() {
        return ratio;
    }

    public int getRank() {
        return rank;
    }
}
