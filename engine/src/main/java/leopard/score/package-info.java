/**
 * What a unit got, and why: score sheets 得分单 whose lines add up, each with a typed justification that is rendered late as
 * arithmetic. Column kernels compute a whole line for a shard of units; the exact arithmetic that explains a line is also
 * the definition of its score.
 *
 * <p>Reads from the outside in: {@link leopard.score.ScoreBoard} scores all nodes of a tree for all units, {@link
 * leopard.score.CriterionScorer} and {@link leopard.score.ComponentScorer} one node each; {@link
 * leopard.score.LineArithmetic} is what every kind of curve computes, {@link leopard.score.ExplainedFigure} what it looks
 * at; {@link leopard.score.Kernels} finds the kernel that repeats it. {@link leopard.score.ScoreSheet} and {@link
 * leopard.score.Justification} are what comes out, {@link leopard.score.Explanation} puts them into words.
 */
@NullMarked
package leopard.score;

import org.jspecify.annotations.NullMarked;
