package leopard.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import leopard.model.Decimal;
import leopard.model.Rational;
import leopard.model.Reading;
import leopard.model.Text;
import leopard.scheme.Curve;
import leopard.scheme.Derived;
import leopard.scheme.Expression;
import leopard.scheme.Rounding;
import leopard.scheme.Source;
import org.jspecify.annotations.Nullable;

/**
 * What each kind of curve computes for one unit, in exact arithmetic with the numbers put in: the definition of a line's
 * score and its explanation at once. {@link Kernel}s only repeat it faster.
 */
final class LineArithmetic implements Curve.Cases<Worked> {

    private final CurveFigures of;
    private final Figures figures;
    private final LedgerIndex ledger;
    private final int unit;
    private final @Nullable Decimal full;
    private final Rounding line;
    private final String criterion;
    private final Worked worked;
    private final @Nullable Expression given;

    private LineArithmetic(
            CurveFigures of,
            LedgerIndex ledger,
            int unit,
            @Nullable Decimal full,
            Rounding line,
            String criterion,
            Worked worked,
            @Nullable Expression given) {
        this.of = of;
        this.figures = of.figures();
        this.ledger = ledger;
        this.unit = unit;
        this.full = full;
        this.line = line;
        this.criterion = criterion;
        this.worked = worked;
        this.given = given;
    }

    /**
     * Works out one line of a unit that has the data for it.
     *
     * @param full full marks, null where there are none
     * @param line rounding of the line, used for the means of votes
     */
    static Worked of(
            CurveFigures figures,
            LedgerIndex ledger,
            int unit,
            @Nullable Decimal full,
            Rounding line,
            String criterion) {
        return figures.curve()
                .accept(new LineArithmetic(
                        figures, ledger, unit, full, line, criterion, new Worked(figures.names()), null));
    }

    @Override
    public Worked completion(Curve.Completion curve) {
        Decimal undue = curve.due().share();
        if (of.isNothingDue() && undue != null) {
            worked.note(Text.of("尚未到期", "nothing is due yet"));
            return worked.share(
                    worked.add(Step.given(StepName.FACTOR, Rational.of(undue))).operand());
        }
        boolean ofParts = of.measured().isRatio();
        Decimal plainTarget = curve.target().constant();
        boolean rateAsItStands =
                ofParts && !curve.scheduled() && plainTarget != null && plainTarget.compareTo(Decimal.ONE) == 0;
        Step ratio;
        if (rateAsItStands && given != null) {
            ratio = Step.computed(StepName.RATE, given, ratio());
        } else if (rateAsItStands) {
            ratio = worked.add(Step.computed(StepName.RATE, reading(), ratio()));
        } else {
            Expression divisor = divisor(curve);
            if (!ofParts) {
                worked.add(Step.given(StepName.VALUE, of.measured().exact(unit)));
            }
            ratio = worked.add(Step.computed(StepName.RATIO, Operand.over(reading(), divisor), ratio()));
        }
        if (curve.due().gap()) {
            gap(curve);
        }
        Expression clipped = ratio.operand();
        if (curve.floor() != null) {
            clipped = Operand.max(clipped, Operand.of(curve.floor()));
        }
        if (curve.cap() != null) {
            clipped = Operand.min(clipped, Operand.of(curve.cap()));
        }
        Step factor = worked.add(Step.computed(StepName.FACTOR, clipped, ratioScale(curve)));
        return worked.share(factor.operand());
    }

    /** How far from the schedule, in percentage points. */
    private void gap(Curve.Completion curve) {
        Expression hundred = Operand.of(100);
        Expression done = Operand.over(
                Operand.times(hundred, Operand.of(of.measured().column().exact(unit))), withNumbers(curve.target()));
        Expression due = Operand.times(hundred, Operand.of(of.schedule()));
        worked.add(Step.computed(
                StepName.GAP_PP, Operand.minus(done, due), figures.scheme().percent()));
    }

    /** A ratio that was clipped is printed like the ratio, unless a limit has more decimals. */
    private @Nullable Rounding ratioScale(Curve.Completion curve) {
        int scale = of.ratio().scale();
        boolean fine = (curve.cap() != null && curve.cap().stripped().scale() > scale)
                || (curve.floor() != null && curve.floor().stripped().scale() > scale);
        return fine ? null : ratio();
    }

