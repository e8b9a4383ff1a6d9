package leopard.rules.drools;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import leopard.model.Decimal;
import leopard.model.Lang;
import leopard.model.ScoreEvent;
import leopard.model.UnitList;
import leopard.rules.fact.CountedEvent;
import leopard.scheme.Node;
import leopard.scheme.Scheme;
import leopard.scheme.Veto;

/**
 * Writes the rules about events. They are asked three times, each time with what came out before as new facts: what an
 * event is worth; whether it counts; whether it is a repetition.
 */
final class EventRules {

    /** The id of a node whose sides are called without it. */
    private static final String ONLY = "events";

    private final DrlText drl;
    private final Node.Events events;

    private EventRules(DrlText drl, Node.Events events) {
        this.drl = drl;
        this.events = events;
    }

    /** The name of one side of a node of events. */
    static String side(Node.Events events, ScoreEvent.Kind kind) {
        return events.id().equals(ONLY) ? side(kind) : events.id() + "." + side(kind);
    }

    static String side(ScoreEvent.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    static void write(Scheme scheme, DrlText drl) {
        for (Node.Events events : scheme.eventNodes()) {
            drl.section("加减分事项 events").title(events.id(), events.title(), events.clause());
            new EventRules(drl, events).write(scheme.eventNodes().size() == 1);
        }
        if (!scheme.vetoes().isEmpty()) {
            drl.section("一票否决 vetoes");
        }
        for (Veto veto : scheme.vetoes()) {
            drl.title(veto.id(), veto.title(), veto.clause())
                    .rule(
                            veto.id(),
                            "veto " + veto.id() + " " + veto.title().in(Lang.ZH),
                            List.of(
                                    "$it : Event( side == \"veto\", level == " + DrlText.quoted(veto.id())
                                            + (veto.terms().documentRequired() ? ", documented" : "") + ", verified )",
                                    "not Event( side == \"lift\", unitId == $it.unitId, level == "
                                            + DrlText.quoted(veto.id())
                                            + ", verified, date >= $it.date, ( matter == \"\" || matter == $it.matter ) )"),
                            "verdict.vetoes( $it, " + DrlText.quoted(veto.id()) + " );");
        }
    }

    /** @param alone where there is one node of events alone, every event that is worth something is one of its own */
    private void write(boolean alone) {
        String sides =
                "side in ( " + quotedSide(ScoreEvent.Kind.BONUS) + ", " + quotedSide(ScoreEvent.Kind.DEDUCT) + " )";
        String ofThese = alone ? "" : sides + ", ";
        drl.rule(
                events.id(),
                "events points as given",
                List.of("$it : Event( " + sides + ", given != null )"),
                "verdict.worthAsGiven( $it );");
        if (events.documentRequired()) {
            drl.comment("无佐证文件的不计")
                    .rule(
                            events.id(),
                            "events without document",
                            List.of("$it : ValuedEvent( " + ofThese + "!documented )"),
                            "verdict.lacksDocument( $it );");
        }
        if (hasLate()) {
            drl.comment("佐证文件晚于截止日的不计")
                    .rule(
                            events.id(),
                            "events with a late document",
                            List.of("$it : ValuedEvent( " + ofThese + documented() + "late )"),
                            "verdict.lateDocument( $it );");
        }
        drl.comment("未核验的暂不计")
                .rule(
                        events.id(),
                        "events pending",
                        List.of("$it : ValuedEvent( " + ofThese + documented() + inTime() + "pending )"),
                        "verdict.waits( $it );");
        write(ScoreEvent.Kind.BONUS, events.bonus());
        write(ScoreEvent.Kind.DEDUCT, events.deduct());
    }

    private String quotedSide(ScoreEvent.Kind kind) {
        return DrlText.quoted(side(events, kind));
    }

    private boolean hasLate() {
        return events.documents().cutOff() != null && !events.documents().movesOn();
    }

    private String documented() {
        return events.documentRequired() ? "documented, " : "";
    }

    private String inTime() {
        return hasLate() ? "!late, " : "";
    }

    private void write(ScoreEvent.Kind kind, Node.Side side) {
        String word = side(events, kind);
        for (Map.Entry<String, Decimal> each : fromTheHighest(side.levels())) {
            String level = each.getKey();
            String points = each.getValue().toString();
            drl.comment(side.title().in(Lang.ZH) + " " + level + ": " + points + " 分")
                    .rule(
                            events.id(),
                            "events " + word + " " + level,
                            List.of("$it : Event( side == " + DrlText.quoted(word) + ", level == "
                                    + DrlText.quoted(level) + ", given == null )"),
                            "verdict.worth( $it, " + DrlText.quoted(points) + " );");
        }
        if (side.highestPerMatter()) {
            writeHighest(word, side.looksBack() || events.documents().movesOn());
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
        if (side.keyPeriods() != null && !side.keyPeriods().levels().isEmpty()) {
            writeKeyPeriods(word, side.keyPeriods());
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
        return "side == " + DrlText.quoted(side) + ", " + documented() + inTime() + "!pending";
    }

    /** @param years whether events of other years are there too */
    private void writeHighest(String side, boolean years) {
        drl.comment("同一事项只计最高一项; 分值相同的计最早一项")
                .rule(
                        events.id(),
                        "events " + side + " beaten within its matter",
                        List.of(
                                "$it : ValuedEvent( " + eligible(side) + ", matter != \"\" )",
                                "$instead : ValuedEvent( " + ofTheSameMatter(side, years) + ", " + higherThan("$it")
                                        + " )",
                                "not ValuedEvent( " + ofTheSameMatter(side, years) + ", " + higherThan("$instead")
                                        + " )"),
                        "verdict.beaten( $it, $instead );");
        drl.rule(
                events.id(),
                "events " + side + " counts as highest of its matter",
                List.of(
                        "$it : ValuedEvent( " + eligible(side) + " )",
                        "not ValuedEvent( " + ofTheSameMatter(side, years) + ", matter != \"\", " + higherThan("$it")
                                + " )"),
                "verdict.counts( $it );");
    }

    private String ofTheSameMatter(String side, boolean years) {
        return "unitId == $it.unitId, matter == $it.matter, " + (years ? "countsIn == $it.countsIn, " : "")
                + eligible(side);
    }

    private static String higherThan(String other) {
        return "points > " + other + ".points || ( points == " + other + ".points && position < " + other
                + ".position )";
    }

    private void writeRepeat(String side, Node.Repeat repeat) {
        List<String> before = new ArrayList<>();
        before.add("unitId == $it.unitId");
        before.add(repeat.sameLevel() ? "level == $it.level" : DrlText.oneOf("level", repeat.levels()));
        String window = switch (repeat.window()) {
            case CALENDAR_YEAR -> {
                before.add("year == $it.year");
                yield "年内";
            }
            case MONTHS -> {
                before.add("date >= $it.monthsBefore( " + repeat.months() + " )");
                if (repeat.byDecision()) {
                    before.add("date <= $it.monthsAfter( " + repeat.months() + " )");
                }
                yield repeat.months() + " 个月内";
            }
            case PERIOD -> {
                before.add("period == $it.period");
                yield "本期内";
            }
            case WHOLE -> "";
        };
        before.add("side == " + DrlText.quoted(side));
        if (repeat.sameMatter()) {
            before.add("matter == $it.matter, matter != \"\"");
        }
        before.add(repeat.byDecision() ? "decided < $it.decided" : "position < $it.position");
        drl.comment(window + (repeat.sameLevel() ? "同级" : "") + (repeat.sameMatter() ? "同一事项" : "") + "再次发生的, 按 "
                        + repeat.factor() + " 倍计" + (repeat.byDecision() ? ", 以认定在先的为第一次" : ""))
                .rule(
                        events.id(),
                        "events " + side + " repeated",
                        List.of(
                                "$it : CountedEvent( side == " + DrlText.quoted(side) + ", "
                                        + DrlText.oneOf("level", repeat.levels()) + " )",
                                "exists CountedEvent( " + String.join(", ", before) + " )"),
                        "verdict.repeats( $it, "
                                + DrlText.quoted(repeat.factor().toString()) + " );");
    }

    /** Where the days of two key periods overlap, the first of them counts. */
    private void writeKeyPeriods(String side, Node.KeyPeriods keys) {
        List<String> earlier = new ArrayList<>();
        for (int i = 0; i < keys.days().size(); i++) {
            Node.KeyPeriod days = keys.days().get(i);
            String within = "( date >= " + CountedEvent.number(days.from()) + " && date <= "
                    + CountedEvent.number(days.to()) + " )";
            List<String> constraints = new ArrayList<>();
            constraints.add("side == " + DrlText.quoted(side));
            constraints.add(DrlText.oneOf("level", keys.levels()));
            constraints.add(within);
            constraints.addAll(earlier);
            drl.comment("重点时段 " + days.title().in(Lang.ZH) + " " + days.from() + " 至 " + days.to() + ", 按 "
                            + keys.factor() + " 倍计")
                    .rule(
                            events.id(),
                            "events " + side + " in key period " + (i + 1),
                            List.of("$it : CountedEvent( " + String.join(", ", constraints) + " )"),
                            "verdict.inKeyPeriod( $it, "
                                    + DrlText.quoted(keys.factor().toString()) + ", " + i + " );");
            earlier.add("!" + within);
        }
    }
}
