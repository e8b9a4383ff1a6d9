package leopard.rules.fact;

/** What rules about a contest may do; in rules the name {@code outcome}. */
public interface ContestEffects {

    /**
     * At most {@code share · n} units may have the grade.
     *
     * @param rounding {@code FLOOR}, {@code HALF_UP} or {@code CEILING}
     */
    void quota(Contest contest, String grade, String share, long n, String rounding);

    /** At most so many units may have the grade. */
    void places(Contest contest, String grade, long places);

    /** @param sharing units that hold its rank and may win */
    void awarded(Contest contest, String award, Contender to, Number sharing);

    /**
     * The unit is among the first of those that nothing bars.
     *
     * @param sharing units that hold its rank and may win
     * @param better units that rank before it and may win
     */
    void movedUp(Contest contest, String award, Contender to, Number sharing, Number better);

    /** An open dispute blocks the award for everyone. */
    void blocked(Contest contest, String award);

    /** Nobody may have the award. */
    void vacant(Contest contest, String award);

    /** More units share the rank than may; people decide. */
    void withheld(Contest contest, String award, long rank, Number sharing);

    /** The unit is noticed as one of the last. */
    void notice(Contest contest, String award, Contender about);
}