    private Expression divisor(Curve.Completion curve) {
        Expression target = withNumbers(curve.target());
        Step annual = curve.target().constant() != null
                ? Step.given(curve.scheduled() ? StepName.ANNUAL_TARGET : StepName.TARGET, valueOf(target))
                : Step.computed(curve.scheduled() ? StepName.ANNUAL_TARGET : StepName.TARGET, target, null);
        worked.add(annual);
        if (!curve.scheduled()) {
            return annual.operand();
        }
        Step schedule = worked.add(Step.given(StepName.SCHEDULE, of.schedule()));
        return Operand.times(annual.operand(), schedule.operand());
    }

    @Override
    public Worked passFail(Curve.PassFail curve) {
        Expression x = x();
        boolean passes = curve.comparator().holds(valueOf(x).compareTo(Rational.of(curve.threshold())));
        worked.note(Text.of(
                "%s %s %s " + (passes ? "成立:达标" : "不成立:未达标"),
                "%s %s %s " + (passes ? "holds: passed" : "does not hold: not passed"),
                x.text(),
                curve.comparator().sign(),
                curve.threshold()));
        Step factor = worked.add(Step.given(StepName.FACTOR, Rational.of(passes ? Decimal.ONE : curve.otherwise())));
        return worked.share(factor.operand());
    }

    @Override
    public Worked tier(Curve.Tier curve) {
        Expression x = x();
        Rational value = valueOf(x);
        Decimal share = curve.rest();
        int number = 0;
        for (int i = 0; i < curve.steps().size() && number == 0; i++) {
            int sign = value.compareTo(Rational.of(curve.steps().get(i).bound()));
            boolean within = curve.upwards() ? sign > 0 : sign < 0;
            if (within || (sign == 0 && curve.includes(curve.steps().get(i)))) {
                number = i + 1;
                share = curve.steps().get(i).share();
            }
        }
        worked.note(
                number == 0
                        ? Text.of("%s 不在任何一档之内", "%s is in none of the tiers", x.text())
                        : Text.of(
                                "%s 属第 %s 档(%s %s)",
                                "%s is in tier %s (%s %s)",
                                x.text(),
                                number,
                                (curve.upwards() ? ">" : "<")
                                        + (curve.includes(curve.steps().get(number - 1)) ? "=" : ""),
                                curve.steps().get(number - 1).bound()));
        Step factor = worked.add(Step.given(StepName.FACTOR, Rational.of(share)));
        return worked.share(factor.operand());
    }

    @Override
    public Worked piecewise(Curve.Piecewise curve) {
        Expression x = x();
        Rational value = valueOf(x);
        List<Curve.Piecewise.Point> points = curve.points();
        Curve.Piecewise.Point first = points.get(0);
        Curve.Piecewise.Point last = points.get(points.size() - 1);
        Step factor;
        if (value.compareTo(Rational.of(first.x())) < 0) {
            Decimal share = curve.below() == null ? first.y() : curve.below();
            worked.note(Text.of("%s 低于 %s", "%s is below %s", x.text(), first.x()));
            factor = Step.given(StepName.FACTOR, Rational.of(share));
        } else if (value.compareTo(Rational.of(last.x())) >= 0) {
            Decimal share = curve.above() == null ? last.y() : curve.above();
            worked.note(Text.of("%s 达到 %s", "%s reaches %s", x.text(), last.x()));
            factor = Step.given(StepName.FACTOR, Rational.of(share));
        } else {
            int i = 0;
            while (value.compareTo(Rational.of(points.get(i + 1).x())) >= 0) {
                i++;
            }
            Curve.Piecewise.Point from = points.get(i);
            Curve.Piecewise.Point to = points.get(i + 1);
            Expression rise = Operand.over(
                    Operand.times(
                            Operand.minus(Operand.of(to.y()), Operand.of(from.y())),
                            Operand.minus(x, Operand.of(from.x()))),
                    Operand.minus(Operand.of(to.x()), Operand.of(from.x())));
            factor = Step.computed(StepName.FACTOR, Operand.plus(Operand.of(from.y()), rise), null);
        }
        return worked.share(worked.add(factor).operand());
    }

