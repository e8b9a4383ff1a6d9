package leopard.rules.scheme;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import leopard.model.Decimal;
import leopard.model.Rational;
import leopard.model.Text;
import leopard.scheme.DecisionTable;
import leopard.scheme.DecisionTable.Hit;
import leopard.scheme.DecisionTable.Row;
import leopard.scheme.TableCell;
import org.jspecify.annotations.Nullable;

/**
 * Finds what no row of a decision table covers and what several do: exactly, over the product of the intervals that the
 * bounds of each column cut the numbers into. Intervals that the same rows cover are looked at together.
 */
final class TableCheck {

    /** Most combinations that are looked at. */
    static final int MOST_BOXES = 1_000_000;

    /** Most gaps and most overlaps of a table that are told. */
    private static final int MOST_TOLD = 10;

    private final TableSpec spec;
    private final DecisionTable table;
    private final Problems problems;
    private final List<Axis> axes = new ArrayList<>();
    private final Set<List<String>> gaps = new LinkedHashSet<>();
    private final Map<String, List<String>> overlaps = new LinkedHashMap<>();
    private final BitSet deciding = new BitSet();
    private final Map<String, Integer> second = new LinkedHashMap<>();
    private int boxes;

    TableCheck(TableSpec spec, Declared declared, Problems problems) {
        this.spec = spec;
        this.table = spec.table();
        this.problems = problems;
        for (int i = 0; i < spec.inputs().size(); i++) {
            TableSpec.Input input = spec.inputs().get(i);
            axes.add(input.isWord() ? words(i, WordTest.words(input.text(), declared)) : numbers(i));
        }
    }

    /** One column: its pieces, and the rows that cover each. */
    private record Axis(List<BitSet> rows, Pieces pieces) {}

    /** Says in words which of the pieces are meant. */
    private interface Pieces {
        String text(BitSet pieces);
    }

    void run() {
        BitSet all = new BitSet();
        all.set(0, table.rows().size());
        look(0, all, new ArrayList<>());
        if (boxes > MOST_BOXES) {
            problems.add(
                    spec.place(),
                    Text.of(
                            "决策表的组合超过 %s 种,无法核查空档和重叠",
                            "the decision table has more than %s combinations, so that gaps and overlaps cannot be looked for",
                            MOST_BOXES),
                    Text.of("拆成几张表", "Split it into several tables"));
            return;
        }
        tellGaps();
        overlaps.forEach((rows, box) -> problems.add(
                spec.places().get(second.getOrDefault(rows, 1) - 1),
                table.hit() == Hit.UNIQUE
                        ? Text.of("第 %s 行重叠:%s", "rows %s overlap at %s", rows, box(box))
                        : Text.of("第 %s 行结果不同而重叠:%s", "rows %s say different things at %s", rows, box(box)),
                Text.of("改正界限,或换用别的 hit,如 FIRST", "Correct the bounds, or take another hit such as FIRST")));
        if (table.hit().isSingle() && overlaps.isEmpty()) {
            for (int row = 0; row < table.rows().size(); row++) {
                if (!deciding.get(row)) {
                    problems.warn(
                            spec.places().get(row),
                            Text.of("第 %s 行从不起作用", "row %s never decides anything", row + 1),
                            Text.of("其他行已经覆盖它", "Other rows cover it"));
                }
            }
        }
    }

    private void tellGaps() {
        boolean needed = table.hit() != Hit.COLLECT_SUM && table.hit() != Hit.COLLECT_COUNT;
        if (gaps.isEmpty() || table.otherwise() != null || !needed) {
            return;
        }
        boolean scores = spec.gives("share") || spec.gives("points");
        for (List<String> gap : gaps) {
            Text message = Text.of("没有任何一行覆盖 %s", "no row covers %s", box(gap));
            Text remedy = Text.of("补一行,或写 otherwise", "Add a row, or give otherwise");
            if (scores) {
                problems.add(spec.place(), message, remedy);
            } else {
                problems.warn(spec.place(), message, remedy);
            }
        }
    }

