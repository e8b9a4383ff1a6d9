package leopard.oracle;

import static leopard.oracle.OracleFigures.exact;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import leopard.model.Ballot;
import leopard.model.DataStatus;
import leopard.model.Decimal;
import leopard.model.Task;
import leopard.model.Unit;
import leopard.oracle.OracleFigures.Figure;
import leopard.scheme.Curve;
import leopard.scheme.Node;
import leopard.scheme.Parameter;
import leopard.scheme.Population;
import leopard.scheme.Rounding;
import leopard.scheme.Source;
import org.jspecify.annotations.Nullable;

/** Points of one criterion, unrounded. */
final class OracleCurves {

    private final OracleCase given;
    private final OracleFigures figures;
    private final Set<String> barred;

    /** @param barred ids of the units that a veto event bars from rankings */
    OracleCurves(OracleCase given, OracleFigures figures, Set<String> barred) {
        this.given = given;
        this.figures = figures;
        this.barred = barred;
    }

    /** A curve of a criterion, or of a part of it, with the figure that it looks at. */
    private record Look(
            Node.Criterion criterion, Curve curve, @Nullable Source source) {

        Source figure() {
            if (source == null) {
                throw new IllegalStateException("reads no figure: " + curve);
            }
            return source;
        }
    }

    DataStatus status(Unit unit, Node.Criterion criterion) {
        return status(unit, new Look(criterion, criterion.curve(), criterion.source()));
    }

    /** Only where there is a status with a value, or a task of which single milestones wait to be verified. */
    Fraction points(Unit unit, Node.Criterion criterion) {
        return points(unit, new Look(criterion, criterion.curve(), criterion.source()));
    }

    private DataStatus status(Unit unit, Look look) {
        if (look.curve instanceof Curve.Tabled tabled) {
            return status(unit, lookedUp(unit, look, tabled));
        }
        if (look.curve instanceof Curve.TaskRule rule) {
            return taskStatus(unit, look.criterion, rule);
        }
        if (look.curve instanceof Curve.VoteRule rule) {
            return rule.classes().stream().anyMatch(c -> votes(unit, rule, c).size() >= rule.minVotes())
                    ? DataStatus.OK
                    : DataStatus.MISSING;
        }
        DataStatus worst = DataStatus.OK;
        if (look.curve instanceof Curve.Mix mix) {
            for (Curve.Mix.Part part : mix.parts()) {
                worst = OracleFigures.worse(worst, status(unit, part(look, part)));
            }
            return worst;
        }
        if (look.curve instanceof Curve.PerUnit perUnit) {
            for (Curve.PerUnit.Term term : perUnit.terms()) {
                DataStatus each = term.of() == null
                        ? figures.of(unit, look.figure()).status()
                        : figures.named(unit, term.of()).status();
                worst = OracleFigures.worse(worst, each);
            }
            return worst;
        }
        if (look.curve instanceof Curve.Formula formula) {
            return formulaOf(unit, look, formula).status();
        }
        Figure figure = figures.of(unit, look.figure());
        if (look.curve instanceof Curve.Completion completion && figure.status().hasValue()) {
            Figure target = figures.computed(unit, completion.target());
            boolean nothingDue = target.value() == null
                    || target.value().signum() <= 0
                    || (completion.scheduled() && figures.schedule().signum() == 0);
            return nothingDue ? DataStatus.NOT_APPLICABLE : figure.status();
        }
        return figure.status();
    }

    private Look lookedUp(Unit unit, Look look, Curve.Tabled curve) {
        List<Decimal> numbers = new ArrayList<>();
        for (String table : curve.tables()) {
            Parameter parameter = given.scheme().parameters().get(table);
            if (parameter != null) {
                numbers.add(parameter.of(given.period(), unit));
            }
        }
        return new Look(look.criterion, curve.of(numbers), look.source);
    }

    private static Look part(Look whole, Curve.Mix.Part part) {
        return new Look(whole.criterion, part.curve(), part.source() == null ? whole.source : part.source());
    }

    private static Fraction rounded(Fraction value, Rounding rounding) {
        return rounding.onlyPrinted() ? value : Fraction.of(value.round(rounding.scale(), rounding.mode()));
    }

