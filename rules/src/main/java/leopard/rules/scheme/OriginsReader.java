package leopard.rules.scheme;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import leopard.model.DeclaredPeriod;
import leopard.model.Origin;
import leopard.model.Text;
import leopard.rules.scheme.Declared.Sort;
import leopard.rules.scheme.SchemeReading.Roundings;
import leopard.scheme.Rounding;
import org.jspecify.annotations.Nullable;

/** Reads where indicators come from that are made of scores: of members, or of another scheme's sealed result. */
final class OriginsReader {

    private static final int MOST = 1_000_000;
    private static final Map<String, Boolean> TAKE = Fields.words("mean", false, "sum", true);
    private static final Pattern FOLDER = Pattern.compile("[A-Za-z0-9_-]+(?:[.][A-Za-z0-9_-]+)*");

    private final Declared declared;
    private final Roundings roundings;
    private final Problems problems;

    OriginsReader(Declared declared, Roundings roundings, Problems problems) {
        this.declared = declared;
        this.roundings = roundings;
        this.problems = problems;
    }

    /** Null for an indicator that is none of scores. */
    @Nullable
    Origin read(Fields fields) {
        List<String> given = List.of("members", "result", "formula", "window", "ratio").stream()
                .filter(fields::has)
                .toList();
        boolean ours = fields.has("members") || fields.has("result");
        if (ours && given.size() > 1) {
            problems.add(
                    fields.placeOfKey(given.get(0)),
                    Text.of("%s 不能一起用", "%s do not go together", String.join(", ", given)));
        }
        if (ours && fields.has("every")) {
            problems.add(
                    fields.placeOfKey("every"), Text.of("取自得分的指标没有 every", "an indicator out of scores has no every"));
        }
        Fields members = fields.within("members", List.of("of", "take", "weight", "best", "worst", "rounding"));
        if (members != null) {
            return members(members);
        }
        Fields result = fields.within("result", List.of("of", "node", "period"));
        return result == null ? null : result(result);
    }

    private @Nullable Origin members(Fields fields) {
        YamlNode.Scalar node = fields.need("of", Text.of("节点的编号", "the id of a node"));
        if (node != null) {
            declared.check(Sort.NODE, node.text(), node.place(), problems);
        }
        if (fields.has("best") && fields.has("worst")) {
            problems.add(fields.placeOfKey("worst"), Text.of("best 和 worst 用其一", "take one of best and worst"));
        }
        Rounding outer = roundings.ratio();
        Fields own = fields.within("rounding", List.of("decimals", "mode"));
        Rounding rounding = own == null
                ? outer
                : new Rounding(
                        own.whole("decimals", 0, Rounding.MAX_SCALE, outer.scale()),
                        SchemeReading.mode(own, "mode", outer.mode()));
        boolean sum = fields.word("take", TAKE);
        return node == null
                ? null
                : new Origin.Members(
                        node.text(),
                        sum,
                        fields.word("weight", Fields.words("equal", false, "share", true), false),
                        number(fields, "best"),
                        number(fields, "worst"),
                        rounding.scale(),
                        rounding.mode());
    }

    private static @Nullable Integer number(Fields fields, String key) {
        return fields.has(key) ? Integer.valueOf(fields.whole(key, 1, MOST)) : null;
    }

    private @Nullable Origin result(Fields fields) {
        YamlNode.Scalar of = fields.need("of", Text.of("results 下的文件夹", "a folder under results"));
        if (of != null && !FOLDER.matcher(of.text()).matches()) {
            problems.expected(
                    "of",
                    Text.of("文件夹名(英文字母、数字、_、- 和 .)", "the name of a folder (ASCII letters, digits, _, - and .)"),
                    of);
        }
        YamlNode.Scalar node = fields.need("node", Text.of("结果中一行的编号", "the id of a line of the result"));
        String period = null;
        if (fields.has("period")) {
            YamlNode.Scalar given = fields.need("period", Text.of("same 或周期", "'same' or a period"));
            if (given != null && !DeclaredPeriod.isId(given.text())) {
                problems.expected("period", Text.of("same 或周期", "'same' or a period"), given);
            }
            period = given == null || given.text().equals("same") ? null : given.text();
        }
        return of == null || node == null ? null : new Origin.Result(of.text(), node.text(), period);
    }
}
