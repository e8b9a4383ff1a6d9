/**
 * What a unit got, and why: score sheets 得分单 whose lines add up, each with a typed justification that is rendered late as
 * arithmetic. Column kernels compute a whole line for a shard of units; the exact arithmetic that explains a line is also
 * the definition of its score.
 */
@NullMarked
package leopard.score;

import org.jspecify.annotations.NullMarked;
