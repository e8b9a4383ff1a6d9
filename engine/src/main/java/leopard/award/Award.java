package leopard.award;

import leopard.model.Text;

/**
 * What became of an award or a notice in one ranking.
 *
 * @param award {@code <award>.<ranking>}: {@code leopard.L3}
 * @param ranking id of the ranking it was given in
 * @param group group it was given in; empty if over all units
 * @param unit the unit; empty where nobody gets it
 * @param place the place won; of a notice the rank; 0 where nobody gets it
 */
public record Award(String award, String ranking, String group, String unit, int place, Outcome outcome, Text reason) {

    /** As printed in the column {@code outcome}. */
    public enum Outcome {
        /** 授予. */
        AWARDED(Text.of("授予", "awarded")),
        /** 暂缓: an open dispute about a figure it rests on. */
        BLOCKED(Text.of("暂缓(有未答复的争议)", "blocked by an open dispute")),
        /** 空缺: nobody reaches the floor. */
        VACANT(Text.of("空缺", "vacant")),
        /** 待定: people have to decide. */
        WITHHELD(Text.of("待定(由人决定)", "withheld for a decision")),
        /** 提醒: a notice to the last. */
        NOTICE(Text.of("末位提醒", "laggard notice"));

        private final Text title;

        Outcome(Text title) {
            this.title = title;
        }

        public Text title() {
            return title;
        }
    }
}
