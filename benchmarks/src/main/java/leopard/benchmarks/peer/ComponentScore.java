package leopard.benchmarks.peer;

/** What a unit got for a component, in hundredths of a point. */
public final class ComponentScore {

    private final long unitNo;
    private final String component;
    private final long score;

    /** @param sum sum of the lines that apply, scaled up to {@code full} where {@code weight} is less */
    public ComponentScore(long unitNo, String component, long sum, long weight, long full) {
        this.unitNo = unitNo;
        this.component = component;
        this.score = weight == full ? sum : Half.up(sum * full, weight);
    }

    public long getUnitNo() {
        return unitNo;
    }

    public String getComponent() {
        return component;
    }

    public long getScore() {
        return score;
    }
}
