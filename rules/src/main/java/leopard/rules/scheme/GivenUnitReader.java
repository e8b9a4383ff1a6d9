package leopard.rules.scheme;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import leopard.intake.LedgerTable;
import leopard.model.DataStatus;
import leopard.model.Decimal;
import leopard.model.Indicator;
import leopard.model.Period;
import leopard.model.Place;
import leopard.model.Text;
import leopard.proof.Expected;
import leopard.scheme.Lists.ListRule;
import leopard.scheme.Scheme;
import org.jspecify.annotations.Nullable;

/** Reads what a test gives of one unit: rows of the tables that a case has, in fewer words. */
final class GivenUnitReader {

    /** Keys of a unit, beside the columns of the table of units. */
    static final List<String> KEYS =
            List.of("readings", "other_periods", "tasks", "events", "votes", "tables", "expect");

    private static final List<DataStatus> ABSENCES =
            List.of(DataStatus.MISSING, DataStatus.NOT_APPLICABLE, DataStatus.PENDING);
    private static final Pattern PARTS = Pattern.compile("\\s*(-?[0-9][^/]*?)\\s*/\\s*(-?[0-9][^/]*?)\\s*");
    private static final List<LedgerTable> FURTHER = further();

    private final Scheme scheme;
    private final Problems problems;
    private final List<String> columns;
    private final Map<String, YamlNode.Scalar> defaults;
    private final Period period;
    private final GivenRows rows;
    private final ExpectReader expectations;

    GivenUnitReader(
            Scheme scheme,
            Problems problems,
            List<String> columns,
            Map<String, YamlNode.Scalar> defaults,
            Period period,
            GivenRows rows,
            List<Expected> expected) {
        this.scheme = scheme;
        this.problems = problems;
        this.columns = columns;
        this.defaults = defaults;
        this.period = period;
        this.rows = rows;
        this.expectations = new ExpectReader(scheme, problems, expected);
    }

    /** Tables that have no short form here. */
    private static List<LedgerTable> further() {
        List<LedgerTable> further = new ArrayList<>();
        for (LedgerTable each : LedgerTable.values()) {
            switch (each) {
                case UNITS, READINGS, TASKS, MILESTONES, EVENTS, VOTES -> {}
                default -> further.add(each);
            }
        }
        return List.copyOf(further);
    }

    void read(String unit, Fields fields) {
        Map<String, String> cells = row(unit);
        for (String column : columns) {
            YamlNode.Scalar own =
                    fields.has(column) ? fields.need(column, Text.of("文字", "text")) : defaults.get(column);
            if (own != null) {
                cells.put(column, own.text());
            }
        }
        if (!cells.containsKey("type") && scheme.unitTypes().size() == 1) {
            cells.put("type", scheme.unitTypes().get(0));
        }
        rows.add(LedgerTable.UNITS, cells, fields.place());
        readings(unit, period, fields, "readings");
        if (fields.has("other_periods")) {
            otherPeriods(unit, fields);
        }
        tasks(unit, fields);
        for (YamlNode item : fields.listIfAny("events")) {
            event(unit, item);
        }
        votes(unit, fields);
        tables(unit, fields);
        expectations.read(unit, fields);
    }

