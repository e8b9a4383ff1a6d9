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
            } else if (!byUnit.get(i).isEmpty() || isLimited()) {
                Decimal plus = side(i, ScoreEvent.Kind.BONUS).capped();
                Decimal minus = side(i, ScoreEvent.Kind.DEDUCT).capped();
                bonus.set(i, plus, DataStatus.OK, null);
                deduct.set(i, minus, DataStatus.OK, null);
                net.set(i, events.rounding().round(within(plus.minus(minus))), DataStatus.OK, null);
            }
        }
    }

    private boolean isLimited() {
        return events.cap() != null || events.floor() != null;
    }

    private Decimal within(Decimal points) {
        Decimal least = events.floor() == null ? points : points.max(events.floor());
        return events.cap() == null ? least : least.min(events.cap());
    }

    /**
     * What some levels of a side come to, before and after their cap.
     *
     * @param verdicts those that stand in no group inside
     */
    private record Sum(Decimal sum, Decimal capped, List<EventVerdict> verdicts, List<GroupSum> groups) {}

    private record GroupSum(Node.LevelGroup group, Sum sum) {}

    private Sum side(int unit, ScoreEvent.Kind kind) {
        Node.Side side = events.side(kind);
        List<EventVerdict> own = new ArrayList<>();
        for (EventVerdict verdict : byUnit.get(unit)) {
            if (verdict.event().kind() == kind) {
                own.add(verdict);
            }
        }
        return sum(own, side.groups(), side.cap(), side);
    }

    private Sum sum(List<EventVerdict> all, List<Node.LevelGroup> groups, @Nullable Decimal cap, Node.Side side) {
        Rounding rounding = events.rounding();
        List<EventVerdict> rest = new ArrayList<>(all);
        List<GroupSum> inside = new ArrayList<>();
        Decimal sum = rounding.round(Decimal.ZERO);
        for (Node.LevelGroup group : groups) {
            List<EventVerdict> members =
                    rest.stream().filter(v -> has(group, v.event().level())).toList();
            if (!members.isEmpty()) {
                rest.removeAll(members);
                Sum own = sum(members, group.groups(), group.cap(), side);
                inside.add(new GroupSum(group, own));
                sum = sum.plus(own.capped);
            }
        }
        for (EventVerdict verdict : rest) {
            sum = sum.plus(counted(verdict, side));
        }
        Decimal capped = cap == null ? sum : sum.min(cap);
        return new Sum(sum, rounding.round(capped), rest, inside);
    }

    private static boolean has(Node.LevelGroup group, String level) {
        return group.levels().contains(level) || group.groups().stream().anyMatch(inside -> has(inside, level));
    }

    /** Points that an event adds to its side, rounded to the line's scale. */
    private Decimal counted(EventVerdict verdict, Node.Side side) {
        if (verdict.outcome() != EventVerdict.Outcome.COUNTED) {
            return events.rounding().round(Decimal.ZERO);
        }
        Decimal points = verdict.points();
        for (Decimal factor : factors(verdict, side)) {
            points = points.times(factor);
        }
        return events.rounding().round(side.capEach() == null ? points : points.min(side.capEach()));
    }

    /** The factors that apply: those of a repetition and of a key period, or the larger of the two. */
    private static List<Decimal> factors(EventVerdict verdict, Node.Side side) {
        boolean again = verdict.factor().compareTo(Decimal.ONE) != 0;
        boolean key = !verdict.keyPeriod().isEmpty();
        boolean larger =
                again && key && side.keyPeriods() != null && !side.keyPeriods().multiply();
        if (larger) {
            return List.of(verdict.factor().max(verdict.keyFactor()));
        }
        List<Decimal> factors = new ArrayList<>();
        if (again) {
            factors.add(verdict.factor());
        }
        if (key) {
            factors.add(verdict.keyFactor());
        }
        return factors;
    }

    @Override
    public ScoreLine line(int unit, @Nullable String parent, Role role) {
        Sum plus = side(unit, ScoreEvent.Kind.BONUS);
        Sum minus = side(unit, ScoreEvent.Kind.DEDUCT);
        Rounding rounding = events.rounding();
        Expression difference = Operand.minus(Operand.of(plus.capped), Operand.of(minus.capped));
        Decimal free = plus.capped.minus(minus.capped);
        Text note = Text.EMPTY;
        if (events.floor() != null) {
            difference = Operand.max(difference, Operand.of(events.floor()));
            note = free.compareTo(events.floor()) < 0
                    ? Text.of("净额不低于 %s 分", "the net is at least %s points", events.floor())
                    : note;
        }
        if (events.cap() != null) {
            difference = Operand.min(difference, Operand.of(events.cap()));
            note = free.compareTo(events.cap()) > 0
                    ? Text.of("净额封顶 %s 分", "the net is capped at %s points", events.cap())
                    : note;
        }
        List<Step> steps = List.of(
                Step.given(StepName.BONUS, plus.capped, rounding),
                Step.given(StepName.DEDUCT, minus.capped, rounding),
                Step.computed(StepName.NET, difference, rounding));
        List<ScoreLine> lines = new ArrayList<>();
        lines.add(sideLine(plus, events.bonus(), ".bonus", false));
        lines.add(sideLine(minus, events.deduct(), ".deduct", true));
        ScoreLine adjustment = Adjustment.of(events.id(), net.get(unit), lines, note);
        if (adjustment != null) {
            lines.add(adjustment);
        }
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
                new Justification.ByEvents(steps, note),
                List.copyOf(lines));
    }

    private ScoreLine sideLine(Sum sum, Node.Side side, String suffix, boolean negative) {
        return sumLine(sum, side, events.id() + suffix, events.id(), side.title(), side.cap(), negative);
    }

    private ScoreLine sumLine(
            Sum sum, Node.Side side, String id, String parent, Text title, @Nullable Decimal cap, boolean negative) {
        List<ScoreLine> lines = new ArrayList<>();
        List<Expression> terms = new ArrayList<>();
        String sideId = events.id() + (negative ? ".deduct" : ".bonus");
        for (GroupSum inside : sum.groups) {
            Node.LevelGroup group = inside.group;
            lines.add(sumLine(inside.sum, side, sideId + "." + group.id(), id, group.title(), group.cap(), negative));
            terms.add(Operand.of(inside.sum.capped));
        }
        for (EventVerdict verdict : sum.verdicts) {
            lines.add(eventLine(verdict, side, id, negative));
            if (verdict.outcome() == EventVerdict.Outcome.COUNTED) {
                terms.add(Operand.of(counted(verdict, side)));
            }
        }
        Expression total = Operand.sum(terms);
        Text note = Text.EMPTY;
        if (cap != null) {
            total = Operand.min(total, Operand.of(cap));
            note = sum.sum.compareTo(cap) > 0 ? Text.of("封顶 %s 分", "capped at %s points", cap) : Text.EMPTY;
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
                parent,
                title,
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

    private ScoreLine eventLine(EventVerdict verdict, Node.Side side, String parent, boolean negative) {
        ScoreEvent event = verdict.event();
        Decimal points = counted(verdict, side);
        List<Step> steps = new ArrayList<>();
        steps.add(Step.given(StepName.POINTS, Rational.of(verdict.points())));
        if (verdict.outcome() == EventVerdict.Outcome.COUNTED) {
            Expression formula = Operand.of(verdict.points());
            if (verdict.factor().compareTo(Decimal.ONE) != 0) {
                steps.add(Step.given(StepName.REPEAT_FACTOR, Rational.of(verdict.factor())));
            }
            if (!verdict.keyPeriod().isEmpty()) {
                steps.add(Step.given(StepName.KEY_FACTOR, Rational.of(verdict.keyFactor())));
            }
            for (Decimal factor : factors(verdict, side)) {
                formula = Operand.times(formula, Operand.of(factor));
            }
            if (side.capEach() != null) {
                formula = Operand.min(formula, Operand.of(side.capEach()));
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
                new Justification.ByEvent(event, verdict, steps, note(verdict, side)),
                List.of());
    }

    private static Text note(EventVerdict verdict, Node.Side side) {
        if (verdict.outcome() == EventVerdict.Outcome.BEATEN && verdict.instead() != null) {
            return Text.of("%s(%s)", "%s (%s)", verdict.outcome().title(), verdict.instead());
        }
        if (verdict.outcome() != EventVerdict.Outcome.COUNTED) {
            return verdict.outcome().title();
        }
        List<Text> notes = new ArrayList<>();
        if (verdict.factor().compareTo(Decimal.ONE) != 0) {
            notes.add(again(side.repeat()));
        }
        if (!verdict.keyPeriod().isEmpty()) {
            notes.add(Text.of("重点时段(%s)内", "within the key period “%s”", verdict.keyPeriod()));
        }
        return Text.join(";", "; ", notes);
    }

    private static Text again(Node.@Nullable Repeat repeat) {
        if (repeat == null) {
            return Text.EMPTY;
        }
        return switch (repeat.window()) {
            case CALENDAR_YEAR -> Text.of("年内再次发生,加倍", "happened again in the year, counts more than once");
            case MONTHS ->
                Text.of("%s 个月内再次发生,加倍", "happened again within %s months, counts more than once", repeat.months());
            case PERIOD -> Text.of("本期内再次发生,加倍", "happened again in the period, counts more than once");
            case WHOLE -> Text.of("再次发生,加倍", "happened again, counts more than once");
        };
    }
}
