package leopard.rules.scheme;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import leopard.model.Decimal;
import leopard.model.Place;
import leopard.model.Text;
import leopard.rules.scheme.Declared.Sort;
import leopard.rules.scheme.Fields.Range;
import leopard.scheme.Parameter;
import org.jspecify.annotations.Nullable;

/** Reads named numbers, and tables of numbers by period, unit type, grouping or unit. */
final class ParametersReader {

    /** The column of the numbers. */
    private static final String VALUE = "value";

    private final Declared declared;
    private final Companions companions;
    private final Problems problems;

    /** @param companions files beside the scheme, in which tables may stand */
    ParametersReader(Declared declared, Companions companions, Problems problems) {
        this.declared = declared;
        this.companions = companions;
        this.problems = problems;
    }

    Map<String, Parameter> read(Fields file) {
        YamlNode value = file.get("parameters");
        if (value == null) {
            return Map.of();
        }
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        file.entries("parameters", value).forEach((name, given) -> {
            checkName(name, file);
            Parameter read = given instanceof YamlNode.Mapping
                    ? table(name, given)
                    : new Parameter.Plain(Fields.orZero(file.number(name.text(), given, Range.ANY, false)));
            if (read != null) {
                parameters.put(name.text(), read);
            }
        });
        return Collections.unmodifiableMap(parameters);
    }

    private void checkName(YamlNode.Scalar name, Fields file) {
        if (name.text().equals(Declared.SCHEDULE)) {
            problems.add(
                    name.place(),
                    Text.of("名称 p 保留给序时进度", "the name 'p' is reserved for the share of the year that has gone by"));
        } else {
            file.id("parameters", name, true);
        }
        if (declared.has(Sort.INDICATOR, name.text()) || declared.has(Sort.NODE, name.text())) {
            problems.add(
                    name.place(),
                    Text.of("参数 %s 与指标或节点同名", "the parameter '%s' has the name of an indicator or node", name.text()));
        }
    }

    private @Nullable Parameter table(YamlNode.Scalar name, YamlNode given) {
        Fields fields = Fields.of(given, Text.same(name.text()), List.of("by", "rows", "file", "default"), problems);
        if (fields == null) {
            return null;
        }
        List<String> by = new ArrayList<>();
        for (YamlNode.Scalar key : fields.words("by", fields.list("by"))) {
            if (!key.text().equals(Parameter.Table.PERIOD) && !key.text().equals(Parameter.Table.UNIT)) {
                declared.check(Sort.GROUPING, key.text(), key.place(), problems);
            }
            if (by.contains(key.text())) {
                problems.add(key.place(), Text.of("%s 出现两次", "'%s' stands here twice", key.text()));
            }
            by.add(key.text());
        }
        Map<List<String>, Decimal> rows = new LinkedHashMap<>();
        Map<List<String>, Place> places = new LinkedHashMap<>();
        for (YamlNode row : fields.has("file") ? fromFile(fields, by) : fields.list("rows")) {
            row(fields, row, by, rows, places);
        }
        return new Parameter.Table(
                List.copyOf(by), Collections.unmodifiableMap(rows), fields.number("default", Range.ANY));
    }

    /** The rows of a file, whose header has the keys and {@code value}. */
    private List<YamlNode> fromFile(Fields fields, List<String> by) {
        if (fields.has("rows")) {
            problems.add(fields.placeOfKey("rows"), Text.of("有 file 时不用 rows", "'rows' does not go with file"));
        }
        List<List<YamlNode>> records = CompanionFile.records(fields, companions, problems);
        if (records == null) {
            return List.of();
        }
        List<String> header = new ArrayList<>(by);
        header.add(VALUE);
        List<String> found = records.isEmpty()
                ? List.of()
                : fields.words("file", records.get(0)).stream()
                        .map(YamlNode.Scalar::text)
                        .toList();
        if (!found.equals(header)) {
            problems.add(
                    records.isEmpty()
                            ? fields.placeOf("file")
                            : records.get(0).get(0).place(),
                    Text.of(
                            "表头应为 %s,实为 %s",
                            "the header should be %s, it is %s", String.join(",", header), String.join(",", found)));
            return List.of();
        }
        List<YamlNode> rows = new ArrayList<>();
        for (List<YamlNode> record : records.subList(1, records.size())) {
            rows.add(new YamlNode.Sequence(record, record.get(0).place()));
        }
        return rows;
    }

    private void row(
            Fields fields,
            YamlNode row,
            List<String> by,
            Map<List<String>, Decimal> rows,
            Map<List<String>, Place> places) {
        if (!(row instanceof YamlNode.Sequence cells) || cells.items().size() != by.size() + 1) {
            problems.expected("rows", Text.of("[%s, 数]", "[%s, number]", String.join(", ", by)), row);
            return;
        }
        List<String> keys = new ArrayList<>();
        for (YamlNode.Scalar key : fields.words("rows", cells.items().subList(0, by.size()))) {
            keys.add(key.text());
        }
        Decimal number = fields.number("rows", cells.items().get(by.size()), Range.ANY, false);
        Place before = places.putIfAbsent(keys, row.place());
        if (before != null) {
            problems.add(
                    row.place(),
                    Text.of("%s 已在第 %s 行", "%s stands in line %s already", String.join(", ", keys), before.line()));
        }
        rows.put(List.copyOf(keys), Fields.orZero(number));
    }
}
