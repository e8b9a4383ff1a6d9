package leopard.run;

import java.io.IOException;

/** A table of text that is written out row by row, so that its size does not decide the memory. */
public interface ResultTable {

    /** {@code ranking.csv}. */
    String fileName();

    /** Writes header and rows: the same bytes for the same figures, whatever the machine. */
    void write(Appendable out) throws IOException;
}
