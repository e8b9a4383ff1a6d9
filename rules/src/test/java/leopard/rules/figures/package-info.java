/** Figures 取数: expressions, derived indicators, windows over periods, steps before the points, as rulings. */
@NullMarked
package leopard.rules.figures;

import org.jspecify.annotations.NullMarked;
