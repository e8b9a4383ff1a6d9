package leopard.rule;

/** A rule of an expert would do more work than rules may; nothing of what it said counts. */
public final class RuleLimitException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient RuleProblem problem;

    public RuleLimitException(RuleProblem problem) {
        super(problem.file() + ":" + problem.line() + " " + problem.message());
        this.problem = problem;
    }

    public RuleProblem problem() {
        return problem;
    }
}
