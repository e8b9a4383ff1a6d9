package leopard.rules.scheme;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import leopard.model.Decimal;
import leopard.model.Text;
import leopard.rules.scheme.Declared.Sort;
import leopard.rules.scheme.Fields.Range;
import leopard.scheme.Expression;
import leopard.scheme.RankingRule.LastResort;
import leopard.scheme.RankingRule.TieKey;
import leopard.scheme.RankingRule.TieMethod;
import leopard.scheme.TieStep;
import org.jspecify.annotations.Nullable;

/** Reads how equal scores share places, and the chain that decides between them. */
final class TiesReader {

    private static final String DESCENDING = "desc";
    private static final String ASCENDING = "asc";
    private static final String DECISION = "decision";
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}0-9_.\\-]+");

    private final Declared declared;
    private final Formulas formulas;
    private final Problems problems;

    TiesReader(Declared declared, Problems problems) {
        this.declared = declared;
        this.formulas = new Formulas(declared, problems);
        this.problems = problems;
    }

    /** @param values named figures; an expression of the chain is added under its own text */
    record Ties(
            TieMethod method,
            List<TieStep> chain,
            LastResort last,
            boolean positionPrinted,
            Map<String, Expression> values) {}

    /**
     * @param given named figures of the ranking
     * @param above ids of the rankings that stand above it
     */
    Ties read(Fields ranking, Map<String, Expression> given, List<String> above) {
        Map<String, Expression> values = new LinkedHashMap<>(given);
        Fields ties = ranking.needWithin("ties", List.of("method", "print", "chain", "else"));
        if (ties == null) {
            return new Ties(TieMethod.COMPETITION, List.of(), LastResort.SHARED, false, values);
        }
        Map<String, TieMethod> methods = new LinkedHashMap<>();
        methods.put("competition", TieMethod.COMPETITION);
        methods.put("modified", TieMethod.MODIFIED);
        methods.put("dense", TieMethod.DENSE);
        methods.put("ordinal", TieMethod.ORDINAL);
        methods.put("fractional", TieMethod.FRACTIONAL);
        TieMethod method = ties.word("method", methods);
        Map<String, LastResort> lasts = new LinkedHashMap<>();
        lasts.put("shared", LastResort.SHARED);
        lasts.put("order", LastResort.ORDER);
        lasts.put("id", LastResort.ID);
        LastResort last = ties.word("else", lasts, LastResort.SHARED);
        if (method == TieMethod.ORDINAL && last == LastResort.SHARED) {
            problems.add(
                    ties.placeOf(ties.has("else") ? "else" : "method"),
                    Text.of("ordinal 不许并列,须说明最后依据", "ordinal shares no rank and needs a last resort"),
                    Text.of("写 else: order 或 else: id", "Write else: order or else: id"));
        }
        boolean position = ties.word("print", Fields.words("mean", false, "position", true), false);
        if (ties.has("print") && method != TieMethod.FRACTIONAL) {
            problems.add(ties.placeOfKey("print"), Text.of("print 只用于 fractional", "print goes with fractional alone"));
        }
        return new Ties(method, chain(ties, values, above), last, position, values);
    }

    private List<TieStep> chain(Fields ties, Map<String, Expression> values, List<String> above) {
        List<TieStep> chain = new ArrayList<>();
        for (YamlNode item : ties.listIfAny("chain")) {
            TieStep step = item instanceof YamlNode.Mapping ? special(item, above) : plain("chain", item, values);
            if (step != null) {
                chain.add(step);
            }
        }
        return List.copyOf(chain);
    }

    /** {@code decision}, or a figure with its direction. */
    private @Nullable TieStep plain(String key, YamlNode item, Map<String, Expression> values) {
        if (item instanceof YamlNode.Scalar word && word.text().strip().equals(DECISION)) {
            return new TieStep.Decision();
        }
        if (!(item instanceof YamlNode.Scalar step) || step.isEmpty()) {
            problems.expected(key, Text.of("文字", "text"), item);
            return null;
        }
        String text = step.text().strip();
        int gap = text.lastIndexOf(' ');
        String order = gap < 0 ? "" : text.substring(gap + 1);
        if (!order.equals(DESCENDING) && !order.equals(ASCENDING)) {
            problems.expected(key, Text.of("“编号 desc”或“编号 asc”", "'FIGURE desc' or 'FIGURE asc'"), step);
            return null;
        }
        return key(step, text.substring(0, gap).strip(), order.equals(DESCENDING), values);
    }

    /** A figure by name, or arithmetic over figures, which becomes a value under its own text. */
    TieKey key(YamlNode.Scalar step, String figure, boolean descending, Map<String, Expression> values) {
        if (values.containsKey(figure) || declared.has(Sort.FIGURE, figure)) {
            return new TieKey(figure, descending);
        }
        if (!PLAIN.matcher(figure).matches()) {
            Expression expression = formulas.expression("chain", step, figure, Formulas.Scope.FIGURES, List.of());
            values.put(figure, expression);
        } else if (!declared.isUnclear(Sort.FIGURE)) {
            List<String> known = new ArrayList<>(values.keySet());
            known.addAll(declared.all(Sort.FIGURE));
            problems.unknown(step.at(step.text().indexOf(figure)), Sort.FIGURE.text(), figure, known);
        }
        return new TieKey(figure, descending);
    }

    private @Nullable TieStep special(YamlNode item, List<String> above) {
        Fields step = Fields.of(
                item, Text.of("并列处理的一步", "a step of the chain"), List.of("count_back", "head_to_head"), problems);
        if (step == null) {
            return null;
        }
        if (step.has("count_back") == step.has("head_to_head")) {
            problems.add(
                    step.place(),
                    Text.of("一步用 count_back 或 head_to_head 其一", "a step takes one of count_back and head_to_head"));
            return null;
        }
        return step.has("count_back") ? countBack(step, above) : headToHead(step);
    }

    private @Nullable TieStep countBack(Fields step, List<String> above) {
        Fields fields = step.within("count_back", List.of("positions", "ranks_in", "deepest", "over", "roll_up"));
        if (fields == null) {
            return null;
        }
        if (fields.has("positions") == fields.has("ranks_in")) {
            problems.add(
                    fields.place(),
                    Text.of("count_back 用 positions 或 ranks_in 其一", "count_back takes one of positions and ranks_in"));
        }
        List<String> positions = new ArrayList<>();
        for (YamlNode.Scalar indicator : fields.words("positions", fields.listIfAny("positions"))) {
            declared.check(Sort.INDICATOR, indicator.text(), indicator.place(), problems);
            positions.add(indicator.text());
        }
        String ranking = fields.has("ranks_in") ? above(fields, "ranks_in", above, problems) : null;
        Map<String, TieStep.Over> overs = new LinkedHashMap<>();
        overs.put("to_date", TieStep.Over.TO_DATE);
        overs.put("counting", TieStep.Over.COUNTING);
        overs.put("season", TieStep.Over.SEASON);
        TieStep.Over over = fields.word("over", overs, TieStep.Over.TO_DATE);
        if (over == TieStep.Over.SEASON && ranking != null) {
            problems.add(
                    fields.placeOf("over"),
                    Text.of(
                            "season 只用于 positions:以后各期的名次尚未排出",
                            "season goes with positions: later periods have no ranks yet"));
        }
        String counting = null;
        if (over == TieStep.Over.COUNTING) {
            YamlNode.Scalar rollUp = fields.need("roll_up", Text.of("汇总的编号", "the id of a roll-up"));
            if (rollUp != null) {
                declared.check(Sort.ROLL_UP, rollUp.text(), rollUp.place(), problems);
                counting = rollUp.text();
            }
        } else if (fields.has("roll_up")) {
            problems.add(
                    fields.placeOfKey("roll_up"),
                    Text.of("roll_up 只用于 over: counting", "roll_up goes with over: counting alone"));
        }
        Integer deepest = Declared.isNone(fields.get("deepest")) || !fields.has("deepest")
                ? null
                : Integer.valueOf(fields.whole("deepest", 1, 1_000_000));
        return new TieStep.CountBack(List.copyOf(positions), ranking, deepest, over, counting);
    }

    /** The id of a ranking that stands above. */
    static @Nullable String above(Fields fields, String key, List<String> above, Problems problems) {
        YamlNode.Scalar ranking = fields.need(key, Text.of("排名的编号", "the id of a ranking"));
        if (ranking == null) {
            return null;
        }
        if (!above.contains(ranking.text())) {
            problems.add(
                    ranking.place(),
                    Text.of("%s 之前没有排名 %s", "%s: no ranking above is called '%s'", key, ranking.text()),
                    above.isEmpty()
                            ? Text.of("把那个排名列在前面", "List that ranking first")
                            : Text.of(
                                    "把那个排名列在前面;前面有:%s",
                                    "List that ranking first; above are: %s", String.join(", ", above)));
        }
        return ranking.text();
    }

    private @Nullable TieStep headToHead(Fields step) {
        Fields fields = step.within("head_to_head", List.of("win", "draw", "loss", "compare", "again"));
        if (fields == null) {
            return null;
        }
        Map<String, TieStep.Measure> words = Fields.wordsOf(TieStep.Measure.values());
        List<TieStep.Measure> compared = new ArrayList<>();
        for (YamlNode item : fields.list("compare")) {
            compared.add(fields.word("compare", item, words, TieStep.Measure.POINTS));
        }
        return new TieStep.HeadToHead(
                fields.number("win", Range.ANY, Decimal.of(3)),
                fields.number("draw", Range.ANY, Decimal.ONE),
                fields.number("loss", Range.ANY, Decimal.ZERO),
                List.copyOf(compared),
                fields.flag("again"));
    }
}
