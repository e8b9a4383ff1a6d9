package leopard.rules.scheme;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import leopard.intake.LedgerTable;
import leopard.model.Period;
import leopard.model.PeriodKind;
import leopard.model.Place;
import leopard.model.Problem;
import leopard.model.Text;
import leopard.proof.Expected;
import leopard.proof.SchemeTest;
import leopard.scheme.Scheme;
import leopard.scheme.SchemeVersions;
import org.jspecify.annotations.Nullable;

/**
 * Reads the file {@code tests.yaml} of a case: tests of its scheme, by its author. It is as strict as the reader of schemes,
 * and says everything that is wrong at once.
 */
public final class TestsReader {

    /** What a unit is called that a test does not name. */
    static final String UNIT = "unit";

    private static final List<String> TEST = List.of("test", "period", "units", "tables");

    private final SchemeVersions versions;
    private final Problems problems;
    private final List<String> columns;
    private final Map<String, YamlNode.Scalar> defaults = new LinkedHashMap<>();
    private YamlNode.@Nullable Scalar defaultPeriod;

    private TestsReader(SchemeVersions versions, Problems problems) {
        this.versions = versions;
        this.problems = problems;
        Set<String> known = new LinkedHashSet<>(LedgerTable.UNITS.columns());
        known.addAll(versions.whole().groupings());
        known.remove("unit");
        this.columns = List.copyOf(known);
    }

    /** @param tests empty where there are problems */
    public record Result(List<SchemeTest> tests, List<Problem> problems) {}

    /**
     * Reads the tests of a scheme, each against the version that is in force in its period.
     *
     * @param file what places call it: {@code tests.yaml}
     */
    public static Result read(String file, byte[] utf8, SchemeVersions versions) {
        Problems problems = new Problems();
        String text = YamlFile.decode(file, utf8, problems);
        YamlNode root = text == null ? null : YamlFile.read(file, text, problems);
        Fields fields = root == null
                ? null
                : Fields.of(root, Text.of("验算文件", "the tests"), List.of("leopard", "defaults", "tests"), problems);
        List<SchemeTest> tests = fields == null ? List.of() : new TestsReader(versions, problems).tests(fields);
        return new Result(problems.isEmpty() ? tests : List.of(), problems.problems());
    }

    private List<SchemeTest> tests(Fields file) {
        if (file.need("leopard") != null) {
            file.stated("leopard", "1");
        }
        defaults(file);
        List<SchemeTest> tests = new ArrayList<>();
        Map<String, Place> names = new HashMap<>();
        for (YamlNode item : file.list("tests")) {
            SchemeTest test = test(item, names);
            if (test != null) {
                tests.add(test);
            }
        }
        return List.copyOf(tests);
    }

    private void defaults(Fields file) {
        List<String> known = new ArrayList<>(List.of("period"));
        known.addAll(columns);
        Fields fields = file.within("defaults", known);
        if (fields == null) {
            return;
        }
        for (String key : known) {
            YamlNode.Scalar value = scalar(fields, key);
            if (value != null && key.equals("period")) {
                defaultPeriod = value;
            } else if (value != null) {
                defaults.put(key, value);
            }
        }
    }

    private YamlNode.@Nullable Scalar scalar(Fields fields, String key) {
        return fields.has(key) ? fields.need(key, Text.of("文字", "text")) : null;
    }

    private @Nullable SchemeTest test(YamlNode item, Map<String, Place> names) {
        List<String> keys = new ArrayList<>(TEST);
        keys.addAll(GivenUnitReader.KEYS);
        keys.addAll(columns);
        Fields fields = Fields.of(item, Text.of("用例", "a test"), keys, problems);
        if (fields == null) {
            return null;
        }
        YamlNode.Scalar name = fields.need("test", Text.of("用例名称", "the name of the test"));
        if (name != null) {
            Place before = names.putIfAbsent(name.text(), name.place());
            if (before != null) {
                problems.add(
                        name.place(),
                        Text.of(
                                "用例“%s”重复,首次出现在第 %s 行",
                                "the test '%s' stands here twice, first in line %s", name.text(), before.line()));
            }
        }
        Period period = period(fields);
        GivenRows rows = new GivenRows();
        List<Expected> expected = new ArrayList<>();
        Period known = period == null ? anyPeriod() : period;
        Scheme inForce = versions.in(known);
        GivenUnitReader reader = new GivenUnitReader(
                inForce == null ? versions.whole() : inForce, problems, columns, defaults, known, rows, expected);
        if (fields.has("units")) {
            several(fields, reader);
        } else {
            reader.read(UNIT, fields);
        }
        if (expected.isEmpty() && problems.isEmpty()) {
            problems.add(
                    fields.place(),
                    Text.of("用例没有说明应得的结果", "the test expects nothing"),
                    Text.of("用 expect 写出应得的分数、等次等", "Say under expect what should come out"));
        }
        return new SchemeTest(
                name == null ? "" : name.text(),
                name == null ? fields.place() : name.place(),
                known,
                rows.tables(versions.whole()),
                List.copyOf(expected));
    }

    /** A test with several units says of each what a test with one says of itself. */
    private void several(Fields fields, GivenUnitReader reader) {
        List<String> inside = new ArrayList<>(GivenUnitReader.KEYS);
        inside.addAll(columns);
        for (String key : inside) {
            if (fields.has(key) && !key.equals("tables")) {
                problems.add(
                        fields.placeOfKey(key),
                        Text.of("有 units 时,%s 应写在各单位里", "with units, '%s' belongs to one of them", key));
            }
        }
        YamlNode units = fields.need("units");
        if (units == null) {
            return;
        }
        for (Map.Entry<YamlNode.Scalar, YamlNode> each :
                fields.entries("units", units).entrySet()) {
            fields.id("units", each.getKey(), true);
            Fields unit = Fields.of(each.getValue(), Text.same(each.getKey().text()), inside, problems);
            if (unit != null) {
                reader.read(each.getKey().text(), unit);
            }
        }
        reader.tables("", fields);
    }

    private @Nullable Period period(Fields fields) {
        YamlNode.Scalar word = fields.has("period") ? fields.need("period", Text.of("周期", "a period")) : defaultPeriod;
        if (word == null) {
            if (!fields.has("period")) {
                problems.add(
                        fields.place(),
                        Text.of("用例没有周期", "the test has no period"),
                        Text.of("写 period,或在 defaults 中写", "Give a period, here or under defaults"));
            }
            return null;
        }
        Period period = versions.periods().find(word.text());
        if (period == null) {
            problems.expected(
                    "period",
                    Text.of(
                            "方案的周期(%s)",
                            "a period of the scheme (%s)", versions.periods().forms()),
                    word);
        } else if (versions.in(period) == null) {
            problems.add(word.place(), Text.of("方案没有适用于 %s 的版本", "no version of the scheme covers %s", period));
        } else {
            return period;
        }
        return null;
    }

    /** Something to go on with, so that what follows is looked at as well. */
    private Period anyPeriod() {
        PeriodKind every = versions.periods().every();
        return every == null
                ? versions.periods().declared().get(0)
                : Period.of("2000").containing(every);
    }
}
