/** Whole periods 一期考核 from a scheme's text and tables of text: how rankings, grades, roll-ups and provisional scores are ruled. */
@NullMarked
package leopard.rules.month;

import org.jspecify.annotations.NullMarked;
