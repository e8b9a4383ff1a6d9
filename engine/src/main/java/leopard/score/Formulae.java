package leopard.score;

import java.util.HashMap;
import java.util.Map;
import leopard.model.Column;
import leopard.model.DataStatus;
import leopard.model.Decimal;
import leopard.model.Rational;
import leopard.scheme.Expression;
import leopard.scheme.Question;
import org.jspecify.annotations.Nullable;

/** Works out a formula for every unit, and why it has no value where it has none. */
final class Formulae {

    private Formulae() {}

    /** The number behind a name that stands for no column: a parameter, the schedule. */
    interface Numbers {
        Rational number(String name, int unit);
    }

    /**
     * @param columns the columns behind the names that stand for one
     * @param numbers asked for all other names
     */
    static Column column(Expression formula, int size, Map<String, Column> columns, Numbers numbers) {
        return column(formula, size, columns, numbers, NOBODY);
    }

    /** Knows what conditions ask beside figures: about other units and periods, and in words. */
    interface Asked {

        Column answer(Question question);

        String word(String field, int unit);
    }

    private static final Asked NOBODY = new Asked() {
        @Override
        public Column answer(Question question) {
            throw new IllegalArgumentException("only conditions ask " + question.text());
        }

        @Override
        public String word(String field, int unit) {
            throw new IllegalArgumentException("only conditions ask for " + field);
        }
    };

    /** @param answers asked for what a condition asks */
    static Column column(Expression formula, int size, Map<String, Column> columns, Numbers numbers, Asked answers) {
        byte[] status = new byte[size];
        @Nullable Rational[] values = new Rational[size];
        for (int i = 0; i < size; i++) {
            Cells cells = new Cells(columns, numbers, answers, i);
            Rational value = formula.evaluate(cells);
            if (value != null && value.hasMoreDigitsThan(Decimal.MAX_DIGITS)) {
                value = null;
                cells.fails(DataStatus.OVERFLOW);
            }
            values[i] = value;
            status[i] = (byte) cells.status(value).ordinal();
        }
        return Column.ofExact(values, status);
    }

    /** The columns behind the names of a formula. */
    static Map<String, Column> columns(Expression formula, Columns of) {
        Map<String, Column> columns = new HashMap<>();
        for (String name : formula.names()) {
            Column column = of.column(name);
            if (column != null) {
                columns.put(name, column);
            }
        }
        return columns;
    }

    /** Knows the columns behind names; null for a name that stands for a number. */
    interface Columns {
        @Nullable
        Column column(String name);
    }

    /** One unit's cells; notes why what was asked for is not there. */
    static final class Cells implements Expression.Lookup {
        private final Map<String, Column> columns;
        private final Numbers numbers;
        private final Asked answers;
        private final int unit;
        private DataStatus worst = DataStatus.OK;

        Cells(Map<String, Column> columns, Numbers numbers, int unit) {
            this(columns, numbers, NOBODY, unit);
        }

        Cells(Map<String, Column> columns, Numbers numbers, Asked answers, int unit) {
            this.columns = columns;
            this.numbers = numbers;
            this.answers = answers;
            this.unit = unit;
        }

        @Override
        public @Nullable Rational figure(String name) {
            Column column = columns.get(name);
            return column == null ? numbers.number(name, unit) : cell(column);
        }

        @Override
        public @Nullable Rational answer(Question question) {
            return cell(answers.answer(question));
        }

        @Override
        public String word(String field) {
            return answers.word(field, unit);
        }

        private @Nullable Rational cell(Column column) {
            DataStatus status = column.status(unit);
            worst = Figures.worse(worst, status);
            return status.hasValue() ? column.exact(unit) : null;
        }

        @Override
        public void fails(DataStatus why) {
            worst = Figures.worse(worst, why);
        }

        /** A value that was computed counts, whatever branches and tests did without. */
        DataStatus status(@Nullable Rational value) {
            if (value == null) {
                return worst.hasValue() ? DataStatus.DOMAIN_ERROR : worst;
            }
            return worst == DataStatus.DISPUTED ? worst : DataStatus.OK;
        }
    }
}
