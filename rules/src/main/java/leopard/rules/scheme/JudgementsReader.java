package leopard.rules.scheme;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import leopard.model.Decimal;
import leopard.model.Place;
import leopard.model.Text;
import leopard.rules.scheme.Declared.Sort;
import leopard.rules.scheme.Fields.Range;
import leopard.scheme.AwardRule;
import leopard.scheme.Veto;
import org.jspecify.annotations.Nullable;

/** Reads what follows from scores: vetoes, red lines, awards and notices. */
final class JudgementsReader {

    private final Declared declared;
    private final Formulas formulas;
    private final Problems problems;

    JudgementsReader(Declared declared, Problems problems) {
        this.declared = declared;
        this.formulas = new Formulas(declared, problems);
        this.problems = problems;
    }

    private static final List<String> LIMITS =
            List.of("id", "title", "clause", "grade", "grade_at_most", "grades_lower", "together", "ranked", "awards");

    private static final Map<String, AwardRule.Count> COUNTS = new LinkedHashMap<>();

    static {
        COUNTS.put("year", AwardRule.Count.YEAR);
        COUNTS.put("whole", AwardRule.Count.WHOLE);
        COUNTS.put("in_a_row", AwardRule.Count.IN_A_ROW);
    }

    /** Ids of the vetoes and red lines that were read. */
    private final Set<String> known = new LinkedHashSet<>();

    private static final Map<String, Veto.Holds> HOLDS = new LinkedHashMap<>();

    static {
        HOLDS.put("from_date", Veto.Holds.FROM_DATE);
        HOLDS.put("period", Veto.Holds.PERIOD);
        HOLDS.put("year", Veto.Holds.YEAR);
        HOLDS.put("until_lifted", Veto.Holds.UNTIL_LIFTED);
    }

    /** Vetoes by event, then red lines by condition; their ids are one set. */
    record Limits(List<Veto> vetoes, List<Veto> redLines) {}

    Limits limits(Fields file) {
        Set<String> ids = new HashSet<>();
        List<String> byEvent = new ArrayList<>(LIMITS);
        byEvent.addAll(List.of("by", "of", "deduct", "zero", "holds", "document", "decided_by"));
        List<Veto> vetoes = new ArrayList<>();
        for (YamlNode item : file.listIfAny("vetoes")) {
            Fields fields = Fields.of(item, Text.of("否决", "a veto"), byEvent, problems);
            if (fields != null) {
                fields.stated("by", "event");
                vetoes.add(limit(fields, false, ids));
            }
        }
        List<String> byCondition = new ArrayList<>(LIMITS);
        byCondition.addAll(List.of("when", "without_value", "table"));
        List<Veto> redLines = new ArrayList<>();
        for (YamlNode item : file.listIfAny("red_lines")) {
            Fields fields = Fields.of(item, Text.of("红线", "a red line"), byCondition, problems);
            if (fields != null) {
                fields.stated("without_value", "not_applied");
                if (fields.has("table")) {
                    redLines.addAll(ofTable(fields, ids));
                } else {
                    redLines.add(limit(fields, true, ids));
                }
            }
        }
        vetoes.forEach(veto -> known.add(veto.id()));
        redLines.forEach(line -> known.add(line.id()));
        return new Limits(List.copyOf(vetoes), List.copyOf(redLines));
    }

    /** A red line for each row of a table: the best grade that a unit can get. */
    private List<Veto> ofTable(Fields fields, Set<String> ids) {
        String id = fields.id("id");
        Text title = fields.title();
        for (String key : List.of("when", "grade", "grade_at_most", "grades_lower")) {
            if (fields.has(key)) {
                problems.add(fields.placeOfKey(key), Text.of("有 table 时不用 %s", "'%s' does not go with table", key));
            }
        }
        TableUse use = new TableUse(declared, formulas, problems);
        TableSpec table = use.named(fields, "table");
        List<Veto> limits = new ArrayList<>();
        if (table != null && id != null) {
            for (TableUse.Ruled row : use.rules(table)) {
                String own = id + "." + (row.number() == 0 ? "otherwise" : row.number());
                claim(fields, own, ids);
                limits.add(new Veto(
                        own,
                        row.text().isEmpty() ? title : Text.of("%s:%s", "%s: %s", title, row.text()),
                        fields.text("clause"),
                        row.when(),
                        null,
                        row.grade(),
                        0,
                        fields.flag("ranked", true),
                        fields.flag("awards", true),
                        null,
                        fields.word("together", Fields.words("adds", true, "worst", false), true),
                        Veto.Terms.PLAIN));
            }
        }
        return limits;
    }

