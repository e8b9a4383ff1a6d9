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
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import leopard.cli.Difference.ValueChanged;
import leopard.cli.ResultRows.Line;
import leopard.intake.LedgerTable;
import leopard.model.UnitList;
import leopard.plugin.Plugins;
import leopard.run.CanonicalTables;
import leopard.run.ResultTable;
import leopard.run.Seal;
import leopard.spi.IndicatorSource;
import leopard.spi.SourceException;
import org.jspecify.annotations.Nullable;

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
        texts();
        Path canonical = Files.createTempDirectory("leopard-");
        try {
            for (ResultTable table : CanonicalTables.of(now.versions(), now.ledger())) {
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

    /** Scheme files, tables that they name, rules of experts and results of other schemes: those of before and those of now. */
    private void texts() throws IOException {
        SortedMap<String, byte[]> after = new TreeMap<>(now.companions());
        now.files().forEach(file -> after.put(file.name(), file.text()));
        SortedSet<String> names = new TreeSet<>(UnitList.BY_CODE_POINT);
        names.addAll(after.keySet());
        for (String folder : List.of(Sealing.SCHEMES, CaseFiles.EXPERTS, CaseFiles.TABLES)) {
            Path kept = sealed.resolve(folder);
            if (Files.isDirectory(kept)) {
                try (Stream<Path> files = Files.list(kept)) {
                    files.forEach(file -> names.add(folder + "/" + file.getFileName()));
                }
            }
        }
        Path results = sealed.resolve(SealedScores.RESULTS);
        if (Files.isDirectory(results)) {
            try (Stream<Path> folders = Files.list(results)) {
                folders.forEach(folder -> {
                    String name = SealedScores.RESULTS + "/" + folder.getFileName() + "/";
                    names.add(name + Seal.FILE);
                    names.add(name + SealedScores.LINES);
                });
            }
        }
        for (String name : names) {
            text(name, after.getOrDefault(name, new byte[0]));
        }
    }

    /** A file line by line: what stands between the common beginning and the common end. */
    private void text(String file, byte[] today) throws IOException {
        Path kept = sealed.resolve(file);
        List<String> before = lines(Files.isRegularFile(kept) ? Files.readAllBytes(kept) : new byte[0]);
        List<String> after = lines(today);
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
            report.add(new ValueChanged(file, "", String.valueOf(i + 1), was, is));
        }
    }

    private static List<String> lines(byte[] text) {
        return List.of(new String(text, StandardCharsets.UTF_8).split("\n", -1));
    }

    /**
     * Both tables stand in the order of the ledger, so that rows of one key come at nearly the same time: only those that
     * still wait for the other one are in memory.
     */
    private void compare(String name, IndicatorSource before, IndicatorSource after)
            throws SourceException, IOException {
        LedgerTable table = LedgerTable.of(name);
        List<String> key = table == null ? List.of() : table.key();
        Map<List<String>, Line> old = new LinkedHashMap<>();
        Map<List<String>, Line> fresh = new LinkedHashMap<>();
        try (ResultRows oldRows = open(before, name, key);
                ResultRows newRows = open(after, name, key)) {
            Line was = next(oldRows);
            Line is = next(newRows);
            while (was != null || is != null) {
                if (was != null) {
                    List<String> own = key.isEmpty() ? was.cells() : was.cells(key);
                    Line other = fresh.remove(own);
                    if (other == null) {
                        old.put(own, was);
                    } else {
                        changed(name, own, was, other);
                    }
                }
                if (is != null) {
                    List<String> own = key.isEmpty() ? is.cells() : is.cells(key);
                    Line other = old.remove(own);
                    if (other == null) {
                        fresh.put(own, is);
                    } else {
                        changed(name, own, other, is);
                    }
                }
                was = next(oldRows);
                is = next(newRows);
            }
        }
        for (Map.Entry<List<String>, Line> each : fresh.entrySet()) {
            String cells = words(each.getValue().cells());
            report.add(new ValueChanged(name + ".csv", words(each.getKey()), "", null, cells));
        }
        for (Map.Entry<List<String>, Line> gone : old.entrySet()) {
            String cells = words(gone.getValue().cells());
            report.add(new ValueChanged(name + ".csv", words(gone.getKey()), "", cells, null));
        }
    }

    private void changed(String name, List<String> key, Line was, Line is) throws IOException {
        if (was.cells().equals(is.cells()) && was.columns().equals(is.columns())) {
            return;
        }
        Set<String> columns = new LinkedHashSet<>(was.columns());
        columns.addAll(is.columns());
        for (String column : columns) {
            String from = was.cell(column);
            String to = is.cell(column);
            if (!from.equals(to)) {
                report.add(new ValueChanged(name + ".csv", words(key), column, from, to));
            }
        }
    }

    /** The table; null if the source has none of that name. */
    private static @Nullable ResultRows open(IndicatorSource source, String name, List<String> key)
            throws SourceException {
        return source.tables().contains(name) ? ResultRows.open(source, name, key) : null;
    }

    private static @Nullable Line next(@Nullable ResultRows rows) throws SourceException {
        return rows == null ? null : rows.next();
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
