package leopard.plugin;

import java.util.List;
import java.util.stream.Collectors;
import leopard.model.Problem;

/** Plugins cannot be loaded, or one cannot be configured; carries every problem at once. */
public final class PluginException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    PluginException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("; ")));
        this.problems = problems.stream().sorted(Problem.ORDER).toList();
    }

    public List<Problem> problems() {
        return problems;
    }
}
