/**
 * The port that a rule engine fills 规则: what rules decide, in the engine's own words. Rules decide which curve applies to
 * whom and judge the outcome; they never compute a score.
 */
@NullMarked
package leopard.rule;

import org.jspecify.annotations.NullMarked;
