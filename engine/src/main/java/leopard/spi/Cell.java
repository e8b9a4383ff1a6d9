package leopard.spi;

import java.time.LocalDate;
import leopard.model.Decimal;

/** Content of a cell: text as it stands, or an exact value where the source itself has types. */
public sealed interface Cell {

    /** The cell as text: of numbers their plain digits, of days the ISO form. */
    String text();

    static Cell of(String text) {
        return text.isEmpty() ? Words.NOTHING : new Words(text);
    }

    /** Text, untrimmed; the empty text means that there is nothing. */
    record Words(String text) implements Cell {
        private static final Words NOTHING = new Words("");
    }

    /** An exact number. */
    record Figure(Decimal value) implements Cell {
        @Override
        public String text() {
            return value.toString();
        }
    }

    /** A day. */
    record Day(LocalDate date) implements Cell {
        @Override
        public String text() {
            return date.toString();
        }
    }
}
