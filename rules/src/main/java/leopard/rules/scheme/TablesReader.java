package leopard.rules.scheme;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import leopard.model.Decimal;
import leopard.model.Place;
import leopard.model.Text;
import leopard.rules.scheme.Declared.Sort;
import leopard.scheme.DecisionTable;
import leopard.scheme.DecisionTable.Hit;
import leopard.scheme.DecisionTable.Row;
import leopard.scheme.TableCell;
import org.jspecify.annotations.Nullable;

/** Reads decision tables, which stand in the scheme or as CSV beside it, and checks them for gaps and overlaps. */
final class TablesReader {

    /** Most rows of a table. */
    static final int MOST_ROWS = 2000;

    /** Most columns that a table looks at. */
    static final int MOST_INPUTS = 16;

    private static final String SHARE = "share";
    private static final String POINTS = "points";
    private static final String GRADE = "grade";
    private static final String TEXT = "text";
    private static final List<String> OUTPUTS = List.of(SHARE, POINTS, GRADE, TEXT);
    private static final List<String> KEYS =
            List.of("id", "title", "hit", "order", "inputs", "outputs", "rows", "file", "otherwise");

    private final Declared declared;
    private final Companions companions;
    private final Problems problems;

    TablesReader(Declared declared, Companions companions, Problems problems) {
        this.declared = declared;
        this.companions = companions;
        this.problems = problems;
    }

    /** The tables by id. */
    Map<String, TableSpec> read(Fields file) {
        Map<String, TableSpec> tables = new LinkedHashMap<>();
        for (YamlNode item : file.listIfAny("tables")) {
            Fields fields = Fields.of(item, Text.of("决策表", "a decision table"), KEYS, problems);
            if (fields != null) {
                String id = fields.id("id");
                int before = problems.count();
                TableSpec table = table(fields, id == null ? "" : id);
                if (table != null && problems.count() == before) {
                    new TableCheck(table, declared, problems).run();
                }
                if (id != null && table != null && tables.put(id, table) != null) {
                    problems.add(fields.placeOf("id"), Text.of("编号 %s 重复", "the id '%s' stands here twice", id));
                }
            }
        }
        return tables;
    }

    private static Map<String, Hit> hits() {
        Map<String, Hit> hits = new LinkedHashMap<>();
        for (Hit hit : Hit.values()) {
            hits.put(hit.name(), hit);
        }
        return hits;
    }

    private @Nullable TableSpec table(Fields fields, String id) {
        Text title = fields.title("title");
        Hit hit = fields.word("hit", hits(), Hit.UNIQUE);
        boolean beside = fields.has("file");
        if (beside == fields.has("rows")) {
            problems.add(
                    beside ? fields.placeOfKey("rows") : fields.place(),
                    Text.of("决策表用 rows 或 file 其一给出各行", "a decision table gives its rows by one of rows and file"));
            return null;
        }
        List<List<YamlNode>> records =
                beside ? CompanionFile.records(fields, companions, problems) : fromScheme(fields);
        if (records == null) {
            return null;
        }
        List<TableSpec.Input> inputs = inputs(fields, beside && !records.isEmpty() ? records.get(0) : null);
        List<String> outputs = outputs(fields, inputs, beside && !records.isEmpty() ? records.get(0) : null);
        if (beside && !records.isEmpty()) {
            records = records.subList(1, records.size());
        }
        if (inputs.isEmpty() || outputs.isEmpty()) {
            return null;
        }
        checkHit(fields, hit, outputs);
        List<Row> rows = new ArrayList<>();
        List<Place> places = new ArrayList<>();
        if (records.isEmpty() || records.size() > MOST_ROWS) {
            problems.add(
                    fields.placeOf(beside ? "file" : "rows"),
                    records.isEmpty()
                            ? Text.of("决策表没有行", "the decision table has no rows")
                            : Text.of("决策表超过 %s 行", "a decision table of more than %s rows", MOST_ROWS));
        }
        for (List<YamlNode> record : records.subList(0, Math.min(records.size(), MOST_ROWS))) {
            Row row = row(record, rows.size() + 1, inputs, outputs);
            if (row != null) {
                rows.add(row);
                places.add(record.get(0).place());
            }
        }
        Row otherwise = otherwise(fields, inputs.size(), outputs);
        DecisionTable table = new DecisionTable(
                id, title == null ? Text.same(id) : title, hit, prioritised(fields, hit, rows, outputs), otherwise);
        return new TableSpec(table, inputs, outputs, places, fields.placeOf(beside ? "file" : "rows"));
    }

    private List<List<YamlNode>> fromScheme(Fields fields) {
        List<List<YamlNode>> records = new ArrayList<>();
        for (YamlNode item : fields.list("rows")) {
            if (item instanceof YamlNode.Sequence row && !row.items().isEmpty()) {
                records.add(row.items());
            } else {
                problems.expected("rows", Text.of("一行 [条件, …, 结果, …]", "a row [cell, …, result, …]"), item);
            }
        }
        return records;
    }

