package leopard.run;

import java.io.IOException;
import java.util.List;

/** Writes rows as RFC 4180 has them: quotation marks only where they are needed, lines that end with LF, absent = empty. */
public final class CsvRows {

    private final Appendable out;

    public CsvRows(Appendable out) {
        this.out = out;
    }

    public void row(List<String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            cell(cells.get(i));
        }
        out.append('\n');
    }

    public void row(String... cells) throws IOException {
        row(List.of(cells));
    }

    private void cell(String text) throws IOException {
        if (!needsQuotes(text)) {
            out.append(text);
            return;
        }
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            out.append(c);
            if (c == '"') {
                out.append('"');
            }
        }
        out.append('"');
    }

    private static boolean needsQuotes(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ',' || c == '"' || c == '\n' || c == '\r') {
                return true;
            }
        }
        return false;
    }
}
