package leopard.rules.review;

import leopard.model.Decimal;
import leopard.model.Place;
import leopard.model.Rational;
import leopard.model.Text;
import leopard.scheme.Curve;
import leopard.scheme.Node;
import leopard.scheme.Scheme;

/** Looks at each criterion by itself: its curve, its bounds, its limits. */
final class CurveReview {

    private static final String SCORE = "score";

    private final Scheme scheme;
    private final NodeReach reach;
    private final Remarks remarks;

    CurveReview(Scheme scheme, NodeReach reach, Remarks remarks) {
        this.scheme = scheme;
        this.reach = reach;
        this.remarks = remarks;
    }

    void run() {
        for (Node.Criterion criterion : scheme.criteria()) {
            Subject subject = Subject.of(scheme, criterion);
            boolean constant = criterion.curve().accept(new CurveConstant());
            if (constant) {
                constant(criterion);
            } else {
                fullMarks(criterion);
                limits(criterion, subject);
                cliffs(criterion, subject);
            }
            rows(criterion, subject, constant);
        }
    }

    private Place place(Node.Criterion criterion, String key, int item) {
        if (key.isEmpty()) {
            return remarks.places().of(SCORE, criterion.id(), Places.KIND);
        }
        return item < 0
                ? remarks.places().of(SCORE, criterion.id(), Places.KIND, key)
                : remarks.places().of(SCORE, criterion.id(), Places.KIND, key, item);
    }

    private void constant(Node.Criterion criterion) {
        remarks.add(
                Concern.CONSTANT_CURVE,
                criterion.id(),
                place(criterion, "", -1),
                Text.of("%s 不论数值多少,得分都一样", "%s gives the same points whatever the figure", criterion.id()),
                Text.of("核对各档、封顶和系数", "Check its rows, caps and factors"));
    }

    private void fullMarks(Node.Criterion criterion) {
        Decimal points = criterion.points();
        Range range = reach.of(criterion);
        if (points != null && !range.reaches(points)) {
            remarks.add(
                    Concern.FULL_MARKS_UNREACHABLE,
                    criterion.id(),
                    remarks.places().of(SCORE, criterion.id(), "points"),
                    Text.of(
                            "%s 最多得 %s 分,得不到满分 %s",
                            "%s gives %s points at most, never its full marks of %s",
                            criterion.id(),
                            range.high() == null ? "" : range.high().printed(),
                            points),
                    Text.of("核对最高一档,或改小分值", "Check the best row, or lower the points"));
        }
    }

    /** Caps and floors of the curve itself. */
    private void limits(Node.Criterion criterion, Subject subject) {
        if (criterion.curve() instanceof Curve.PerUnit perUnit) {
            Curve.PerUnit open = new Curve.PerUnit(
                    perUnit.start(), perUnit.share(), perUnit.terms(), perUnit.steps(), null, null, perUnit.of());
            Range range = open.accept(new CurveReach(subject));
            if (perUnit.max() != null && range.isAtMost(perUnit.max())) {
                idle(criterion, "max", perUnit.max());
            }
            if (perUnit.min() != null && range.isAtLeast(perUnit.min())) {
                idle(criterion, "min", perUnit.min());
            }
        } else if (criterion.curve() instanceof Curve.TaskRule task && task.scoreCap() != null) {
            Curve.TaskRule open = new Curve.TaskRule(
                    task.milestones(),
                    task.numeric(),
                    task.progress(),
                    task.ratioCap(),
                    task.difficulties(),
                    null,
                    task.fixedBy());
            if (open.accept(new CurveReach(subject)).isAtMost(task.scoreCap())) {
                idle(criterion, "score_cap", task.scoreCap());
            }
        } else if (criterion.curve() instanceof Curve.Completion completion
                && completion.floor() != null
                && !completion.floor().equals(completion.cap())
                && subject.figures().isAtLeast(completion.floor())
                && completion.target().constant() != null) {
            idle(criterion, "floor", completion.floor());
        }
    }

    private void idle(Node.Criterion criterion, String key, Decimal limit) {
        remarks.add(
                Concern.IDLE_LIMIT,
                criterion.id(),
                place(criterion, key, -1),
                Text.of("%s 的 %s %s 永远不起作用", "%2$s %3$s of %1$s never binds", criterion.id(), key, limit),
                Text.of("写 none,或核对数值", "Say none, or check the number"));
    }

    private void cliffs(Node.Criterion criterion, Subject subject) {
        Rational allowed = Rational.of(remarks.settings().cliff());
        for (Jump jump : criterion.curve().accept(new CurveJumps(subject))) {
            if (jump.share().compareTo(allowed) > 0) {
                Decimal points = criterion.points();
                Text loss = points == null
                        ? Text.of("%s 分", "%s points", jump.share().printed())
                        : Text.of(
                                "%s 分(满分 %s 的 %s%%)",
                                "%s points (%3$s %% of its full marks of %2$s)",
                                jump.share().times(Rational.of(points)).printed(),
                                points,
                                jump.share().times(Rational.of(Decimal.HUNDRED)).printed());
                remarks.add(
                        Concern.CLIFF_EDGE,
                        criterion.id(),
                        place(criterion, jump.key(), jump.item()),
                        Text.of(
                                "%s 在%s末位数字之差相差 %s",
                                "%s: the last digit %s costs %s", criterion.id(), jump.bound(), loss),
                        Text.of(
                                "改用分段线性插值(piecewise),或在 scheme_check 中说明",
                                "Use piecewise, or acknowledge it under scheme_check"));
            }
        }
    }

    /** @param constant whether rows that give the same have been told as a whole */
    private void rows(Node.Criterion criterion, Subject subject, boolean constant) {
        for (CurveRows.Row row : criterion.curve().accept(new CurveRows(subject))) {
            if (constant && row.concern() == Concern.IDLE_ROW) {
                continue;
            }
            remarks.add(
                    row.concern(),
                    criterion.id(),
                    place(criterion, row.key(), row.item()),
                    Text.of("%s:%s", "%s: %s", criterion.id(), row.what()),
                    row.concern() == Concern.SCALE_MISMATCH
                            ? Text.of("写 in: percent 或改写界限", "Say in: percent, or write the bounds alike")
                            : Text.of("删去这一档,或核对界限", "Remove the row, or check its bound"));
        }
    }
}
