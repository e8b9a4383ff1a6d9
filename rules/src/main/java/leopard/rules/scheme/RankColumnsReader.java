package leopard.rules.scheme;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import leopard.model.Decimal;
import leopard.model.Text;
import leopard.rules.scheme.Declared.Sort;
import leopard.rules.scheme.Fields.Range;
import leopard.scheme.Expression;
import leopard.scheme.RankingRule.RankColumn;
import leopard.scheme.Rounding;
import org.jspecify.annotations.Nullable;

/** Reads columns that are computed from ranks after all rankings are made. */
final class RankColumnsReader {

    /** What a ranking has for a formula: under these names its own, behind an id and a dot that of another one. */
    private static final List<String> FIGURES = List.of("rank", "of", "score");

    /** Columns of the table of rankings: no computed column may be called like one of them. */
    private static final Set<String> TAKEN = Set.of(
            "period",
            "ranking",
            "group",
            "unit",
            "name",
            "score",
            "rank",
            "of",
            "grade",
            "status",
            "reason",
            "provisional",
            "normalised",
            "rank_before",
            "of_before",
            "moved",
            "movement");

    private final Declared declared;
    private final Problems problems;
    private final List<Use> uses = new ArrayList<>();

    /** A name that can be checked once all rankings are known. */
    private record Use(YamlNode.Scalar formula, String name, int offset) {}

    RankColumnsReader(Declared declared, Problems problems) {
        this.declared = declared;
        this.problems = problems;
    }

    List<RankColumn> read(Fields ranking) {
        YamlNode given = ranking.get("columns");
        if (given == null) {
            return List.of();
        }
        List<RankColumn> columns = new ArrayList<>();
        ranking.entries("columns", given).forEach((name, value) -> {
            if (TAKEN.contains(name.text())) {
                problems.add(
                        name.place(),
                        Text.of("排名表已有列 %s", "the table of rankings has a column '%s' already", name.text()));
            }
            ranking.id("columns", name, true);
            Fields fields = Fields.of(
                    value,
                    Text.same(name.text()),
                    List.of("formula", "points", "rest", "shared", "decimals"),
                    problems);
            if (fields != null) {
                columns.add(column(name.text(), fields));
            }
        });
        return List.copyOf(columns);
    }

    private RankColumn column(String name, Fields fields) {
        if (fields.has("formula") == fields.has("points")) {
            problems.add(
                    fields.place(), Text.of("%s 用 formula 或 points 其一", "%s takes one of formula and points", name));
        }
        List<Decimal> points = new ArrayList<>();
        for (YamlNode item : fields.listIfAny("points")) {
            points.add(Fields.orZero(fields.number("points", item, Range.ANY, false)));
        }
        boolean byPoints = fields.has("points");
        for (String key : List.of("rest", "shared")) {
            if (!byPoints && fields.has(key)) {
                problems.add(fields.placeOfKey(key), Text.of("%s 只用于 points", "%s goes with points alone", key));
            }
        }
        return new RankColumn(
                name,
                formula(fields),
                List.copyOf(points),
                fields.number("rest", Range.ANY, Decimal.ZERO),
                byPoints && fields.word("shared", Fields.words("position", false, "mean", true)),
                fields.has("decimals") ? Integer.valueOf(fields.whole("decimals", 0, Rounding.MAX_SCALE)) : null);
    }

    private @Nullable Expression formula(Fields fields) {
        if (!fields.has("formula")) {
            return null;
        }
        YamlNode.Scalar scalar = fields.need("formula", Text.of("公式", "a formula"));
        if (scalar == null) {
            return null;
        }
        try {
            FormulaParser.Parsed<Expression> parsed = FormulaParser.expression(scalar.text());
            parsed.uses().forEach(use -> {
                declared.use(use.name());
                uses.add(new Use(scalar, use.name(), use.offset()));
            });
            return parsed.value();
        } catch (FormulaTokens.Fault fault) {
            problems.add(scalar.at(fault.offset()), Text.of("formula:%s", "formula: %s", fault.text()), fault.remedy());
            return null;
        }
    }

    /** Reports names that are no figure of any ranking. */
    void check(Set<String> rankings) {
        if (declared.isUnclear(Sort.RANKING)) {
            return;
        }
        for (Use use : uses) {
            int dot = use.name.lastIndexOf('.');
            boolean known = declared.has(Sort.PARAMETER, use.name)
                    || (FIGURES.contains(use.name.substring(dot + 1))
                            && (dot < 0 || rankings.contains(use.name.substring(0, dot))));
            if (!known) {
                Set<String> names = new LinkedHashSet<>(FIGURES);
                rankings.forEach(id -> names.add(id + ".rank"));
                names.addAll(declared.all(Sort.PARAMETER));
                problems.unknown(use.formula.at(use.offset), Sort.FIGURE.text(), use.name, names);
            }
        }
    }
}
