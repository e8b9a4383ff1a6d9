package leopard.cli;

import java.io.IOException;
import java.nio.file.Path;
import leopard.model.Text;
import leopard.run.Seal;
import leopard.spi.IndicatorSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares two results. */
@Command(name = "diff")
final class DiffCommand extends Action {

    @Parameters(index = "0", arity = "0..1")
    private @Nullable String before;

    @Parameters(index = "1", arity = "0..1")
    private @Nullable String after;

    @Option(names = "--json")
    private boolean json;

    @Override
    public Exit run(Session session) throws Failure, IOException {
        Faults faults = new Faults();
        Path a = Results.folder(before, Text.of("原来的结果文件夹 A", "the folder A of the older result"), faults);
        Path b = Results.folder(after, Text.of("新的结果文件夹 B", "the folder B of the newer result"), faults);
        Seal sealA = a == null ? null : Results.seal(a, faults);
        Seal sealB = b == null ? null : Results.seal(b, faults);
        if (a == null || b == null || sealA == null || sealB == null) {
            throw faults.failure();
        }
        boolean sameLang = sealA.lang().equals(sealB.lang());
        Console console = session.console();
        return session.withPlugins(faults, (plugins, progress) -> {
            try (IndicatorSource tablesA = Results.tables(plugins, a);
                    IndicatorSource tablesB = Results.tables(plugins, b)) {
                DifferenceReport.Counting report;
                if (json) {
                    Json out = Json.begin(console.out());
                    out.put("before", sealA.hash()).put("after", sealB.hash()).array("differences");
                    report = DifferenceReport.counting(DifferenceReport.json(console, out));
                    new ResultComparison(tablesA, tablesB, report).run(sealA, sealB);
                    out.endArray()
                            .put("same", report.isEmpty())
                            .put("texts_compared", sameLang)
                            .end();
                } else {
                    report = DifferenceReport.counting(DifferenceReport.text(console));
                    new ResultComparison(tablesA, tablesB, report).run(sealA, sealB);
                    if (report.isEmpty()) {
                        console.print(
                                sameLang
                                        ? Text.of("两个结果相同", "The two results are the same")
                                        : Text.of(
                                                "两个结果相同;文字的语言不同,没有比较文字",
                                                "The two results are the same; their texts are in two languages and were not"
                                                        + " compared"));
                    }
                }
                return report.exit();
            }
        });
    }
}
