package leopard.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import leopard.model.DataStatus;
import leopard.model.Decimal;
import leopard.model.Powers;
import leopard.model.Rational;
import leopard.model.Task;
import leopard.model.Text;
import leopard.model.UnitList;
import leopard.scheme.Curve;
import leopard.scheme.Expression;
import leopard.scheme.MissingPolicy.TreatedAs;
import leopard.scheme.MissingPolicy.Treatment;
import leopard.scheme.Node;
import leopard.scheme.Plan;
import leopard.scheme.Scheme;
import org.jspecify.annotations.Nullable;

/** Scores a criterion: by a kernel where there is one, otherwise unit by unit in exact arithmetic. */
final class CriterionScorer implements NodeScorer {

    private final Node.Criterion criterion;
    private final Figures figures;
    private final LedgerIndex ledger;
    private final ScoreColumn column;
    private final List<Variant> variants = new ArrayList<>();
    private final int[] variantOf;
    private final Filling filling;

    private static final DataStatus[] STATUSES = DataStatus.values();
    private static final byte OK = (byte) DataStatus.OK.ordinal();

    /** Stands for a type that does not have the criterion. */
    private static final int ABSENT = -1;

    /**
     * What the plan assigns to a unit type.
     *
     * @param figureStatuses what became of the figures of each unit; null where more than figures decides that
     * @param allThere whether every unit has its figures, so that nobody needs a closer look
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Variant(
            Plan.Assignment assignment,
            CurveFigures curve,
            @Nullable Kernel kernel,
            byte @Nullable [] figureStatuses,
            boolean allThere) {}

    CriterionScorer(
            Node.Criterion criterion, Plan plan, Figures figures, LedgerIndex ledger, BitSet barred, Filling filling) {
        this.criterion = criterion;
        this.filling = filling;
        this.figures = figures;
        this.ledger = ledger;
        UnitList units = figures.units();
        this.column = new ScoreColumn(units.size(), criterion.rounding());
        Participants participants =
                new Participants(applying(criterion, plan, figures), barred, other -> applying(criterion, plan, other));
        Map<String, Integer> byType = new HashMap<>();
        Map<Plan.Assignment, Integer> byAssignment = new HashMap<>();
        Map<String, Plan.Assignment> tabled = new HashMap<>();
        for (String type : figures.scheme().typesOrAny()) {
            Plan.Assignment assignment = plan.of(type, criterion.id());
            if (assignment == null) {
                byType.put(type, ABSENT);
            } else if (assignment.curve() instanceof Curve.Tabled) {
                tabled.put(type, assignment);
            } else {
                byType.put(type, byAssignment.computeIfAbsent(assignment, a -> {
                    variants.add(variant(a, participants));
                    return variants.size() - 1;
                }));
            }
        }
        this.variantOf = new int[units.size()];
        if (figures.scheme().unitTypes().isEmpty()) {
            Arrays.fill(variantOf, byType.getOrDefault(Scheme.ANY_TYPE, ABSENT));
        } else {
            for (int i = 0; i < variantOf.length; i++) {
                variantOf[i] = byType.getOrDefault(units.get(i).type(), ABSENT);
            }
        }
        boolean typed = !figures.scheme().unitTypes().isEmpty();
        for (int i = 0; i < variantOf.length && !tabled.isEmpty(); i++) {
            Plan.Assignment table = tabled.get(typed ? units.get(i).type() : Scheme.ANY_TYPE);
            if (table != null) {
                Plan.Assignment own =
                        new Plan.Assignment(figures.curve(table.curve(), i), table.points(), table.status());
                variantOf[i] = byAssignment.computeIfAbsent(own, a -> {
                    variants.add(variant(a, participants));
                    return variants.size() - 1;
                });
            }
        }
        if (variants.isEmpty() && !tabled.isEmpty()) {
            // Nobody has it; conditions may ask for its figure all the same.
            Plan.Assignment table = tabled.values().iterator().next();
            Curve any =
                    ((Curve.Tabled) table.curve()).curves().values().iterator().next();
            variants.add(variant(new Plan.Assignment(any, table.points(), table.status()), participants));
        }
    }

    /** Units of the types that have the criterion and are not exempt from it. */
    private static BitSet applying(Node.Criterion criterion, Plan plan, Figures figures) {
        Set<String> types = new HashSet<>();
        for (String type : figures.scheme().typesOrAny()) {
            Plan.Assignment assignment = plan.of(type, criterion.id());
            if (assignment != null && assignment.status() == DataStatus.OK) {
                types.add(type);
            }
        }
        UnitList units = figures.units();
        BitSet applying = new BitSet(units.size());
        if (figures.scheme().unitTypes().isEmpty()) {
            applying.set(0, units.size(), types.contains(Scheme.ANY_TYPE));
        } else {
            for (int i = 0; i < units.size(); i++) {
                applying.set(i, types.contains(units.get(i).type()));
            }
        }
        return applying;
    }

