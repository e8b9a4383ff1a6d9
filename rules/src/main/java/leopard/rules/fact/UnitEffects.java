package leopard.rules.fact;

/** What red lines may do; in rules the name {@code ruling}. */
public interface UnitEffects {

    /** The unit meets the red line. */
    void meets(ScoredUnit it, String redLine);
}
