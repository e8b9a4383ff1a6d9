package leopard.rules.fact;

/**
 * What rules of experts may do; in rules the name {@code effects}. Experts leave out {@code rule}: it is put in when their
 * rules are admitted.
 */
public interface ExpertEffects {

    /** The unit gets this grade, whatever its score. */
    void grade(String rule, Unit unit, String grade);

    /** The unit gets no better grade than this. */
    void gradeAtMost(String rule, Unit unit, String grade);

    /** The unit is not ranked. */
    void notRanked(String rule, Unit unit);

    /** The unit gets no award. */
    void noAwards(String rule, Unit unit);

    /**
     * A warning about the unit.
     *
     * @param colour {@code GREEN}, {@code BLUE}, {@code YELLOW}, {@code RED} or {@code GREY}
     * @param text words, in which {@code {1}} stands for the first of {@code values}
     */
    void warn(String rule, Unit unit, String colour, String text, Object... values);

    /** A note among the reasons of the unit's ranking; {@code text} as for {@link #warn}. */
    void note(String rule, Unit unit, String text, Object... values);
}
