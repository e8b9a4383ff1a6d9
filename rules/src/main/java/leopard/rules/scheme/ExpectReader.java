package leopard.rules.scheme;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import leopard.award.Award;
import leopard.model.DataStatus;
import leopard.model.Decimal;
import leopard.model.Text;
import leopard.proof.Expected;
import leopard.proof.Expected.FiredKind;
import leopard.proof.Expected.LineField;
import leopard.proof.Expected.RankingField;
import leopard.rules.scheme.Declared.Sort;
import leopard.scheme.AwardRule;
import leopard.scheme.CheckRule;
import leopard.scheme.Curve;
import leopard.scheme.MissingPolicy;
import leopard.scheme.Node;
import leopard.scheme.RankingRule;
import leopard.scheme.Scheme;
import leopard.scheme.Veto;
import leopard.scheme.WarningRule;

/** Reads what a test expects of a unit. */
final class ExpectReader {

    private static final List<String> RANKING =
            List.of("rank", "grade", "status", "score", "normalised", "provisional");

    private static final List<String> KEYS = keys();

    private final Scheme scheme;
    private final Problems problems;
    private final List<Expected> expected;
    private final Set<String> lines;

    ExpectReader(Scheme scheme, Problems problems, List<Expected> expected) {
        this.scheme = scheme;
        this.problems = problems;
        this.expected = expected;
        this.lines = lines(scheme);
    }

    private static List<String> keys() {
        List<String> keys = new ArrayList<>(List.of("lines", "total"));
        keys.addAll(RANKING);
        keys.addAll(List.of("rankings", "vetoes", "red_lines", "awards", "warnings", "checks"));
        return List.copyOf(keys);
    }

    /** Ids of lines that the scheme itself names; others hang below one of them. */
    private static Set<String> lines(Scheme scheme) {
        Set<String> lines = new LinkedHashSet<>();
        for (Node node : scheme.nodes().values()) {
            lines.add(node.id());
            if (node instanceof Node.Criterion criterion && criterion.curve() instanceof Curve.VoteRule vote) {
                vote.classes().forEach(raters -> lines.add(node.id() + "." + raters.id()));
            } else if (node instanceof Node.Events) {
                lines.add(node.id() + ".bonus");
                lines.add(node.id() + ".deduct");
            }
        }
        scheme.rollUps().forEach(rollUp -> lines.add(rollUp.id()));
        return lines;
    }

    void read(String unit, Fields fields) {
        Fields expect = fields.within("expect", KEYS);
        if (expect == null) {
            return;
        }
        lines(unit, expect);
        total(unit, expect);
        standing(unit, expect);
        rankings(unit, expect);
        fired(unit, expect, "vetoes", FiredKind.VETO, ids(scheme.vetoes()), Text.of("一票否决", "veto"));
        fired(unit, expect, "red_lines", FiredKind.RED_LINE, ids(scheme.redLines()), Text.of("红线", "red line"));
        Set<String> checks = new TreeSet<>();
        for (CheckRule.Kind kind : CheckRule.Kind.values()) {
            checks.add(kind.word());
        }
        fired(unit, expect, "checks", FiredKind.CHECK, checks, Text.of("数据核查", "data check"));
        awards(unit, expect);
        warnings(unit, expect);
    }

    private static Set<String> ids(List<Veto> vetoes) {
        Set<String> ids = new LinkedHashSet<>();
        vetoes.forEach(veto -> ids.add(veto.id()));
        return ids;
    }

    private void lines(String unit, Fields expect) {
        YamlNode given = expect.get("lines");
        if (given == null) {
            return;
        }
        expect.entries("lines", given).forEach((line, value) -> {
            boolean known = lines.contains(line.text())
                    || lines.stream().anyMatch(each -> line.text().startsWith(each + "."));
            if (!known) {
                problems.unknown(line.place(), Text.of("得分行", "line"), line.text(), lines);
            }
            line(unit, line, value);
        });
    }

    private void line(String unit, YamlNode.Scalar line, YamlNode value) {
        if (!(value instanceof YamlNode.Mapping)) {
            String points = number("lines", value);
            expected.add(new Expected.Line(line.place(), unit, line.text(), LineField.POINTS, points));
            return;
        }
        Fields fields =
                Fields.of(value, Text.same(line.text()), List.of("points", "value", "status", "treated_as"), problems);
        if (fields == null) {
            return;
        }
        for (LineField field : LineField.values()) {
            String key = field.name().toLowerCase(Locale.ROOT);
            YamlNode each = fields.get(key);
            if (each != null) {
                String text = switch (field) {
                    case POINTS -> number(key, each);
                    case VALUE -> fields.text(key);
                    case STATUS -> fields.word(key, words(names(DataStatus.values())));
                    case TREATED_AS -> fields.word(key, wordsOrNone(MissingPolicy.TreatedAs.values()));
                };
                expected.add(new Expected.Line(fields.placeOfKey(key), unit, line.text(), field, text));
            }
        }
    }

    /** A number as written, or {@code none}. */
    private String number(String key, YamlNode value) {
        if (value instanceof YamlNode.Scalar scalar
                && (scalar.text().equals(Fields.NONE) || Decimal.parse(scalar.text()) != null)) {
            return scalar.text();
        }
        problems.expected(key, Text.of("数或 none", "a number or 'none'"), value);
        return Expected.NONE;
    }

