package leopard.rules.scheme;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import leopard.model.Text;
import leopard.rules.scheme.Declared.Sort;
import leopard.rules.scheme.Fields.Range;
import leopard.scheme.Expression;
import leopard.scheme.RankingRule;
import leopard.scheme.RankingRule.Grades;
import leopard.scheme.RankingRule.Normalisation;
import leopard.scheme.RankingRule.Quota;
import leopard.scheme.RankingRule.TieKey;
import leopard.scheme.Rounding;
import org.jspecify.annotations.Nullable;

/** Reads rankings with their tie-break chains, grades, quotas and normalisation. */
final class RankingsReader {

    private static final List<String> KEYS = List.of(
            "id", "title", "by", "within", "decimals", "of", "ties", "values", "grades", "normalised", "provisional");
    private static final String DESCENDING = "desc";
    private static final String ASCENDING = "asc";

    private final Declared declared;
    private final Formulas formulas;
    private final Rounding ratio;
    private final Map<String, Root> roots;
    private final Problems problems;

    /** What a ranking takes over from the root that it goes by: its title, and the decimals its score is printed with. */
    record Root(Text title, int decimals) {}

    /** @param roots trees and roll-ups by id */
    RankingsReader(Declared declared, Rounding ratio, Map<String, Root> roots, Problems problems) {
        this.declared = declared;
        this.formulas = new Formulas(declared, problems);
        this.ratio = ratio;
        this.roots = roots;
        this.problems = problems;
    }

    List<RankingRule> read(Fields file) {
        List<RankingRule> rankings = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (YamlNode item : file.listIfAny("rankings")) {
            Fields fields = Fields.of(item, Text.of("排名", "a ranking"), KEYS, problems);
            if (fields != null) {
                RankingRule ranking = ranking(fields);
                rankings.add(ranking);
                if (!ranking.id().isEmpty() && !ids.add(ranking.id())) {
                    problems.add(
                            fields.placeOf(fields.has("id") ? "id" : "by"),
                            Text.of("排名 %s 重复", "the ranking '%s' stands here twice", ranking.id()));
                }
            }
        }
        return List.copyOf(rankings);
    }

    private RankingRule ranking(Fields fields) {
        YamlNode.Scalar by = fields.need("by", Text.of("节点的编号", "the id of a node"));
        if (by != null && !declared.has(Sort.ROLL_UP, by.text()) && !declared.isUnclear(Sort.ROLL_UP)) {
            declared.check(Sort.NODE, by.text(), by.place(), problems);
        }
        String root = by == null ? "" : by.text();
        Root known = roots.get(root);
        String id = fields.has("id") ? fields.id("id") : root;
        Text title = fields.title("title");
        fields.stated("of", "ranked");
        Map<String, Expression> values = values(fields);
        Fields ties = fields.needWithin("ties", List.of("method", "chain", "else"));
        RankingRule.TieMethod method = RankingRule.TieMethod.COMPETITION;
        List<TieKey> chain = List.of();
        if (ties != null) {
            method = ties.word(
                    "method",
                    Fields.words(
                            "competition", RankingRule.TieMethod.COMPETITION, "dense", RankingRule.TieMethod.DENSE));
            chain = chain(ties, values);
            ties.stated("else", "shared");
        }
        return new RankingRule(
                id == null ? "" : id,
                title == null ? known == null ? Text.same(root) : known.title : title,
                root,
                SchemeReading.grouping(fields, declared, problems),
                decimals(fields, known),
                method,
                chain,
                values,
                grades(fields),
                normalisation(fields),
                fields.flag("provisional", false));
    }

    private @Nullable Integer decimals(Fields fields, @Nullable Root root) {
        YamlNode value = fields.get("decimals");
        if (value == null
                || (value instanceof YamlNode.Scalar word && word.text().equals("printed"))) {
            return null;
        }
        int decimals = fields.whole("decimals", 0, Rounding.MAX_SCALE);
        if (root != null && decimals > root.decimals) {
            problems.add(
                    value.place(),
                    Text.of(
                            "decimals %s 多于所依据得分打印的 %s 位小数",
                            "decimals %s are more than the %s that the score is printed with", decimals, root.decimals),
                    Text.of("在该节点的 rounding.line 中加大位数", "Give that node more decimals by its rounding.line"));
        }
        return decimals;
    }

    private Map<String, Expression> values(Fields fields) {
        YamlNode given = fields.get("values");
        if (given == null) {
            return Map.of();
        }
        Map<String, Expression> values = new LinkedHashMap<>();
        fields.entries("values", given).forEach((name, formula) -> {
            fields.id("values", name, true);
            if (declared.has(Sort.FIGURE, name.text())
                    || declared.has(Sort.PARAMETER, name.text())
                    || name.text().equals(Declared.SCHEDULE)) {
                problems.add(
                        name.place(),
                        Text.of("values 中的 %s 已有别的含义", "the value '%s' has a meaning already", name.text()));
            }
            values.put(name.text(), formulas.expression(name.text(), formula, Formulas.Scope.FIGURES));
        });
        return Collections.unmodifiableMap(values);
    }

    private List<TieKey> chain(Fields ties, Map<String, Expression> values) {
        List<TieKey> chain = new ArrayList<>();
        for (YamlNode.Scalar step : ties.words("chain", ties.listIfAny("chain"))) {
            String text = step.text().strip();
            int gap = text.lastIndexOf(' ');
            String order = gap < 0 ? "" : text.substring(gap + 1);
            if (!order.equals(DESCENDING) && !order.equals(ASCENDING)) {
                problems.expected("chain", Text.of("“编号 desc”或“编号 asc”", "'FIGURE desc' or 'FIGURE asc'"), step);
                continue;
            }
            String figure = text.substring(0, gap).strip();
            if (!values.containsKey(figure) && !declared.has(Sort.FIGURE, figure) && !declared.isUnclear(Sort.FIGURE)) {
                List<String> known = new ArrayList<>(values.keySet());
                known.addAll(declared.all(Sort.FIGURE));
                problems.unknown(step.at(step.text().indexOf(figure)), Sort.FIGURE.text(), figure, known);
            }
            chain.add(new TieKey(figure, order.equals(DESCENDING)));
        }
        return List.copyOf(chain);
    }

