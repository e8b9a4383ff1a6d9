package leopard.rules.scheme;

import leopard.model.Rational;
import leopard.scheme.Node;
import org.jspecify.annotations.Nullable;

/**
 * A node as it was read.
 *
 * @param fields its fields, for messages about it
 * @param pointsKnown whether its full marks could be read: none where there are none, or where nobody knows
 * @param mayLack whether a score without full marks is in points all the same
 * @param weight its weight in the node above, null where it says none
 */
record ReadNode(
        Node node,
        Fields fields,
        boolean pointsKnown,
        boolean mayLack,
        @Nullable Rational weight) {

    /** What it counts for whom is not clear if one of its types is not known. */
    ReadNode unless(boolean unclear) {
        return unclear ? new ReadNode(node, fields, false, mayLack, weight) : this;
    }

    ReadNode weighing(@Nullable Rational own) {
        return new ReadNode(node, fields, pointsKnown, mayLack, own);
    }
}
