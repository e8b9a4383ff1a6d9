package leopard.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import leopard.model.Decimal;
import leopard.model.Rational;
import leopard.model.Text;
import leopard.scheme.Curve;
import leopard.scheme.Expression;
import leopard.scheme.Rounding;
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
    private final ExplainedFigure figure;

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
        this.figure = new ExplainedFigure(of, unit, worked, given);
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
        return CompletionArithmetic.work(curve, of, figure, unit, worked);
    }

    @Override
    public Worked passFail(Curve.PassFail curve) {
        Expression x = figure.x();
        boolean passes = curve.comparator().holds(Operand.valueOf(x).compareTo(Rational.of(curve.threshold())));
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
        Expression x = figure.x();
        Rational value = Operand.valueOf(x);
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
        Expression x = figure.x();
        Rational value = Operand.valueOf(x);
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
        Expression x = figure.x();
        Rational value = Operand.valueOf(x);
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
            position = worked.add(Step.computed(StepName.POSITION, share, figure.ratio()));
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
                    : Step.computed(StepName.FACTOR, Operand.hundredth(Operand.of(curve.base())), null);
        } else {
            Expression efficacy =
                    Operand.plus(Operand.of(curve.base()), Operand.times(Operand.of(curve.span()), position.operand()));
            factor = Step.computed(StepName.FACTOR, Operand.hundredth(efficacy), null);
        }
        Step added = worked.add(factor);
        if (belowZero != null) {
            worked.add(
                    Step.word(StepName.NEGATIVE_ZERO.word(), StepName.NEGATIVE_ZERO.label(), String.valueOf(negative)));
        }
        return worked.share(added.operand());
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
        Expression x = figure.x();
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
        if (names.contains(Curve.Formula.FIGURE) && of.measured().has(unit)) {
            worked.add(Step.given(StepName.VALUE, Operand.valueOf(figure.x())));
        }
        figure.explainDerived(names);
        Expression result = figure.withNumbers(formula);
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
        return PerUnitArithmetic.work(curve, of, figure, unit, full, worked);
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
        Step result = comparison.work(unit, figure.x(), worked);
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
}
