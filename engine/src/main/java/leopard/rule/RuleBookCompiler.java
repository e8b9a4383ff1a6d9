package leopard.rule;

import java.util.List;
import leopard.scheme.Scheme;

/** Makes rules of a scheme. */
@FunctionalInterface
public interface RuleBookCompiler {

    /**
     * Compiles a scheme that was read without problems, and the rules that experts put beside it.
     *
     * @throws RuleException with every problem at once, if the rules do not compile or may not be used
     */
    RuleBook compile(Scheme scheme, List<RuleFile> experts) throws RuleException;

    /** Compiles a scheme that has no rules of experts. */
    default RuleBook compile(Scheme scheme) throws RuleException {
        return compile(scheme, List.of());
    }
}
