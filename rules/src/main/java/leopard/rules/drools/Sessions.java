package leopard.rules.drools;

import java.util.List;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;

/** Asks the rules: a new session for every slice of facts, which is cheaper than one that is used again. */
final class Sessions {

    private final KieBase base;

    Sessions(KieBase base) {
        this.base = base;
    }

    /** Rules about {@code facts} have their effects on {@code effects}, which rules know by {@code name}. */
    void ask(List<?> facts, String name, Object effects) {
        ask(facts, name, effects, Integer.MAX_VALUE);
    }

    /** As {@link #ask(List, String, Object)}; false if rules wanted to fire more often than {@code most} times. */
    boolean ask(List<?> facts, String name, Object effects, int most) {
        KieSession session = base.newKieSession();
        try {
            session.setGlobal(name, effects);
            for (Object fact : facts) {
                session.insert(fact);
            }
            // One more than may fire, to tell what is enough from what is too much.
            return session.fireAllRules(most == Integer.MAX_VALUE ? -1 : most + 1) <= most;
        } finally {
            session.dispose();
        }
    }
}
