package leopard.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import leopard.cli.Difference.Change;
import leopard.cli.ResultRows.Line;
import leopard.model.Text;
import leopard.model.UnitList;
import leopard.run.Seal;
import leopard.spi.IndicatorSource;
import leopard.spi.SourceException;
import org.jspecify.annotations.Nullable;

/** Two results side by side: who moved, which line changed and why, which award went elsewhere. */
final class ResultComparison {

    private static final List<String> RANKING = List.of("period", "ranking", "unit");
    private static final List<String> AWARD = List.of("period", "award", "group");
    private static final List<String> LINE =
            List.of("period", "unit", "line", "parent", "input", "full", "score", "status", "treated_as");

    /** Columns of words for people. */
    private static final Set<String> TEXTS = Set.of("title", "formula", "reason", "message", "note");

    private final IndicatorSource before;
    private final IndicatorSource after;
    private final DifferenceReport report;

    ResultComparison(IndicatorSource before, IndicatorSource after, DifferenceReport report) {
        this.before = before;
        this.after = after;
        this.report = report;
    }

    /** Reports every difference. */
    void run(Seal sealBefore, Seal sealAfter) throws SourceException, IOException {
        rankings();
        awards();
        lines();
        otherFiles(sealBefore, sealAfter);
    }

    private void rankings() throws SourceException, IOException {
        List<String> needed = List.of("period", "ranking", "unit", "score", "rank", "grade", "status");
        Map<List<String>, Line> old = rows(before, "ranking", needed, RANKING);
        Map<List<String>, Line> now = rows(after, "ranking", needed, RANKING);
        for (Map.Entry<List<String>, Line> each : now.entrySet()) {
            moved(each.getKey(), old.remove(each.getKey()), each.getValue());
        }
        for (Map.Entry<List<String>, Line> gone : old.entrySet()) {
            moved(gone.getKey(), gone.getValue(), null);
        }
    }

    private void moved(List<String> key, @Nullable Line was, @Nullable Line is) throws IOException {
        Difference.Moved moved = new Difference.Moved(
                key.get(0),
                key.get(1),
                key.get(2),
                change(was, is, "rank"),
                change(was, is, "score"),
                change(was, is, "grade"),
                change(was, is, "status"));
        if (!moved.rank().isNone()
                || !moved.score().isNone()
                || !moved.grade().isNone()
                || !moved.status().isNone()) {
            report.add(moved);
        }
    }

    private void awards() throws SourceException, IOException {
        Map<List<String>, List<String>> old = outcomes(before);
        Map<List<String>, List<String>> now = outcomes(after);
        Set<List<String>> keys = new LinkedHashSet<>(now.keySet());
        keys.addAll(old.keySet());
        for (List<String> key : keys) {
            Change change = new Change(
                    String.join("; ", old.getOrDefault(key, List.of())),
                    String.join("; ", now.getOrDefault(key, List.of())));
            if (!change.isNone()) {
                report.add(new Difference.AwardChanged(key.get(0), key.get(1), key.get(2), change));
            }
        }
    }

    /** For each award what became of it, in one phrase per row. */
    private static Map<List<String>, List<String>> outcomes(IndicatorSource source) throws SourceException {
        Map<List<String>, List<String>> outcomes = new LinkedHashMap<>();
        List<String> needed = List.of("period", "award", "group", "unit", "place", "outcome");
        try (ResultRows rows = ResultRows.open(source, "awards", needed)) {
            for (Line row = rows.next(); row != null; row = rows.next()) {
                String phrase = row.cells(List.of("outcome", "place", "unit")).stream()
                        .filter(cell -> !cell.isEmpty())
                        .collect(Collectors.joining(" "));
                outcomes.computeIfAbsent(row.cells(AWARD), key -> new ArrayList<>())
                        .add(phrase);
            }
        }
        return outcomes;
    }

    /** Sheets stand in the same order in both, so that one of each is enough to have in memory. */
    private void lines() throws SourceException, IOException {
        try (ResultRows oldRows = ResultRows.open(before, "lines", LINE);
                ResultRows newRows = ResultRows.open(after, "lines", LINE)) {
            Sheets old = new Sheets(oldRows);
            Sheets now = new Sheets(newRows);
            Sheet was = old.next();
            Sheet is = now.next();
            while (was != null || is != null) {
                int order = was == null ? 1 : is == null ? -1 : Sheet.ORDER.compare(was, is);
                compare(order <= 0 ? was : null, order >= 0 ? is : null);
                if (order <= 0) {
                    was = old.next();
                }
                if (order >= 0) {
                    is = now.next();
                }
            }
        }
    }