    private Veto limit(Fields fields, boolean byCondition, Set<String> ids) {
        String id = fields.id("id");
        claim(fields, id, ids);
        YamlNode when = byCondition ? fields.need("when") : null;
        String grade = grade(fields, "grade");
        String atMost = grade(fields, "grade_at_most");
        boolean ranked = fields.flag("ranked", true);
        boolean awards = fields.flag("awards", true);
        int lower = fields.whole("grades_lower", 1, 100, 0);
        Veto.Sanction sanction = byCondition ? null : sanction(fields);
        if (!fields.has("grade")
                && !fields.has("grade_at_most")
                && !fields.has("grades_lower")
                && !fields.has("deduct")
                && (sanction == null || !sanction.zero())
                && ranked
                && awards) {
            problems.add(
                    fields.place(),
                    Text.of("%s 没有任何后果", "%s has no effect", id == null ? fields.owner() : id),
                    Text.of(
                            byCondition
                                    ? "写 grade、grade_at_most、grades_lower、ranked: false 或 awards: false"
                                    : "写 grade、grade_at_most、grades_lower、deduct、zero: true、ranked: false 或 awards: false",
                            byCondition
                                    ? "Give grade, grade_at_most, grades_lower, ranked: false or awards: false"
                                    : "Give grade, grade_at_most, grades_lower, deduct, zero: true, ranked: false or awards: false"));
        }
        if (fields.has("grade") && fields.has("grade_at_most")) {
            problems.add(
                    fields.placeOfKey("grade_at_most"),
                    Text.of("grade 与 grade_at_most 二者留一", "give one of grade and grade_at_most"));
        }
        return new Veto(
                id == null ? "" : id,
                fields.title(),
                fields.text("clause"),
                when == null ? null : formulas.condition("when", when),
                grade,
                atMost,
                lower,
                ranked,
                awards,
                sanction,
                fields.word("together", Fields.words("adds", true, "worst", false), true),
                byCondition ? Veto.Terms.PLAIN : terms(fields));
    }

    private static Veto.Terms terms(Fields fields) {
        Text by = fields.title("decided_by");
        return new Veto.Terms(
                fields.word("holds", HOLDS, Veto.Holds.AS_EVENTS),
                fields.word("document", Fields.words("required", true, "optional", false), false),
                by == null ? Text.EMPTY : by);
    }

    /** What a veto does to scores; null if nothing. */
    private Veto.@Nullable Sanction sanction(Fields fields) {
        Decimal deduct = fields.has("deduct") ? fields.numberOrNull("deduct", Range.POSITIVE) : null;
        boolean zero = fields.flag("zero", false);
        List<String> nodes = new ArrayList<>();
        if (fields.has("of")) {
            if (!fields.has("deduct") && !zero) {
                problems.add(
                        fields.placeOfKey("of"),
                        Text.of("of 只用于 deduct 或 zero: true", "of goes with deduct or zero: true"));
            }
            for (YamlNode.Scalar node : fields.words("of", fields.list("of"))) {
                declared.check(Sort.NODE, node.text(), node.place(), problems);
                nodes.add(node.text());
            }
        }
        if (fields.has("deduct") && zero) {
            problems.add(fields.placeOfKey("deduct"), Text.of("deduct 与 zero 二者留一", "give one of deduct and zero"));
        }
        return deduct == null && !zero ? null : new Veto.Sanction(List.copyOf(nodes), deduct, zero);
    }

    private @Nullable String grade(Fields fields, String key) {
        if (!fields.has(key)) {
            return null;
        }
        YamlNode.Scalar grade = fields.need(key, Text.of("等次", "a grade"));
        if (grade == null) {
            return null;
        }
        if (!key.equals("grade") || !grade.text().equals(Veto.WORST)) {
            declared.check(Sort.GRADE, grade.text(), grade.place(), problems);
        }
        return grade.text();
    }

