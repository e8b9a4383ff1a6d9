package leopard.rules.review;

import java.util.List;
import java.util.stream.Stream;
import leopard.model.Decimal;
import leopard.scheme.Curve;
import leopard.scheme.DecisionTable;

/** Whether a curve gives the same points whatever the figure. */
record CurveConstant() implements Curve.Cases<Boolean> {

    private static boolean alike(Stream<Decimal> shares) {
        return shares.map(Decimal::stripped).distinct().limit(2).count() <= 1;
    }

    @Override
    public Boolean completion(Curve.Completion curve) {
        Decimal cap = curve.cap();
        Decimal floor = curve.floor();
        return cap != null && ((floor != null && floor.compareTo(cap) == 0) || (cap.signum() == 0 && floor == null));
    }

    @Override
    public Boolean passFail(Curve.PassFail curve) {
        return curve.otherwise().compareTo(Decimal.ONE) == 0;
    }

    @Override
    public Boolean perUnit(Curve.PerUnit curve) {
        boolean pinned =
                curve.min() != null && curve.max() != null && curve.min().compareTo(curve.max()) == 0;
        return pinned || curve.terms().stream().allMatch(CurveConstant::isIdle);
    }

    private static boolean isIdle(Curve.PerUnit.Term term) {
        boolean below = term.below().signum() == 0
                || (term.maxBelow() != null && term.maxBelow().signum() == 0);
        boolean above = term.above().signum() == 0
                || (term.maxAbove() != null && term.maxAbove().signum() == 0);
        return below && above;
    }

    @Override
    public Boolean tier(Curve.Tier curve) {
        return alike(Stream.concat(curve.steps().stream().map(Curve.Tier.Step::share), Stream.of(curve.rest())));
    }

    @Override
    public Boolean piecewise(Curve.Piecewise curve) {
        Decimal below = curve.below();
        Decimal above = curve.above();
        return alike(Stream.concat(
                curve.points().stream().map(Curve.Piecewise.Point::y),
                Stream.concat(
                        below == null ? Stream.of() : Stream.of(below),
                        above == null ? Stream.of() : Stream.of(above))));
    }

    @Override
    public Boolean efficacy(Curve.Efficacy curve) {
        return curve.span().signum() == 0 && curve.belowZero() == null;
    }

    @Override
    public Boolean rankPoints(Curve.RankPoints curve) {
        return curve.table().isEmpty()
                ? curve.step().signum() == 0 || curve.floor().compareTo(Decimal.ONE) >= 0
                : alike(curve.table().stream());
    }

    @Override
    public Boolean value(Curve.Value curve) {
        return curve.factor() != null && curve.factor().signum() == 0;
    }

    @Override
    public Boolean formula(Curve.Formula curve) {
        boolean pinned =
                curve.min() != null && curve.max() != null && curve.min().compareTo(curve.max()) == 0;
        return pinned
                || List.of("", Curve.Formula.FULL_MARKS)
                        .containsAll(curve.formula().names());
    }

    @Override
    public Boolean mix(Curve.Mix curve) {
        return curve.parts().stream()
                .allMatch(part -> part.curve().accept(this) || part.share().signum() == 0);
    }

    @Override
    public Boolean tabled(Curve.Tabled curve) {
        return curve.curves().values().stream().allMatch(each -> each.accept(this));
    }

    @Override
    public Boolean task(Curve.TaskRule curve) {
        return (curve.ratioCap() != null && curve.ratioCap().signum() == 0)
                || (curve.scoreCap() != null && curve.scoreCap().signum() == 0);
    }

    @Override
    public Boolean vote(Curve.VoteRule curve) {
        return alike(curve.levels().stream().map(Curve.VoteRule.Level::value));
    }

    @Override
    public Boolean table(Curve.Table curve) {
        return !curve.table().hit().isSummed()
                && alike(Stream.concat(
                                curve.table().rows().stream(),
                                Stream.ofNullable(curve.table().otherwise()))
                        .map(DecisionTable.Row::result)
                        .flatMap(Stream::ofNullable));
    }

    @Override
    public Boolean related(Curve.Related curve) {
        return curve.belowZero() == null && curve.curve().accept(this);
    }

    @Override
    public Boolean projectPoints(Curve.ProjectPoints curve) {
        return curve.cap() != null && curve.cap().signum() == 0;
    }
}