    /** As declared, or as the header of the file has them. */
    private List<TableSpec.Input> inputs(Fields fields, @Nullable List<YamlNode> header) {
        List<TableSpec.Input> inputs = new ArrayList<>();
        if (header != null && !fields.has("inputs")) {
            for (YamlNode cell : header) {
                if (cell instanceof YamlNode.Scalar scalar && !OUTPUTS.contains(scalar.text())) {
                    inputs.add(new TableSpec.Input(scalar.text(), scalar, false));
                }
            }
        } else {
            for (YamlNode item : fields.list("inputs")) {
                TableSpec.Input input = input(item);
                if (input != null) {
                    inputs.add(input);
                }
            }
        }
        if (inputs.size() > MOST_INPUTS) {
            problems.add(
                    fields.placeOf("inputs"),
                    Text.of("决策表超过 %s 个输入", "a decision table of more than %s inputs", MOST_INPUTS));
        }
        return inputs;
    }

    private TableSpec.@Nullable Input input(YamlNode item) {
        if (item instanceof YamlNode.Mapping) {
            Fields fields = Fields.of(item, Text.of("输入", "an input"), List.of("of", "in"), problems);
            YamlNode.Scalar of = fields == null ? null : fields.need("of", Text.of("指标或公式", "an indicator or formula"));
            return fields == null || of == null
                    ? null
                    : new TableSpec.Input(
                            of.text(), of, fields.word("in", Fields.words("share", false, "percent", true), false));
        }
        if (item instanceof YamlNode.Scalar scalar && !scalar.isEmpty()) {
            return new TableSpec.Input(scalar.text(), scalar, false);
        }
        problems.expected("inputs", Text.of("指标、公式或单位的字段", "an indicator, a formula or a field of the unit"), item);
        return null;
    }

    private List<String> outputs(Fields fields, List<TableSpec.Input> inputs, @Nullable List<YamlNode> header) {
        List<String> outputs = new ArrayList<>();
        List<YamlNode.Scalar> given = new ArrayList<>();
        if (header != null) {
            for (YamlNode cell : header.subList(Math.min(inputs.size(), header.size()), header.size())) {
                given.add((YamlNode.Scalar) cell);
            }
            if (fields.has("outputs")) {
                problems.add(
                        fields.placeOfKey("outputs"),
                        Text.of("有 file 时,结果列由文件的表头给出", "with file, its header names the outputs"));
            }
        } else {
            given = fields.words("outputs", fields.list("outputs"));
        }
        for (YamlNode.Scalar each : given) {
            if (!OUTPUTS.contains(each.text())) {
                problems.unknown(each.place(), Text.of("结果", "output"), each.text(), OUTPUTS);
            } else if (outputs.contains(each.text())) {
                problems.add(each.place(), Text.of("结果 %s 重复", "the output '%s' stands here twice", each.text()));
            } else {
                outputs.add(each.text());
            }
        }
        if (outputs.contains(SHARE) && outputs.contains(POINTS)) {
            problems.add(given.get(0).place(), Text.of("share 与 points 二者留一", "give one of share and points"));
        }
        if (header != null && given.isEmpty()) {
            problems.add(
                    header.get(0).place(),
                    Text.of("表头中没有结果列", "the header names no output"),
                    Text.of("可用:%s", "Known: %s", String.join(", ", OUTPUTS)));
        }
        return outputs;
    }

    private void checkHit(Fields fields, Hit hit, List<String> outputs) {
        boolean number = outputs.contains(SHARE) || outputs.contains(POINTS);
        if (hit.isSummed() && hit != Hit.COLLECT_COUNT && !number) {
            problems.add(
                    fields.placeOf("hit"),
                    Text.of("%s 需要结果 share 或 points", "%s needs an output share or points", hit));
        }
        if (number && !hit.isSingle() && !hit.isSummed()) {
            problems.add(
                    fields.placeOf("hit"),
                    Text.of("%s 给出几个结果,不能成为一个得分", "%s gives several results, which are no one score", hit),
                    Text.of(
                            "用 COLLECT_SUM、COLLECT_MIN、COLLECT_MAX 或 COLLECT_COUNT",
                            "Use COLLECT_SUM, COLLECT_MIN, COLLECT_MAX or COLLECT_COUNT"));
        }
        boolean ordered = hit == Hit.PRIORITY || hit == Hit.OUTPUT_ORDER;
        if (ordered != fields.has("order")) {
            problems.add(
                    ordered ? fields.placeOf("hit") : fields.placeOfKey("order"),
                    ordered
                            ? Text.of(
                                    "%s 需要 order:第一个结果的先后",
                                    "%s needs order: which first output comes before which", hit)
                            : Text.of(
                                    "order 只用于 PRIORITY 和 OUTPUT_ORDER",
                                    "order goes with PRIORITY and OUTPUT_ORDER only"));
        }
    }

