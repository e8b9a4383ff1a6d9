/** Rulings of rule kinds on single figures. */
@NullMarked
package leopard.rules.curves;

import org.jspecify.annotations.NullMarked;
