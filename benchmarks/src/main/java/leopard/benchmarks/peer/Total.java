package leopard.benchmarks.peer;

/** The total of a unit, in hundredths of a point. */
public final class Total {

    private final long unitNo;
    private final long score;

    public Total(long unitNo, long score) {
        this.unitNo = unitNo;
        this.score = score;
    }

    public long getUnitNo() {
        return unitNo;
    }

    public long getScore() {
        return score;
    }
}