    private Variant variant(Plan.Assignment assignment, Participants participants) {
        CurveFigures curve = CurveFigures.of(criterion, assignment.curve(), figures, assignment.points(), participants);
        byte[] statuses = readsFiguresAlone(assignment) && !curve.fills() ? curve.statuses() : null;
        return new Variant(
                assignment,
                curve,
                Kernels.of(curve, assignment.points(), criterion.rounding()),
                statuses,
                statuses != null && areAllOk(statuses));
    }

    private static boolean areAllOk(byte[] statuses) {
        byte all = OK;
        for (byte each : statuses) {
            all |= each;
        }
        return all == OK;
    }

    private static boolean readsFiguresAlone(Plan.Assignment assignment) {
        return assignment.status() == DataStatus.OK
                && !(assignment.curve() instanceof Curve.TaskRule)
                && !(assignment.curve() instanceof Curve.ProjectPoints)
                && !(assignment.curve() instanceof Curve.VoteRule);
    }

    @Override
    public ScoreColumn column() {
        return column;
    }

    /** The figure of the criterion, for conditions that look at it; null where it has none of its own. */
    @Nullable
    Measured measured() {
        for (Variant variant : variants) {
            if (variant.curve.source() != null && !(variant.curve.curve() instanceof Curve.Mix)) {
                return variant.curve.measured();
            }
        }
        return null;
    }

    /** The unit's curve with its figures; null where the criterion does not exist for it. */
    @Nullable
    CurveFigures curve(int unit) {
        return variantOf[unit] == ABSENT ? null : variants.get(variantOf[unit]).curve;
    }

    /** The unit's own task, or null. */
    @Nullable
    Task task(int unit) {
        return ledger.task(unit, criterion.id());
    }

    /** What the population of a curve looked like. */
    void collect(List<Statistic> statistics) {
        variants.forEach(variant -> collect(variant.curve, statistics));
    }

    private void collect(CurveFigures curve, List<Statistic> statistics) {
        PopulationFigures population = curve.population();
        if (population != null) {
            for (int g = 0; g < population.groups().size(); g++) {
                String group = population.groups().name(g);
                if (population.least(g) >= 0) {
                    add(statistics, group, "minimum", curve.measured().exact(population.least(g)));
                    add(statistics, group, "maximum", curve.measured().exact(population.most(g)));
                }
                add(statistics, group, "n", Rational.of(population.size(g)));
            }
        }
        curve.parts().forEach(part -> collect(part, statistics));
    }

    private void add(List<Statistic> statistics, String group, String name, Rational value) {
        Statistic statistic = new Statistic("", criterion.id(), group, name, value, Text.EMPTY);
        if (!statistics.contains(statistic)) {
            statistics.add(statistic);
        }
    }

    @Override
    public void score(int from, int to) {
        int start = from;
        for (int i = from + 1; i <= to; i++) {
            if (i == to || variantOf[i] != variantOf[start]) {
                scoreRun(start, i);
                start = i;
            }
        }
    }

    /** Units of one variant. */
    private void scoreRun(int from, int to) {
        if (variantOf[from] != ABSENT) {
            score(variants.get(variantOf[from]), from, to);
            return;
        }
        for (int i = from; i < to; i++) {
            column.setAbsent(i);
        }
    }

    private void score(Variant variant, int from, int to) {
        boolean fast = variant.kernel != null;
        byte[] statuses = variant.figureStatuses;
        if (variant.kernel != null) {
            variant.kernel.scores(from, to, criterion.rounding(), column.scores());
            if (variant.allThere) {
                return;
            }
        }
        for (int i = from; i < to; i++) {
            if (fast && statuses != null && statuses[i] == OK) {
                // As it stands: the cells of a new column say that all is well.
                continue;
            }
            DataStatus status = statuses != null ? STATUSES[statuses[i]] : status(variant.assignment, variant.curve, i);
            boolean computed = computes(variant.assignment, status, i);
            if (!computed) {
                setTreated(i, status, variant.assignment);
            } else if (fast) {
                column.setStatus(i, status, treatedAs(status));
            } else {
                Rational score = score(work(variant.assignment, variant.curve, i), variant.assignment);
                if (column.fits(criterion.rounding().round(score))) {
                    column.set(i, score, criterion.rounding(), status, treatedAs(status));
                } else {
                    setTreated(i, DataStatus.OVERFLOW, variant.assignment);
                }
            }
            FilledColumn filled = variant.curve.filled(i);
            if (computed && filled != null && column.status(i) != DataStatus.OVERFLOW) {
                column.setStatus(i, filled.why(i), filled.as());
            }
        }
    }