    @Override
    public Worked efficacy(Curve.Efficacy curve) {
        Expression x = x();
        Rational value = valueOf(x);
        worked.add(Step.given(StepName.VALUE, value));
        Rational low = bound(curve, true);
        Rational high = bound(curve, false);
        boolean up = curve.better() == Curve.Better.HIGH;
        worked.add(Step.given(StepName.MIN, up ? low : high));
        worked.add(Step.given(StepName.MAX, up ? high : low));
        Decimal belowZero = curve.belowZero();
        boolean negative = belowZero != null && value.signum() < 0;
        Step position = null;
        if (low.compareTo(high) != 0) {
            Expression share =
                    Operand.over(Operand.minus(x, Operand.of(low)), Operand.minus(Operand.of(high), Operand.of(low)));
            if (curve.clamp()) {
                share = Operand.min(Operand.max(share, Operand.of(0)), Operand.of(1));
            }
            position = worked.add(Step.computed(StepName.POSITION, share, ratio()));
        }
        Step factor;
        if (belowZero != null && negative) {
            worked.note(Text.of("负值,按 %s 计", "negative, counts as %s", belowZero));
            factor = Step.given(StepName.FACTOR, Rational.of(belowZero));
        } else if (position == null) {
            boolean fullMarks = curve.whenEqual() == Curve.Efficacy.WhenEqual.FULL;
            worked.note(Text.of("各单位数值相同", "all units have the same figure"));
            factor = fullMarks
                    ? Step.given(StepName.FACTOR, Rational.ONE)
                    : Step.computed(StepName.FACTOR, hundredth(Operand.of(curve.base())), null);
        } else {
            Expression efficacy =
                    Operand.plus(Operand.of(curve.base()), Operand.times(Operand.of(curve.span()), position.operand()));
            factor = Step.computed(StepName.FACTOR, hundredth(efficacy), null);
        }
        Step added = worked.add(factor);
        if (belowZero != null) {
            worked.add(
                    Step.word(StepName.NEGATIVE_ZERO.word(), StepName.NEGATIVE_ZERO.label(), String.valueOf(negative)));
        }
        return worked.share(added.operand());
    }

    private static Expression hundredth(Expression of) {
        return Operand.over(of, Operand.of(100));
    }

    private Rational bound(Curve.Efficacy curve, boolean low) {
        if (curve.bounds() != null) {
            return Rational.of(low ? curve.bounds().low() : curve.bounds().high());
        }
        PopulationFigures population = of.population();
        Peers peers = of.peers();
        int group = population == null ? -1 : population.groups().of(unit);
        boolean least = low == (curve.better() == Curve.Better.HIGH);
        Peers.Peer peer = peers == null ? null : peers.best(unit, least ? Curve.Better.LOW : Curve.Better.HIGH);
        if (peer != null) {
            worked.note(Text.of(
                    least ? "最小:%s" : "最大:%s",
                    least ? "smallest: %s" : "largest: %s",
                    Peers.whose(peer, figures.period())));
            return peer.value();
        }
        int at = population == null ? -1 : least ? population.least(group) : population.most(group);
        // Outside the population, and nobody in it: the unit is compared with itself.
        return of.measured().exact(at < 0 ? unit : at);
    }

    @Override
    public Worked rankPoints(Curve.RankPoints curve) {
        PopulationFigures population = of.population();
        if (population == null) {
            throw new IllegalStateException("ranks need a population");
        }
        int rank = population.rank(unit, curve.better());
        worked.add(Step.given(StepName.RANK, Rational.of(rank)));
        Step points;
        int tied = curve.meanOfTied() ? population.tied(unit, curve.better()) : 1;
        if (tied > 1) {
            Rational sum = Rational.ZERO;
            for (int place = rank; place < rank + tied; place++) {
                sum = sum.plus(Rational.of(RankPointsKernel.share(curve, place)));
            }
            worked.note(Text.of("%s 个并列,取各位次的平均", "%s tied: the mean of their places", tied));
            points = Step.computed(StepName.RANK_POINTS, Operand.over(Operand.of(sum), Operand.of(tied)), null);
        } else if (curve.table().isEmpty()) {
            Expression share = Operand.minus(
                    Operand.of(1),
                    Operand.times(Operand.of(curve.step()), Operand.minus(Operand.of(rank), Operand.of(1))));
            points = Step.computed(StepName.RANK_POINTS, Operand.max(Operand.of(curve.floor()), share), null);
        } else {
            points = Step.given(StepName.RANK_POINTS, Rational.of(RankPointsKernel.share(curve, rank)));
        }
        worked.note(Text.of(
                "参加排名 %s 个",
                "%s units ranked", population.size(population.groups().of(unit))));
        return worked.share(worked.add(points).operand());
    }

