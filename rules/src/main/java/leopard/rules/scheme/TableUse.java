package leopard.rules.scheme;

import java.util.ArrayList;
import java.util.List;
import leopard.model.Decimal;
import leopard.model.Text;
import leopard.scheme.Comparator;
import leopard.scheme.Condition;
import leopard.scheme.Curve;
import leopard.scheme.DecisionTable;
import leopard.scheme.DecisionTable.Hit;
import leopard.scheme.DecisionTable.Row;
import leopard.scheme.Expression;
import leopard.scheme.Scheme;
import leopard.scheme.Source;
import leopard.scheme.TableCell;
import org.jspecify.annotations.Nullable;

/** Puts a decision table to use: as the curve of a criterion, or as conditions of red lines. */
final class TableUse {

    /** Before the id of a table that is used, so that it is taken for no other name. */
    static final String NAME = "table ";

    private final Declared declared;
    private final Formulas formulas;
    private final Problems problems;

    TableUse(Declared declared, Formulas formulas, Problems problems) {
        this.declared = declared;
        this.formulas = formulas;
        this.problems = problems;
    }

    /** The table that a key names; null if there is none, which is reported. */
    @Nullable
    TableSpec named(Fields fields, String key) {
        YamlNode.Scalar id = fields.need(key, Text.of("决策表的编号", "the id of a decision table"));
        if (id == null || !declared.check(Declared.Sort.TABLE, id.text(), id.place(), problems)) {
            return null;
        }
        declared.use(NAME + id.text());
        return declared.table(id.text());
    }

    @Nullable
    Curve curve(Fields node) {
        TableSpec spec = named(node, "table");
        if (spec == null) {
            return null;
        }
        if (!spec.gives("share") && !spec.gives("points") && spec.table().hit() != Hit.COLLECT_COUNT) {
            problems.add(
                    node.placeOf("table"),
                    Text.of(
                            "表 %s 不给出 share 或 points",
                            "the table %s gives neither share nor points",
                            spec.table().id()),
                    Text.of("加一列结果 share 或 points", "Give it an output share or points"));
        }
        List<Curve.Table.Input> inputs = new ArrayList<>();
        for (TableSpec.Input input : spec.inputs()) {
            Curve.Scale scale = input.percent() ? Curve.Scale.PERCENT : Curve.Scale.SHARE;
            if (!input.isWord()) {
                inputs.add(new Curve.Table.Input(input.text(), source(input), scale));
            } else if (input.text().startsWith(Scheme.UNIT + ".")) {
                checkWord(input);
                inputs.add(new Curve.Table.Input(input.text(), null, scale));
            } else {
                problems.add(
                        input.node().place(),
                        Text.of("指标的决策表不能看 %s", "the table of a criterion cannot look at %s", input.text()),
                        Text.of(
                                "缺数由 absence 处理;红线的表可以看状态",
                                "absence says what becomes of figures that are not there; tables of red lines may look at statuses"));
            }
        }
        return new Curve.Table(spec.table(), List.copyOf(inputs), spec.gives("share"));
    }

    private Source source(TableSpec.Input input) {
        if (declared.has(Declared.Sort.INDICATOR, input.text())) {
            declared.use(input.text());
            return new Source.Plain(input.text());
        }
        return new Source.Formula(formulas.expression("inputs", input.node(), Formulas.Scope.READINGS));
    }

    private void checkWord(TableSpec.Input input) {
        if (input.node() instanceof YamlNode.Scalar scalar) {
            new WordTest(declared, problems).check(scalar, new FormulaParser.Ask(input.text(), 0, List.of()));
        }
    }

    /**
     * A row as a condition.
     *
     * @param number of the row, 0 for what follows otherwise
     */
    record Ruled(int number, Condition when, String grade, String text) {}

