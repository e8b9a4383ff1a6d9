package leopard.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
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
import leopard.rules.scheme.TestsReader;
import leopard.rules.scheme.VersionsReader;
import leopard.scheme.Scheme;
import leopard.scheme.SchemeVersions;
import leopard.spi.IndicatorSource;
import leopard.spi.SourceException;
import org.jspecify.annotations.Nullable;

/**
 * Opens the folder of a case: scheme, rules, sources, tables. Nothing outside it is read. It goes on as long as it can, so
 * that the faults of the scheme and those of the tables are told together.
 */
final class CaseFolder {

    static final Text MEANING = Text.of("方案文件夹(含 scheme.yaml 和数据表)", "the folder of a case (scheme.yaml and tables)");

    /** File of the tests of a scheme. */
    static final String TESTS = "tests.yaml";

    private final CaseFiles files;
    private final Faults faults;

    private CaseFolder(CaseFiles files) {
        this.files = files;
        this.faults = files.faults();
    }

    private static @Nullable CaseFolder at(@Nullable Path folder, Faults faults) {
        CaseFiles files = CaseFiles.at(folder, faults);
        return files == null ? null : new CaseFolder(files);
    }

    /** The case, or null with everything that is wrong with it. Also null, without a word, if there is no folder. */
    static @Nullable OpenCase open(@Nullable Path folder, Plugins plugins, Progress progress, Faults faults) {
        CaseFolder opened = at(folder, faults);
        return opened == null ? null : opened.open(plugins, progress, false);
    }

    /** As {@link #open}, but a case that has only a scheme and its tests needs no tables. */
    static @Nullable OpenCase openOrUntabled(@Nullable Path folder, Plugins plugins, Progress progress, Faults faults) {
        CaseFolder opened = at(folder, faults);
        return opened == null
                ? null
                : opened.open(
                        plugins,
                        progress,
                        Files.isRegularFile(opened.files.base().resolve(TESTS)));
    }

    /** The tests of the scheme; null if there are none, or if they cannot be read. */
    static @Nullable List<SchemeTest> tests(Path folder, SchemeVersions versions, Faults faults) {
        CaseFolder opened = at(folder, faults);
        byte[] text = opened == null ? null : opened.files.file(TESTS, false);
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
        return opened.compiled(schemes, compiling(schemes.versions, opened.files.experts()));
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
        List<SchemeFile> schemes = new ArrayList<>();
        byte[] main = files.file(Sealing.SCHEME, true);
        if (main != null) {
            schemes.add(new SchemeFile(Sealing.SCHEME, main));
        }
        for (String name : files.versionFiles()) {
            byte[] text = files.file(name, true);
            if (text != null) {
                schemes.add(new SchemeFile(name, text));
            }
        }
        Map<String, Scheme> read = new LinkedHashMap<>();
        List<Problem> warnings = new ArrayList<>();
        for (SchemeFile file : schemes) {
            SchemeReader.Result result = SchemeReader.read(file.name(), file.text(), files::companion);
            faults.add(Exit.SCHEME, result.problems());
            warnings.addAll(result.warnings());
            if (result.scheme() != null) {
                read.put(file.name(), result.scheme());
            }
        }
        if (main == null) {
            return null;
        }
        if (read.size() < schemes.size()) {
            return new Schemes(schemes, List.of(), null, warnings);
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
        return new Schemes(schemes, names, versions.versions(), warnings);
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

    /** @param untabled whether the case may do without any table */
    private @Nullable OpenCase open(Plugins plugins, Progress progress, boolean untabled) {
        progress.step(Text.of("正在读取方案", "reading the scheme"));
        Schemes schemes = schemes();
        SchemeVersions scheme = schemes == null ? null : schemes.versions;
        List<RuleFile> experts = files.experts();
        // Compiling takes a second or two, and so may reading the tables.
        CompletableFuture<List<RuleBook>> rules = scheme == null ? null : compiling(scheme, experts);

        progress.step(Text.of("正在读取数据表", "reading the tables"));
        SortedMap<String, String> versions = new TreeMap<>();
        List<ForeignScore> foreign = scheme == null ? List.of() : foreign(scheme, plugins);
        Ledger ledger = null;
        List<Finding> notices = new ArrayList<>();
        CaseSources sources = new CaseSources(files, plugins);
        try (IndicatorSource source = sources.open(versions)) {
            if (source != null && scheme != null && untabled && isUntabled(source)) {
                ledger = withoutTables();
            } else if (source != null && scheme != null) {
                Intake.Result result = Intake.read(scheme, source, foreign);
                faults.add(Exit.DATA, result.problems());
                notices.addAll(result.notices());
                ledger = result.ledger();
            } else if (source != null) {
                sources.lookThrough(source);
            }
        }
        progress.step(Text.of("正在编译规则", "compiling the rules"));
        List<RuleBook> books = schemes == null || rules == null ? null : compiled(schemes, rules);
        if (schemes == null || scheme == null || books == null || ledger == null) {
            return null;
        }
        return new OpenCase(
                schemes.files, files.companions(), scheme, schemes.warnings, books, ledger, notices, versions);
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
            files.companion(name, CaseFiles.MAX_RESULT);
        }
        return SealedScores.read(versions, files.base(), files.companions(), plugins, faults);
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
}
