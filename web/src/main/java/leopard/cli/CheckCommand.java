package leopard.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import leopard.cli.ExpectedFindings.Mismatch;
import leopard.intake.Finding;
import leopard.model.Lang;
import leopard.model.Text;
import leopard.plugin.Plugins;
import leopard.proof.SchemeProof;
import leopard.proof.SchemeTest;
import leopard.rules.review.Remark;
import leopard.run.AssessmentRun;
import leopard.scheme.CheckRule.Severity;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Checks scheme and data of a case. */
@Command(name = "check")
final class CheckCommand extends Action {

    private static final Mismatch NOTHING_EXPECTED = new Mismatch(List.of(), List.of());

    @Mixin
    private final CaseOptions options = new CaseOptions();

    @Override
    public Exit run(Session session) throws Failure, IOException {
        Faults faults = new Faults();
        Path caseFolder = options.folder(faults);
        int workers = options.threads(faults);
        String wanted = options.period(faults);
        Console console = session.console();
        try {
            if (caseFolder == null) {
                throw faults.failure();
            }
            return session.withPlugins(
                    faults,
                    (plugins, progress) -> check(caseFolder, wanted, workers, plugins, progress, console, faults));
        } catch (Failure e) {
            throw told(e, console);
        }
    }

    private Exit check(
            Path caseFolder,
            @Nullable String wanted,
            int workers,
            Plugins plugins,
            Progress progress,
            Console console,
            Faults faults)
            throws Failure, IOException {
        OpenCase opened = CaseFolder.openOrUntabled(caseFolder, plugins, progress, faults);
        ExpectedFindings expected = opened == null ? null : CaseFolder.expected(caseFolder, plugins, faults);
        List<SchemeTest> tests = opened == null ? null : CaseFolder.tests(caseFolder, opened.versions(), faults);
        faults.raise();
        if (opened == null) {
            throw faults.failure();
        }
        SchemeProof.Result proof = tests == null ? null : proof(opened, tests, progress, faults);
        faults.raise();
        List<Finding> findings = findings(opened, wanted, workers, progress);
        progress.done();
        Mismatch mismatch = expected == null ? NOTHING_EXPECTED : expected.against(findings);
        List<Remark> review = CaseFolder.review(opened);
        if (options.json()) {
            writeJson(opened, review, findings, expected == null ? null : mismatch, proof, console);
        } else {
            ReviewReport.print(review, console);
            print(opened, findings, expected == null ? null : mismatch, console);
            if (proof != null) {
                TestReport.print(proof, console);
            }
        }
        boolean error = ReviewReport.hasError(review)
                || findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR && !finding.answered());
        boolean failed = proof != null && proof.failed() > 0;
        return error || failed || !mismatch.isNone() ? Exit.DIFFERENT : Exit.DONE;
    }

    /** What a test gives has to be readable like the tables of a case; that it is not is a mistake in the file. */
    private static SchemeProof.Result proof(OpenCase opened, List<SchemeTest> tests, Progress progress, Faults faults) {
        progress.step(Text.of("正在验算方案", "running the tests of the scheme"));
        SchemeProof.Result proof = SchemeProof.run(opened.versions(), opened.rules(), tests);
        proof.outcomes().forEach(outcome -> faults.add(Exit.SCHEME, outcome.problems()));
        return proof;
    }

    private static List<Finding> findings(OpenCase opened, @Nullable String wanted, int workers, Progress progress)
            throws Failure {
        if (!opened.hasUnits()) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        for (AssessmentRun run :
                opened.run(wanted == null ? opened.periods() : opened.periods(wanted), workers, progress)) {
            findings.addAll(run.findings());
        }
        return findings.stream().distinct().sorted(Finding.ORDER).toList();
    }

    /** With {@code --json} the problems are data too. */
    private Failure told(Failure failure, Console console) throws IOException {
        if (options.json()) {
            Json.begin(console.out())
                    .problems("problems", failure.problems(), console.lang())
                    .problems("warnings", List.of(), console.lang())
                    .array("findings")
                    .endArray()
                    .end();
        }
        return failure;
    }

    private static void print(OpenCase opened, List<Finding> findings, @Nullable Mismatch mismatch, Console console) {
        opened.warnings().forEach(console::warning);
        for (Finding finding : findings) {
            console.print(inWords(finding));
        }
        for (Severity severity : Severity.values()) {
            long count = findings.stream()
                    .filter(finding -> finding.severity() == severity)
                    .count();
            if (count > 0) {
                console.print(Text.of("%s:%s 条", "%s: %s", title(severity), count));
            }
        }
        if (findings.isEmpty()) {
            console.print(
                    opened.hasUnits()
                            ? Text.of("数据核查:没有发现问题", "checks of the data: nothing found")
                            : Text.of("没有数据表", "there are no tables"));
        }
        if (mismatch != null) {
            mismatch.missing().forEach(key -> console.print(Text.of("应有而没有:%s", "expected and not found: %s", key)));
            mismatch.unexpected().forEach(key -> console.print(Text.of("不应有而有:%s", "found and not expected: %s", key)));
            if (mismatch.isNone()) {
                console.print(Text.of("与 expected/findings.csv 一致", "The findings are those of expected/findings.csv"));
            }
        }
    }

    private static Text inWords(Finding finding) {
        List<Text> where = new ArrayList<>();
        for (String each : List.of(
                finding.place().toString(), finding.period(), finding.unit(), finding.indicator(), finding.check())) {
            if (!each.isEmpty()) {
                where.add(Text.same(each));
            }
        }
        Text answered = finding.answered() ? Text.of("(已答复)", " (answered)") : Text.EMPTY;
        return Text.of(
                "%s  %s%s:%s",
                "%s  %s%s: %s", title(finding.severity()), Text.join("  ", where), answered, finding.message());
    }

    private static Text title(Severity severity) {
        return switch (severity) {
            case ERROR -> Text.of("严重", "error");
            case WARNING -> Text.of("一般", "warning");
            case INFO -> Text.of("提示", "info");
        };
    }

    private static void writeJson(
            OpenCase opened,
            List<Remark> review,
            List<Finding> findings,
            @Nullable Mismatch mismatch,
            SchemeProof.@Nullable Result proof,
            Console console)
            throws IOException {
        Lang lang = console.lang();
        Json out = Json.begin(console.out());
        out.problems("problems", List.of(), lang).problems("warnings", opened.warnings(), lang);
        ReviewReport.write(review, out, lang);
        out.array("findings");
        for (Finding finding : findings) {
            out.item()
                    .put("severity", finding.severity().word())
                    .put("check", finding.check())
                    .put("file", finding.place().file())
                    .put("line", finding.place().line())
                    .put("period", finding.period())
                    .put("unit", finding.unit())
                    .put("indicator", finding.indicator())
                    .put("answered", finding.answered())
                    .put("message", finding.message().in(lang))
                    .endItem();
        }
        out.endArray();
        if (mismatch != null) {
            out.put("missing", mismatch.missing()).put("unexpected", mismatch.unexpected());
        }
        if (proof != null) {
            TestReport.write(proof, out, lang);
        }
        out.end();
    }
}
