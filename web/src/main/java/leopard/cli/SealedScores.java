package leopard.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import leopard.cli.ResultRows.Line;
import leopard.model.Decimal;
import leopard.model.ForeignScore;
import leopard.model.Indicator;
import leopard.model.Origin;
import leopard.model.Place;
import leopard.model.Problem;
import leopard.model.Sha256;
import leopard.model.Text;
import leopard.model.UnitList;
import leopard.plugin.Plugins;
import leopard.run.Seal;
import leopard.scheme.Scheme;
import leopard.scheme.SchemeVersions;
import leopard.spi.IndicatorSource;
import leopard.spi.SourceException;

/** Reads scores out of the sealed results of other schemes 其他方案的结果 that a case holds, once their seal is verified. */
final class SealedScores {

    /** Folder of the results, in a case and under {@code inputs/}. */
    static final String RESULTS = "results";

    /** The table of a result that scores stand in. */
    static final String LINES = "lines.csv";

    private static final List<String> COLUMNS = List.of("period", "unit", "line", "score");

    private final Path base;
    private final Faults faults;
    private final Map<String, Set<Origin.Result>> wanted = new TreeMap<>(UnitList.BY_CODE_POINT);
    private final List<ForeignScore> scores = new ArrayList<>();

    private SealedScores(SchemeVersions versions, Path base, Faults faults) {
        this.base = base;
        this.faults = faults;
        for (Scheme scheme : versions.schemes()) {
            for (Indicator indicator : scheme.indicators()) {
                if (indicator.origin() instanceof Origin.Result result) {
                    wanted.computeIfAbsent(result.result(), folder -> new LinkedHashSet<>())
                            .add(result);
                }
            }
        }
    }

    /** Names of the files of results that the scheme takes scores from, with {@code /} between folders. */
    static List<String> files(SchemeVersions versions) {
        List<String> names = new ArrayList<>();
        new SealedScores(versions, Path.of(""), new Faults()).wanted.keySet().forEach(folder -> {
            names.add(RESULTS + "/" + folder + "/" + Seal.FILE);
            names.add(RESULTS + "/" + folder + "/" + LINES);
        });
        return names;
    }

    /**
     * The scores of the lines that indicators come from.
     *
     * @param files the files of the results as they stand, those that are there
     */
    static List<ForeignScore> read(
            SchemeVersions versions, Path base, Map<String, byte[]> files, Plugins plugins, Faults faults) {
        SealedScores sealed = new SealedScores(versions, base, faults);
        sealed.wanted.forEach((folder, origins) -> {
            byte[] lines = files.get(RESULTS + "/" + folder + "/" + LINES);
            if (lines != null && files.containsKey(RESULTS + "/" + folder + "/" + Seal.FILE)) {
                sealed.read(folder, origins, Sha256.of(lines), plugins);
            }
        });
        return sealed.scores;
    }

    private void read(String folder, Set<Origin.Result> origins, String hash, Plugins plugins) {
        String name = RESULTS + "/" + folder;
        Path result = base.resolve(RESULTS).resolve(folder);
        try {
            Seal seal = SealFile.read(result);
            if (seal == null) {
                wrong(
                        name + "/" + Seal.FILE,
                        Text.of("这不是豹榜的封存文件", "this is not a seal of Leopard"),
                        Text.of(
                                "放入 leopard score … --out 写出的结果",
                                "put a result there that leopard score … --out wrote"));
                return;
            }
            if (!hash.equals(seal.outputs().get(LINES))) {
                wrong(
                        name + "/" + LINES,
                        Text.of("封存以后改动过", "changed since it was sealed"),
                        Text.of("放入原来的结果", "put the result there as it was sealed"));
                return;
            }
            Set<Origin.Result> missing = new LinkedHashSet<>(origins);
            try (IndicatorSource source = Results.tables(plugins, result);
                    ResultRows rows = ResultRows.open(source, "lines", COLUMNS)) {
                for (Line line = rows.next(); line != null; line = rows.next()) {
                    take(folder, line, origins, missing);
                }
            }
            missing.forEach(origin -> wrong(
                    name + "/" + LINES,
                    origin.period() == null
                            ? Text.of("结果中没有 %s 这一行", "the result has no line %s", origin.node())
                            : Text.of(
                                    "结果中 %s 没有 %s 这一行",
                                    "the result has no line %2$s in %1$s", origin.period(), origin.node()),
                    Text.of("核对指标的 result", "check result of the indicator")));
        } catch (SourceException e) {
            faults.add(Exit.DATA, e.problems());
        } catch (IOException e) {
            faults.add(Exit.DATA, Reasons.problem(name, e, Text.of("无法读取", "cannot be read")));
        }
    }

    private void take(String folder, Line line, Set<Origin.Result> origins, Set<Origin.Result> missing) {
        String period = line.cell("period");
        boolean taken = false;
        for (Origin.Result origin : origins) {
            if (origin.node().equals(line.cell("line"))
                    && (origin.period() == null || origin.period().equals(period))) {
                missing.remove(origin);
                taken = true;
            }
        }
        Decimal score = taken ? Decimal.parse(line.cell("score")) : null;
        if (score != null) {
            scores.add(new ForeignScore(folder, period, line.cell("unit"), line.cell("line"), score));
        }
    }

    private void wrong(String file, Text message, Text remedy) {
        faults.add(Exit.DATA, Problem.at(Place.file(file), message, remedy));
    }
}
