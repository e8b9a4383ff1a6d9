package leopard.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import leopard.model.Lang;
import leopard.model.Text;
import leopard.plugin.PluginException;
import leopard.plugin.PluginLoader;
import leopard.plugin.Plugins;
import leopard.run.AssessmentRun;
import leopard.run.ResultTable;
import leopard.run.ResultTables;
import leopard.run.Seal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Scores a case and writes the result. */
@Command(name = "score")
final class ScoreCommand implements Action {

    @Parameters(arity = "0..1")
    private @Nullable String folder;

    @Option(names = "--period")
    private @Nullable String period;

    @Option(names = "--out")
    private @Nullable String out;

    @Option(names = "--corrects")
    private @Nullable String corrects;

    @Option(names = "--reason")
    private @Nullable String reason;

    @Option(names = "--threads")
    private @Nullable String threads;

    @Option(names = "--json")
    private boolean json;

    @Mixin
    private final LangOption lang = new LangOption();

    @Override
    public LangOption lang() {
        return lang;
    }

    @Override
    public Exit run(Session session) throws Failure, IOException {
        Faults faults = new Faults();
        Path caseFolder = Arguments.folder(folder, CaseFolder.MEANING, faults);
        String wanted = Arguments.required(period, "--period", CaseFolder.PERIOD_MEANING, faults);
        int workers = Arguments.threads(threads, faults);
        Path target = out == null ? null : ResultFolder.target(out, faults);
        Seal corrected = corrected(faults);
        Arguments.period(wanted, faults);
        if (caseFolder == null) {
            throw faults.failure();
        }
        Console console = session.console();
        try (Plugins plugins = PluginLoader.load(session.plugins());
                Progress progress = new Progress(console)) {
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
            if (json) {
                summary.writeJson(console);
            } else {
                summary.print(console);
            }
            return Exit.DONE;
        } catch (PluginException e) {
            faults.add(Exit.SCHEME, e.problems());
            throw faults.failure();
        }
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
        if (json) {
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
