package leopard.scheme;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import leopard.model.Decimal;
import leopard.model.Text;
import org.jspecify.annotations.Nullable;

/**
 * A decision table 决策表 as of DMN: rows that ask something of each input and say what follows.
 *
 * @param otherwise what follows where no row matches; null where nothing is said for that
 */
public record DecisionTable(
        String id,
        Text title,
        Hit hit,
        List<Row> rows,
        @Nullable Row otherwise) {

    /** What follows where several rows match 命中策略. */
    public enum Hit {
        /** No two rows ever match at once. */
        UNIQUE,
        /** Rows that match at once say the same. */
        ANY,
        /** The row whose result comes first in the declared order. */
        PRIORITY,
        /** The first row. */
        FIRST,
        /** All rows, in their order. */
        RULE_ORDER,
        /** All rows, in the declared order of their results. */
        OUTPUT_ORDER,
        /** All rows, as a list. */
        COLLECT,
        COLLECT_SUM,
        COLLECT_MIN,
        COLLECT_MAX,
        /** How many rows match. */
        COLLECT_COUNT;

        /** Whether one row decides. */
        public boolean isSingle() {
            return switch (this) {
                case UNIQUE, ANY, PRIORITY, FIRST -> true;
                case RULE_ORDER, OUTPUT_ORDER, COLLECT, COLLECT_SUM, COLLECT_MIN, COLLECT_MAX, COLLECT_COUNT -> false;
            };
        }

        /** Whether the results of all rows become one number. */
        public boolean isSummed() {
            return switch (this) {
                case COLLECT_SUM, COLLECT_MIN, COLLECT_MAX, COLLECT_COUNT -> true;
                case UNIQUE, ANY, PRIORITY, FIRST, RULE_ORDER, OUTPUT_ORDER, COLLECT -> false;
            };
        }

        /** Whether there is a result where no row matches. */
        public boolean hasEmptyResult() {
            return this == COLLECT_SUM || this == COLLECT_COUNT;
        }
    }

    /**
     * A row.
     *
     * @param number from 1; 0 for what follows otherwise
     * @param cells one for each input
     * @param result points or share; null where the table gives none
     * @param grade grade; empty where it gives none
     * @param text words; may be empty
     * @param priority place of its result in the declared order, from 0
     */
    public record Row(
            int number, List<TableCell> cells, @Nullable Decimal result, String grade, String text, int priority) {

        private static @Nullable Decimal plain(@Nullable Decimal number) {
            return number == null ? null : number.stripped();
        }

        /** Whether both say the same. */
        public boolean agrees(Row other) {
            return Objects.equals(plain(result), plain(other.result))
                    && grade.equals(other.grade)
                    && text.equals(other.text);
        }
    }

    /**
     * The rows that decide, those that match by the hit policy: one of a single policy, all of the others; what follows
     * otherwise if none does; empty if that is not said.
     *
     * @param matches whether the cell of that number matches
     */
    public List<Row> deciding(BiPredicate<Integer, TableCell> matches) {
        List<Row> hits = rows.stream()
                .filter(row -> {
                    for (int i = 0; i < row.cells.size(); i++) {
                        if (!matches.test(i, row.cells.get(i))) {
                            return false;
                        }
                    }
                    return true;
                })
                .toList();
        if (hits.isEmpty()) {
            return otherwise == null ? List.of() : List.of(otherwise);
        }
        Comparator<Row> byPriority = Comparator.comparingInt(Row::priority);
        return switch (hit) {
            case UNIQUE, ANY, FIRST -> List.of(hits.get(0));
            case PRIORITY -> List.of(hits.stream().min(byPriority).orElse(hits.get(0)));
            case OUTPUT_ORDER -> hits.stream().sorted(byPriority).toList();
            case RULE_ORDER, COLLECT, COLLECT_SUM, COLLECT_MIN, COLLECT_MAX, COLLECT_COUNT -> hits;
        };
    }
}
