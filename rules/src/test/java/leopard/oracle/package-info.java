/**
 * A second opinion 对照计算: the rules of an assessment computed once more, plainly and slowly, in fractions, from the scheme
 * and lists of rows alone. It shares no arithmetic with the engine, and random schemes and data compare the two.
 */
@NullMarked
package leopard.oracle;

import org.jspecify.annotations.NullMarked;
