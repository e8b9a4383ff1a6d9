/** Tests of what a scheme 考核方案 says: formulas, rounding, schedules, plans. */
@NullMarked
package leopard.scheme;

import org.jspecify.annotations.NullMarked;
