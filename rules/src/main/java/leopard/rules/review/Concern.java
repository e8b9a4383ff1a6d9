package leopard.rules.review;

import java.util.Locale;
import leopard.model.Text;

/** What a review looks for. */
public enum Concern {
    CONTRADICTORY_CONDITION(true, Text.of("条件自相矛盾,永不成立", "a condition that can never hold")),
    CONSTANT_CURVE(true, Text.of("不论数值多少,得分都一样", "a rule that gives the same points whatever the figure")),
    UNREACHABLE_ROW(true, Text.of("没有数值落入的一档", "a tier that no figure can be in")),
    UNREACHABLE_GRADE(true, Text.of("没有得分能达到的等次", "a grade that no score can reach")),
    IMPOSSIBLE_AWARD(true, Text.of("不可能授予的奖项、不可能发出的提醒", "an award or notice that can never be given")),
    BARE_TYPE(true, Text.of("没有任何指标的单位类型", "a unit type that no criterion is for")),
    ALWAYS_TRUE(false, Text.of("条件总是成立", "a condition that holds for every figure")),
    EMPTY_QUOTA(false, Text.of("名额为零的等次比例", "a quota that comes to no place at all")),
    CLIFF_EDGE(false, Text.of("断崖:末位数字之差扣分过多", "a cliff edge: the last digit of a figure costs too much")),
    DOUBLE_COUNTING(false, Text.of("同一个数重复计分", "the same figure scored twice")),
    SCALE_MISMATCH(
            false, Text.of("界限像百分数而数是比例,或相反", "bounds that look like percent for a share, or the other way round")),
    FULL_MARKS_UNREACHABLE(false, Text.of("满分不可达", "full marks that nobody can reach")),
    IDLE_LIMIT(false, Text.of("永远不起作用的封顶或保底", "a cap or floor that never binds")),
    IDLE_ROW(false, Text.of("与相邻一档给分相同的一档", "a tier that gives what its neighbour gives")),
    ZERO_WEIGHT(false, Text.of("权重为零", "a weight of 0")),
    IDLE_TIE_KEY(false, Text.of("分不出先后的并列规则", "a tie-break that can decide nothing")),
    UNUSED_INDICATOR(false, Text.of("没有用到的指标", "an indicator that is used nowhere")),
    IDLE_ACKNOWLEDGEMENT(false, Text.of("没有对应警告的说明", "an acknowledgement of nothing"));

    private final boolean error;
    private final Text title;

    Concern(boolean error, Text title) {
        this.error = error;
        this.title = title;
    }

    /** As in schemes and in what {@code check} prints. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether something of the scheme can never come into force; otherwise it may be meant so. */
    public boolean isError() {
        return error;
    }

    /** What it is, in words. */
    public Text title() {
        return title;
    }

    /** Whether a scheme may say that it is meant so. */
    public boolean mayBeAcknowledged() {
        return !error && this != IDLE_ACKNOWLEDGEMENT;
    }
}
