/** Awards 奖项 and notices to the last 末位提醒: who gets one, and why it may be blocked 暂缓, vacant 空缺 or withheld 待定. */
@NullMarked
package leopard.award;

import org.jspecify.annotations.NullMarked;
