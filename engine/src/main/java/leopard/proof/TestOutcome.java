package leopard.proof;

import java.util.List;
import java.util.Set;
import leopard.model.Problem;

/**
 * What became of a test.
 *
 * @param problems what is wrong with the figures that it gives; then nothing was computed
 * @param differences what came out otherwise
 * @param touched rules of the scheme that it looks at
 */
public record TestOutcome(
        SchemeTest test, List<Problem> problems, List<Difference> differences, Set<SchemeRule> touched) {

    public boolean passed() {
        return problems.isEmpty() && differences.isEmpty();
    }
}
