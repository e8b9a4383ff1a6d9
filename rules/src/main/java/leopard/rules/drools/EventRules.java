package leopard.rules.drools;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import leopard.model.Decimal;
import leopard.model.Lang;
import leopard.model.ScoreEvent;
import leopard.model.UnitList;
import leopard.scheme.Node;
import leopard.scheme.Scheme;
import leopard.scheme.Veto;
import org.jspecify.annotations.Nullable;

/**
 * Writes the rules about events. They are asked three times, each time with what came out before as new facts: what an
 * event is worth; whether it counts; whether it is a repetition.
 */
final class EventRules {

    private final DrlText drl;
    private final Node.Events events;

    private EventRules(DrlText drl, Node.Events events) {
        this.drl = drl;
        this.events = events;
    }

    /** The rules about events that a scheme has, or null. */
    static Node.@Nullable Events of(Scheme scheme) {
        for (Node node : scheme.nodes().values()) {
            if (node instanceof Node.Events events) {
                return events;
            }
        }
        return null;
    }

    static String side(ScoreEvent.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    static void write(Scheme scheme, DrlText drl) {
        Node.Events events = of(scheme);
        if (events != null) {
            drl.section("加减分事项 events").title(events.id(), events.title(), events.clause());
            new EventRules(drl, events).write();
        }
        if (!scheme.vetoes().isEmpty()) {
            drl.section("一票否决 vetoes");
        }
        for (Veto veto : scheme.vetoes()) {
            drl.title(veto.id(), veto.title(), veto.clause())
                    .rule(
                            veto.id(),
                            "veto " + veto.id() + " " + veto.title().in(Lang.ZH),
                            List.of("$it : Event( side == \"veto\", level == " + DrlText.quoted(veto.id())
                                    + ", verified )"),
                            "verdict.vetoes( $it, " + DrlText.quoted(veto.id()) + " );");
        }
    }

    private void write() {
        drl.rule(
                events.id(),
                "events points as given",
                List.of("$it : Event( side in ( \"bonus\", \"deduct\" ), given != null )"),
                "verdict.worthAsGiven( $it );");
        if (events.documentRequired()) {
            drl.comment("无佐证文件的不计")
                    .rule(
                            events.id(),
                            "events without document",
                            List.of("$it : ValuedEvent( !documented )"),
                            "verdict.lacksDocument( $it );");
        }
        drl.comment("未核验的暂不计")
                .rule(
                        events.id(),
                        "events pending",
                        List.of("$it : ValuedEvent( " + (events.documentRequired() ? "documented, " : "")
                                + "pending )"),
                        "verdict.waits( $it );");
        write(ScoreEvent.Kind.BONUS, events.bonus());
        write(ScoreEvent.Kind.DEDUCT, events.deduct());
    }

    private void write(ScoreEvent.Kind kind, Node.Side side) {
        String word = side(kind);
        for (Map.Entry<String, Decimal> each : fromTheHighest(side.levels())) {
            String level = each.getKey();
            String points = each.getValue().toString();
            drl.comment(side.title().in(Lang.ZH) + " " + level + ": " + points + " 分")
                    .rule(
                            events.id(),
                            "events " + word + " " + level,
                            List.of("$it : Event( side == \"" + word + "\", level == " + DrlText.quoted(level)
                                    + ", given == null )"),
                            "verdict.worth( $it, " + DrlText.quoted(points) + " );");
        }
        if (side.highestPerMatter()) {
            writeHighest(word);
        } else {
            drl.rule(
                    events.id(),
                    "events " + word + " counts",
                    List.of("$it : ValuedEvent( " + eligible(word) + " )"),
                    "verdict.counts( $it );");
        }
        Node.Repeat repeat = side.repeat();
        if (repeat != null && !repeat.levels().isEmpty()) {
            writeRepeat(word, repeat);
        }
    }

    /** The order of a map is nobody's decision. */
    private static List<Map.Entry<String, Decimal>> fromTheHighest(Map<String, Decimal> levels) {
        List<Map.Entry<String, Decimal>> sorted = new ArrayList<>(levels.entrySet());
        sorted.sort(Map.Entry.<String, Decimal>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry::getKey, UnitList.BY_CODE_POINT));
        return sorted;
    }

    private String eligible(String side) {
        return "side == \"" + side + "\", " + (events.documentRequired() ? "documented, " : "") + "!pending";
    }

    private void writeHighest(String side) {
        drl.comment("同一事项只计最高一项; 分值相同的计最早一项")
                .rule(
                        events.id(),
                        "events " + side + " beaten within its matter",
                        List.of(
                                "$it : ValuedEvent( " + eligible(side) + ", matter != \"\" )",
                                "$instead : ValuedEvent( " + ofTheSameMatter(side) + ", " + higherThan("$it") + " )",
                                "not ValuedEvent( " + ofTheSameMatter(side) + ", " + higherThan("$instead") + " )"),
                        "verdict.beaten( $it, $instead );");
        drl.rule(
                events.id(),
                "events " + side + " counts as highest of its matter",
                List.of(
                        "$it : ValuedEvent( " + eligible(side) + " )",
                        "not ValuedEvent( " + ofTheSameMatter(side) + ", matter != \"\", " + higherThan("$it") + " )"),
                "verdict.counts( $it );");
    }

    private String ofTheSameMatter(String side) {
        return "unitId == $it.unitId, matter == $it.matter, " + eligible(side);
    }

    private static String higherThan(String other) {
        return "points > " + other + ".points || ( points == " + other + ".points && position < " + other
                + ".position )";
    }

    private void writeRepeat(String side, Node.Repeat repeat) {
        drl.comment("年内同级" + (repeat.sameMatter() ? "同一事项" : "") + "再次发生的, 按 " + repeat.factor() + " 倍计")
                .rule(
                        events.id(),
                        "events " + side + " repeated",
                        List.of(
                                "$it : CountedEvent( side == \"" + side + "\", "
                                        + DrlText.oneOf("level", repeat.levels()) + " )",
                                "exists CountedEvent( unitId == $it.unitId, level == $it.level, year == $it.year, side == \""
                                        + side + "\", "
                                        + (repeat.sameMatter() ? "matter == $it.matter, matter != \"\", " : "")
                                        + "position < $it.position )"),
                        "verdict.repeats( $it, "
                                + DrlText.quoted(repeat.factor().toString()) + " );");
    }
}
