package leopard.rules.review;

import java.util.ArrayList;
import java.util.List;
import leopard.model.Decimal;
import leopard.model.Rational;
import leopard.model.Text;
import leopard.scheme.Curve;

/** Where the last digit of a figure decides about points, and about which share of the full marks. */
record CurveJumps(Subject subject) implements Curve.Cases<List<Jump>> {

    private static Jump at(Object bound, Decimal share, Decimal other, String key, int item) {
        return new Jump(
                Text.of("%s 处", "at %s", bound), Rational.of(share.minus(other).abs()), key, item);
    }

    @Override
    public List<Jump> completion(Curve.Completion curve) {
        return List.of();
    }

    @Override
    public List<Jump> passFail(Curve.PassFail curve) {
        return List.of(at(curve.threshold(), Decimal.ONE, curve.otherwise(), "", -1));
    }

    /** Whole units are lost or won one by one; parts of a unit in proportion. */
    @Override
    public List<Jump> perUnit(Curve.PerUnit curve) {
        List<Jump> jumps = new ArrayList<>();
        if (curve.steps() != Curve.PerUnit.Steps.PRO_RATA && subject.criterion().points() != null) {
            for (Curve.PerUnit.Term term : curve.terms()) {
                Decimal most = largest(term);
                jumps.add(new Jump(
                        curve.steps() == Curve.PerUnit.Steps.FIXED
                                ? Text.of("%s 处", "at %s", term.at())
                                : Text.of("离 %s 每一单位", "each whole unit from %s", term.at()),
                        Rational.of(most, subject.full()),
                        "",
                        -1));
            }
        }
        return jumps;
    }

    private static Decimal largest(Curve.PerUnit.Term term) {
        Decimal below = term.maxBelow() == null
                ? term.below().abs()
                : term.below().abs().min(term.maxBelow());
        Decimal above = term.maxAbove() == null
                ? term.above().abs()
                : term.above().abs().min(term.maxAbove());
        return below.max(above);
    }

    @Override
    public List<Jump> tier(Curve.Tier curve) {
        List<Jump> jumps = new ArrayList<>();
        for (int i = 0; i < curve.steps().size(); i++) {
            Curve.Tier.Step step = curve.steps().get(i);
            Decimal next =
                    i + 1 < curve.steps().size() ? curve.steps().get(i + 1).share() : curve.rest();
            jumps.add(at(step.bound(), step.share(), next, curve.upwards() ? "from" : "up_to", i));
        }
        return jumps;
    }

    @Override
    public List<Jump> piecewise(Curve.Piecewise curve) {
        List<Jump> jumps = new ArrayList<>();
        List<Curve.Piecewise.Point> points = curve.points();
        Curve.Piecewise.Point first = points.get(0);
        Curve.Piecewise.Point last = points.get(points.size() - 1);
        if (curve.below() != null) {
            jumps.add(at(first.x(), first.y(), curve.below(), "below", -1));
        }
        if (curve.above() != null) {
            jumps.add(at(last.x(), last.y(), curve.above(), "above", -1));
        }
        Rational step = subject.stepIn(curve.of());
        for (int i = 1; step != null && i < points.size(); i++) {
            Curve.Piecewise.Point left = points.get(i - 1);
            Curve.Piecewise.Point right = points.get(i);
            Rational width = Rational.of(right.x().minus(left.x()));
            Rational height = Rational.of(right.y().minus(left.y()).abs());
            Rational digits = step.over(width);
            jumps.add(new Jump(
                    Text.of("%s 与 %s 之间", "between %s and %s", left.x(), right.x()),
                    height.times(digits.min(Rational.ONE)),
                    "points",
                    i));
        }
        return jumps;
    }

    /** With the bounds of the units a figure of 0 is at least the lowest of them, if negative ones fall off there. */
    @Override
    public List<Jump> efficacy(Curve.Efficacy curve) {
        Decimal fallen = curve.belowZero();
        if (fallen == null || curve.bounds() != null) {
            return List.of();
        }
        Rational loss = Rational.of(curve.base(), Decimal.HUNDRED).minus(Rational.of(fallen));
        return loss.signum() <= 0 ? List.of() : List.of(new Jump(Text.of("0 处", "at 0"), loss, "below_zero", -1));
    }

    /** A place is won or lost by the last digit. */
    @Override
    public List<Jump> rankPoints(Curve.RankPoints curve) {
        if (curve.table().isEmpty()) {
            Decimal most = Decimal.ONE.minus(curve.floor());
            Decimal loss = curve.step().min(most.signum() < 0 ? Decimal.ZERO : most);
            return List.of(new Jump(Text.of("每一名", "each rank"), Rational.of(loss), "step", -1));
        }
        List<Jump> jumps = new ArrayList<>();
        for (int i = 1; i < curve.table().size(); i++) {
            jumps.add(new Jump(
                    Text.of("第 %s 名与第 %s 名之间", "between rank %s and rank %s", i, i + 1),
                    Rational.of(
                            curve.table().get(i - 1).minus(curve.table().get(i)).abs()),
                    "table",
                    i));
        }
        return jumps;
    }

    @Override
    public List<Jump> value(Curve.Value curve) {
        return List.of();
    }

    /** What a formula does is up to its author. */
    @Override
    public List<Jump> formula(Curve.Formula curve) {
        return List.of();
    }

    @Override
    public List<Jump> mix(Curve.Mix curve) {
        List<Jump> jumps = new ArrayList<>();
        for (Curve.Mix.Part part : curve.parts()) {
            for (Jump jump : part.curve().accept(this)) {
                jumps.add(new Jump(jump.bound(), jump.share().times(Rational.of(part.share())), "", -1));
            }
        }
        return jumps;
    }

    @Override
    public List<Jump> tabled(Curve.Tabled curve) {
        return curve.curves().values().stream()
                .flatMap(each -> each.accept(this).stream())
                .distinct()
                .toList();
    }

    /** Milestones are done or not; that is no digit of a figure. */
    @Override
    public List<Jump> task(Curve.TaskRule curve) {
        return List.of();
    }

    @Override
    public List<Jump> vote(Curve.VoteRule curve) {
        return List.of();
    }

    /** Every bound of a table is meant to decide. */
    @Override
    public List<Jump> table(Curve.Table curve) {
        return List.of();
    }

    @Override
    public List<Jump> related(Curve.Related curve) {
        List<Jump> jumps = new ArrayList<>();
        for (Jump jump : curve.curve().accept(new CurveJumps(subject.unknown()))) {
            jumps.add(new Jump(jump.bound(), jump.share(), "", -1));
        }
        return jumps;
    }

    /** Rows count or not; that is no digit of a figure. */
    @Override
    public List<Jump> projectPoints(Curve.ProjectPoints curve) {
        return List.of();
    }
}