    private @Nullable Row row(List<YamlNode> record, int number, List<TableSpec.Input> inputs, List<String> outputs) {
        if (record.size() != inputs.size() + outputs.size()) {
            problems.add(
                    record.get(0).place(),
                    Text.of(
                            "第 %s 行有 %s 格,应有 %s 格(%s 个输入,%s 个结果)",
                            "row %s has %s cells instead of %s (%s inputs, %s outputs)",
                            number,
                            record.size(),
                            inputs.size() + outputs.size(),
                            inputs.size(),
                            outputs.size()));
            return null;
        }
        List<TableCell> cells = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            cells.add(cell(record.get(i), inputs.get(i)));
        }
        return results(number, cells, record.subList(inputs.size(), record.size()), outputs);
    }

    private TableCell cell(YamlNode node, TableSpec.Input input) {
        if (node instanceof YamlNode.Scalar scalar && !scalar.text().isBlank()) {
            try {
                TableCell cell = TableCells.parse(scalar.text(), input.isWord());
                if (cell instanceof TableCell.Words words) {
                    checkWords(words, input, scalar);
                }
                return cell;
            } catch (TableCells.Fault fault) {
                problems.add(scalar.place(), Text.of("%s:%s", "%s: %s", input.text(), fault.text()));
            }
        } else {
            problems.expected(input.text(), Text.of("条件;任何值写作 -", "a cell; anything at all is written -"), node);
        }
        return new TableCell.Any();
    }

    private void checkWords(TableCell.Words words, TableSpec.Input input, YamlNode.Scalar scalar) {
        List<String> known = WordTest.words(input.text(), declared);
        for (String word : words.words()) {
            if (known != null && !known.contains(word)) {
                problems.unknown(scalar.place(), Text.same(input.text()), word, known);
            }
        }
    }

    private Row results(int number, List<TableCell> cells, List<YamlNode> results, List<String> outputs) {
        Decimal result = null;
        String grade = "";
        String text = "";
        for (int i = 0; i < outputs.size(); i++) {
            YamlNode node = results.get(i);
            String output = outputs.get(i);
            String words = node instanceof YamlNode.Scalar scalar ? scalar.text() : "";
            switch (output) {
                case TEXT -> text = words;
                case GRADE -> {
                    grade = words.equals("-") ? "" : words;
                    if (!grade.isEmpty()) {
                        declared.check(Sort.GRADE, grade, node.place(), problems);
                    }
                }
                default -> {
                    result = Decimal.parse(words);
                    if (result == null) {
                        problems.expected(output, Text.of("数", "a number"), node);
                    }
                }
            }
        }
        return new Row(number, List.copyOf(cells), result, grade, text, 0);
    }

    private @Nullable Row otherwise(Fields fields, int inputs, List<String> outputs) {
        YamlNode given = fields.get("otherwise");
        if (given == null) {
            return null;
        }
        List<YamlNode> results = given instanceof YamlNode.Sequence list ? list.items() : List.of(given);
        if (results.size() != outputs.size()) {
            problems.add(
                    given.place(),
                    Text.of(
                            "otherwise 应有 %s 个结果:%s",
                            "otherwise takes %s results: %s", outputs.size(), String.join(", ", outputs)));
            return null;
        }
        List<TableCell> anything = new ArrayList<>();
        for (int i = 0; i < inputs; i++) {
            anything.add(new TableCell.Any());
        }
        return results(0, anything, results, outputs);
    }

    /** The rows with the place of their first output in the declared order. */
    private List<Row> prioritised(Fields fields, Hit hit, List<Row> rows, List<String> outputs) {
        YamlNode order = fields.get("order");
        if (order == null || !(hit == Hit.PRIORITY || hit == Hit.OUTPUT_ORDER)) {
            return List.copyOf(rows);
        }
        List<String> values = new ArrayList<>();
        if (order instanceof YamlNode.Scalar word
                && (word.text().equals("high") || word.text().equals("low"))) {
            List<Decimal> numbers = new ArrayList<>();
            rows.forEach(row -> numbers.add(Fields.orZero(row.result())));
            numbers.sort(word.text().equals("high") ? (a, b) -> b.compareTo(a) : Decimal::compareTo);
            numbers.forEach(number -> values.add(number.stripped().toString()));
        } else {
            fields.words("order", fields.list("order")).forEach(word -> values.add(normal(word.text())));
        }
        List<Row> all = new ArrayList<>();
        Set<String> missing = new HashSet<>();
        for (Row row : rows) {
            String first = first(row, outputs.get(0));
            int priority = values.indexOf(first);
            if (priority < 0 && missing.add(first)) {
                problems.add(order.place(), Text.of("order 中没有结果 %s", "order does not name the result %s", first));
            }
            all.add(new Row(row.number(), row.cells(), row.result(), row.grade(), row.text(), Math.max(0, priority)));
        }
        return List.copyOf(all);
    }

    private static String normal(String text) {
        Decimal number = Decimal.parse(text);
        return number == null ? text : number.stripped().toString();
    }

    private static String first(Row row, String output) {
        return switch (output) {
            case GRADE -> row.grade();
            case TEXT -> normal(row.text());
            default -> Fields.orZero(row.result()).stripped().toString();
        };
    }
}
