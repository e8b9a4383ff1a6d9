/** Early warning 预警: lights 红黄绿灯 for what falls behind its schedule 序时进度, the missing figure included. */
@NullMarked
package leopard.watch;

import org.jspecify.annotations.NullMarked;
