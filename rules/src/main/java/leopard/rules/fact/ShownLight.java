package leopard.rules.fact;

/**
 * The light of an item by its gap, and for how many periods in a row, this one included, it showed a colour or a worse one.
 *
 * @param warning id of the warning rule
 * @param unitId the unit
 * @param item id of the line or task
 * @param colour colour by the gap of this period
 * @param greenInARow periods in a row with any light but grey
 * @param blueInARow periods in a row with blue or worse
 * @param yellowInARow periods in a row with yellow or worse
 * @param redInARow periods in a row with red
 * @param number its number in the list that is judged
 */
public record ShownLight(
        String warning,
        String unitId,
        String item,
        String colour,
        long greenInARow,
        long blueInARow,
        long yellowInARow,
        long redInARow,
        int number) {}
