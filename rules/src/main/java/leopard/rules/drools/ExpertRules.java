package leopard.rules.drools;

import java.util.List;
import leopard.rules.fact.ExpertEffects;

/** Writes the rules of experts that were admitted: one text for all files. */
final class ExpertRules {

    private ExpertRules() {}

    static DrlText.Rules text(List<ExpertRule> rules) {
        DrlText drl = new DrlText();
        drl.line("package " + SchemeRules.PACKAGE)
                .line("")
                .comment("专家规则 rules of experts: as admitted; facts and effects: docs/rules-facts.md")
                .line("");
        List.of(FactType.values()).forEach(type -> drl.line("import leopard.rules.fact." + type.word()));
        drl.line("").line("global " + ExpertEffects.class.getName() + " effects");
        for (ExpertRule rule : rules) {
            drl.title(rule.id(), rule.title(), rule.file().file() + ":" + rule.line())
                    .rule(rule.id(), rule.id(), rule.when(), String.join(" ", rule.then()));
        }
        return drl.finished();
    }
}
