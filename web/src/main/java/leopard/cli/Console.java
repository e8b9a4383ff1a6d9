package leopard.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import leopard.model.Lang;
import leopard.model.Problem;
import leopard.model.Text;

/**
 * Where data and messages go: data to standard output, messages to standard error, both in UTF-8 whatever the locale says.
 */
final class Console {

    /** Set by the launcher if standard error is a terminal. */
    static final String TERMINAL = "LEOPARD_TERMINAL";

    private static final String RED = "\u001b[31m";
    private static final String YELLOW = "\u001b[33m";
    private static final String PLAIN = "\u001b[0m";

    private final Writer out;
    private final PrintWriter err;
    private final Lang lang;
    private final boolean terminal;
    private final boolean colour;

    /** Standard output cannot be written; any other {@link IOException} is about a file. */
    static final class OutputFailure extends IOException {

        private static final long serialVersionUID = 1;

        OutputFailure(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }

    /** Tells its own errors from those of files. */
    private static final class StandardOutput extends OutputStream {
        private final OutputStream out;

        StandardOutput(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            try {
                out.write(b);
            } catch (IOException e) {
                throw new OutputFailure(e);
            }
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                throw new OutputFailure(e);
            }
        }

        @Override
        public void flush() throws IOException {
            try {
                out.flush();
            } catch (IOException e) {
                throw new OutputFailure(e);
            }
        }
    }

    Console(OutputStream out, OutputStream err, Map<String, String> env, Lang lang) {
        this.out = new BufferedWriter(new OutputStreamWriter(new StandardOutput(out), StandardCharsets.UTF_8), 1 << 16);
        this.err = new PrintWriter(new OutputStreamWriter(err, StandardCharsets.UTF_8), true);
        this.lang = lang;
        this.terminal = env.getOrDefault(TERMINAL, "").equals("1");
        this.colour = terminal
                && env.getOrDefault("NO_COLOR", "").isEmpty()
                && !env.getOrDefault("TERM", "").equals("dumb");
    }

    Lang lang() {
        return lang;
    }

    /** Whether a person watches the messages. */
    boolean isTerminal() {
        return terminal;
    }

    /** Standard output; its errors are thrown, as they are for files. */
    Writer out() {
        return out;
    }

    /** A line of data. */
    void print(String line) {
        try {
            out.write(line);
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void print(Text line) {
        print(line.in(lang));
    }

    /** A message. */
    void say(Text message) {
        say(message.in(lang));
    }

    void say(String message) {
        line("", message);
    }

    /** Something that stops the work. */
    void error(Problem problem) {
        line(label(RED, lang.pick("错误:", "error: ")), problem.in(lang));
    }

    /** Something that does not stop the work. */
    void warning(Problem problem) {
        line(label(YELLOW, lang.pick("提示:", "warning: ")), problem.in(lang));
    }

    /** Raw text on standard error, for a line that is written over. */
    void overwrite(String text) {
        err.print("\r\u001b[K" + text);
        err.flush();
    }

    private void line(String label, String message) {
        err.print(label + oneLine(message) + "\n");
        err.flush();
    }

    private String label(String ink, String word) {
        return colour ? ink + word + PLAIN : word;
    }

    /** A name or a cell that is quoted in a message may hold anything; a message stays one line, and sends no commands. */
    private static String oneLine(String message) {
        StringBuilder line = new StringBuilder(message.length());
        message.codePoints().forEach(c -> {
            if (c == '\n') {
                line.append("\\n");
            } else if (c == '\r') {
                line.append("\\r");
            } else if (c == '\t') {
                line.append("\\t");
            } else if (Character.isISOControl(c)) {
                line.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                line.appendCodePoint(c);
            }
        });
        return line.toString();
    }
}
