package leopard.scheme;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import leopard.model.Decimal;
import leopard.model.DeclaredPeriod;
import leopard.model.Period;
import leopard.model.PeriodKind;
import leopard.model.Unit;
import org.jspecify.annotations.Nullable;

/** A named number 参数: one for all, or a table that has one for each period, unit type, grouping or unit. */
public sealed interface Parameter {

    /**
     * The number that holds for a unit in a period.
     *
     * @param unit null only where it {@link #dependsOnUnit does not depend} on it
     */
    Decimal of(Period period, @Nullable Unit unit);

    /** Whether two units may have different numbers in one period. */
    boolean dependsOnUnit();

    /** One number for all. */
    record Plain(Decimal number) implements Parameter {
        @Override
        public Decimal of(Period period, @Nullable Unit unit) {
            return number;
        }

        @Override
        public boolean dependsOnUnit() {
            return false;
        }
    }

    /**
     * A table of numbers 参数表.
     *
     * @param by what its keys are: {@link #PERIOD}, {@link #UNIT}, or a grouping
     * @param rows numbers by their keys, in the order of the table
     * @param otherwise the number of all that no row has
     */
    record Table(List<String> by, Map<List<String>, Decimal> rows, Decimal otherwise) implements Parameter {

        public static final String PERIOD = "period";
        public static final String UNIT = "unit";

        /** By the period itself before the longer ones that it is a part of. */
        @Override
        public Decimal of(Period period, @Nullable Unit unit) {
            if (!by.contains(PERIOD)) {
                return rows.getOrDefault(keys("", unit), otherwise);
            }
            for (String name : names(period)) {
                Decimal number = rows.get(keys(name, unit));
                if (number != null) {
                    return number;
                }
            }
            return otherwise;
        }

        private List<String> keys(String period, @Nullable Unit unit) {
            List<String> keys = new ArrayList<>(by.size());
            for (String key : by) {
                keys.add(
                        switch (key) {
                            case PERIOD -> period;
                            case UNIT -> unit == null ? "" : unit.id();
                            default -> unit == null ? "" : unit.in(key);
                        });
            }
            return keys;
        }

        private static List<String> names(Period period) {
            List<String> names = new ArrayList<>(List.of(period.id()));
            if (period instanceof DeclaredPeriod declared) {
                names.add(declared.parent());
            } else {
                for (PeriodKind kind : List.of(PeriodKind.QUARTER, PeriodKind.HALF_YEAR, PeriodKind.YEAR)) {
                    names.add(period.containing(kind).id());
                }
            }
            return names;
        }

        @Override
        public boolean dependsOnUnit() {
            return by.stream().anyMatch(key -> !key.equals(PERIOD));
        }
    }
}
