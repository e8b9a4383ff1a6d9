package leopard.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import leopard.model.Lang;
import leopard.model.NearestName;
import leopard.model.Period;
import leopard.model.Text;
import leopard.model.Unit;
import leopard.model.UnitList;
import leopard.run.AssessmentRun;
import leopard.score.Explanation;
import leopard.score.ScoreLine;
import leopard.score.ScoreSheet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints the score sheet of one unit. */
@Command(name = "explain")
final class ExplainCommand extends Action {

    @Mixin
    private final CaseOptions options = new CaseOptions();

    @Option(names = "--unit")
    private @Nullable String unit;

    @Override
    public Exit run(Session session) throws Failure, IOException {
        Faults faults = new Faults();
        Path caseFolder = options.folder(faults);
        String wanted = options.requiredPeriod(faults);
        String named = Arguments.required(unit, "--unit", Text.of("单位的编号或名称", "the id or name of a unit"), faults);
        int workers = options.threads(faults);
        if (caseFolder == null) {
            throw faults.failure();
        }
        Console console = session.console();
        return session.withPlugins(faults, (plugins, progress) -> {
            OpenCase opened = CaseFolder.open(caseFolder, plugins, progress, faults);
            Unit found = opened == null || named == null
                    ? null
                    : find(named, opened.ledger().units(), faults);
            faults.raise();
            if (opened == null || wanted == null || found == null) {
                throw faults.failure();
            }
            List<Period> periods =
                    opened.periods(wanted).stream().filter(found::existsIn).toList();
            if (periods.isEmpty()) {
                faults.usage(
                        "--unit",
                        Text.of("%s 在 %s 不存在", "%s does not exist in %s", found.id(), wanted),
                        Text.of("看 units.csv 的 from 和 to", "see from and to in units.csv"));
                throw faults.failure();
            }
            List<AssessmentRun> runs = opened.run(periods, workers, progress);
            progress.done();
            opened.warnings().forEach(console::warning);
            print(runs, found, console);
            return Exit.DONE;
        });
    }

    /** The unit of that id, or else the only one of that name. */
    private static @Nullable Unit find(String named, UnitList units, Faults faults) {
        int index = units.indexOf(named);
        if (index >= 0) {
            return units.get(index);
        }
        List<Unit> sameName = units.asList().stream()
                .filter(each -> each.name().equals(named))
                .toList();
        if (sameName.size() == 1) {
            return sameName.get(0);
        }
        if (sameName.size() > 1) {
            faults.usage(
                    "--unit",
                    Text.of("有 %s 个单位名为 %s", "%s units are called %s", sameName.size(), named),
                    Text.of(
                            "请用编号:%s",
                            "use an id: %s",
                            String.join(", ", sameName.stream().map(Unit::id).toList())));
            return null;
        }
        List<String> known = new ArrayList<>();
        for (Unit each : units.asList()) {
            known.add(each.id());
            known.add(each.name());
        }
        faults.usage(
                "--unit",
                Text.of("没有单位 %s", "there is no unit %s", named),
                NearestName.among(known, named) == null
                        ? Text.of("编号和名称见 units.csv", "ids and names are in units.csv")
                        : NearestName.hint(known, named));
        return null;
    }

    private void print(List<AssessmentRun> runs, Unit found, Console console) throws IOException {
        if (!options.json()) {
            for (int i = 0; i < runs.size(); i++) {
                if (i > 0) {
                    console.print("");
                }
                AssessmentRun run = runs.get(i);
                int at = run.units().indexOf(found.id());
                Explanation.write(run.sheet(at), run.standings(at), console.lang(), console.out());
            }
            return;
        }
        Json out = Json.begin(console.out());
        out.array("sheets");
        for (AssessmentRun run : runs) {
            write(run, run.units().indexOf(found.id()), out, console.lang());
        }
        out.endArray().end();
    }

    private static void write(AssessmentRun run, int unit, Json out, Lang lang) throws IOException {
        ScoreSheet sheet = run.sheet(unit);
        out.item()
                .put("period", run.period())
                .put("unit", sheet.unit().id())
                .put("name", sheet.unit().name())
                .put(
                        "standings",
                        run.standings(unit).stream().map(text -> text.in(lang)).toList());
        out.array("lines");
        List<ScoreLine> lines = new ArrayList<>();
        sheet.forEach(lines::add);
        for (ScoreLine line : lines) {
            out.item()
                    .put("line", line.id())
                    .put("parent", line.parent())
                    .put("title", line.title().in(lang))
                    .put("clause", line.clause())
                    .put("role", line.role().name())
                    .put("input", line.input())
                    .put("full", line.full())
                    .put("score", line.score())
                    .put("missing", line.missing())
                    .put("status", line.status().name())
                    .put("treated_as", line.treatedAs())
                    .put("formula", Explanation.formula(line, lang))
                    .put("steps", Explanation.steps(line))
                    .endItem();
        }
        out.endArray().endItem();
    }
}
