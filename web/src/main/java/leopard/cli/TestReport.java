package leopard.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import leopard.model.Lang;
import leopard.model.Text;
import leopard.proof.Difference;
import leopard.proof.SchemeProof;
import leopard.proof.SchemeRule;
import leopard.proof.TestOutcome;

/** Tells what came of the tests of a scheme: the differences as a table, how many, and which rules none of them touches. */
final class TestReport {

    private TestReport() {}

    static void print(SchemeProof.Result proof, Console console) {
        Lang lang = console.lang();
        for (TestOutcome outcome : proof.outcomes()) {
            if (!outcome.passed()) {
                console.print(Text.of(
                        "验算不符  %s  %s",
                        "test failed  %s  %s",
                        outcome.test().place(),
                        outcome.test().name()));
                table(outcome.differences(), lang).lines("  ").forEach(console::print);
            }
        }
        long failed = proof.failed();
        console.print(Text.of(
                "验算:%s 例,%s 例相符,%s 例不符",
                "tests: %s, %s passed, %s failed",
                proof.outcomes().size(),
                proof.outcomes().size() - failed,
                failed));
        if (proof.untouched().isEmpty()) {
            console.print(Text.of("每条规则都有用例验算", "Every rule is touched by a test"));
            return;
        }
        console.print(Text.of(
                "没有用例验算的规则:%s 条",
                "rules that no test touches: %s", proof.untouched().size()));
        byKind(proof.untouched())
                .forEach((kind, ids) -> console.print(Text.of(
                        "  %s:%s",
                        "  %s: %s",
                        kind.title(),
                        Text.join("、", ", ", ids.stream().map(Text::same).toList()))));
    }

    private static TextTable table(List<Difference> differences, Lang lang) {
        TextTable table = new TextTable();
        table.row(
                Text.of("位置", "place").in(lang),
                Text.of("单位", "unit").in(lang),
                Text.of("项目", "subject").in(lang),
                Text.of("应得", "expected").in(lang),
                Text.of("实得", "got").in(lang),
                Text.of("说明", "explanation").in(lang));
        for (Difference each : differences) {
            table.row(
                    String.valueOf(each.place().line()),
                    each.unit(),
                    (each.subject() + " " + each.what().in(lang)).strip(),
                    each.expected().in(lang),
                    each.got().in(lang),
                    each.explanation().in(lang));
        }
        return table;
    }

    private static Map<SchemeRule.Kind, List<String>> byKind(List<SchemeRule> rules) {
        Map<SchemeRule.Kind, List<String>> byKind = new TreeMap<>();
        rules.forEach(rule ->
                byKind.computeIfAbsent(rule.kind(), k -> new ArrayList<>()).add(rule.id()));
        return byKind;
    }

    static void write(SchemeProof.Result proof, Json out, Lang lang) throws IOException {
        out.array("tests");
        for (TestOutcome outcome : proof.outcomes()) {
            out.item()
                    .put("test", outcome.test().name())
                    .put("file", outcome.test().place().file())
                    .put("line", outcome.test().place().line())
                    .put("passed", outcome.passed())
                    .array("differences");
            for (Difference each : outcome.differences()) {
                out.item()
                        .put("line", each.place().line())
                        .put("unit", each.unit())
                        .put("subject", each.subject())
                        .put("what", each.what().in(lang))
                        .put("expected", each.expected().in(lang))
                        .put("got", each.got().in(lang))
                        .put("explanation", each.explanation().in(lang))
                        .endItem();
            }
            out.endArray().endItem();
        }
        out.endArray().array("untouched");
        for (SchemeRule rule : proof.untouched()) {
            out.item().put("kind", rule.kind().word()).put("id", rule.id()).endItem();
        }
        out.endArray();
    }
}