    @Override
    public Worked value(Curve.Value curve) {
        Expression x = x();
        Decimal factor = curve.factor();
        if (factor == null) {
            return worked.share(x);
        }
        return worked.points(factor.compareTo(Decimal.ONE) == 0 ? x : Operand.times(x, Operand.of(factor)));
    }

    @Override
    public Worked formula(Curve.Formula curve) {
        Expression formula = curve.formula();
        Set<String> names = formula.names();
        if (names.contains(Curve.Formula.FIGURE)) {
            worked.add(Step.given(StepName.VALUE, valueOf(x())));
        }
        explainDerived(names);
        Expression result = withNumbers(formula);
        if (curve.min() != null) {
            result = Operand.max(Operand.of(curve.min()), result);
        }
        if (curve.max() != null) {
            result = Operand.min(Operand.of(curve.max()), result);
        }
        return worked.points(result);
    }

    @Override
    public Worked perUnit(Curve.PerUnit curve) {
        Expression start = start(curve);
        Expression result =
                curve.terms().size() == 1 ? oneTerm(curve, curve.terms().get(0), start) : severalTerms(curve, start);
        if (curve.min() != null) {
            result = Operand.max(Operand.of(curve.min()), result);
        }
        if (curve.max() != null) {
            result = Operand.min(Operand.of(curve.max()), result);
        }
        return worked.points(result);
    }

    private Expression start(Curve.PerUnit curve) {
        if (curve.start() != null) {
            return Operand.of(curve.start());
        }
        Expression all = Operand.of(full == null ? Decimal.ZERO : full);
        return curve.share() == null ? all : Operand.times(all, Operand.of(curve.share()));
    }

    /** One term that goes one way is told as a shortfall or surplus and what it costs or earns. */
    private Expression oneTerm(Curve.PerUnit curve, Curve.PerUnit.Term term, Expression start) {
        Expression x = termFigure(term);
        if (term.of() != null || curve.start() != null) {
            worked.add(Step.given(StepName.VALUE, valueOf(x)));
        }
        boolean percent = term.of() == null && of.inPercent();
        boolean oneWay = curve.steps() != Curve.PerUnit.Steps.FIXED && !term.proportional();
        if (oneWay && term.above().signum() == 0) {
            StepName name = percent ? StepName.SHORTFALL_PP : StepName.SHORTFALL;
            Expression distance = Operand.max(Operand.of(0), Operand.minus(Operand.of(term.at()), x));
            return change(start, steps(curve, name, units(distance, term)), term.below(), term.maxBelow());
        }
        if (oneWay && term.below().signum() == 0) {
            StepName name = percent ? StepName.SURPLUS_PP : StepName.SURPLUS;
            Expression distance = Operand.max(Operand.of(0), Operand.minus(x, Operand.of(term.at())));
            return change(start, steps(curve, name, units(distance, term)), term.above(), term.maxAbove());
        }
        Step difference = worked.add(Step.computed(StepName.DIFFERENCE, Operand.minus(x, Operand.of(term.at())), null));
        Step adjust = worked.add(Step.computed(StepName.ADJUST, signedChange(curve, term, x, start), null));
        if (valueOf(difference.operand()).isZero()) {
            worked.note(Text.of("与基准值持平", "exactly at the base"));
        }
        return plusSigned(start, adjust);
    }

    private Step steps(Curve.PerUnit curve, StepName name, Expression distance) {
        Expression counted = curve.steps() == Curve.PerUnit.Steps.WHOLE
                ? new Expression.Call(Expression.NamedFunction.FLOOR, List.of(distance))
                : distance;
        return worked.add(Step.computed(name, counted, null));
    }

    private Expression change(Expression start, Step distance, Decimal rate, @Nullable Decimal limit) {
        boolean down = rate.signum() < 0;
        Expression size = Operand.times(Operand.of(rate.abs()), distance.operand());
        if (limit != null) {
            size = Operand.min(Operand.of(limit), size);
        }
        Step step = worked.add(Step.computed(down ? StepName.DEDUCTION : StepName.ADDITION, size, null));
        return down ? Operand.minus(start, step.operand()) : Operand.plus(start, step.operand());
    }

