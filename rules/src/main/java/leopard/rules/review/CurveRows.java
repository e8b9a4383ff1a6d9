package leopard.rules.review;

import java.util.ArrayList;
import java.util.List;
import leopard.model.Decimal;
import leopard.model.Text;
import leopard.scheme.Comparator;
import leopard.scheme.Curve;

/** Bounds and rows of a curve that do not go with the figure it looks at, or with one another. */
record CurveRows(Subject subject) implements Curve.Cases<List<CurveRows.Row>> {

    /** More than a share that is given in percent by mistake would be. */
    private static final Decimal LIKE_PERCENT = Decimal.of(10);

    /** @param item entry of the list under {@code key}, -1 for the whole */
    record Row(Concern concern, Text what, String key, int item) {}

    @Override
    public List<Row> completion(Curve.Completion curve) {
        return List.of();
    }

    @Override
    public List<Row> passFail(Curve.PassFail curve) {
        List<Row> rows = new ArrayList<>(scale(curve.of(), List.of(curve.threshold())));
        if (subject.figures().low() != null) {
            Comparator test = curve.comparator();
            int sign = curve.threshold().signum();
            boolean always = (test == Comparator.AT_LEAST && sign <= 0) || (test == Comparator.ABOVE && sign < 0);
            boolean never = (test == Comparator.BELOW && sign <= 0) || (test == Comparator.AT_MOST && sign < 0);
            if (always || never) {
                rows.add(new Row(
                        Concern.UNREACHABLE_ROW,
                        always
                                ? Text.of("这个数不会小于 0,都达标", "the figure is never below 0, so that it always passes")
                                : Text.of("这个数不会小于 0,都不达标", "the figure is never below 0, so that it never passes"),
                        "",
                        -1));
            }
        }
        return rows;
    }

    @Override
    public List<Row> perUnit(Curve.PerUnit curve) {
        return scale(
                curve.of(), curve.terms().stream().map(Curve.PerUnit.Term::at).toList());
    }

    @Override
    public List<Row> tier(Curve.Tier curve) {
        String key = curve.upwards() ? "from" : "up_to";
        List<Curve.Tier.Step> steps = curve.steps();
        List<Row> rows = new ArrayList<>(
                scale(curve.of(), steps.stream().map(Curve.Tier.Step::bound).toList()));
        for (int i = 0; i < steps.size(); i++) {
            Decimal next = i + 1 < steps.size() ? steps.get(i + 1).share() : curve.rest();
            if (steps.get(i).share().compareTo(next) == 0) {
                rows.add(new Row(
                        Concern.IDLE_ROW,
                        Text.of(
                                "界限 %s 两边都给 %s",
                                "both sides of the bound %s give %s",
                                steps.get(i).bound(),
                                next),
                        key,
                        i));
            }
            if (isUnreachable(curve, i)) {
                rows.add(new Row(
                        Concern.UNREACHABLE_ROW,
                        Text.of(
                                "这个数不会小于 0,界限 %s 没有作用",
                                "the figure is never below 0; the bound %s does nothing",
                                steps.get(i).bound()),
                        key,
                        i));
            }
        }
        return rows;
    }

    /** Of figures that are never negative: a tier that lies below 0, or one that takes all there are before another. */
    private boolean isUnreachable(Curve.Tier curve, int step) {
        if (subject.figures().low() == null) {
            return false;
        }
        int sign = curve.steps().get(step).bound().signum();
        if (curve.upwards()) {
            return sign < 0 || (sign == 0 && curve.inclusive());
        }
        return sign < 0 || (sign == 0 && !curve.inclusive());
    }

    @Override
    public List<Row> piecewise(Curve.Piecewise curve) {
        List<Curve.Piecewise.Point> points = curve.points();
        List<Row> rows = new ArrayList<>(
                scale(curve.of(), points.stream().map(Curve.Piecewise.Point::x).toList()));
        for (int i = 1; subject.figures().low() != null && i < points.size(); i++) {
            if (points.get(i).x().signum() <= 0 && i + 1 < points.size()) {
                rows.add(new Row(
                        Concern.UNREACHABLE_ROW,
                        Text.of(
                                "这个数不会小于 0,%s 以下没有作用",
                                "the figure is never below 0; what is below %s does nothing",
                                points.get(i).x()),
                        "points",
                        i - 1));
            }
        }
        return rows;
    }

    @Override
    public List<Row> efficacy(Curve.Efficacy curve) {
        List<Row> rows = new ArrayList<>();
        Curve.Efficacy.Bounds bounds = curve.bounds();
        if (bounds != null) {
            rows.addAll(scale(curve.of(), List.of(bounds.low(), bounds.high())));
        }
        if (curve.belowZero() != null && subject.figures().low() != null) {
            rows.add(new Row(
                    Concern.UNREACHABLE_ROW,
                    Text.of("这个数不会小于 0,below_zero 没有作用", "the figure is never below 0; below_zero does nothing"),
                    "below_zero",
                    -1));
        }
        return rows;
    }

    @Override
    public List<Row> rankPoints(Curve.RankPoints curve) {
        return List.of();
    }

    @Override
    public List<Row> value(Curve.Value curve) {
        return List.of();
    }

    @Override
    public List<Row> formula(Curve.Formula curve) {
        return List.of();
    }

    @Override
    public List<Row> mix(Curve.Mix curve) {
        return List.of();
    }

    @Override
    public List<Row> tabled(Curve.Tabled curve) {
        return curve.curves().values().stream()
                .flatMap(each -> each.accept(this).stream())
                .distinct()
                .toList();
    }

    @Override
    public List<Row> task(Curve.TaskRule curve) {
        return List.of();
    }

    @Override
    public List<Row> vote(Curve.VoteRule curve) {
        return List.of();
    }

    /** Rows of tables are looked through when the scheme is read. */
    @Override
    public List<Row> table(Curve.Table curve) {
        return List.of();
    }

    @Override
    public List<Row> related(Curve.Related curve) {
        return curve.curve().accept(new CurveRows(subject.unknown())).stream()
                .map(row -> new Row(row.concern(), row.what(), "", -1))
                .toList();
    }

    @Override
    public List<Row> projectPoints(Curve.ProjectPoints curve) {
        return List.of();
    }

    /** A ratio is a share unless it is taken in percent, and its bounds have to be written alike. */
    private List<Row> scale(Curve.Scale scale, List<Decimal> bounds) {
        if (!subject.ratio() || bounds.isEmpty()) {
            return List.of();
        }
        Decimal most = bounds.stream().map(Decimal::abs).reduce(Decimal.ZERO, Decimal::max);
        if (scale == Curve.Scale.SHARE && most.compareTo(LIKE_PERCENT) > 0) {
            return List.of(new Row(
                    Concern.SCALE_MISMATCH,
                    Text.of(
                            "这个数是比例(83%% 即 0.83),而界限到 %s",
                            "the figure is a share (83 %% is 0.83), and the bounds go up to %s", most),
                    "",
                    -1));
        }
        if (scale == Curve.Scale.PERCENT && most.compareTo(Decimal.ONE) <= 0 && most.signum() > 0) {
            return List.of(new Row(
                    Concern.SCALE_MISMATCH,
                    Text.of(
                            "这个数按百分数计(83%% 即 83),而界限只到 %s",
                            "the figure is in percent (83 %% is 83), and the bounds go up to %s only", most),
                    "",
                    -1));
        }
        return List.of();
    }
}
