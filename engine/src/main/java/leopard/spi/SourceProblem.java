package leopard.spi;

import leopard.model.Problem;

/**
 * Something a source has to say about a table.
 *
 * @param severity an error stops the run; a notice (a recognised encoding, say) is listed and changes nothing
 */
public record SourceProblem(Severity severity, Problem problem) {

    /** Whether it stops the run. */
    public enum Severity {
        ERROR,
        NOTICE
    }

    public static SourceProblem error(Problem problem) {
        return new SourceProblem(Severity.ERROR, problem);
    }

    public static SourceProblem notice(Problem problem) {
        return new SourceProblem(Severity.NOTICE, problem);
    }
}
