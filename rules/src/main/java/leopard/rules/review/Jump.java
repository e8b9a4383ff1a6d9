package leopard.rules.review;

import leopard.model.Rational;
import leopard.model.Text;

/**
 * A place at which the last digit of a figure decides about points.
 *
 * @param bound where it lies, in words
 * @param share share of the full marks that hangs on it, not negative
 * @param key key of the scheme that makes it, below the rule kind; empty for the kind itself
 * @param item entry of a list under that key, -1 for the whole
 */
record Jump(Text bound, Rational share, String key, int item) {

    Jump scaled(Rational factor) {
        return new Jump(bound, share.times(factor), key, item);
    }
}