    private Text box(List<String> pieces) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            if (!pieces.get(i).equals("-")) {
                parts.add(spec.inputs().get(i).text() + ": " + pieces.get(i));
            }
        }
        return parts.isEmpty() ? Text.of("任何情形", "anything") : Text.same(String.join("; ", parts));
    }

    /** @param rows those that cover all pieces chosen so far */
    private void look(int axis, BitSet rows, List<String> chosen) {
        if (++boxes > MOST_BOXES) {
            return;
        }
        if (rows.isEmpty()) {
            if (gaps.size() < MOST_TOLD) {
                List<String> gap = new ArrayList<>(chosen);
                while (gap.size() < axes.size()) {
                    gap.add("-");
                }
                gaps.add(gap);
            }
            return;
        }
        if (axis == axes.size()) {
            decide(rows, chosen);
            return;
        }
        Map<BitSet, BitSet> alike = new LinkedHashMap<>();
        List<BitSet> pieces = axes.get(axis).rows();
        for (int i = 0; i < pieces.size(); i++) {
            BitSet covering = (BitSet) rows.clone();
            covering.and(pieces.get(i));
            alike.computeIfAbsent(covering, c -> new BitSet()).set(i);
        }
        alike.forEach((covering, where) -> {
            List<String> further = new ArrayList<>(chosen);
            further.add(alike.size() == 1 ? "-" : axes.get(axis).pieces().text(where));
            look(axis + 1, covering, further);
        });
    }

    private void decide(BitSet rows, List<String> box) {
        int first = rows.nextSetBit(0);
        int best = first;
        for (int row = first; row >= 0; row = rows.nextSetBit(row + 1)) {
            if (table.hit() == Hit.PRIORITY
                    && table.rows().get(row).priority() < table.rows().get(best).priority()) {
                best = row;
            }
            boolean clash = row != first
                    && (table.hit() == Hit.UNIQUE
                            || (table.hit() == Hit.ANY
                                    && !table.rows()
                                            .get(row)
                                            .agrees(table.rows().get(first))));
            if (clash && overlaps.size() < MOST_TOLD) {
                String pair = (first + 1) + ", " + (row + 1);
                if (overlaps.putIfAbsent(pair, box) == null) {
                    second.put(pair, row + 1);
                }
            }
        }
        if (table.hit() == Hit.ANY) {
            deciding.or(rows);
        } else {
            deciding.set(best);
        }
    }

    private BitSet covering(int input, @Nullable Rational figure, String word) {
        BitSet rows = new BitSet();
        for (Row row : table.rows()) {
            TableCell cell = row.cells().get(input);
            rows.set(row.number() - 1, figure == null ? cell.matches(word) : cell.matches(figure));
        }
        return rows;
    }

    /** Numbers are cut at every bound: below it, itself, above it. */
    private Axis numbers(int input) {
        TreeSet<Decimal> bounds = new TreeSet<>();
        for (Row row : table.rows()) {
            if (row.cells().get(input) instanceof TableCell.Numbers numbers) {
                for (TableCell.Range range : numbers.ranges()) {
                    if (range.low() != null) {
                        bounds.add(range.low().stripped());
                    }
                    if (range.high() != null) {
                        bounds.add(range.high().stripped());
                    }
                }
            }
        }
        List<Decimal> sorted = List.copyOf(bounds);
        List<BitSet> rows = new ArrayList<>();
        for (int piece = 0; piece <= 2 * sorted.size(); piece++) {
            rows.add(covering(input, within(sorted, piece), ""));
        }
        return new Axis(rows, pieces -> intervals(sorted, pieces));
    }

    /** A number of a piece. */
    private static Rational within(List<Decimal> bounds, int piece) {
        if (bounds.isEmpty()) {
            return Rational.ZERO;
        }
        int at = piece / 2;
        if (piece % 2 == 1) {
            return Rational.of(bounds.get(at));
        }
        if (at == 0) {
            return Rational.of(bounds.get(0).minus(Decimal.ONE));
        }
        Rational below = Rational.of(bounds.get(at - 1));
        return at == bounds.size()
                ? below.plus(Rational.ONE)
                : below.plus(Rational.of(bounds.get(at))).over(Rational.of(2));
    }

    /** Neighbouring pieces as one interval. */
    private static String intervals(List<Decimal> bounds, BitSet pieces) {
        List<String> texts = new ArrayList<>();
        for (int from = pieces.nextSetBit(0); from >= 0; ) {
            int to = pieces.nextClearBit(from) - 1;
            Decimal low = from == 0 ? null : bounds.get((from - 1) / 2);
            Decimal high = to == 2 * bounds.size() ? null : bounds.get(to / 2);
            texts.add(new TableCell.Range(low, from % 2 == 1, high, to % 2 == 1).text());
            from = pieces.nextSetBit(to + 1);
        }
        return String.join(", ", texts);
    }

    /** @param known all words that there are; null where any other may turn up */
    private Axis words(int input, @Nullable List<String> known) {
        Set<String> mentioned = new LinkedHashSet<>();
        for (Row row : table.rows()) {
            if (row.cells().get(input) instanceof TableCell.Words cell) {
                mentioned.addAll(cell.words());
            }
        }
        if (known != null) {
            mentioned.addAll(known);
        }
        List<String> all = List.copyOf(mentioned);
        List<BitSet> rows = new ArrayList<>();
        all.forEach(word -> rows.add(covering(input, null, word)));
        if (known == null) {
            // No word of a table holds this sign.
            rows.add(covering(input, null, "\n"));
        }
        return new Axis(rows, pieces -> {
            List<String> in = new ArrayList<>();
            List<String> out = new ArrayList<>();
            for (int i = 0; i < all.size(); i++) {
                (pieces.get(i) ? in : out).add(all.get(i));
            }
            return pieces.get(all.size()) ? "not(" + String.join(", ", out) + ")" : String.join(", ", in);
        });
    }
}
