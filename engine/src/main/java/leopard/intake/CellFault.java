package leopard.intake;

import leopard.model.Text;

/** What is wrong with the text of a cell, and what to write instead. */
final class CellFault extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Text message;
    private final transient Text remedy;

    CellFault(Text message, Text remedy) {
        super(message.toString(), null, false, false);
        this.message = message;
        this.remedy = remedy;
    }

    Text message() {
        return message;
    }

    Text remedy() {
        return remedy;
    }
}
