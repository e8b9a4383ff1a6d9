/**
 * What rules see and may do 事实: the facts that patterns match, immutable, and the effects that consequences have. Names of
 * facts, fields and effects are published in {@code docs/rules-facts.md} and stay.
 *
 * <p>Whole numbers that rules compare are longs: in a Turkish locale Drools writes the type {@code int} with a dotless i and
 * then cannot compile it.
 */
@NullMarked
package leopard.rules.fact;

import org.jspecify.annotations.NullMarked;
