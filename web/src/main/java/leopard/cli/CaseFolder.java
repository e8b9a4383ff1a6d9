package leopard.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import leopard.intake.Finding;
import leopard.intake.Intake;
import leopard.intake.LedgerTable;
import leopard.model.ForeignScore;
import leopard.model.Ledger;
import leopard.model.Place;
import leopard.model.Problem;
import leopard.model.ReadingSet;
import leopard.model.Text;
import leopard.model.UnitList;
import leopard.plugin.Plugin;
import leopard.plugin.PluginException;
import leopard.plugin.Plugins;
import leopard.plugin.SourceSettings;
import leopard.proof.SchemeTest;
import leopard.rule.RuleBook;
import leopard.rule.RuleException;
import leopard.rule.RuleFile;
import leopard.rule.RuleProblem;
import leopard.rules.drools.DroolsCompiler;
import leopard.rules.review.Remark;
import leopard.rules.review.SchemeReview;
import leopard.rules.scheme.SchemeReader;
import leopard.rules.scheme.SourcesReader;
import leopard.rules.scheme.TestsReader;
import leopard.rules.scheme.VersionsReader;
import leopard.scheme.Scheme;
import leopard.scheme.SchemeVersions;
import leopard.spi.IndicatorSource;
import leopard.spi.Row;
import leopard.spi.SourceException;
import leopard.spi.SourceProblem;
import leopard.spi.Table;
import org.jspecify.annotations.Nullable;

/**
 * Opens the folder of a case: scheme, rules, sources, tables. Nothing outside it is read. It goes on as long as it can, so
 * that the faults of the scheme and those of the tables are told together.
 */
final class CaseFolder {

    static final Text MEANING = Text.of("方案文件夹(含 scheme.yaml 和数据表)", "the folder of a case (scheme.yaml and tables)");
    static final Text PERIOD_MEANING =
            Text.of("如 --period 2024-06,或 --period all", "for example --period 2024-06, or --period all");

    /** File of the tests of a scheme. */
    static final String TESTS = "tests.yaml";

    private static final String SOURCES = "sources.yaml";
    private static final String YAML = ".yaml";

    /** Folder of the rules of experts, in a case and under {@code inputs/}. */
    static final String EXPERTS = "rules";

    /** Folder of the tables that a scheme names, in a case and under {@code inputs/}. */
    static final String TABLES = "tables";

    private static final String EXPERT = ".drl";

    /** No scheme is nearly as long; what is longer is not taken into memory. */
    private static final int MAX_BYTES = 8 << 20;

    /** Lines of a result of some ten thousand units; a longer file is cut off and so is not as it was sealed. */
    private static final int MAX_RESULT = 512 << 20;

    private final Path base;
    private final Faults faults;
    private final SortedMap<String, byte[]> companions = new TreeMap<>(UnitList.BY_CODE_POINT);

    private CaseFolder(Path base, Faults faults) {
        this.base = base;
        this.faults = faults;
    }

    /** The case, or null with everything that is wrong with it. Also null, without a word, if there is no folder. */
    static @Nullable OpenCase open(@Nullable Path folder, Plugins plugins, Progress progress, Faults faults) {
        CaseFolder opened = at(folder, faults);
        return opened == null ? null : opened.open(plugins, progress, false);
    }

    /** As {@link #open}, but a case that has only a scheme and its tests needs no tables. */
    static @Nullable OpenCase openOrUntabled(@Nullable Path folder, Plugins plugins, Progress progress, Faults faults) {
        CaseFolder opened = at(folder, faults);
        return opened == null ? null : opened.open(plugins, progress, Files.isRegularFile(opened.base.resolve(TESTS)));
    }

    /** The tests of the scheme; null if there are none, or if they cannot be read. */
    static @Nullable List<SchemeTest> tests(Path folder, SchemeVersions versions, Faults faults) {
        CaseFolder opened = at(folder, faults);
        byte[] text = opened == null ? null : opened.file(TESTS, false);
        if (text == null) {
            return null;
        }
        TestsReader.Result read = TestsReader.read(TESTS, text, versions);
        faults.add(Exit.SCHEME, read.problems());
        return read.problems().isEmpty() ? read.tests() : null;
    }