    private Expression severalTerms(Curve.PerUnit curve, Expression start) {
        List<Expression> changes = new ArrayList<>();
        boolean onlyDown = true;
        boolean onlyUp = true;
        for (Curve.PerUnit.Term term : curve.terms()) {
            Expression x = termFigure(term);
            if (term.of() != null) {
                worked.add(Step.named(term.of(), title(term.of()), valueOf(x)));
            }
            onlyDown &= term.below().signum() <= 0 && term.above().signum() <= 0;
            onlyUp &= term.below().signum() >= 0 && term.above().signum() >= 0;
            changes.add(signedChange(curve, term, x, start));
        }
        Expression total = Operand.sum(changes);
        if (onlyDown && !onlyUp) {
            Step step = worked.add(Step.computed(StepName.DEDUCTION, negated(changes), null));
            return Operand.minus(start, step.operand());
        }
        Step step = worked.add(Step.computed(onlyUp ? StepName.ADDITION : StepName.ADJUST, total, null));
        return plusSigned(start, step);
    }

    private static Expression negated(List<Expression> changes) {
        return Operand.sum(changes.stream().map(LineArithmetic::withoutSign).toList());
    }

    /** A change that takes points, as the points it takes. */
    private static Expression withoutSign(Expression change) {
        return change instanceof Expression.Negative negative ? negative.operand() : new Expression.Negative(change);
    }

    private static Expression plusSigned(Expression start, Step change) {
        Rational value = change.value();
        return value != null && value.signum() < 0
                ? Operand.minus(start, Operand.of(value.negate()))
                : Operand.plus(start, change.operand());
    }

    private static Expression units(Expression distance, Curve.PerUnit.Term term) {
        return term.unit().compareTo(Decimal.ONE) == 0 ? distance : Operand.over(distance, Operand.of(term.unit()));
    }

    /** What a term changes, with its sign. */
    private Expression signedChange(Curve.PerUnit curve, Curve.PerUnit.Term term, Expression x, Expression start) {
        int side = valueOf(x).compareTo(Rational.of(term.at()));
        boolean up = side > 0;
        Decimal limit = up ? term.maxAbove() : term.maxBelow();
        Expression at = Operand.of(term.at());
        if (term.proportional() && !up) {
            Expression lost = Operand.over(Operand.times(start, Operand.minus(at, x)), at);
            return new Expression.Negative(limit == null ? lost : Operand.min(Operand.of(limit), lost));
        }
        Decimal rate = up ? term.above() : term.below();
        Expression distance = switch (curve.steps()) {
            case FIXED -> Operand.of(side == 0 ? 0 : 1);
            case PRO_RATA -> units(distance(term, x, up), term);
            case WHOLE ->
                new Expression.Call(Expression.NamedFunction.FLOOR, List.of(units(distance(term, x, up), term)));
        };
        Expression size = Operand.times(Operand.of(rate.abs()), distance);
        if (limit != null) {
            size = Operand.min(Operand.of(limit), size);
        }
        return rate.signum() < 0 ? new Expression.Negative(size) : size;
    }

    private static Expression distance(Curve.PerUnit.Term term, Expression x, boolean up) {
        Expression at = Operand.of(term.at());
        return term.at().signum() == 0 && up ? x : up ? Operand.minus(x, at) : Operand.minus(at, x);
    }

    private Expression termFigure(Curve.PerUnit.Term term) {
        return term.of() == null ? x() : Operand.of(figures.digits(term.of(), unit));
    }

    @Override
    public Worked table(Curve.Table curve) {
        return TableArithmetic.work(curve, of, figures.units().get(unit), unit, worked);
    }

    @Override
    public Worked mix(Curve.Mix curve) {
        Decimal fullMarks = full == null ? Decimal.ONE : full;
        List<Expression> terms = new ArrayList<>();
        Decimal there = Decimal.ZERO;
        for (int i = 0; i < curve.parts().size(); i++) {
            if (of.isLeftOut(i, unit)) {
                worked.note(Text.of(
                        "第 %s 部分没有数,比例由其他部分承担", "part %s has no figure: the others take over its share", i + 1));
                continue;
            }
            there = there.plus(curve.parts().get(i).share());
            Worked part = of(of.parts().get(i), ledger, unit, full, line, criterion);
            worked.include(part);
            terms.add(Operand.times(Operand.of(curve.parts().get(i).share()), part.shareOf(Operand.of(fullMarks))));
        }
        Expression sum = Operand.sum(terms);
        return worked.share(
                there.compareTo(Decimal.ONE) == 0 || there.signum() == 0 ? sum : Operand.over(sum, Operand.of(there)));
    }

