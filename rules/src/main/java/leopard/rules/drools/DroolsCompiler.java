package leopard.rules.drools;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import leopard.model.Sha256;
import leopard.rule.RuleBook;
import leopard.rule.RuleBookCompiler;
import leopard.rule.RuleException;
import leopard.rule.RuleFile;
import leopard.scheme.Scheme;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;

/**
 * Compiles schemes to Drools rules. What was compiled is kept by the SHA-256 of the rules' text: the same text never
 * compiles twice, and nothing ever has to be invalidated. Safe for many threads.
 */
public final class DroolsCompiler implements RuleBookCompiler {

    /** Compiled rules that are kept; a rule base of 30 rules takes about a megabyte. */
    private static final int KEPT = 64;

    private final Cache<String, KieBase> compiled;

    private DroolsCompiler(Cache<String, KieBase> compiled) {
        this.compiled = compiled;
    }

    public static DroolsCompiler create() {
        return new DroolsCompiler(Caffeine.newBuilder().maximumSize(KEPT).build());
    }

    @Override
    public RuleBook compile(Scheme scheme, List<RuleFile> files) throws RuleException {
        List<ExpertRule> admitted = ExpertAdmission.of(scheme, files);
        DrlText.Rules rules = SchemeRules.of(scheme);
        KieBase base = baseOf(rules);
        return new DroolsRuleBook(scheme, rules.text(), base, experts(admitted));
    }

    /** Rules of experts stand apart, so that those of the scheme stay as fast as they are. */
    private DroolsRuleBook.@Nullable Experts experts(List<ExpertRule> admitted) throws RuleException {
        if (admitted.isEmpty()) {
            return null;
        }
        DrlText.Rules rules = ExpertRules.text(admitted);
        return new DroolsRuleBook.Experts(admitted, rules.text(), baseOf(rules));
    }

    /** The rule base of a text, compiled once however many ask at the same time. */
    KieBase baseOf(DrlText.Rules rules) throws RuleException {
        try {
            return compiled.get(Sha256.of(rules.text()), key -> build(rules));
        } catch (Refused refused) {
            throw refused.problems;
        }
    }

    private static KieBase build(DrlText.Rules rules) {
        try {
            return DrlBuilder.build(rules);
        } catch (RuleException problems) {
            throw new Refused(problems);
        }
    }

    /** Carries problems out of the cache, which keeps nothing then. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final RuleException problems;

        Refused(RuleException problems) {
            super(problems);
            this.problems = problems;
        }
    }
}
