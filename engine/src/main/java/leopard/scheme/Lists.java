package leopard.scheme;

import java.util.List;
import java.util.Map;
import leopard.model.Decimal;
import leopard.model.ListRow;
import leopard.model.Period;
import leopard.model.Text;
import leopard.model.When;
import org.jspecify.annotations.Nullable;

/**
 * Lists 清单 that a scheme declares, each a table of its own with one row per item, and the figures that are counted over
 * lists, tasks, milestones and events (R35, R36).
 *
 * @param lists by id
 * @param figures by id of the indicator
 */
public record Lists(Map<String, ListRule> lists, Map<String, Figure> figures) {

    public static final Lists NONE = new Lists(Map.of(), Map.of());

    /** Tables that figures are counted over without being declared as lists. */
    public static final List<String> BUILT_IN = List.of("tasks", "milestones", "events");

    public boolean isEmpty() {
        return lists.isEmpty() && figures.isEmpty();
    }

    /** What a column holds. */
    public enum Kind {
        NUMBER,
        WORD,
        TEXT,
        DATE,
        YES_NO
    }

    /** @param words the words that it may have, empty for any */
    public record Column(String id, Kind kind, List<String> words) {}

    /** For which periods a row counts, by its date. */
    public enum Counts {
        /** All that are dated up to the end of the period. */
        TO_DATE,
        /** Those of the year so far. */
        OF_THE_YEAR,
        /** Those of the period alone. */
        OF_THE_PERIOD
    }

    /**
     * A list.
     *
     * @param dated column of the date that says when a row begins to count, null if all count in every period
     * @param share column of the share that the unit has in an item of several units, null if items are never shared
     * @param alike columns that two items of one unit should not both have the same, lest one was split; empty for no look
     */
    public record ListRule(
            String id,
            Text title,
            List<Column> columns,
            @Nullable String dated,
            Counts counts,
            @Nullable String share,
            List<String> alike) {

        /** Whether a row counts in a period. */
        public boolean holds(ListRow row, Period period) {
            if (dated == null) {
                return true;
            }
            ListRow.Cell cell = row.cell(dated);
            When date = cell == null ? null : cell.date();
            if (date == null || date.day().isAfter(period.to())) {
                return false;
            }
            return switch (counts) {
                case TO_DATE -> true;
                case OF_THE_YEAR -> !date.day().isBefore(period.beginningOfYear());
                case OF_THE_PERIOD -> !date.day().isBefore(period.from());
            };
        }
    }

    /** How a figure comes about. */
    public enum Take {
        COUNT,
        SUM,
        MAX,
        MIN
    }

    /**
     * A figure over the rows of a list.
     *
     * @param of the list, or one of {@link #BUILT_IN}
     * @param column column of numbers, null for a count of all rows; with one a count takes those that have a number
     */
    public record Figure(String of, Take take, @Nullable String column, RowTest where) {}

    /** Tests that all must hold; a cell that says nothing passes none. */
    public record RowTest(List<CellTest> tests) {
        public boolean passes(ListRow row) {
            return tests.stream().allMatch(test -> test.passes(row));
        }
    }

    /**
     * A test of one column.
     *
     * @param words one of them it must be; empty if the bounds decide
     * @param not whether it must be none of the words
     */
    public record CellTest(
            String column,
            List<String> words,
            boolean not,
            @Nullable Decimal low,
            boolean lowIncluded,
            @Nullable Decimal high,
            boolean highIncluded) {
        boolean passes(ListRow row) {
            ListRow.Cell cell = row.cell(column);
            if (cell == null) {
                return false;
            }
            if (!words.isEmpty()) {
                return words.contains(cell.text()) != not;
            }
            Decimal number = cell.number();
            if (number == null) {
                return false;
            }
            int below = low == null ? 1 : number.compareTo(low);
            int above = high == null ? -1 : number.compareTo(high);
            return (below > 0 || (below == 0 && lowIncluded)) && (above < 0 || (above == 0 && highIncluded));
        }
    }
}
