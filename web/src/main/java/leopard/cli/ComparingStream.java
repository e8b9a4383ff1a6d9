package leopard.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Takes what a file should hold and looks where the file holds something else. */
final class ComparingStream extends OutputStream {

    private final InputStream actual;
    private int line = 1;
    private boolean different;

    ComparingStream(Path file) throws IOException {
        this.actual = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    }

    @Override
    public void write(int expected) throws IOException {
        if (!different) {
            compare((byte) expected);
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (int i = 0; i < length && !different; i++) {
            compare(bytes[offset + i]);
        }
    }

    private void compare(byte expected) throws IOException {
        if (actual.read() != (expected & 0xFF)) {
            different = true;
        } else if (expected == '\n') {
            line++;
        }
    }

    /** The line, from 1, in which the first difference stands; 0 if there is none. All has been written. */
    int firstDifference() throws IOException {
        return different || actual.read() >= 0 ? line : 0;
    }

    @Override
    public void close() throws IOException {
        actual.close();
    }
}