    /** What a review of its scheme files finds. */
    static List<Remark> review(OpenCase opened) {
        List<Remark> remarks = new ArrayList<>();
        for (SchemeFile file : opened.files()) {
            SchemeReview review = SchemeReader.read(
                            file.name(),
                            file.text(),
                            name -> opened.companions().get(name))
                    .review();
            if (review != null) {
                remarks.addAll(review.remarks(opened.ledger().units()));
            }
        }
        return remarks.stream().sorted(Remark.ORDER).toList();
    }

    /** The rules of the case, version by version; its tables are not looked at. Null if something is wrong with them. */
    static @Nullable List<RuleBook> rules(@Nullable Path folder, Console console, Faults faults) {
        CaseFolder opened = at(folder, faults);
        Schemes schemes = opened == null ? null : opened.schemes();
        if (opened == null || schemes == null || schemes.versions == null) {
            return null;
        }
        schemes.warnings.forEach(console::warning);
        return opened.compiled(schemes, compiling(schemes.versions, opened.experts()));
    }

    /**
     * The versions of the scheme.
     *
     * @param files as they stand, {@code scheme.yaml} first
     * @param names file of each version, in the order of the versions
     * @param versions null if something is wrong with them
     */
    private record Schemes(
            List<SchemeFile> files,
            List<String> names,
            @Nullable SchemeVersions versions,
            List<Problem> warnings) {}

    /** Null if there is no scheme. */
    private @Nullable Schemes schemes() {
        List<SchemeFile> files = new ArrayList<>();
        byte[] main = file(Sealing.SCHEME, true);
        if (main != null) {
            files.add(new SchemeFile(Sealing.SCHEME, main));
        }
        for (String name : versionFiles()) {
            byte[] text = file(name, true);
            if (text != null) {
                files.add(new SchemeFile(name, text));
            }
        }
        Map<String, Scheme> read = new LinkedHashMap<>();
        List<Problem> warnings = new ArrayList<>();
        for (SchemeFile file : files) {
            SchemeReader.Result result = SchemeReader.read(file.name(), file.text(), this::companion);
            faults.add(Exit.SCHEME, result.problems());
            warnings.addAll(result.warnings());
            if (result.scheme() != null) {
                read.put(file.name(), result.scheme());
            }
        }
        if (main == null) {
            return null;
        }
        if (read.size() < files.size()) {
            return new Schemes(files, List.of(), null, warnings);
        }
        VersionsReader.Result versions = VersionsReader.read(read);
        faults.add(Exit.SCHEME, versions.problems());
        List<String> names = new ArrayList<>();
        if (versions.versions() != null) {
            for (Scheme each : versions.versions().schemes()) {
                read.forEach((name, scheme) -> {
                    if (scheme.version().equals(each.version())) {
                        names.add(name);
                    }
                });
            }
        }
        return new Schemes(files, names, versions.versions(), warnings);
    }

