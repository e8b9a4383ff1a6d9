package leopard.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import leopard.model.Decimal;
import leopard.model.Rational;
import leopard.model.Text;
import leopard.model.Unit;
import leopard.scheme.Curve;
import leopard.scheme.DecisionTable;
import leopard.scheme.DecisionTable.Row;
import leopard.scheme.Expression;
import leopard.scheme.Scheme;
import leopard.scheme.TableCell;

/** What a decision table gives to one unit, and which of its rows did. */
final class TableArithmetic {

    private final Curve.Table curve;
    private final CurveFigures figures;
    private final Unit own;
    private final int unit;

    private TableArithmetic(Curve.Table curve, CurveFigures figures, Unit own, int unit) {
        this.curve = curve;
        this.figures = figures;
        this.own = own;
        this.unit = unit;
    }

    static Worked work(Curve.Table curve, CurveFigures figures, Unit own, int unit, Worked worked) {
        return new TableArithmetic(curve, figures, own, unit).work(worked);
    }

    private Worked work(Worked worked) {
        for (int i = 0; i < curve.inputs().size(); i++) {
            String name = curve.inputs().get(i).text();
            Optional<Measured> figure = figures.tableInputs().get(i);
            worked.add(
                    figure.isPresent()
                            ? Step.named(name, Text.same(name), figure.get().exact(unit))
                            : Step.word(name, Text.same(name), word(i)));
        }
        DecisionTable table = curve.table();
        List<Row> rows = table.deciding(this::matches);
        if (rows.isEmpty() && !table.hit().hasEmptyResult()) {
            throw new IllegalStateException("no row of table " + table.id() + " matches " + own.id());
        }
        worked.add(Step.word(
                "row",
                Text.of("符合的行", "row that matches"),
                String.join(
                        " ",
                        rows.stream().map(row -> String.valueOf(row.number())).toList())));
        worked.note(note(rows));
        Expression result = result(rows);
        return curve.ofFullMarks()
                ? worked.share(
                        worked.add(Step.computed(StepName.FACTOR, result, null)).operand())
                : worked.points(result);
    }

    private String word(int input) {
        String name = curve.inputs().get(input).text();
        return ScoreBoard.word(own, name.substring(Scheme.UNIT.length() + 1));
    }

    private boolean matches(int input, TableCell cell) {
        Optional<Measured> figure = figures.tableInputs().get(input);
        return figure.isPresent() ? cell.matches(figure.get().exact(unit)) : cell.matches(word(input));
    }

    private Expression result(List<Row> rows) {
        List<Expression> results = new ArrayList<>();
        for (Row row : rows) {
            Decimal result = row.result();
            results.add(Operand.of(result == null ? Decimal.ZERO : result));
        }
        boolean otherwise = rows.size() == 1 && rows.get(0).number() == 0;
        if (curve.table().hit() == DecisionTable.Hit.COLLECT_COUNT && !otherwise) {
            return Operand.of(Rational.of(rows.size()));
        }
        if (results.size() == 1) {
            return results.get(0);
        }
        return switch (curve.table().hit()) {
            case COLLECT_MIN -> new Expression.Call(Expression.NamedFunction.MIN, results);
            case COLLECT_MAX -> new Expression.Call(Expression.NamedFunction.MAX, results);
            case COLLECT_SUM -> results.isEmpty() ? Operand.of(Rational.ZERO) : Operand.sum(results);
            case UNIQUE, ANY, PRIORITY, FIRST, RULE_ORDER, OUTPUT_ORDER, COLLECT, COLLECT_COUNT ->
                throw new IllegalStateException(
                        "several rows of table " + curve.table().id() + " decide");
        };
    }

    private Text note(List<Row> rows) {
        String id = curve.table().id();
        if (rows.isEmpty()) {
            return Text.of("表 %s 没有符合的行", "no row of table %s matches", id);
        }
        List<Text> told = new ArrayList<>();
        for (Row row : rows) {
            String words = row.text().isEmpty() ? "" : ":" + row.text();
            told.add(
                    row.number() == 0
                            ? Text.of("其他情形%s", "otherwise%s", words)
                            : Text.of("第 %s 行(%s)%s", "row %s (%s)%s", row.number(), cells(row), words));
        }
        return Text.of("表 %s:%s", "table %s: %s", id, Text.join("、", ", ", told));
    }

    private static String cells(Row row) {
        return String.join(" | ", row.cells().stream().map(TableCell::text).toList());
    }
}
