/**
 * The nouns of an assessment: units 考核对象, indicators 指标, periods 考核周期, readings 数据 and the other ledgers 台账 that
 * an assessment office keeps. Quantities are exact decimals with the scale they were printed with, and a figure that is
 * not there has a status that says why.
 */
@NullMarked
package leopard.model;

import org.jspecify.annotations.NullMarked;
