package leopard.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import leopard.cli.Difference.ValueChanged;
import leopard.intake.LedgerTable;
import leopard.model.UnitList;
import leopard.plugin.Plugins;
import leopard.run.CanonicalTables;
import leopard.run.ResultTable;
import leopard.run.Seal;
import leopard.spi.IndicatorSource;
import leopard.spi.SourceException;

/** A case beside the inputs that a result was computed from: every value that is another, by file, key and field. */
final class CaseComparison {

    private final Path sealed;
    private final OpenCase now;
    private final DifferenceReport report;

    /**
     * @param result folder of the result
     * @param now the case as it is
     */
    CaseComparison(Path result, OpenCase now, DifferenceReport report) {
        this.sealed = result.resolve(Seal.INPUTS);
        this.now = now;
        this.report = report;
    }

    /** Reports every changed value. */
    void run(Plugins plugins) throws IOException, SourceException {
        scheme();
        Path canonical = Files.createTempDirectory("leopard-");
        try {
            for (ResultTable table : CanonicalTables.of(now.scheme(), now.ledger())) {
                try (Writer writer =
                                Files.newBufferedWriter(canonical.resolve(table.fileName()), StandardCharsets.UTF_8);
                        BufferedWriter out = new BufferedWriter(writer, 1 << 16)) {
                    table.write(out);
                }
            }
            try (IndicatorSource before = Results.tables(plugins, sealed);
                    IndicatorSource after = Results.tables(plugins, canonical)) {
                Set<String> names = new TreeSet<>(UnitList.BY_CODE_POINT);
                names.addAll(before.tables());
                names.addAll(after.tables());
                for (String name : names) {
                    compare(name, before, after);
                }
            }
        } finally {
            ResultFolder.removeTree(canonical);
        }
    }

    /** The scheme line by line: what stands between the common beginning and the common end. */
    private void scheme() throws IOException {
        List<String> before = lines(Files.readAllBytes(sealed.resolve(Sealing.SCHEME)));
        List<String> after = lines(now.schemeText());
        int start = 0;
        int shorter = Math.min(before.size(), after.size());
        while (start < shorter && before.get(start).equals(after.get(start))) {
            start++;
        }
        int end = 0;
        while (end < shorter - start && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
            end++;
        }
        int old = before.size() - end;
        int fresh = after.size() - end;
        for (int i = start; i < Math.max(old, fresh); i++) {
            String was = i < old ? before.get(i).strip() : null;
            String is = i < fresh ? after.get(i).strip() : null;
            report.add(new ValueChanged(Sealing.SCHEME, "", String.valueOf(i + 1), was, is));
        }
    }

    private static List<String> lines(byte[] text) {
        return List.of(new String(text, StandardCharsets.UTF_8).split("\n", -1));
    }

    private void compare(String name, IndicatorSource before, IndicatorSource after)
            throws SourceException, IOException {
        LedgerTable table = LedgerTable.of(name);
        List<String> key = table == null ? List.of() : table.key();
        Rows old = rows(before, name, key);
        Rows now = rows(after, name, key);
        Set<String> columns = new LinkedHashSet<>(old.columns);
        columns.addAll(now.columns);
        for (Map.Entry<List<String>, ResultRows.Line> each : now.byKey.entrySet()) {
            ResultRows.Line was = old.byKey.remove(each.getKey());
            if (was == null) {
                report.add(new ValueChanged(
                        name + ".csv",
                        words(each.getKey()),
                        "",
                        null,
                        words(each.getValue().cells())));
                continue;
            }
            for (String column : columns) {
                String from = was.cell(column);
                String to = each.getValue().cell(column);
                if (!from.equals(to)) {
                    report.add(new ValueChanged(name + ".csv", words(each.getKey()), column, from, to));
                }
            }
        }
        for (Map.Entry<List<String>, ResultRows.Line> gone : old.byKey.entrySet()) {
            report.add(new ValueChanged(
                    name + ".csv",
                    words(gone.getKey()),
                    "",
                    words(gone.getValue().cells()),
                    null));
        }
    }

    /** Rows of a table by their keys. */
    private record Rows(List<String> columns, Map<List<String>, ResultRows.Line> byKey) {}

    private static Rows rows(IndicatorSource source, String name, List<String> key) throws SourceException {
        Map<List<String>, ResultRows.Line> byKey = new LinkedHashMap<>();
        if (!source.tables().contains(name)) {
            return new Rows(List.of(), byKey);
        }
        try (ResultRows rows = ResultRows.open(source, name, key)) {
            for (ResultRows.Line row = rows.next(); row != null; row = rows.next()) {
                byKey.put(key.isEmpty() ? row.cells() : row.cells(key), row);
            }
            return new Rows(rows.columns(), byKey);
        }
    }

    private static String words(List<String> cells) {
        List<String> words = new ArrayList<>();
        for (String cell : cells) {
            if (!cell.isEmpty()) {
                words.add(cell);
            }
        }
        return String.join(" ", words);
    }
}
