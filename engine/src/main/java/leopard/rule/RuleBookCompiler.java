package leopard.rule;

import leopard.scheme.Scheme;

/** Makes rules of a scheme. */
@FunctionalInterface
public interface RuleBookCompiler {

    /**
     * Compiles a scheme that was read without problems.
     *
     * @throws RuleException with every problem at once, if the rules do not compile
     */
    RuleBook compile(Scheme scheme) throws RuleException;
}
