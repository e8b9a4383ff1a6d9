package leopard.run;

import leopard.model.Decimal;
import leopard.model.Text;
import org.jspecify.annotations.Nullable;

/**
 * How a unit's rank changed against an earlier period 名次变动.
 *
 * @param before its rank then, null if it had none
 * @param ofBefore how many were ranked then, 0 if nobody
 * @param by places it went up, negative for down; null where the two ranks cannot be compared
 */
public record Moved(
        @Nullable Decimal before, int ofBefore, @Nullable Decimal by, Change change) {

    /** As printed in the column {@code movement}. */
    public enum Change {
        UP(Text.of("上升", "up")),
        DOWN(Text.of("下降", "down")),
        SAME(Text.of("持平", "unchanged")),
        /** Not listed in the ranking of that period. */
        NEW(Text.of("新参评", "new")),
        /** Listed then, but without a rank. */
        UNRANKED_BEFORE(Text.of("上次无名次", "had no rank")),
        /** Ranked in another group then. */
        REGROUPED(Text.of("已换组", "in another group then")),
        /** Without a rank now. */
        UNRANKED(Text.of("本次无名次", "has no rank now"));

        private final Text title;

        Change(Text title) {
            this.title = title;
        }

        public Text title() {
            return title;
        }
    }
}
