package leopard.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import leopard.model.Decimal;
import leopard.model.Place;
import leopard.model.ScoreEvent;
import leopard.model.Text;
import leopard.model.Unit;
import leopard.model.When;
import leopard.scheme.Node;

/** A node of bonuses and deductions, and random events for it. */
final class RandomEvents {

    private RandomEvents() {}

    static Node.Events node(Dice dice) {
        return new Node.Events(
                "events",
                Text.same("加减分"),
                "",
                dice.rounding(0, 2),
                Set.of(),
                side(dice, true),
                side(dice, false),
                Node.Documents.of(dice.percent(40)),
                dice.decimalOrNull(60, "1", "2.125"),
                dice.decimalOrNull(60, "-1", "0", "-2.5"));
    }

    private static Node.Side side(Dice dice, boolean bonus) {
        Map<String, Decimal> levels = new LinkedHashMap<>();
        for (String level : bonus ? RandomScheme.BONUS_LEVELS : RandomScheme.DEDUCT_LEVELS) {
            levels.put(level, dice.decimal("0.5", "1", "2", "0.125"));
        }
        Node.Repeat repeat = dice.percent(50)
                ? new Node.Repeat(dice.decimal("2", "1.5"), List.copyOf(levels.keySet()), dice.percent(40))
                : null;
        return new Node.Side(
                Text.same(bonus ? "加分" : "扣分"),
                dice.decimalOrNull(40, "2.5", "3"),
                dice.decimalOrNull(50, "1.5", "0.75"),
                dice.percent(50),
                levels,
                dice.percent(60) ? groups(dice, List.copyOf(levels.keySet())) : List.of(),
                repeat,
                null);
    }

    /** A group with one level and, inside another one, the other level; or with one level alone. */
    private static List<Node.LevelGroup> groups(Dice dice, List<String> levels) {
        List<Node.LevelGroup> inner = dice.percent(50)
                ? List.of(new Node.LevelGroup(
                        "inner", Text.same("inner"), dice.decimal("0.5", "1"), levels.subList(1, 2), List.of()))
                : List.of();
        return List.of(new Node.LevelGroup(
                "outer", Text.same("outer"), dice.decimalOrNull(30, "1", "2"), levels.subList(0, 1), inner));
    }

    static List<ScoreEvent> rows(Dice dice, Unit unit, Function<Dice, When> day) {
        List<ScoreEvent> rows = new ArrayList<>();
        int count = dice.of(0, 1, 3, 5);
        for (int i = 0; i < count; i++) {
            ScoreEvent.Kind kind = dice.of(ScoreEvent.Kind.BONUS, ScoreEvent.Kind.DEDUCT, ScoreEvent.Kind.BONUS);
            List<String> levels =
                    kind == ScoreEvent.Kind.BONUS ? RandomScheme.BONUS_LEVELS : RandomScheme.DEDUCT_LEVELS;
            rows.add(event(dice, unit, "e" + i, kind, dice.of(levels), day));
        }
        if (dice.percent(20)) {
            String veto = dice.of(RandomScheme.VETO_UNRANKED, RandomScheme.VETO_LIMIT);
            rows.add(event(dice, unit, "v1", ScoreEvent.Kind.VETO, veto, day));
        }
        return rows;
    }

    private static ScoreEvent event(
            Dice dice, Unit unit, String id, ScoreEvent.Kind kind, String level, Function<Dice, When> day) {
        return new ScoreEvent(
                unit.id(),
                id,
                kind,
                id,
                level,
                null,
                dice.of("", "m1", "m2"),
                day.apply(dice),
                dice.percent(80) ? "文号" : "",
                !dice.percent(10),
                "",
                Place.NOWHERE);
    }
}
