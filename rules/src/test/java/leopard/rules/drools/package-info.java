/** Rulings of compiled rules, in the language of an assessment office. */
@NullMarked
package leopard.rules.drools;

import org.jspecify.annotations.NullMarked;
