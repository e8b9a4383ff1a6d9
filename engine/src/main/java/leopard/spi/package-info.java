/**
 * All that the author of a plugin implements: a source 数据来源 opens named tables and yields rows of cells with their places.
 * Nothing is parsed here; a cell is the text as it stands, or an exact number or date where the source has types.
 */
@NullMarked
package leopard.spi;

import org.jspecify.annotations.NullMarked;
