package leopard.spi;

import java.time.LocalDate;
import leopard.model.Decimal;

/** Content of a cell: text as it stands, or an exact value where the source itself has types. */
public sealed interface Cell {

    /** Text, untrimmed; the empty text means that there is nothing. */
    record Words(String text) implements Cell {}

    /** An exact number. */
    record Number(Decimal value) implements Cell {}

    /** A day. */
    record Day(LocalDate date) implements Cell {}

    Cell NOTHING = new Words("");

    static Cell of(String text) {
        return text.isEmpty() ? NOTHING : new Words(text);
    }

    /** The cell as text: of numbers their plain digits, of days the ISO form. */
    default String text() {
        if (this instanceof Words words) {
            return words.text;
        }
        return this instanceof Number number ? number.value.toString() : ((Day) this).date.toString();
    }
}
