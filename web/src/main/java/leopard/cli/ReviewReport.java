package leopard.cli;

import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import leopard.model.Lang;
import leopard.model.Text;
import leopard.rules.review.Remark;

/** Tells what a review of the scheme found, errors and warnings apart, and what the scheme says is meant so. */
final class ReviewReport {

    private ReviewReport() {}

    static boolean hasError(List<Remark> remarks) {
        return remarks.stream().anyMatch(remark -> remark.concern().isError());
    }

    static void print(List<Remark> remarks, Console console) {
        for (Remark remark : remarks) {
            if (remark.isOpen()) {
                console.print(Text.of(
                        "方案%s  %s  %s",
                        "scheme %s  %s  %s",
                        severity(remark),
                        remark.concern().word(),
                        remark.problem().in(console.lang())));
            }
        }
        long errors = count(remarks, remark -> remark.concern().isError());
        long warnings = count(remarks, remark -> !remark.concern().isError() && remark.isOpen());
        long meant = count(remarks, remark -> !remark.isOpen());
        if (remarks.isEmpty()) {
            console.print(Text.of("方案审查:没有发现问题", "review of the scheme: nothing found"));
        } else {
            console.print(Text.of(
                    "方案审查:错误 %s 条,警告 %s 条,方案已说明 %s 条",
                    "review of the scheme: errors: %s, warnings: %s, acknowledged: %s", errors, warnings, meant));
        }
    }

    private static long count(List<Remark> remarks, Predicate<Remark> which) {
        return remarks.stream().filter(which).count();
    }

    private static Text severity(Remark remark) {
        return remark.concern().isError() ? Text.of("错误", "error") : Text.of("警告", "warning");
    }

    static void write(List<Remark> remarks, Json out, Lang lang) throws IOException {
        out.array("review");
        for (Remark remark : remarks) {
            out.item()
                    .put("severity", remark.concern().isError() ? "error" : "warning")
                    .put("check", remark.concern().word())
                    .put("subject", remark.subject())
                    .put("file", remark.problem().place().file())
                    .put("line", remark.problem().place().line())
                    .put("column", remark.problem().place().column())
                    .put("message", remark.problem().message().in(lang))
                    .put("remedy", remark.problem().remedy().in(lang))
                    .put("acknowledged", remark.isOpen() ? null : remark.reason())
                    .endItem();
        }
        out.endArray();
    }
}