    private void setTreated(int unit, DataStatus status, Plan.Assignment assignment) {
        Treatment treatment = criterion.missing().of(status);
        Rational score = treated(treatment, assignment);
        if (score == null) {
            column.set(unit, null, status, treatment.as());
        } else {
            column.set(unit, score, criterion.rounding(), status, treatment.as());
        }
    }

    @Override
    public boolean settles() {
        return filling.isNeeded();
    }

    @Override
    public void settle() {
        filling.settle(column);
    }

    private DataStatus status(Plan.Assignment assignment, CurveFigures curve, int unit) {
        if (assignment.status() != DataStatus.OK) {
            return assignment.status();
        }
        if (assignment.curve() instanceof Curve.TaskRule rule) {
            return TaskArithmetic.status(rule, figures, ledger.task(unit, criterion.id()), unit);
        }
        if (assignment.curve() instanceof Curve.ProjectPoints rule) {
            return ProjectArithmetic.status(rule, ledger.rows(unit, rule));
        }
        if (assignment.curve() instanceof Curve.VoteRule rule) {
            return VoteArithmetic.status(rule, figures.units().get(unit), ledger.votes(unit));
        }
        return curve.status(unit);
    }

    /** Whether there is a score to compute; a task of which only single milestones wait for verification is still scored. */
    private boolean computes(Plan.Assignment assignment, DataStatus status, int unit) {
        if (status == DataStatus.PENDING
                && assignment.curve() instanceof Curve.TaskRule
                && criterion.missing().pending().as() == TreatedAs.ZERO) {
            Task task = ledger.task(unit, criterion.id());
            return task != null && task.kind() == Task.Kind.MILESTONE;
        }
        return status.hasValue();
    }

    private @Nullable TreatedAs treatedAs(DataStatus status) {
        return switch (status) {
            case OK -> null;
            case DISPUTED -> TreatedAs.AS_SUBMITTED;
            default -> criterion.missing().of(status).as();
        };
    }

    private @Nullable Rational treated(Treatment treatment, Plan.Assignment assignment) {
        return switch (treatment.as()) {
            case ZERO -> Rational.ZERO;
            case SHARE -> {
                Decimal share = treatment.share() == null ? Decimal.ZERO : treatment.share();
                yield Rational.of(share.times(fullMarks(assignment)));
            }
            case REWEIGHT, NO_SCORE, AS_SUBMITTED, GROUP_MEAN, LAST_VALUE, FIXED, DEDUCTIONS, NOT_RANKED -> null;
        };
    }

    /** What a share is a share of: without full marks the share itself, of a rule that gives points nothing. */
    private static Decimal fullMarks(Plan.Assignment assignment) {
        if (assignment.points() != null) {
            return assignment.points();
        }
        boolean gives = assignment.curve() instanceof Curve.Value
                || assignment.curve() instanceof Curve.PerUnit
                || assignment.curve() instanceof Curve.Formula
                || (assignment.curve() instanceof Curve.Table table && !table.ofFullMarks());
        return gives ? Decimal.ZERO : Decimal.ONE;
    }

    private Worked work(Plan.Assignment assignment, CurveFigures curve, int unit) {
        return LineArithmetic.of(curve, ledger, unit, assignment.points(), criterion.rounding(), criterion.id());
    }

    /** The score that further computations take. */
    private Rational score(Worked worked, Plan.Assignment assignment) {
        Expression formula = worked.pointsOf(fullOperand(assignment));
        Rational exact = formula.value(name -> Rational.ZERO);
        if (exact == null) {
            throw new ArithmeticException("no value: " + formula.text());
        }
        return criterion.rounding().kept(exact);
    }

    private static @Nullable Expression fullOperand(Plan.Assignment assignment) {
        return assignment.points() == null ? null : Operand.of(assignment.points());
    }

