package leopard.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import leopard.model.Text;
import leopard.plugin.Plugin;
import leopard.plugin.Plugins;
import leopard.run.Seal;
import leopard.spi.SourceException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Recomputes a result from its own inputs. */
@Command(name = "verify")
final class VerifyCommand extends Action {

    private static final Pattern CODE = Pattern.compile("[0-9A-Fa-f]{64}");

    @Parameters(arity = "0..1")
    private @Nullable String folder;

    @Option(names = "--case")
    private @Nullable String caseFolder;

    @Option(names = "--seal")
    private @Nullable String code;

    @Option(names = "--threads")
    private @Nullable String threads;

    @Option(names = "--json")
    private boolean json;

    @Override
    public Exit run(Session session) throws Failure, IOException {
        Faults faults = new Faults();
        Path result = Results.folder(folder, Text.of("结果文件夹", "the folder of a result"), faults);
        Path other = caseFolder == null ? null : Arguments.folder(caseFolder, CaseFolder.MEANING, faults);
        int workers = Arguments.threads(threads, faults);
        if (code != null && !CODE.matcher(code).matches()) {
            faults.usage(
                    "--seal",
                    Text.of("“%s”不是封存码", "“%s” is not a seal", code),
                    Text.of(
                            "应为 score 和 verify 打印的 64 位十六进制数",
                            "expected the 64 hexadecimal digits that score and verify print"));
        }
        faults.raise();
        if (result == null) {
            throw faults.failure();
        }
        Console console = session.console();
        Seal seal = seal(result);
        if (seal == null) {
            return print(
                    new Difference.FileDiffers(Seal.FILE, Text.of("不是豹榜的封存文件", "this is not a seal of Leopard")),
                    console);
        }
        return session.withPlugins(faults, (plugins, progress) -> {
            Verification verification = verify(result, seal, plugins, workers, progress);
            OpenCase now = other == null ? null : CaseFolder.open(other, plugins, progress, faults);
            progress.done();
            verification.obstacles().forEach(console::error);
            if (verification.differences().isEmpty()
                    && !verification.obstacles().isEmpty()) {
                console.say(Text.of("无法重算", "it cannot be recomputed"));
            }
            DifferenceReport.Counting report;
            if (json) {
                Json out = Json.begin(console.out());
                out.put("result", folder)
                        .put("seal", seal.hash())
                        .put("scheme", seal.scheme())
                        .put("periods", seal.periods())
                        .put("sealed_with", seal.engine())
                        .put("verified_with", session.engineVersion())
                        .put(
                                "other_plugins",
                                otherPlugins(seal, plugins).stream()
                                        .map(each -> each.in(console.lang()))
                                        .toList())
                        .problems("obstacles", verification.obstacles(), console.lang())
                        .array("differences");
                report = DifferenceReport.counting(DifferenceReport.json(console, out));
                report(verification, seal, result, now, plugins, report);
                out.endArray()
                        .put(
                                "same",
                                report.isEmpty() && verification.obstacles().isEmpty());
                out.end();
            } else {
                report = DifferenceReport.counting(DifferenceReport.text(console));
                report(verification, seal, result, now, plugins, report);
                if (!seal.engine().equals(session.engineVersion())) {
                    console.print(Text.of(
                            "封存时的版本是 %s,现在是 %s",
                            "It was sealed with version %s, this is %s", seal.engine(), session.engineVersion()));
                }
                otherPlugins(seal, plugins).forEach(console::print);
                if (report.isEmpty() && verification.obstacles().isEmpty()) {
                    console.print(Text.of(
                            "核对一致:%s 个文件,周期 %s",
                            "Verified: %s files, periods %s",
                            seal.inputs().size() + seal.outputs().size() + 1,
                            String.join(", ", seal.periods())));
                    console.print(Text.of("封存码 %s", "Seal %s", seal.hash()));
                }
            }
            faults.raise();
            return verification.obstacles().isEmpty() ? report.exit() : Exit.DIFFERENT;
        });
    }

    /** Plugins that read the tables then, and that have another version now or are not here. */
    private static List<Text> otherPlugins(Seal seal, Plugins plugins) {
        List<Text> others = new ArrayList<>();
        for (Map.Entry<String, String> then : seal.plugins().entrySet()) {
            String now = plugins.all().stream()
                    .filter(plugin -> plugin.name().equals(then.getKey()))
                    .map(Plugin::version)
                    .findFirst()
                    .orElse("—");
            if (!now.equals(then.getValue())) {
                others.add(Text.of(
                        "封存时插件 %s 的版本是 %s,现在是 %s",
                        "It was sealed with version %2$s of the plugin %1$s, this is %3$s",
                        then.getKey(),
                        then.getValue(),
                        now));
            }
        }
        return others;
    }

    private static @Nullable Seal seal(Path result) throws Failure {
        try {
            return SealFile.read(result);
        } catch (IOException e) {
            Faults faults = new Faults();
            faults.add(Exit.DATA, Reasons.problem(Seal.FILE, e, Text.of("无法读取", "cannot be read")));
            throw faults.failure();
        }
    }

    private static Verification verify(Path result, Seal seal, Plugins plugins, int workers, Progress progress)
            throws Failure {
        try {
            return Verification.of(result, seal, plugins, workers, progress);
        } catch (IOException e) {
            throw unreadable(result, e);
        } catch (UncheckedIOException e) {
            // Comes out of a walk through folders.
            IOException cause = e.getCause();
            throw unreadable(result, cause == null ? e : cause);
        }
    }

    private static Failure unreadable(Path result, Exception cause) {
        Faults faults = new Faults();
        faults.add(
                Exit.DATA, Reasons.problem(result.toString(), cause, Text.of("结果无法读取", "the result cannot be read")));
        return faults.failure();
    }

    private void report(
            Verification verification,
            Seal seal,
            Path result,
            @Nullable OpenCase now,
            Plugins plugins,
            DifferenceReport report)
            throws IOException, SourceException {
        if (code != null && !code.toLowerCase(Locale.ROOT).equals(seal.hash())) {
            report.add(new Difference.FileDiffers(
                    Seal.FILE, Text.of("封存码是 %s,不是 %s", "its seal is %s, not %s", seal.hash(), code)));
        }
        for (Difference.FileDiffers difference : verification.differences()) {
            report.add(difference);
        }
        if (now != null && verification.obstacles().isEmpty()) {
            new CaseComparison(result, now, report).run(plugins);
        }
    }

    private Exit print(Difference.FileDiffers difference, Console console) throws IOException {
        if (json) {
            Json out = Json.begin(console.out()).put("result", folder).array("differences");
            DifferenceReport.json(console, out).add(difference);
            out.endArray().put("same", false).end();
        } else {
            DifferenceReport.text(console).add(difference);
        }
        return Exit.DIFFERENT;
    }
}
