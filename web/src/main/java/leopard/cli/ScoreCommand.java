package leopard.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import leopard.model.Lang;
import leopard.model.Text;
import leopard.run.AssessmentRun;
import leopard.run.ResultTable;
import leopard.run.ResultTables;
import leopard.run.Seal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Scores a case and writes the result. */
@Command(name = "score")
final class ScoreCommand extends Action {

    @Mixin
    private final CaseOptions options = new CaseOptions();

    @Option(names = "--out")
    private @Nullable String out;

    @Option(names = "--corrects")
    private @Nullable String corrects;

    @Option(names = "--reason")
    private @Nullable String reason;

    @Override
    public Exit run(Session session) throws Failure, IOException {
        Faults faults = new Faults();
        Path caseFolder = options.folder(faults);
        String wanted = options.requiredPeriod(faults);
        int workers = options.threads(faults);
        Path target = out == null ? null : ResultTarget.of(out, faults);
        Seal corrected = corrected(faults);
        if (caseFolder == null) {
            throw faults.failure();
        }
        Console console = session.console();
        return session.withPlugins(faults, (plugins, progress) -> {
            OpenCase opened = CaseFolder.open(caseFolder, plugins, progress, faults);
            faults.raise();
            if (opened == null || wanted == null) {
                throw faults.failure();
            }
            List<AssessmentRun> runs = opened.run(opened.periods(wanted), workers, progress);
            opened.warnings().forEach(console::warning);
            if (target == null) {
                progress.done();
                print(runs, console);
                return Exit.DONE;
            }
            Seal seal = write(opened, runs, target, corrected, session, progress);
            progress.done();
            ScoreSummary summary = new ScoreSummary(runs, String.valueOf(out), seal);
            if (options.json()) {
                summary.writeJson(console);
            } else {
                summary.print(console);
            }
            return Exit.DONE;
        });
    }

    private @Nullable Seal corrected(Faults faults) {
        if ((corrects == null) != (reason == null) || (reason != null && reason.isBlank())) {
            faults.usage(
                    "",
                    Text.of("--corrects 和 --reason 必须一起用", "--corrects and --reason go together"),
                    Text.of("更正要说明更正哪个结果、为什么", "a correction says which result it corrects, and why"));
            return null;
        }
        if (corrects == null) {
            return null;
        }
        Path result = Results.folder(corrects, Text.of("要更正的结果文件夹", "the folder of the result to correct"), faults);
        return result == null ? null : Results.seal(result, faults);
    }

    /** The ranking, as it would stand in the file. */
    private void print(List<AssessmentRun> runs, Console console) throws IOException {
        if (options.json()) {
            new ScoreSummary(runs, null, null).writeJson(console);
            return;
        }
        for (ResultTable table : ResultTables.of(runs, console.lang())) {
            if (table.fileName().equals("ranking.csv")) {
                table.write(console.out());
            }
        }
    }

    private Seal write(
            OpenCase opened,
            List<AssessmentRun> runs,
            Path target,
            @Nullable Seal corrected,
            Session session,
            Progress progress)
            throws Failure {
        progress.step(Text.of("正在写出结果", "writing the result"));
        Lang written = session.console().lang();
        Sealing.Stamp stamp = new Sealing.Stamp(
                session.engineVersion(),
                opened.plugins(),
                corrected == null ? "" : corrected.hash(),
                reason == null ? "" : reason);
        try (ResultFolder result = ResultFolder.begin(target)) {
            Seal seal = Sealing.of(opened, runs, written, stamp, result::write);
            result.publish();
            return seal;
        } catch (IOException e) {
            Faults faults = new Faults();
            faults.add(
                    Exit.UNAVAILABLE,
                    Reasons.problem(String.valueOf(out), e, Text.of("结果无法写出", "the result cannot be written")));
            throw faults.failure();
        }
    }
}