    @Override
    public Worked related(Curve.Related curve) {
        Comparison comparison = of.comparison();
        if (comparison == null) {
            throw new IllegalStateException("this curve reads no figure");
        }
        Step result = comparison.work(unit, x(), worked);
        CurveFigures inner = of.parts().get(0);
        Decimal belowZero = curve.belowZero();
        if (belowZero != null && inner.measured().exact(unit).signum() < 0) {
            worked.note(Text.of("负值,按 %s 计", "negative, counts as %s", belowZero));
            return worked.share(worked.add(Step.given(StepName.FACTOR, Rational.of(belowZero)))
                    .operand());
        }
        return curve.curve()
                .accept(new LineArithmetic(inner, ledger, unit, full, line, criterion, worked, result.operand()));
    }

    @Override
    public Worked tabled(Curve.Tabled curve) {
        throw new IllegalStateException("looked up for each unit: " + curve);
    }

    @Override
    public Worked task(Curve.TaskRule curve) {
        return TaskArithmetic.work(curve, figures, ledger.task(unit, criterion), unit, full, of.ratio(), worked);
    }

    @Override
    public Worked projectPoints(Curve.ProjectPoints curve) {
        return ProjectArithmetic.work(
                curve, ledger.list(curve.list()), ledger.rows(unit, curve), line, criterion, worked);
    }

    @Override
    public Worked vote(Curve.VoteRule curve) {
        return VoteArithmetic.work(curve, figures.units().get(unit), ledger.votes(unit), line, criterion, worked);
    }

    /** The figure that a curve looks at, with a step before it where it had to be computed. */
    private Expression x() {
        if (given != null) {
            Measured measured = of.measured();
            return measured.isRatio() && measured.isPercent() ? Operand.of(measured.exact(unit)) : given;
        }
        PreparedFigures prepared = of.prepared();
        return prepared == null || !(of.source() instanceof Source.Prepared source)
                ? x(of.measured(), of.source())
                : x(prepared, source);
    }

    /** The figure as it was read, and what each step made of it. */
    private Expression x(PreparedFigures prepared, Source.Prepared source) {
        boolean there = prepared.base().has(unit);
        Expression x = there ? x(prepared.base(), source.of()) : Operand.of(0);
        for (PreparedFigures.Stage stage : prepared.stages()) {
            if (stage instanceof PreparedFigures.FillStage fill) {
                if (fill.filled().is(unit)) {
                    there = true;
                    x = worked.add(Step.given(
                                    StepName.FILLED, fill.filled().column().exact(unit)))
                            .operand();
                }
            } else if (there && stage instanceof PreparedFigures.WinsorStage winsor) {
                x = winsorised(winsor, x);
            } else if (there && stage instanceof PreparedFigures.TransformStage transform) {
                there = transform.after().status(unit).hasValue();
                x = there ? transformed(transform) : x;
            }
        }
        return Operand.of(of.measured().exact(unit));
    }

    private Expression winsorised(PreparedFigures.WinsorStage stage, Expression x) {
        WinsorLimits limits = stage.of(unit);
        Rational value = stage.before().exact(unit);
        if (limits == null || limits.within(value).equals(value)) {
            return x;
        }
        boolean above = value.compareTo(limits.high()) > 0;
        Expression limit = Operand.of(above ? limits.high() : limits.low());
        return worked.add(
                        Step.computed(StepName.WINSORISED, above ? Operand.min(x, limit) : Operand.max(x, limit), null))
                .operand();
    }

    private Expression transformed(PreparedFigures.TransformStage stage) {
        Expression formula = stage.step().formula();
        explainDerived(formula.names());
        WithNumbers put = figures.withNumbers(formula, unit, Map.of(Curve.Formula.FIGURE, stage.before()));
        put.notes().forEach(worked::note);
        return worked.add(Step.computed(StepName.TRANSFORMED, put.formula(), null))
                .operand();
    }