    /** x: a ratio rounded, in percent where that is declared; anything else as it stands. */
    private @Nullable Fraction x(Unit unit, Look look, Curve.Scale scale) {
        Figure figure = figures.of(unit, look.figure());
        if (figure.value() == null || !figure.ratio()) {
            return figure.value();
        }
        Fraction ratio = rounded(figure.value(), look.criterion.ratio());
        return scale == Curve.Scale.PERCENT ? ratio.times(Fraction.of(100)) : ratio;
    }

    /** The ratio that a criterion looks at, rounded; null where it has none. */
    @Nullable
    Fraction ratio(Unit unit, Node.Criterion criterion) {
        return x(unit, new Look(criterion, criterion.curve(), criterion.source()), Curve.Scale.SHARE);
    }

    private Fraction there(Unit unit, Look look, Curve.Scale scale) {
        Fraction x = x(unit, look, scale);
        if (x == null) {
            throw new IllegalStateException("no figure for " + unit.id());
        }
        return x;
    }

    private Fraction points(Unit unit, Look look) {
        Decimal points = look.criterion.points();
        Fraction full = points == null ? Fraction.ONE : exact(points);
        return look.curve.accept(new Curve.Cases<Fraction>() {
            @Override
            public Fraction completion(Curve.Completion curve) {
                Fraction target = figures.computed(unit, curve.target()).there();
                Fraction due = curve.scheduled() ? target.times(figures.schedule()) : target;
                Fraction actual = figures.of(unit, look.figure()).there();
                Fraction ratio = rounded(actual.over(due), look.criterion.ratio());
                return full.times(clip(ratio, curve.floor(), curve.cap()));
            }

            @Override
            public Fraction passFail(Curve.PassFail curve) {
                int sign = there(unit, look, curve.of()).compareTo(exact(curve.threshold()));
                boolean passed = switch (curve.comparator()) {
                    case BELOW -> sign < 0;
                    case AT_MOST -> sign <= 0;
                    case ABOVE -> sign > 0;
                    case AT_LEAST -> sign >= 0;
                    case EQUAL -> sign == 0;
                    case UNEQUAL -> sign != 0;
                };
                return passed ? full : full.times(exact(curve.otherwise()));
            }

            @Override
            public Fraction perUnit(Curve.PerUnit curve) {
                Fraction whole = curve.share() == null ? full : full.times(exact(curve.share()));
                Fraction start = curve.start() == null ? whole : exact(curve.start());
                Fraction sum = start;
                for (Curve.PerUnit.Term term : curve.terms()) {
                    Fraction figure = term.of() == null
                            ? there(unit, look, curve.of())
                            : figures.named(unit, term.of()).there();
                    sum = sum.plus(change(curve, term, figure, start));
                }
                return clip(sum, curve.min(), curve.max());
            }

            @Override
            public Fraction tier(Curve.Tier curve) {
                Fraction x = there(unit, look, curve.of());
                for (Curve.Tier.Step step : curve.steps()) {
                    int sign = x.compareTo(exact(step.bound()));
                    if ((curve.upwards() ? sign > 0 : sign < 0)
                            || (sign == 0 && (step.inclusive() == null ? curve.inclusive() : step.inclusive()))) {
                        return full.times(exact(step.share()));
                    }
                }
                return full.times(exact(curve.rest()));
            }

            @Override
            public Fraction piecewise(Curve.Piecewise curve) {
                return full.times(interpolated(curve, there(unit, look, curve.of())));
            }

            @Override
            public Fraction efficacy(Curve.Efficacy curve) {
                return full.times(efficient(unit, look, curve));
            }

            @Override
            public Fraction rankPoints(Curve.RankPoints curve) {
                return full.times(ranked(unit, look, curve));
            }

            @Override
            public Fraction value(Curve.Value curve) {
                Fraction x = there(unit, look, curve.of());
                return curve.factor() == null ? full.times(x) : x.times(exact(curve.factor()));
            }

            @Override
            public Fraction related(Curve.Related curve) {
                throw new IllegalArgumentException("the oracle has no relations yet");
            }

            @Override
            public Fraction formula(Curve.Formula curve) {
                return clip(formulaOf(unit, look, curve).there(), curve.min(), curve.max());
            }

            @Override
            public Fraction mix(Curve.Mix curve) {
                Fraction sum = Fraction.ZERO;
                for (Curve.Mix.Part part : curve.parts()) {
                    sum = sum.plus(exact(part.share()).times(points(unit, part(look, part))));
                }
                return sum;
            }

            @Override
            public Fraction tabled(Curve.Tabled curve) {
                return points(unit, lookedUp(unit, look, curve));
            }

            @Override
            public Fraction task(Curve.TaskRule curve) {
                return taskPoints(unit, look.criterion, curve, full);
            }

            @Override
            public Fraction projectPoints(Curve.ProjectPoints curve) {
                throw new UnsupportedOperationException("the oracle has no lists");
            }

            @Override
            public Fraction table(Curve.Table curve) {
                throw new AssertionError("no random scheme has a decision table: TablesTest looks at them");
            }

            @Override
            public Fraction vote(Curve.VoteRule curve) {
                return votePoints(unit, look.criterion, curve, full);
            }
        });
    }

