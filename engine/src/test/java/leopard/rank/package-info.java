/** Tests of rankings 排名: ties, chains, and the fast sort against a plain one. */
@NullMarked
package leopard.rank;

import org.jspecify.annotations.NullMarked;
