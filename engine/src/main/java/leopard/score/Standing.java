package leopard.score;

import leopard.model.Rational;
import leopard.scheme.Curve.Better;

/**
 * How a figure stands among others. A unit outside the population is counted as if it were in it.
 *
 * @param size units in the population, the unit itself among them
 * @param ahead units with a better figure
 * @param equal units with the same figure, the unit itself among them
 * @param levelsAhead different figures that are better
 * @param levels different figures
 */
record Standing(int size, int ahead, int equal, int levelsAhead, int levels) {

    static Standing of(Peers peers, int unit, Rational own, Better better) {
        Peers.Order order = peers.order(unit);
        int outside = peers.contains(unit) ? 0 : 1;
        int equal = order.equal(own);
        return new Standing(
                order.sorted().size() + outside,
                order.ahead(own, better),
                equal + outside,
                order.levelsAhead(own, better),
                order.distinct().size() + (equal == 0 ? 1 : 0));
    }
}