    private Figure formulaOf(Unit unit, Look look, Curve.Formula curve) {
        Decimal full = look.criterion.points();
        OracleExpression work = new OracleExpression(name -> switch (name) {
            case "W" -> new Figure(DataStatus.OK, full == null ? Fraction.ONE : exact(full), false);
            case "x" -> new Figure(figures.of(unit, look.figure()).status(), x(unit, look, curve.of()), false);
            default -> figures.named(unit, name);
        });
        Fraction value = work.value(curve.formula());
        return new Figure(work.status(value), value, false);
    }

    private static Fraction clip(Fraction value, @Nullable Decimal least, @Nullable Decimal most) {
        Fraction clipped = least == null ? value : value.max(exact(least));
        return most == null ? clipped : clipped.min(exact(most));
    }

    private static Fraction change(Curve.PerUnit curve, Curve.PerUnit.Term term, Fraction figure, Fraction start) {
        Fraction distance = figure.minus(exact(term.at()));
        boolean up = distance.signum() > 0;
        Fraction size = (up ? distance : distance.negated()).over(exact(term.unit()));
        Fraction steps = switch (curve.steps()) {
            case PRO_RATA -> size;
            case WHOLE -> Fraction.of(size.round(0, RoundingMode.DOWN));
            case FIXED -> Fraction.of(size.signum());
        };
        Fraction change = !up && term.proportional()
                ? start.times(distance).over(exact(term.at()))
                : steps.times(exact(up ? term.above() : term.below()));
        Decimal limit = up ? term.maxAbove() : term.maxBelow();
        return limit == null
                ? change
                : change.min(exact(limit)).max(exact(limit).negated());
    }

    private static Fraction interpolated(Curve.Piecewise curve, Fraction x) {
        List<Curve.Piecewise.Point> points = curve.points();
        Curve.Piecewise.Point first = points.get(0);
        Curve.Piecewise.Point last = points.get(points.size() - 1);
        if (x.compareTo(exact(first.x())) < 0) {
            return exact(curve.below() == null ? first.y() : curve.below());
        }
        if (x.compareTo(exact(last.x())) >= 0) {
            return exact(curve.above() == null ? last.y() : curve.above());
        }
        Fraction y = exact(first.y());
        for (int i = 0; i + 1 < points.size(); i++) {
            Fraction x0 = exact(points.get(i).x());
            Fraction x1 = exact(points.get(i + 1).x());
            if (x.compareTo(x0) >= 0 && x.compareTo(x1) < 0) {
                Fraction y0 = exact(points.get(i).y());
                Fraction y1 = exact(points.get(i + 1).y());
                y = y0.plus(y1.minus(y0).times(x.minus(x0)).over(x1.minus(x0)));
            }
        }
        return y;
    }

    /** The figures of the units that a bound or a rank runs over, as seen from one unit. */
    private List<Fraction> population(Unit unit, Look look, Population population, Curve.Scale scale) {
        List<Fraction> found = new ArrayList<>();
        for (Unit other : given.units()) {
            boolean member = (population.all() || (other.ranked() && !barred.contains(other.id())))
                    && Oracle.applies(given.scheme(), look.criterion, other);
            String within = population.within();
            if (member && (within == null || other.in(within).equals(unit.in(within)))) {
                Fraction x = x(other, look, scale);
                if (x != null) {
                    found.add(x);
                }
            }
        }
        return found;
    }