    private static Map<String, String> row(String unit) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("unit", unit);
        return cells;
    }

    private void otherPeriods(String unit, Fields fields) {
        YamlNode given = fields.need("other_periods");
        if (given == null) {
            return;
        }
        for (YamlNode.Scalar name : fields.entries("other_periods", given).keySet()) {
            Period declared = scheme.periods().find(name.text());
            Period other = declared == null ? Period.parse(name.text()) : declared;
            if (other == null) {
                problems.expected(
                        "other_periods",
                        Text.of(
                                "方案的周期(%s)",
                                "a period of the scheme (%s)", scheme.periods().forms()),
                        name);
            } else if (given instanceof YamlNode.Mapping mapping) {
                readings(
                        unit,
                        other,
                        Fields.of(mapping, Text.same("other_periods"), keys(mapping), problems),
                        name.text());
            }
        }
    }

    private static List<String> keys(YamlNode.Mapping mapping) {
        return mapping.entries().stream().map(e -> e.key().text()).toList();
    }

    private void readings(String unit, Period of, @Nullable Fields fields, String key) {
        YamlNode given = fields == null ? null : fields.get(key);
        if (fields == null || given == null) {
            return;
        }
        fields.entries(key, given).forEach((indicator, value) -> {
            if (value instanceof YamlNode.Sequence list) {
                list.items().forEach(item -> reading(unit, of, indicator.text(), item, indicator.place()));
            } else {
                reading(unit, of, indicator.text(), value, indicator.place());
            }
        });
    }

    /** A number, {@code 45/48}, a word for its absence, or everything that a row of readings may say. */
    private void reading(String unit, Period of, String indicator, YamlNode value, Place place) {
        Map<String, String> cells = row(unit);
        cells.put("indicator", indicator);
        Indicator declared = scheme.indicator(indicator);
        cells.put("period", (declared == null || declared.every() == null ? of : of.containing(declared.every())).id());
        if (value instanceof YamlNode.Scalar scalar) {
            figure(scalar, cells);
        } else {
            List<String> known = LedgerTable.READINGS.columns().stream()
                    .filter(c -> !List.of("unit", "indicator", "period").contains(c))
                    .toList();
            take(value, Text.same(indicator), known, cells);
        }
        rows.add(LedgerTable.READINGS, cells, place);
    }

    private static void figure(YamlNode.Scalar scalar, Map<String, String> cells) {
        String text = scalar.isEmpty() ? "" : scalar.text();
        Matcher parts = PARTS.matcher(text);
        for (DataStatus absence : ABSENCES) {
            if (text.equals(absence.name()) || text.equals(absence.title().zh())) {
                cells.put("status", text);
                return;
            }
        }
        if (parts.matches()) {
            cells.put("numerator", parts.group(1));
            cells.put("denominator", parts.group(2));
        } else {
            cells.put("value", text);
        }
    }

    /** Takes the cells of a mapping whose keys are columns. */
    private @Nullable Fields take(YamlNode value, Text owner, List<String> known, Map<String, String> cells) {
        Fields fields = Fields.of(value, owner, known, problems);
        if (fields != null) {
            for (String column : known) {
                YamlNode cell = fields.get(column);
                if (cell instanceof YamlNode.Scalar scalar) {
                    cells.put(column, scalar.isEmpty() ? "" : scalar.text());
                } else if (cell != null && LedgerTable.of(column) == null && !column.equals("reading")) {
                    problems.expected(column, Text.of("文字", "text"), cell);
                }
            }
        }
        return fields;
    }

    private void tasks(String unit, Fields fields) {
        YamlNode tasks = fields.get("tasks");
        if (tasks == null) {
            return;
        }
        List<String> known = new ArrayList<>(LedgerTable.TASKS.columns());
        known.removeAll(List.of("unit", "component"));
        known.addAll(List.of("reading", LedgerTable.MILESTONES.word()));
        fields.entries("tasks", tasks).forEach((component, value) -> {
            Map<String, String> cells = row(unit);
            cells.put("component", component.text());
            cells.put("task", component.text());
            Fields task = take(value, Text.same(component.text()), known, cells);
            if (task == null) {
                return;
            }
            String id = cells.getOrDefault("task", "");
            String indicator = cells.getOrDefault("indicator", "");
            cells.remove("reading");
            rows.add(LedgerTable.TASKS, cells, component.place());
            YamlNode reading = task.get("reading");
            if (reading != null) {
                reading(unit, period, indicator.isEmpty() ? id : indicator, reading, task.placeOfKey("reading"));
            }
            milestones(unit, id, task);
        });
    }

    private void milestones(String unit, String task, Fields fields) {
        List<String> known = new ArrayList<>(LedgerTable.MILESTONES.columns());
        known.removeAll(List.of("unit", "task"));
        int number = 1;
        for (YamlNode item : fields.listIfAny(LedgerTable.MILESTONES.word())) {
            Map<String, String> cells = row(unit);
            cells.put("task", task);
            cells.put("milestone", "M" + number++);
            if (take(item, Text.of("节点", "a milestone"), known, cells) != null) {
                rows.add(LedgerTable.MILESTONES, cells, item.place());
            }
        }
    }

    private void event(String unit, YamlNode item) {
        List<String> known = new ArrayList<>(LedgerTable.EVENTS.columns());
        known.remove("unit");
        Map<String, String> cells = row(unit);
        cells.put("event", "e" + (rows.count(LedgerTable.EVENTS.word()) + 1));
        cells.put("date", scheme.periods().isDated() ? period.to().toString() : period.id());
        if (take(item, Text.of("事项", "an event"), known, cells) != null) {
            rows.add(LedgerTable.EVENTS, cells, item.place());
        }
    }

    /** Votes of each rater class: a list of signs, or how many there are of each. */
    private void votes(String unit, Fields fields) {
        YamlNode votes = fields.get("votes");
        if (votes == null) {
            return;
        }
        fields.entries("votes", votes).forEach((raters, value) -> {
            List<String> signs = new ArrayList<>();
            if (value instanceof YamlNode.Mapping counts) {
                for (YamlNode.Entry each : counts.entries()) {
                    Decimal count = each.value() instanceof YamlNode.Scalar s ? Decimal.parse(s.text()) : null;
                    if (count == null
                            || count.scale() != 0
                            || count.signum() < 0
                            || count.compareTo(Decimal.of(100_000)) > 0) {
                        problems.expected(each.key().text(), Text.of("票数", "a number of votes"), each.value());
                    } else {
                        int votesOfSign = count.toBigDecimal().intValueExact();
                        for (int i = 0; i < votesOfSign; i++) {
                            signs.add(each.key().text());
                        }
                    }
                }
            } else {
                fields.words(raters.text(), fields.list(raters.text(), value, true))
                        .forEach(s -> signs.add(s.text()));
            }
            for (int i = 0; i < signs.size(); i++) {
                Map<String, String> cells = row(unit);
                cells.put("period", period.id());
                cells.put("class", raters.text());
                cells.put("ballot", String.valueOf(i + 1));
                cells.put("vote", signs.get(i));
                rows.add(LedgerTable.VOTES, cells, raters.place());
            }
        });
    }

    /** Rows of any other table, by its own columns, and of the lists of the scheme. */
    void tables(String unit, Fields fields) {
        List<String> known = new ArrayList<>(scheme.lists().lists().keySet());
        FURTHER.forEach(table -> known.add(table.word()));
        Fields tables = fields.within("tables", known);
        if (tables == null) {
            return;
        }
        for (LedgerTable table : FURTHER) {
            for (YamlNode item : tables.listIfAny(table.word())) {
                Map<String, String> cells = new LinkedHashMap<>();
                if (table.columns().contains("scheme")) {
                    cells.put("scheme", scheme.id());
                }
                if (table.columns().contains("unit")) {
                    cells.put("unit", unit);
                }
                row(table.word(), item, table.columns(), cells);
            }
        }
        for (ListRule list : scheme.lists().lists().values()) {
            for (YamlNode item : tables.listIfAny(list.id())) {
                Map<String, String> cells = row(unit);
                cells.put("id", "r" + (rows.count(list.id()) + 1));
                row(list.id(), item, GivenRows.columns(list), cells);
            }
        }
    }

    private void row(String table, YamlNode item, List<String> columns, Map<String, String> cells) {
        if (take(item, Text.same(table), columns, cells) != null) {
            rows.add(table, cells, item.place());
        }
    }
}
