package leopard.model;

/**
 * One vote of a democratic review 民主测评.
 *
 * @param raterClass class of raters 评价主体, as the scheme names it
 * @param vote a level of the scheme, or its sign for an abstention
 * @param voter the unit that voted; empty where nobody says
 */
public record Ballot(String period, String unit, String raterClass, String id, String vote, String voter, Place place) {

    /** A vote of somebody who is not named. */
    public Ballot(String period, String unit, String raterClass, String id, String vote, Place place) {
        this(period, unit, raterClass, id, vote, "", place);
    }
}
