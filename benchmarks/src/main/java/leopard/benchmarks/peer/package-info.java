/**
 * The facts 事实 of the peers that score a month inside Drools, a fact per reading. Public with getters, as generated rules
 * need them.
 */
@NullMarked
package leopard.benchmarks.peer;

import org.jspecify.annotations.NullMarked;