    private Fraction efficient(Unit unit, Look look, Curve.Efficacy curve) {
        Fraction x = there(unit, look, curve.of());
        if (curve.belowZero() != null && x.signum() < 0) {
            return exact(curve.belowZero());
        }
        Fraction low;
        Fraction high;
        if (curve.bounds() != null) {
            low = exact(curve.bounds().low());
            high = exact(curve.bounds().high());
        } else {
            List<Fraction> all = population(unit, look, curve.population(), curve.of());
            if (all.isEmpty()) {
                all.add(x);
            }
            boolean up = curve.better() == Curve.Better.HIGH;
            Fraction least = all.stream().min(Comparator.naturalOrder()).orElseThrow();
            Fraction most = all.stream().max(Comparator.naturalOrder()).orElseThrow();
            low = up ? least : most;
            high = up ? most : least;
        }
        if (low.compareTo(high) == 0) {
            return curve.whenEqual() == Curve.Efficacy.WhenEqual.FULL
                    ? Fraction.ONE
                    : exact(curve.base()).over(Fraction.of(100));
        }
        Fraction position = rounded(x.minus(low).over(high.minus(low)), look.criterion.ratio());
        if (curve.clamp()) {
            position = position.max(Fraction.ZERO).min(Fraction.ONE);
        }
        return exact(curve.base()).plus(exact(curve.span()).times(position)).over(Fraction.of(100));
    }

    private Fraction ranked(Unit unit, Look look, Curve.RankPoints curve) {
        Fraction x = there(unit, look, curve.of());
        int sign = curve.better() == Curve.Better.HIGH ? 1 : -1;
        long before = population(unit, look, curve.population(), curve.of()).stream()
                .filter(other -> other.compareTo(x) * sign > 0)
                .count();
        if (!curve.table().isEmpty()) {
            int last = curve.table().size() - 1;
            return exact(curve.table().get((int) Math.min(before, last)));
        }
        return Fraction.ONE
                .minus(exact(curve.step()).times(Fraction.of(before)))
                .max(exact(curve.floor()));
    }

    private @Nullable Task task(Unit unit, Node.Criterion criterion) {
        return given.tasks().stream()
                .filter(t -> t.unit().equals(unit.id()) && t.component().equals(criterion.id()))
                .findFirst()
                .orElse(null);
    }

    private Figure actual(Unit unit, Task task) {
        return figures.named(unit, task.indicator().isEmpty() ? task.id() : task.indicator());
    }

    private DataStatus taskStatus(Unit unit, Node.Criterion criterion, Curve.TaskRule rule) {
        Task task = task(unit, criterion);
        if (task == null) {
            return DataStatus.NOT_APPLICABLE;
        }
        if (task.kind() != Task.Kind.MILESTONE) {
            DataStatus status = actual(unit, task).status();
            boolean nothingDue =
                    task.kind() == Task.Kind.NUMERIC && figures.schedule().signum() == 0;
            return status.hasValue() && nothingDue ? DataStatus.NOT_APPLICABLE : status;
        }
        LocalDate end = figures.end();
        boolean anyDue = false;
        boolean pending = false;
        for (Task.Milestone milestone : task.milestones()) {
            boolean due = !milestone.due().day().isAfter(end);
            anyDue |= due;
            pending |= done(milestone) && !milestone.verified() && !given.pendingCounts() && (due || early(rule));
        }
        if (!anyDue) {
            return DataStatus.NOT_APPLICABLE;
        }
        return pending ? DataStatus.PENDING : DataStatus.OK;
    }

    private static boolean early(Curve.TaskRule rule) {
        return rule.milestones() != null && rule.milestones().early();
    }

    private boolean done(Task.Milestone milestone) {
        return milestone.done() != null && !milestone.done().day().isAfter(figures.end());
    }

    boolean hasMilestones(Unit unit, Node.Criterion criterion) {
        Task task = task(unit, criterion);
        return task != null && task.kind() == Task.Kind.MILESTONE;
    }

