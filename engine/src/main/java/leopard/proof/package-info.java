/**
 * 方案验算: tests of a scheme by its author. Each gives figures of one unit or several and says what should come out; they run
 * through the same intake and the same rules as a month does, so that what they hold to is what is published.
 */
@NullMarked
package leopard.proof;

import org.jspecify.annotations.NullMarked;