    /** The rows that give a grade, each with when it does. */
    List<Ruled> rules(TableSpec spec) {
        DecisionTable table = spec.table();
        if (!spec.gives("grade") || table.hit().isSummed()) {
            problems.add(
                    spec.place(),
                    Text.of("红线用到的表 %s 应给出 grade", "the table %s of a red line should give a grade", table.id()),
                    Text.of(
                            "加一列结果 grade,hit 不用 COLLECT_SUM 等",
                            "Give it an output grade, and no hit such as COLLECT_SUM"));
            return List.of();
        }
        List<@Nullable Expression> figures = new ArrayList<>();
        for (TableSpec.Input input : spec.inputs()) {
            if (input.isWord()) {
                checkWord(input);
                figures.add(null);
            } else {
                Expression figure = formulas.expression("inputs", input.node(), Formulas.Scope.FIGURES);
                figures.add(
                        input.percent()
                                ? new Expression.Binary(
                                        Expression.Operator.TIMES, figure, Expression.number(Decimal.HUNDRED))
                                : figure);
            }
        }
        List<Ruled> rules = new ArrayList<>();
        List<@Nullable Condition> conditions = new ArrayList<>();
        table.rows().forEach(row -> conditions.add(condition(row, spec, figures)));
        for (int i = 0; i < table.rows().size(); i++) {
            Row row = table.rows().get(i);
            List<Condition> all = new ArrayList<>();
            Condition own = conditions.get(i);
            if (own != null) {
                all.add(own);
            }
            boolean reached = true;
            for (int k = 0; k < table.rows().size(); k++) {
                if (k != i && comesBefore(table, k, i)) {
                    Condition before = conditions.get(k);
                    reached &= before != null;
                    if (before != null) {
                        all.add(new Condition.Not(before));
                    }
                }
            }
            if (reached && !row.grade().isEmpty()) {
                add(rules, row, all, spec);
            }
        }
        Row otherwise = table.otherwise();
        if (otherwise != null && !otherwise.grade().isEmpty() && !conditions.contains(null)) {
            List<Condition> none = new ArrayList<>();
            for (Condition each : conditions) {
                if (each != null) {
                    none.add(new Condition.Not(each));
                }
            }
            add(rules, otherwise, none, spec);
        }
        return rules;
    }

    private static boolean comesBefore(DecisionTable table, int k, int i) {
        int priority = Integer.compare(
                table.rows().get(k).priority(), table.rows().get(i).priority());
        return switch (table.hit()) {
            case FIRST -> k < i;
            case PRIORITY -> priority < 0 || (priority == 0 && k < i);
            case UNIQUE, ANY, RULE_ORDER, OUTPUT_ORDER, COLLECT, COLLECT_SUM, COLLECT_MIN, COLLECT_MAX, COLLECT_COUNT ->
                false;
        };
    }

    private void add(List<Ruled> rules, Row row, List<Condition> all, TableSpec spec) {
        if (all.isEmpty()) {
            problems.add(
                    row.number() == 0 ? spec.place() : spec.places().get(row.number() - 1),
                    Text.of("第 %s 行对所有单位都成立", "row %s holds for every unit", row.number()),
                    Text.of("给它一个条件", "Give it a condition"));
            return;
        }
        rules.add(new Ruled(
                row.number(),
                all.size() == 1 ? all.get(0) : new Condition.And(List.copyOf(all)),
                row.grade(),
                row.text()));
    }

    /** What a row asks; null where it asks nothing. */
    private static @Nullable Condition condition(Row row, TableSpec spec, List<@Nullable Expression> figures) {
        List<Condition> all = new ArrayList<>();
        for (int i = 0; i < row.cells().size(); i++) {
            TableCell cell = row.cells().get(i);
            Expression figure = figures.get(i);
            if (cell instanceof TableCell.Words words) {
                all.add(new Condition.Worded(spec.inputs().get(i).text(), !words.not(), words.words()));
            } else if (cell instanceof TableCell.Numbers numbers && figure != null) {
                all.addAll(numbers(numbers, figure));
            }
        }
        if (all.isEmpty()) {
            return null;
        }
        return all.size() == 1 ? all.get(0) : new Condition.And(List.copyOf(all));
    }

    private static List<Condition> numbers(TableCell.Numbers numbers, Expression figure) {
        List<Condition> ranges = new ArrayList<>();
        for (TableCell.Range range : numbers.ranges()) {
            ranges.add(range(range, figure));
        }
        Condition any = ranges.size() == 1 ? ranges.get(0) : new Condition.Or(List.copyOf(ranges));
        if (!numbers.not()) {
            return any instanceof Condition.And and ? and.parts() : List.of(any);
        }
        // A figure that is not there is in none of the ranges, and matches nothing all the same.
        Condition there = new Condition.Or(List.of(
                new Condition.Comparison(figure, Comparator.AT_LEAST, Decimal.ZERO),
                new Condition.Comparison(figure, Comparator.BELOW, Decimal.ZERO)));
        return List.of(there, new Condition.Not(any));
    }

    private static Condition range(TableCell.Range range, Expression figure) {
        Decimal low = range.low();
        Decimal high = range.high();
        if (low != null && high != null && low.compareTo(high) == 0) {
            return new Condition.Comparison(figure, Comparator.EQUAL, low);
        }
        List<Condition> ends = new ArrayList<>();
        if (low != null) {
            ends.add(new Condition.Comparison(
                    figure, range.lowIncluded() ? Comparator.AT_LEAST : Comparator.ABOVE, low));
        }
        if (high != null) {
            ends.add(new Condition.Comparison(
                    figure, range.highIncluded() ? Comparator.AT_MOST : Comparator.BELOW, high));
        }
        return ends.size() == 1 ? ends.get(0) : new Condition.And(List.copyOf(ends));
    }
}
