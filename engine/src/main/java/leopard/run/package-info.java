/** One period end to end 一期考核: from readings to ranking, awards, warnings, result tables and seal 封存. */
@NullMarked
package leopard.run;

import org.jspecify.annotations.NullMarked;
