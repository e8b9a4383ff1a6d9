package leopard.cli;

import java.util.ArrayList;
import java.util.List;
import leopard.cli.Failure.Fault;
import leopard.model.Place;
import leopard.model.Problem;
import leopard.model.Text;

/** Gathers what is wrong, so that a command can go on looking and tell everything at once. */
final class Faults {

    private final List<Fault> faults = new ArrayList<>();

    void add(Exit exit, Problem problem) {
        faults.add(new Fault(exit, problem));
    }

    void add(Exit exit, List<Problem> problems) {
        problems.forEach(problem -> add(exit, problem));
    }

    /** A wrong argument. */
    void usage(String argument, Text message, Text remedy) {
        add(Exit.USAGE, Problem.at(Place.file(argument), message, remedy));
    }

    boolean isEmpty() {
        return faults.isEmpty();
    }

    /** All that was gathered, to be thrown. */
    Failure failure() {
        if (faults.isEmpty()) {
            throw new IllegalStateException("something is wrong and nobody said what");
        }
        return new Failure(faults);
    }

    /**
     * Ends the command if anything is wrong.
     *
     * @throws Failure with all that was gathered
     */
    void raise() throws Failure {
        if (!faults.isEmpty()) {
            throw failure();
        }
    }
}
