package leopard.cli;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import leopard.model.Problem;

/** A command cannot do its work; carries every problem at once, each with the code it alone would give. */
final class Failure extends Exception {

    private static final long serialVersionUID = 1;

    private final transient List<Fault> faults;

    /** A problem, and the kind of thing that it is about. */
    record Fault(Exit exit, Problem problem) {
        private static final Comparator<Fault> ORDER =
                Comparator.comparing(Fault::exit).thenComparing(Fault::problem, Problem.ORDER);
    }

    Failure(List<Fault> faults) {
        super(faults.stream().map(fault -> fault.problem().toString()).collect(Collectors.joining("; ")));
        this.faults = faults.stream().distinct().sorted(Fault.ORDER).toList();
    }

    /** In the order in which they are printed. */
    List<Problem> problems() {
        return faults.stream().map(Fault::problem).toList();
    }

    /** The lowest of its codes. */
    Exit exit() {
        return faults.get(0).exit();
    }
}
