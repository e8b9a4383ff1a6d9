package leopard.cli;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import leopard.award.Award;
import leopard.intake.Finding;
import leopard.model.Decimal;
import leopard.model.Lang;
import leopard.model.Text;
import leopard.run.AssessmentRun;
import leopard.run.RankingTable;
import leopard.run.Seal;
import leopard.run.Standing;
import leopard.scheme.CheckRule.Severity;
import leopard.scheme.WarningRule.Colour;
import leopard.watch.Warning;
import org.jspecify.annotations.Nullable;

/** What {@code score} says about a result: the rankings from the top, the awards, and how many lights and findings there are. */
final class ScoreSummary {

    /** A longer ranking is in the file. */
    private static final int ROWS = 30;

    private final List<AssessmentRun> runs;
    private final @Nullable String folder;
    private final @Nullable Seal seal;

    ScoreSummary(List<AssessmentRun> runs, @Nullable String folder, @Nullable Seal seal) {
        this.runs = runs;
        this.folder = folder;
        this.seal = seal;
    }

    void print(Console console) {
        Lang lang = console.lang();
        for (AssessmentRun run : runs) {
            for (RankingTable table : run.rankings()) {
                print(run, table, console);
            }
            for (Award award : run.awards()) {
                console.print(Text.of("%s  %s:%s", "%s  %s: %s", run.period(), award.award(), inWords(award)));
            }
            String lights = lights(run, lang);
            if (!lights.isEmpty()) {
                console.print(Text.of("%s  预警:%s", "%s  lights: %s", run.period(), lights));
            }
            String findings = findings(run, lang);
            if (!findings.isEmpty()) {
                console.print(Text.of("%s  数据核查:%s", "%s  findings: %s", run.period(), findings));
            }
        }
        if (folder != null) {
            console.print(Text.of("结果已写入 %s", "The result is in %s", folder));
        }
        if (seal != null) {
            console.print(Text.of("封存码 %s", "Seal %s", seal.hash()));
        }
    }

    private static void print(AssessmentRun run, RankingTable table, Console console) {
        Lang lang = console.lang();
        Text title = table.rule().title().isEmpty()
                ? Text.same(table.rule().id())
                : table.rule().title();
        console.print(Text.of("%s  %s", "%s  %s", run.period(), title));
        TextTable text = new TextTable()
                .row(
                        lang.pick("名次", "rank"),
                        lang.pick("单位", "unit"),
                        lang.pick("分组", "group"),
                        lang.pick("得分", "score"),
                        lang.pick("等次", "grade"),
                        lang.pick("说明", "note"));
        int[] order = table.order();
        for (int i = 0; i < Math.min(order.length, ROWS); i++) {
            Standing standing = table.standing(order[i]);
            if (standing != null) {
                text.row(
                        standing.printed() == null ? "—" : standing.printed().toString(),
                        standing.unit().name(),
                        standing.unit().group(),
                        standing.score() == null ? "—" : standing.score().toString(),
                        standing.grade(),
                        note(standing).in(lang));
            }
        }
        text.lines("  ").forEach(console::print);
        if (order.length > ROWS) {
            console.print(Text.of(
                    "  ……另有 %s 个单位,见 ranking.csv", "  … and %s more units, see ranking.csv", order.length - ROWS));
        }
    }

    private static Text note(Standing standing) {
        return standing.reason().isEmpty() && standing.status() != Standing.Status.RANKED
                ? standing.status().title()
                : standing.reason();
    }

    private static Text inWords(Award award) {
        Text reason = award.reason().isEmpty() ? Text.EMPTY : Text.of("(%s)", " (%s)", award.reason());
        return award.unit().isEmpty()
                ? Text.of("%s%s", "%s%s", award.outcome().title(), reason)
                : Text.of("%s %s%s", "%s %s%s", award.outcome().title(), award.unit(), reason);
    }

    private static String lights(AssessmentRun run, Lang lang) {
        Map<Colour, Integer> counts = new EnumMap<>(Colour.class);
        for (Warning warning : run.warnings()) {
            counts.merge(warning.colour(), 1, Integer::sum);
        }
        StringBuilder text = new StringBuilder();
        counts.forEach((colour, n) -> text.append(text.isEmpty() ? "" : lang.pick("、", ", "))
                .append(colour.name())
                .append(' ')
                .append(n));
        return text.toString();
    }

    private static String findings(AssessmentRun run, Lang lang) {
        Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
        for (Finding finding : run.findings()) {
            counts.merge(finding.severity(), 1, Integer::sum);
        }
        StringBuilder text = new StringBuilder();
        counts.forEach((severity, n) -> text.append(text.isEmpty() ? "" : lang.pick("、", ", "))
                .append(severity.word())
                .append(' ')
                .append(n));
        return text.toString();
    }

    void writeJson(Console console) throws IOException {
        Lang lang = console.lang();
        Json json = Json.begin(console.out());
        json.put("out", folder).put("seal", seal == null ? null : seal.hash());
        json.array("periods");
        for (AssessmentRun run : runs) {
            json.item().put("period", run.period());
            json.array("rankings");
            for (RankingTable table : run.rankings()) {
                json.item().put("ranking", table.rule().id()).array("units");
                for (int unit : table.order()) {
                    Standing standing = table.standing(unit);
                    if (standing != null) {
                        write(json, standing, lang);
                    }
                }
                json.endArray().endItem();
            }
            json.endArray().array("awards");
            for (Award award : run.awards()) {
                json.item()
                        .put("award", award.award())
                        .put("group", award.group())
                        .put("unit", award.unit())
                        .put("place", award.place())
                        .put("outcome", award.outcome().name())
                        .put("reason", award.reason().in(lang))
                        .endItem();
            }
            json.endArray();
            for (Colour colour : Colour.values()) {
                json.put("lights_" + colour.name().toLowerCase(Locale.ROOT), (int) run.warnings().stream()
                        .filter(warning -> warning.colour() == colour)
                        .count());
            }
            for (Severity severity : Severity.values()) {
                json.put("findings_" + severity.word(), (int) run.findings().stream()
                        .filter(finding -> finding.severity() == severity)
                        .count());
            }
            json.endItem();
        }
        json.endArray().end();
    }

    private static void write(Json json, Standing standing, Lang lang) throws IOException {
        json.item()
                .put("unit", standing.unit().id())
                .put("name", standing.unit().name())
                .put("group", standing.group())
                .put("score", standing.score())
                .number("rank", standing.printed() == null ? Decimal.ZERO : standing.printed())
                .put("of", standing.of())
                .put("grade", standing.grade())
                .put("status", standing.status().name())
                .put("reason", standing.reason().in(lang))
                .put("provisional", standing.provisional())
                .put("normalised", standing.normalised())
                .endItem();
    }
}
