package leopard.rules.scheme;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import leopard.intake.LedgerTable;
import leopard.intake.ListFigures;
import leopard.model.Decimal;
import leopard.model.Text;
import leopard.rules.scheme.Fields.Range;
import leopard.scheme.Curve;
import leopard.scheme.Lists;
import leopard.scheme.Lists.Column;
import leopard.scheme.Lists.Kind;
import org.jspecify.annotations.Nullable;

/** Reads lists 清单 that a scheme declares, what is counted over them, and points for their rows. */
final class ListsReader {

    private static final Map<String, Kind> KINDS = Fields.wordsOf(Kind.values());
    private static final Map<String, Lists.Counts> COUNTS = Fields.wordsOf(Lists.Counts.values());
    private static final Map<String, Lists.Take> TAKES = new LinkedHashMap<>(Fields.wordsOf(Lists.Take.values()));

    /** A mean is a sum over a count, divided as exactly as any formula. */
    private static final String MEAN = "mean";

    static {
        TAKES.put(MEAN, Lists.Take.SUM);
    }

    private static final List<String> BOUNDS = List.of("at_least", "above", "at_most", "below");

    private final Declared declared;
    private final Problems problems;

    ListsReader(Declared declared, Problems problems) {
        this.declared = declared;
        this.problems = problems;
    }

    Map<String, Lists.ListRule> lists(Fields file) {
        Map<String, Lists.ListRule> lists = new LinkedHashMap<>();
        YamlNode given = file.get("lists");
        if (given == null) {
            return lists;
        }
        file.entries("lists", given).forEach((id, value) -> {
            Fields fields = Fields.of(
                    value,
                    Text.same(id.text()),
                    List.of("title", "columns", "dated", "counts", "share", "alike"),
                    problems);
            boolean fits = file.id("lists", id, false) != null;
            if (LedgerTable.of(id.text()) != null || id.text().equals("members")) {
                problems.add(
                        id.place(),
                        Text.of("清单不能叫 %s:这是已有的表", "a list cannot be called %s, which is a table already", id.text()));
            } else if (fields != null && fits) {
                lists.put(id.text(), list(id.text(), fields));
            }
        });
        return Collections.unmodifiableMap(lists);
    }

    private Lists.ListRule list(String id, Fields fields) {
        List<Column> columns = new ArrayList<>();
        YamlNode given = fields.need("columns");
        if (given != null) {
            fields.entries("columns", given).forEach((name, value) -> {
                String column = fields.id("columns", name, true);
                if (name.text().equals("unit") || name.text().equals("id")) {
                    problems.add(name.place(), Text.of("列 %s 总是有的,不必声明", "the column %s is always there", name.text()));
                } else if (column != null) {
                    columns.add(column(column, fields, value));
                }
            });
        }
        String dated = fields.has("dated") ? column(fields, "dated", columns, Kind.DATE) : null;
        if (dated == null && fields.has("counts") && !fields.has("dated")) {
            problems.add(fields.placeOfKey("counts"), Text.of("counts 须与 dated 一起写", "counts goes with dated"));
        }
        List<String> alike = new ArrayList<>();
        if (fields.has("alike")) {
            for (YamlNode.Scalar name : fields.words("alike", fields.list("alike"))) {
                if (find(columns, name) != null) {
                    alike.add(name.text());
                }
            }
        }
        return new Lists.ListRule(
                id,
                fields.title(),
                List.copyOf(columns),
                dated,
                fields.word("counts", COUNTS, Lists.Counts.TO_DATE),
                fields.has("share") ? column(fields, "share", columns, Kind.NUMBER) : null,
                List.copyOf(alike));
    }

    /** {@code number}, {@code word}, …, or a list of the words that it may have. */
    private Column column(String id, Fields fields, YamlNode value) {
        if (value instanceof YamlNode.Sequence) {
            List<String> words = fields.words(id, fields.list(id, value, false)).stream()
                    .map(YamlNode.Scalar::text)
                    .toList();
            return new Column(id, Kind.WORD, words);
        }
        return new Column(id, fields.word(id, value, KINDS, Kind.TEXT), List.of());
    }

    private @Nullable String column(Fields fields, String key, List<Column> columns, Kind kind) {
        YamlNode.Scalar name = fields.need(key, Text.of("列名", "a column"));
        Column column = name == null ? null : find(columns, name);
        if (name == null || column == null) {
            return null;
        }
        if (column.kind() != kind) {
            problems.add(
                    name.place(),
                    Text.of(
                            "%s:列 %s 不是 %s",
                            "%s: the column %s is no %s",
                            key,
                            name.text(),
                            kind.name().toLowerCase(Locale.ROOT)));
        }
        return column.id();
    }

