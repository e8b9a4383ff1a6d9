/** Several periods 多期考核 from a scheme's text and tables of text: seasons, roll-ups, units that change. */
@NullMarked
package leopard.rules.periods;

import org.jspecify.annotations.NullMarked;
