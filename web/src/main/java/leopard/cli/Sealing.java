package leopard.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import leopard.model.Lang;
import leopard.model.Period;
import leopard.model.Sha256;
import leopard.model.UnitList;
import leopard.run.AssessmentRun;
import leopard.run.CanonicalTables;
import leopard.run.ResultTable;
import leopard.run.ResultTables;
import leopard.run.Seal;

/**
 * All files of a result, one after the other, the seal last. {@code score} writes them and {@code verify} compares them:
 * both go through here.
 */
final class Sealing {

    /** File of the scheme, in a case and under {@code inputs/}. */
    static final String SCHEME = "scheme.yaml";

    /** Folder of its further versions, in a case and under {@code inputs/}. */
    static final String SCHEMES = "schemes";

    private final Sink sink;

    /** Where the files go. */
    @FunctionalInterface
    interface Sink {
        void file(String name, ResultFolder.Content content) throws IOException;
    }

    /**
     * What a seal says besides hashes.
     *
     * @param engine version of the engine
     * @param plugins versions of the plugins that read the tables, by name
     * @param corrects hash of the seal of the run that is corrected; empty if none
     * @param reason why it is corrected
     */
    record Stamp(String engine, SortedMap<String, String> plugins, String corrects, String reason) {}

    private Sealing(Sink sink) {
        this.sink = sink;
    }

    /** Hands every file to {@code sink}, and returns the seal, which is one of them. */
    static Seal of(OpenCase opened, List<AssessmentRun> runs, Lang lang, Stamp stamp, Sink sink) throws IOException {
        Sealing sealing = new Sealing(sink);
        SortedMap<String, String> inputs = new TreeMap<>(UnitList.BY_CODE_POINT);
        String folder = Seal.INPUTS + "/";
        for (SchemeFile file : opened.files()) {
            inputs.put(file.name(), sealing.bytes(folder + file.name(), file.text()));
        }
        for (Map.Entry<String, byte[]> companion : opened.companions().entrySet()) {
            inputs.put(companion.getKey(), sealing.bytes(folder + companion.getKey(), companion.getValue()));
        }
        for (ResultTable table : CanonicalTables.of(opened.versions(), opened.ledger())) {
            inputs.put(table.fileName(), sealing.table(folder + table.fileName(), table));
        }
        SortedMap<String, String> outputs = new TreeMap<>(UnitList.BY_CODE_POINT);
        for (ResultTable table : ResultTables.of(runs, lang)) {
            String hash = sealing.table(table.fileName(), table);
            if (!table.fileName().equals(ResultTables.FINDINGS)) {
                outputs.put(table.fileName(), hash);
            }
        }
        Seal seal = new Seal(
                opened.versions().id(),
                String.join(
                        ", ",
                        opened.versions().schemes().stream()
                                .map(scheme -> scheme.version().id())
                                .toList()),
                runs.stream().map(AssessmentRun::period).map(Period::id).toList(),
                lang.pick("zh", "en"),
                stamp.engine(),
                stamp.plugins(),
                inputs,
                outputs,
                stamp.corrects(),
                stamp.reason());
        sealing.bytes(Seal.FILE, seal.toJson().getBytes(StandardCharsets.UTF_8));
        return seal;
    }

    private String bytes(String name, byte[] content) throws IOException {
        sink.file(name, out -> out.write(content));
        return Sha256.of(content);
    }

    private String table(String name, ResultTable table) throws IOException {
        Sha256 hash = new Sha256();
        sink.file(name, out -> writeTo(hash.through(out), table));
        return hash.digits();
    }

    private static void writeTo(OutputStream out, ResultTable table) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        table.write(writer);
        writer.flush();
    }
}