    private Fraction taskPoints(Unit unit, Node.Criterion criterion, Curve.TaskRule rule, Fraction full) {
        Task task = task(unit, criterion);
        if (task == null) {
            throw new IllegalStateException("no task");
        }
        Fraction ratio = switch (task.kind()) {
            case MILESTONE -> rounded(milestones(task, rule), criterion.ratio());
            case NUMERIC ->
                rounded(actual(unit, task).there().over(target(task).times(figures.schedule())), criterion.ratio());
            case PROGRESS -> actual(unit, task).there();
        };
        Fraction capped = rule.ratioCap() == null ? ratio : ratio.min(exact(rule.ratioCap()));
        Decimal difficulty = task.difficulty();
        Fraction score = full.times(capped).times(difficulty == null ? Fraction.ONE : exact(difficulty));
        return rule.scoreCap() == null ? score : score.min(exact(rule.scoreCap()));
    }

    private static Fraction target(Task task) {
        Decimal target = task.target();
        if (target == null) {
            throw new IllegalStateException("no target");
        }
        return exact(target);
    }

    private Fraction milestones(Task task, Curve.TaskRule rule) {
        Curve.TaskRule.Milestones way = rule.milestones();
        if (way == null) {
            throw new IllegalStateException("no rule for milestones");
        }
        Fraction due = Fraction.ZERO;
        Fraction earned = Fraction.ZERO;
        for (Task.Milestone milestone : task.milestones()) {
            boolean isDue = !milestone.due().day().isAfter(figures.end());
            if (isDue) {
                due = due.plus(exact(milestone.weight()));
            }
            boolean counts = done(milestone) && (milestone.verified() || given.pendingCounts());
            if (milestone.done() != null && counts && (isDue || way.early())) {
                LocalDate done = milestone.done().day();
                LocalDate planned = milestone.due().day();
                int late =
                        done.getYear() * 12 + done.getMonthValue() - planned.getYear() * 12 - planned.getMonthValue();
                Fraction factor = Fraction.ONE
                        .minus(exact(way.perMonth()).times(Fraction.of(Math.max(late, 0))))
                        .max(exact(way.floor()));
                earned = earned.plus(exact(milestone.weight()).times(factor));
            }
        }
        return earned.over(due);
    }

    private List<BigDecimal> votes(Unit unit, Curve.VoteRule rule, Curve.VoteRule.RaterClass raters) {
        List<BigDecimal> valid = new ArrayList<>();
        for (Ballot ballot : given.ballots()) {
            if (ballot.unit().equals(unit.id())
                    && ballot.period().equals(given.period().id())
                    && ballot.raterClass().equals(raters.id())
                    && !ballot.vote().equals(rule.abstain())) {
                for (Curve.VoteRule.Level level : rule.levels()) {
                    if (level.sign().equals(ballot.vote())) {
                        valid.add(level.value().toBigDecimal());
                    }
                }
            }
        }
        valid.sort(Comparator.naturalOrder());
        return valid;
    }

    private Fraction votePoints(Unit unit, Node.Criterion criterion, Curve.VoteRule rule, Fraction full) {
        Fraction sum = Fraction.ZERO;
        Fraction weights = Fraction.ZERO;
        for (Curve.VoteRule.RaterClass raters : rule.classes()) {
            Fraction mean = mean(unit, criterion, rule, raters);
            if (mean != null) {
                sum = sum.plus(exact(raters.weight()).times(mean));
                weights = weights.plus(exact(raters.weight()));
            }
        }
        Fraction weighted = rounded(sum.over(weights), criterion.rounding());
        return full.times(weighted).over(exact(rule.fullMark()));
    }

    /** Mean of a class as printed; null where it has too few votes. */
    @Nullable
    Fraction mean(Unit unit, Node.Criterion criterion, Curve.VoteRule rule, Curve.VoteRule.RaterClass raters) {
        List<BigDecimal> valid = votes(unit, rule, raters);
        if (valid.size() < rule.minVotes() || valid.isEmpty()) {
            return null;
        }
        boolean trims = raters.trimmed() && valid.size() >= rule.trimFrom() && valid.size() >= 2 * rule.trim() + 1;
        List<BigDecimal> used = trims ? valid.subList(rule.trim(), valid.size() - rule.trim()) : valid;
        BigDecimal sum = used.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return rounded(Fraction.of(sum).over(Fraction.of(used.size())), criterion.rounding());
    }
}