    private void claim(Fields fields, @Nullable String id, Set<String> ids) {
        if (id != null && !ids.add(id)) {
            problems.add(fields.placeOf("id"), Text.of("编号 %s 重复", "the id '%s' stands here twice", id));
        }
    }

    List<AwardRule> awards(Fields file) {
        List<AwardRule> awards = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (YamlNode item : file.listIfAny("awards")) {
            Fields fields = Fields.of(
                    item, Text.of("奖项", "an award"), List.of("id", "title", "rankings", "award", "notice"), problems);
            if (fields != null) {
                awards.add(award(fields, ids));
            }
        }
        return List.copyOf(awards);
    }

    private AwardRule award(Fields fields, Set<String> ids) {
        String id = fields.id("id");
        claim(fields, id, ids);
        List<String> rankings = new ArrayList<>();
        for (YamlNode.Scalar ranking : fields.words("rankings", fields.list("rankings"))) {
            declared.check(Sort.RANKING, ranking.text(), ranking.place(), problems);
            if (rankings.contains(ranking.text())) {
                problems.add(
                        ranking.place(), Text.of("rankings:%s 重复", "rankings: '%s' stands here twice", ranking.text()));
            }
            rankings.add(ranking.text());
        }
        boolean notice = fields.has("notice");
        if (notice == fields.has("award")) {
            Place place = notice ? fields.placeOfKey("notice") : fields.place();
            problems.add(
                    place,
                    Text.of(
                            "%s 用 award 或 notice 其一",
                            "%s takes one of award and notice", id == null ? fields.owner() : id));
        }
        Fields rule = notice
                ? fields.within(
                        "notice",
                        List.of(
                                "places",
                                "below",
                                "dispute",
                                "unless",
                                "when",
                                "cases",
                                "min_group",
                                "ladder",
                                "count_times"))
                : fields.within(
                        "award",
                        List.of(
                                "places",
                                "at_least",
                                "shared_by_at_most",
                                "more",
                                "nobody",
                                "dispute",
                                "unless",
                                "when",
                                "next"));
        Text title = fields.title();
        AwardRule.Kind kind = notice ? AwardRule.Kind.NOTICE : AwardRule.Kind.AWARD;
        if (rule == null) {
            return new AwardRule(id == null ? "" : id, title, kind, rankings, 1, null, 1, false);
        }
        YamlNode when = rule.get("when");
        rule.stated("more", "withheld");
        rule.stated("nobody", "vacant");
        return new AwardRule(
                id == null ? "" : id,
                title,
                kind,
                List.copyOf(rankings),
                rule.has("cases") ? 0 : rule.whole("places", 1, 1_000_000),
                rule.limit(notice ? "below" : "at_least", Range.ANY),
                notice ? Integer.MAX_VALUE : rule.whole("shared_by_at_most", 1, 1_000_000),
                rule.word("dispute", Fields.words("blocks", true, "ignored", false)),
                limits(rule, "unless"),
                limits(rule, "cases"),
                rule.whole("min_group", 1, 1_000_000, 0),
                ladder(rule),
                rule.word("count_times", COUNTS, AwardRule.Count.YEAR),
                when == null ? null : formulas.condition("when", when),
                !notice && rule.word("next", Fields.words("moves_up", true, "stays", false), false));
    }

    /** Ids of vetoes and red lines. */
    private List<String> limits(Fields fields, String key) {
        List<String> ids = new ArrayList<>();
        if (!fields.has(key)) {
            return ids;
        }
        if (key.equals("cases") && fields.has("places")) {
            problems.add(fields.placeOfKey("places"), Text.of("places 与 cases 二者留一", "give one of places and cases"));
        }
        for (YamlNode.Scalar id : fields.words(key, fields.list(key))) {
            if (!known.contains(id.text())) {
                problems.unknown(id.place(), Text.of("否决或红线", "veto or red line"), id.text(), known);
            }
            ids.add(id.text());
        }
        return List.copyOf(ids);
    }

    private static List<Text> ladder(Fields rule) {
        List<Text> steps = new ArrayList<>();
        if (rule.has("ladder")) {
            for (YamlNode.Scalar step : rule.words("ladder", rule.list("ladder"))) {
                steps.add(Text.same(step.text()));
            }
        }
        return List.copyOf(steps);
    }
}