    private Expression x(Measured measured, @Nullable Source source) {
        if (measured.isRatio()) {
            Step rate = worked.add(Step.computed(StepName.RATE, reading(source, measured), ratio()));
            return measured.isPercent() ? Operand.of(measured.exact(unit)) : rate.operand();
        }
        if (source instanceof Source.Plain plain) {
            if (figures.scheme().derived().containsKey(plain.indicator())) {
                explainDerived(Set.of(plain.indicator()));
                return Operand.of(measured.exact(unit));
            }
            return Operand.of(figures.digits(plain.indicator(), unit));
        }
        return Operand.of(measured.exact(unit));
    }

    /** What was read, as a formula with the numbers put in: {@code 45 / 48}, {@code (18 + 0.7 * 2) / 20}. */
    private Expression reading() {
        if (given != null) {
            return given;
        }
        return of.prepared() == null ? reading(of.source(), of.measured()) : x();
    }

    private Expression reading(@Nullable Source source, Measured measured) {
        if (source instanceof Source.Formula formula) {
            explainDerived(formula.names());
            return withNumbers(formula.expression());
        }
        if (source instanceof Source.Quotient quotient) {
            quotient.names().forEach(this::nameInput);
            return Operand.over(withNumbers(quotient.numerator()), withNumbers(quotient.denominator()));
        }
        if (source instanceof Source.Plain plain) {
            return plainReading(plain.indicator(), measured);
        }
        throw new IllegalStateException("this curve reads no figure");
    }

    private Expression plainReading(String indicator, Measured measured) {
        if (figures.scheme().derived().containsKey(indicator)) {
            explainDerived(Set.of(indicator));
            return Operand.of(measured.column().exact(unit));
        }
        Reading reading = figures.reading(indicator, unit);
        if (reading == null) {
            return Operand.of(measured.column().exact(unit));
        }
        if (measured.isRatio()) {
            if (reading.numerator() != null && reading.denominator() != null) {
                return Operand.over(Operand.of(reading.numerator()), Operand.of(reading.denominator()));
            }
            Decimal value = reading.value() == null ? Decimal.ZERO : reading.value();
            boolean percent = measured.column().exact(unit).compareTo(Rational.of(value)) != 0;
            return percent ? hundredth(Operand.of(value)) : Operand.of(value);
        }
        return Operand.of(reading.value() == null ? Decimal.ZERO : reading.value());
    }

    private void nameInput(String name) {
        if (figures.scheme().derived().containsKey(name)) {
            explainDerived(Set.of(name));
        } else {
            worked.add(Step.named(name, title(name), figures.number(name, unit)));
        }
    }

    /** Shows how derived figures came about. */
    private void explainDerived(Set<String> names) {
        for (String name : names) {
            Derived derived = figures.scheme().derived().get(name);
            if (derived != null) {
                explainDerived(name, derived);
            }
        }
    }

    private void explainDerived(String name, Derived derived) {
        FilledColumn filled = figures.filled(name);
        if (filled != null && filled.is(unit)) {
            worked.add(Step.named(name, title(name), filled.column().exact(unit)));
            return;
        }
        WindowFigures window = figures.window(name);
        if (window != null) {
            WindowFigures.Taken taken = window.taken(unit);
            if (taken.formula() != null) {
                worked.note(taken.note());
                worked.add(Step.computed(name, title(name), taken.formula(), derived.rounding()));
            }
            return;
        }
        for (String inner : derived.names()) {
            if (figures.window(inner) != null) {
                explainDerived(Set.of(inner));
            }
        }
        worked.add(Step.computed(name, title(name), withNumbers(derived.formula()), derived.rounding()));
    }

    private Text title(String name) {
        var indicator = figures.scheme().indicator(name);
        return indicator == null ? Text.same(name) : indicator.title();
    }

    private Expression withNumbers(Expression expression) {
        WithNumbers put = figures.withNumbers(expression, unit, of.ownColumns());
        put.notes().forEach(worked::note);
        return put.formula();
    }

    /** How ratios and positions are rounded, null for not at all. */
    private @Nullable Rounding ratio() {
        return of.ratio().onlyPrinted() ? null : of.ratio();
    }

    private static Rational valueOf(Expression numbers) {
        Rational value = numbers.value(name -> Rational.ZERO);
        if (value == null) {
            throw new ArithmeticException("no value: " + numbers.text());
        }
        return value;
    }
}
