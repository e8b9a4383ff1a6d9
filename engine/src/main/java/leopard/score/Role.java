package leopard.score;

/** What a line is to its parent. */
public enum Role {
    /** A root: the total of a ranking, an award line, a roll-up. */
    TOTAL,
    /** Adds to its parent. */
    ADDEND,
    /** Printed because its parent was computed from it; it does not add. */
    INPUT,
    /** The difference between its parent and the sum of the other parts. */
    ADJUSTMENT,
    /** One bonus or deduction. */
    EVENT
}
