package leopard.benchmarks.peer;

/** What a unit got for a criterion, in hundredths of a point. */
public final class Line {

    private final long unitNo;
    private final String criterion;
    private final String component;
    private final int weight;
    private final boolean applies;
    private final long score;

    private Line(Figure figure, boolean applies, long score) {
        this.unitNo = figure.getUnitNo();
        this.criterion = figure.getCriterion();
        this.component = figure.getComponent();
        this.weight = applies ? figure.getPoints() : 0;
        this.applies = applies;
        this.score = score;
    }

    public static Line of(Figure figure, long score) {
        return new Line(figure, true, score);
    }

    public static Line notApplicable(Figure figure) {
        return new Line(figure, false, 0);
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

    /** Full marks that count in the component; 0 where the criterion does not apply. */
    public int getWeight() {
        return weight;
    }

    public boolean isApplies() {
        return applies;
    }

    public long getScore() {
        return score;
    }
}
