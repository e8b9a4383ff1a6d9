/**
 * A month 月度考核 scored by Leopard and by its peers, side by side. Before anything is timed all of them have to agree to the
 * last digit.
 */
@NullMarked
package leopard.benchmarks;

import org.jspecify.annotations.NullMarked;
