package leopard.rules.review;

import leopard.model.Place;

/** Where the parts of a scheme stand in its file. */
public interface Places {

    /** Stands in a path for the key of the rule kind that a criterion has. */
    String KIND = "*";

    /**
     * The place of a part, or of the innermost thing around it that is there.
     *
     * @param section {@code score} for nodes, or a key of the top level
     * @param id id of the node or entry
     * @param path keys below it, whole numbers for entries of lists from 0
     */
    Place of(String section, String id, Object... path);
}
