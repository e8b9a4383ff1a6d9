/**
 * Orders units by plain decimal columns 排名: who is before whom, who shares a place 并列, and how many were ranked. It knows
 * nothing of scores or schemes beyond the tie rule it is given.
 */
@NullMarked
package leopard.rank;

import org.jspecify.annotations.NullMarked;
