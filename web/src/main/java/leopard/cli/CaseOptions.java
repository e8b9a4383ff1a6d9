package leopard.cli;

import java.nio.file.Path;
import leopard.model.Text;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the commands take that score a case. */
final class CaseOptions {

    private static final Text PERIOD_MEANING =
            Text.of("如 --period 2024-06,或 --period all", "for example --period 2024-06, or --period all");

    @Parameters(arity = "0..1")
    private @Nullable String folder;

    @Option(names = "--period")
    private @Nullable String period;

    @Option(names = "--threads")
    private @Nullable String threads;

    @Option(names = "--json")
    private boolean json;

    /** The folder of the case; null, with a fault, if there is none. */
    @Nullable
    Path folder(Faults faults) {
        return Arguments.folder(folder, CaseFolder.MEANING, faults);
    }

    /** The words for the periods, or null for none; a fault if they can mean no period. */
    @Nullable
    String period(Faults faults) {
        Arguments.period(period, faults);
        return period;
    }

    /** As {@link #period}, and a fault if there are none. */
    @Nullable
    String requiredPeriod(Faults faults) {
        return Arguments.required(period(faults), "--period", PERIOD_MEANING, faults);
    }

    /** How many threads work at once. */
    int threads(Faults faults) {
        return Arguments.threads(threads, faults);
    }

    /** Whether the answer is JSON. */
    boolean json() {
        return json;
    }
}
