package leopard.proof;

import java.util.Locale;
import leopard.model.Text;

/**
 * A part of a scheme that a test can look at.
 *
 * @param id as tests name it: {@code A1}, {@code total.优秀}, {@code leopard.L1}, {@code schedule.RED}
 */
public record SchemeRule(Kind kind, String id) {

    /** What kinds there are, in the order in which they are listed. */
    public enum Kind {
        CRITERION(Text.of("指标", "criteria")),
        NODE(Text.of("节点", "nodes")),
        BONUS(Text.of("加分级别", "bonus levels")),
        DEDUCTION(Text.of("扣分级别", "deduction levels")),
        ROLL_UP(Text.of("汇总", "roll-ups")),
        VETO(Text.of("一票否决", "vetoes")),
        RED_LINE(Text.of("红线", "red lines")),
        RANKING(Text.of("排名", "rankings")),
        GRADE(Text.of("等次", "grades")),
        QUOTA(Text.of("等次比例", "quotas")),
        AWARD(Text.of("奖项", "awards")),
        LIGHT(Text.of("预警灯", "lights"));

        private final Text title;

        Kind(Text title) {
            this.title = title;
        }

        /** As in {@code --json}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public Text title() {
            return title;
        }
    }
}
