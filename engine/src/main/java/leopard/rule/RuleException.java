package leopard.rule;

import java.util.List;
import java.util.stream.Collectors;

/** The rules of a scheme do not compile; carries every problem at once. */
public final class RuleException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient List<RuleProblem> problems;

    public RuleException(List<RuleProblem> problems) {
        super(problems.stream()
                .map(p -> p.criterion() + ":" + p.line() + " " + p.message())
                .collect(Collectors.joining("; ")));
        this.problems = List.copyOf(problems);
    }

    public List<RuleProblem> problems() {
        return problems;
    }
}
