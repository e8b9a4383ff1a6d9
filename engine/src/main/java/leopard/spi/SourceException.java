package leopard.spi;

import java.util.List;
import java.util.stream.Collectors;
import leopard.model.Problem;

/** A source or a table cannot be read; carries every problem at once. */
public final class SourceException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    public SourceException(List<Problem> problems) {
        super(problems.stream().map(p -> p.place() + " " + p.message()).collect(Collectors.joining("; ")));
        this.problems = List.copyOf(problems);
    }

    public SourceException(Problem problem) {
        this(List.of(problem));
    }

    public List<Problem> problems() {
        return problems;
    }
}
