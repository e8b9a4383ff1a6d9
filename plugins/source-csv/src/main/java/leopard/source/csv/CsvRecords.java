package leopard.source.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.RecordType;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import leopard.model.Place;
import leopard.model.Problem;
import leopard.model.Text;
import leopard.spi.Cell;
import leopard.spi.SourceException;
import org.jspecify.annotations.Nullable;

/** The records of a file, split by FastCSV; blank lines are none. No record holds more memory than its limits allow. */
final class CsvRecords implements AutoCloseable {

    static final int MAX_CELLS = 2_000;
    static final int MAX_CELL_LENGTH = 100_000;
    static final int MAX_LENGTH = 1 << 20;

    private final CsvText text;
    private final Meter meter;
    private final Collector collector = new Collector();
    private final CloseableIterator<CsvLine> lines;

    /**
     * A record: one line, or several where a quoted cell has line breaks.
     *
     * @param number line where it starts
     * @param count how many cells it has
     * @param cells the first {@link #MAX_CELLS} of them
     * @param tooLong the first cell, from 1, with more than {@link #MAX_CELL_LENGTH} characters; 0 if there is none
     */
    record CsvLine(int number, int count, List<Cell> cells, int tooLong) {}

    CsvRecords(CsvText text, char delimiter) throws IOException {
        this.text = text;
        meter = new Meter(text.reader());
        lines = CsvReader.builder()
                .fieldSeparator(delimiter)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(collector, meter)
                .iterator();
    }

    /** The next record, or null after the last. */
    @Nullable
    CsvLine next() throws SourceException {
        try {
            return lines.hasNext() ? lines.next() : null;
        } catch (CsvParseException e) {
            // One with a cause is no fault of the file: FastCSV wraps whatever goes wrong in here.
            if (e.getCause() != null) {
                throw e;
            }
            throw new SourceException(quotesDoNotMatch());
        } catch (UncheckedIOException e) {
            throw new SourceException(
                    e.getCause() instanceof RecordTooLong
                            ? tooLong()
                            : CsvText.unreadable(text.line(collector.line), e.getCause()));
        }
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            // Nothing was written, so nothing is lost.
        }
    }

    private Problem quotesDoNotMatch() {
        Place place = text.line(collector.line + collector.lineBreaks);
        if (meter.ended) {
            return Problem.at(
                    place,
                    Text.of(
                            "从这一行开始的单元格有左引号,直到文件末尾没有右引号",
                            "a cell that begins in this line opens a quotation mark that is not closed before the file ends"),
                    Text.of("补上右引号,或删去左引号", "close the quotation mark, or remove it"));
        }
        return Problem.at(
                place,
                Text.of(
                        "从这一行开始的单元格,右引号之后还有文字",
                        "a cell that begins in this line goes on after its closing quotation mark"),
                Text.of("把整个单元格放在引号内,里面的引号写两遍", "put the whole cell into quotation marks and double those inside"));
    }

    private Problem tooLong() {
        return Problem.at(
                text.line(collector.line),
                Text.of(
                        "这一行超过 %s 个字符,可能少了右引号或换行",
                        "is longer than %s characters; perhaps a closing quotation mark or a line break is missing",
                        MAX_LENGTH),
                Text.of("检查这一行的引号和换行", "check the quotation marks and line breaks of this line"));
    }

    /** Makes a record of the fields that FastCSV finds. */
    private final class Collector extends AbstractBaseCsvCallbackHandler<CsvLine> {

        private final List<Cell> cells = new ArrayList<>();
        private int line;
        private int lineBreaks;
        private int tooLong;

        @Override
        protected void handleBegin(long startingLineNumber) {
            line = (int) Math.min(startingLineNumber, Integer.MAX_VALUE);
            lineBreaks = 0;
            tooLong = 0;
            cells.clear();
            meter.beginRecord();
        }

        @Override
        protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
            if (length > MAX_CELL_LENGTH) {
                tooLong = tooLong == 0 ? index + 1 : tooLong;
            } else if (index < MAX_CELLS) {
                cells.add(Cell.of(length == 0 ? "" : new String(buffer, offset, length)));
            }
            if (quoted) {
                countLineBreaks(buffer, offset, length);
            }
        }

        @Override
        protected @Nullable CsvLine buildRecord() {
            return getRecordType() == RecordType.EMPTY
                    ? null
                    : new CsvLine(line, getFieldCount(), List.copyOf(cells), tooLong);
        }

        private void countLineBreaks(char[] buffer, int offset, int length) {
            char previous = 0;
            for (int at = offset; at < offset + length; at++) {
                char c = buffer[at];
                if (c == '\r' || (c == '\n' && previous != '\r')) {
                    lineBreaks++;
                }
                previous = c;
            }
        }
    }

    /**
     * What FastCSV reads from. It knows whether the text has ended, which tells a quote that is never closed from text
     * after a closed one, and it ends a record that would not end by itself.
     */
    private static final class Meter extends FilterReader {

        private long taken;
        private long takenBefore;
        private boolean ended;

        Meter(Reader text) {
            super(text);
        }

        void beginRecord() {
            takenBefore = taken;
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            if (taken - takenBefore > MAX_LENGTH) {
                throw new RecordTooLong();
            }
            int count = super.read(buffer, offset, length);
            ended = count < 0;
            taken += Math.max(count, 0);
            return count;
        }
    }

    private static final class RecordTooLong extends IOException {
        private static final long serialVersionUID = 1;
    }
}
