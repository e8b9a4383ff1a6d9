package leopard.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import leopard.cli.Difference.FileDiffers;
import leopard.model.Lang;
import leopard.model.Period;
import leopard.model.Problem;
import leopard.model.Sha256;
import leopard.model.Text;
import leopard.model.UnitList;
import leopard.plugin.Plugins;
import leopard.run.AssessmentRun;
import leopard.run.ResultTables;
import leopard.run.Seal;

/** Looks at every file of a result: against its seal, and against what comes out when its own inputs are run again. */
final class Verification {

    private static final Text WRONG_HEAD = Text.of("周期或语言不对", "its periods or its language are wrong");

    private final Path folder;
    private final Seal seal;

    /** What is wrong with each file; the first thing that is found says most. */
    private final SortedMap<String, Text> wrong = new TreeMap<>(UnitList.BY_CODE_POINT);

    private final List<Problem> obstacles = new ArrayList<>();

    private Verification(Path folder, Seal seal) {
        this.folder = folder;
        this.seal = seal;
    }

    /** Verifies a result. */
    static Verification of(Path folder, Seal seal, Plugins plugins, int threads, Progress progress) throws IOException {
        Verification verification = new Verification(folder, seal);
        progress.step(Text.of("正在核对文件", "looking at the files"));
        verification.compareWithSeal();
        verification.recompute(plugins, threads, progress);
        return verification;
    }

    /** Each file that is not as it should be. */
    List<FileDiffers> differences() {
        List<FileDiffers> differences = new ArrayList<>();
        wrong.forEach((file, how) -> differences.add(new FileDiffers(file, how)));
        return differences;
    }

    /** Why the inputs could not be run again; empty if they could. */
    List<Problem> obstacles() {
        return obstacles;
    }

    private Map<String, String> sealed() {
        SortedMap<String, String> sealed = new TreeMap<>(UnitList.BY_CODE_POINT);
        seal.inputs().forEach((name, hash) -> sealed.put(Seal.INPUTS + "/" + name, hash));
        sealed.putAll(seal.outputs());
        return sealed;
    }

    private void compareWithSeal() throws IOException {
        Map<String, String> sealed = sealed();
        SortedSet<String> present = files();
        for (Map.Entry<String, String> each : sealed.entrySet()) {
            String name = each.getKey();
            if (!present.contains(name)) {
                wrong.put(name, Text.of("缺失", "missing"));
            } else if (!hash(folder.resolve(name)).equals(each.getValue())) {
                wrong.put(name, Text.of("封存以后改动过", "changed since it was sealed"));
            }
        }
        present.removeAll(sealed.keySet());
        present.removeAll(List.of(Seal.FILE, ResultTables.FINDINGS));
        for (String extra : present) {
            wrong.put(extra, Text.of("多余,不在封存之列", "not a part of the sealed result"));
        }
    }

    /** Names of all files, with {@code /} between folders. */
    private SortedSet<String> files() throws IOException {
        SortedSet<String> names = new TreeSet<>(UnitList.BY_CODE_POINT);
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : (Iterable<Path>) all::iterator) {
                boolean plainFolder = Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS);
                boolean readable = Files.isRegularFile(each);
                if (!plainFolder && (readable || Files.isSymbolicLink(each))) {
                    String separator = each.getFileSystem().getSeparator();
                    names.add(folder.relativize(each).toString().replace(separator, "/"));
                }
            }
        }
        return names;
    }

    private static String hash(Path file) throws IOException {
        Sha256 hash = new Sha256();
        try (InputStream in = Files.newInputStream(file)) {
            in.transferTo(hash.through(OutputStream.nullOutputStream()));
        }
        return hash.digits();
    }

    private void recompute(Plugins plugins, int threads, Progress progress) throws IOException {
        Lang lang = LangOption.parse(seal.lang());
        if (lang == null || seal.periods().isEmpty()) {
            wrong.put(Seal.FILE, WRONG_HEAD);
            return;
        }
        Faults faults = new Faults();
        Path own = folder.resolve(Seal.INPUTS);
        if (!Files.isDirectory(own)) {
            wrong.put(Seal.INPUTS, Text.of("缺失", "missing"));
            return;
        }
        OpenCase inputs = CaseFolder.open(own, plugins, progress, faults);
        if (inputs == null) {
            obstacles.addAll(faults.failure().problems());
            return;
        }
        List<Period> periods = new ArrayList<>();
        for (String id : seal.periods()) {
            Period period = inputs.versions().periods().find(id);
            if (period == null) {
                wrong.put(Seal.FILE, WRONG_HEAD);
                return;
            }
            periods.add(period);
        }
        List<AssessmentRun> runs;
        try {
            runs = inputs.run(periods, threads, progress);
        } catch (Failure e) {
            obstacles.addAll(e.problems());
            return;
        }
        progress.step(Text.of("正在逐字节比较", "comparing byte by byte"));
        Sealing.Stamp stamp = new Sealing.Stamp(seal.engine(), seal.plugins(), seal.corrects(), seal.reason());
        Sealing.of(inputs, runs, lang, stamp, this::compare);
    }

    private void compare(String name, ResultFolder.Content content) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            if (!name.equals(ResultTables.FINDINGS)) {
                wrong.putIfAbsent(name, Text.of("缺失", "missing"));
            }
            content.writeTo(OutputStream.nullOutputStream());
            return;
        }
        try (ComparingStream comparing = new ComparingStream(file)) {
            content.writeTo(comparing);
            int line = comparing.firstDifference();
            // Findings name lines of the original files, so that they cannot be the same.
            if (line > 0 && !name.equals(ResultTables.FINDINGS)) {
                Text recomputed = Text.of("重算结果不同,从第 %s 行起", "recomputed it is another from line %s on", line);
                wrong.merge(name, recomputed, (first, second) -> Text.of("%s;%s", "%s; %s", first, second));
            }
        }
    }
}
