package leopard.rules.fact;

/** What rules about one unit may do; in rules the name {@code ruling}. */
public interface UnitEffects {

    /** The unit meets the red line. */
    void meets(ScoredUnit it, String redLine);

    /** The unit is lifted by one grade. */
    void promotes(ScoredUnit it, String promotion);

    /** The unit takes part in the ranking. */
    void enters(ScoredUnit it, String ranking);

    /** The unit meets the condition of the award or notice. */
    void passes(ScoredUnit it, String award);
}
