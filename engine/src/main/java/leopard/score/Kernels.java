package leopard.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import leopard.model.Decimal;
import leopard.model.Rational;
import leopard.scheme.Curve;
import leopard.scheme.Expression;
import leopard.scheme.Rounding;
import org.jspecify.annotations.Nullable;

/** Finds the fast form of a curve, where there is one that gives the same digits. */
final class Kernels implements Curve.Cases<Optional<Kernel>> {

    private final CurveFigures figures;
    private final Decimal full;

    private Kernels(CurveFigures figures, Decimal full) {
        this.figures = figures;
        this.full = full;
    }

    /**
     * A kernel that rounds to {@code rounding}, or null where only exact arithmetic will do.
     *
     * @param full full marks; null where there are none, so that shares are points
     */
    static @Nullable Kernel of(CurveFigures figures, @Nullable Decimal full, Rounding rounding) {
        if (rounding.onlyPrinted() || figures.ratio().onlyPrinted()) {
            return null;
        }
        // Without full marks a share is the score; points start from nothing.
        Decimal none = figures.curve() instanceof Curve.PerUnit ? Decimal.ZERO : Decimal.ONE;
        Kernel kernel = of(figures, full == null ? none : full);
        return kernel != null && kernel.allows(rounding) ? kernel : null;
    }

    private static @Nullable Kernel of(CurveFigures figures, Decimal full) {
        return figures.curve().accept(new Kernels(figures, full)).orElse(null);
    }

    @Override
    public Optional<Kernel> completion(Curve.Completion curve) {
        if (figures.hasTargets() || figures.isNothingDue()) {
            return Optional.empty();
        }
        Expression target = curve.target();
        Rational value = target.value(name -> figures.figures().number(name, 0));
        if (value == null || value.signum() <= 0) {
            return Optional.empty();
        }
        if (curve.scheduled()) {
            value = value.times(figures.schedule());
        }
        return value.signum() <= 0
                ? Optional.empty()
                : Optional.ofNullable(CompletionKernel.of(
                        figures.measured().column(), value, curve.floor(), curve.cap(), figures.ratio(), full));
    }

    @Override
    public Optional<Kernel> passFail(Curve.PassFail curve) {
        return Optional.ofNullable(ShareKernel.of(figures.measured(), curve, full));
    }

    @Override
    public Optional<Kernel> perUnit(Curve.PerUnit curve) {
        boolean ownFigure = curve.terms().size() == 1 && curve.terms().get(0).of() == null;
        return ownFigure
                ? Optional.ofNullable(PerUnitKernel.of(figures.measured(), curve, curve.startOf(full)))
                : Optional.empty();
    }

    @Override
    public Optional<Kernel> tier(Curve.Tier curve) {
        return Optional.ofNullable(ShareKernel.of(figures.measured(), curve, full));
    }

    @Override
    public Optional<Kernel> piecewise(Curve.Piecewise curve) {
        return Optional.ofNullable(PiecewiseKernel.of(figures.measured(), curve, full));
    }

    @Override
    public Optional<Kernel> efficacy(Curve.Efficacy curve) {
        if (figures.peers() != null) {
            return Optional.empty();
        }
        PopulationFigures population = figures.population();
        Groups groups = population == null ? figures.figures().groups(null) : population.groups();
        return Optional.ofNullable(
                EfficacyKernel.of(figures.measured(), curve, population, groups, figures.ratio(), full));
    }

    @Override
    public Optional<Kernel> rankPoints(Curve.RankPoints curve) {
        PopulationFigures population = figures.population();
        return population == null || curve.meanOfTied()
                ? Optional.empty()
                : Optional.ofNullable(RankPointsKernel.of(figures.measured(), curve, population, full));
    }

    @Override
    public Optional<Kernel> value(Curve.Value curve) {
        return Optional.ofNullable(ValueKernel.of(figures.measured(), curve.factor() == null ? full : curve.factor()));
    }

    @Override
    public Optional<Kernel> formula(Curve.Formula curve) {
        return Optional.empty();
    }

    @Override
    public Optional<Kernel> table(Curve.Table curve) {
        return Optional.empty();
    }

    @Override
    public Optional<Kernel> mix(Curve.Mix curve) {
        List<Kernel> parts = new ArrayList<>();
        List<Decimal> shares = new ArrayList<>();
        for (int i = 0; i < curve.parts().size(); i++) {
            if (curve.parts().get(i).optional()) {
                return Optional.empty();
            }
            Kernel part = of(figures.parts().get(i), full);
            if (part == null) {
                return Optional.empty();
            }
            parts.add(part);
            shares.add(curve.parts().get(i).share());
        }
        return Optional.ofNullable(MixKernel.of(parts, shares));
    }

    @Override
    public Optional<Kernel> related(Curve.Related curve) {
        return curve.belowZero() == null
                ? Optional.ofNullable(of(figures.parts().get(0), full))
                : Optional.empty();
    }

    @Override
    public Optional<Kernel> tabled(Curve.Tabled curve) {
        throw new IllegalStateException("looked up for each unit: " + curve);
    }

    @Override
    public Optional<Kernel> task(Curve.TaskRule curve) {
        return Optional.empty();
    }

    @Override
    public Optional<Kernel> projectPoints(Curve.ProjectPoints curve) {
        return Optional.empty();
    }

    @Override
    public Optional<Kernel> vote(Curve.VoteRule curve) {
        return Optional.empty();
    }
}
