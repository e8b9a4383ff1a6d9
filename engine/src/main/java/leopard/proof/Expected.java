package leopard.proof;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import leopard.model.Place;
import leopard.run.Standing;

/** One thing that a test expects of one unit. The word {@code none} expects that there is nothing. */
public sealed interface Expected {

    /** Expects that there is no such thing. */
    String NONE = "none";

    /** Where it stands in the file of the tests. */
    Place place();

    String unit();

    /** Something about a line of the score sheet. */
    record Line(Place place, String unit, String line, LineField field, String value) implements Expected {}

    /** Something about the unit's place in a ranking. */
    record Ranked(Place place, String unit, String ranking, RankingField field, String value) implements Expected {

        /** Words of {@link RankingField#STATUS}. */
        public static List<String> statuses() {
            return Arrays.stream(Standing.Status.values()).map(Enum::name).toList();
        }
    }

    /** All vetoes, red lines or data checks that the unit met: these and no others. */
    record Fired(Place place, String unit, FiredKind kind, Set<String> ids) implements Expected {}

    /** What became of an award, {@code leopard.L1}. */
    record Awarded(Place place, String unit, String award, String outcome) implements Expected {}

    /** The light of an item by a warning rule. */
    record Light(Place place, String unit, String rule, String item, String colour) implements Expected {}

    /** What of a line is compared. */
    enum LineField {
        POINTS,
        VALUE,
        STATUS,
        TREATED_AS
    }

    /** What of a standing is compared. */
    enum RankingField {
        RANK,
        GRADE,
        STATUS,
        SCORE,
        NORMALISED,
        PROVISIONAL
    }

    /** What fires. */
    enum FiredKind {
        VETO,
        RED_LINE,
        CHECK
    }
}