    private @Nullable Grades grades(Fields ranking) {
        Fields fields = Declared.isNone(ranking.get("grades"))
                ? null
                : ranking.within("grades", List.of("bands", "quota", "limits"));
        if (fields == null) {
            return null;
        }
        List<Grades.Band> bands = new ArrayList<>();
        List<YamlNode> items = fields.list("bands");
        List<Pairs.Named> read =
                new Pairs(problems, "bands", Text.of("[等次, 最低分]", "[grade, least score]")).named(items);
        Set<String> names = new HashSet<>();
        Pairs.Named before = null;
        boolean ordered = true;
        for (Pairs.Named band : read) {
            if (!names.add(band.name().text())) {
                problems.add(
                        band.name().place(),
                        Text.of(
                                "等次 %s 重复",
                                "the grade '%s' stands here twice", band.name().text()));
            }
            if (before != null && ordered && band.number().compareTo(before.number()) >= 0) {
                ordered = false;
                problems.add(
                        band.place(),
                        Text.of(
                                "等次重叠:%s 从 %s 起,%s 也从 %s 起",
                                "grades overlap: %s begins at %s, %s at %s",
                                before.name().text(),
                                before.number(),
                                band.name().text(),
                                band.number()),
                        Text.of("从高到低列出", "List them from the best down"));
            }
            before = band;
            bands.add(new Grades.Band(band.name().text(), band.number()));
        }
        if (before != null
                && ordered
                && read.size() == items.size()
                && before.number().signum() > 0) {
            problems.add(
                    before.place(),
                    Text.of("等次有空档:低于 %s 的得分没有等次", "grades leave a gap: scores below %s have none", before.number()),
                    Text.of("末档从 0 起,并包括更低的得分", "Let the last grade begin at 0; it takes everything below as well"));
        }
        boolean capsFirst = fields.word("limits", Fields.words("before_quota", true, "after_quota", false));
        return new Grades(List.copyOf(bands), quotas(fields, bands), capsFirst);
    }

    private List<Quota> quotas(Fields grades, List<Grades.Band> bands) {
        YamlNode given = grades.get("quota");
        if (given == null || Declared.isNone(given)) {
            return List.of();
        }
        List<YamlNode> items = given instanceof YamlNode.Sequence list ? list.items() : List.of(given);
        List<Quota> quotas = new ArrayList<>();
        Map<String, RoundingMode> roundings = new LinkedHashMap<>();
        roundings.put("floor", RoundingMode.FLOOR);
        roundings.put("half_up", RoundingMode.HALF_UP);
        roundings.put("ceiling", RoundingMode.CEILING);
        Set<String> seen = new HashSet<>();
        for (YamlNode item : items) {
            Fields fields = Fields.of(
                    item,
                    Text.of("quota", "a quota"),
                    List.of("grade", "share", "round", "of", "edge_tie", "full"),
                    problems);
            if (fields == null) {
                continue;
            }
            YamlNode.Scalar grade = fields.need("grade", Text.of("等次", "a grade"));
            List<String> known = bands.stream().map(Grades.Band::grade).toList();
            if (grade != null && !known.isEmpty() && !declared.isUnclear(Sort.GRADE)) {
                if (!known.contains(grade.text())) {
                    problems.unknown(grade.place(), Sort.GRADE.text(), grade.text(), known);
                } else if (known.indexOf(grade.text()) == known.size() - 1) {
                    problems.add(
                            grade.place(),
                            Text.of("末等 %s 不能限名额:没有更低的等次", "no quota for '%s': there is no lower grade", grade.text()));
                } else if (!seen.add(grade.text())) {
                    problems.add(grade.place(), Text.of("等次 %s 有两个名额", "the grade '%s' has two quotas", grade.text()));
                }
            }
            fields.stated("full", "next_grade");
            quotas.add(new Quota(
                    grade == null ? "" : grade.text(),
                    fields.number("share", Range.SHARE),
                    fields.word("round", roundings),
                    fields.word("of", Fields.words("all_units", true, "ranked", false)),
                    fields.word("edge_tie", Fields.words("none", false, "all", true))));
        }
        return List.copyOf(quotas);
    }

    private @Nullable Normalisation normalisation(Fields ranking) {
        Fields fields = Declared.isNone(ranking.get("normalised"))
                ? null
                : ranking.within(
                        "normalised",
                        List.of(
                                "within",
                                "method",
                                "factor_scale",
                                "factor_mode",
                                "overall",
                                "over",
                                "min_group",
                                "too_small"));
        if (fields == null) {
            return null;
        }
        fields.stated("method", "overall_mean/group_mean");
        fields.stated("overall", "mean_of_units");
        fields.stated("over", "ranked");
        fields.stated("too_small", "refuse_all");
        YamlNode.Scalar within = fields.need("within", Text.of("分组", "a grouping"));
        if (within != null) {
            declared.check(Sort.GROUPING, within.text(), within.place(), problems);
        }
        Rounding factor = new Rounding(
                fields.whole("factor_scale", 0, Rounding.MAX_SCALE, ratio.scale()),
                SchemeReading.mode(fields, "factor_mode", ratio.mode()));
        return new Normalisation(
                within == null ? "" : within.text(), factor, fields.whole("min_group", 1, Integer.MAX_VALUE));
    }
}