    @Override
    public ScoreLine line(int unit, @Nullable String parent, Role role) {
        Variant variant = variants.get(variantOf[unit]);
        DataStatus status = column.status(unit);
        Points score = column.get(unit);
        Justification justification;
        List<ScoreLine> inputs = List.of();
        if (isComputed(variant, unit)) {
            Worked worked = work(variant.assignment, variant.curve, unit);
            Scheme.collectSources(criterion, name -> worked.note(figures.origin(name, unit)));
            Expression formula = worked.pointsOf(fullOperand(variant.assignment));
            Step result = worked.add(Step.computed(StepName.SCORE, formula, criterion.rounding()));
            if (score == null || !column.exact(unit).equals(result.value())) {
                throw new IllegalStateException("the kernel of %s gives %s where its arithmetic gives %s"
                        .formatted(criterion.id(), score, result.printed()));
            }
            justification = new Justification.ByCurve(variant.assignment.curve(), worked.steps(), worked.note());
            inputs = worked.inputs();
        } else {
            justification = absence(variant.assignment, variant.curve, status, unit);
            if (variant.assignment.curve() instanceof Curve.VoteRule rule) {
                Worked worked = new Worked(criterion.names());
                VoteArithmetic.work(
                        rule,
                        figures.units().get(unit),
                        ledger.votes(unit),
                        criterion.rounding(),
                        criterion.id(),
                        worked);
                inputs = worked.inputs();
            }
        }
        return new ScoreLine(
                criterion.id(),
                parent,
                criterion.title(),
                criterion.clause(),
                role,
                input(variant.assignment, variant.curve, unit),
                variant.assignment.points(),
                score,
                status,
                column.treatedAs(unit),
                justification,
                inputs);
    }

    /** Whether the unit's score is that of its figure, be it its own or one that was filled in. */
    private boolean isComputed(Variant variant, int unit) {
        DataStatus status = column.status(unit);
        if (variant.curve.filled(unit) == null) {
            return status != DataStatus.OVERFLOW && computes(variant.assignment, status, unit);
        }
        return status(variant.assignment, variant.curve, unit).hasValue()
                && column.fits(criterion
                        .rounding()
                        .round(score(work(variant.assignment, variant.curve, unit), variant.assignment)));
    }

    private Justification absence(Plan.Assignment assignment, CurveFigures curve, DataStatus status, int unit) {
        Treatment treatment = criterion.missing().of(status);
        List<Step> steps = new ArrayList<>();
        if (treatment.as() == TreatedAs.SHARE && treatment.share() != null && assignment.points() != null) {
            steps.add(Step.computed(
                    StepName.SCORE,
                    Operand.times(Operand.of(assignment.points()), Operand.of(treatment.share())),
                    criterion.rounding()));
        }
        Text why = why(assignment, curve, status, unit);
        Filling.Filled filled = filling.of(unit);
        if (filled != null) {
            steps.addAll(filled.steps());
            why = why.isEmpty() ? filled.note() : Text.join("; ", List.of(filled.note(), why));
        }
        return new Justification.ByPolicy(status, treatment, steps, why);
    }

    private Text why(Plan.Assignment assignment, CurveFigures curve, DataStatus status, int unit) {
        if (status == DataStatus.OVERFLOW) {
            return Text.of(
                    "得分连同 %s 位小数超过 %s 位数字",
                    "with its %s decimals the score has more than %s digits",
                    criterion.rounding().scale(),
                    Powers.MAX);
        }
        if (assignment.curve() instanceof Curve.TaskRule) {
            Task task = ledger.task(unit, criterion.id());
            if (task == null) {
                return Text.of("没有任务", "no task");
            }
            return status == DataStatus.NOT_APPLICABLE && task.kind() == Task.Kind.MILESTONE
                    ? Text.of("任务:%s,尚无到期节点", "task: %s, nothing is due yet", task.title())
                    : Text.of("任务:%s", "task: %s", task.title());
        }
        if (status == DataStatus.MISSING && criterion.missing().proposedEvent() != null) {
            return Text.of(
                    "逾期未报,建议计入“%s”(仅建议,不自动扣分)",
                    "not submitted by the deadline; the event “%s” is proposed, not deducted",
                    criterion.missing().proposedEvent());
        }
        Text why = curve.why(unit);
        if (!why.isEmpty()) {
            return why;
        }
        return curve.inputs().size() > 1
                ? Text.of("读取:%s", "reads: %s", String.join(", ", curve.inputs()))
                : Text.EMPTY;
    }

    private String input(Plan.Assignment assignment, CurveFigures curve, int unit) {
        if (assignment.curve() instanceof Curve.TaskRule) {
            Task task = ledger.task(unit, criterion.id());
            return task == null || task.kind() == Task.Kind.MILESTONE
                    ? ""
                    : figures.printed(TaskArithmetic.readingOf(task), unit);
        }
        List<String> names = new ArrayList<>(curve.inputs());
        names.removeIf(figures::isNumber);
        if (names.size() == 1) {
            return figures.printed(names.get(0), unit);
        }
        List<String> parts = new ArrayList<>();
        for (String name : names) {
            parts.add(name + "=" + figures.printed(name, unit));
        }
        return String.join(";", parts);
    }
}
