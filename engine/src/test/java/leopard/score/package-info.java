/** Tests of lines, sheets and their explanation 得分单; fixtures that other modules' tests share. */
@NullMarked
package leopard.score;

import org.jspecify.annotations.NullMarked;
