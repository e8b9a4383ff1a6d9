package leopard.cli;

import java.io.IOException;
import leopard.model.Text;

/** Takes differences as they are found, and prints them. */
interface DifferenceReport {

    void add(Difference difference) throws IOException;

    /** Sections of lines for a person. */
    static DifferenceReport text(Console console) {
        return new DifferenceReport() {
            private Text section = Text.EMPTY;

            @Override
            public void add(Difference difference) {
                if (!difference.section().equals(section)) {
                    section = difference.section();
                    console.print(section);
                }
                console.print("  " + difference.text().in(console.lang()));
            }
        };
    }

    /** Objects of a JSON array. */
    static DifferenceReport json(Console console, Json json) {
        return difference -> {
            json.item();
            difference.write(json, console.lang());
            json.endItem();
        };
    }

    /** Counts what passes through it. */
    static Counting counting(DifferenceReport report) {
        return new Counting(report);
    }

    /** A report that knows how much it was told. */
    final class Counting implements DifferenceReport {
        private final DifferenceReport report;
        private int count;

        private Counting(DifferenceReport report) {
            this.report = report;
        }

        @Override
        public void add(Difference difference) throws IOException {
            count++;
            report.add(difference);
        }

        boolean isEmpty() {
            return count == 0;
        }

        Exit exit() {
            return count == 0 ? Exit.DONE : Exit.DIFFERENT;
        }
    }
}
