package leopard.rules.drools;

import leopard.model.Lang;
import leopard.scheme.Scheme;

/** A scheme as rules: the same scheme always gives the same text. */
final class SchemeRules {

    /** Never anything else, so that class loaders of many rule books keep few names. */
    static final String PACKAGE = "leopard";

    private SchemeRules() {}

    static DrlText.Rules of(Scheme scheme) {
        DrlText drl = new DrlText();
        drl.line("package " + PACKAGE)
                .line("")
                .comment(scheme.id() + " " + scheme.title().in(Lang.ZH) + ", "
                        + scheme.version().id())
                .comment(
                        "Made from the scheme, to be read; the scheme is what is edited. Facts and effects: docs/rules-facts.md")
                .line("")
                .line("import leopard.rules.fact.TypedCriterion")
                .line("import leopard.rules.fact.Event")
                .line("import leopard.rules.fact.ValuedEvent")
                .line("import leopard.rules.fact.CountedEvent")
                .line("import leopard.rules.fact.ScoredUnit")
                .line("import leopard.rules.fact.EventCount")
                .line("import leopard.rules.fact.Contest")
                .line("import leopard.rules.fact.Contender")
                .line("import leopard.rules.fact.ScheduledItem")
                .line("import leopard.rules.fact.ShownLight")
                .line("")
                .line("global leopard.rules.fact.PlanEffects plan")
                .line("global leopard.rules.fact.EventEffects verdict")
                .line("global leopard.rules.fact.UnitEffects ruling")
                .line("global leopard.rules.fact.PromotionEffects promotion")
                .line("global leopard.rules.fact.ContestEffects outcome")
                .line("global leopard.rules.fact.LightEffects light");
        PlanRules.write(scheme, drl);
        EventRules.write(scheme, drl);
        RedLineRules.write(scheme, drl);
        PromotionRules.write(scheme, drl);
        ContestRules.write(scheme, drl);
        WarningRules.write(scheme, drl);
        return drl.finished();
    }
}
