/** Tests over all packages of the engine: which may import which. */
@NullMarked
package leopard;

import org.jspecify.annotations.NullMarked;
