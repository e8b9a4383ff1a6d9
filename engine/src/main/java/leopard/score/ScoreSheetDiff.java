package leopard.score;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import leopard.model.Decimal;
import org.jspecify.annotations.Nullable;

/** What changed between two sheets of one unit, line by line. */
public final class ScoreSheetDiff {

    /**
     * A line that differs.
     *
     * @param before the line as it was, null if it is new
     * @param after the line as it is, null if it is gone
     */
    public record Change(
            String line,
            @Nullable ScoreLine before,
            @Nullable ScoreLine after) {

        /** By how many points the score changed; a score that is not there counts as 0. */
        public Decimal points() {
            return scoreOf(after).minus(scoreOf(before));
        }

        private static Decimal scoreOf(@Nullable ScoreLine line) {
            return line == null || line.score() == null
                    ? Decimal.ZERO
                    : line.score().value();
        }
    }

    private ScoreSheetDiff() {}

    /** The lines whose score, full marks, input or status differ, in the order of the newer sheet; lost ones last. */
    public static List<Change> between(ScoreSheet before, ScoreSheet after) {
        Map<String, ScoreLine> old = new LinkedHashMap<>();
        before.forEach(line -> old.put(line.id(), line));
        List<Change> changes = new ArrayList<>();
        after.forEach(line -> {
            ScoreLine was = old.remove(line.id());
            if (was == null || differs(was, line)) {
                changes.add(new Change(line.id(), was, line));
            }
        });
        old.values().forEach(line -> changes.add(new Change(line.id(), line, null)));
        return changes;
    }

    private static boolean differs(ScoreLine a, ScoreLine b) {
        return !Objects.equals(a.score(), b.score())
                || !Objects.equals(a.full(), b.full())
                || !a.input().equals(b.input())
                || a.status() != b.status()
                || a.treatedAs() != b.treatedAs();
    }
}
