package leopard.score;

import java.util.HashMap;
import java.util.Map;
import leopard.model.Column;
import leopard.model.DataStatus;
import leopard.model.Decimal;
import leopard.model.Rational;
import leopard.scheme.Expression;
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
        byte[] status = new byte[size];
        @Nullable Rational[] values = new Rational[size];
        for (int i = 0; i < size; i++) {
            Cells cells = new Cells(columns, numbers, i);
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
        private final int unit;
        private DataStatus worst = DataStatus.OK;

        Cells(Map<String, Column> columns, Numbers numbers, int unit) {
            this.columns = columns;
            this.numbers = numbers;
            this.unit = unit;
        }

        @Override
        public @Nullable Rational figure(String name) {
            Column column = columns.get(name);
            if (column == null) {
                return numbers.number(name, unit);
            }
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
