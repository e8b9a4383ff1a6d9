package leopard.rules.review;

import leopard.scheme.Curve;

/** The key that a curve stands under in a scheme. */
record CurveKind() implements Curve.Cases<String> {

    @Override
    public String completion(Curve.Completion curve) {
        return curve.scheduled() ? "schedule" : "completion";
    }

    @Override
    public String passFail(Curve.PassFail curve) {
        return "pass_fail";
    }

    @Override
    public String perUnit(Curve.PerUnit curve) {
        return "per_unit";
    }

    @Override
    public String tier(Curve.Tier curve) {
        return "tier";
    }

    @Override
    public String piecewise(Curve.Piecewise curve) {
        return "piecewise";
    }

    @Override
    public String efficacy(Curve.Efficacy curve) {
        return "efficacy";
    }

    @Override
    public String rankPoints(Curve.RankPoints curve) {
        return "rank_points";
    }

    @Override
    public String value(Curve.Value curve) {
        return "value";
    }

    @Override
    public String formula(Curve.Formula curve) {
        return "formula";
    }

    @Override
    public String mix(Curve.Mix curve) {
        return "mix";
    }

    @Override
    public String task(Curve.TaskRule curve) {
        return "task";
    }

    @Override
    public String vote(Curve.VoteRule curve) {
        return "vote";
    }
}