    private static <E extends Enum<E>> List<String> names(E[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }

    /** The words that the printed tables have. */
    private static Map<String, String> words(List<String> names) {
        Map<String, String> words = new LinkedHashMap<>();
        names.forEach(name -> words.put(name, name));
        return words;
    }

    private static <E extends Enum<E>> Map<String, String> wordsOrNone(E[] values) {
        Map<String, String> words = words(names(values));
        words.put(Expected.NONE, Expected.NONE);
        return words;
    }

    private void total(String unit, Fields expect) {
        YamlNode total = expect.get("total");
        if (total == null) {
            return;
        }
        if (scheme.roots().size() != 1) {
            problems.add(
                    expect.placeOfKey("total"),
                    Text.of("方案有几棵得分树,total 说的是哪一棵不清楚", "the scheme has several trees; total could mean any of them"),
                    Text.of("在 lines 中写出节点", "Name the node under lines"));
            return;
        }
        expected.add(new Expected.Line(
                expect.placeOfKey("total"),
                unit,
                scheme.roots().get(0).id(),
                LineField.POINTS,
                number("total", total)));
    }

    /** Without the name of a ranking the only one is meant. */
    private void standing(String unit, Fields expect) {
        List<String> given = RANKING.stream().filter(expect::has).toList();
        if (given.isEmpty()) {
            return;
        }
        if (scheme.rankings().size() != 1) {
            problems.add(
                    expect.placeOfKey(given.get(0)),
                    scheme.rankings().isEmpty()
                            ? Text.of("方案没有排名", "the scheme has no ranking")
                            : Text.of(
                                    "方案有几个排名,%s 说的是哪一个不清楚",
                                    "the scheme has several rankings; '%s' could mean any of them", given.get(0)),
                    Text.of("写成 rankings: {排名: {…}}", "Write rankings: {RANKING: {…}}"));
            return;
        }
        standing(unit, scheme.rankings().get(0), expect);
    }

    private void rankings(String unit, Fields expect) {
        Map<String, RankingRule> known = new LinkedHashMap<>();
        scheme.rankings().forEach(ranking -> known.put(ranking.id(), ranking));
        YamlNode given = expect.get("rankings");
        if (given == null) {
            return;
        }
        expect.entries("rankings", given).forEach((id, value) -> {
            RankingRule ranking = known.get(id.text());
            Fields fields = Fields.of(value, Text.same(id.text()), RANKING, problems);
            if (ranking == null) {
                problems.unknown(id.place(), Sort.RANKING.text(), id.text(), known.keySet());
            } else if (fields != null) {
                standing(unit, ranking, fields);
            }
        });
    }

    private void standing(String unit, RankingRule ranking, Fields fields) {
        for (RankingField field : RankingField.values()) {
            String key = field.name().toLowerCase(Locale.ROOT);
            YamlNode value = fields.get(key);
            if (value != null) {
                String text = switch (field) {
                    case RANK, SCORE, NORMALISED, PROVISIONAL -> number(key, value);
                    case STATUS -> fields.word(key, words(Expected.Ranked.statuses()));
                    case GRADE -> grade(ranking, fields, value);
                };
                expected.add(new Expected.Ranked(fields.placeOfKey(key), unit, ranking.id(), field, text));
            }
        }
    }

    private String grade(RankingRule ranking, Fields fields, YamlNode value) {
        Set<String> known = new LinkedHashSet<>();
        RankingRule.Grades grades = ranking.grades();
        if (grades != null) {
            grades.bands().forEach(band -> known.add(band.grade()));
        }
        String text = fields.text("grade");
        if (!text.isEmpty() && !text.equals(Fields.NONE) && !known.contains(text)) {
            problems.unknown(value.place(), Sort.GRADE.text(), text, known);
        }
        return text;
    }

    private void fired(String unit, Fields expect, String key, FiredKind kind, Set<String> known, Text sort) {
        if (!expect.has(key)) {
            return;
        }
        Set<String> ids = new LinkedHashSet<>();
        for (YamlNode.Scalar id : expect.words(key, expect.listIfAny(key))) {
            if (!known.contains(id.text())) {
                problems.unknown(id.place(), sort, id.text(), known);
            }
            ids.add(id.text());
        }
        expected.add(new Expected.Fired(expect.placeOfKey(key), unit, kind, Set.copyOf(ids)));
    }

    private void awards(String unit, Fields expect) {
        YamlNode given = expect.get("awards");
        if (given == null) {
            return;
        }
        Set<String> known = new LinkedHashSet<>();
        for (AwardRule award : scheme.awards()) {
            award.rankings().forEach(ranking -> known.add(award.id() + "." + ranking));
        }
        expect.entries("awards", given).forEach((id, value) -> {
            if (!known.contains(id.text())) {
                problems.unknown(id.place(), Text.of("奖项", "award"), id.text(), known);
            }
            String outcome = expect.word("awards", value, wordsOrNone(Award.Outcome.values()), Expected.NONE);
            expected.add(new Expected.Awarded(id.place(), unit, id.text(), outcome));
        });
    }

    private void warnings(String unit, Fields expect) {
        YamlNode given = expect.get("warnings");
        if (given == null) {
            return;
        }
        Map<String, WarningRule> known = new LinkedHashMap<>();
        scheme.warnings().forEach(rule -> known.put(rule.id(), rule));
        expect.entries("warnings", given).forEach((id, items) -> {
            WarningRule rule = known.get(id.text());
            if (rule == null) {
                problems.unknown(id.place(), Text.of("预警", "warning"), id.text(), known.keySet());
                return;
            }
            expect.entries(id.text(), items).forEach((item, value) -> {
                String colour =
                        expect.word(item.text(), value, wordsOrNone(WarningRule.Colour.values()), Expected.NONE);
                expected.add(new Expected.Light(item.place(), unit, rule.id(), item.text(), colour));
            });
        });
    }
}