    private @Nullable Column find(List<Column> columns, YamlNode.Scalar name) {
        Set<String> known = new LinkedHashSet<>();
        for (Column column : columns) {
            if (column.id().equals(name.text())) {
                return column;
            }
            known.add(column.id());
        }
        problems.unknown(name.place(), Text.of("列", "column"), name.text(), known);
        return null;
    }

    /** The columns of a list that is named; null, with a problem, if there is none. */
    private @Nullable List<Column> columns(YamlNode.Scalar of, boolean builtIn) {
        Lists.ListRule list = declared.lists().get(of.text());
        if (list != null) {
            return list.columns();
        }
        if (builtIn && Lists.BUILT_IN.contains(of.text())) {
            return ListFigures.columns(of.text());
        }
        Set<String> known = new LinkedHashSet<>(declared.lists().keySet());
        if (builtIn) {
            known.addAll(Lists.BUILT_IN);
        }
        problems.unknown(of.place(), Text.of("清单", "list"), of.text(), known);
        return null;
    }

    /** What an indicator counts. */
    Lists.@Nullable Figure figure(Fields indicator) {
        Fields fields = indicator.within("rows", List.of("of", "take", "column", "where"));
        YamlNode.Scalar of = fields == null ? null : fields.need("of", Text.of("清单", "a list"));
        List<Column> columns = of == null ? null : columns(of, true);
        if (fields == null || of == null || columns == null) {
            return null;
        }
        Lists.Take take = fields.word("take", TAKES, Lists.Take.COUNT);
        String column = null;
        if (take != Lists.Take.COUNT) {
            column = column(fields, "column", columns, Kind.NUMBER);
        } else if (fields.has("column")) {
            problems.add(fields.placeOfKey("column"), Text.of("count 不用列", "count takes no column"));
        }
        return new Lists.Figure(of.text(), take, column, where(fields, columns));
    }

    /** Whether an indicator is a mean over a list. */
    static boolean isMean(Fields indicator) {
        return indicator.get("rows") instanceof YamlNode.Mapping rows
                && rows.get("take") instanceof YamlNode.Scalar take
                && take.text().equals(MEAN);
    }

    private Lists.RowTest where(Fields fields, List<Column> columns) {
        List<Lists.CellTest> tests = new ArrayList<>();
        YamlNode given = fields.get("where");
        if (given != null) {
            fields.entries("where", given).forEach((name, value) -> {
                Column column = find(columns, name);
                if (column != null) {
                    tests.add(test(column, fields, value));
                }
            });
        }
        return new Lists.RowTest(List.copyOf(tests));
    }

    /** A word, a list of words, {@code {not: word}}, or bounds of a number. */
    private Lists.CellTest test(Column column, Fields fields, YamlNode value) {
        if (!(value instanceof YamlNode.Mapping)) {
            return words(column, fields, value, false);
        }
        List<String> known = new ArrayList<>(BOUNDS);
        known.add("not");
        Fields test = Fields.of(value, Text.same(column.id()), known, problems);
        if (test == null) {
            return new Lists.CellTest(column.id(), List.of(), false, null, false, null, false);
        }
        YamlNode not = test.get("not");
        if (not != null) {
            return words(column, test, not, true);
        }
        if (column.kind() != Kind.NUMBER) {
            problems.add(
                    value.place(), Text.of("列 %s 不是数,不能比较大小", "the column %s has no numbers to compare", column.id()));
        }
        if (BOUNDS.stream().noneMatch(test::has)) {
            test.missing("at_least");
        }
        return new Lists.CellTest(
                column.id(),
                List.of(),
                false,
                test.limitIfAny(test.has("at_least") ? "at_least" : "above", Range.ANY),
                test.has("at_least"),
                test.limitIfAny(test.has("at_most") ? "at_most" : "below", Range.ANY),
                test.has("at_most"));
    }

    private Lists.CellTest words(Column column, Fields fields, YamlNode value, boolean not) {
        List<YamlNode> items = value instanceof YamlNode.Sequence list ? list.items() : List.of(value);
        List<String> words = new ArrayList<>();
        for (YamlNode.Scalar word : fields.words(column.id(), items)) {
            words.add(word(column, word));
        }
        if (column.kind() == Kind.NUMBER || column.kind() == Kind.DATE) {
            problems.add(
                    value.place(),
                    Text.of("列 %s 没有文字", "the column %s has no words", column.id()),
                    Text.of("用 at_least、above、at_most、below", "Use at_least, above, at_most, below"));
        }
        return new Lists.CellTest(column.id(), List.copyOf(words), not, null, false, null, false);
    }

    /** A word that the column may have: of yes and no {@code true} and {@code false}. */
    private String word(Column column, YamlNode.Scalar word) {
        Set<String> known =
                new LinkedHashSet<>(column.kind() == Kind.YES_NO ? List.of("true", "false") : column.words());
        if (!known.isEmpty() && !known.contains(word.text())) {
            problems.unknown(word.place(), Text.of("取值", "word"), word.text(), known);
        }
        return word.text();
    }

