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
        KieSession session = base.newKieSession();
        try {
            session.setGlobal(name, effects);
            for (Object fact : facts) {
                session.insert(fact);
            }
            session.fireAllRules();
        } finally {
            session.dispose();
        }
    }
}
