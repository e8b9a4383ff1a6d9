package leopard.score;

import java.io.IOException;
import leopard.model.Lang;

/** What an explanation is written on: rows of a hundred columns at most, in one language. */
final class Paper {

    /** Columns of a table. */
    static final int WIDTH = 96;

    private final Lang lang;
    private final Appendable out;

    Paper(Lang lang, Appendable out) {
        this.lang = lang;
        this.out = out;
    }

    Lang lang() {
        return lang;
    }

    String say(String zh, String en) {
        return lang.pick(zh, en);
    }

    /** Text under a line, wrapped. */
    void detail(String indent, String text) throws IOException {
        String further = indent + "  ";
        boolean first = true;
        for (String row : CellWidth.wrapped(text, WIDTH + 4 - further.length())) {
            print((first ? indent : further) + row);
            first = false;
        }
    }

    void print(String text) throws IOException {
        out.append(text.stripTrailing()).append('\n');
    }
}
