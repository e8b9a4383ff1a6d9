package leopard.spi;

/** Takes what a source has to say while it reads. */
@FunctionalInterface
public interface SourceProblems {

    void report(SourceProblem problem);
}
