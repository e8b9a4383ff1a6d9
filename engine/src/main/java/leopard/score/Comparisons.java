package leopard.score;

import java.util.function.Function;
import leopard.scheme.Curve;
import leopard.scheme.Expression;
import leopard.scheme.Population;
import leopard.scheme.Relation;
import leopard.scheme.Rounding;
import leopard.scheme.Source;
import org.jspecify.annotations.Nullable;

/** Makes the {@link Comparison} of a relation, with all that it looks at gathered for all units. */
final class Comparisons implements Relation.Cases<Comparison> {

    private final Figures figures;
    private final @Nullable Source source;
    private final Curve.Scale of;
    private final Rounding ratio;
    private final Measured x;
    private final Function<Figures, Measured> elsewhere;
    private final Participants participants;

    private Comparisons(
            Figures figures,
            @Nullable Source source,
            Curve.Scale of,
            Rounding ratio,
            Measured x,
            Function<Figures, Measured> elsewhere,
            Participants participants) {
        this.figures = figures;
        this.source = source;
        this.of = of;
        this.ratio = ratio;
        this.x = x;
        this.elsewhere = elsewhere;
        this.participants = participants;
    }

    /**
     * @param source where the figure is read; null where it is itself the result of a relation
     * @param ratio rounding of ratios and positions
     * @param elsewhere the figure in another period
     */
    static Comparison of(
            Curve.Related curve,
            Figures figures,
            @Nullable Source source,
            Rounding ratio,
            Measured x,
            Function<Figures, Measured> elsewhere,
            Participants participants) {
        return curve.relation().accept(new Comparisons(figures, source, curve.of(), ratio, x, elsewhere, participants));
    }

    /** How ratios and positions are rounded, null for not at all. */
    private @Nullable Rounding rounding() {
        return ratio.onlyPrinted() ? null : ratio;
    }

    private Peers peers(Population population, @Nullable String weights) {
        return new Peers(population, figures, x, elsewhere, participants, weights);
    }

    private Peers peers(Population population) {
        return peers(population, null);
    }

    @Override
    public Comparison growth(Relation.Growth relation) {
        return new GrowthComparison(relation, figures, source, of, elsewhere, ratio);
    }

    @Override
    public Comparison movement(Relation.Movement relation) {
        return new MovementComparison(relation, figures, x, elsewhere, participants);
    }

    @Override
    public Comparison shareOfBest(Relation.ShareOfBest relation) {
        return new BestComparison(relation, peers(relation.population()), figures, x, rounding());
    }

    @Override
    public Comparison fromCentre(Relation.FromCentre relation) {
        return new CentreComparison(relation, peers(relation.population(), relation.weights()), figures, x);
    }

    @Override
    public Comparison minMax(Relation.MinMax relation) {
        return new MinMaxComparison(relation, this::peers, participants, figures, x, rounding());
    }

    @Override
    public Comparison standard(Relation.Standard relation) {
        return new StandardComparison(relation, peers(relation.population()), x, rounding());
    }

    @Override
    public Comparison distance(Relation.Distance relation) {
        return new DistanceComparison(relation, peers(relation.population()), figures, x, elsewhere, rounding());
    }

    @Override
    public Comparison place(Relation.Place relation) {
        return new PlaceComparison(relation, peers(relation.population()), x);
    }

    @Override
    public Comparison percentile(Relation.Percentile relation) {
        return new PercentileComparison(relation, peers(relation.population()), x, rounding());
    }

    @Override
    public Comparison rescaled(Relation.Rescaled relation) {
        return new RescaledComparison(relation, figures);
    }

    @Override
    public Comparison rounded(Relation.Rounded relation) {
        return new Comparison() {
            @Override
            public Step work(int unit, Expression figure, Worked worked) {
                Expression exact = x.isPercent() && x.isRatio()
                        ? Operand.times(Operand.of(x.column().exact(unit)), Operand.of(100))
                        : Operand.of(x.column().exact(unit));
                return worked.add(Step.computed(StepName.ROUNDED, exact, relation.rounding()));
            }
        };
    }
}
