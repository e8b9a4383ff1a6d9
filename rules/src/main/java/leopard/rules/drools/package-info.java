/**
 * Compiles a scheme to Drools rules 规则 and asks them: the plan, events, vetoes, red lines, quotas, awards and lights. Drools
 * stays behind this package; what it says goes out as rulings of the engine, sorted.
 */
@NullMarked
package leopard.rules.drools;

import org.jspecify.annotations.NullMarked;
