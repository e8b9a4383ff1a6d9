package leopard.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import leopard.model.DataStatus;
import leopard.model.Decimal;
import leopard.model.Rational;
import leopard.model.ScoreEvent;
import leopard.model.Text;
import leopard.model.UnitList;
import leopard.scheme.Expression;
import leopard.scheme.MissingPolicy.TreatedAs;
import leopard.scheme.Node;
import leopard.scheme.Rounding;
import org.jspecify.annotations.Nullable;

/** Bonuses less deductions 加减分, each side capped before the net, from what the rules decided about every event. */
final class EventsScorer implements NodeScorer {

    private static final Comparator<EventVerdict> BY_DATE = Comparator.comparing(
                    (EventVerdict v) -> v.event().date())
            .thenComparing(v -> v.event().id(), UnitList.BY_CODE_POINT);

    private final Node.Events events;
    private final List<List<EventVerdict>> byUnit;
    private final ScoreColumn net;
    private final ScoreColumn bonus;
    private final ScoreColumn deduct;
    private final boolean[] exists;

    EventsScorer(Node.Events events, UnitList units, List<EventVerdict> verdicts) {
        this.events = events;
        int n = units.size();
        this.net = new ScoreColumn(n, events.rounding().scale());
        this.bonus = new ScoreColumn(n, events.rounding().scale());
        this.deduct = new ScoreColumn(n, events.rounding().scale());
        this.exists = new boolean[n];
        this.byUnit = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            byUnit.add(List.of());
            exists[i] = events.types().isEmpty()
                    || events.types().contains(units.get(i).type());
        }
        for (EventVerdict verdict : verdicts) {
            int unit = units.indexOf(verdict.event().unit());
            if (unit >= 0) {
                if (byUnit.get(unit).isEmpty()) {
                    byUnit.set(unit, new ArrayList<>());
                }
                byUnit.get(unit).add(verdict);
            }
        }
        byUnit.forEach(list -> {
            if (list.size() > 1) {
                list.sort(BY_DATE);
            }
        });
    }

    @Override
    public ScoreColumn column() {
        return net;
    }

    /** Bonuses after their cap. */
    ScoreColumn bonus() {
        return bonus;
    }

    /** Deductions after their cap, as positive points. */
    ScoreColumn deduct() {
        return deduct;
    }

    @Override
    public void score(int from, int to) {
        for (int i = from; i < to; i++) {
            if (!exists[i]) {
                net.setAbsent(i);
                bonus.setAbsent(i);
                deduct.setAbsent(i);
            } else if (!byUnit.get(i).isEmpty()) {
                Decimal plus = side(i, ScoreEvent.Kind.BONUS).capped();
                Decimal minus = side(i, ScoreEvent.Kind.DEDUCT).capped();
                bonus.set(i, plus, DataStatus.OK, null);
                deduct.set(i, minus, DataStatus.OK, null);
                net.set(i, plus.minus(minus), DataStatus.OK, null);
            }
        }
    }

    /** What one side comes to, before and after its cap. */
    private record Sum(Decimal sum, Decimal capped, List<EventVerdict> verdicts) {}

    private Sum side(int unit, ScoreEvent.Kind kind) {
        Node.Side side = kind == ScoreEvent.Kind.BONUS ? events.bonus() : events.deduct();
        Rounding rounding = events.rounding();
        Decimal sum = rounding.round(Decimal.ZERO);
        List<EventVerdict> own = new ArrayList<>();
        for (EventVerdict verdict : byUnit.get(unit)) {
            if (verdict.event().kind() == kind) {
                own.add(verdict);
                sum = sum.plus(counted(verdict));
            }
        }
        Decimal capped = side.cap() == null ? sum : sum.min(side.cap());
        return new Sum(sum, rounding.round(capped), own);
    }

    /** Points that an event adds to its side, rounded to the line's scale. */
    private Decimal counted(EventVerdict verdict) {
        Decimal points = verdict.outcome() == EventVerdict.Outcome.COUNTED
                ? verdict.points().times(verdict.factor())
                : Decimal.ZERO;
        return events.rounding().round(points);
    }

    @Override
    public ScoreLine line(int unit, @Nullable String parent, Role role) {
        Sum plus = side(unit, ScoreEvent.Kind.BONUS);
        Sum minus = side(unit, ScoreEvent.Kind.DEDUCT);
        Rounding rounding = events.rounding();
        Expression difference = Operand.minus(Operand.of(plus.capped), Operand.of(minus.capped));
        List<Step> steps = List.of(
                Step.given(StepName.BONUS, plus.capped, rounding),
                Step.given(StepName.DEDUCT, minus.capped, rounding),
                Step.computed(StepName.NET, difference, rounding));
        return new ScoreLine(
                events.id(),
                parent,
                events.title(),
                events.clause(),
                role,
                "",
                null,
                net.get(unit),
                DataStatus.OK,
                null,
                new Justification.ByEvents(steps, Text.EMPTY),
                List.of(
                        sideLine(plus, events.bonus(), ".bonus", false),
                        sideLine(minus, events.deduct(), ".deduct", true)));
    }

    private ScoreLine sideLine(Sum sum, Node.Side side, String suffix, boolean negative) {
        String id = events.id() + suffix;
        List<ScoreLine> lines = new ArrayList<>();
        List<Expression> terms = new ArrayList<>();
        for (EventVerdict verdict : sum.verdicts) {
            lines.add(eventLine(verdict, id, negative));
            if (verdict.outcome() == EventVerdict.Outcome.COUNTED) {
                terms.add(Operand.of(counted(verdict)));
            }
        }
        Expression total = Operand.sum(terms);
        Text note = Text.EMPTY;
        if (side.cap() != null) {
            total = Operand.min(total, Operand.of(side.cap()));
            note = sum.sum.compareTo(side.cap()) > 0
                    ? Text.of("封顶 %s 分", "capped at %s points", side.cap())
                    : Text.EMPTY;
        }
        List<Step> steps = new ArrayList<>();
        if (side.highestPerMatter()) {
            highest(sum.verdicts)
                    .forEach((matter, points) -> steps.add(Step.named(
                            "matter." + matter,
                            Text.of("事项“%s”取最高", "highest of matter “%s”", matter),
                            Rational.of(points))));
        }
        addPoints(steps, negative ? StepName.DEDUCT : StepName.BONUS, total, negative);
        Points score = new Points(negative ? sum.capped.negate() : sum.capped);
        ScoreLine adjustment = Adjustment.of(id, score, lines, note);
        if (adjustment != null) {
            lines.add(adjustment);
        }
        return new ScoreLine(
                id,
                events.id(),
                side.title(),
                "",
                Role.ADDEND,
                "",
                null,
                score,
                DataStatus.OK,
                null,
                new Justification.ByEvents(steps, note),
                lines);
    }

    /** Points are rounded before their sign is turned, so that a deduction takes what a bonus of the same size gives. */
    private void addPoints(List<Step> steps, StepName name, Expression points, boolean negative) {
        Step size = Step.computed(negative ? StepName.DEDUCTION : name, points, events.rounding());
        if (!negative) {
            steps.add(size);
        } else if (size.exact() != null && size.exact().equals(size.value())) {
            steps.add(Step.computed(name, new Expression.Negative(points), events.rounding()));
        } else {
            steps.add(size);
            steps.add(Step.computed(name, new Expression.Negative(size.operand()), events.rounding()));
        }
    }

    private static Map<String, Decimal> highest(List<EventVerdict> verdicts) {
        Map<String, Decimal> highest = new LinkedHashMap<>();
        for (EventVerdict verdict : verdicts) {
            if (verdict.outcome() == EventVerdict.Outcome.COUNTED
                    && !verdict.event().matter().isEmpty()) {
                highest.merge(verdict.event().matter(), verdict.points(), Decimal::max);
            }
        }
        return highest;
    }

    private ScoreLine eventLine(EventVerdict verdict, String parent, boolean negative) {
        ScoreEvent event = verdict.event();
        Decimal points = counted(verdict);
        List<Step> steps = new ArrayList<>();
        steps.add(Step.given(StepName.POINTS, Rational.of(verdict.points())));
        if (verdict.outcome() == EventVerdict.Outcome.COUNTED) {
            Expression formula = Operand.of(verdict.points());
            if (verdict.factor().compareTo(Decimal.ONE) != 0) {
                steps.add(Step.given(StepName.REPEAT_FACTOR, Rational.of(verdict.factor())));
                formula = Operand.times(formula, Operand.of(verdict.factor()));
            }
            addPoints(steps, StepName.SCORE, formula, negative);
        }
        boolean pending = verdict.outcome() == EventVerdict.Outcome.PENDING;
        return new ScoreLine(
                events.id() + "." + event.id(),
                parent,
                Text.same(event.title().isEmpty() ? event.level() : event.title()),
                "",
                Role.EVENT,
                "",
                null,
                new Points(negative ? points.negate() : points),
                pending ? DataStatus.PENDING : DataStatus.OK,
                pending ? TreatedAs.ZERO : null,
                new Justification.ByEvent(event, verdict, steps, note(verdict)),
                List.of());
    }

    private static Text note(EventVerdict verdict) {
        if (verdict.outcome() == EventVerdict.Outcome.BEATEN && verdict.instead() != null) {
            return Text.of("%s(%s)", "%s (%s)", verdict.outcome().title(), verdict.instead());
        }
        if (verdict.outcome() != EventVerdict.Outcome.COUNTED) {
            return verdict.outcome().title();
        }
        return verdict.factor().compareTo(Decimal.ONE) == 0
                ? Text.EMPTY
                : Text.of("年内再次发生,加倍", "happened again in the year, counts more than once");
    }
}