    private void compare(@Nullable Sheet was, @Nullable Sheet is) throws IOException {
        Map<String, Line> old = was == null ? new LinkedHashMap<>() : new LinkedHashMap<>(was.lines());
        Map<String, Line> now = is == null ? Map.of() : is.lines();
        Set<String> sums = new HashSet<>();
        old.values().forEach(line -> sums.add(line.cell("parent")));
        now.values().forEach(line -> sums.add(line.cell("parent")));
        for (Map.Entry<String, Line> each : now.entrySet()) {
            compare(each.getKey(), old.remove(each.getKey()), each.getValue(), sums);
        }
        for (Map.Entry<String, Line> gone : old.entrySet()) {
            compare(gone.getKey(), gone.getValue(), null, sums);
        }
    }

    private void compare(String line, @Nullable Line was, @Nullable Line is, Set<String> sums) throws IOException {
        Line any = is == null ? was : is;
        if (any == null) {
            return;
        }
        Difference.LineChanged changed = new Difference.LineChanged(
                any.cell("period"),
                any.cell("unit"),
                line,
                any.cell("title"),
                change(was, is, "score"),
                change(was, is, "input"),
                change(was, is, "status"),
                change(was, is, "treated_as"),
                change(was, is, "full"),
                sums.contains(line));
        boolean same = was != null
                && is != null
                && changed.score().isNone()
                && changed.input().isNone()
                && changed.status().isNone()
                && changed.treatedAs().isNone()
                && changed.full().isNone();
        if (!same) {
            report.add(changed);
        }
    }

    /** What is not compared above; in two languages without the columns of texts. */
    private void otherFiles(Seal was, Seal is) throws SourceException, IOException {
        if (!was.scheme().equals(is.scheme())) {
            file("scheme", was.scheme(), is.scheme());
        }
        if (!was.version().equals(is.version())) {
            file("scheme.version", was.version(), is.version());
        }
        boolean sameLang = was.lang().equals(is.lang());
        Set<String> names = new TreeSet<>(UnitList.BY_CODE_POINT);
        names.addAll(was.outputs().keySet());
        names.addAll(is.outputs().keySet());
        for (String name : names) {
            String old = was.outputs().get(name);
            String now = is.outputs().get(name);
            if (old == null || now == null) {
                report.add(new Difference.FileDiffers(
                        name,
                        old == null
                                ? Text.of("只在新的结果里", "only in the newer")
                                : Text.of("只在原来的结果里", "only in the older")));
            } else if (!old.equals(now) && (sameLang || !sameFigures(name))) {
                report.add(new Difference.FileDiffers(name, Text.of("内容不同", "the contents differ")));
            }
        }
    }

    /** Whether two tables say the same in two languages. */
    private boolean sameFigures(String file) throws SourceException {
        String table = file.endsWith(".csv") ? file.substring(0, file.length() - ".csv".length()) : file;
        try (ResultRows oldRows = ResultRows.open(before, table, List.of());
                ResultRows newRows = ResultRows.open(after, table, List.of())) {
            if (!oldRows.columns().equals(newRows.columns())) {
                return false;
            }
            List<String> figures = new ArrayList<>(oldRows.columns());
            figures.removeAll(TEXTS);
            while (true) {
                Line was = oldRows.next();
                Line is = newRows.next();
                if (was == null || is == null) {
                    return was == null && is == null;
                }
                if (!was.cells(figures).equals(is.cells(figures))) {
                    return false;
                }
            }
        }
    }

    private void file(String name, String was, String is) throws IOException {
        report.add(new Difference.FileDiffers(name, new Change(was, is).text()));
    }

    private static Change change(@Nullable Line was, @Nullable Line is, String column) {
        return new Change(was == null ? "" : was.cell(column), is == null ? "" : is.cell(column));
    }

    private static Map<List<String>, Line> rows(
            IndicatorSource source, String table, List<String> needed, List<String> key) throws SourceException {
        Map<List<String>, Line> rows = new LinkedHashMap<>();
        try (ResultRows open = ResultRows.open(source, table, needed)) {
            for (Line row = open.next(); row != null; row = open.next()) {
                rows.put(row.cells(key), row);
            }
        }
        return rows;
    }

    /** The lines of one unit in one period, by their ids. */
    private record Sheet(String period, String unit, Map<String, Line> lines) {
        private static final Comparator<Sheet> ORDER = Comparator.comparing(Sheet::period, UnitList.BY_CODE_POINT)
                .thenComparing(Sheet::unit, UnitList.BY_CODE_POINT);
    }

    /** Cuts the table of lines into sheets. */
    private static final class Sheets {
        private final ResultRows rows;
        private @Nullable Line ahead;

        Sheets(ResultRows rows) throws SourceException {
            this.rows = rows;
            this.ahead = rows.next();
        }

        @Nullable
        Sheet next() throws SourceException {
            Line first = ahead;
            if (first == null) {
                return null;
            }
            String period = first.cell("period");
            String unit = first.cell("unit");
            Map<String, Line> lines = new LinkedHashMap<>();
            while (ahead != null
                    && ahead.cell("period").equals(period)
                    && ahead.cell("unit").equals(unit)) {
                lines.put(ahead.cell("line"), ahead);
                ahead = rows.next();
            }
            return new Sheet(period, unit, lines);
        }
    }
}