    /** Names of the files of further versions, sorted. */
    private List<String> versionFiles() {
        Path folder = base.resolve(Sealing.SCHEMES);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "*" + YAML)) {
            entries.forEach(entry -> names.add(Sealing.SCHEMES + "/" + entry.getFileName()));
        } catch (IOException | DirectoryIteratorException e) {
            faults.add(Exit.SCHEME, Reasons.problem(Sealing.SCHEMES, e, Text.of("无法读取", "cannot be read")));
        }
        names.sort(UnitList.BY_CODE_POINT);
        return names;
    }

    /** What the case says it should find; null if it says nothing, or if that cannot be read. */
    static @Nullable ExpectedFindings expected(Path folder, Plugins plugins, Faults faults) {
        if (!Files.isRegularFile(folder.resolve(ExpectedFindings.FILE))) {
            return null;
        }
        SourceSettings settings = new SourceSettings(
                SourceSettings.ofFolder().plugin(),
                Place.file(ExpectedFindings.FILE),
                List.of(new SourceSettings.Value("folder", ExpectedFindings.FOLDER, Place.NOWHERE)));
        try (IndicatorSource source = plugins.open(settings, folder.toRealPath())) {
            return ExpectedFindings.of(source);
        } catch (PluginException e) {
            faults.add(Exit.SCHEME, e.problems());
        } catch (SourceException e) {
            faults.add(Exit.DATA, e.problems());
        } catch (IOException e) {
            faults.add(Exit.DATA, Reasons.problem(ExpectedFindings.FILE, e, Text.of("无法读取", "cannot be read")));
        }
        return null;
    }

    private static @Nullable CaseFolder at(@Nullable Path folder, Faults faults) {
        if (folder == null) {
            return null;
        }
        try {
            return new CaseFolder(folder.toRealPath(), faults);
        } catch (IOException e) {
            faults.add(Exit.USAGE, Reasons.problem(folder.toString(), e, Text.of("无法读取", "cannot be read")));
            return null;
        }
    }

    /** @param untabled whether the case may do without any table */
    private @Nullable OpenCase open(Plugins plugins, Progress progress, boolean untabled) {
        progress.step(Text.of("正在读取方案", "reading the scheme"));
        Schemes schemes = schemes();
        SchemeVersions scheme = schemes == null ? null : schemes.versions;
        List<RuleFile> experts = experts();
        // Compiling takes a second or two, and so may reading the tables.
        CompletableFuture<List<RuleBook>> rules = scheme == null ? null : compiling(scheme, experts);

        progress.step(Text.of("正在读取数据表", "reading the tables"));
        SortedMap<String, String> versions = new TreeMap<>();
        List<ForeignScore> foreign = scheme == null ? List.of() : foreign(scheme, plugins);
        Ledger ledger = null;
        List<Finding> notices = new ArrayList<>();
        try (IndicatorSource source = sources(plugins, versions)) {
            if (source != null && scheme != null && untabled && isUntabled(source)) {
                ledger = withoutTables();
            } else if (source != null && scheme != null) {
                Intake.Result result = Intake.read(scheme, source, foreign);
                faults.add(Exit.DATA, result.problems());
                notices.addAll(result.notices());
                ledger = result.ledger();
            } else if (source != null) {
                lookThrough(source);
            }
        }
        progress.step(Text.of("正在编译规则", "compiling the rules"));
        List<RuleBook> books = schemes == null || rules == null ? null : compiled(schemes, rules);
        if (schemes == null || scheme == null || books == null || ledger == null) {
            return null;
        }
        return new OpenCase(schemes.files, companions, scheme, schemes.warnings, books, ledger, notices, versions);
    }

    /** A table that the scheme names. */
    private byte @Nullable [] companion(String name) {
        return companion(name, MAX_BYTES);
    }

    private byte @Nullable [] companion(String name, int limit) {
        byte[] text = file(name, true, limit);
        if (text != null) {
            companions.put(name, text);
        }
        return text;
    }

    private static SortedSet<String> expertsIn(Path folder) throws IOException {
        SortedSet<String> names = new TreeSet<>(UnitList.BY_CODE_POINT);
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(
                folder, entry -> String.valueOf(entry.getFileName()).endsWith(EXPERT))) {
            entries.forEach(entry -> names.add(EXPERTS + "/" + entry.getFileName()));
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return names;
    }

    /** Rules of experts, by name. */
    private List<RuleFile> experts() {
        Path folder = base.resolve(EXPERTS);
        SortedSet<String> names = new TreeSet<>();
        if (Files.isDirectory(folder)) {
            try {
                names = expertsIn(folder);
            } catch (IOException e) {
                unreadable(EXPERTS, e);
            }
        }
        List<RuleFile> files = new ArrayList<>();
        for (String name : names) {
            byte[] text = companion(name);
            if (text != null) {
                try {
                    files.add(new RuleFile(
                            name,
                            StandardCharsets.UTF_8
                                    .newDecoder()
                                    .decode(ByteBuffer.wrap(text))
                                    .toString()));
                } catch (CharacterCodingException e) {
                    wrong(
                            name,
                            Text.of("文件不是 UTF-8 编码", "the file is not in UTF-8"),
                            Text.of("另存为 UTF-8", "save it as UTF-8"));
                }
            }
        }
        return files;
    }

    private static Ledger withoutTables() {
        UnitList nobody = UnitList.of(List.of());
        return Ledger.of(nobody, ReadingSet.builder(nobody, List.of()).build());
    }

    private static boolean isUntabled(IndicatorSource source) {
        return source.tables().stream().allMatch(table -> LedgerTable.of(table) == null);
    }

    /** What the results of other schemes say that the scheme takes scores from. */
    private List<ForeignScore> foreign(SchemeVersions versions, Plugins plugins) {
        for (String name : SealedScores.files(versions)) {
            companion(name, MAX_RESULT);
        }
        return SealedScores.read(versions, base, companions, plugins, faults);
    }

    /** Bytes of a file of the case; null if it is not there or cannot be read. */
    private byte @Nullable [] file(String name, boolean required) {
        return file(name, required, MAX_BYTES);
    }

    private byte @Nullable [] file(String name, boolean required, int limit) {
        Path file = base.resolve(name);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            if (required) {
                wrong(
                        name,
                        Text.of("没有这个文件", "there is no such file"),
                        Text.of("方案文件夹里要有 %s", "the folder of a case holds a %s", name));
            }
            return null;
        }
        try {
            if (!file.toRealPath().startsWith(base)) {
                wrong(
                        name,
                        Text.of("这个路径通到方案文件夹之外", "this path leads out of the folder of the case"),
                        Text.of("把文件本身放进方案文件夹", "put the file itself into the folder of the case"));
                return null;
            }
            if (!Files.isRegularFile(file)) {
                wrong(name, Text.of("这不是文件", "this is not a file"), Text.of("换成 YAML 文件", "put a YAML file there"));
                return null;
            }
            try (InputStream in = Files.newInputStream(file)) {
                return in.readNBytes(limit);
            }
        } catch (IOException e) {
            unreadable(name, e);
            return null;
        }
    }

    private void unreadable(String file, IOException why) {
        faults.add(Exit.SCHEME, Reasons.problem(file, why, Text.of("无法读取", "cannot be read")));
    }

    private void wrong(String file, Text message, Text remedy) {
        faults.add(Exit.SCHEME, Problem.at(Place.file(file), message, remedy));
    }

    /** What a version is not compiled to, and why. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final int version;
        private final transient RuleException why;

        Refused(int version, RuleException why) {
            super(why);
            this.version = version;
            this.why = why;
        }
    }

    private static CompletableFuture<List<RuleBook>> compiling(SchemeVersions versions, List<RuleFile> experts) {
        return CompletableFuture.supplyAsync(() -> {
            List<RuleBook> books = new ArrayList<>();
            for (Scheme scheme : versions.schemes()) {
                try {
                    books.add(DroolsCompiler.create().compile(scheme, experts));
                } catch (RuleException e) {
                    throw new Refused(books.size(), e);
                }
            }
            return List.copyOf(books);
        });
    }

    private @Nullable List<RuleBook> compiled(Schemes schemes, CompletableFuture<List<RuleBook>> rules) {
        try {
            return rules.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Refused refused) {
                String file = schemes.names.get(refused.version);
                refused.why.problems().forEach(problem -> faults.add(Exit.SCHEME, problem(file, problem)));
                return null;
            }
            if (e.getCause() instanceof Error fatal) {
                throw fatal;
            }
            throw e;
        }
    }

    /** What is wrong with a rule, at its line of an expert's file or under its id in the scheme. */
    static Problem problem(String scheme, RuleProblem problem) {
        Place place = problem.file().isEmpty()
                ? Place.file(scheme).field(problem.criterion())
                : Place.line(problem.file(), problem.line());
        return Problem.at(place, problem.message(), problem.hint());
    }

    /** The sources of the case; null if one of them cannot be opened. */
    private @Nullable IndicatorSource sources(Plugins plugins, Map<String, String> versions) {
        List<SourceSettings> settings = settings();
        List<IndicatorSource> opened = new ArrayList<>();
        boolean sound = settings != null;
        for (SourceSettings each : settings == null ? List.<SourceSettings>of() : settings) {
            try {
                opened.add(plugins.open(each, base));
            } catch (PluginException e) {
                faults.add(Exit.SCHEME, e.problems());
                sound = false;
            } catch (SourceException e) {
                e.problems()
                        .forEach(problem -> faults.add(isConfiguration(problem) ? Exit.SCHEME : Exit.DATA, problem));
                sound = false;
            }
            for (Plugin plugin : plugins.all()) {
                if (plugin.name().equals(each.plugin())) {
                    versions.put(plugin.name(), plugin.version());
                }
            }
        }
        List<Problem> twice = JoinedSource.twice(opened);
        faults.add(Exit.SCHEME, twice);
        if (!sound || !twice.isEmpty()) {
            opened.forEach(IndicatorSource::close);
            return null;
        }
        return opened.size() == 1 ? opened.get(0) : new JoinedSource(opened);
    }

    /** A problem with a field is about what the configuration says, not about what stands in the tables. */
    private static boolean isConfiguration(Problem problem) {
        return problem.place().field() != null && problem.place().line() == 0;
    }

    private @Nullable List<SourceSettings> settings() {
        byte[] text = file(SOURCES, false);
        if (text == null) {
            return Files.exists(base.resolve(SOURCES), LinkOption.NOFOLLOW_LINKS)
                    ? null
                    : List.of(SourceSettings.ofFolder());
        }
        SourcesReader.Result read = SourcesReader.read(SOURCES, text);
        faults.add(Exit.SCHEME, read.problems());
        if (!read.problems().isEmpty()) {
            return null;
        }
        if (read.sources().isEmpty()) {
            wrong(
                    SOURCES,
                    Text.of("没有列出任何数据来源", "it lists no source"),
                    Text.of("列出来源,或删去这个文件", "list one, or remove the file"));
            return null;
        }
        List<SourceSettings> settings = new ArrayList<>();
        for (SourcesReader.SourceSpec source : read.sources()) {
            List<SourceSettings.Setting> keys = new ArrayList<>();
            source.places().forEach((key, place) -> {
                Map<String, String> entries = source.maps().get(key);
                keys.add(
                        entries == null
                                ? new SourceSettings.Value(key, source.texts().getOrDefault(key, ""), place)
                                : new SourceSettings.Entries(key, entries, place));
            });
            settings.add(new SourceSettings(source.plugin(), source.place(), keys));
        }
        return settings;
    }

    /** Without a scheme cells mean nothing, but tables that are missing or broken can be told all the same. */
    private void lookThrough(IndicatorSource source) {
        for (LedgerTable table : LedgerTable.values()) {
            if (source.tables().contains(table.word())) {
                lookThrough(source, table.word());
            } else if (table == LedgerTable.UNITS || table == LedgerTable.READINGS) {
                faults.add(
                        Exit.DATA,
                        Problem.at(
                                Place.file(table.word()),
                                Text.of("缺少这个表", "this table is missing"),
                                Text.of("放入 %s.csv", "add %s.csv", table.word())));
            }
        }
    }

    private void lookThrough(IndicatorSource source, String name) {
        try (Table table = source.read(name, problem -> {
            if (problem.severity() == SourceProblem.Severity.ERROR) {
                faults.add(Exit.DATA, problem.problem());
            }
        })) {
            // What is wrong with a row is reported while it is read.
            Row row = table.next();
            while (row != null) {
                row = table.next();
            }
        } catch (SourceException e) {
            faults.add(Exit.DATA, e.problems());
        }
    }
}
