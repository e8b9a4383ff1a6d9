/**
 * Text cells to typed values, against the units of measure and formats that the scheme declares 数据读入; and data checks
 * 数据核查, which find figures that cannot be true together. Nothing is coerced and nothing is lost: what cannot be read is
 * a problem with its place.
 */
@NullMarked
package leopard.intake;

import org.jspecify.annotations.NullMarked;
