package leopard.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import leopard.model.Decimal;
import leopard.model.Meeting;
import leopard.model.Text;
import leopard.model.UnitList;
import leopard.scheme.TieStep;
import leopard.scheme.TieStep.Measure;
import org.jspecify.annotations.Nullable;

/** 相互战绩: the results that exactly the tied units had against each other, as a small table of their own. */
final class HeadToHead implements TieEvidence {

    private final TieStep.HeadToHead rule;
    private final Map<Integer, List<Side>> sides = new HashMap<>();
    private final Map<Integer, Tally> last = new HashMap<>();

    /** A meeting as one of the two sees it. */
    private record Side(int other, Decimal own, Decimal others) {}

    /** What a unit has in the small table. */
    private record Tally(Decimal points, Decimal difference, Decimal scored, Decimal wins, int meetings) {
        static final Tally NONE = new Tally(Decimal.ZERO, Decimal.ZERO, Decimal.ZERO, Decimal.ZERO, 0);

        Decimal of(Measure measure) {
            return switch (measure) {
                case POINTS -> points;
                case DIFFERENCE -> difference;
                case SCORED -> scored;
                case WINS -> wins;
            };
        }
    }

    HeadToHead(TieStep.HeadToHead rule, List<Meeting> meetings, UnitList units) {
        this.rule = rule;
        for (Meeting each : meetings) {
            int home = units.indexOf(each.home());
            int away = units.indexOf(each.away());
            if (home >= 0 && away >= 0) {
                add(home, new Side(away, each.homeScore(), each.awayScore()));
                add(away, new Side(home, each.awayScore(), each.homeScore()));
            }
        }
    }

    private void add(int unit, Side side) {
        sides.computeIfAbsent(unit, u -> new ArrayList<>()).add(side);
    }

    @Override
    public List<int[]> split(int[] tied) {
        Map<Integer, Tally> table = new HashMap<>();
        for (int unit : tied) {
            table.put(unit, tally(unit, tied));
        }
        last.putAll(table);
        List<int[]> parts = Parts.of(tied, (a, b) -> compare(table.get(a), table.get(b)));
        if (!rule.again() || parts.size() == 1) {
            return parts;
        }
        List<int[]> finer = new ArrayList<>();
        for (int[] part : parts) {
            if (part.length == 1) {
                finer.add(part);
            } else {
                finer.addAll(split(part));
            }
        }
        return finer;
    }

    private Tally tally(int unit, int[] tied) {
        Tally sum = Tally.NONE;
        for (Side side : sides.getOrDefault(unit, List.of())) {
            if (Arrays.binarySearch(tied, side.other) >= 0) {
                int sign = side.own.compareTo(side.others);
                Decimal points = sign > 0 ? rule.win() : sign < 0 ? rule.loss() : rule.draw();
                sum = new Tally(
                        sum.points.plus(points),
                        sum.difference.plus(side.own.minus(side.others)),
                        sum.scored.plus(side.own),
                        sign > 0 ? sum.wins.plus(Decimal.ONE) : sum.wins,
                        sum.meetings + 1);
            }
        }
        return sum;
    }

    private int compare(@Nullable Tally a, @Nullable Tally b) {
        if (a == null || b == null) {
            throw new IllegalArgumentException("a unit that is not tied");
        }
        for (Measure measure : rule.compared()) {
            int decided = b.of(measure).compareTo(a.of(measure));
            if (decided != 0) {
                return decided;
            }
        }
        return 0;
    }

    @Override
    public Text said(int unit) {
        Tally own = last.get(unit);
        if (own == null) {
            return Text.EMPTY;
        }
        if (own.meetings == 0) {
            return Text.of("未相遇", "no meeting");
        }
        List<String> parts = new ArrayList<>();
        for (Measure measure : rule.compared()) {
            parts.add(measure.name().toLowerCase(Locale.ROOT) + " " + own.of(measure));
        }
        return Text.same(String.join(" ", parts));
    }
}
