package leopard.rules.drools;

import leopard.model.Text;

/** Something in the rule of an expert that is not admitted. */
final class ExpertFault extends Exception {
    private static final long serialVersionUID = 1;

    private final int line;
    private final transient Text text;
    private final transient Text hint;

    ExpertFault(int line, Text text, Text hint) {
        super(text.toString(), null, false, false);
        this.line = line;
        this.text = text;
        this.hint = hint;
    }

    int line() {
        return line;
    }

    Text text() {
        return text;
    }

    /** What to write instead. */
    Text hint() {
        return hint;
    }
}