    @Nullable
    Curve projectPoints(Fields node) {
        Fields fields =
                node.within("project_points", List.of("list", "where", "terms", "cap_each", "cap", "without_rows"));
        YamlNode.Scalar of = fields == null ? null : fields.need("list", Text.of("清单", "a list"));
        List<Column> columns = of == null ? null : columns(of, false);
        if (fields == null || of == null || columns == null) {
            return null;
        }
        List<Curve.ProjectPoints.ColumnPoints> terms = new ArrayList<>();
        Set<String> ids = new LinkedHashSet<>();
        for (YamlNode item : fields.list("terms")) {
            Fields term = Fields.of(
                    item,
                    Text.of("一项", "a term"),
                    List.of("id", "title", "column", "words", "from", "up_to", "bound", "rest", "factor", "max"),
                    problems);
            if (term != null) {
                terms.add(term(term, columns, ids));
            }
        }
        return new Curve.ProjectPoints(
                of.text(),
                where(fields, columns),
                List.copyOf(terms),
                fields.limitIfAny("cap_each", Range.ANY),
                fields.limitIfAny("cap", Range.ANY),
                fields.word("without_rows", Fields.words("zero", true, "NOT_APPLICABLE", false), true));
    }

    private Curve.ProjectPoints.ColumnPoints term(Fields fields, List<Column> columns, Set<String> ids) {
        YamlNode.Scalar name = fields.need("column", Text.of("列名", "a column"));
        Column column = name == null ? null : find(columns, name);
        String id = fields.has("id") ? fields.id("id") : column == null ? null : column.id();
        if (id != null && !ids.add(id)) {
            problems.add(fields.place(), Text.of("编号 %s 重复", "the id '%s' stands here twice", id));
        }
        Text title = fields.title("title");
        boolean tiers = fields.has("from") || fields.has("up_to");
        boolean factor = fields.has("factor");
        if ((fields.has("words") ? 1 : 0) + (tiers ? 1 : 0) + (factor ? 1 : 0) != 1) {
            problems.add(
                    fields.place(),
                    Text.of("一项用 words、from、up_to、factor 其一", "a term takes one of words, from, up_to, factor"));
        }
        boolean number = column == null || column.kind() == Kind.NUMBER;
        if (number == fields.has("words") && column != null) {
            problems.add(
                    fields.placeOf("column"),
                    number
                            ? Text.of("列 %s 没有文字", "the column %s has no words", column.id())
                            : Text.of("列 %s 没有数", "the column %s has no numbers", column.id()));
        }
        Map<String, Decimal> words = new LinkedHashMap<>();
        YamlNode given = fields.get("words");
        if (given != null && column != null) {
            fields.entries("words", given)
                    .forEach((word, points) -> words.put(
                            word(column, word), Fields.orZero(fields.number(word.text(), points, Range.ANY, false))));
        }
        return new Curve.ProjectPoints.ColumnPoints(
                id == null ? "" : id,
                title == null ? Text.same(id == null ? "" : id) : title,
                column == null ? "" : column.id(),
                Collections.unmodifiableMap(words),
                tiers ? tiers(fields) : null,
                factor ? fields.numberOrNull("factor", Range.ANY) : null,
                fields.limitIfAny("max", Range.ANY),
                tiers ? Decimal.ZERO : fields.number("rest", Range.ANY, Decimal.ZERO));
    }

    /** Bounds with points; the first that holds counts. */
    private Curve.Tier tiers(Fields fields) {
        boolean upwards = fields.has("from");
        String key = upwards ? "from" : "up_to";
        List<Curve.Tier.Step> steps = new ArrayList<>();
        for (YamlNode item : fields.list(key)) {
            if (item instanceof YamlNode.Sequence pair && pair.items().size() == 2) {
                steps.add(new Curve.Tier.Step(
                        Fields.orZero(fields.number(key, pair.items().get(0), Range.ANY, false)),
                        Fields.orZero(fields.number(key, pair.items().get(1), Range.ANY, false))));
            } else {
                problems.expected(Text.same(key), Text.of("[界限, 分值]", "[bound, points]"), item, Text.EMPTY);
            }
        }
        for (int i = 1; i < steps.size(); i++) {
            int order = steps.get(i).bound().compareTo(steps.get(i - 1).bound());
            if (upwards ? order >= 0 : order <= 0) {
                problems.add(
                        fields.placeOf(key),
                        Text.of(
                                "%s:界限 %s 不能排在 %s 之后",
                                "%s: the bound %s cannot stand after %s",
                                key,
                                steps.get(i).bound(),
                                steps.get(i - 1).bound()));
            }
        }
        return new Curve.Tier(
                Curve.Scale.SHARE,
                upwards,
                fields.word("bound", Fields.words("inclusive", true, "exclusive", false)),
                List.copyOf(steps),
                fields.number("rest", Range.ANY));
    }
}
